import type { ProducerForm, ProducersTables } from '#producers'
import { sql, type Db } from '#platform/db'
import type { Day } from '#platform/day'
import type { Id } from '#platform/ids'
import type { BaseState, CertificationTables, EventKind, Evidence, Precision } from './certification.tables.ts'
import { standingOn, type Claim, type Standing } from './standing.rules.ts'

/** A product as the catalogue knows it: what search and cards need, with its claim (no calendar in it). */
export interface ListedProduct {
  readonly id: Id<'product'>
  readonly slug: string
  readonly name: string
  readonly otherNames: readonly string[]
  readonly producer: { readonly id: Id<'producer'>; readonly slug: string; readonly name: string; readonly form: ProducerForm; readonly hidden: boolean; readonly otherNames: readonly string[] } | null
  readonly provinceCode: string | null
  readonly communeCode: string | null
  readonly formerCode: string | null
  readonly placeRaw: string
  readonly group: { readonly version: string; readonly code: string; readonly certainty: 'suggested' | 'confirmed' } | null
  readonly claim: Claim
  readonly published: boolean
  readonly sample: boolean
}

interface ListedRow {
  id: Id<'product'>; slug: string; name: string; other_names: string[]; producer_id: Id<'producer'> | null; producer_slug: string; producer_name: string; form: ProducerForm
  name_hidden: boolean; producer_names: string[]; province_code: string | null; commune_code: string | null; former_code: string | null; place_raw: string
  group_version: string | null; group_code: string | null; group_certainty: 'suggested' | 'confirmed' | null; published: boolean; sample: boolean
  base_state: BaseState; recorded_stars: number | null; recorded_from: Day | null; recorded_until: Day | null; recorded_extended: boolean
  reported_stars: number | null; reported_from: Day | null; reported_until: Day | null; recorded_code: string | null; reported_code: string | null
}

const LISTED = `
  select product.id, product.slug, product.name, product.province_code, product.commune_code, product.former_code, product.place_raw,
    product.group_version, product.group_code, product.group_certainty, product.published, product.sample, product.base_state,
    product.recorded_stars, product.recorded_from, product.recorded_until, product.recorded_extended,
    product.reported_stars, product.reported_from, product.reported_until, product.recorded_code, product.reported_code,
    producer.id as producer_id, producer.slug as producer_slug, producer.name as producer_name, producer.form, producer.name_hidden,
    coalesce((select array_agg(other.name) from certification.product_names other where other.product_id = product.id), '{}') as other_names,
    coalesce((select array_agg(other.name) from producers.names other where other.producer_id = producer.id), '{}') as producer_names
  from certification.products product left join producers.producers producer on producer.id = product.producer_id
  where product.retired_at is null and product.merged_into is null`

/** Every product of the registry that was not merged away or retired, for whoever keeps an index of them. */
export async function findListed(db: Db<CertificationTables & ProducersTables>): Promise<ListedProduct[]> {
  return (await sql<ListedRow>(db, 'certification.listed', LISTED)).map(listed)
}

/** The same for some products, or for all products of some producers. Those that are gone are not in the answer. */
export async function findListedOf(db: Db<CertificationTables & ProducersTables>, keys: { products: readonly string[]; producers: readonly string[] }): Promise<ListedProduct[]> {
  return (await sql<ListedRow>(db, 'certification.listed-of', `${LISTED} and (product.id = any($1::uuid[]) or product.producer_id = any($2::uuid[]))`, [keys.products, keys.producers])).map(listed)
}

function listed(row: ListedRow): ListedProduct {
  return {
    id: row.id, slug: row.slug, name: row.name, otherNames: row.other_names,
    producer: row.producer_id ? { id: row.producer_id, slug: row.producer_slug, name: row.producer_name, form: row.form, hidden: row.name_hidden, otherNames: row.producer_names } : null,
    provinceCode: row.province_code, communeCode: row.commune_code, formerCode: row.former_code, placeRaw: row.place_raw,
    group: row.group_code && row.group_version && row.group_certainty ? { version: row.group_version, code: row.group_code, certainty: row.group_certainty } : null,
    claim: claimOfRow(row), published: row.published, sample: row.sample,
  }
}

type ClaimColumns = Pick<ListedRow, 'base_state' | 'recorded_stars' | 'recorded_from' | 'recorded_until' | 'recorded_extended' | 'reported_stars' | 'reported_from' | 'reported_until' | 'recorded_code' | 'reported_code'>

/** The claim as it stands in the product's row. */
export function claimOfRow(row: ClaimColumns): Claim {
  return {
    base: row.base_state, extended: row.recorded_extended,
    recorded: row.recorded_stars ? { stars: row.recorded_stars, from: row.recorded_from, until: row.recorded_until, code: row.recorded_code } : null,
    reported: row.reported_stars ? { stars: row.reported_stars, from: row.reported_from, until: row.reported_until, code: row.reported_code } : null,
  }
}

