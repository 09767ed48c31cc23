import { beforeAll, expect, test } from 'vitest'
import { loadGeography } from '#geography'
import { addMember } from '#producers'
import { sqlOnce } from '#platform/db'
import { newId } from '#platform/ids'
import { takeData } from '#tests/own-data'
import { anOrder, aShop } from '#tests/order'
import { testPortal, type TestPortal } from '#tests/portal'
import { buyerAt, Visitor } from '#tests/visitor'
import { dataHolders } from '../src/data-holders.ts'
import { eraseLeftovers, erasePerson } from '../src/modules/owndata/erase-person.ts'

let portal: TestPortal
const PHONE = '+84913777123'
const NAME = 'Lê Thị Biến Mất'
const rows = <Row>(text: string, values: unknown[] = []): Promise<Row[]> => portal.store.transaction((tx) => sqlOnce<Row>(tx, text, values))

beforeAll(async () => {
  portal = await testPortal('2026-11-24')
  await portal.store.transaction((tx) => loadGeography(tx))
  await aShop(portal)
})

/** Where name or number may still stand after an erasure, and by which law. */
const contracts = 'Orders of the last years are kept: Law 122/2025/QH15, Decree 248/2026/ND-CP (unverified, `owndata.retentions`)'
const HELD: Readonly<Record<string, string>> = {
  'orders.purchases.buyer_name': contracts, 'orders.purchases.buyer_phone': contracts, 'orders.moves.by_name': contracts,
  'aftersale.entries.body': contracts, 'aftersale.entries.by_name': contracts, 'aftersale.invoices.company': contracts,
}
const forms = [PHONE, '0913777123', '0913 777 123', '913777123', NAME]

/** Every text of the database in which the person can still be read. */
async function found(): Promise<string[]> {
  const columns = await rows<{ schema: string; table: string; column: string }>(`
    select table_schema as schema, table_name as table, column_name as column from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') and data_type in ('text', 'character varying', 'jsonb', 'json', 'ARRAY') order by 1, 2, 3`)
  expect(columns.length).toBeGreaterThan(200)
  const hits: string[] = []
  for (const { schema, table, column } of columns) {
    const [hit] = await rows(`select 1 from "${schema}"."${table}" where "${column}"::text like any($1) limit 1`, [forms.map((each) => `%${each}%`)])
    if (hit) hits.push(`${schema}.${table}.${column}`)
  }
  return hits
}

