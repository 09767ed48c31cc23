/**
 * Whose is this: every address that names an object is asked by a stranger of the same role, for an object that is really
 * there, and the stranger gets nothing. An address without a row in this table fails: who adds one says whose it is.
 */
import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { newId } from '#platform/ids'
import { sql } from '#platform/db'
import { openShop, type Placed, type Shop } from '#tests/shop'
import { testPortal, type TestPortal } from '#tests/portal'
import { officerAt, type Visitor } from '#tests/visitor'

let portal: TestPortal
let shop: Shop
let other: Shop
let mine: Placed
let waiting: Placed
let theirs: Placed
let strangers: { readonly seller: Visitor; readonly officer: Visitor }
const ids: Record<string, string> = {}
const keys: { mine: string; theirs: string } = { mine: '', theirs: '' }
const ORIGIN = { origin: 'http://localhost' }
const one = async (query: string, values: unknown[] = []): Promise<string> => (await sql<{ value: string }>(portal.store.now, `test.${query.slice(0, 55)}`, query, values))[0]!.value

function form(fields: Record<string, string>, files: Record<string, [bytes: Uint8Array | string, name: string]> = {}): FormData {
  const made = new FormData()
  for (const [name, value] of Object.entries(fields)) made.set(name, value)
  for (const [name, [bytes, file]] of Object.entries(files)) made.set(name, new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], file))
  return made
}
const multipart = (who: Visitor, path: string, body: FormData) => who.ask(path, { method: 'POST', body, headers: ORIGIN })
const done = async (what: string, answer: Promise<Response>): Promise<string> => {
  const { status, headers } = await answer
  if (status !== 303) throw new Error(`${what}: ${status}`)
  return headers.get('location') ?? ''
}
async function keyOf(who: Visitor): Promise<string> {
  const made = await who.post('/ban-hang/ket-noi', { ten: 'Thử', han: '30', ...Object.fromEntries(['orders:read', 'orders:move', 'offers:read', 'offers:write', 'stock:write', 'purchases:write', 'hooks:manage'].map((scope) => [`quyen-${scope}`, 'co'])) })
  return /<code>(ocop_[\w-]{32})<\/code>/.exec(await made.text())![1]!
}

