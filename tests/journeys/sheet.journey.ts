/** A seller opens all goods at once, mends prices by keyboard and paste, goes to Excel and back, and closes the stall for a while. */
import { readFileSync } from 'node:fs'
import type { BrowserContext, Page } from '@playwright/test'
import { Store } from '#platform/db'
import { dayOf } from '#platform/day'
import { openFile } from '#platform/list-file'
import { foldVietnamese } from '#platform/search-text'
import { databaseOf } from '#tests/program'
import { recordFacts } from '../../src/modules/certification/record-facts.ts'
import { registerProducts } from '../../src/modules/certification/register-products.ts'
import { aPhonePerson } from '../../src/modules/identity/identity.samples.ts'
import { addMember } from '../../src/modules/producers/add-member.ts'
import { registerProducers } from '../../src/modules/producers/register-producers.ts'
import type { AllTables } from '../../src/tables.ts'
import { expect, expectFits, expectNoViolations, shots, takeUpAccount, test, visit } from './support.ts'

let count = 0
const goods = ['Bánh phồng sữa', 'Bưởi da xanh', 'Dừa sáp', 'Kẹo dừa lá dứa', 'Mật hoa dừa', 'Trà mãng cầu']

/** A co-operative with six goods that nobody sells yet, and its owner signed in here. */
async function aSeller(context: BrowserContext, project: string): Promise<string> {
  const store = new Store<AllTables>(databaseOf(process.env['JOURNEY_DATA_DIR']!), { size: 2 })
  const name = `HTX Bảng Hàng Mẫu ${project} ${process.pid}-${count++}`
  try {
    const now = new Date()
    const token = await store.transaction(async (tx) => {
      const person = await aPhonePerson(tx, now, `+8490${String(process.pid % 10_000).padStart(4, '0')}${String(count).padStart(3, '0')}`)
      const [id] = await registerProducers(tx, [{ name, nameKey: foldVietnamese(name), form: 'cooperative', provinceCode: '86', communeCode: null, formerCode: null, addressRaw: '', sample: true, importId: null }])
      await addMember(tx, { producerId: id!, personId: person.personId, role: 'owner', byId: null, consentWords: 'Đồng ý khi thử', consentAt: now }, now)
      const products = await registerProducts(tx, goods.map((each) => ({ name: each, nameKey: foldVietnamese(each), producerId: id!, provinceCode: '86', communeCode: null, formerCode: null, placeRaw: '', groupVersion: null, groupCode: null, groupCertainty: null, sample: true, importId: null })))
      const day = dayOf(now)
      await recordFacts(tx, 'Người thử', day, products.map((productId) => ({ productId, kind: 'recognised' as const, stars: 4, earliest: day, latest: day, precision: 'day' as const, validUntil: null, evidence: 'recorded' as const, decisionNumber: '1/QĐ-MẪU', certificateCode: null, sourceName: '', sourceUrl: null, note: '', raw: '', importId: null })))
      return person.token
    })
    await context.addCookies([{ name: 'ocop_s', value: token, domain: '127.0.0.1', path: '/', httpOnly: true, sameSite: 'Lax' }])
    return name
  } finally {
    await store.close()
  }
}

const cell = (page: Page, column: string, product: string) => page.getByLabel(`${column}, ${product}`, { exact: true })

async function fill(page: Page, product: string, values: readonly [column: string, value: string][]): Promise<void> {
  for (const [column, value] of values) await cell(page, column, product).fill(value)
  await cell(page, 'Đang bán', product).check()
}

