import type { Reach } from '#identity'
import type { Day } from '#platform/day'
import { sql, type Db } from '#platform/db'
import type { ProducersTables } from '#producers'
import type { EvidenceLevel, IdentityKind, VerificationTables } from './verification.tables.ts'

export interface SellerIdentity {
  readonly id: string
  readonly kind: IdentityKind
  readonly fullName: string
  readonly birthOn: Day | null
  readonly sealedNo: string | null
  readonly tail: string | null
  readonly orgName: string | null
  readonly orgSeat: string | null
  readonly orgNo: string | null
  readonly notedAt: Date
  readonly check: { readonly id: string; readonly verifier: string; readonly level: EvidenceLevel; readonly at: string; readonly byName: string; readonly detail: string } | null
}

/** What is noted of a seller now, with the check that stands; the number only sealed and by its tail. */
export async function findIdentity(db: Db<VerificationTables>, producerId: string): Promise<SellerIdentity | null> {
  return (await sql<SellerIdentity>(db, 'verification.identity', `
    select id, kind, full_name as "fullName", birth_on as "birthOn", person_no as "sealedNo", person_no_tail as tail, org_name as "orgName", org_seat as "orgSeat", org_no as "orgNo", noted_at as "notedAt",
      (select json_build_object('id', checks.id, 'verifier', verifier, 'level', level, 'at', at, 'byName', people.name, 'detail', detail) from verification.checks join identity.people on people.id = by_id
        where identity_id = identities.id and withdrawn_at is null order by at desc limit 1) as check
    from verification.identities where producer_id = $1 and replaced_at is null`, [producerId]))[0] ?? null
}

/** When a seller's identity was checked; null = it is not, or what was checked has changed since. */
export async function verifiedOn(db: Db<VerificationTables>, producerId: string): Promise<Date | null> {
  return (await sql<{ at: Date | null }>(db, 'verification.verified-on', `
    select max(at) as at from verification.checks join verification.identities on identities.id = identity_id where checks.producer_id = $1 and withdrawn_at is null and replaced_at is null`, [producerId]))[0]!.at
}

export interface Duty { readonly dueFrom: Day; readonly citation: string; readonly status: string }

/** The duty to know sellers by electronic identification, as data. */
export async function sellerDuty(db: Db<VerificationTables>): Promise<Duty | null> {
  return (await sql<Duty>(db, 'verification.duty', `select due_from as "dueFrom", citation, status from verification.duties where kind = 'seller-identity' and status in ('in force', 'unverified') order by due_from desc limit 1`))[0] ?? null
}

export interface SellerLine { readonly slug: string; readonly name: string; readonly state: 'nothing' | 'noted' | 'checked'; readonly at: Date | null }

/** Sellers within an officer's reach: those without an identity first, then those nobody checked. */
export async function listSellers(db: Db<VerificationTables & ProducersTables>, ids: readonly string[], reach: Reach): Promise<SellerLine[]> {
  const [all, provinces, communes] = reach.kind === 'country' ? [true, [], []] : [false, reach.provinces, reach.communes]
  return sql<SellerLine>(db, 'verification.sellers', `
    select slug, name, state, at from (
      select producers.slug, producers.name, case when identities.id is null then 'nothing' when checked.at is null then 'noted' else 'checked' end as state, coalesce(checked.at, identities.noted_at) as at
      from producers.producers left join verification.identities on identities.producer_id = producers.id and replaced_at is null
        left join lateral (select max(at) as at from verification.checks where identity_id = identities.id and withdrawn_at is null) checked on true
      where producers.id = any($1::uuid[]) and retired_at is null and ($2 or province_code = any($3) or commune_code = any($4))
    ) sellers order by array_position(array['nothing', 'noted', 'checked'], state), name, slug limit 1000`, [ids, all, provinces, communes])
}