beforeAll(async () => {
  portal = await testPortal()
  shop = await openShop(portal)
  other = await openShop(portal, 'HTX Thử Khác', '9988776655', '+84903000222')
  await portal.store.transaction((tx) => sql(tx, 'test.commune', `update producers.producers set scheme = 'v34', commune_code = '29242' where id = $1`, [shop.producerId]))
  strangers = { seller: other.seller, officer: await officerAt(portal, 'province-officer', '01') }
  const picture = await sharp({ create: { width: 300, height: 300, channels: 3, background: '#3a7d44' } }).jpeg().toBuffer()
  const anh = { anh: [picture, 'anh.jpg'] as [Uint8Array, string] }
  theirs = await other.order('cash')
  waiting = await shop.order('cash')
  await shop.move(waiting.code, ['accepted'])
  mine = await shop.order('transfer')
  await shop.pay(mine.code.replaceAll('-', ''), 200_000)
  // Money that came too much is given back with a receipt; goods arrive with a photograph; then words, a complaint, a return, a review.
  await done('give back', multipart(shop.seller, `/ban-hang/don/${mine.code}/tien`, form({ viec: 'tra-lai', lan: newId(), 'so-tien': '25.000', 'bang-chung': 'FT1' }, anh)))
  await shop.move(mine.code, ['accepted'])
  await done('sent', shop.seller.post(`/ban-hang/don/${mine.code}/kien`, { viec: 'gui', gui: 'tu-giao', nang: '620' }))
  await done('hand over', multipart(shop.seller, `/ban-hang/don/${mine.code}/kien`, form({ viec: 'giao-xong' }, anh)))
  const at = (rest: string): string => `/don-hang/${mine.purchase}/${mine.code}${rest}?k=${mine.token}`
  await done('complaint', multipart(mine.buyer, at('/khieu-nai'), form({ khoa: newId(), loai: 'broken', muon: 'refund', loi: 'Chai bị vỡ.' }, anh)))
  await done('passed up', mine.buyer.post(at('/khieu-nai/nho-giup'), { khoa: newId() }))
  await done('return', mine.buyer.post(at('/tra-hang'), { khoa: newId(), 'vi-sao': 'broken', 'so-0': '1' }))
  const productId = await one('select offer.product_id as value from orders.lines line join offers.offers offer on offer.id = line.offer_id where line.order_id = $1', [mine.id])
  await done('review', multipart(mine.buyer, at('/danh-gia'), form({ 'san-pham': productId, diem: '4', loi: 'Ngon' }, anh)))
  await shop.pay('tien mat ong', 60_000)
  ids['product'] = await one('select slug as value from certification.products where id = $1', [productId])
  await done('photograph', multipart(shop.seller, `/ban-hang/mon/${ids['product']}/anh`, form({}, anh)))
  const photoOf = (kind: string) => one('select id as value from photos.photos where owner_kind = $1 order by made_at desc limit 1', [kind])
  for (const [name, kind] of [['said', 'aftersale-entry'], ['parcel', 'parcel'], ['receipt', 'refund'], ['photo', 'product']] as const) ids[name] = await photoOf(kind)
  ids['transfer'] = await one(`select id as value from payments.transfers where memo = 'tien mat ong'`)
  ids['complaint'] = await one('select code as value from aftersale.complaints limit 1')
  ids['review'] = await one('select id as value from reviews.reviews limit 1')
  ids['member'] = await one('select id as value from producers.members where producer_id = $1', [shop.producerId])
  ids['producer'] = shop.producerSlug
  const lines = ['NGÂN HÀNG THƯƠNG MẠI MẪU', 'SAO KÊ TÀI KHOẢN,,Số tài khoản: 0011002233', '', 'STT,Ngày giao dịch,Số tham chiếu,Nội dung,Ghi nợ,Ghi có,Số dư', '1,24/11/2026 09:12,VCB.0001,ck,,"9,000","1,175,000"', ',,,Tổng cộng,,,'].join('\n')
  ids['statement'] = /[0-9a-f-]{36}/.exec(await done('statement', multipart(shop.seller, '/ban-hang/tien/sao-ke-ngan-hang', form({ 'chu-the': shop.producerSlug }, { tep: [lines, 'sao-ke.csv'] }))))![0]
  const csv = await (await shop.seller.get('/ban-hang/hang/bang/tai.csv')).text()
  ids['file'] = /[0-9a-f-]{36}/.exec(await done('file', multipart(shop.seller, '/ban-hang/hang/bang/tep', form({}, { tep: [csv.replace('145000', '150000'), 'hang.csv'] }))))![0]
  ;[keys.mine, keys.theirs] = [await keyOf(shop.seller), await keyOf(other.seller)]
  ids['key'] = await one('select id as value from keys.keys where producer_id = $1', [shop.producerId])
  ids['hook'] = /[0-9a-f-]{36}/.exec(await done('hook', shop.seller.post('/ban-hang/ket-noi/tin', { 'dia-chi': 'https://nhan.example.com/tin', 'tin-order-placed': 'co' })))![0]
  await portal.store.transaction((tx) => sql(tx, 'test.delivery', `insert into hooks.deliveries (id, endpoint_id, event, source, body, state, tries, made_at) values ($1, $2, 'order-placed', 'x', '{}', 'failed', 1, $3)`, [ids['delivery'] = newId(), ids['hook'], portal.at]))
  // A third maker, whose goods the shop sells and who is asked for more of it.
  const third = await openShop(portal, 'Hộ Thử Thứ Ba', '1122334455', '+84903000333')
  const asker = await one('select person_id as value from producers.members where producer_id = $1', [shop.producerId])
  await portal.store.transaction(async (tx) => {
    await sql(tx, 'test.association', `insert into producers.associations (id, seller_id, maker_id, by_id, consent_words, consent_at, starts_at) values ($1, $2, $3, $4, 'Thử', $5, $5)`, [ids['association'] = newId(), shop.producerId, third.producerId, asker, portal.at])
    await sql(tx, 'test.proposal', `insert into producers.association_proposals (id, seller_id, maker_id, words, state, by_id, made_at) values ($1, $2, $3, 'Thử', 'waiting', $4, $5)`, [ids['proposal'] = newId(), shop.producerId, third.producerId, asker, portal.at])
  })
  await done('claim', other.seller.post(`/ban-hang/nhan/${shop.producerSlug}`, { noi: 'con gái' }))
  ids['claim'] = await one('select id as value from stall.requests limit 1')
}, 120_000)

