import { findNames, giveProducer, noteLikenesses, noteProductNames, noteSources, recordFacts, registerProducts, type CertificationTables, type NewFact } from '#certification'
import { findProducersByKey, noteProducerNames, registerProducers, type NamedProducer, type ProducersTables } from '#producers'
import type { Db, Tx } from '#platform/db'
import type { Day } from '#platform/day'
import type { Id } from '#platform/ids'
import { planRows, type PlannedRow, type RowChoice } from './import-plan.rules.ts'
import type { ImportOptions, ImportRow } from './import-row.rules.ts'
import { loadKnownProducts } from './known-products.queries.ts'
import { oneImportAtATime } from './undo-import.ts'

type Tables = CertificationTables & ProducersTables

export interface LandedRow { readonly planned: PlannedRow; readonly productId: Id<'product'> | null; readonly eventId: Id<'event'> | null }

/** Plans rows against the registry as it is now, without writing. */
export async function planImport(tx: Db<Tables>, rows: readonly ImportRow[], choices: ReadonlyMap<number, RowChoice>): Promise<PlannedRow[]> {
  const known = await loadKnownProducts(tx, [...new Set(rows.filter((row) => !row.foreign).map((row) => row.place.provinceCode))])
  return planRows(rows, known, choices)
}

/**
 * Writes an import into the registry, whole or not at all: producers, products, facts, further names and sources, and
 * the likenesses that a person is to decide. Imports land one after the other.
 */
export async function landImport(tx: Tx<Tables>, by: string, day: Day, importId: Id<'import'> | null, options: ImportOptions, rows: readonly ImportRow[], choices: ReadonlyMap<number, RowChoice>): Promise<LandedRow[]> {
  await oneImportAtATime(tx)
  const planned = await planImport(tx, rows, choices)
  const rowOf = new Map(rows.map((row) => [row.ordinal, row]))
  const fresh = planned.filter((each) => each.outcome === 'new').map((each) => rowOf.get(each.ordinal)!)
  const producerOf = await settleProducers(tx, fresh, importId, options.sample)
  const productIds = await registerProducts(tx, fresh.map((row) => ({
    name: row.product!.name, nameKey: row.product!.nameKey, producerId: producerOf.get(row.ordinal) ?? null, provinceCode: row.place.provinceCode,
    communeCode: row.place.communeCode, formerCode: row.place.formerCode, placeRaw: row.place.raw, groupVersion: row.product!.group ? row.product!.group.version : null,
    groupCode: row.product!.group?.code ?? null, groupCertainty: row.product!.group ? row.product!.group.certainty : null, sample: options.sample, importId,
  })))
  const made = new Map(fresh.map((row, index) => [row.ordinal, productIds[index]!]))
  const idOf = (ref: PlannedRow['product'] | undefined): Id<'product'> | null => (!ref ? null : 'id' in ref ? (ref.id as Id<'product'>) : (made.get(ref.ordinal) ?? null))
  const productOf = (each: PlannedRow): Id<'product'> | null => made.get(each.ordinal) ?? idOf(each.product)

  const telling = planned.filter((each) => each.kind !== null)
  const eventIds = await recordFacts(tx, by, day, telling.map((each) => factOf(rowOf.get(each.ordinal)!, each, productOf(each)!, importId)))
  const eventOf = new Map(telling.map((each, index) => [each.ordinal, eventIds[index]!]))
  await noteFurther(tx, planned, rowOf, productOf, importId)
  const pairs = planned.flatMap((each) => each.alike.map(({ ref, because }) => ({ a: productOf(each), b: idOf(ref), because })))
  await noteLikenesses(tx, pairs.flatMap(({ a, b, because }) => (a && b ? [{ a, b, because }] : [])), importId)
  return planned.map((each) => ({ planned: each, productId: productOf(each), eventId: eventOf.get(each.ordinal) ?? (each.sameFact as Id<'event'> | null) }))
}

