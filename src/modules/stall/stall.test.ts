import sharp from 'sharp'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { loadGeography } from '#geography'
import { addAssociation, addMember, registerProducers, type MyProducer } from '#producers'
import { newId, type Id } from '#platform/ids'
import { sql, sqlOnce } from '#platform/db'
import { testPortal, type TestPortal } from '#tests/portal'
import { buyerAt, officerAt, type Visitor } from '#tests/visitor'
import { aRecognition } from '../certification/certification.samples.ts'
import { registerProducts } from '#certification'

let portal: TestPortal
let picture: Buffer
let phones = 0
beforeAll(async () => {
  portal = await testPortal()
  await portal.store.transaction((tx) => loadGeography(tx))
  picture = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#3a7d44' } }).jpeg().toBuffer()
})

const rows = <Row>(text: string, values: unknown[] = []): Promise<Row[]> => sqlOnce<Row>(portal.store.now, text, values)
const anybody = () => buyerAt(portal, `+8490${String(1_000_000 + phones++)}`)
const commune = async (): Promise<string> => (await rows<{ code: string }>(`select code from geography.units where scheme = 'v34' and level = 'commune' and province_code = '86' order by code limit 1`))[0]!.code

async function aProducer(name: string): Promise<Id<'producer'>> {
  const code = await commune()
  return (await portal.store.transaction((tx) => registerProducers(tx, [{ name, nameKey: name.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replaceAll('đ', 'd').toLowerCase(), form: 'household', provinceCode: '86', communeCode: code, formerCode: null, addressRaw: '', sample: false, importId: null }])))[0]!
}
async function aSeller(name: string, role: MyProducer['role'] = 'owner'): Promise<Visitor & { personId: string; producerId: Id<'producer'> }> {
  const seller = await anybody()
  const producerId = await aProducer(name)
  await portal.store.transaction((tx) => addMember(tx, { producerId, personId: seller.personId, role, byId: null, consentWords: 'Đồng ý tại xã ngày 20/11/2026', consentAt: portal.at }, portal.at))
  return Object.assign(seller, { producerId })
}
async function aCertified(producerId: Id<'producer'>, name: string): Promise<string> {
  return portal.store.transaction(async (tx) => {
    const [id] = await registerProducts(tx, [{ name, nameKey: name.toLowerCase(), producerId, provinceCode: '86', communeCode: null, formerCode: null, placeRaw: '', groupVersion: null, groupCode: null, groupCertainty: null, sample: false, importId: null }])
    await aRecognition(tx, id!, '2026-01-05')
    return (await sql<{ slug: string }>(tx, 'test.slug', 'select slug from certification.products where id = $1', [id]))[0]!.slug
  })
}
const form = (fields: Record<string, string>, photos = 0): FormData => {
  const body = new FormData()
  for (const [name, value] of Object.entries({ khoa: newId(), mon: 'khac', ten: '', goi: '500g', gia: '85.000', con: '20', 'phi-giao': '30000', ...fields })) body.append(name, value)
  for (let n = 0; n < photos; n++) body.append('anh', new File([new Uint8Array(picture), new Uint8Array([n])], `${n}.jpg`, { type: 'image/jpeg' }))
  return body
}
const put = (who: Visitor, path: string, body: FormData, json = false): Promise<Response> => who.ask(path, { method: 'POST', body, headers: { origin: 'http://localhost', ...(json ? { accept: 'application/json' } : {}) } })
const offers = (producerId: string) => rows<{ name: string; slug: string; stock: number; state: string; packs: number; photos: number }>(`
  select product.name, product.slug, offer.stock, offer.state, (select count(*) from offers.packs where offer_id = offer.id and retired_at is null) as packs, (select count(*) from photos.photos where owner_id = product.id::text) as photos
  from offers.offers offer join certification.products product on product.id = offer.product_id where offer.producer_id = $1 order by product.name`, [producerId])

