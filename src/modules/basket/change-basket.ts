import { newId } from '#platform/ids'
import { sql, type Tx } from '#platform/db'
import type { BasketTables } from './basket.tables.ts'

/** More lines than anybody buys at once. */
export const MOST_LINES = 100

/** Puts packs in, on top of those that are there; makes the basket when it is not there yet. False when it is full. */
export async function putIn(tx: Tx<BasketTables>, tokenHash: string, pack: { readonly packId: string; readonly priceVnd: number }, quantity: number, now: Date): Promise<boolean> {
  const [basket] = await sql<{ id: string }>(tx, 'basket.open', `
    insert into basket.baskets (id, token_hash, made_at, used_at) values ($1, $2, $3, $3) on conflict (token_hash) do update set used_at = excluded.used_at returning id`, [newId(), tokenHash, now])
  const added = await sql(tx, 'basket.put', `
    insert into basket.lines (basket_id, pack_id, quantity, price_seen_vnd, added_at) select $1, $2, $3, $4, $5 where (select count(*) from basket.lines where basket_id = $1) < $6
    on conflict (basket_id, pack_id) do update set quantity = least(999, lines.quantity + excluded.quantity), price_seen_vnd = excluded.price_seen_vnd returning 1`, [basket!.id, pack.packId, quantity, pack.priceVnd, now, MOST_LINES])
  return added.length > 0
}

/** Sets how many of each; 0 takes the line out. Packs that are not in the basket stay out. */
export async function setQuantities(tx: Tx<BasketTables>, tokenHash: string, wanted: ReadonlyMap<string, number>, now: Date): Promise<void> {
  const [packs, quantities] = [[...wanted.keys()], [...wanted.values()]]
  await sql(tx, 'basket.take-out', `
    delete from basket.lines using basket.baskets, unnest($2::uuid[], $3::int[]) wanted (pack, quantity) where baskets.id = lines.basket_id and baskets.token_hash = $1 and lines.pack_id = wanted.pack and wanted.quantity <= 0`, [tokenHash, packs, quantities])
  await sql(tx, 'basket.set', `
    update basket.lines set quantity = least(999, wanted.quantity) from basket.baskets, unnest($2::uuid[], $3::int[]) wanted (pack, quantity) where baskets.id = lines.basket_id and baskets.token_hash = $1 and lines.pack_id = wanted.pack and wanted.quantity > 0`, [tokenHash, packs, quantities])
  await sql(tx, 'basket.used', 'update basket.baskets set used_at = $2 where token_hash = $1', [tokenHash, now])
}

/** The buyer has seen today's prices. */
export async function notePricesSeen(tx: Tx<BasketTables>, tokenHash: string, seen: ReadonlyMap<string, number>): Promise<void> {
  await sql(tx, 'basket.seen', `
    update basket.lines set price_seen_vnd = seen.price from basket.baskets, unnest($2::uuid[], $3::bigint[]) seen (pack, price) where baskets.id = lines.basket_id and baskets.token_hash = $1 and lines.pack_id = seen.pack`, [tokenHash, [...seen.keys()], [...seen.values()]])
}

/** Keeps what was told of where to and to whom, so that going back or losing the page loses nothing. */
export async function keepCheckout(tx: Tx<BasketTables>, tokenHash: string, checkout: object, now: Date): Promise<void> {
  await sql(tx, 'basket.keep-checkout', 'update basket.baskets set checkout = $2, checkout_at = $3, used_at = $3 where token_hash = $1', [tokenHash, JSON.stringify(checkout), now])
}

/** Takes out all lines, and forgets where to. Gives how many lines there were: none where another confirmation was quicker. */
export async function emptyBasket(tx: Tx<BasketTables>, tokenHash: string): Promise<number> {
  const [taken] = await sql<{ count: number }>(tx, 'basket.empty', `
    with emptied as (update basket.baskets set checkout = null, checkout_at = null where token_hash = $1 returning id),
      taken as (delete from basket.lines using emptied where lines.basket_id = emptied.id returning 1)
    select count(*) from taken`, [tokenHash])
  return taken!.count
}

/** Makes an empty basket and gives its key. */
export async function makeBasket(tx: Tx<BasketTables>, tokenHash: string, now: Date): Promise<string> {
  return (await sql<{ id: string }>(tx, 'basket.make', 'insert into basket.baskets (id, token_hash, made_at, used_at) values ($1, $2, $3, $3) returning id', [newId<'basket'>(), tokenHash, now]))[0]!.id
}

/** Makes these lines the whole basket; the prices are those that are shown with the answer. At most `MOST_LINES`. */
export async function setLines(tx: Tx<BasketTables>, basketId: string, lines: readonly { readonly packId: string; readonly quantity: number; readonly priceVnd: number }[], now: Date): Promise<void> {
  await sql(tx, 'basket.use', 'update basket.baskets set used_at = $2 where id = $1', [basketId, now])
  await sql(tx, 'basket.clear', 'delete from basket.lines where basket_id = $1', [basketId])
  // A millisecond apart, so that they stay in the order in which they were told.
  await sql(tx, 'basket.fill', `
    insert into basket.lines (basket_id, pack_id, quantity, price_seen_vnd, added_at)
    select $1, pack, quantity, price, $2::timestamptz + interval '1 millisecond' * place from unnest($3::uuid[], $4::int[], $5::bigint[]) with ordinality each (pack, quantity, price, place)`,
    [basketId, now, lines.map((each) => each.packId), lines.map((each) => each.quantity), lines.map((each) => each.priceVnd)])
}

/** Baskets that nobody touched for 60 days are forgotten, and where to after two days. */
export async function forgetBaskets(tx: Tx<BasketTables>, now: Date): Promise<void> {
  await sql(tx, 'basket.forget-checkouts', `update basket.baskets set checkout = null, checkout_at = null where checkout_at < $1::timestamptz - interval '2 days'`, [now])
  await sql(tx, 'basket.forget', `delete from basket.baskets where used_at < $1::timestamptz - interval '60 days'`, [now])
}
