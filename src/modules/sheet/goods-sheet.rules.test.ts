import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Goods } from '#offers'
import { newId } from '#platform/ids'
import { openFile } from '#platform/list-file'
import { csvPieces, sheetOf, xlsxBytes } from '#platform/sheet'
import { readGoodsFile } from './goods-file.rules.ts'
import { readGoodsForm, rowToken, shownGoods } from './goods-form.rules.ts'
import { fileKey, planOf, typedOf, type GoodsTyped } from './goods-sheet.rules.ts'
import { fileRows, goodsColumns } from './goods.sheet.ts'

const words = fc.stringMatching(/^[A-Za-zÀ-ỹ]{1,8}( [A-Za-z0-9]{1,6}){0,2}$/).map((text) => text.normalize('NFC'))
const somePacks = fc.uniqueArray(fc.record({ id: fc.constant(null).map(() => newId()), name: fc.nat({ max: 400 }).map((n) => `Túi ${n} g`), size: fc.integer({ min: 1, max: 10_000_000 }), priceVnd: fc.integer({ min: 500, max: 500_000_000 }) }), { minLength: 1, maxLength: 4, selector: (pack) => pack.name })
const someGoods: fc.Arbitrary<Goods> = fc.record({
  productId: fc.constant(null).map(() => newId()), name: words, slug: fc.constant('x'), maker: fc.constant(null), mayBeSold: fc.constant(true), version: fc.integer({ min: 1, max: 4_000_000_000_000 }), onSale: fc.boolean(), unit: fc.constantFrom('g' as const, 'ml' as const, 'piece' as const),
  stock: fc.integer({ min: 0, max: 9_999_999_999 }), madeToOrder: fc.boolean(), seasons: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 11 }).map((months) => months.sort((a, b) => a - b)), packs: somePacks,
})
const notSold = fc.record({ productId: fc.constant(null).map(() => newId()), name: words }).map((some): Goods => ({ ...some, slug: 'x', maker: null, mayBeSold: true, version: 0, onSale: false, unit: 'g', stock: 0, madeToOrder: false, seasons: [], packs: [] }))
const stall = fc.array(fc.oneof({ weight: 4, arbitrary: someGoods }, { weight: 1, arbitrary: notSold }), { maxLength: 8 })

/** The fields of a form as a browser sends it. */
const sent = (goods: readonly Goods[]): Record<string, string> => Object.fromEntries(goods.map(typedOf).flatMap((typed, row) => [
  [`d-${row}`, rowToken(typed)], [`kho-${row}`, typed.stock], [`dv-${row}`, typed.unit], [`vu-${row}`, typed.seasons], ...(typed.onSale ? [[`ban-${row}`, 'co']] : []), ...(typed.madeToOrder ? [[`don-${row}`, 'co']] : []),
  ...typed.packs.flatMap((pack, at) => [[`ten-${row}-${at}`, pack.name], [`luong-${row}-${at}`, pack.size], [`gia-${row}-${at}`, pack.price]]),
]))
const read = async (bytes: Uint8Array, goods: readonly Goods[]) => readGoodsFile((await openFile(bytes)).sheets, goods, goodsColumns)

test('a sheet that is sent as it was shown changes nothing', () => {
  fc.assert(fc.property(stall, (goods) => {
    const typed = readGoodsForm(sent(goods))
    expect(typed).toHaveLength(goods.length)
    for (const each of typed) expect(planOf(each, goods.find((one) => one.productId === each.productId))).toEqual({ kind: 'same' })
    expect(shownGoods(goods, typed, typed.map(() => ({ kind: 'same' }))).map((row) => row.typed)).toEqual(goods.map(typedOf))
  }))
})

test('the sheet as an Excel file and back is the same sheet, and so is CSV', async () => {
  await fc.assert(fc.asyncProperty(stall, async (goods) => {
    const sheet = { name: 'Hàng', columns: goodsColumns, rows: fileRows(goods) }
    const pieces: string[] = []
    for await (const piece of csvPieces(sheet, 'vi')) pieces.push(piece)
    for (const bytes of [await xlsxBytes([sheetOf(sheet)], 'vi'), Buffer.from(pieces.join(''))]) {
      const found = await read(bytes, goods)
      if (found.kind !== 'read') throw new Error(found.kind)
      expect(found.file.faults).toEqual([])
      expect(found.file.missing).toEqual([])
      expect(found.file.typed).toHaveLength(goods.length)
      for (const each of found.file.typed) expect(planOf(each, goods.find((one) => one.productId === each.productId))).toEqual({ kind: 'same' })
    }
  }), { numRuns: 30 })
})