describe('beginning', () => {
  test('somebody finds their producer, agrees, and sells when an officer of the commune has confirmed', async () => {
    await aProducer('Hộ Trần Thị Thử')
    const person = await anybody()
    expect(await (await person.get('/ban-hang?q=tran+thi+thu')).text()).toContain('Hộ Trần Thị Thử')
    expect((await person.get('/ban-hang/hang/moi')).status).toBe(303)
    expect((await person.post('/ban-hang/nhan/ho-tran-thi-thu', { noi: 'chủ hộ' })).status).toBe(303)
    await person.post('/ban-hang/nhan/ho-tran-thi-thu', { noi: 'bấm lần nữa' })
    expect(await (await person.get('/ban-hang')).text()).toContain('Chờ văn phòng xác nhận')
    const asked = await rows<{ id: string; consent_words: string }>('select id, consent_words from stall.requests where person_id = $1', [person.personId])
    expect(asked).toHaveLength(1)
    expect(asked[0]!.consent_words).toContain('đồng ý')
    const elsewhere = await officerAt(portal, 'province-officer', '01')
    expect(await (await elsewhere.get('/can-bo/xin-ban')).text()).not.toContain('Hộ Trần Thị Thử')
    expect((await elsewhere.post(`/can-bo/xin-ban/${asked[0]!.id}`, { quyet: 'nhan', 'vi-sao': 'x' })).status).toBe(404)
    const here = await officerAt(portal, 'commune-officer', await commune())
    expect(await (await here.get('/can-bo/xin-ban')).text()).toContain('chủ hộ')
    expect((await here.post(`/can-bo/xin-ban/${asked[0]!.id}`, { quyet: 'nhan' })).status).toBe(422)
    expect((await here.post(`/can-bo/xin-ban/${asked[0]!.id}`, { quyet: 'nhan', 'vi-sao': 'đã gọi, đúng chủ hộ' })).status).toBe(303)
    expect(await (await person.get('/ban-hang')).text()).toContain('Đăng món đầu tiên')
    expect(await rows('select 1 from notices.messages where subject_id = $1', [asked[0]!.id])).toHaveLength(1)
  })

  test('a stall that the registry does not know is no producer before an officer has looked at it', async () => {
    const person = await anybody()
    const typed = { ten: 'Hộ Lê Văn Mới', loai: 'household-unregistered', tinh: '86', xa: 'xã không có thật', noi: 'khô cá' }
    const again = await person.post('/ban-hang/mo', typed)
    expect(again.status).toBe(422)
    expect(await again.text()).toContain('Hộ Lê Văn Mới')
    const [unit] = await rows<{ name: string }>(`select name from geography.units where scheme = 'v34' and code = $1`, [await commune()])
    expect((await person.post('/ban-hang/mo', { ...typed, xa: unit!.name })).status).toBe(303)
    const known = () => rows(`select 1 from producers.producers where name = 'Hộ Lê Văn Mới'`)
    expect(await known()).toHaveLength(0)
    const [asked] = await rows<{ id: string }>('select id from stall.requests where person_id = $1', [person.personId])
    const officer = await officerAt(portal, 'province-officer', '86')
    await Promise.all([1, 2].map(() => officer.post(`/can-bo/xin-ban/${asked!.id}`, { quyet: 'nhan', 'vi-sao': 'đã tới nhà' })))
    expect(await known()).toHaveLength(1)
    expect((await person.get('/ban-hang/hang/moi')).status).toBe(200)
  })
})