type Who = 'seller' | 'officer' | 'buyer' | 'program'
/** `seen`: the owner's own GET answers 200, which shows that the object is there. */
const own = (who: Who, names: Record<string, string> = {}, query = '') => ({ kind: 'own' as const, who, names, query })
const order = (who: 'seller' | 'officer', names: Record<string, string> = {}) => own(who, { code: 'ORDER', ...names })
const bought = (names: Record<string, string> = {}) => own('buyer', { code: 'PURCHASE', order: 'ORDER', ...names })
const producer = (who: 'seller' | 'officer', names: Record<string, string> = {}) => own(who, { slug: 'producer', ...names })
/** Open to whoever passes the door, or of nobody; or tried with an object of its own in the test that is named. */
const open = (why: string) => ({ kind: 'open' as const, why })
type Row = ReturnType<typeof own> | ReturnType<typeof open>

const desk = (who: 'seller' | 'officer', base: string): Record<string, Row> => Object.fromEntries([
  ['GET', '', {}], ['POST', '', {}], ['GET', '/anh-gui/:id/:size', { id: 'said', size: '=240' }], ['GET', '/anh/:anh', { anh: 'parcel' }], ['GET', '/bien-nhan/:photo', { photo: 'receipt' }], ['GET', '/hoa-don', {}], ['POST', '/hoa-don', {}],
  ['POST', '/khieu-nai/tra-loi', {}], ['POST', '/kien', {}], ['GET', '/phieu', { code: 'WAITING' }], ['GET', '/phieu.pdf', { code: 'WAITING' }], ['POST', '/tien', {}], ['POST', '/tra-hang', {}], ['GET', '/trao-doi', {}], ['POST', '/trao-doi', {}],
].map(([method, rest, names]) => [`${method as string} ${base}/:code${rest as string}`, order(who, names as Record<string, string>)]))
const money = (who: 'seller' | 'officer', base: string): Record<string, Row> => ({
  [`POST ${base}/tien/:transfer`]: own(who, { transfer: 'transfer' }), [`GET ${base}/tien/sao-ke-ngan-hang/:id`]: own(who, { id: 'statement' }, 'PRODUCER'), [`POST ${base}/tien/sao-ke-ngan-hang/:id`]: own(who, { id: 'statement' }),
  ...Object.fromEntries(['', '/tai.csv', '/tai.pdf', '/tai.xlsx', '/theo-nguoi-lam.csv'].map((rest) => [`GET ${base}/sao-ke/:month${rest}`, own(who, { month: '=2026-11' }, 'PRODUCER')])),
})
const connections = (base: string): Record<string, Row> => Object.fromEntries(['POST /khoa/:id', 'GET /tin/:id', 'POST /tin/:id'].map((each) => {
  const [method, rest] = each.split(' ') as [string, string]
  return [`${method} ${base}${rest}`, base.startsWith('/ban-hang') ? own('seller', { id: rest.startsWith('/khoa') ? 'key' : 'hook' }) : own('officer', { id: rest.startsWith('/khoa') ? 'key' : 'hook' })]
}))

