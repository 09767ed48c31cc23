import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { findListed, standingOn } from '#certification'
import { projectDir } from '#platform/migrate'
import { drainJobs } from '#platform/jobs'
import { testPortal, type TestPortal } from '#tests/portal'
import { officerAt } from '#tests/visitor'
import type { Day } from '#platform/day'
import { jobs } from '../../worker.ts'
import { bringList } from './bring-list.ts'
import { findImport, findImportRows } from './imports.queries.ts'
import type { ImportOptions } from './import-row.rules.ts'
import { undoImport } from './undo-import.ts'

const day = '2026-11-24' as Day
const options = { provinceCode: null, scheme: null, decision: null, decidedOn: null, sourceName: 'danh sách thử', sourceUrl: null, sample: false, onlyProvince: null }
const by = { id: 'test', name: 'Người thử' }
const csv = (...rows: string[]): Buffer => Buffer.from(['Tên sản phẩm,Chủ thể,Xã,Huyện,Tỉnh,Hạng sao,Ngày công nhận,Ghi chú', ...rows].join('\n'))
const bring = (portal: TestPortal, bytes: Buffer, more: Partial<ImportOptions> = {}, dryRun = false) =>
  bringList(portal.store, day, { name: 'danh-sach.csv', bytes }, { ...options, ...more }, { dryRun, by })
const outcomes = (brought: Awaited<ReturnType<typeof bring>>): string[] => brought.planned.map((each) => each.outcome)

