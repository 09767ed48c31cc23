import { beforeEach, expect, test } from 'vitest'
import { sql } from '#platform/db'
import { openFile } from '#platform/list-file'
import { addMember, findProducerBySlug } from '#producers'
import { testPortal, type TestPortal } from '#tests/portal'
import { buyerAt, officerAt, type Visitor } from '#tests/visitor'
import { makeXlsx, xml } from '#tests/xlsx'
import { aProduct, aRecognition } from '../certification/certification.samples.ts'

let portal: TestPortal
let seller: Visitor & { personId: string }
const BASE = '/ban-hang/hang/bang'

beforeEach(async () => {
  portal = await testPortal()
  for (const [name, producer] of [['Mật hoa dừa', 'HTX Thử Một'], ['Bánh pía', 'Cơ sở Thử Hai']] as const) {
    await portal.store.transaction(async (tx) => {
      const id = await aProduct(tx, { name, producer, provinceCode: '86' as never })
      await sql(tx, 'test.province', `update producers.producers set province_code = '86' where name = $1`, [producer])
      await aRecognition(tx, id, '2026-01-05')
    })
  }
  const officer = await officerAt(portal, 'central-officer', 'VN')
  expect((await officer.post('/can-bo/ban/mat-hoa-dua', { 'don-vi': 'ml', ton: '10000', 'goi-0': 'Chai 500 ml', 'luong-0': '500', 'gia-0': '145.000', 'goi-1': 'Chai 1 l', 'luong-1': '1000', 'gia-1': '280.000', 'dong-y': 'Bà Thử đồng ý' })).status).toBe(303)
  seller = await buyerAt(portal)
  await portal.store.transaction(async (tx) => addMember(tx, { producerId: (await findProducerBySlug(tx, 'htx-thu-mot'))!.id, personId: seller.personId, role: 'owner', byId: null, consentWords: 'Tôi bán', consentAt: portal.at }, portal.at))
})

const csv = async (): Promise<string> => (await seller.get(`${BASE}/tai.csv`)).text()
function upload(who: Visitor, bytes: string | Uint8Array, address = `${BASE}/tep`, name = 'hang.csv'): Promise<Response> {
  const body = new FormData()
  body.set('tep', new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], name))
  return who.ask(address, { method: 'POST', body, headers: { origin: 'http://localhost' } })
}
const prices = async (): Promise<number[]> => (await sql<{ price: number }>(portal.store.now, 'test.prices', 'select price_vnd as price from offers.packs where retired_at is null order by position')).map((row) => row.price)

test('down, edited, up, reviewed, confirmed once: the result stays, and confirming again does nothing', async () => {
  const xlsx = await openFile(new Uint8Array(await (await seller.get(`${BASE}/tai.xlsx`)).arrayBuffer()))
  expect(xlsx.sheets[0]!.hiddenColumns).toEqual(new Set([10]))
  const sent = await upload(seller, (await csv()).replace('145000', '150k').replace('280000', '"300.000"'))
  const address = sent.headers.get('location')!
  expect(sent.status).toBe(303)
  const review = await (await seller.get(address)).text()
  for (const words of ['Xem lại trước khi lưu', 'Chai 500 ml: 145.000 → 150.000 đ', 'Chai 1 l: 280.000 → 300.000 đ']) expect(review).toContain(words)
  expect(await prices()).toEqual([145_000, 280_000])
  expect((await seller.post(address)).status).toBe(303)
  expect(await prices()).toEqual([150_000, 300_000])
  expect(await (await seller.get(address)).text()).toContain('Đã lưu 1 sản phẩm từ tệp')
  await portal.store.transaction((tx) => sql(tx, 'test.other', 'update offers.packs set price_vnd = 99000'))
  expect((await seller.post(address)).status).toBe(303)
  expect(await prices()).toEqual([99_000, 99_000])
})

test('unchanged it changes nothing; changed by somebody else meanwhile it is told and not overwritten', async () => {
  const untouched = await csv()
  expect(await (await seller.get((await upload(seller, untouched)).headers.get('location')!)).text()).toContain('Tệp không thay đổi gì')
  const address = (await upload(seller, untouched.replace('145000', '150000'))).headers.get('location')!
  await portal.store.transaction((tx) => sql(tx, 'test.meanwhile', `update offers.offers set changed_at = changed_at + interval '1 minute'`))
  expect(await (await seller.get(address)).text()).toContain('Người khác vừa sửa hàng này')
  expect((await seller.post(address)).status).toBe(303)
  expect(await prices()).toEqual([145_000, 280_000])
})

