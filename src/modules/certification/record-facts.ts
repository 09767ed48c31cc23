import { insertMany, sql, type Tx } from '#platform/db'
import type { Day } from '#platform/day'
import { newId, type Id } from '#platform/ids'
import type { CertificationTables, EventKind, Evidence, Precision } from './certification.tables.ts'
import { lastDayOf } from './standing.rules.ts'
import { restateProducts } from './restate-products.ts'
import { readRule } from './rules.queries.ts'

export interface NewFact {
  readonly productId: Id<'product'>
  readonly kind: EventKind
  readonly stars: number | null
  readonly earliest: Day | null
  readonly latest: Day | null
  readonly precision: Precision
  readonly validUntil: Day | null
  readonly evidence: Evidence
  readonly decisionNumber: string | null
  /** The code printed on the certificate, where it is known. */
  readonly certificateCode: string | null
  readonly sourceName: string
  readonly sourceUrl: string | null
  readonly note: string
  readonly raw: string
  readonly importId: string | null
}

const certified: ReadonlySet<EventKind> = new Set(['recognised', 're-recognised', 'upgraded', 'downgraded'])

/**
 * Writes what happened to products; a recognition of three stars or more also makes its certificate. What the
 * products may show follows in the same transaction. Returns the events' keys in the order given.
 */
export async function recordFacts(tx: Tx<CertificationTables>, by: string, day: Day, facts: readonly NewFact[]): Promise<Id<'event'>[]> {
  const months = await readRule(tx, 'ocop.cert.months', day)
  const carrying = facts.filter((each) => certified.has(each.kind) && each.stars !== null && each.stars >= 3)
  const codes = await newCodes(tx, carrying, day)
  const certificateOf = new Map<NewFact, Id<'certificate'>>()
  const certificates = carrying.map((each, index) => {
    const id = newId<'certificate'>()
    certificateOf.set(each, id)
    return {
      id, code: codes[index], product_id: each.productId, number: each.certificateCode, decision_number: each.decisionNumber,
      decided_earliest: each.earliest, decided_latest: each.latest, decided_precision: each.precision, stars: each.stars,
      taxonomy_version: null, valid_until: lastDayOf(each, months), evidence: each.evidence, import_id: each.importId,
    }
  })
  await insertMany(tx, 'certification.certificates', certificates)
  const events = facts.map((each) => ({
    id: newId<'event'>(), product_id: each.productId, certificate_id: certificateOf.get(each) ?? null, kind: each.kind, stars: each.stars,
    happened_earliest: each.earliest, happened_latest: each.latest, happened_precision: each.precision, valid_until: each.validUntil,
    evidence: each.evidence, decision_number: each.decisionNumber, source_name: each.sourceName, source_url: each.sourceUrl,
    note: each.note, raw: each.raw, import_id: each.importId, recorded_by: by, recorded_at: 'now',
  }))
  await insertMany(tx, 'certification.events', events)
  await restateProducts(tx, day, [...new Set(facts.map((each) => each.productId))])
  return events.map((each) => each.id)
}

/** Our own kind of code: never taken from outside, so that nobody can use up the numbers to come. */
const OWN = /^CN-\d\d-\d+$/i

/** The code as issued, unless another certificate has it already; else our own, CN-yy-nnnnnn. */
async function newCodes(tx: Tx<CertificationTables>, facts: readonly NewFact[], day: Day): Promise<string[]> {
  const issued = facts.map((each) => each.certificateCode).filter((each) => each !== null && !OWN.test(each))
  const taken = new Set((await sql<{ code: string }>(tx, 'certification.taken-codes', 'select code from certification.certificates where code = any($1)', [issued])).map((row) => row.code))
  const numbers = await sql<{ number: number }>(tx, 'certification.next-codes', `select nextval('certification.certificate_numbers') as number from generate_series(1, $1)`, [facts.length])
  return facts.map((each, index) => {
    if (each.certificateCode !== null && !OWN.test(each.certificateCode) && !taken.has(each.certificateCode)) {
      taken.add(each.certificateCode)
      return each.certificateCode
    }
    return `CN-${day.slice(2, 4)}-${String(numbers[index]!.number).padStart(6, '0')}`
  })
}
