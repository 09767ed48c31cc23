// Fills a database with a registry of any size made of real words, so that lists, details and searches have something to do.
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { slugOf } from '#platform/search-text'
import { madeDocs } from './search-docs.ts'
import { seeded } from './search-made-queries.ts'

export interface MadeRegistry { readonly slugs: readonly string[]; readonly names: readonly string[] }

/** Producers, products, a certificate and two facts for each product. Foreign keys are not checked while it fills. */
export async function fillRegistry(url: string, count: number): Promise<MadeRegistry> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const random = seeded(count)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  await client.query('set session_replication_role = replica')
  await client.query('truncate certification.products, producers.producers cascade')
  const communes = (await client.query<{ code: string; province_code: string }>(`select code, province_code from geography.units where scheme = 'v34' and level = 'commune'`)).rows
  const formers = (await client.query<{ code: string }>(`select code from geography.units where scheme = 'v63' and level = 'commune'`)).rows
  const groups = (await client.query<{ version: string; code: string }>(`select version, code from certification.product_groups where level = 'leaf'`)).rows
  const insert = (table: string, rows: readonly object[]) => client.query(`insert into ${table} select * from json_populate_recordset(null::${table}, $1)`, [JSON.stringify(rows)])
  const moment = '2026-01-01T00:00:00Z'
  const slugs: string[] = []
  const names: string[] = []
  let batch = { producers: [] as object[], products: [] as object[], certificates: [] as object[], events: [] as object[] }
  const flush = async (): Promise<void> => {
    await insert('producers.producers', batch.producers)
    await insert('certification.products', batch.products)
    await insert('certification.certificates', batch.certificates)
    await insert('certification.events', batch.events)
    batch = { producers: [], products: [], certificates: [], events: [] }
  }
  let number = 0
  let producer = ''
  for (const doc of madeDocs(count, random)) {
    number++
    const commune = pick(communes)
    const group = pick(groups)
    const place = { scheme: 'v34', province_code: commune.province_code, commune_code: commune.code, former_scheme: 'v63', former_code: pick(formers).code, sample: true, created_at: moment, changed_at: moment }
    if (number % 5 < 3 || !producer) {
      producer = randomUUID()
      batch.producers.push({ ...place, id: producer, slug: `${slugOf(doc.producer ?? 'ho', 50)}-${number}`, name: doc.producer, name_key: slugOf(doc.producer ?? '').replaceAll('-', ' '), form: pick(['household', 'cooperative', 'enterprise']), address_raw: '', name_hidden: false })
    }
    const id = randomUUID()
    const certificate = randomUUID()
    const day = doc.decidedOn!
    const until = `${Number(day.slice(0, 4)) + 3}${day.slice(4)}`
    const recorded = random() < 0.5
    const stars = 3 + Math.floor(random() * 2.2)
    const slug = `${slugOf(doc.name, 60)}-${number}`
    slugs.push(slug)
    names.push(doc.name)
    batch.products.push({ ...place, id, slug, name: doc.name, name_key: slugOf(doc.name).replaceAll('-', ' '), producer_id: producer, place_raw: '', group_version: group.version, group_code: group.code, group_certainty: 'suggested', published: false, base_state: 'recognised', recorded_extended: false,
      ...(recorded ? { recorded_stars: stars, recorded_from: day, recorded_until: until, recorded_code: `CN-${number}` } : { reported_stars: stars, reported_from: day, reported_until: until, reported_code: `CN-${number}` }) })
    batch.certificates.push({ id: certificate, code: `CN-${number}`, product_id: id, number: null, decision_number: recorded ? `${number}/QĐ-UBND` : null, decided_earliest: day, decided_latest: day, decided_precision: 'day', stars, valid_until: until, evidence: recorded ? 'recorded' : 'reported' })
    for (const kind of ['registered', 'recognised']) batch.events.push({ id: randomUUID(), product_id: id, certificate_id: kind === 'recognised' ? certificate : null, kind, stars: kind === 'recognised' ? stars : null, happened_earliest: day, happened_latest: day, happened_precision: 'day', evidence: recorded ? 'recorded' : 'reported', decision_number: recorded ? `${number}/QĐ-UBND` : null, source_name: 'made', note: '', raw: '', recorded_by: 'made', recorded_at: moment })
    if (batch.products.length === 4_000) await flush()
  }
  await flush()
  // What the database would do in the background after such a filling is done before anything is measured.
  for (const table of ['producers.producers', 'certification.products', 'certification.certificates', 'certification.events']) await client.query(`vacuum (analyze) ${table}`)
  await client.query('checkpoint')
  await client.end()
  return { slugs, names }
}
