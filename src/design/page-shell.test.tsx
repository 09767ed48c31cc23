import { createHash } from 'node:crypto'
import { brotliCompressSync, constants } from 'node:zlib'
import { expect, test } from 'vitest'
import { Beside, Filters } from './filters.tsx'
import { Page } from './page-shell.tsx'
import { Pager } from './pager.tsx'
import { ProductGrid, type ProductCardProps } from './product-card.tsx'
import { productGroups } from './product-groups.ts'
import { sheets, sheetsFor } from './sheets.ts'

const compressed = (text: string): number => brotliCompressSync(Buffer.from(text), { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }).length

test('the style that every page carries is at most 4.5 kB compressed, each further part at most 1.5 kB', () => {
  const sizes = sheets.map(({ name, text }) => ({ name, bytes: compressed(text) }))
  expect(sizes.find(({ name }) => name === 'core')!.bytes).toBeLessThanOrEqual(4500)
  expect(sizes.filter(({ name, bytes }) => name !== 'core' && bytes > 1500)).toEqual([])
})

test('a page carries only the styles of the pieces it shows', () => {
  expect(sheetsFor('<p>chữ</p>')).toEqual([sheets[0]!.text])
  const names = (html: string): string[] => sheets.filter(({ text }) => sheetsFor(html).includes(text)).map(({ name }) => name)
  expect(names('<div class="field field-bad">')).toEqual(['core', 'form'])
  expect(names('<table class="tbl tbl-cards">')).toEqual(['core', 'table'])
  expect(names('<nav class="vn">')).toEqual(['core', 'map'])
})

test('each style that a page carries is allowed by its hash, and no piece has a style of its own', () => {
  const html = String(<Page lang="vi" title="Thử" path="/thu"><div class="field">x</div></Page>)
  const carried = [...html.matchAll(/<style>(.*?)<\/style>/gs)].map((found) => createHash('sha256').update(found[1]!).digest('base64'))
  const known = new Set(sheets.map(({ text }) => createHash('sha256').update(text).digest('base64')))
  expect(carried).toHaveLength(2)
  expect(carried.filter((hash) => !known.has(hash))).toEqual([])
  expect(html).not.toMatch(/\sstyle=/)
})

test('a page names its language, itself, its other language and its way here', () => {
  const html = String(<Page lang="en" title="Coconut <nectar>" path="/san-pham/mat-hoa-dua" trail={[{ text: 'Products', href: '/san-pham' }, { text: 'Coconut </script>' }]}>x</Page>)
  expect(html).toContain('<html lang="en">')
  expect(html).toMatch(/rel="canonical" href="http[^"]+\/en\/san-pham\/mat-hoa-dua"/)
  expect(html).toMatch(/hreflang="vi" href="http[^"]+:\d+\/san-pham\/mat-hoa-dua"/)
  expect(html).toContain('<a class="tap" href="/san-pham/mat-hoa-dua" lang="vi"')
  expect(html).toContain('"@type":"BreadcrumbList"')
  expect(html).toContain('Coconut \\u003c/script>')
  expect(html).not.toContain('<nectar>')
})

test('a page whose content is still being read is drawn when it is there', async () => {
  const Later = async () => <p class="tbl">{await Promise.resolve('sau')}</p>
  const drawn = (<Page lang="vi" title="Thử" path="/"><Later /></Page>).toString() as string | Promise<string>
  const html = String(await drawn)
  expect(html).toContain('<p class="tbl">sau</p>')
})

const provinces = 'Hà Nội|Cao Bằng|Tuyên Quang|Điện Biên|Lai Châu|Sơn La|Lào Cai|Thái Nguyên|Lạng Sơn|Quảng Ninh|Bắc Ninh|Phú Thọ|Hải Phòng|Hưng Yên|Ninh Bình|Thanh Hóa|Nghệ An|Hà Tĩnh|Quảng Trị|Huế|Đà Nẵng|Quảng Ngãi|Gia Lai|Khánh Hòa|Đắk Lắk|Lâm Đồng|Đồng Nai|TP. Hồ Chí Minh|Tây Ninh|Đồng Tháp|Vĩnh Long|An Giang|Cần Thơ|Cà Mau'.split('|')
const words = 'mật hoa dừa chè shan tuyết nước mắm cá cơm miến dong gạo nếp chả lụa thảm xơ bưởi da xanh tỏi đen cà phê rang mộc tinh dầu sả hạt điều rang muối măng khô rượu cần thịt trâu gác bếp'.split(' ')
/** Names that do not repeat each other, so that compression finds no more than in a real list. */
const name = (n: number): string => [0, 1, 2, 3, 4].map((k) => words[(n * 17 + k * k * 7 + n * n) % words.length]).join(' ')

test('a full list with all its filters is at most 14 kB compressed, styles and all', () => {
  const cards = Array.from({ length: 24 }, (_, n): ProductCardProps => ({
    lang: 'vi', href: `/san-pham/${name(n).normalize('NFD').replace(/[^a-z ]/g, '').replaceAll(' ', '-')}`, name: name(n), producer: `Hợp tác xã nông nghiệp ${name(n + 40)}`, place: `xã ${name(n + 90)}, ${provinces[(n * 5) % 34]}`,
    image: null, group: productGroups[(n * 7) % 26]!.code, province: '86', seed: `${n}`, stars: 3 + (n % 3), evidence: n % 2 ? 'decided' : 'reported', price: n % 3 ? 45_000 + n * 7_100 : null, per: `gói ${100 + n} g`,
  }))
  const html = String(
    <Page lang="vi" title="Sản phẩm OCOP" description="Danh sách sản phẩm OCOP của cả nước." path="/san-pham" trail={[{ text: 'Sản phẩm' }]}>
      <h1>Sản phẩm OCOP</h1>
      <Beside side={<Filters lang="vi" action="/san-pham" kept={{}} clear="/san-pham" facets={[
        { name: 'tinh', title: 'Tỉnh, thành phố', kind: 'checkbox', chosen: [], options: provinces.map((text, n) => ({ value: text.normalize('NFD').replace(/[^a-zA-Z ]/g, '').toLowerCase().replaceAll(' ', '-'), text, count: (n * 97) % 613 })) },
        { name: 'sao', title: 'Hạng sao', kind: 'checkbox', chosen: [], options: [5, 4, 3].map((count) => ({ value: `${count}`, text: `${count} sao`, count: count * 311 })) },
        { name: 'nhom', title: 'Nhóm', kind: 'checkbox', chosen: [], options: productGroups.map(({ code, vi, sheet }) => ({ value: code, text: vi, count: sheet * 31 })) },
      ]} />}>
        <ProductGrid cards={cards} />
        <Pager lang="vi" page={3} pages={761} href={(page) => `/san-pham?trang=${page}`} />
      </Beside>
    </Page>,
  )
  expect(compressed(html)).toBeLessThanOrEqual(14_000)
})