/** One producer for one name in one province, whether it was known or comes with this list. */
async function settleProducers(tx: Tx<Tables>, rows: readonly ImportRow[], importId: Id<'import'> | null, sample: boolean): Promise<Map<number, Id<'producer'>>> {
  const named = rows.filter((row) => row.producer !== null)
  const known = new Map<string, NamedProducer[]>()
  for (const each of await findProducersByKey(tx, named.map((row) => row.producer!.nameKey))) known.set(each.nameKey, [...(known.get(each.nameKey) ?? []), each])
  const settled = new Map<number, Id<'producer'>>()
  const wanted = new Map<string, ImportRow[]>()
  for (const row of named) {
    const { provinceCode, communeCode } = row.place
    const found = known.get(row.producer!.nameKey)?.find((each) => each.provinceCode === provinceCode && (!each.communeCode || !communeCode || each.communeCode === communeCode))
    if (found) settled.set(row.ordinal, found.id)
    else {
      const key = `${row.producer!.nameKey}|${provinceCode}|${provinceCode ? '' : row.place.raw}`
      wanted.set(key, [...(wanted.get(key) ?? []), row])
    }
  }
  const groups = [...wanted.values()]
  const ids = await registerProducers(tx, groups.map((group) => {
    const best = group.find((row) => row.place.communeCode) ?? group[0]!
    return {
      name: best.producer!.name, nameKey: best.producer!.nameKey, form: best.producer!.form, provinceCode: best.place.provinceCode, communeCode: best.place.communeCode,
      formerCode: best.place.formerCode, addressRaw: best.place.raw, sample, importId,
    }
  }))
  groups.forEach((group, index) => { for (const row of group) settled.set(row.ordinal, ids[index]!) })
  return settled
}

function factOf(row: ImportRow, planned: PlannedRow, productId: Id<'product'>, importId: Id<'import'> | null): NewFact {
  const { decided, decisionNumber, validUntil, certificateCode, stars, note } = row.product!
  return {
    productId, kind: planned.kind!, stars, earliest: decided.earliest, latest: decided.latest, precision: decided.precision, validUntil,
    evidence: row.evidence, decisionNumber, certificateCode, sourceName: row.sourceName, sourceUrl: row.sourceUrl, note, raw: '', importId,
  }
}

/** What rows about known products add besides the fact: another spelling, the producer that was missing, a further source. */
async function noteFurther(tx: Tx<Tables>, planned: readonly PlannedRow[], rowOf: ReadonlyMap<number, ImportRow>, productOf: (each: PlannedRow) => Id<'product'> | null, importId: Id<'import'> | null): Promise<void> {
  const known = planned.filter((each) => each.product !== null && productOf(each) !== null)
  if (known.length === 0) return
  const ids = [...new Set(known.map((each) => productOf(each)!))]
  const current = new Map((await findNames(tx, ids)).map((product) => [product.id, { ...product }]))
  const orphans = known.filter((each) => rowOf.get(each.ordinal)!.producer && current.get(productOf(each)!)?.producerId === null)
  const found = await settleProducers(tx, orphans.map((each) => rowOf.get(each.ordinal)!), importId, false)
  for (const each of orphans) {
    const product = current.get(productOf(each)!)!
    if (product.producerId !== null) continue
    product.producerId = found.get(each.ordinal)!
    product.producer = rowOf.get(each.ordinal)!.producer!.name
    await giveProducer(tx, product.id, product.producerId, importId)
  }
  const rows = known.map((each) => ({ row: rowOf.get(each.ordinal)!, product: current.get(productOf(each)!)!, planned: each }))
  await noteProductNames(tx, rows.filter(({ row, product }) => row.product!.name !== product.name).map(({ row, product }) => ({ productId: product.id, name: row.product!.name, nameKey: row.product!.nameKey, importId })))
  await noteProducerNames(tx, rows.filter(({ row, product }) => row.producer && product.producerId && row.producer.name !== product.producer)
    .map(({ row, product }) => ({ producerId: product.producerId!, name: row.producer!.name, nameKey: row.producer!.nameKey, source: row.sourceName, importId })))
  await noteSources(tx, rows.flatMap(({ row, planned: each }) => (each.sameFact === null ? [] : [{ eventId: each.sameFact, name: row.sourceName, url: row.sourceUrl }])), importId)
}
