/**
 * Products and producers as the API gives them, made into JSON by the database in one statement, so that the answer's
 * bytes pass through. The standing follows standing.rules.ts of certification; a test holds the two together.
 */
import type { CertificationTables } from '#certification'
import type { GeographyTables } from '#geography'
import type { OffersTables } from '#offers'
import type { ProducersTables } from '#producers'
import type { Day } from '#platform/day'
import { sql, type Db } from '#platform/db'
import type { Lang } from '#platform/tongue'

type Tables = CertificationTables & OffersTables & ProducersTables & GeographyTables
export interface Shown { readonly day: Day; readonly lang: Lang; readonly site: string }

const PUBLIC = `product.retired_at is null and product.merged_into is null and (product.published or product.base_state in ('recognised', 'withdrawn', 'expired', 'proposed', 'scored'))`

/** $1 day, $2 language, $3 address of the site. */
const STANDING = `
  cross join lateral (select
    coalesce(product.recorded_stars is not null and product.recorded_until >= $1 and coalesce(product.recorded_from <= $1, true), false) as recorded,
    coalesce(product.reported_stars is not null and product.reported_until >= $1 and coalesce(product.reported_from <= $1, true), false) as reported,
    greatest(product.recorded_until, product.reported_until) as last) held
  cross join lateral (select
    case when held.recorded then case when product.recorded_extended then 'extended' else 'recorded' end when held.reported then 'reported'
      when product.base_state <> 'recognised' then product.base_state when held.last is null then 'undated' when held.last < $1 then 'expired' else 'registered' end as state,
    case when held.recorded then product.recorded_stars when held.reported then product.reported_stars else 0 end as stars,
    case when held.recorded then product.recorded_until when held.reported then product.reported_until when product.base_state = 'recognised' then held.last end as until,
    case when held.recorded then product.recorded_code when held.reported then product.reported_code when product.recorded_stars is not null then product.recorded_code else product.reported_code end as code) standing`

const JOINS = `
  left join producers.producers producer on producer.id = product.producer_id and not producer.name_hidden
  left join geography.units commune on commune.scheme = product.scheme and commune.code = product.commune_code
  left join geography.units province on province.scheme = product.scheme and province.code = product.province_code
  left join certification.product_groups grouped on grouped.version = product.group_version and grouped.code = product.group_code
  left join offers.offers offer on offer.product_id = product.id left join offers.stalls stall on stall.producer_id = offer.producer_id
  left join lateral (select pack.price_vnd, pack.size from offers.packs pack where pack.offer_id = offer.id and pack.retired_at is null order by pack.price_vnd, pack.position limit 1) cheapest on true
  left join lateral (select id from photos.photos where owner_kind = 'product' and owner_id = product.id::text and open order by position, id limit 1) photo on true
  cross join lateral (select case
    when cheapest.price_vnd is null then null when offer.state = 'paused' or offer.stopped or stall.closed_until >= $1 and coalesce(stall.closed_from <= $1, true) or cardinality(offer.seasons) > 0 and not extract(month from $1::date)::int = any(offer.seasons) then 'paused' when offer.made_to_order then 'made-to-order'
    when exists (select from offers.packs pack where pack.offer_id = offer.id and pack.retired_at is null and pack.size <= offer.stock) then 'in-stock' else 'sold-out' end as availability) sale`

/**
 * Hides an array's length from the planner: else it finds a plan for this very length cheaper, and plans anew each time,
 * which costs ten times the reading.
 */
const opaque = (array: string): string => `(select ${array})`

const text = (value: string): string => `coalesce(to_json(${value})::text, 'null')`
const unit = (alias: string): string => `case when ${alias}.code is null then 'null' else '{"code":"' || ${alias}.code || '","name":' || to_json(${alias}.name)::text || '}' end`

/** What a pack costs by the usual measure, as `unitPrice` of offers works it out; a test holds the two together. */
const unitPriceOf = (price: string, size: string): string => `case when ${size} = case offer.unit when 'piece' then 1 else 1000 end then 'null'
  else '{"vnd":' || round(${price}::numeric * case offer.unit when 'piece' then 1 else 1000 end / ${size}) || ',"per":"' || case offer.unit when 'g' then 'kg' when 'ml' then 'l' else 'piece' end || '"}' end`