describe('putting goods on sale', () => {
  let seller: Awaited<ReturnType<typeof aSeller>>
  let n = 0
  beforeEach(async () => { seller = await aSeller(`Hộ Bán Hàng ${n++}`) })

  test('a certified product is on sale by its photograph, pack, price and count, and visitors see the photograph', async () => {
    const slug = await aCertified(seller.producerId, `Mật hoa dừa ${n}`)
    expect(await (await seller.get('/ban-hang/hang/moi')).text()).toContain(`value="${slug}"`)
    expect((await put(seller, '/ban-hang/hang/moi', form({ mon: slug }, 2))).headers.get('location')).toBe(`/ban-hang/hang?xong=${slug}`)
    expect(await offers(seller.producerId)).toMatchObject([{ slug, stock: 10_000, state: 'on-sale', packs: 1, photos: 2 }])
    const page = await (await seller.get(`/san-pham/${slug}`)).text()
    for (const words of ['85.000 đ', '/anh/', 'type="image/webp"']) expect(page).toContain(words)
    expect(page).not.toContain('Chưa thấy chứng nhận')
  })

  test('the form as it is shown carries the key of its draft: sent without script, and once more, it is one product', async () => {
    const khoa = /name="khoa" value="([^"]*)"/.exec(await (await seller.get('/ban-hang/hang/moi')).text())![1]!
    const answers = [await put(seller, '/ban-hang/hang/moi', form({ khoa, ten: `Khô cá sặc ${n}` })), await put(seller, '/ban-hang/hang/moi', form({ khoa, ten: `Khô cá sặc ${n}` }))]
    expect(answers.map((each) => each.status)).toEqual([303, 303])
    expect(await offers(seller.producerId)).toHaveLength(1)
  })

  test('one sending that arrives many times is one product, one offer, one photograph', async () => {
    const body = () => form({ khoa: '01900000-0000-7000-8000-0000000000aa', ten: `Khô cá lóc ${n}` }, 1)
    const answers = await Promise.all([1, 2, 3].map(() => put(seller, '/ban-hang/hang/moi', body(), true)))
    const said = await Promise.all(answers.map((answer) => answer.json()))
    expect(new Set(said.map((each) => JSON.stringify(each))).size).toBe(1)
    expect(await offers(seller.producerId)).toMatchObject([{ stock: 10_000, packs: 1, photos: 1 }])
    expect(await rows('select 1 from certification.products where producer_id = $1', [seller.producerId])).toHaveLength(1)
  })

  test('a new name is shown at once, without stars, and its page says that no certificate is known', async () => {
    const answer = (await (await put(seller, '/ban-hang/hang/moi', form({ ten: `Bánh tét ${n}` }), true)).json()) as { slug: string }
    const page = await (await seller.get(`/san-pham/${answer.slug}`)).text()
    expect(page).toContain('Chưa thấy chứng nhận OCOP nào cho món này')
    expect(page).not.toMatch(/class="stars"/)
  })

  test('a name that claims stars or OCOP is refused with the reason, and nothing that was typed is lost', async () => {
    for (const ten of [`Bánh tét 5 sao ${n}`, `Bánh tét OCOP ${n}`]) {
      const answer = await put(seller, '/ban-hang/hang/moi', form({ ten }))
      const page = await answer.text()
      expect(answer.status).toBe(422)
      for (const words of ['Tên không ghi sao hay OCOP', ten, 'value="85.000"']) expect(page).toContain(words)
    }
    expect(await offers(seller.producerId)).toEqual([])
  })

  test('a second pack of the same goods shares their stock; another measure is refused', async () => {
    const ten = `Gạo ${n}`
    await put(seller, '/ban-hang/hang/moi', form({ ten, con: '10' }))
    await put(seller, '/ban-hang/hang/moi', form({ ten, goi: '1kg', gia: '160.000', con: '5' }))
    expect(await offers(seller.producerId)).toMatchObject([{ packs: 2, stock: 10_000 }])
    const refused = await put(seller, '/ban-hang/hang/moi', form({ ten, goi: 'hop' }), true)
    expect([refused.status, ((await refused.json()) as { kind: string }).kind]).toEqual([422, 'faulty'])
    await put(seller, '/ban-hang/hang/moi', form({ ten, goi: '1kg', gia: '170.000', con: '3' }))
    expect(await offers(seller.producerId)).toMatchObject([{ packs: 2, stock: 3_000 }])
  })

  test('a picture that is none is refused, and nothing is on sale', async () => {
    const body = form({ ten: `Bánh ${n}` })
    body.append('anh', new File(['không phải ảnh'], 'x.jpg'))
    expect((await put(seller, '/ban-hang/hang/moi', body)).status).toBe(422)
    expect(await offers(seller.producerId)).toEqual([])
  })

  test('what another person filled in on this phone is not sent as mine; nobody sells what belongs to others', async () => {
    const other = await aSeller(`Hộ Người Khác ${n}`)
    const theirs = await aCertified(other.producerId, `Của người khác ${n}`)
    expect((await put(seller, '/ban-hang/hang/moi', form({ ten: 'Bánh', nguoi: other.personId }), true)).status).toBe(401)
    expect((await put(seller, '/ban-hang/hang/moi', form({ mon: theirs }), true)).status).toBe(422)
    await put(other, '/ban-hang/hang/moi', form({ mon: theirs }, 1))
    const [photo] = await rows<{ id: string }>('select photo.id from photos.photos photo join certification.products product on product.id::text = owner_id where product.slug = $1', [theirs])
    for (const path of [`/ban-hang/mon/${theirs}`, `/ban-hang/mon/${theirs}/kho`, `/ban-hang/mon/${theirs}/anh`, `/ban-hang/mon/${theirs}/anh/${photo!.id}`]) expect((await seller.post(path, { doi: 'het', viec: 'bo', ban: 'dung' })).status, path).toBe(404)
    expect(await offers(other.producerId)).toMatchObject([{ stock: 10_000, state: 'on-sale', photos: 1 }])
    // A photograph of theirs named under goods of mine stays theirs.
    const mine = ((await (await put(seller, '/ban-hang/hang/moi', form({ ten: `Của tôi ${n}` }), true)).json()) as { slug: string }).slug
    await seller.post(`/ban-hang/mon/${mine}/anh/${photo!.id}`, { viec: 'bo' })
    expect(await offers(other.producerId)).toMatchObject([{ photos: 1 }])
  })
})

