import { ownerColumns, type KeyOwner } from '#keys'
import { sql, type Db } from '#platform/db'
import { opened } from '#platform/sealed'
import type { HookEvent } from './hook.rules.ts'
import type { HooksTables } from './hooks.tables.ts'

/** What binds a sealed secret to its endpoint. */
export const secretAbout = (id: string): string => `endpoints:${id}`

export interface EndpointView { readonly id: string; readonly producerId: string | null; readonly unit: string | null; readonly url: string; readonly events: readonly HookEvent[]; readonly secret: string; readonly state: 'active' | 'disabled'; readonly failingSince: Date | null; readonly madeByName: string; readonly madeAt: Date }

/** Where news of these owners goes, oldest first. */
export async function findEndpoints(db: Db<HooksTables>, owners: readonly KeyOwner[]): Promise<EndpointView[]> {
  const columns = owners.map(ownerColumns)
  const rows = await sql<EndpointView>(db, 'hooks.of', `
    select id, producer_id as "producerId", unit, url, events, secret, state, failing_since as "failingSince", made_by_name as "madeByName", made_at as "madeAt" from hooks.endpoints
    where (producer_id = any($1::uuid[]) or unit = any($2)) and removed_at is null order by made_at, id`, [columns.flatMap(([id]) => (id ? [id] : [])), columns.flatMap(([, unit]) => (unit ? [unit] : []))])
  return rows.map((each) => ({ ...each, secret: opened(each.secret, secretAbout(each.id)) }))
}

export interface DeliveryView { readonly id: string; readonly event: string; readonly body: string; readonly state: 'queued' | 'delivered' | 'failed'; readonly tries: number; readonly madeAt: Date; readonly nextAt: Date | null; readonly triedAt: Date | null; readonly lastStatus: number | null; readonly lastAnswer: string | null }

/** What was sent to an endpoint, latest first; `before` = the last id of the page before. */
export async function findDeliveries(db: Db<HooksTables>, endpointId: string, limit: number, before: string | null = null): Promise<DeliveryView[]> {
  return sql<DeliveryView>(db, 'hooks.deliveries', `
    select id, event, body, state, tries, made_at as "madeAt", next_at as "nextAt", tried_at as "triedAt", last_status as "lastStatus", last_answer as "lastAnswer" from hooks.deliveries
    where endpoint_id = $1 and ($2::uuid is null or (made_at, id) < (select made_at, id from hooks.deliveries where id = $2)) order by made_at desc, id desc limit $3`, [endpointId, before, limit])
}
