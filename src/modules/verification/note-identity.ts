import { findMembers, type ProducersTables } from '#producers'
import { sql, type Db, type Tx } from '#platform/db'
import { newId, type Id } from '#platform/ids'
import { ownSeal } from '#platform/sealed'
import { findIdentity, type SellerIdentity } from './identity.queries.ts'
import type { NotedIdentity } from './identity-form.rules.ts'
import type { VerificationTables } from './verification.tables.ts'
import type { Verifier } from './outside.connector.ts'
import type { ClaimedIdentity } from './verifier.rules.ts'

const about = (id: string): string => `identities:${id}`

/** The whole number of an identity; for a comparison or an authority's request, never for a page. */
export const openNumber = (identity: Pick<SellerIdentity, 'id' | 'sealedNo'>): string | null => (identity.sealedNo ? ownSeal().open(identity.sealedNo, about(identity.id)).toString() : null)

/** Notes who a seller is, in place of what was noted before; a check of the former falls away with it. The same again changes nothing. */
export async function noteIdentity(tx: Tx<VerificationTables>, producerId: string, asked: NotedIdentity, byId: string, now: Date): Promise<'noted' | 'same' | 'no-key'> {
  await sql(tx, 'verification.lock-producer', 'select 1 from producers.producers where id = $1 for update', [producerId])
  const before = await findIdentity(tx, producerId)
  const number = asked.personNo ?? (asked.kind === 'individual' && before?.kind === 'individual' ? openNumber(before) : null)
  if (asked.kind === 'individual' && !ownSeal().ready) return 'no-key'
  const same = before && before.kind === asked.kind && before.fullName === asked.fullName && before.birthOn === asked.birthOn && openNumber(before) === number && before.orgName === asked.orgName && before.orgSeat === asked.orgSeat && before.orgNo === asked.orgNo
  if (same) return 'same'
  await sql(tx, 'verification.replace-identity', 'update verification.identities set replaced_at = $2 where producer_id = $1 and replaced_at is null', [producerId, now])
  const id = newId<'seller-identity'>()
  await sql(tx, 'verification.note-identity', `
    insert into verification.identities (id, producer_id, kind, full_name, birth_on, person_no, person_no_tail, org_name, org_seat, org_no, noted_at, noted_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [id, producerId, asked.kind, asked.fullName, asked.birthOn, number ? ownSeal().seal(number, about(id)) : null, number ? number.slice(-3) : null, asked.orgName, asked.orgSeat, asked.orgNo, now, byId])
  return 'noted'
}

/** What a verifier compares, with the number open. */
export async function claimedOf(db: Db<VerificationTables & ProducersTables>, producerId: Id<'producer'>, identity: SellerIdentity): Promise<ClaimedIdentity> {
  const owner = (await findMembers(db, producerId)).find((each) => each.role === 'owner')
  return { kind: identity.kind, fullName: identity.fullName, birthOn: identity.birthOn, personNo: openNumber(identity), orgName: identity.orgName, orgNo: identity.orgNo, ownerId: owner?.personId ?? null }
}

export interface NewCheck { readonly producerId: string; readonly identityId: string; readonly verifier: Pick<Verifier, 'key' | 'level'>; readonly byId: string; readonly detail: string }

/** Notes that an identity was checked; false where it has changed meanwhile. */
export async function noteCheck(tx: Tx<VerificationTables>, check: NewCheck, now: Date): Promise<boolean> {
  const noted = await sql(tx, 'verification.note-check', `
    insert into verification.checks (id, identity_id, producer_id, verifier, level, by_id, detail, at)
    select $1, id, producer_id, $4, $5, $6, $7, $8 from verification.identities where id = $2 and producer_id = $3 and replaced_at is null returning 1`,
    [newId<'identity-check'>(), check.identityId, check.producerId, check.verifier.key, check.verifier.level, check.byId, check.detail, now])
  return noted.length > 0
}

/** Takes every standing check of a seller back, with a reason; false where there is none. */
export async function withdrawChecks(tx: Tx<VerificationTables>, producerId: string, byId: string, why: string, now: Date): Promise<boolean> {
  return (await sql(tx, 'verification.withdraw-checks', 'update verification.checks set withdrawn_at = $2, withdrawn_by = $3, withdrawn_why = $4 where producer_id = $1 and withdrawn_at is null returning 1', [producerId, now, byId, why])).length > 0
}

/** Seals numbers anew under today's key; answers how many. */
export async function resealIdentities(tx: Tx<VerificationTables>): Promise<number> {
  const waiting = await sql<{ id: string; sealedNo: string }>(tx, 'verification.to-reseal', `select id, person_no as "sealedNo" from verification.identities where person_no is not null and not starts_with(person_no, $1) for update`, [ownSeal().head])
  for (const each of waiting) await sql(tx, 'verification.reseal', 'update verification.identities set person_no = $2 where id = $1', [each.id, ownSeal().seal(openNumber(each)!, about(each.id))])
  return waiting.length
}
