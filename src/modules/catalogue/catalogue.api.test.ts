import sharp from 'sharp'
import { expect, test } from 'vitest'
import { standingOn, findListed, recordFacts, registerProducts } from '#certification'
import { saveOffer, unitPrice } from '#offers'
import { keepPhoto, readPhoto } from '#photos'
import type { Day } from '#platform/day'
import { sql, sqlOnce } from '#platform/db'
import { testPortal } from '#tests/portal'
import { aProduct, aRecognition } from '../certification/certification.samples.ts'
import { findCards } from './api-cards.queries.ts'

interface Card { slug: string; name: string; stars: number; certificate: { code: string | null; status: string; validUntil: string | null } }
const portal = await testPortal('2026-11-24')
const ask = async (path: string, headers: Record<string, string> = {}) => portal.app.request(path, { headers })
const products = async (query: string) => (await (await ask(`/api/v1/products${query}`)).json()) as { items: Card[]; nextCursor: string | null; total: number; totalIsMore: boolean; nearest?: Card[]; facets?: Record<string, { value: string; name: string; count: number }[]> }

await portal.store.transaction(async (tx) => {
  await aRecognition(tx, await aProduct(tx, { name: 'Kẹo dừa béo', producer: 'Công ty TNHH Đông Á', provinceCode: '86' }), '2025-03-01')
  await aRecognition(tx, await aProduct(tx, { name: 'Mật hoa dừa', producer: 'Trà Vinh Farm', provinceCode: '86', communeCode: '29341', formerCode: '29347' }), '2025-03-01', { stars: 5 })
  await aRecognition(tx, await aProduct(tx, { name: 'Mật ong rừng' }), '2024-03-01', { evidence: 'reported', decisionNumber: null, stars: 3 })
  await aRecognition(tx, await aProduct(tx, { name: 'Nước mắm cũ' }), '2019-03-01')
  await aRecognition(tx, await aProduct(tx, { name: 'Dứa sấy dẻo' }), '2026-01-05', { kind: 'proposed', evidence: 'reported', decisionNumber: null })
  await aProduct(tx, { name: 'Chỉ mới đăng ký' })
  for (let n = 0; n < 45; n++) await aRecognition(tx, await aProduct(tx, { name: `Bánh tráng số ${n + 1}`, provinceCode: n % 2 ? '80' : '82' }), `2025-0${1 + (n % 9)}-01`)
})
await portal.refresh()

test('a product is given with its maker, its place, its stars and the certificate behind them', async () => {
  const { items, total, totalIsMore } = await products('?q=mat+hoa+dua')
  expect([total, totalIsMore]).toEqual([1, false])
  expect(items[0]).toMatchObject({
    slug: 'mat-hoa-dua', name: 'Mật hoa dừa', producer: { slug: 'tra-vinh-farm', name: 'Trà Vinh Farm', form: 'cooperative' }, stars: 5, price: null, image: null,
    unit: { commune: { code: '29341', name: 'Tiểu Cần' }, province: { code: '86', name: 'Vĩnh Long' } }, certificate: { status: 'recorded', validUntil: '2028-03-01' }, url: '/san-pham/mat-hoa-dua',
  })
})

test('what is only registered is not in the list, what is proposed or has expired is, without stars', async () => {
  expect((await products('?q=chỉ mới đăng ký')).items).toEqual([])
  expect((await products('?q=nuoc mam cu')).items).toMatchObject([{ stars: 0, certificate: { status: 'expired', validUntil: '2022-03-01' } }])
  expect((await products('?q=dứa sấy')).items[0]).toMatchObject({ name: 'Dứa sấy dẻo', stars: 0, certificate: { status: 'proposed', code: null } })
})

test('the standing that the database writes is the one that the rule of certification gives, on every day', async () => {
  const states = new Set<string>()
  await portal.store.transaction(async (tx) => {
    for (const [at, more] of [{ kind: 'withdrawn' as const }, { kind: 'extended' as const, validUntil: '2027-12-01' as Day }, { evidence: 'reported' as const, decisionNumber: null, latest: null, earliest: null, precision: 'unknown' as const }].entries()) {
      const [id] = await registerProducts(tx, [{ name: `Thử ${at}`, nameKey: `thu ${at}`, producerId: null, provinceCode: null, communeCode: null, formerCode: null, placeRaw: '', groupVersion: null, groupCode: null, groupCertainty: null, sample: true, importId: null }])
      if (more.kind) await aRecognition(tx, id!, '2024-03-01')
      await recordFacts(tx, 'Người thử', '2026-11-24' as Day, [{ productId: id!, kind: 'recognised', stars: 4, earliest: '2025-05-01' as Day, latest: '2025-05-01' as Day, precision: 'day', validUntil: null, evidence: 'recorded', decisionNumber: '2/QĐ', certificateCode: null, sourceName: '', sourceUrl: null, note: '', raw: '', importId: null, ...more }])
    }
  })
  const listed = await findListed(portal.store.read)
  for (const day of ['2018-01-01', '2022-03-01', '2022-03-02', '2025-06-01', '2026-11-24', '2027-06-01', '2030-01-01'] as Day[]) {
    const cards = JSON.parse(`[${await findCards(portal.store.read, listed.map((each) => each.id), { day, lang: 'vi', site: '' })}]`) as Card[]
    for (const card of cards) {
      const standing = standingOn(listed.find((each) => each.slug === card.slug)!.claim, day)
      states.add(standing.state)
      expect([card.name, day, card.stars, card.certificate]).toEqual([card.name, day, standing.stars, { code: standing.code, status: standing.state, validUntil: standing.until }])
    }
  }
  expect([...states].sort()).toEqual(expect.arrayContaining(['expired', 'extended', 'proposed', 'recorded', 'reported', 'undated', 'withdrawn']))
})