test('stock changes by one tap, never below nothing; prices, selling and photographs are changed on one page', async () => {
  const seller = await aSeller('Hộ Sửa Hàng')
  const { slug } = (await (await put(seller, '/ban-hang/hang/moi', form({ ten: 'Tôm khô', con: '2' }, 2), true)).json()) as { slug: string }
  const tap = (doi: string) => seller.post(`/ban-hang/mon/${slug}/kho`, { doi })
  const stock = async (): Promise<number> => (await offers(seller.producerId))[0]!.stock
  for (const [doi, left] of [['them', 1_500], ['bot', 1_000], ['bot', 500], ['bot', 0], ['bot', 0], ['them', 500], ['het', 0]] as const) {
    await tap(doi)
    expect(await stock(), doi).toBe(left)
  }
  expect((await tap('gì')).status).toBe(400)
  const [pack] = await rows<{ id: string }>('select pack.id from offers.packs pack join offers.offers offer on offer.id = offer_id where offer.producer_id = $1', [seller.producerId])
  expect((await seller.post(`/ban-hang/mon/${slug}`, { [`gia-${pack!.id}`]: '9', con: '4', ban: 'ban' })).status).toBe(422)
  expect((await seller.post(`/ban-hang/mon/${slug}`, { [`gia-${pack!.id}`]: '95.000', con: '4', ban: 'dung' })).status).toBe(303)
  expect(await offers(seller.producerId)).toMatchObject([{ stock: 2_000, state: 'paused', packs: 1 }])
  const ids = async () => (await rows<{ id: string }>('select photo.id from photos.photos photo join certification.products product on product.id::text = owner_id where product.slug = $1 order by position', [slug])).map((row) => row.id)
  // What was sold meanwhile is not put back by saving a price.
  await seller.post(`/ban-hang/mon/${slug}`, { [`gia-${pack!.id}`]: '90.000', con: '9', 'con-thay': '9', ban: 'ban' })
  expect(await offers(seller.producerId)).toMatchObject([{ stock: 2_000, state: 'on-sale' }])
  const [first, second] = await ids()
  await seller.post(`/ban-hang/mon/${slug}/anh/${second}`, { viec: 'dau' })
  expect(await ids()).toEqual([second, first])
  await seller.post(`/ban-hang/mon/${slug}/anh/${second}`, { viec: 'bo' })
  expect(await ids()).toEqual([first])
})

test('a producer sees what officers did for them, ends it, and allows it again; staff may not', async () => {
  const owner = await aSeller('Hộ Được Giúp')
  const slug = await aCertified(owner.producerId, 'Mắm mẫu')
  const officer = await officerAt(portal, 'province-officer', '86')
  const sell = () => officer.post(`/can-bo/ban/${slug}`, { 'don-vi': 'g', ton: '1000', 'goi-0': 'Hũ 500 g', 'luong-0': '500', 'gia-0': '90.000', 'dong-y': 'Bà đồng ý qua điện thoại' })
  expect((await sell()).status).toBe(303)
  const page = await (await owner.get('/ban-hang/nguoi')).text()
  for (const words of ['Mắm mẫu', 'Bà đồng ý qua điện thoại', officer.officer.signInName ? 'Cán bộ 86' : '']) expect(page).toContain(words)
  const staff = await anybody()
  await portal.store.transaction((tx) => addMember(tx, { producerId: owner.producerId, personId: staff.personId, role: 'staff', byId: null, consentWords: 'đồng ý', consentAt: portal.at }, portal.at))
  const end = (who: Visitor, cho: string) => who.post('/ban-hang/nguoi/ho-duoc-giup/can-bo', { cho })
  expect((await end(staff, 'thoi')).status).toBe(403)
  expect((await end(await anybody(), 'thoi')).status).toBe(404)
  expect((await end(owner, 'thoi')).status).toBe(303)
  expect((await sell()).status).toBe(403)
  const sheet = { 'dong-y': 'Bà đồng ý tại xã', 'vi-sao': '' }
  expect((await officer.post('/can-bo/ban/bang?cua=ho-duoc-giup', sheet)).status).toBe(403)
  await end(owner, 'duoc')
  expect((await sell()).status).toBe(303)
  expect((await officer.post('/can-bo/ban/bang?cua=ho-duoc-giup', sheet)).status).toBe(303)
  const [line] = await rows<{ id: string }>(`select id from producers.members where producer_id = $1 and role = 'staff'`, [owner.producerId])
  expect((await owner.post(`/ban-hang/nguoi/ho-duoc-giup/${line!.id}/thoi`)).status).toBe(303)
  expect((await staff.get('/ban-hang/hang')).headers.get('location')).toBe('/ban-hang')
})