test('a seller fills the sheet, mends what is faulty, sees it on the product’s page, and closes the stall @no-script', async ({ page, context }, { project }) => {
  test.slow()
  await aSeller(context, project.name)
  await visit(page, '/ban-hang/hang/bang')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bảng hàng')
  await expectNoViolations(page)
  await shots(page, 'bang-dau')
  await fill(page, 'Mật hoa dừa', [['Gói 1', 'Chai 500 g'], ['Lượng một gói 1', '500'], ['Giá 1', '145.000'], ['Còn trong kho', '9 kg'], ['Tháng có hàng', 'T11–T5']])
  await fill(page, 'Kẹo dừa lá dứa', [['Gói 1', 'Gói 250 g'], ['Lượng một gói 1', '250'], ['Giá 1', '45'], ['Còn trong kho', '20 kg']])
  await page.getByRole('button', { name: 'Lưu bảng' }).last().click()
  await expect(page.getByRole('alert')).toContainText('có thể thiếu số 0')
  await expect(page.locator('main')).toContainText('Đã lưu 1 sản phẩm')
  await expectFits(page)
  await expectNoViolations(page)
  await shots(page, 'bang-loi')
  await cell(page, 'Giá 1', 'Kẹo dừa lá dứa').fill('45k')
  await page.getByRole('button', { name: 'Thêm gói, Mật hoa dừa' }).click()
  await cell(page, 'Gói 2', 'Mật hoa dừa').fill('Chai 1 kg')
  await cell(page, 'Lượng một gói 2', 'Mật hoa dừa').fill('1 kg')
  await cell(page, 'Giá 2', 'Mật hoa dừa').fill('280.000')
  await page.getByRole('button', { name: 'Lưu bảng' }).last().click()
  await expect(page.locator('main')).toContainText('Đã lưu 2 sản phẩm. Khách thấy ngay.')
  await expect(page.locator('main')).toContainText('290.000 đ/kg')
  await expectNoViolations(page)
  await shots(page, 'bang-da-luu')
  const product = await page.getByRole('link', { name: 'Mật hoa dừa' }).getAttribute('href')

  await page.locator('summary', { hasText: 'Sửa bằng Excel' }).click()
  await shots(page, 'bang-excel')
  await visit(page, '/ban-hang/nghi')
  await expectNoViolations(page)
  await shots(page, 'nghi')
  await page.locator('summary', { hasText: 'Đổi ngày gửi' }).click()
  await page.getByLabel('thứ Hai').check()
  await page.getByLabel('Đơn đặt trước').selectOption('16')
  await page.getByRole('button', { name: 'Lưu ngày gửi' }).click()
  await expect(page.locator('main')).toContainText('Gửi hàng thứ Hai; đặt trước 16 giờ cùng ngày.')
  await page.getByRole('button', { name: 'Nghỉ hết hôm nay' }).click()
  await expect(page.locator('main')).toContainText('Đang nghỉ bán đến hết')
  await expectNoViolations(page)
  await shots(page, 'nghi-dang-nghi')
  await expect.poll(async () => { await page.goto(product!); return page.locator('main').textContent() }).toContain('Nghỉ bán đến hết')
  await expectNoViolations(page)
  await shots(page, 'san-pham-nghi')
  await visit(page, '/ban-hang/nghi')
  await page.getByRole('button', { name: 'Bán lại ngay' }).click()
  await page.getByRole('link', { name: 'Mật hoa dừa' }).click()
  await expectNoViolations(page)
  await shots(page, 'mua-vu')
  await page.getByLabel('Mỗi lần mua nhiều nhất').fill('4')
  await page.getByRole('button', { name: 'Lưu mùa vụ' }).click()
  await expect(page.locator('main')).toContainText('Đã lưu.')
  await expect.poll(async () => { await page.goto(product!); return page.locator('main').textContent() }).toContain('Mỗi lần mua nhiều nhất 4 gói')
})