export interface HistoryEntry {
  readonly kind: EventKind
  readonly stars: number | null
  readonly earliest: Day | null
  readonly latest: Day | null
  readonly precision: Precision
  readonly evidence: Evidence
  readonly decisionNumber: string | null
  readonly sourceName: string
  readonly sourceUrl: string | null
  readonly note: string
  readonly certificateCode: string | null
  readonly validUntil: Day | null
  readonly alsoIn: readonly { readonly name: string; readonly url: string | null }[]
}

/** What happened to a product, latest first, each fact with how it is known. Undone facts are left out. */
export async function findHistory(db: Db<CertificationTables>, productId: Id<'product'>): Promise<HistoryEntry[]> {
  return sql<HistoryEntry>(db, 'certification.history', `
    select event.kind, event.stars, event.happened_earliest as earliest, event.happened_latest as latest, event.happened_precision as precision,
      event.evidence, event.decision_number as "decisionNumber", event.source_name as "sourceName", event.source_url as "sourceUrl", event.note,
      certificate.code as "certificateCode", coalesce(certificate.valid_until, event.valid_until) as "validUntil",
      coalesce((select json_agg(json_build_object('name', source.source_name, 'url', source.source_url)) from certification.event_sources source where source.event_id = event.id), '[]') as "alsoIn"
    from certification.events event left join certification.certificates certificate on certificate.id = event.certificate_id
    where event.product_id = $1 and event.undone_at is null
    order by event.happened_latest desc nulls last, event.recorded_at desc`, [productId])
}

export interface CertificateView {
  readonly code: string
  readonly number: string | null
  readonly stars: number
  readonly evidence: Evidence
  readonly decisionNumber: string | null
  readonly decidedEarliest: Day | null
  readonly decidedLatest: Day | null
  readonly decidedPrecision: Precision
  readonly validUntil: Day | null
  readonly sourceName: string
  readonly sourceUrl: string | null
  readonly product: { readonly id: Id<'product'>; readonly slug: string; readonly name: string; readonly sample: boolean }
  readonly producer: { readonly slug: string; readonly name: string; readonly hidden: boolean } | null
  /** What the product shows today; the certificate asked for may be an older one. */
  readonly standing: Standing
  /** Whether this certificate is the one that the product stands on today. */
  readonly current: boolean
}

/** A certificate by its code, as anyone who checks may see it; null when no such code was ever given. */
export async function findCertificate(db: Db<CertificationTables & ProducersTables>, code: string, day: Day): Promise<CertificateView | null> {
  const rows = await sql<CertificateView & ClaimColumns & { product_id: Id<'product'>; slug: string; name: string; sample: boolean; producer_slug: string | null; producer_name: string; name_hidden: boolean }>(db, 'certification.certificate', `
    select certificate.code, certificate.number, certificate.stars, certificate.evidence, certificate.decision_number as "decisionNumber",
      certificate.decided_earliest as "decidedEarliest", certificate.decided_latest as "decidedLatest", certificate.decided_precision as "decidedPrecision",
      certificate.valid_until as "validUntil", coalesce(event.source_name, '') as "sourceName", event.source_url as "sourceUrl",
      product.id as product_id, product.slug, product.name, product.sample, product.base_state, product.recorded_stars, product.recorded_from, product.recorded_until,
      product.recorded_extended, product.reported_stars, product.reported_from, product.reported_until, product.recorded_code, product.reported_code,
      producer.slug as producer_slug, producer.name as producer_name, coalesce(producer.name_hidden, false) as name_hidden
    from certification.certificates certificate join certification.products product on product.id = certificate.product_id
    left join producers.producers producer on producer.id = product.producer_id
    left join certification.events event on event.certificate_id = certificate.id
    where certificate.code = $1 and certificate.undone_at is null and product.retired_at is null limit 1`, [code])
  const row = rows[0]
  if (!row) return null
  const standing = standingOn(claimOfRow(row), day)
  return {
    code: row.code, number: row.number, stars: row.stars, evidence: row.evidence, decisionNumber: row.decisionNumber, decidedEarliest: row.decidedEarliest,
    decidedLatest: row.decidedLatest, decidedPrecision: row.decidedPrecision, validUntil: row.validUntil, sourceName: row.sourceName, sourceUrl: row.sourceUrl,
    product: { id: row.product_id, slug: row.slug, name: row.name, sample: row.sample },
    producer: row.producer_slug ? { slug: row.producer_slug, name: row.producer_name, hidden: row.name_hidden } : null,
    standing, current: standing.code === row.code,
  }
}

/** A product by its address; a product that was joined with another leads to that one. Null when there is none. */
export async function findProductBySlug(db: Db<CertificationTables & ProducersTables>, slug: string): Promise<{ kind: 'found'; product: ListedProduct } | { kind: 'moved'; slug: string } | null> {
  const rows = await sql<ListedRow>(db, 'certification.by-slug', `${LISTED} and product.slug = $1`, [slug])
  if (rows[0]) return { kind: 'found', product: listed(rows[0]) }
  const moved = await sql<{ slug: string }>(db, 'certification.moved', `
    select target.slug from certification.products product join certification.products target on target.id = product.merged_into
    where product.slug = $1 and target.retired_at is null`, [slug])
  return moved[0] ? { kind: 'moved', slug: moved[0].slug } : null
}