/** The fields of a card; put together as text, which costs the database a third of json_build_object. */
const CARD = `'"id":"' || product.id || '","slug":"' || product.slug || '","name":' || to_json(product.name)::text
  || ',"producer":' || case when producer.id is null then 'null' else '{"slug":"' || producer.slug || '","name":' || to_json(producer.name)::text || ',"form":"' || producer.form || '"}' end
  || ',"unit":{"commune":' || ${unit('commune')} || ',"province":' || ${unit('province')} || '}'
  || ',"group":' || case when grouped.code is null then 'null' else '{"code":"' || grouped.code || '","name":' || to_json(case when $2 = 'en' then grouped.name_en else grouped.name_vi end)::text || '}' end
  || ',"stars":' || standing.stars
  || ',"certificate":{"code":' || ${text('standing.code')} || ',"status":"' || standing.state || '","validUntil":' || coalesce('"' || standing.until || '"', 'null') || '}'
  || ',"sample":' || product.sample || ',"price":' || case when sale.availability <> 'paused' then cheapest.price_vnd::text else 'null' end
  || ',"unitPrice":' || case when sale.availability <> 'paused' then ${unitPriceOf('cheapest.price_vnd', 'cheapest.size')} else 'null' end
  || ',"availability":' || coalesce('"' || sale.availability || '"', 'null') || ',"image":' || coalesce(to_json($3 || '/anh/' || photo.id || '-960.jpg')::text, 'null') || ',"url":' || to_json($3 || case when $2 = 'en' then '/en/san-pham/' else '/san-pham/' end || product.slug)::text`

/** The cards of some products, in the order of the ids, as JSON items parted by commas; empty when none is public. */
export async function findCards(db: Db<Tables>, ids: readonly string[], shown: Shown): Promise<string> {
  return ids.length === 0 ? '' : (await findCardsOf(db, [ids], shown))[0]!
}

/** The same for several lists in one statement. */
export async function findCardsOf(db: Db<Tables>, lists: readonly (readonly string[])[], { day, lang, site }: Shown): Promise<string[]> {
  const rows = await sql<{ list: number; items: string }>(db, 'catalogue.cards', `
    select wanted.list, string_agg('{' || ${CARD} || '}', ',' order by wanted.place) as items
    from unnest(${opaque('$4::uuid[]')}, ${opaque('$5::int[]')}) with ordinality wanted (id, list, place) join certification.products product on product.id = wanted.id ${JOINS} ${STANDING} where ${PUBLIC} group by wanted.list`,
    [day, lang, site, lists.flat(), lists.flatMap((list, at) => list.map(() => at))])
  const found = lists.map(() => '')
  for (const { list, items } of rows) found[list] = items
  return found
}

const HISTORY = `(select coalesce(json_agg(json_build_object('kind', event.kind, 'stars', event.stars, 'earliest', event.happened_earliest, 'latest', event.happened_latest, 'precision', event.happened_precision,
    'evidence', event.evidence, 'decision', event.decision_number, 'certificate', certificate.code, 'validUntil', coalesce(certificate.valid_until, event.valid_until),
    'source', case when (select maker.name_hidden from producers.producers maker where maker.id = product.producer_id) then null else json_build_object('name', event.source_name, 'url', event.source_url) end) order by event.happened_latest desc nulls last, event.recorded_at desc), '[]')::text
  from certification.events event left join certification.certificates certificate on certificate.id = event.certificate_id where event.product_id = product.id and event.undone_at is null)`

/** What can be put into a basket; none while the sale is paused. */
const PACKS = `case when sale.availability is null or sale.availability = 'paused' then '[]' else coalesce((select '[' || string_agg('{"id":"' || pack.id || '","name":' || to_json(pack.name)::text || ',"size":' || pack.size || ',"unit":"' || offer.unit
    || '","priceVnd":' || pack.price_vnd || ',"unitPrice":' || ${unitPriceOf('pack.price_vnd', 'pack.size')} || ',"left":' || case when offer.made_to_order then 'null' else (offer.stock / pack.size)::text end || '}', ',' order by pack.position) || ']'
  from offers.packs pack where pack.offer_id = offer.id and pack.retired_at is null), '[]') end`

/** Public products with their history as JSON, by their slugs; null where there is none. */
export async function findProductsJson(db: Db<Tables>, slugs: readonly string[], { day, lang, site }: Shown): Promise<(string | null)[]> {
  const rows = await sql<{ slug: string; json: string }>(db, 'catalogue.product', `
    select product.slug, '{' || ${CARD} || ',"evidence":' || case when held.recorded then '"recorded"' when held.reported then '"reported"' else 'null' end
      || ',"groupCertainty":' || ${text('product.group_certainty')} || ',"formerUnit":' || case when former.code is null then 'null' else '{"code":"' || former.code || '","name":' || to_json(concat_ws(', ', former.full_name, above.full_name, top.full_name))::text || '}' end
      || ',"otherNames":' || (select coalesce(json_agg(other.name order by other.name), '[]')::text from certification.product_names other where other.product_id = product.id)
      || ',"history":' || ${HISTORY} || ',"packs":' || ${PACKS} || '}' as json
    from certification.products product ${JOINS} ${STANDING}
    left join geography.units former on former.scheme = product.former_scheme and former.code = product.former_code
    left join geography.units above on above.scheme = former.scheme and above.code = former.parent_code
    left join geography.units top on top.scheme = above.scheme and top.code = above.parent_code
    where product.slug = any(array(select unnest($4::text[]))) and ${PUBLIC}`, [day, lang, site, slugs])
  const found = new Map(rows.map((row) => [row.slug, row.json]))
  return slugs.map((slug) => found.get(slug) ?? null)
}

