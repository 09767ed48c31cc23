import { expect, test } from 'vitest'
import { niceTop } from './chart-line.tsx'
import { TextField, FaultList } from './field.tsx'
import { Filters } from './filters.tsx'
import { pagesShown, Pager } from './pager.tsx'
import { Price, showGrams, showVnd } from './price.tsx'
import { ProductCard } from './product-card.tsx'
import { Stars } from './stars.tsx'
import { Table } from './table.tsx'
import { shadesOf, TileMap } from './tile-map.tsx'

const draw = (piece: unknown): string => String(piece)

test('gold stars are drawn only for a decision in force', () => {
  expect(draw(<Stars lang="vi" stars={5} evidence="decided" />)).toBe('<span class="stars"><i class="s5" aria-hidden="true"></i><small><b>5 sao</b></small></span>')
  const reported = draw(<Stars lang="vi" stars={4} evidence="reported" />)
  expect(reported).toContain('class="stars stars-0"')
  expect(reported).toContain('theo danh sách công bố, chưa đối chiếu quyết định')
  expect(draw(<Stars lang="vi" stars={3} evidence="none" words="Hạng 3 sao hết hạn 22/11/2025" />)).not.toContain('<i')
})

test('a rank outside one to five shows no stars', () => {
  for (const stars of [0, 6, -1, Number.NaN, null]) expect(draw(<Stars lang="en" stars={stars} evidence="decided" />)).toContain('No stars yet')
})

test('money and weights are written as people say them', () => {
  expect(showVnd(145_000)).toBe('145.000 đ')
  expect(showVnd(2_500_000_000)).toBe('2.500.000.000 đ')
  expect([showGrams(500, 'vi'), showGrams(1000, 'vi'), showGrams(1500, 'vi'), showGrams(1500, 'en')]).toEqual(['500 g', '1 kg', '1,5 kg', '1.5 kg'])
  expect(draw(<Price lang="vi" vnd={null} />)).toContain('Hỏi giá người làm')
})

test('what people typed never becomes mark-up', () => {
  const card = draw(<ProductCard lang="vi" href="/san-pham/x" name={'<img src=x onerror=1>"'} producer={null} place={null} image={null} group={null} province={null} seed="s" stars={null} evidence="none" />)
  expect(card).not.toContain('<img src=x')
  expect(card).toContain('/hinh/0-00-')
})

test('a pager shows the first, the last and the neighbours, and fills a gap of one', () => {
  expect(pagesShown(1, 3)).toEqual([1, 2, 3])
  expect(pagesShown(7, 20)).toEqual([1, null, 6, 7, 8, null, 20])
  expect(pagesShown(3, 20)).toEqual([1, 2, 3, 4, null, 20])
  expect(pagesShown(4, 20)).toEqual([1, 2, 3, 4, 5, null, 20])
  expect(draw(<Pager lang="en" page={2} pages={3} href={(page) => `/san-pham?trang=${page}`} />)).toContain('href="/en/san-pham?trang=3"')
  expect(draw(<Pager lang="vi" page={1} pages={1} href={() => '/'} />)).toBe('')
})

test('a fault stands at its field, is tied to it, and is listed on top with a link', () => {
  const field = draw(<TextField name="hang" label="Hạng" hint="Một hạng." fault="Một sản phẩm chỉ có một hạng." value="4* / 5*" />)
  expect(field).toContain('aria-describedby="o-hang-y o-hang-loi"')
  expect(field).toContain('aria-invalid="true"')
  expect(field).toContain('value="4* / 5*"')
  expect(draw(<FaultList lang="vi" faults={[{ field: 'hang', message: 'Sai.' }]} labels={{ hang: 'Hạng' }} />)).toContain('<a href="#o-hang">Hạng: Sai.</a>')
})

test('a sorted column says so, and a row can be read cell by cell on a phone', () => {
  const table = draw(<Table lang="vi" caption="Mẫu" rows={[['Huế', 12]] as const} columns={[{ key: 'a', title: 'Tỉnh', cell: (row) => row[0] }, { key: 'b', title: 'Sản phẩm', numeric: true, cell: (row) => row[1], sort: { href: '/x', direction: 'descending' } }]} />)
  expect(table).toContain('aria-sort="descending"')
  expect(table).toContain('<th scope="row"')
  expect(table).toContain('data-t="Sản phẩm"')
})

test('filters are a plain form that keeps the words searched for', () => {
  const form = draw(<Filters lang="vi" action="/san-pham" kept={{ q: 'mật ong', trang: '' }} clear="/san-pham?q=mật ong" facets={[{ name: 'sao', title: 'Hạng', kind: 'checkbox', chosen: ['5'], options: [{ value: '5', text: '5 sao', count: 12 }] }]} />)
  expect(form).toContain('<input type="hidden" name="q" value="mật ong"/>')
  expect(form).not.toContain('name="trang"')
  expect(form).toContain('Lọc (1)')
})

test('the map always shows Hoàng Sa as part of Đà Nẵng and Trường Sa as part of Khánh Hòa', () => {
  const map = draw(<TileMap lang="vi" label="Bản đồ" unit="sản phẩm" tiles={[{ code: '48', name: 'Đà Nẵng', slug: 'da-nang', value: 12 }, { code: '56', name: 'Khánh Hòa', slug: 'khanh-hoa', value: 0 }]} />)
  const said = map.replace(/<[^>]+>/g, '')
  expect(said).toContain('Quần đảo Hoàng Sa, thuộc Đà Nẵng')
  expect(said).toContain('Quần đảo Trường Sa, thuộc Khánh Hòa')
  expect(map.match(/href="\/kenh\/da-nang"/g)).toHaveLength(2)
})

test('shades follow the order of the figures; nothing and not known stay white', () => {
  const shade = shadesOf([null, 0, 1, 5, 10, 100, 1000])
  expect([null, 0, 1, 5, 10, 100, 1000].map(shade)).toEqual([0, 0, 1, 2, 3, 4, 5])
})

test('a scale ends at a round number', () => {
  expect([0, 7, 12, 240, 1204, 2020].map(niceTop)).toEqual([1, 10, 20, 250, 2000, 2500])
})
