import { beforeAll, expect, test } from 'vitest'
import { sqlOnce } from '#platform/db'
import { testPortal, type TestPortal } from '#tests/portal'
import { officerAt, Visitor } from '#tests/visitor'
import { defaultText } from './default-texts.memory.ts'
import { readMarkup } from './markup.rules.ts'
import { textPages } from './pages.words.ts'

let portal: TestPortal
let central: Awaited<ReturnType<typeof officerAt>>
beforeAll(async () => {
  portal = await testPortal()
  central = await officerAt(portal, 'central-officer', 'VN')
})
const read = async (path: string): Promise<string> => (await portal.app.request(path)).text()
const edit = (slug: string, lang = 'vi'): string => `/can-bo/trang/sua?trang=${encodeURIComponent(slug)}&tieng=${lang}`

test.each(textPages.flatMap((page) => [`/${page.slug}`, `/en/${page.slug}`]))('%s is there, and no sign is left undrawn', async (path) => {
  const answer = await portal.app.request(path)
  expect(answer.status).toBe(200)
  const main = (await answer.text()).split('<main')[1]!.split('</main>')[0]!
  expect(main).not.toMatch(/\*\*|\]\(|\{\{|\n## /)
  expect(main.match(/<h1/g)).toHaveLength(1)
})

test('every link of the texts leads to a page of the portal or to a secure page', () => {
  const known = new Set([...textPages.map((page) => `/${page.slug}`), '/san-pham', '/kenh', '/chung-nhan', '/dang-nhap', '/api', '/phap-ly', '/nhung', '/tin/moi-chung-nhan.xml'])
  for (const page of textPages) for (const lang of ['vi', 'en'] as const) {
    for (const [, href] of JSON.stringify(readMarkup(defaultText(page.slug, lang).body)).matchAll(/"href":"([^"]+)"/g)) {
      if (!href!.startsWith('https://')) expect(known.has(href!), `${page.slug}: ${href}`).toBe(true)
    }
  }
})

test('the Vietnamese and the English of a text have the same parts and ask for the same fields', () => {
  for (const page of textPages) {
    const shape = (lang: 'vi' | 'en') => ({ parts: readMarkup(defaultText(page.slug, lang).body).map((block) => (block.kind === 'list' ? `list ${block.items.length}` : block.kind === 'table' ? `table ${block.rows.length}` : block.kind)), fields: JSON.stringify(readMarkup(defaultText(page.slug, lang).body)).match(/operator\.\w+/g)?.toSorted() })
    expect(shape('en'), page.slug).toEqual(shape('vi'))
  }
})

test('what the operator has not filled in is said to be missing, and is there once it is filled in', async () => {
  expect(await read('/ve-cong/lien-he')).toContain('chưa điền: điện thoại')
  expect((await central.post('/can-bo/trang/don-vi', { name: 'Văn phòng <Mẫu>', phone: '024 0000 0000', email: 'sai' })).status).toBe(422)
  const fields = { name: 'Văn phòng <Mẫu>', phone: '024 0000 0000', email: 'mau@vi-du.vn', registration: '', representative: '', address: '', hours: '', dataContact: '', commerceNotice: '' }
  expect((await central.post('/can-bo/trang/don-vi', fields)).status).toBe(303)
  const page = await read('/ve-cong/lien-he')
  expect(page).toContain('024 0000 0000')
  expect(page).toContain('Văn phòng &lt;Mẫu&gt;')
  expect(page).not.toContain('chưa điền: điện thoại')
  expect(page).toContain('chưa điền: địa chỉ trụ sở')
})

test('an officer writes a new version, visitors see it, the earlier one is kept', async () => {
  const slug = 'phap-ly/nhan-hieu'
  const form = { viec: 'xem', ban: '0', tieude: 'Nhãn hiệu mới', noidung: '## Mục\n\nLời **mới** <script>alert(1)</script> [x](javascript:alert(1))' }
  const preview = await central.post(edit(slug), form)
  expect(preview.status).toBe(200)
  expect(await preview.text()).toContain('<b>mới</b>')
  expect(await read(`/${slug}`)).not.toContain('Nhãn hiệu mới')
  expect((await central.post(edit(slug), { ...form, viec: 'luu' })).status).toBe(303)
  const shown = await read(`/${slug}`)
  expect(shown).toContain('Nhãn hiệu mới')
  expect(shown).toContain('&lt;script&gt;')
  expect(shown).not.toContain('javascript:alert(1)"')
  expect(await read(`/en/${slug}`)).toContain('The OCOP mark')
  expect((await central.post(edit(slug), { ...form, viec: 'luu', ban: '1', tieude: 'Bản hai' })).status).toBe(303)
  expect(await (await central.get(`${edit(slug)}&ban=1`)).text()).toContain('Nhãn hiệu mới')
  expect((await central.post(edit(slug), { ...form, viec: 'tra-lai', ban: '2' })).status).toBe(303)
  expect(await read(`/${slug}`)).toContain(defaultText(slug, 'vi').title)
  expect(await sqlOnce(portal.store.read, 'select version, title is null as own from portal.pages order by version')).toEqual([{ version: 1, own: false }, { version: 2, own: false }, { version: 3, own: true }])
})

test('when two write at once, the second is told and loses no word', async () => {
  const slug = 'phap-ly/tiep-can'
  const form = { viec: 'luu', ban: '0', tieude: 'Ai cũng dùng được', noidung: 'Lời của người thứ nhất.' }
  expect((await central.post(edit(slug), form)).status).toBe(303)
  const late = await central.post(edit(slug), { ...form, noidung: 'Lời của người thứ hai.' })
  expect(late.status).toBe(409)
  const page = await late.text()
  expect(page).toContain('Lời của người thứ hai.')
  expect(page).toContain('name="ban" value="1"')
  expect(await read(`/${slug}`)).toContain('Lời của người thứ nhất.')
})

test('an empty or overlong text is refused at its field, with what was typed', async () => {
  const empty = await central.post(edit('ve-cong'), { viec: 'luu', ban: '0', tieude: '', noidung: 'còn đây' })
  expect(empty.status).toBe(422)
  expect(await empty.text()).toContain('còn đây')
  expect((await central.post(edit('ve-cong'), { viec: 'luu', ban: '0', tieude: 'a', noidung: 'a'.repeat(25_000) })).status).toBe(422)
})

test('only the central office and the operator may change texts', async () => {
  const province = await officerAt(portal, 'province-officer', '86')
  const operator = await officerAt(portal, 'operator', 'VN')
  for (const path of ['/can-bo/trang', '/can-bo/trang/don-vi', edit('ve-cong')]) {
    expect((await new Visitor(portal).get(path)).status, path).toBe(303)
    expect((await province.get(path)).status, path).toBe(403)
    expect((await operator.get(path)).status, path).toBe(200)
  }
  expect((await province.post(edit('ve-cong'), { viec: 'luu', ban: '0', tieude: 'x', noidung: 'x' })).status).toBe(403)
})

test('a text or version that does not exist is not found', async () => {
  for (const path of ['/can-bo/trang/sua', edit('khong-co'), `${edit('ve-cong')}&ban=99`, `${edit('ve-cong')}&ban=-1`, edit('ve-cong', 'fr')]) expect((await central.get(path)).status, path).toBe(404)
  for (const path of ['/ve-cong/khong-co', '/phap-ly/..%2f..%2fREADME', '/phap-ly/%00']) expect([400, 404], path).toContain((await portal.app.request(path)).status)
})
