/** A province's officer with a list as offices have them: upload, look, mend, confirm, see it on the portal, take it back. */
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { makeXlsx, sheetXml } from '#tests/xlsx'
import { expect, expectFits, expectNoViolations, shots, tabTo, takeUpAccount, test, visit } from './support.ts'

/** Titles, a section row, a merged maker, a commune that no one knows, stars in words, a sum at the end. */
const messy = (mark: string): Promise<Buffer> => makeXlsx({ sheets: [{ name: 'Phụ lục', xml: sheetXml([
  [`DANH SÁCH SẢN PHẨM OCOP ĐỢT ${mark}`], [null],
  ['TT', 'Tên sản phẩm', 'Chủ thể', 'Xã', 'Huyện', 'Hạng sao'],
  ['I', 'Nhóm thực phẩm'],
  [1, `Mứt dừa non ${mark}`, `HTX Thử Nghiệm ${mark}`, 'Tam Ngãi', 'Cầu Kè', 4],
  [2, `Bánh tét lá cẩm ${mark}`, null, 'Tam Ngãi', 'Cầu Kè', '3 sao'],
  [3, `Trà mãng cầu ${mark}`, `Hộ kinh doanh Thử Nghiệm ${mark}`, 'Tam Ngãi', 'Cầu Kè', 0],
  [4, `Khô cá lóc ${mark}`, `Hộ kinh doanh Thử Nghiệm ${mark}`, 'xã Không Ai Biết', 'Cầu Kè', 3],
  [null, 'Tổng cộng: 04 sản phẩm'],
], ['A1:F1', 'C5:C6']) }] })

/** The worker reads and writes meanwhile; with script the page follows by itself, without one it is loaded again. */
async function whenIn(page: Page, state: string): Promise<void> {
  await page.waitForURL(/\/nhap\/NK-/)
  for (let tries = 0; tries < 12; tries++) {
    if (await expect(page.locator('main')).toContainText(state, { timeout: 1_500 }).then(() => true, () => false)) return
    await page.reload()
  }
  await expect(page.locator('main')).toContainText(state)
}

async function upload(page: Page, name: string, buffer: Buffer): Promise<void> {
  await visit(page, '/can-bo/nhap/moi')
  await page.getByLabel('Tệp danh sách').setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
  await page.getByLabel('Một quyết định công nhận tôi đã đối chiếu').check()
  await page.getByLabel('Số quyết định').fill('77/QĐ-UBND')
  await page.getByLabel('Ngày quyết định').fill('2/11/2026')
  await page.getByRole('button', { name: 'Đọc danh sách' }).click()
}

test('an officer brings a messy list, mends a row, and visitors see the products until it is taken back @no-script', async ({ page }, { project, repeatEachIndex }) => {
  test.slow()
  const mark = `${{ phone: 'Phon', desk: 'Ban', 'no-script': 'Tinh' }[project.name]!} ${['Đông', 'Tây', 'Nam', 'Bắc'][repeatEachIndex % 4]!}`
  await takeUpAccount(page, `Lê Mẫu ${mark}`, '86', 'province-officer')
  await visit(page, '/can-bo/nhap')
  await expectNoViolations(page)
  await page.getByRole('link', { name: 'Nhập một danh sách' }).click()
  await expectNoViolations(page)
  await shots(page, 'nhap-moi')

  await upload(page, 'anh-chup.xlsx', Buffer.from([0xff, 0xd8, 0xff, 0xe0, ...Buffer.from('JFIF ảnh chụp danh sách')]))
  await whenIn(page, 'không đọc được')
  await expect(page.locator('main')).toContainText('Đây là tệp ảnh')
  await shots(page, 'nhap-sai-tep')

  await upload(page, `danh-sach-${mark}.xlsx`, await messy(mark))
  await whenIn(page, 'chờ bạn xem')
  await expect(page.getByRole('heading', { level: 2, name: '3 dòng sẵn sàng ghi vào sổ' })).toBeVisible()
  await expectFits(page)
  await expectNoViolations(page)
  await shots(page, 'nhap-xem')
  const here = new URL(page.url()).pathname

  await page.getByRole('link', { name: '1 dòng ghi được nhưng có điều cần biết' }).click()
  await expect(page.locator('table')).toContainText('Không Ai Biết')
  await page.getByRole('link', { name: 'Phụ lục · 8' }).click()
  await page.getByLabel('Xã, phường').fill('Tam Ngãi')
  await page.getByRole('button', { name: 'Đọc lại với chữ đã sửa' }).click()
  await expect(page.locator('main')).not.toContainText('Điều cần biết')
  await page.goto(here)
  await page.getByRole('link', { name: 'Phụ lục · 7' }).click()
  await expectNoViolations(page)
  await shots(page, 'nhap-dong')
  await page.getByLabel('Hạng sao').fill('3')
  await page.getByRole('button', { name: 'Đọc lại với chữ đã sửa' }).click()
  await expect(page.locator('main')).toContainText('Sản phẩm mới')
  await page.goto(here)
  await page.getByRole('button', { name: 'Ghi 4 dòng vào sổ' }).click()
  await whenIn(page, 'đã vào sổ')
  await expect(page.getByRole('link', { name: 'Tải tệp kết quả' })).toBeVisible()
  await expectNoViolations(page)
  await shots(page, 'nhap-xong')

  await visit(page, `/san-pham?q=${encodeURIComponent(`tra mang cau ${mark}`)}`)
  await page.getByRole('link', { name: `Trà mãng cầu ${mark}` }).first().click()
  await expect(page.locator('main')).toContainText('77/QĐ-UBND')
  const product = new URL(page.url()).pathname

  await visit(page, here)
  await page.getByText('Hoàn tác lần nhập này').click()
  await page.getByRole('button', { name: 'Hoàn tác ngay' }).click()
  await whenIn(page, 'đã hoàn tác')
  await expect(async () => expect((await page.request.get(product)).status()).toBe(404)).toPass({ timeout: 5_000 })
})

test('a list as an office published it is understood or set aside with its reason, by keyboard alone @keyboard', async ({ page }) => {
  test.slow()
  await takeUpAccount(page, 'Phạm Mẫu', 'VN', 'central-officer')
  await visit(page, '/can-bo/nhap/moi')
  await page.getByLabel('Tệp danh sách').setInputFiles({ name: 'danh-sach.xlsx', mimeType: 'application/octet-stream', buffer: readFileSync(new URL('../fixtures/lists/danh-sach-open.xlsx', import.meta.url)) })
  await tabTo(page, 'Đọc danh sách')
  await page.keyboard.press('Enter')
  await whenIn(page, 'chờ bạn xem')
  await expectNoViolations(page)
  await shots(page, 'nhap-danh-sach-that')
  await tabTo(page, 'Không phải sản phẩm')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 2, name: 'Không phải sản phẩm, hoặc để riêng' })).toBeVisible()
  await expectNoViolations(page)
})
