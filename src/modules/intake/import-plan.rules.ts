/**
 * What becomes of each understood row: a product that is new, one that is known (the same fact again, a further one,
 * an upgrade), or a row that waits for a person. Rows of one list are matched with the registry and with each other.
 */
import type { Day } from '#platform/day'
import type { EventKind, Evidence } from '#certification'
import type { RowDecision, RowOutcome } from './intake.tables.ts'
import type { ImportRow, RowProblem } from './import-row.rules.ts'
import { blockingKeys, comparable, compareProducts, type Comparable } from './same-product.rules.ts'

/** A fact about a known product, as far as telling "the same again" needs it. */
export interface KnownFact {
  readonly id: string | null
  readonly kind: EventKind
  readonly stars: number | null
  readonly earliest: Day | null
  readonly latest: Day | null
  readonly evidence: Evidence
}

/** A product of the registry, or one that an earlier row of the same list will make (`ordinal`). */
export interface KnownProduct {
  readonly ref: { readonly id: string } | { readonly ordinal: number }
  readonly compared: Comparable
  readonly facts: KnownFact[]
}

export interface PlannedRow {
  readonly ordinal: number
  readonly outcome: RowOutcome
  readonly problems: readonly RowProblem[]
  /** The product that the row speaks of, when it is not new. */
  readonly product: KnownProduct['ref'] | null
  /** The very fact that is known already, for a duplicate from the registry. */
  readonly sameFact: string | null
  readonly kind: EventKind | null
  /** Products that may be the same, for a person to decide. */
  readonly alike: readonly { readonly ref: KnownProduct['ref']; readonly because: string }[]
}

export interface RowChoice { readonly decision: RowDecision; readonly joinProduct: string | null }

/** Products of one key that are compared; beyond it a key is too common to tell products apart. */
const MOST_ALIKE = 40

const recognitions: ReadonlySet<EventKind> = new Set(['recognised', 're-recognised', 'upgraded', 'downgraded'])

/** Finds products by blocking keys, so that not every pair is compared. */
export class KnownProducts {
  readonly #byKey = new Map<string, KnownProduct[]>()
  readonly #byId = new Map<string, KnownProduct>()

  add(product: KnownProduct): void {
    if ('id' in product.ref) this.#byId.set(product.ref.id, product)
    for (const key of blockingKeys(product.compared)) {
      const held = this.#byKey.get(key)
      if (held) held.push(product)
      else this.#byKey.set(key, [product])
    }
  }

  byId(id: string): KnownProduct | undefined {
    return this.#byId.get(id)
  }

  /** Candidates for one entry. A key that very many share tells nothing, so only its newest are looked at. */
  near(compared: Comparable): KnownProduct[] {
    return [...new Set(blockingKeys(compared).flatMap((key) => this.#byKey.get(key)?.slice(-MOST_ALIKE) ?? []))]
  }
}

/** Plans a list. `known` is added to as rows make products, so that later rows find them. */
export function planRows(rows: readonly ImportRow[], known: KnownProducts, choices: ReadonlyMap<number, RowChoice>): PlannedRow[] {
  return rows.map((row) => {
    const choice = choices.get(row.ordinal)
    const nothing = { ordinal: row.ordinal, problems: row.problems, product: null, sameFact: null, kind: null, alike: [] }
    if (choice?.decision === 'set-aside') return { ...nothing, outcome: 'skipped' as const }
    if (!row.product || row.state === 'skipped' || row.state === 'error' || row.foreign || (row.state === 'held' && (row.mustMend || choice?.decision !== 'take'))) {
      return { ...nothing, outcome: row.state === 'ready' || row.state === 'held' ? ('held' as const) : row.state }
    }
    return planProduct(row, known, choice)
  })
}

function planProduct(row: ImportRow, known: KnownProducts, choice: RowChoice | undefined): PlannedRow {
  const compared = comparedOf(row)
  const named = choice?.decision === 'join' && choice.joinProduct ? known.byId(choice.joinProduct) : undefined
  // A row speaks only of products of its own province: what another office keeps cannot be joined from here.
  const joined = named && named.compared.seen.province === row.place.provinceCode ? named : undefined
  const alike: { ref: KnownProduct['ref']; because: string }[] = []
  let match = joined
  if (!match && choice?.decision !== 'apart') {
    for (const candidate of known.near(compared)) {
      const { verdict, reasons } = compareProducts(compared, candidate.compared)
      if (verdict === 'join') { match = candidate; break }
      if (verdict === 'offer') alike.push({ ref: candidate.ref, because: reasons.join(' ') })
    }
  }
  const product = row.product!
  const fact: KnownFact = { id: null, kind: product.kind, stars: product.stars, earliest: product.decided.earliest, latest: product.decided.latest, evidence: row.evidence }
  if (!match) {
    known.add({ ref: { ordinal: row.ordinal }, compared, facts: [fact] })
    return { ordinal: row.ordinal, outcome: 'new', problems: row.problems, product: null, sameFact: null, kind: product.kind, alike: alike.slice(0, 5) }
  }
  const same = match.facts.find((each) => isSameFact(each, fact))
  const base = { ordinal: row.ordinal, problems: row.problems, product: match.ref, alike: [] }
  if (same && !(same.evidence === 'reported' && fact.evidence === 'recorded')) return { ...base, outcome: 'duplicate', sameFact: same.id, kind: null }
  const before = Math.max(0, ...match.facts.filter((each) => recognitions.has(each.kind) && notAfter(each, fact)).map((each) => each.stars ?? 0))
  const upgrade = recognitions.has(fact.kind) && before > 0 && (fact.stars ?? 0) > before
  const kind = upgrade ? 'upgraded' : fact.kind === 'recognised' && before > 0 && !same ? ((fact.stars ?? 0) < before ? 'downgraded' : 're-recognised') : fact.kind
  match.facts.push({ ...fact, kind })
  return { ...base, outcome: upgrade ? 'upgrade' : 'update', sameFact: null, kind }
}

export function comparedOf(row: ImportRow): Comparable {
  const product = row.product!
  return comparable({
    name: product.name, producer: row.producer?.name ?? null, province: row.place.provinceCode, communeCode: row.place.communeCode, district: row.place.districtCode,
    stars: product.stars, year: product.decided.latest ? Number(product.decided.latest.slice(0, 4)) : null, decision: product.decisionNumber, list: row.sourceName || row.sheet,
  })
}

/** The same fact: the same kind of happening, the same stars, days that can be one. A list that gives no stars or day adds nothing to one that does. */
export function isSameFact(a: KnownFact, b: KnownFact): boolean {
  const sameKind = a.kind === b.kind || (recognitions.has(a.kind) && recognitions.has(b.kind))
  if (!sameKind || (a.stars !== null && b.stars !== null && a.stars !== b.stars)) return false
  if (a.latest === null || b.latest === null) return true
  return (a.earliest ?? '0') <= b.latest && (b.earliest ?? '0') <= a.latest
}

const notAfter = (a: KnownFact, b: KnownFact): boolean => a.earliest === null || b.latest === null || a.earliest <= b.latest
