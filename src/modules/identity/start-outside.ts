import { sql, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { ownSeal } from '#platform/sealed'
import { senderKey, type Sender } from '#platform/sender'
import { hashToken } from '#platform/session'
import { takeTry, type Allowance } from '#platform/tries'
import type { IdentityTables } from './identity.tables.ts'
import type { OutsidePerson, WayOut } from './oidc.connector.ts'

export const FLOW_SECONDS = 900
const ALLOWED = { sender: { most: 60, seconds: 900 } } as const satisfies Record<string, Allowance>

export interface Flow extends WayOut {
  readonly id: string
  readonly personId: string | null
  readonly returnTo: string
  readonly madeAt: Date
}

export interface NewFlow { readonly token: string; readonly way: WayOut; readonly personId: string | null; readonly returnTo: string }

/** Remembers one way out for the browser that holds `token`; the seconds to wait where too many began, 0 = kept. */
export async function startOutside(tx: Tx<IdentityTables>, asked: NewFlow, sender: Sender, now: Date): Promise<number> {
  const wait = await takeTry(tx, `outside:sender:${senderKey(sender.address)}`, ALLOWED.sender, now)
  if (wait > 0) return wait
  await sql(tx, 'identity.start-outside', `
    insert into identity.outside_flows (id, token_hash, person_id, state, nonce, verifier, return_to, made_at, ends_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $8::timestamptz + make_interval(secs => $9))`,
    [newId<'outside-flow'>(), hashToken(asked.token), asked.personId, asked.way.state, asked.way.nonce, asked.way.verifier, asked.returnTo, now, FLOW_SECONDS])
  return 0
}

/** Takes the way out that this answer belongs to: once, in the browser that went, with the state it went with. */
export async function takeFlow(tx: Tx<IdentityTables>, token: string, state: string, now: Date): Promise<Flow | null> {
  return (await sql<Flow>(tx, 'identity.take-flow', `
    update identity.outside_flows set came_back_at = $3 where token_hash = $1 and state = $2 and came_back_at is null and done_at is null and ends_at > $3
    returning id, person_id as "personId", state, nonce, verifier, return_to as "returnTo", made_at as "madeAt"`, [hashToken(token), state, now]))[0] ?? null
}

/** Keeps who came back until it is proven which person here that is. */
export async function keepOutsidePerson(tx: Tx<IdentityTables>, flowId: string, person: OutsidePerson): Promise<void> {
  const personNo = person.verified && person.personNo && ownSeal().ready ? ownSeal().seal(person.personNo, `outside_flows:${flowId}`) : null
  await sql(tx, 'identity.keep-outside-person', 'update identity.outside_flows set issuer = $2, subject = $3, level = $4, verified = $5, name = $6, person_no = $7 where id = $1',
    [flowId, person.issuer, person.subject, person.level, person.verified, person.name, personNo])
}