const one: Goods = { productId: newId(), name: 'Mật hoa dừa', slug: 'mat-hoa-dua', maker: null, mayBeSold: true, version: 1_000, onSale: true, unit: 'ml', stock: 10_000, madeToOrder: false, seasons: [], packs: [{ id: newId(), name: 'Chai 500 ml', size: 500, priceVnd: 145_000 }] }
const with_ = (more: Partial<GoodsTyped>): GoodsTyped => ({ ...typedOf(one), ...more })

test('a price is changed; what is sold meanwhile does not matter to it', () => {
  const typed = with_({ packs: [{ ...typedOf(one).packs[0]!, price: '160k' }] })
  expect(planOf(typed, { ...one, stock: 4_000 })).toMatchObject({ kind: 'change', change: { stock: null, packs: [{ priceVnd: 160_000 }] } })
})

test('stock is counted against what was seen: with a sale in between it is told and not overwritten', () => {
  const typed = with_({ stock: '9 l' })
  expect(planOf(typed, one)).toMatchObject({ kind: 'change', change: { stock: 9_000 } })
  expect(planOf(typed, { ...one, stock: 9_500 })).toMatchObject({ kind: 'stock-moved', seen: 10_000, wanted: 9_000 })
})

test('a row that somebody else changed is told; a row that only they touched is left alone', () => {
  const theirs = { ...one, version: 2_000, packs: [{ ...one.packs[0]!, priceVnd: 150_000 }] }
  expect(planOf(with_({ seasons: 'T3–T5' }), theirs)).toMatchObject({ kind: 'changed-meanwhile' })
  expect(planOf(with_({}), theirs)).toEqual({ kind: 'same' })
  // The same twice, as after a reload: done is done.
  expect(planOf(with_({ packs: [{ ...typedOf(one).packs[0]!, price: '150.000' }] }), theirs)).toEqual({ kind: 'same' })
})

test('every fault stands at its cell', () => {
  const plan = planOf(with_({ stock: 'nhiều', seasons: 'mùa khô', unit: 'g', packs: [{ id: null, name: 'Chai 5 sao', size: 'x', price: '145' }] }), one)
  expect(plan).toMatchObject({ kind: 'faulty', faults: [{ field: 'name', why: 'claims-stars' }, { field: 'size', why: 'not-a-number' }, { field: 'price', why: 'too-small' }, { field: 'unit', why: 'unit-stays' }, { field: 'seasons', why: 'no-months' }] })
  expect(planOf(with_({ packs: [{ id: one.packs[0]!.id, name: '', size: '', price: '' }] }), one)).toMatchObject({ kind: 'faulty', faults: [{ why: 'last-pack' }] })
})

test('a file: another producer’s rows, rows without a key, and copied rows are told apart; columns that are missing leave their cells alone', async () => {
  const key = fileKey(typedOf(one), one.packs[0]!.id)
  const text = (rows: string[]): Buffer => Buffer.from(['Sản phẩm;Gói;Lượng một gói;Giá (đồng);Đang bán;Mã dòng', ...rows].join('\n'))
  const other = { ...one, productId: newId() }
  const found = await read(text([`Mật hoa dừa;Chai 500 ml;500;150k;có;${key}`, `Mật hoa dừa;Chai 1 l;1 l;280.000;;${key}`, `Kẹo;Hộp;1;10000;có;${fileKey(typedOf(other), null)}`, 'Không ai biết;Túi;1;1000;có;', `Mật hoa dừa;Can 5 l;5 l;1.200.000;;`]), [one])
  if (found.kind !== 'read') throw new Error(found.kind)
  expect(found.file.faults.map((fault) => [fault.row, fault.why])).toEqual([[4, 'foreign'], [5, 'no-key']])
  expect(found.file.missing).toEqual(['Còn trong kho', 'Kho tính bằng', 'Làm khi có đơn', 'Tháng có hàng'])
  expect(planOf(found.file.typed[0]!, one)).toMatchObject({ kind: 'change', change: { stock: null, packs: [{ priceVnd: 150_000 }, { name: 'Chai 1 l', size: 1_000 }, { name: 'Can 5 l', size: 5_000, priceVnd: 1_200_000 }] } })
  expect(await read(Buffer.from('Tên;Số\nA;1'), [one])).toEqual({ kind: 'no-table' })
  expect(await read(Buffer.from('Sản phẩm;Gói;Giá (đồng)\nMật;Chai;1000'), [one])).toEqual({ kind: 'no-keys' })
})