const table: Record<string, Row> = {
  ...desk('seller', '/ban-hang/don'), ...desk('officer', '/can-bo/don'), ...money('seller', '/ban-hang'), ...money('officer', '/can-bo'), ...connections('/ban-hang/ket-noi'), ...connections('/can-bo/ket-noi'),
  'POST /ban-hang/ban-lai/:slug': producer('seller'), 'GET /ban-hang/danh-tinh/:slug': producer('seller'), 'POST /ban-hang/danh-tinh/:slug': producer('seller'), 'POST /ban-hang/danh-tinh/:slug/hoi': producer('seller'),
  'GET /ban-hang/hang/bang/tep/:id': own('seller', { id: 'file' }), 'POST /ban-hang/hang/bang/tep/:id': own('seller', { id: 'file' }),
  'GET /ban-hang/mon/:slug': own('seller', { slug: 'product' }), 'POST /ban-hang/mon/:slug': own('seller', { slug: 'product' }), 'POST /ban-hang/mon/:slug/anh': own('seller', { slug: 'product' }),
  'POST /ban-hang/mon/:slug/anh/:id': own('seller', { slug: 'product', id: 'photo' }), 'POST /ban-hang/mon/:slug/kho': own('seller', { slug: 'product' }), 'GET /ban-hang/nghi/:slug': own('seller', { slug: 'product' }), 'POST /ban-hang/nghi/:slug': own('seller', { slug: 'product' }),
  'POST /ban-hang/nguoi/:slug/:id/thoi': producer('seller', { id: 'member' }), 'POST /ban-hang/nguoi/:slug/can-bo': producer('seller'), 'POST /ban-hang/nhan-xet/:id': own('seller', { id: 'review' }),
  'POST /ban-hang/gop-hang/:id/thoi': own('seller', { id: 'association' }), 'POST /ban-hang/gop-hang/de-nghi/:id': own('seller', { id: 'proposal' }),
  'GET /ban-hang/nhan/:slug': open('anybody asks to sell for a producer; an officer decides'), 'POST /ban-hang/nhan/:slug': open('anybody asks to sell for a producer; an officer decides'),
  'GET /can-bo/ban/:slug': own('officer', { slug: 'product' }), 'POST /can-bo/ban/:slug': own('officer', { slug: 'product' }), 'GET /can-bo/ban/bang/tep/:id': own('officer', { id: 'file' }, 'CUA'), 'POST /can-bo/ban/bang/tep/:id': own('officer', { id: 'file' }, 'CUA'),
  ...Object.fromEntries(['GET danh-tinh', 'POST danh-tinh', 'POST danh-tinh/hoi', 'POST danh-tinh/rut', 'POST danh-tinh/xem-the', 'GET giao', 'POST giao', 'GET gop-hang', 'POST gop-hang', 'GET nguoi', 'POST nguoi'].map((each) => [each.replace(' ', ' /can-bo/chu-the/:slug/'), producer('officer')])),
  'POST /can-bo/chu-the/:slug/gop-hang/:id/thoi': producer('officer', { id: 'member' }), 'POST /can-bo/chu-the/:slug/nguoi/:id/thoi': producer('officer', { id: 'member' }),
  'GET /can-bo/chu-the/:slug/nguoi/:id/so-moi': producer('officer', { id: 'member' }), 'POST /can-bo/chu-the/:slug/nguoi/:id/so-moi': producer('officer', { id: 'member' }), 'POST /can-bo/chu-the/:slug/nguoi/:id/so-moi/huy': producer('officer', { id: 'member' }),
  'GET /can-bo/khieu-nai/:code': own('officer', { code: 'complaint' }), 'POST /can-bo/khieu-nai/:code': own('officer', { code: 'complaint' }), 'GET /can-bo/khieu-nai/:code/anh-gui/:id/:size': own('officer', { code: 'complaint', id: 'said', size: '=240' }),
  'POST /can-bo/nhan-xet/:id': own('officer', { id: 'review' }), 'POST /can-bo/xin-ban/:id': own('officer', { id: 'claim' }),
  ...Object.fromEntries(['GET cai-dat/:name', 'POST cai-dat/:name', 'GET chi-tra/tep/:file', 'POST chi-tra/doi-tac/:id', 'POST chi-tra/khoan/:id'].map((each) => [each.replace(' ', ' /can-bo/'), open('the central office and the operator settle them for all of the country')])),
  'POST /can-bo/du-lieu-ca-nhan/:id': open('the central office and the operator answer all of the country'), 'POST /can-bo/go-bo/:id': open('src/modules/offers/stops.test.ts'),
  ...Object.fromEntries(['GET ', 'POST /da-nhan', 'POST /mo-lai', 'POST /tra-loi'].map((each) => [each.replace(' ', ' /can-bo/gop-y/:code'), open('src/modules/feedback/office.routes.test.ts')])),
  ...Object.fromEntries(['GET ', 'GET /dong/:ordinal', 'POST /dong/:ordinal/quyet', 'POST /dong/:ordinal/sua', 'POST /hoan-tac', 'GET /ket-qua.xlsx', 'POST /xac-nhan'].map((each) => [each.replace(' ', ' /can-bo/nhap/:code'), open('src/modules/intake/intake.test.ts')])),
  'GET /can-bo/san-pham/:slug': own('officer', { slug: 'product' }), 'POST /can-bo/san-pham/:slug/cong-bo': own('officer', { slug: 'product' }), 'POST /can-bo/san-pham/:slug/nhom': own('officer', { slug: 'product' }), 'POST /can-bo/trung/:id': open('src/modules/certification/registry.test.ts'),
  'GET /don-hang/:code': own('buyer', { code: 'PURCHASE' }), 'POST /don-hang/:code/lien-ket': own('buyer', { code: 'PURCHASE' }), 'POST /don-hang/:code/:order': bought(), 'GET /don-hang/:code/anh/:anh': own('buyer', { code: 'PURCHASE', anh: 'parcel' }),
  'GET /don-hang/:code/:order/anh-gui/:id/:size': bought({ id: 'said', size: '=240' }), 'GET /don-hang/:code/:order/bien-nhan/:photo': bought({ photo: 'receipt' }),
  ...Object.fromEntries(['GET danh-gia', 'POST danh-gia', 'GET hoa-don', 'POST hoa-don', 'GET khieu-nai', 'POST khieu-nai', 'POST khieu-nai/nho-giup', 'POST khieu-nai/xong', 'POST mua-lai', 'POST tien', 'GET tra-hang', 'POST tra-hang', 'POST tra-hang/rut', 'GET trao-doi', 'POST trao-doi'].map((each) => [each.replace(' ', ' /don-hang/:code/:order/'), bought()])),
  ...Object.fromEntries(['GET /certificates/:code', 'GET /producers/:slug', 'GET /products/:slug', 'GET /units/:scheme/:code', 'POST /webhooks/ghn/:key', 'POST /webhooks/payos/:key', 'POST /webhooks/sepay/:key'].map((each) => [each.replace(' ', ' /api/v1'), open(each.includes('webhooks') ? 'the secret key of the address and the signature' : 'public')])),
  'GET /api/v1/baskets/:id': open('tests/hostile/tricks.test.ts'), 'PUT /api/v1/baskets/:id/lines': open('tests/hostile/tricks.test.ts'), 'GET /api/v1/baskets/:id/delivery': open('src/modules/orders/checkout-ways.api.test.ts'),
  'GET /api/v1/offers/:product': own('program', { product: 'product' }), 'PUT /api/v1/offers/:product': own('program', { product: 'product' }), 'GET /api/v1/orders/:code': own('program', { code: 'ORDER' }), 'POST /api/v1/orders/:code/moves': own('program', { code: 'ORDER' }),
  'GET /api/v1/purchases/:code': own('program', { code: 'PURCHASE' }), 'POST /api/v1/purchases/:code/orders/:order/moves': own('program', { code: 'PURCHASE', order: 'ORDER' }),
  'DELETE /api/v1/hooks/:id': own('program', { id: 'hook' }), 'POST /api/v1/hooks/:id/enable': own('program', { id: 'hook' }), 'GET /api/v1/hooks/:id/deliveries': own('program', { id: 'hook' }), 'POST /api/v1/hooks/:id/deliveries/:delivery/replay': own('program', { id: 'hook', delivery: 'delivery' }),
}
const GUARDED = /^\/(?:ban-hang|can-bo|don-hang|api\/v1)\/.*:/
const routes = (): string[] => [...new Set(portal.app.routes.filter((each) => each.method !== 'ALL' && GUARDED.test(each.path)).map((each) => `${each.method} ${each.path.replace(/\{[^}]*\}/g, '')}`))].toSorted()