test('every product is met once when the pages are read to the end, in every order', async () => {
  for (const sort of ['relevance', 'newest', 'stars', 'name']) {
    const met: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page: Awaited<ReturnType<typeof products>> = await products(`?q=banh+trang&limit=7&sort=${sort}${cursor ? `&cursor=${cursor}` : ''}`)
      expect(page.total).toBe(45)
      met.push(...page.items.map((each) => each.slug))
      cursor = page.nextCursor
    }
    expect(new Set(met).size).toBe(45)
    expect(met.length).toBe(45)
  }
})

test('a cursor that is damaged, made up or of another question is refused with a sentence', async () => {
  const { nextCursor } = await products('?q=banh+trang&limit=5')
  for (const path of ['?cursor=AAAA', '?cursor=eyJ9', `?q=keo&cursor=${nextCursor}`, `?q=banh+trang&limit=5&cursor=${nextCursor!.slice(0, -3)}`]) {
    const answer = await ask(`/api/v1/products${path}`)
    expect([path, answer.status, answer.headers.get('content-type')]).toEqual([path, 400, 'application/problem+json; charset=utf-8'])
  }
})

test('facets count what choosing another value would show', async () => {
  const { facets, total } = await products('?q=banh+trang&province=80&facets=1')
  expect(total).toBe(22)
  expect(facets!.province).toEqual([{ value: '82', name: 'Đồng Tháp', count: 23 }, { value: '80', name: 'Tây Ninh', count: 22 }])
  expect(facets!.evidence).toEqual([{ value: 'recorded', name: 'recorded', count: 22 }])
})

test('nothing found is empty, with the nearest beside it', async () => {
  expect(await products('?q=iphone 13')).toMatchObject({ items: [], total: 0 })
  const { items, nearest } = await products('?q=mật ong hoa nhãn')
  expect(items).toEqual([])
  expect(nearest!.map((each) => each.name)).toContain('Mật ong rừng')
})

test('an unchanged answer is not sent again, and a wrong parameter is named', async () => {
  const first = await ask('/api/v1/products?q=dua')
  expect((await ask('/api/v1/products?q=dua', { 'if-none-match': first.headers.get('etag')! })).status).toBe(304)
  const wrong = await ask('/api/v1/products?limit=1000&sort=price')
  expect(wrong.status).toBe(422)
  expect(((await wrong.json()) as { faults: { field: string }[] }).faults.map((each) => each.field)).toEqual(['sort', 'limit'])
})

test('one product comes with the history of its certification and its former unit', async () => {
  expect(await (await ask('/api/v1/products/mat-hoa-dua')).json()).toMatchObject({
    name: 'Mật hoa dừa', evidence: 'recorded', formerUnit: { code: '29347', name: 'Xã Phú Cần, Huyện Tiểu Cần, Tỉnh Trà Vinh' }, sample: false,
    history: [{ kind: 'recognised', stars: 5, latest: '2025-03-01', evidence: 'recorded', decision: '1/QĐ-UBND' }],
  })
  expect((await ask('/api/v1/products/khong-co')).status).toBe(404)
  expect((await ask('/api/v1/products/chi-moi-dang-ky')).status).toBe(404)
})

test('producers are found by words of their name and come with their products; a hidden name is nowhere', async () => {
  const list = (await (await ask('/api/v1/producers?q=FARM')).json()) as { items: { slug: string }[] }
  expect(list.items.map((each) => each.slug)).toEqual(['tra-vinh-farm'])
  expect(await (await ask('/api/v1/producers/tra-vinh-farm')).json()).toMatchObject({ name: 'Trà Vinh Farm', products: [{ slug: 'mat-hoa-dua' }] })
  expect((await products('?producer=tra-vinh-farm')).items.map((each) => each.slug)).toEqual(['mat-hoa-dua'])
  await portal.store.transaction(async (tx) => { await tx.raw.query({ text: `update producers.producers set name_hidden = true where slug = 'tra-vinh-farm'` }) })
  await portal.refresh()
  expect((await products('?q=mat hoa dua')).items[0]).toMatchObject({ producer: null })
  expect((await products('?q=tra vinh farm')).items).toEqual([])
  expect((await ask('/api/v1/producers/tra-vinh-farm')).status).toBe(404)
})

