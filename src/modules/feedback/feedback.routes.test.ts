import { beforeAll, beforeEach, expect, test } from 'vitest'
import { sqlOnce } from '#platform/db'
import { testPortal, type TestPortal } from '#tests/portal'
import { Visitor } from '#tests/visitor'
import { aProduct, aRecognition } from '../certification/certification.samples.ts'
import { isContact } from './request-form.rules.ts'

let portal: TestPortal
let slug: string
let producer: string
let visitor: Visitor
let senders = 0

beforeAll(async () => {
  portal = await testPortal('2026-11-20')
  await portal.store.transaction(async (tx) => {
    const id = await aProduct(tx, { name: 'Mật hoa dừa Cầu Kè', provinceCode: '86', communeCode: '29308', producer: 'Hợp tác xã <b>Mẫu</b>' })
    await aRecognition(tx, id, '2025-06-01')
    await aProduct(tx, { name: 'Chưa công bố' })
  })
  const rows = await sqlOnce<{ slug: string; producer: string }>(portal.store.read, `select products.slug, producers.slug as producer from certification.products join producers.producers on producers.id = producer_id where products.name = 'Mật hoa dừa Cầu Kè'`)
  slug = rows[0]!.slug
  producer = rows[0]!.producer
})
beforeEach(() => {
  visitor = new Visitor(portal, `198.51.100.${++senders}`)
})

const wrong = (more: Record<string, string> = {}): Record<string, string> => ({ loai: 'bao-sai', ve: `product:${slug}`, 'noi-dung': 'Sản phẩm này 4 sao, không phải 3 sao.', ...more })
const requests = (): Promise<{ code: string; kind: string; contact: string | null; consent_text: string | null; all: string }[]> => sqlOnce(portal.store.read, 'select code, kind, contact, consent_text, requests::text as all from feedback.requests order by code')

test('a visitor without script says what is wrong and lands on a receipt with code and terms', async () => {
  const form = await (await visitor.get(`/gop-y?loai=bao-sai&ve=product:${slug}`)).text()
  expect(form).toContain('Mật hoa dừa Cầu Kè')
  const sent = await visitor.post('/gop-y', wrong())
  expect(sent.status).toBe(303)
  const receipt = await (await visitor.get(sent.headers.get('location')!)).text()
  expect(receipt).toMatch(/GY-26-0000\d\d/)
  expect(receipt).toContain('24/11/2026')
  expect(receipt).toContain('27/11/2026')
  expect(receipt).toContain('Giữ lại địa chỉ của trang này')
})

test('the three kinds are offered to whoever comes without one, and a producer is a subject too', async () => {
  const page = await (await visitor.get(`/en/gop-y?ve=producer:${producer}`)).text()
  for (const kind of ['la-toi', 'bao-sai', 'go-ten']) expect(page).toContain(`/en/gop-y?loai=${kind}`)
  expect(page).toContain('Hợp tác xã &lt;b&gt;Mẫu&lt;/b&gt;')
  expect((await visitor.post('/gop-y', { loai: 'go-ten', ve: `producer:${producer}` })).status).toBe(303)
})

test('nothing can be written about what is not public or not there', async () => {
  for (const subject of ['product:chua-cong-bo', 'product:khong-co', 'producer:khong-co', 'person:x', '', `product:${'x'.repeat(300)}`]) {
    expect((await visitor.get(`/gop-y?loai=bao-sai&ve=${encodeURIComponent(subject)}`)).status).toBe(404)
    expect((await visitor.post('/gop-y', wrong({ ve: subject }))).status).toBe(404)
  }
})

test('what is missing is said at its field, and nothing typed is lost', async () => {
  const before = (await requests()).length
  const answer = await visitor.post('/gop-y', { loai: 'la-toi', ve: `product:${slug}`, 'noi-dung': 'Tôi là "chủ" <cơ sở>', ten: 'Bảy', 'lien-he': 'nhắn qua chợ' })
  expect(answer.status).toBe(422)
  const page = await answer.text()
  expect(page).toContain('không đọc ra số điện thoại')
  expect(page).toContain('Đánh dấu đồng ý')
  for (const kept of ['Tôi là &quot;chủ&quot; &lt;cơ sở&gt;', 'value="Bảy"', 'value="nhắn qua chợ"']) expect(page).toContain(kept)
  expect((await visitor.post('/gop-y', { loai: 'la-toi', ve: `product:${slug}` })).status).toBe(422)
  expect((await visitor.post('/gop-y', wrong({ 'noi-dung': '' }))).status).toBe(422)
  expect((await visitor.post('/gop-y', wrong({ loai: 'gi-do' }))).status).toBe(422)
  expect((await requests()).length).toBe(before)
})

