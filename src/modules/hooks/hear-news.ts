import { stockChanged, type OffersTables, type StockFact } from '#offers'
import { orderMoved, purchasePlaced, type OrderFact, type OrdersTables, type PurchaseFact } from '#orders'
import type { ProducersTables } from '#producers'
import { sql, type Store, type Tx } from '#platform/db'
import { listen, type Listener } from '#platform/news'
import type { HookEvent } from './hook.rules.ts'
import type { HooksTables } from './hooks.tables.ts'

export type HearTables = HooksTables & OffersTables & OrdersTables & ProducersTables
interface Told { readonly event: HookEvent; readonly producerId: string; readonly source: string; readonly at: string; readonly data: object }

/**
 * Makes one message for each endpoint that wants the event: of the producer, of its province's office, of the country's.
 * News that is heard twice makes none twice. Messages name codes only; who may know more asks the API with a key.
 */
async function queueMessages(tx: Tx<HearTables>, { event, producerId, source, at, data }: Told): Promise<void> {
  await sql(tx, 'hooks.queue', `
    with wanting as (
      select endpoint.id from hooks.endpoints endpoint where endpoint.state = 'active' and endpoint.removed_at is null and $1 = any(endpoint.events)
        and (endpoint.producer_id = $2 or endpoint.unit = 'VN' or endpoint.unit = (select province_code from producers.producers where id = $2))),
    made as (
      insert into hooks.deliveries (id, endpoint_id, event, source, body, state, made_at, next_at)
      select uuidv7(), id, $1, $3, $4, 'queued', $5::timestamptz, $5::timestamptz from wanting on conflict (endpoint_id, source) do nothing returning id)
    select platform.queue_soon('send-hook', jsonb_build_object('id', id), 'send-hook:' || id) from made`,
    [event, producerId, source, JSON.stringify({ type: event, timestamp: at, data }), at])
}

/** The stock of some offers as it is now; what is told is how much there is, not what happened. */
async function tellStock(tx: Tx<HearTables>, offers: readonly string[], source: string, at: string): Promise<void> {
  const rows = await sql<{ product: string; producerId: string; stock: number; state: string }>(tx, 'hooks.stock-of', `
    select product.slug as product, offer.producer_id as "producerId", offer.stock, offer.state from offers.offers offer join certification.products product on product.id = offer.product_id where offer.id = any($1::uuid[])`, [offers])
  for (const { product, producerId, stock, state } of rows) await queueMessages(tx, { event: 'stock-changed', producerId, source: `${source}:${product}`, at, data: { product, stock, state } })
}

/** Nobody listens: nothing is written. */
async function whenSomebodyListens(store: Store<HearTables>, work: (tx: Tx<HearTables>) => Promise<void>): Promise<void> {
  const [any] = await sql(store.now, 'hooks.any', `select 1 from hooks.endpoints where state = 'active' and removed_at is null limit 1`)
  if (any) await store.transaction(work)
}

export const hooksListeners: readonly Listener<HearTables>[] = [
  listen<HearTables, PurchaseFact>('hooks.placed', purchasePlaced, ({ store }, { purchase, orders, offers, at }) => whenSomebodyListens(store, async (tx) => {
    for (const { code, producerId } of orders) await queueMessages(tx, { event: 'order-placed', producerId, source: `placed:${code}`, at, data: { order: code } })
    await tellStock(tx, offers, `placed:${purchase}`, at)
  })),
  listen<HearTables, OrderFact>('hooks.moved', orderMoved, ({ store }, { id, code, producerId, from, to, by, freed, at }) => whenSomebodyListens(store, async (tx) => {
    await queueMessages(tx, { event: 'order-moved', producerId, source: `moved:${code}:${to}`, at, data: { order: code, from, to, by } })
    if (freed) await tellStock(tx, (await sql<{ id: string }>(tx, 'hooks.freed', 'select offer_id as id from offers.holds where purpose = $1', [id])).map((each) => each.id), `moved:${code}:${to}`, at)
  })),
  listen<HearTables, StockFact>('hooks.stock', stockChanged, ({ store }, { offers, at }) => whenSomebodyListens(store, (tx) => tellStock(tx, offers, `set:${at}`, at))),
]