test('every address that names an object has a row that says whose it is, and no row is left over', () => {
  expect(routes().filter((each) => !Object.hasOwn(table, each)), 'without a row').toEqual([])
  expect(Object.keys(table).filter((each) => !routes().includes(each)), 'without an address').toEqual([])
})

const bodies: Record<string, string> = { moves: JSON.stringify({ to: 'refused', why: 'x' }), offers: JSON.stringify({ state: 'on-sale', unit: 'g', stock: 1, madeToOrder: false, readyOn: null, packs: [{ name: 'x', size: 1, priceVnd: 1000 }] }) }
async function ask(key: string, row: ReturnType<typeof own>, as: 'owner' | 'stranger', token = mine.token, purchase = mine.purchase): Promise<Response> {
  const [method, path] = key.split(' ') as [string, string]
  const named = (name: string): string => { const wanted = row.names[name]!; return wanted === 'ORDER' ? mine.code : wanted === 'WAITING' ? waiting.code : wanted === 'PURCHASE' ? purchase : wanted.startsWith('=') ? wanted.slice(1) : ids[wanted]! }
  const query = row.who === 'buyer' ? `?k=${token}` : row.query === 'PRODUCER' ? `?chu-the=${shop.producerSlug}` : row.query === 'CUA' ? `?cua=${shop.producerSlug}` : ''
  const address = `${path.replace(/:([a-z]+)/g, (_, name: string) => named(name))}${query}`
  if (row.who === 'program') {
    const body = method === 'GET' || method === 'DELETE' ? {} : { body: path.includes('/offers/') ? bodies['offers']! : path.endsWith('/moves') ? bodies['moves']! : '{}' }
    return portal.app.request(`http://localhost${address}`, { method, ...body, headers: { 'content-type': 'application/json', authorization: `Bearer ${as === 'owner' ? keys.mine : keys.theirs}`, 'if-match': '*' } })
  }
  const who = row.who === 'buyer' ? (as === 'owner' ? mine.buyer : theirs.buyer) : as === 'owner' ? (row.who === 'seller' ? shop.seller : shop.deputy) : strangers[row.who]
  return method === 'GET' ? who.get(address) : who.post(address, { k: token, 'chu-the': shop.producerSlug, den: 'refused', 'vi-sao': 'x', viec: 'bo', 'tra-loi': 'dong-y', [`loi-${ids['review']}`]: 'x', loi: 'x' })
}
const state = async (): Promise<string> => JSON.stringify(await sql(portal.store.now, 'test.all', `select (select json_agg((id, state) order by id) from orders.orders) as orders, (select count(*) from aftersale.entries) as said, (select count(*) from photos.photos) as photos, (select json_agg((id, stock) order by id) from offers.offers) as offers,
  (select json_agg((id, revoked_at, secret_hash) order by id) from keys.keys) as keys, (select json_agg((id, state, removed_at) order by id) from hooks.endpoints) as hooks, (select count(*) from producers.members where ends_at is not null) as ended, (select json_agg((id, ends_at)) from producers.associations) as together, (select json_agg((id, state)) from producers.association_proposals) as asked, (select json_agg((id, outcome)) from payments.transfers) as transfers, (select json_agg((id, state)) from reviews.reviews) as reviews`))