test('contact is kept only with a consent that the writer gave, word for word and with its time', async () => {
  expect((await visitor.post('/gop-y', { loai: 'la-toi', ve: `product:${slug}`, ten: 'Bảy', 'lien-he': '0900 000 000' })).status).toBe(422)
  const form = await (await visitor.get(`/gop-y?loai=la-toi&ve=product:${slug}`)).text()
  expect(form).toMatch(/<input type="checkbox" name="dong-y" value="co"\s*\/?>/)
  await visitor.post('/gop-y', { loai: 'la-toi', ve: `product:${slug}`, ten: 'Bảy', 'lien-he': '0900 000 000', 'dong-y': 'co' })
  const kept = (await requests()).at(-1)!
  expect([kept.kind, kept.contact]).toEqual(['this-is-me', '0900 000 000'])
  expect(kept.consent_text).toContain('Tôi đồng ý')
  expect(form).toContain(kept.consent_text!)
})

test('the writer takes the consent back: name and contact are gone, the request stays', async () => {
  const sent = await visitor.post('/gop-y', { loai: 'la-toi', ve: `product:${slug}`, ten: 'Tám Rút', 'lien-he': 'tam@vidu.example', 'dong-y': 'co' })
  const link = new URL(sent.headers.get('location')!, 'http://localhost')
  expect((await visitor.post(`${link.pathname}/rut-lien-he`, { k: 'k_sai' })).status).toBe(404)
  const done = await visitor.post(`${link.pathname}/rut-lien-he`, { k: link.searchParams.get('k')! })
  expect(await (await visitor.get(done.headers.get('location')!)).text()).toContain('đã được xóa')
  const kept = (await requests()).at(-1)!
  expect(kept.all).not.toMatch(/Tám Rút|tam@vidu/)
})

test('a receipt opens only with its own secret and shows no private data; the secret is kept as a hash', async () => {
  const sent = await visitor.post('/gop-y', { loai: 'la-toi', ve: `product:${slug}`, ten: 'Chín Kín', 'lien-he': 'chin@vidu.example', 'dong-y': 'co' })
  const link = new URL(sent.headers.get('location')!, 'http://localhost')
  const other = new URL((await visitor.post('/gop-y', wrong())).headers.get('location')!, 'http://localhost')
  for (const path of [link.pathname, `${link.pathname}?k=`, `${link.pathname}?k=k_sai`, `${link.pathname}?k=${other.searchParams.get('k')}`, '/gop-y/GY-26-999999?k=k_sai', '/gop-y/%F0%9F%A5%A5']) {
    expect((await new Visitor(portal).get(path)).status).toBe(404)
  }
  const page = await visitor.get(link.pathname + link.search)
  expect(page.headers.get('cache-control')).toBe('no-store')
  expect(await page.text()).not.toMatch(/Chín Kín|chin@vidu/)
  expect((await requests()).some((each) => each.all.includes(link.searchParams.get('k')!))).toBe(false)
})

test('a program that fills the hidden field is not heard; a person whose browser did it presses once more', async () => {
  const before = (await requests()).length
  const answer = await visitor.post('/gop-y', wrong({ 'trang-web': 'https://la.example' }))
  expect(answer.status).toBe(422)
  const page = await answer.text()
  expect(page).toContain('Bấm gửi một lần nữa')
  expect(page).not.toContain('la.example')
  expect((await requests()).length).toBe(before)
})

test('one sender is slowed down after six, keeps the text, and may write again later', async () => {
  for (let sent = 0; sent < 6; sent++) expect((await visitor.post('/gop-y', wrong({ ve: `producer:${producer}` }))).status).toBe(303)
  const limited = await visitor.post('/gop-y', wrong({ ve: `producer:${producer}`, 'noi-dung': 'Lời thứ bảy' }))
  expect(limited.status).toBe(429)
  expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await limited.text()).toContain('Lời thứ bảy')
  portal.at = new Date(portal.at.getTime() + 15 * 60_000)
  expect((await visitor.post('/gop-y', wrong({ ve: `producer:${producer}` }))).status).toBe(303)
})

test('a flood about one subject from many senders is stopped at the subject', async () => {
  const answers: number[] = []
  for (let sent = 0; sent < 24; sent++) answers.push((await new Visitor(portal, `203.0.113.${sent}`).post('/gop-y', wrong())).status)
  expect(answers.filter((status) => status === 429).length).toBeGreaterThanOrEqual(4)
})

test('every request has a code of its own, in order', async () => {
  const codes = (await requests()).map((each) => each.code)
  expect(codes).toEqual(codes.map((_, index) => `GY-26-${String(index + 1).padStart(6, '0')}`))
})

test('a form from another site is refused', async () => {
  expect((await visitor.post('/gop-y', wrong(), { origin: 'https://la.example' })).status).toBe(403)
})

test.each([['0912 345 678', true], ['+84 912.345.678', true], ['(0270) 3822 111', true], ['hoa@vidu.example', true], ['12345', false], ['hoa@', false], ['a b@c.vn', false], ['nhà cô Hoa', false]])('%s is a way to reach someone: %s', (text, good) => {
  expect(isContact(text)).toBe(good)
})
