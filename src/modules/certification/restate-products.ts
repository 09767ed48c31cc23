import { sql, type Tx } from '#platform/db'
import type { Day } from '#platform/day'
import type { Id } from '#platform/ids'
import type { CertificationTables, EventKind, Evidence } from './certification.tables.ts'
import { readRule } from './rules.queries.ts'
import { claimOf, type Fact } from './standing.rules.ts'

interface EventRow { product_id: Id<'product'>; kind: EventKind; stars: number | null; happened_earliest: Day | null; happened_latest: Day | null; valid_until: Day | null; evidence: Evidence; code: string | null }

/** Works out anew, from the whole history, what products may show. Called by every act that touches a history. */
export async function restateProducts(tx: Tx<CertificationTables>, day: Day, products: readonly Id<'product'>[]): Promise<void> {
  if (products.length === 0) return
  const months = await readRule(tx, 'ocop.cert.months', day)
  const rows = await sql<EventRow>(tx, 'certification.histories', `
    select event.product_id, event.kind, event.stars, event.happened_earliest, event.happened_latest, event.valid_until, event.evidence, certificate.code
    from certification.events event left join certification.certificates certificate on certificate.id = event.certificate_id
    where event.product_id = any($1) and event.undone_at is null
    order by event.product_id, event.recorded_at, event.id`, [products])
  const histories = new Map<Id<'product'>, Fact[]>(products.map((id) => [id, []]))
  for (const row of rows) {
    histories.get(row.product_id)!.push({
      kind: row.kind, stars: row.stars, earliest: row.happened_earliest, latest: row.happened_latest,
      validUntil: row.valid_until, evidence: row.evidence, certificateCode: row.code,
    })
  }
  const claims = [...histories].map(([id, facts]) => {
    const claim = claimOf(facts, months)
    return {
      id, base_state: claim.base, recorded_stars: claim.recorded?.stars ?? null, recorded_from: claim.recorded?.from ?? null,
      recorded_until: claim.recorded?.until ?? null, recorded_extended: claim.extended, reported_stars: claim.reported?.stars ?? null,
      reported_from: claim.reported?.from ?? null, reported_until: claim.reported?.until ?? null, recorded_code: claim.recorded?.code ?? null, reported_code: claim.reported?.code ?? null,
    }
  })
  for (let start = 0; start < claims.length; start += 2_000) {
    await sql(tx, 'certification.restate', `
      update certification.products product set base_state = claim.base_state, recorded_stars = claim.recorded_stars, recorded_from = claim.recorded_from,
        recorded_until = claim.recorded_until, recorded_extended = claim.recorded_extended, reported_stars = claim.reported_stars,
        reported_from = claim.reported_from, reported_until = claim.reported_until, recorded_code = claim.recorded_code, reported_code = claim.reported_code, changed_at = now()
      from json_populate_recordset(null::certification.products, $1) claim where product.id = claim.id`, [JSON.stringify(claims.slice(start, start + 2_000))])
  }
}
