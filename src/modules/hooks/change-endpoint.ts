import { randomBytes } from 'node:crypto'
import { ownerColumns, type KeyOwner } from '#keys'
import { sql, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { kept, opened, ownSeal } from '#platform/sealed'
import { queue } from '#platform/jobs'
import { secretAbout } from './hooks.queries.ts'
import { MOST_ENDPOINTS, type HookEvent } from './hook.rules.ts'
import type { HooksTables } from './hooks.tables.ts'

/** Registers where news goes; null when the owner has as many as may be. The caller has looked at the address (`mayPostTo`). */
export async function addEndpoint(tx: Tx<HooksTables>, wish: { readonly owner: KeyOwner; readonly url: string; readonly events: readonly HookEvent[] }, by: string, now: Date): Promise<string | null> {
  const [producerId, unit] = ownerColumns(wish.owner)
  const id = newId()
  const [made] = await sql<{ id: string }>(tx, 'hooks.add', `
    insert into hooks.endpoints (id, producer_id, unit, url, events, secret, state, made_by_name, made_at)
    select $1, $2::uuid, $3::text, $4, $5::text[], $6, 'active', $7, $8 where (select count(*) from hooks.endpoints where (producer_id = $2 or unit = $3) and removed_at is null) < ${MOST_ENDPOINTS} returning id`,
    [id, producerId, unit, wish.url, wish.events, kept(`whsec_${randomBytes(24).toString('base64')}`, secretAbout(id)), by, now])
  return made?.id ?? null
}

/** Nothing goes there any more. Safe to repeat. */
export async function removeEndpoint(tx: Tx<HooksTables>, id: string, now: Date): Promise<void> {
  await sql(tx, 'hooks.remove', 'update hooks.endpoints set removed_at = $2 where id = $1 and removed_at is null', [id, now])
}

/** A disabled endpoint hears news again; what it missed can be replayed. */
export async function enableEndpoint(tx: Tx<HooksTables>, id: string): Promise<void> {
  await sql(tx, 'hooks.enable', `update hooks.endpoints set state = 'active', failing_since = null where id = $1`, [id])
}

/** Sends one message again under its own id, whatever became of it before. False when it is not of this endpoint, or the endpoint is not active. */
export async function replayDelivery(tx: Tx<HooksTables>, endpointId: string, id: string, now: Date): Promise<boolean> {
  const again = await sql(tx, 'hooks.replay', `
    update hooks.deliveries set state = 'queued', tries = 0, next_at = $3 where id = $2 and endpoint_id = $1 and exists (select from hooks.endpoints where id = $1 and state = 'active' and removed_at is null) returning 1`, [endpointId, id, now])
  if (again.length > 0) await queue(tx, 'send-hook', { id }, { key: `send-hook:${id}` })
  return again.length > 0
}

/** Seals anew the secrets that lie plain or under a former key; answers how many. */
export async function resealHooks(tx: Tx<HooksTables>): Promise<number> {
  const waiting = await sql<{ id: string; secret: string }>(tx, 'hooks.to-reseal', 'select id, secret from hooks.endpoints where not starts_with(secret, $1) for update', [ownSeal().head])
  for (const { id, secret } of waiting) await sql(tx, 'hooks.reseal', 'update hooks.endpoints set secret = $2 where id = $1', [id, kept(opened(secret, secretAbout(id)), secretAbout(id))])
  return waiting.length
}