test('what a co-operative sells for its member is not taken from it, and the co-operative finds it among its goods', async () => {
  const [coop, maker] = [await aSeller('HTX Gom Hàng'), await aSeller('Hộ Góp Hàng')]
  const slug = await aCertified(maker.producerId, 'Dừa sáp góp')
  await portal.store.transaction((tx) => addAssociation(tx, { sellerId: coop.producerId, makerId: maker.producerId, byId: null, consentWords: 'Đồng ý ở xã', consentAt: portal.at, untilOn: null }, portal.at))
  await put(coop, '/ban-hang/hang/moi', form({ ten: 'Của hợp tác xã' }))
  await portal.store.transaction((tx) => sql(tx, 'test.sells-for', `
    update offers.offers set product_id = (select id from certification.products where slug = $2) where producer_id = $1`, [coop.producerId, slug]))
  expect((await put(maker, '/ban-hang/hang/moi', form({ mon: slug }), true)).status).toBe(422)
  expect(await offers(coop.producerId)).toMatchObject([{ slug, stock: 10_000 }])
  expect(await (await coop.get('/ban-hang/hang')).text()).toContain('Dừa sáp góp')
  expect((await coop.post(`/ban-hang/mon/${slug}/kho`, { doi: 'het' })).status).toBe(303)
  expect((await maker.post(`/ban-hang/mon/${slug}/kho`, { doi: 'them' })).status).toBe(404)
  expect(await offers(coop.producerId)).toMatchObject([{ stock: 0 }])
})

test('one person puts no flood of goods on sale', async () => {
  const seller = await aSeller('Hộ Đăng Nhiều')
  await portal.store.transaction((tx) => sql(tx, 'test.tries', 'insert into platform.tries (key, room, at) values ($1, 0, $2)', [`goods ${seller.personId}`, portal.at]))
  const answer = await put(seller, '/ban-hang/hang/moi', form({ ten: 'Một món nữa' }), true)
  expect([answer.status, Number(answer.headers.get('retry-after')) > 0]).toEqual([429, true])
  expect(await offers(seller.producerId)).toEqual([])
})

test('an officer who acts as member puts goods on sale in the producer’s name, by the consent that was recorded', async () => {
  const deputy = await aSeller('Hộ Nhờ Cán Bộ', 'officer-deputy')
  await put(deputy, '/ban-hang/hang/moi', form({ ten: 'Chuối khô' }))
  expect(await rows('select consent from offers.deputy_acts where producer_id = $1', [deputy.producerId])).toEqual([{ consent: 'Đồng ý tại xã ngày 20/11/2026' }])
})

test('the first page says what to do next: few left, no photograph, a holiday that can be ended', async () => {
  const seller = await aSeller('Hộ Có Việc')
  await put(seller, '/ban-hang/hang/moi', form({ ten: 'Cốm dẹp', con: '3' }))
  await portal.store.transaction((tx) => sql(tx, 'test.rest', `update offers.stalls set closed_until = '2026-12-01' where producer_id = $1`, [seller.producerId]))
  const page = await (await seller.get('/ban-hang')).text()
  for (const words of ['món sắp hết', 'Cốm dẹp (còn 3)', 'món chưa có ảnh', 'Bạn đang nghỉ bán', 'Đến hết 01/12/2026']) expect(page).toContain(words)
  await seller.post('/ban-hang/ban-lai/ho-co-viec')
  expect(await (await seller.get('/ban-hang')).text()).not.toContain('nghỉ bán')
})
