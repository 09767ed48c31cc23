/**
 * Purchases of two sellers by the API at 16 callers, against the same rows written by hand in one transaction by the same
 * driver with as many callers, and the rate at which this disk flushes. Everything is durable: fsync and synchronous_commit are on.
 */
import { createHash, randomUUID } from 'node:crypto'
import { closeSync, fdatasyncSync, openSync, unlinkSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { percent, quantile, say } from './figure.ts'
import { load, type LoadResult } from './load.ts'
import { withPortal } from './portal.ts'
import { DELIVERY_VND, fillShop, makeBaskets, PRICE_VND, type MadeBasket } from './shop-made.ts'

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
async function writeByHand(pool: pg.Pool, { id: basket, token, lines }: MadeBasket): Promise<void> {
  const client = await pool.connect()
  const ask = (name: string, text: string, values: unknown[]) => client.query({ name, text, values })
  try {
    const [purchase, orders, now] = [randomUUID(), lines.map(() => randomUUID()), new Date()]
    const number = purchase.slice(0, 18)
    await client.query('begin')
    await ask('purchase', `insert into orders.purchases (id, code, token_hash, buyer_name, buyer_phone, province_code, commune_code, address, note, payment, goods_vnd, delivery_vnd, total_vnd, lang, placed_at, asked_hash)
      values ($1, $2, $3, 'Người thử', '+84912345678', '01', '00004', 'số 1', '', 'cash', $4, $5, $6, 'vi', $7, $3)`, [purchase, `SQL-${number}`, createHash('sha256').update(token).digest('hex'), 2 * PRICE_VND, 2 * DELIVERY_VND, TOTAL_VND, now])
    await ask('orders', `insert into orders.orders (id, code, purchase_id, producer_id, seller_name, seller_province, state, goods_vnd, delivery_vnd, total_vnd, due_at, placed_at, changed_at)
      select id, code, $1, producer, seller, '01', 'placed', $2, $3, $4, $5, $5, $5 from unnest($6::uuid[], $7::text[], $8::uuid[], $9::text[]) each (id, code, producer, seller)`, [purchase, PRICE_VND, DELIVERY_VND, PRICE_VND + DELIVERY_VND, now, orders, orders.map((_, n) => `SQL-${number}-${n}`), lines.map((each) => each.producerId), lines.map((each) => each.producerName)])
    await ask('lines', `insert into orders.lines (order_id, position, offer_id, pack_id, product_name, product_slug, pack_name, quantity, price_vnd, sum_vnd)
      select "order", 0, offer, pack, product, slug, 'Gói 500 g', 1, $1, $1 from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::text[]) each ("order", offer, pack, product, slug)`, [PRICE_VND, orders, lines.map((each) => each.offerId), lines.map((each) => each.packId), lines.map((each) => each.productName), lines.map((each) => each.productSlug)])
    await ask('moves', `insert into orders.moves (id, order_id, from_state, to_state, by_kind, by_name, why, at) select id, "order", null, 'placed', 'buyer', 'Người thử', '', $1 from unnest($2::uuid[], $3::uuid[]) each (id, "order")`, [now, orders.map(() => randomUUID()), orders])
    await ask('basket', 'update basket.baskets set checkout = null, checkout_at = null where id = $1', [basket])
    await ask('basket-lines', 'delete from basket.lines where basket_id = $1', [basket])
    const notices = [...orders, purchase].map((subject) => ({ id: randomUUID(), subject }))
    await ask('notices', `insert into notices.messages (id, channel, to_address, kind, subject_kind, subject_id, body, secret, state, provider_key, created_at)
      select id, 'sms', '+84912345678', 'order-placed', 'order', subject, 'Cổng OCOP: đơn mới DH-26-000001, 175.000 đ. Trả lời trước 10:00 ngày 25/11/2026: http://127.0.0.1:3000/ban-hang/don/DH-26-000001', false, 'queued', 'order-placed:' || subject || id, $1 from unnest($2::uuid[], $3::text[]) each (id, subject)`, [now, notices.map((each) => each.id), notices.map((each) => each.subject)])
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

async function byHand(url: string, baskets: readonly MadeBasket[]): Promise<{ rate: number; p99: number }> {
  const pool = new pg.Pool({ connectionString: url, max: CALLERS, options: '-c jit=off' })
  pool.on('error', () => undefined)
  await Promise.all(Array.from({ length: CALLERS }, async () => (await pool.connect()).release()))
  const times: number[] = []
  let at = 0
  const began = performance.now()
  await Promise.all(Array.from({ length: CALLERS }, async () => {
    for (let basket = baskets[at++]; basket && performance.now() - began < SECONDS * 1_000; basket = baskets[at++]) {
      const sent = performance.now()
      await writeByHand(pool, basket)
      times.push(performance.now() - sent)
    }
  }))
  const rate = times.length / ((performance.now() - began) / 1_000)
  await pool.end()
  return { rate, p99: quantile(times, 0.99) }
}

/** With the worker, background work takes its share of the cores; without it the figure is of placing alone. */
async function measure(workers: '0' | '1'): Promise<void> {
  await withPortal({ seed: 'reference', env: { WORKERS: workers } }, async ({ port, url, dataDir, address }) => {
    const client = new pg.Client({ connectionString: url })
    client.on('error', () => undefined)
    await client.connect()
    const durable = (await client.query<{ name: string; setting: string }>(`select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes')`)).rows
    if (durable.some(({ setting }) => setting !== 'on')) throw new Error(`not durable: ${JSON.stringify(durable)}`)
    await fillShop(url, client)
    const wish = ({ token }: MadeBasket): string => JSON.stringify({ basket: token, buyer: { name: 'Người thử', phone: '0912 345 678' }, address: { province: '01', commune: '00004', line: 'số 1' }, payment: 'cash', totalSeenVnd: TOTAL_VND })
    const buy = (baskets: readonly MadeBasket[], seconds: number): Promise<LoadResult> => load({ port, targets: [], callers: CALLERS, seconds, posts: baskets.map((basket) => ({ target: '/api/v1/purchases', headers: { 'idempotency-key': basket.id }, body: wish(basket) })) })
    const probe = await fetch(`${address}/api/v1/purchases`, { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': 'probe' }, body: wish((await makeBaskets(client, 1))[0]!) })
    if (probe.status !== 201) throw new Error(`${probe.status} ${await probe.text()}`)
    await buy(await makeBaskets(client, 2_000), 3)
    const rounds: { bought: LoadResult; hand: { rate: number; p99: number }; flushes: number }[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const flushes = flushRate(dataDir)
      const bought = await buy(await makeBaskets(client, MOST), SECONDS)
      const hand = await byHand(url, await makeBaskets(client, MOST))
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