test('a stranger of the same role gets nothing of what is another’s, and changes nothing', async () => {
  const before = await state()
  const got: string[] = []
  for (const [key, row] of Object.entries(table)) {
    if (row.kind !== 'own') continue
    const tries = row.who === 'buyer' ? [[theirs.token, mine.purchase], [theirs.token, theirs.purchase], ['', mine.purchase]] as const : [[mine.token, mine.purchase]] as const
    for (const [token, purchase] of tries) {
      if (['GET /don-hang/:code', 'POST /don-hang/:code/lien-ket'].includes(key) && purchase === theirs.purchase) continue
      const answer = await ask(key, row, 'stranger', token, purchase)
      if (answer.status !== 404 && answer.status !== 403) got.push(`${key} with ${token === '' ? 'no secret' : purchase === mine.purchase ? 'another secret' : 'an order of another purchase'}: ${answer.status}`)
    }
  }
  expect(got).toEqual([])
  expect(await state()).toBe(before)
}, 120_000)

test('what the stranger was refused is there for its owner, and the answer is kept by nobody on the way', async () => {
  const missed: string[] = []
  const kept: string[] = []
  for (const [key, row] of Object.entries(table)) {
    if (row.kind !== 'own' || !key.startsWith('GET ') || (row.who === 'program' && key.includes('purchases')) || key.includes('/can-bo/ket-noi')) continue
    const answer = await ask(key, row, 'owner')
    if (answer.status !== 200 && answer.status !== 303) missed.push(`${key}: ${answer.status}`)
    if (answer.status === 200 && !/no-store/.test(answer.headers.get('cache-control') ?? '')) kept.push(`${key}: ${answer.headers.get('cache-control')}`)
  }
  expect(missed).toEqual([])
  expect(kept).toEqual([])
}, 120_000)