test('after an erasure name and number stand nowhere, except where the law holds them, and then for as long', async () => {
  const guest = new Visitor(portal, '198.51.100.61')
  const order = await anOrder(portal, guest, { phone: PHONE })
  await rows(`update orders.purchases set buyer_name = $2 where code = $1`, [order.purchase, NAME])
  const [placed] = await rows<{ id: string; purchase: string }>('select id, purchase_id as purchase from orders.orders where code = $1', [order.order])
  await rows(`update orders.orders set state = 'completed' where id = $1`, [placed!.id])
  await rows(`update orders.moves set by_name = $2 where order_id = $1 and by_kind = 'buyer'`, [placed!.id, NAME])
  const person = await buyerAt(portal, PHONE)
  await person.post('/toi/ten', { ten: NAME })
  const [producer] = await rows<{ id: string }>(`select id from producers.producers where name = 'HTX Thử Một'`)
  const [product] = await rows<{ id: string }>(`select id from certification.products where name = 'Mật hoa dừa'`)
  await portal.store.transaction((tx) => addMember(tx, { producerId: producer!.id as never, personId: person.personId, role: 'owner', byId: null, consentWords: `${NAME}, ${PHONE} đồng ý`, consentAt: portal.at }, portal.at))
  const at = portal.at
  await rows(`insert into aftersale.entries (id, order_id, kind, by_kind, by_name, body, key, at) values ($1, $2, 'message', 'buyer', $3, $4, 'k', $5)`, [newId(), placed!.id, NAME, `Gọi tôi ${PHONE}`, at])
  await rows(`insert into aftersale.invoices (order_id, company, tax_code, address, mail, asked_at) values ($1, $2, '0100000000', 'x', 'x@example.vn', $3)`, [placed!.id, NAME, at])
  await rows(`insert into reviews.reviews (id, order_id, product_id, points, body, shown_name, state, made_at, changed_at) values ($1, $2, $3, 5, $4, $5, 'shown', $6, $6)`, [newId(), placed!.id, product!.id, `Ngon, gọi ${PHONE}`, NAME, at])
  await rows('insert into waitlist.requests (id, product_id, phone, consent, made_at) values ($1, $2, $3, $4, $5)', [newId(), product!.id, PHONE, 'đồng ý', at])
  await rows(`insert into stall.requests (id, person_id, kind, name, form, province_code, commune_code, said, consent_words, consent_at, state, made_at) select $1, $2, 'open', $3, 'household', province_code, code, $4, $3, $5, 'waiting', $5 from geography.units where scheme = 'v34' and level = 'commune' and province_code = '86' limit 1`, [newId(), person.personId, NAME, `bán ở ${PHONE}`, at])
  await rows('insert into orders.cash_clearings (id, phone, why, by_name, at) values ($1, $2, $3, $4, $5)', [newId(), PHONE, 'thử', 'Cán bộ', at])
  await rows(`insert into sheet.files (id, producer_id, file_name, read, by_name, made_at) values ($1, $2, 'a.xlsx', '{}', $3, $4)`, [newId(), producer!.id, NAME, at])
  await rows(`insert into reconciliation.statements (id, producer_id, account, file_name, rows, brought_by, brought_at) values ($1, $2, '1', 'a.csv', '[]', $3, $4)`, [newId(), producer!.id, NAME, at])
  expect((await person.post('/ban-hang/ket-noi/tin', { 'dia-chi': 'https://example.com/tin', 'tin-order-placed': 'co' })).status).toBeLessThan(500)
  await rows(`insert into hooks.endpoints (id, producer_id, url, events, secret, state, made_by_name, made_at) values ($1, $2, 'https://example.com/x', '{order-placed}', 'whsec_x', 'active', $3, $4)`, [newId(), producer!.id, NAME, at])
  await rows(`insert into keys.keys (id, name, producer_id, secret_hash, secret_end, scopes, made_by, made_by_name, made_at, expires_at) values ($1, 'Phần mềm', $2, 'h', 'abcd', '{orders:read}', $3, $4, $5, $5::timestamptz + interval '1 year')`, [newId(), producer!.id, person.personId, NAME, at])
  await rows(`update offers.stalls set changed_by_name = $2 where producer_id = $1`, [producer!.id, NAME])

  const { parts } = await takeData(person)
  expect(parts['orders']!['purchases']!.map((each) => each['code'])).toEqual([order.purchase])
  for (const [part, list] of [['aftersale', 'entries'], ['reviews', 'reviews'], ['waitlist', 'waiting'], ['stall', 'requests'], ['sheet', 'sheet'], ['reconciliation', 'reconciliation'], ['hooks', 'hooks'], ['keys', 'keys'], ['offers', 'offers'], ['orders', 'clearings']]) expect(parts[part!]![list!]!.length, part).toBeGreaterThan(0)
  expect((await found()).length).toBeGreaterThan(15)

  await person.post('/toi/du-lieu/xoa', { chac: 'co' })
  const [request] = await rows<{ id: string }>(`select id from owndata.requests where person_id = $1`, [person.personId])
  portal.at = new Date(portal.at.getTime() + 4 * 86_400_000)
  expect(await portal.store.transaction((tx) => erasePerson(tx, dataHolders, request!.id, portal.at))).toBe('erased')
  expect((await found()).filter((each) => !(each in HELD))).toEqual([])
  const left = await rows<{ holder: string }>('select holder from owndata.leftovers where request_id = $1 order by holder', [request!.id])
  expect(left.map((each) => each.holder)).toEqual(expect.arrayContaining(['aftersale', 'orders']))

  // Who gets the number next sees nothing of it; when the law's time is over all of it is gone.
  const next = await buyerAt(portal, PHONE)
  expect(next.personId).not.toBe(person.personId)
  expect(await (await next.get('/toi/don-hang')).text()).not.toContain(order.purchase)
  await rows('delete from identity.phones where person_id = $1', [next.personId])
  portal.at = new Date('2030-12-01T09:00:00+07:00')
  await portal.store.transaction((tx) => eraseLeftovers(tx, dataHolders, portal.at))
  expect(await found()).toEqual([])
})

test('orders placed as a guest belong to who proves the number, and to nobody who has only typed it or had it before', async () => {
  portal.at = new Date('2026-11-24T09:00:00+07:00')
  const phone = '+84913777200'
  const order = await anOrder(portal, new Visitor(portal, '198.51.100.62'), { phone })
  const [stranger, owner] = [await buyerAt(portal, '+84913777201'), await buyerAt(portal, phone)]
  const page = await (await owner.get('/toi/don-hang')).text()
  expect(page).toContain(order.purchase)
  const opened = await owner.post(`/toi/don-hang/${order.purchase}`)
  expect(opened.status).toBe(303)
  expect(await (await owner.get(opened.headers.get('location')!)).text()).toContain(order.order)
  expect((await new Visitor(portal).get('/toi/don-hang')).headers.get('location')).toContain('/vao')
  expect(await (await stranger.get('/toi/don-hang')).text()).not.toContain(order.purchase)
  expect((await stranger.post(`/toi/don-hang/${order.purchase}`)).status).toBe(404)
  // Noted by an officer, never proven by a code.
  await rows('update identity.phones set verified_at = null where person_id = $1', [owner.personId])
  expect((await owner.post(`/toi/don-hang/${order.purchase}`)).status).toBe(404)
  // The number went to somebody else later: what was placed before stays with who had it then.
  await rows('update identity.phones set verified_at = $2, ended_at = $3, noted_at = $2 where person_id = $1', [owner.personId, new Date('2026-11-01T00:00:00Z'), new Date('2026-11-25T00:00:00Z')])
  portal.at = new Date('2026-11-26T09:00:00+07:00')
  const next = await buyerAt(portal, phone)
  expect((await next.post(`/toi/don-hang/${order.purchase}`)).status).toBe(404)
})