test('suggestions name products, makers and places for letters that are still being typed', async () => {
  const items = async (q: string) => ((await (await ask(`/api/v1/suggest?q=${encodeURIComponent(q)}`)).json()) as { items: { kind: string; text: string; url: string }[] }).items
  expect(await items('mật ho')).toContainEqual({ kind: 'sản phẩm', text: 'Mật hoa dừa', url: '/san-pham/mat-hoa-dua' })
  expect(await items('dong a')).toContainEqual(expect.objectContaining({ kind: 'chủ thể', text: 'Công ty TNHH Đông Á' }))
  expect(await items('vinh l')).toContainEqual({ kind: 'tỉnh, thành', text: 'Vĩnh Long', url: '/kenh/vinh-long' })
  expect(await items('')).toEqual([])
})

test('a product on sale is given with its lowest price, the price by weight and its packs, as the rule of offers works them out', async () => {
  await portal.store.transaction(async (tx) => {
    const [found] = await sql<{ productId: string; producerId: string }>(tx, 'test.honey', `select id as "productId", producer_id as "producerId" from certification.products where slug = 'keo-dua-beo'`)
    const packs = [{ name: 'Hộp 300 g', size: 300, priceVnd: 47_000 }, { name: 'Thùng 1 kg', size: 1_000, priceVnd: 145_000 }]
    await saveOffer(tx, { ...found!, state: 'on-sale', unit: 'g', stock: 900, madeToOrder: false, readyOn: null, packs, onBehalf: null }, portal.at)
  })
  const read = async () => (await (await ask('/api/v1/products/keo-dua-beo')).json()) as { price: number | null; unitPrice: object | null; availability: string; packs: { name: string; unitPrice: object | null; left: number }[] }
  const shown = await read()
  expect(shown).toMatchObject({ price: 47_000, unitPrice: unitPrice(47_000, 300, 'g'), availability: 'in-stock' })
  expect(shown.packs).toMatchObject([{ name: 'Hộp 300 g', unitPrice: { vnd: 156_667, per: 'kg' }, left: 3 }, { name: 'Thùng 1 kg', unitPrice: null, left: 0 }])
  expect((await products('?q=keo dua beo')).items[0]).toMatchObject({ price: 47_000, availability: 'in-stock' })
  const set = (change: string) => portal.store.transaction((tx) => sqlOnce(tx, `update offers.offers set ${change}`))
  await set('stock = 299')
  expect(await read()).toMatchObject({ price: 47_000, availability: 'sold-out' })
  await set('made_to_order = true')
  expect(await read()).toMatchObject({ availability: 'made-to-order', packs: [{ left: null }, {}] })
  await set(`state = 'paused'`)
  expect(await read()).toMatchObject({ price: null, unitPrice: null, availability: 'paused', packs: [] })
})

test('what is out of season or taken down is not given as for sale, and a product with a photograph is given with its address', async () => {
  const read = async () => (await (await ask('/api/v1/products/keo-dua-beo')).json()) as { id: string; price: number | null; availability: string; image: string | null }
  const set = (change: string) => portal.store.transaction((tx) => sqlOnce(tx, `update offers.offers set ${change}`))
  const month = portal.at.getUTCMonth() + 1
  await set(`state = 'on-sale', seasons = array[${month}]::smallint[]`)
  const { id, image, availability } = await read()
  expect([image, availability]).toEqual([null, 'made-to-order'])
  await set(`seasons = array[${(month % 12) + 1}]::smallint[]`)
  expect(await read()).toMatchObject({ price: null, availability: 'paused' })
  await set(`seasons = '{}'`)
  const square = await readPhoto(new Uint8Array(await sharp({ create: { width: 400, height: 400, channels: 3, background: '#3a7d44' } }).jpeg().toBuffer()))
  if (square.kind !== 'read') throw new Error(square.why)
  const kept = await portal.store.transaction((tx) => keepPhoto(tx, square.photo, { owner: { kind: 'product', id }, key: 'a', open: true, by: 'Người thử' }, portal.at))
  expect((await read()).image).toMatch(new RegExp(`/anh/${kept.kind === 'kept' ? kept.id : 'none'}-960\\.jpg$`))
  expect((await products('?q=keo dua beo')).items[0]).toMatchObject({ image: (await read()).image })
})
