/**
 * Purchases of two sellers by the API with a key at 16 callers, each buyer with a telephone of their own, against the same rows
 * written by hand, one statement after another in one transaction, by the same driver with as many callers, and the rate at
 * which this disk flushes. Everything is durable: fsync and synchronous_commit are on. The people of all sellers were called
 * once today, so that each purchase of either kind writes exactly as many rows, which is counted.
 */
import { createHash, randomUUID } from 'node:crypto'
import { closeSync, fdatasyncSync, openSync, unlinkSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { percent, quantile, say } from './figure.ts'
import { load, type LoadResult } from './load.ts'
import { withPortal } from './portal.ts'
import { DELIVERY_VND, fillShop, makeBaskets, makeKey, phoneOf, PRICE_VND, type MadeBasket } from './shop-made.ts'

const CALLERS = 16
const SECONDS = 4
const ROUNDS = 3
const TOTAL_VND = 2 * (PRICE_VND + DELIVERY_VND)
const MOST = 12_000

/** How often a small write can be made to last, one after another, by the disk under the database. */
function flushRate(folder: string): number {
  const path = join(folder, 'flush-probe')
  const file = openSync(path, 'w')
  const page = Buffer.alloc(8_192, 1)
  let flushes = 0
  const began = performance.now()
  while (performance.now() - began < 1_500) {
    writeSync(file, page, 0, page.length, 0)
    fdatasyncSync(file)
    flushes++
  }
  const rate = flushes / ((performance.now() - began) / 1_000)
  closeSync(file)
  unlinkSync(path)
  return rate
}

/** The rows of one purchase, written by hand: what the fastest program could do that writes the same. */
async function writeByHand(pool: pg.Pool, keyId: string, { id: basket, token, lines }: MadeBasket): Promise<void> {
  const client = await pool.connect()
  const ask = (name: string, text: string, values: unknown[]) => client.query({ name, text, values })
  try {
    const [purchase, orders, now] = [randomUUID(), lines.map(() => randomUUID()), new Date()]
    const number = purchase.slice(0, 18)
    await client.query('begin')
    await ask('purchase', `insert into orders.purchases (id, code, token_hash, buyer_name, buyer_phone, province_code, commune_code, address, note, payment, goods_vnd, delivery_vnd, total_vnd, lang, placed_at, asked_hash, key_id)
      values ($1, $2, $3, 'Người thử', $8, '01', '00004', 'số 1', '', 'cash', $4, $5, $6, 'vi', $7, $3, $9)`, [purchase, `SQL-${number}`, createHash('sha256').update(token).digest('hex'), 2 * PRICE_VND, 2 * DELIVERY_VND, TOTAL_VND, now, `+84${phoneOf(basket).slice(1)}`, keyId])
    await ask('orders', `insert into orders.orders (id, code, purchase_id, producer_id, seller_name, seller_province, state, goods_vnd, delivery_vnd, total_vnd, due_at, placed_at, changed_at)
      select id, code, $1, producer, seller, '01', 'placed', $2, $3, $4, $5, $5, $5 from unnest($6::uuid[], $7::text[], $8::uuid[], $9::text[]) each (id, code, producer, seller)`, [purchase, PRICE_VND, DELIVERY_VND, PRICE_VND + DELIVERY_VND, now, orders, orders.map((_, n) => `SQL-${number}-${n}`), lines.map((each) => each.producerId), lines.map((each) => each.producerName)])
    await ask('lines', `insert into orders.lines (order_id, position, offer_id, pack_id, product_name, product_slug, pack_name, quantity, price_vnd, sum_vnd)
      select "order", 0, offer, pack, product, slug, 'Gói 500 g', 1, $1, $1 from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::text[]) each ("order", offer, pack, product, slug)`, [PRICE_VND, orders, lines.map((each) => each.offerId), lines.map((each) => each.packId), lines.map((each) => each.productName), lines.map((each) => each.productSlug)])
    await ask('moves', `insert into orders.moves (id, order_id, from_state, to_state, by_kind, by_name, why, at) select id, "order", null, 'placed', 'buyer', 'Người thử', '', $1 from unnest($2::uuid[], $3::uuid[]) each (id, "order")`, [now, orders.map(() => randomUUID()), orders])
    await ask('basket', 'update basket.baskets set checkout = null, checkout_at = null where id = $1', [basket])
    await ask('basket-lines', 'delete from basket.lines where basket_id = $1', [basket])
    const notices = [{ id: randomUUID(), subject: purchase }]
    await ask('notices', `insert into notices.messages (id, channel, to_address, kind, subject_kind, subject_id, body, secret, state, provider_key, created_at)
      select id, 'sms', '+84912345678', 'purchase-placed', 'purchase', subject, 'Cổng OCOP: đã ghi đơn MH-26-000001, 350.000 đ. Xem bằng mã đơn và số điện thoại này: http://127.0.0.1:3000/don-hang', false, 'queued', 'purchase-placed:' || subject, $1 from unnest($2::uuid[], $3::text[]) each (id, subject)`, [now, notices.map((each) => each.id), notices.map((each) => each.subject)])
    const news = randomUUID()
    await ask('news', `insert into platform.news (id, topic, fact) values ($1, 'measured-by-hand', $2)`, [news, JSON.stringify({ purchase: number, orders: orders.map((id, n) => ({ id, code: `SQL-${number}-${n}`, producerId: lines[n]!.producerId })), offers: lines.map((each) => each.offerId), at: now.toISOString() })])
    await ask('soon', `insert into platform.soon (name, payload, job_key) select name, jsonb_build_object('id', id), case when name = 'send-notice' then 'send-notice:' || id end from unnest($1::text[], $2::uuid[]) each (name, id)`, [[...notices.map(() => 'send-notice'), 'deliver-news'], [...notices.map((each) => each.id), news]])
    const wanted = lines.map(({ offerId }, n) => ({ offerId, order: orders[n]! })).sort((a, b) => (a.offerId < b.offerId ? -1 : 1))
    for (const { offerId } of wanted) await ask('stock', 'update offers.offers set stock = stock - 500 where id = $1 and stock >= 500', [offerId])
    await ask('holds', `insert into offers.holds (id, offer_id, purpose, amount, state, made_at) select id, offer, "order", 500, 'held', $1 from unnest($2::uuid[], $3::uuid[], $4::uuid[]) each (id, offer, "order")`, [now, wanted.map(() => randomUUID()), wanted.map((each) => each.offerId), wanted.map((each) => each.order)])
    await client.query('commit')
  } finally {
    client.release()
  }
}

interface Hand { readonly rate: number; readonly p99: number; readonly purchases: number }

async function byHand(url: string, keyId: string, baskets: readonly MadeBasket[]): Promise<Hand> {
  const pool = new pg.Pool({ connectionString: url, max: CALLERS, options: '-c jit=off' })
  pool.on('error', () => undefined)
  await Promise.all(Array.from({ length: CALLERS }, async () => (await pool.connect()).release()))
  const times: number[] = []
  let at = 0
  const began = performance.now()
  await Promise.all(Array.from({ length: CALLERS }, async () => {
    for (let basket = baskets[at++]; basket && performance.now() - began < SECONDS * 1_000; basket = baskets[at++]) {
      const sent = performance.now()
      await writeByHand(pool, keyId, basket)
      times.push(performance.now() - sent)
    }
  }))
  const rate = times.length / ((performance.now() - began) / 1_000)
  await pool.end()
  return { rate, p99: quantile(times, 0.99), purchases: times.length }
}

const WRITTEN = ['orders.purchases', 'orders.orders', 'orders.lines', 'orders.moves', 'orders.calls', 'offers.holds', 'payments.requests', 'notices.messages', 'platform.news', 'platform.soon', 'platform.changes', 'basket.lines']

/** How many rows there are of each kind that a purchase writes or takes out. */
async function countRows(client: pg.Client): Promise<number[]> {
  const { rows } = await client.query<{ counts: string[] }>(`select array[${WRITTEN.map((table) => `(select count(*) from ${table})`).join(', ')}] as counts`)
  return rows[0]!.counts.map(Number)
}
const perPurchase = (before: readonly number[], after: readonly number[], purchases: number): string => WRITTEN.map((table, n) => `${table} ${((after[n]! - before[n]!) / purchases).toFixed(2)}`).join(', ')

/** With the worker, background work takes its share of the cores; without it the figure is of placing alone. */
async function measure(workers: '0' | '1'): Promise<void> {
  await withPortal({ seed: 'reference', env: { WORKERS: workers } }, async ({ port, url, dataDir, address }) => {
    const client = new pg.Client({ connectionString: url })
    client.on('error', () => undefined)
    await client.connect()
    const durable = (await client.query<{ name: string; setting: string }>(`select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes')`)).rows
    if (durable.some(({ setting }) => setting !== 'on')) throw new Error(`not durable: ${JSON.stringify(durable)}`)
    await fillShop(url, client)
    const key = await makeKey(client)
    const authorization = `Bearer ${key.secret}`
    const wish = ({ id, token }: MadeBasket): string => JSON.stringify({ basket: token, buyer: { name: 'Người thử', phone: phoneOf(id) }, address: { province: '01', commune: '00004', line: 'số 1' }, payment: 'cash', totalSeenVnd: TOTAL_VND })
    const buy = (baskets: readonly MadeBasket[], seconds: number): Promise<LoadResult> => load({ port, targets: [], callers: CALLERS, seconds, posts: baskets.map((basket) => ({ target: '/api/v1/purchases', headers: { authorization, 'idempotency-key': basket.id }, body: wish(basket) })) })
    const probe = await fetch(`${address}/api/v1/purchases`, { method: 'POST', headers: { 'content-type': 'application/json', authorization, 'idempotency-key': 'probe' }, body: wish((await makeBaskets(client, 1))[0]!) })
    if (probe.status !== 201) throw new Error(`${probe.status} ${await probe.text()}`)
    await client.query(`delete from orders.calls`)
    await client.query(`insert into orders.calls (order_id, person_id, token_hash, made_at) select (select id from orders.orders limit 1), person_id, person_id::text, now() from producers.members`)
    await buy(await makeBaskets(client, 2_000), 3)
    // The tables of orders were empty when the first plans were made; the server looks at them again by itself within a minute.
    await client.query('analyze')
    const rounds: { bought: LoadResult; hand: Hand; flushes: number }[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const flushes = flushRate(dataDir)
      const [baskets, others] = [await makeBaskets(client, MOST), await makeBaskets(client, MOST)]
      const before = await countRows(client)
      const bought = await buy(baskets, SECONDS)
      const between = await countRows(client)
      const hand = await byHand(url, key.id, others)
      const after = await countRows(client)
      // With the worker, what was queued is taken away meanwhile.
      const [own, theirs] = [perPurchase(before, between, bought.requests), perPurchase(between, after, hand.purchases)]
      if (workers === '0' && own !== theirs) throw new Error(`not the same is written:\n${own}\n${theirs}`)
      rounds.push({ bought, hand, flushes })
      process.stderr.write(`worker ${workers}: ${bought.perSecond}/s (p50 ${bought.p50.toFixed(1)}, p99 ${bought.p99.toFixed(1)} ms, ${JSON.stringify(bought.statuses)}), by hand ${Math.round(hand.rate)}/s (p99 ${hand.p99.toFixed(1)} ms), flushes ${Math.round(flushes)}/s\n`)
    }
    await client.end()
    if (rounds.some(({ bought }) => Object.keys(bought.statuses).join() !== '201')) throw new Error(`not all were placed: ${JSON.stringify(rounds.map(({ bought }) => bought.statuses))}`)
    const middle = (of: (round: typeof rounds[number]) => number): number => quantile(rounds.map(of), 0.5)
    const [share, p99] = [middle(({ bought, hand }) => bought.perSecond / hand.rate), middle(({ bought }) => bought.p99)]
    say({
      what: `purchases of two sellers by the API, ${CALLERS} callers, ${workers === '0' ? 'placing alone' : 'with the worker sending what they cause'}`,
      figure: `${percent(share, 1)} of the same writes by SQL; ${Math.round(middle(({ bought }) => bought.perSecond))} a second (SQL alone ${Math.round(middle(({ hand }) => hand.rate))}), p99 ${p99.toFixed(0)} ms; the disk flushes ${Math.round(middle(({ flushes }) => flushes))} times a second`,
      goal: '≥ 40 %, p99 ≤ 150 ms (for orientation 400 a second)', met: workers === '0' ? share >= 0.4 && p99 <= 150 : null,
    })
  })
}

await measure('0')
await measure('1')