test('wrong files are refused with what to do, and nothing is kept of them', async () => {
  for (const [bytes, words, name] of [
    ['', 'Chọn tệp', 'rong.csv'], ['Tên,Số\r\nA,1', 'không thấy bảng hàng', 'a.csv'], [(await csv()).split('\r\n').map((line) => line.split(',').slice(0, 5).join(',')).join('\r\n'), 'cột ẩn “Mã dòng”', 'b.csv'],
    [new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]), 'tệp ảnh', 'anh.png'], [new TextEncoder().encode('%PDF-1.7\n'), 'PDF', 'a.pdf'],
  ] as const) {
    const answer = await upload(seller, bytes, `${BASE}/tep`, name)
    expect(answer.status, words).toBe(422)
    expect(await answer.text()).toContain(words)
  }
  expect(await sql(portal.store.now, 'test.files', 'select 1 from sheet.files')).toEqual([])
})

test('formulas, merged cells, errors, days and rows of others are told cell by cell', async () => {
  const [, first = '', second = ''] = (await csv()).split('\r\n')
  const key = (line: string): string => line.split(',').at(-1)!
  const text = (reference: string, value: string): string => `<c r="${reference}" t="inlineStr"><is><t>${xml(value)}</t></is></c>`
  const row = (n: number, cells: string): string => `<row r="${n}">${cells}</row>`
  const sheet = (rows: string, merges = ''): string => `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${row(1, text('A1', 'Sản phẩm') + text('B1', 'Gói') + text('C1', 'Lượng một gói') + text('D1', 'Giá (đồng)') + text('E1', 'Mã dòng'))}${rows}</sheetData>${merges}</worksheet>`
  const review = async (rows: string, merges = ''): Promise<string> => {
    const sent = await upload(seller, await makeXlsx({ sheets: [{ name: 'Hàng', xml: sheet(rows, merges) }] }), `${BASE}/tep`, 'hang.xlsx')
    expect(sent.status).toBe(303)
    return (await seller.get(sent.headers.get('location')!)).text()
  }
  const cells = (n: number, line: string, price: string): string => row(n, text(`A${n}`, 'Mật hoa dừa') + text(`B${n}`, line.split(',')[1]!) + text(`C${n}`, line.split(',')[2]!) + price + text(`E${n}`, key(line)))
  const computed = await review(cells(2, first, '<c r="D2"><f>150000+5000</f><v>155000</v></c>'))
  for (const words of ['145.000 → 155.000', '1 ô là công thức', 'Tệp không có cột']) expect(computed).toContain(words)
  expect(await review(cells(2, first, '<c r="D2"><f>D9*2</f></c>'))).toContain('Ô D2: Ô là công thức')
  expect(await review(cells(2, first, '<c r="D2" t="e"><v>#REF!</v></c>'))).toContain('Ô báo lỗi của Excel')
  expect(await review(cells(2, first, text('D2', '150.000')) + cells(3, second, ''), '<mergeCells count="1"><mergeCell ref="D2:D3"/></mergeCells>')).toContain('bỏ gộp ô')
  const theirs = (await (await (await officerAt(portal, 'central-officer', 'VN')).get('/can-bo/ban/bang/tai.csv?cua=co-so-thu-hai')).text()).split('\r\n')[1]!
  expect(await review(row(2, text('A2', 'Bánh pía') + text('B2', 'Hộp') + text('C2', '4') + text('D2', '60000') + text('E2', key(theirs))))).toContain('của người bán khác')
})

test('a file is only its producer’s: others cannot see, confirm or upload it, and an officer says by which consent', async () => {
  const address = (await upload(seller, (await csv()).replace('145000', '150000'))).headers.get('location')!
  const stranger = await buyerAt(portal, '+84987654321')
  expect((await stranger.get(address)).status).toBe(404)
  expect((await stranger.post(address)).status).toBe(404)
  expect((await upload(stranger, await csv(), `${BASE}/tep?cua=htx-thu-mot`)).status).toBe(404)
  const officer = await officerAt(portal, 'province-officer', '86')
  const as = address.replace(BASE, '/can-bo/ban/bang')
  expect((await officer.get(as.replace('htx-thu-mot', 'co-so-thu-hai'))).status).toBe(404)
  expect((await officer.post(as, { 'dong-y': '' })).status).toBe(422)
  expect(await prices()).toEqual([145_000, 280_000])
  expect((await officer.post(as, { 'dong-y': 'Bà Thử đồng ý, gọi ngày 24/11/2026' })).status).toBe(303)
  expect(await prices()).toEqual([150_000, 280_000])
  expect((await officer.get(`${BASE}/tep/khong-co`)).status).toBe(404)
})