test('prices are typed by arrows and Enter, a block is pasted from Excel, undone, and kept as a draft @keyboard', async ({ page, context }, { project }) => {
  await aSeller(context, project.name)
  await visit(page, '/ban-hang/hang/bang')
  const first = cell(page, 'Gói 1', 'Bánh phồng sữa')
  await first.focus()
  await page.evaluate(() => {
    const data = new DataTransfer()
    data.setData('text/plain', 'Gói 10 cái\t10\t35.000\t200\nTrái 1 kg\t1 kg\t60k\t50 kg\n')
    document.activeElement!.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  })
  await expect(cell(page, 'Giá 1', 'Bưởi da xanh')).toHaveValue('60k')
  await expect(page.locator('.count')).toHaveText('Đã sửa 2 sản phẩm')
  await page.keyboard.press('Control+z')
  await expect(cell(page, 'Giá 1', 'Bưởi da xanh')).toHaveValue('')
  await expect(page.locator('.count')).toHaveText('Chưa sửa gì')
  await page.keyboard.type('Hộp')
  await page.keyboard.press('Enter')
  await expect(cell(page, 'Gói 1', 'Bưởi da xanh')).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(cell(page, 'Lượng một gói 1', 'Bưởi da xanh')).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.type('12')
  await page.keyboard.press('ArrowDown')
  await expect(page.locator('.count')).toHaveText('Đã sửa 1 sản phẩm')
  page.on('dialog', (dialog) => void dialog.accept())
  await page.reload()
  await expect(page.locator('.sheet-form .note')).toContainText('điền lại 1 sản phẩm')
  await expect(first).toHaveValue('Hộp')
  await expect(cell(page, 'Lượng một gói 1', 'Bánh phồng sữa')).toHaveValue('12')
})

test('the sheet goes to Excel and comes back: reviewed row by row, then saved once', async ({ page, context, browser, baseURL }, { project }) => {
  test.slow()
  const seller = await aSeller(context, project.name)
  await visit(page, '/ban-hang/hang/bang')
  await page.locator('summary', { hasText: 'Sửa bằng Excel' }).click()
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'CSV' }).click()])
  const text = readFileSync(await download.path(), 'utf8')
  expect((await openFile(Buffer.from(text))).sheets[0]!.rows).toHaveLength(goods.length + 1)
  const edited = text.split('\r\n').map((line) => (line.startsWith('Dừa sáp') ? line.replace('Dừa sáp,,,,,g,không', 'Dừa sáp,Trái,1,"90.000",40,cái,có') : line.startsWith('Bưởi') ? line.replace('Bưởi da xanh,,,,,g,không', 'Bưởi da xanh,Trái,1,35,40,cái,có') : line)).join('\r\n')
  await page.getByLabel(/Tệp đã sửa/).setInputFiles({ name: 'hang.csv', mimeType: 'text/csv', buffer: Buffer.from(edited) })
  await page.getByRole('button', { name: 'Tải lên và xem lại' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Xem lại trước khi lưu')
  await expect(page.locator('main')).toContainText('thêm gói Trái')
  await expect(page.locator('main')).toContainText('có thể thiếu số 0')
  await expectFits(page)
  await expectNoViolations(page)
  await shots(page, 'tep-xem-lai')
  await page.getByRole('button', { name: 'Lưu 1 sản phẩm' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Đã lưu 1 sản phẩm từ tệp')
  await expectNoViolations(page)
  await shots(page, 'tep-ket-qua')
  await visit(page, '/ban-hang/hang/bang')
  await page.locator('summary', { hasText: 'Sửa bằng Excel' }).click()
  await page.getByLabel(/Tệp đã sửa/).setInputFiles({ name: 'anh.csv', mimeType: 'text/csv', buffer: Buffer.from('Tên,Số\r\nA,1') })
  await page.getByRole('button', { name: 'Tải lên và xem lại' }).click()
  await expect(page.locator('main')).toContainText('không thấy bảng hàng trong tệp')
  await expectNoViolations(page)
  await shots(page, 'tep-sai')

  const desk = await browser.newPage({ baseURL: baseURL! })
  await takeUpAccount(desk, `Lê Mẫu ${project.name}`, '86', 'province-officer')
  await visit(desk, '/can-bo/ban')
  await expectNoViolations(desk)
  await shots(desk, 'can-bo-ban')
  await desk.getByLabel('Tên sản phẩm').fill('Dừa sáp')
  await desk.getByRole('button', { name: 'Tìm' }).click()
  await desk.getByRole('link', { name: seller }).first().click()
  await expect(desk.getByRole('heading', { level: 1 })).toHaveText('Bảng hàng')
  await expectFits(desk)
  await expectNoViolations(desk)
  await shots(desk, 'can-bo-bang')
  await desk.close()
})