/** Slug of the product that the one with this slug was joined with. */
export async function findMovedTo(db: Db<CertificationTables>, slug: string): Promise<string | null> {
  const rows = await sql<{ slug: string }>(db, 'catalogue.moved', `
    select target.slug from certification.products product join certification.products target on target.id = product.merged_into where product.slug = $1 and target.retired_at is null`, [slug])
  return rows[0]?.slug ?? null
}

const PRODUCER_JOINS = `
  left join geography.units commune on commune.scheme = producer.scheme and commune.code = producer.commune_code
  left join geography.units province on province.scheme = producer.scheme and province.code = producer.province_code`
/** $1 language, $2 address of the site. */
const PRODUCER_CARD = `'"id":"' || producer.id || '","slug":"' || producer.slug || '","name":' || to_json(producer.name)::text || ',"form":"' || producer.form || '"'
  || ',"unit":{"commune":' || ${unit('commune')} || ',"province":' || ${unit('province')} || '},"sample":' || producer.sample
  || ',"url":' || to_json($2 || case when $1 = 'en' then '/en/chu-the/' else '/chu-the/' end || producer.slug)::text`
const SHOWN_PRODUCER = `producer.retired_at is null and not producer.name_hidden`
const WITH_PRODUCTS = `exists (select from certification.products product where product.producer_id = producer.id and ${PUBLIC})`

export interface ProducersAsked { readonly words: string; readonly province: string | null; readonly form: string | null; readonly limit: number; readonly after: string | null }

/** Producers of public products by name; `words` are folded and must all stand in the name's key. `last` = id of the last, for going on. */
export async function findProducerCards(db: Db<Tables>, asked: ProducersAsked, { lang, site }: Shown): Promise<{ items: string; last: string | null; count: number }> {
  const rows = await sql<{ items: string | null; last: string | null; count: number }>(db, 'catalogue.producers', `
    select string_agg('{' || body || '}', ',' order by id) as items, max(id::text) as last, count(*) as count from (
      select producer.id, ${PRODUCER_CARD} as body from producers.producers producer ${PRODUCER_JOINS}
      where ${SHOWN_PRODUCER} and ${WITH_PRODUCTS} and ($3::text is null or producer.province_code = $3) and ($4::text is null or producer.form = $4)
        and ($5 = '' or producer.name_key like all (select '%' || word || '%' from unnest(string_to_array($5, ' ')) word)) and ($6::uuid is null or producer.id > $6)
      order by producer.id limit $7) shown`, [lang, site, asked.province, asked.form, asked.words, asked.after, asked.limit])
  return { items: rows[0]!.items ?? '', last: rows[0]!.last, count: rows[0]!.count }
}

/** One producer with a public name, its former names and stories; null when there is none. */
export async function findProducerJson(db: Db<Tables>, slug: string, { lang, site }: Shown): Promise<{ id: string; json: string } | null> {
  const rows = await sql<{ id: string; json: string }>(db, 'catalogue.producer', `
    select producer.id, ${PRODUCER_CARD} || ',"otherNames":' || (select coalesce(json_agg(other.name order by other.noted_at), '[]')::text from producers.names other where other.producer_id = producer.id)
      || ',"story":{"vi":' || ${text('producer.story_vi')} || ',"en":' || ${text('producer.story_en')} || '}' as json
    from producers.producers producer ${PRODUCER_JOINS} where producer.slug = $3 and ${SHOWN_PRODUCER} and ${WITH_PRODUCTS}`, [lang, site, slug])
  return rows[0] ?? null
}

/** Slug and name of some products, in the order of the ids: for suggestions. */
export async function findNamesOf(db: Db<CertificationTables>, ids: readonly string[]): Promise<{ slug: string; name: string }[]> {
  if (ids.length === 0) return []
  return sql(db, 'catalogue.names', `select product.slug, product.name from unnest(${opaque('$1::uuid[]')}) with ordinality wanted (id, place) join certification.products product on product.id = wanted.id where ${PUBLIC} order by wanted.place`, [ids])
}
