import { reachOf } from '#identity'
import type { Actor } from '#platform/web'
import type { DeskReach } from './orders.queries.ts'

/** An officer's units, as the queries of orders take them. */
export function deskReach(actor: Actor): DeskReach {
  const reach = reachOf(actor)
  return reach.kind === 'country' ? { all: true, provinces: [], communes: [] } : { all: false, provinces: reach.provinces, communes: reach.communes }
}