describe('the trap list', () => {
  let brought: Awaited<ReturnType<typeof bring>>
  beforeAll(async () => {
    brought = await bring(await testPortal(), readFileSync(join(projectDir, 'tests', 'fixtures', 'lists', 'danh-sach-open.xlsx')), {}, true)
  })
  const gold = readFileSync(join(projectDir, 'tests', 'fixtures', 'lists', 'danh-sach-open.gold.csv'), 'utf8').trim().split('\n').slice(1).map((line) => line.match(/("[^"]*"|[^,]*)(,|$)/g)!.map((cell) => cell.replace(/,$/, '').replace(/^"|"$/g, '')))
  test.each(gold.filter((row) => row[10] === 'row').map((row) => ({ row: Number(row[1]), name: row[2]!, stars: row[7]!, date: row[8]!, district: row[5]! })))('row $row holds “$name” as the gold file says', ({ row, name, stars, date }) => {
    const found = brought.rows.filter((each) => each.row === row && each.product?.name.normalize('NFC') === name.normalize('NFC'))
    expect(found).toHaveLength(1)
    expect(String(found[0]!.product!.stars)).toBe(stars)
    expect(['new', 'update', 'upgrade', 'duplicate']).toContain(brought.planned[found[0]!.ordinal - 1]!.outcome)
    if (date) expect(found[0]!.product!.decided.latest!.slice(0, date.length)).toBe(date)
  })
  test.each(gold.filter((row) => row[10] === 'held' || row[10] === 'skipped').map((row) => ({ row: Number(row[1]), outcome: row[10]! })))('row $row is $outcome', ({ row, outcome }) => {
    expect(brought.rows.filter((each) => each.row === row).map((each) => brought.planned[each.ordinal - 1]!.outcome)).toEqual([outcome])
  })
  test('sheets that hold no list are ignored with the reason said', () => {
    expect(brought.sheets.map((sheet) => [sheet.name, sheet.outcome, sheet.reason !== null])).toEqual([['Phụ lục', 'read', false], ['Sheet2', 'ignored', true], ['nhap_cu', 'ignored', true]])
  })
})

test('a list lands whole, the same list again adds nothing, and an undo takes it all back', async () => {
  const portal = await testPortal()
  const list = csv('Mật hoa dừa,HTX Thử Một,xã Phú Cần,huyện Tiểu Cần,Trà Vinh,4,22/8/2025,', 'Kẹo dừa,HTX Thử Một,xã Phú Cần,huyện Tiểu Cần,Trà Vinh,3,22/8/2025,', 'Kẹo dừa,Cơ sở Thử Hai,xã Phú Cần,huyện Tiểu Cần,Trà Vinh,3,22/8/2025,')
  const first = await bring(portal, list)
  expect(outcomes(first)).toEqual(['new', 'new', 'new'])
  expect(await findListed(portal.store.read)).toHaveLength(3)
  const again = await bring(portal, list)
  expect(outcomes(again)).toEqual(['duplicate', 'duplicate', 'duplicate'])
  const repeated = (await findImport(portal.store.read, again.view!))!
  await portal.store.transaction((tx) => undoImport(tx, 'Người thử', day, repeated.id))
  expect(await findListed(portal.store.read)).toHaveLength(3)
  const view = (await findImport(portal.store.read, first.view!))!
  await portal.store.transaction((tx) => undoImport(tx, 'Người thử', day, view.id))
  expect((await findImport(portal.store.read, first.view!))!.state).toBe('undone')
  expect(await findListed(portal.store.read)).toEqual([])
  await expect(portal.store.transaction((tx) => undoImport(tx, 'Người thử', day, view.id))).rejects.toThrow(/hoàn tác/)
})

test('a higher rank from a later year is an upgrade of the same product', async () => {
  const portal = await testPortal()
  await bring(portal, csv('Dừa sáp sợi,Công ty TNHH Thử Dừa,xã Thạnh Phú,huyện Cầu Kè,Trà Vinh,4,2023,'))
  expect(outcomes(await bring(portal, csv('Dừa sáp sợi ,Công ty trách nhiệm hữu hạn Thử Dừa,xã Thạnh Phú,huyện Cầu Kè,Trà Vinh,5,24/07/2025,')))).toEqual(['upgrade'])
  const [product] = await findListed(portal.store.read)
  expect(standingOn(product!.claim, day)).toMatchObject({ state: 'reported', stars: 5 })
})

test('one decision for the whole list makes gold stars; without it the same list gives outlined ones', async () => {
  const portal = await testPortal()
  const list = csv('Mật hoa dừa,HTX Thử Một,xã Phú Cần,huyện Tiểu Cần,Trà Vinh,4,,')
  await bring(portal, list, { decision: '9/QĐ-UBND', decidedOn: '2026-01-05' as Day })
  const [product] = await findListed(portal.store.read)
  expect(standingOn(product!.claim, day)).toMatchObject({ state: 'recorded', stars: 4, until: '2029-01-05' })
})

test('a list of published rows lands whole: every row is accounted for', async () => {
  const portal = await testPortal()
  const brought = await bring(portal, readFileSync(join(projectDir, 'reference', 'products', 'reported.csv')))
  expect(brought.rows).toHaveLength(771)
  expect(outcomes(brought).filter((each) => each === 'error' || each === 'skipped')).toEqual([])
  expect(brought.rows.filter((_, index) => brought.planned[index]!.outcome === 'held').map((row) => row.product!.name)).toEqual(['Chả ốc bươu'])
})

test('an officer of one province cannot change another through a list', async () => {
  const portal = await testPortal()
  const officer = await officerAt(portal, 'province-officer', '86')
  const form = new FormData()
  form.set('bang', 'Tên sản phẩm\tXã\tTỉnh\tHạng sao\nChè thử\tXã Tân Cương\tThái Nguyên\t4\nMật thử\tXã Tiểu Cần\tVĩnh Long\t4')
  form.set('tinh', '86')
  form.set('can-cu', 'cong-bo')
  const answer = await officer.ask('/can-bo/nhap', { method: 'POST', body: form, headers: { origin: 'http://localhost' } })
  expect(answer.status).toBe(303)
  await drainJobs(jobs, portal.store, () => portal.at)
  const code = answer.headers.get('location')!.split('/').at(-1)!
  const view = (await findImport(portal.store.read, code))!
  expect(view.state).toBe('review')
  const held = await findImportRows(portal.store.read, view.id, ['held'], 10, 0)
  expect(held.map((row) => [row.understood!.product!.name, row.problems.some((problem) => problem.code === 'not-your-province')])).toEqual([['Chè thử', true]])
  const other = await officerAt(portal, 'province-officer', '19')
  expect((await other.get(`/can-bo/nhap/${code}`)).status).toBe(404)
  await officer.ask(`/can-bo/nhap/${code}/xac-nhan`, { method: 'POST', body: '', headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost' } })
  await drainJobs(jobs, portal.store, () => portal.at)
  expect((await findListed(portal.store.read)).map((product) => product.name)).toEqual(['Mật thử'])
  expect((await officer.get(`/can-bo/nhap/${code}/ket-qua.xlsx`)).status).toBe(200)
})

test('a file that cannot be read is refused with a sentence and nothing of it lands', async () => {
  const portal = await testPortal()
  const officer = await officerAt(portal, 'central-officer', 'VN')
  const form = new FormData()
  form.set('tep', new File([Buffer.from('%PDF-1.7 …')], 'danh-sach.xlsx'))
  const answer = await officer.ask('/can-bo/nhap', { method: 'POST', body: form, headers: { origin: 'http://localhost' } })
  await drainJobs(jobs, portal.store, () => portal.at)
  const page = await (await officer.get(answer.headers.get('location')!)).text()
  expect(page).toContain('PDF')
  expect(await findListed(portal.store.read)).toEqual([])
})

test('a row cannot be joined with a product that another province keeps', async () => {
  const portal = await testPortal()
  await bring(portal, csv('Chè thử,HTX Thử Chè,Xã Tân Cương,,Thái Nguyên,3,2025,'))
  const [theirs] = await findListed(portal.store.read)
  const officer = await officerAt(portal, 'province-officer', '86')
  const form = new FormData()
  form.set('bang', 'Tên sản phẩm\tXã\tTỉnh\tHạng sao\nMật thử\tXã Tiểu Cần\tVĩnh Long\t5')
  form.set('tinh', '86')
  form.set('can-cu', 'quyet-dinh')
  form.set('quyet-dinh', '999/QĐ-UBND')
  form.set('ngay', '1/6/2026')
  const answer = await officer.ask('/can-bo/nhap', { method: 'POST', body: form, headers: { origin: 'http://localhost' } })
  await drainJobs(jobs, portal.store, () => portal.at)
  const here = answer.headers.get('location')!
  await officer.post(`${here}/dong/1/quyet`, { quyet: `join:${theirs!.id}` })
  await officer.post(`${here}/xac-nhan`)
  await drainJobs(jobs, portal.store, () => portal.at)
  const after = (await findListed(portal.store.read)).find((product) => product.id === theirs!.id)!
  expect(standingOn(after.claim, day)).toMatchObject({ state: 'reported', stars: 3 })
  expect(after.otherNames).toEqual([])
})

test('codes of our own kind in a list are not taken over, so that later lists still land', async () => {
  const portal = await testPortal()
  const coded = (...rows: string[]): Buffer => Buffer.from(['Tên sản phẩm,Tỉnh,Hạng sao,Năm công nhận,Mã chứng nhận', ...rows].join('\n'))
  await bring(portal, coded('Mật thử,Vĩnh Long,4,2025,CN-26-000002', 'Kẹo thử,Vĩnh Long,4,2025,CN-26-000003', 'Bánh thử,Vĩnh Long,4,2025,../../x?y#z', 'Nem thử,Vĩnh Long,4,2025,83-829-28780-3-2022'))
  expect(outcomes(await bring(portal, coded('Chè thử,Thái Nguyên,4,2025,', 'Trà thử khác,Thái Nguyên,4,2025,')))).toEqual(['new', 'new'])
  const codes = (await findListed(portal.store.read)).map((product) => product.claim.reported!.code!)
  expect(new Set(codes).size).toBe(6)
  expect(codes.filter((code) => !/^CN-26-\d{6}$/.test(code))).toEqual(['83-829-28780-3-2022'])
})

test('undoing one list leaves what a later list also said, and takes back a producer that only it named', async () => {
  const portal = await testPortal()
  const row = 'Mật hoa dừa,HTX Thử Một,xã Phú Cần,huyện Tiểu Cần,Trà Vinh,4,22/8/2025,'
  const first = await bring(portal, csv(row))
  const second = await bring(portal, csv(row), { sourceName: 'danh sách sau' })
  const undo = async (code: string): Promise<void> => { const view = (await findImport(portal.store.read, code))!; await portal.store.transaction((tx) => undoImport(tx, 'Người thử', day, view.id)) }
  await undo(first.view!)
  const [kept] = await findListed(portal.store.read)
  expect(standingOn(kept!.claim, day)).toMatchObject({ state: 'reported', stars: 4 })
  await undo(second.view!)
  expect(await findListed(portal.store.read)).toEqual([])

  await bring(portal, csv('Chả ốc,,xã Phú Cần,huyện Tiểu Cần,Trà Vinh,3,22/8/2025,'))
  const naming = await bring(portal, csv('Chả ốc,Hộ Thử Sai Tên,xã Phú Cần,huyện Tiểu Cần,Trà Vinh,3,22/8/2025,'))
  if (outcomes(naming)[0] === 'duplicate') {
    expect((await findListed(portal.store.read))[0]!.producer).not.toBeNull()
    await undo(naming.view!)
    expect((await findListed(portal.store.read))[0]!.producer).toBeNull()
  }
})

test('a published validity cannot lengthen the 36 months, and one that ends before it starts is held', async () => {
  const portal = await testPortal()
  const brought = await bring(portal, Buffer.from('Tên sản phẩm,Tỉnh,Hạng sao,Ngày công nhận,Có giá trị đến\nMật cũ,Vĩnh Long,4,10/10/2018,đến hết ngày 31/12/2099\nMật ngược,Vĩnh Long,4,10/10/2025,đến hết ngày 31/12/2020\n'))
  expect(outcomes(brought)[1]).toBe('held')
  expect(standingOn((await findListed(portal.store.read))[0]!.claim, day)).toMatchObject({ state: 'expired', stars: 0 })
})
