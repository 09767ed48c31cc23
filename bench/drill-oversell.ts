/**
 * Many buyers confirm at the same moment for the last few of one stock, over HTTP, against the built program: what is
 * sold must be exactly what there was, and nothing may stay held for an order that is not there.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import { quantile, say } from './figure.ts'
import { withPortal } from './portal.ts'

const ROUNDS = 50
const LAST = 10
const hash = (token: string): string => createHash('sha256').update(token).digest('hex')

interface Buyer { readonly basket: string; readonly confirm: string }

await withPortal({ seed: 'all' }, async ({ address, url }) => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const [offer] = (await client.query<{ id: string }>(`select offer.id from offers.offers offer join certification.products product on product.id = offer.product_id where product.slug = 'mat-hoa-dua-mau'`)).rows
  const packs = (await client.query<{ id: string; size: number; price: number }>(`select id, size::int, price_vnd::int as price from offers.packs where offer_id = $1 and retired_at is null order by position`, [offer!.id])).rows
  const [commune] = (await client.query<{ code: string; province_code: string }>(`select code, province_code from geography.units where scheme = 'v34' and level = 'commune' order by code limit 1`)).rows

  // All of them order with one telephone, from one address.
  await client.query(`insert into platform.settings (name, value, changed_by) values ('orders.limits', '{"openOfPhone": 1000000, "purchasesOfSender": 1000000, "senderSeconds": 3600, "notTaken": 1000000, "months": 6}', 'drill')`)

  /** Baskets whose buyers have come as far as the review. */
  const prepare = async (count: number, lines: typeof packs): Promise<Buyer[]> => {
    const buyers = Array.from({ length: count }, () => ({ basket: randomBytes(24).toString('base64url'), confirm: `k_${randomBytes(24).toString('base64url')}` }))
    for (const { basket, confirm } of buyers) {
      const id = randomUUID()
      const checkout = { name: 'Người thử', phone: '+84912345678', province: commune!.province_code, communeCode: commune!.code, address: 'số 1', note: '', payment: 'cash', token: confirm, typed: {} }
      await client.query('insert into basket.baskets (id, token_hash, checkout, checkout_at, made_at, used_at) values ($1, $2, $3, now(), now(), now())', [id, hash(basket), JSON.stringify(checkout)])
      for (const pack of lines) await client.query('insert into basket.lines (basket_id, pack_id, quantity, price_seen_vnd, added_at) values ($1, $2, 1, $3, now())', [id, pack.id, pack.price])
    }
    return buyers
  }

  for (const { what, count, lines } of [{ what: `${200} buyers for the last ${LAST} of one product`, count: 200, lines: packs.slice(0, 1) }, { what: `${100} buyers of two packs that share a stock, for the last ${LAST}`, count: 100, lines: packs.slice(0, 2) }]) {
    const size = lines.reduce((sum, pack) => sum + pack.size, 0)
    const goods = lines.reduce((sum, pack) => sum + pack.price, 0)
    const wrong: string[] = []
    const times: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const buyers = await prepare(count, lines)
      await client.query('update offers.offers set stock = $2 where id = $1', [offer!.id, size * LAST])
      const before = Number((await client.query<{ held: string }>(`select coalesce(sum(amount), 0) as held from offers.holds where offer_id = $1 and state = 'held'`, [offer!.id])).rows[0]!.held)
      const statuses = await Promise.all(buyers.map(async ({ basket, confirm }) => {
        const began = performance.now()
        const answer = await fetch(`${address}/dat-hang/xac-nhan`, { method: 'POST', redirect: 'manual', headers: { cookie: `ocop_g=${basket}`, origin: address, 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams({ khoa: confirm, tong: String(goods + (goods >= 500_000 ? 0 : 30_000)) }).toString() })
        await answer.arrayBuffer()
        times.push(performance.now() - began)
        return `${answer.status} ${(answer.headers.get('location') ?? '').slice(0, 10)}`
      }))
      const placed = statuses.filter((status) => status.startsWith('303 /don-hang')).length
      const refused = statuses.filter((status) => status.startsWith('409')).length
      const after = (await client.query<{ stock: string; held: string; orphans: string }>(`
        select (select stock from offers.offers where id = $1) as stock, (select coalesce(sum(amount), 0) from offers.holds where offer_id = $1 and state = 'held') as held,
          (select count(*) from offers.holds hold where not exists (select from orders.orders where orders.id = hold.purpose)) as orphans`, [offer!.id])).rows[0]!
      if (placed !== LAST || placed + refused !== count || Number(after.stock) !== 0 || Number(after.held) - before !== size * LAST || Number(after.orphans) !== 0) wrong.push(`round ${round}: ${placed} placed, ${refused} refused of ${count}, ${after.stock} left, ${Number(after.held) - before} held, ${after.orphans} orphans; ${[...new Set(statuses)].join(', ')}`)
    }
    for (const each of wrong.slice(0, 5)) process.stderr.write(`${each}\n`)
    say({ what, figure: `${ROUNDS - wrong.length} of ${ROUNDS} rounds sold exactly ${LAST}, nothing left held; p99 of a confirmation ${Math.round(quantile(times, 0.99))} ms`, goal: 'every round', met: wrong.length === 0 })
  }
  await client.end()
})
