import { sql, type Db } from '#platform/db'
import { ownSeal } from '#platform/sealed'
import { hashToken } from '#platform/session'
import type { IdentityTables } from './identity.tables.ts'

export interface Waiting { readonly id: string; readonly issuer: string; readonly subject: string; readonly name: string | null; readonly returnTo: string; readonly madeAt: Date }

/** Who came back from outside in this browser and is not tied to anybody yet; null when there is none or it is too old. */
export async function waitingOutside(db: Db<IdentityTables>, token: string, now: Date): Promise<Waiting | null> {
  return (await sql<Waiting>(db, 'identity.waiting-outside', `
    select id, issuer, subject, name, return_to as "returnTo", made_at as "madeAt" from identity.outside_flows where token_hash = $1 and subject is not null and done_at is null and ends_at > $2`, [hashToken(token), now]))[0] ?? null
}

export interface OutsideLink { readonly id: string; readonly issuer: string; readonly linkedAt: Date; readonly usedAt: Date | null; readonly vouchedAt: Date | null }

/** The outside accounts that a person signs in with. */
export async function outsideLinksOf(db: Db<IdentityTables>, personId: string): Promise<OutsideLink[]> {
  return sql<OutsideLink>(db, 'identity.outside-links-of', 'select id, issuer, linked_at as "linkedAt", used_at as "usedAt", vouched_at as "vouchedAt" from identity.outside_links where person_id = $1 and ended_at is null order by linked_at, id', [personId])
}

export interface Vouched { readonly issuer: string; readonly subject: string; readonly level: string; readonly at: Date; readonly name: string | null; readonly linkId: string; readonly sealedNo: string | null }

/** What a provider vouched for last about this person; null where none did. */
export async function vouchedOf(db: Db<IdentityTables>, personId: string): Promise<Vouched | null> {
  return (await sql<Vouched>(db, 'identity.vouched-of', `
    select id as "linkId", issuer, subject, level, vouched_at as at, vouched_name as name, vouched_no as "sealedNo" from identity.outside_links
    where person_id = $1 and ended_at is null and vouched_at is not null order by vouched_at desc limit 1`, [personId]))[0] ?? null
}

/** The personal number that a provider vouched for; null where it told none. For a comparison, never for a page. */
export const vouchedNumber = (vouched: Vouched): string | null => (vouched.sealedNo ? ownSeal().open(vouched.sealedNo, `outside_links:${vouched.linkId}`).toString() : null)
