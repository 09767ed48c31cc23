/** The public face: someone who looks for something, someone who comes from their province, an office, an officer who mends a text. */
import { brotliCompressSync, constants } from 'node:zlib'
import { expect, expectNoViolations, ocop, shots, tabTo, takeUpAccount, test, visit } from './support.ts'

const faces = ['/', '/kenh', '/kenh/vinh-long', '/kenh/vinh-long?tu=tra-vinh', '/kenh/lai-chau', '/ve-cong', '/phap-ly', '/phap-ly/bao-ve-du-lieu', '/nhung']

for (const path of faces) {
  test(`${path} is sound in both tongues, by day and by night @phone`, async ({ page }) => {
    test.slow()
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme })
      for (const here of [path, path === '/' ? '/en' : `/en${path}`]) {
        await visit(page, here)
        await expect(page.locator('h1'), here).toHaveCount(1)
        await expectNoViolations(page)
      }
      await visit(page, path)
      await shots(page, `mat-tien${path.replaceAll(/[/?=]/g, '-')}-${scheme}`)
    }
  })
}

test('someone types what they want and is led to the products @no-script', async ({ page }) => {
  await visit(page, '/')
  await page.getByLabel('Tìm sản phẩm, người làm, xã, tỉnh').fill('mat hoa dua')
  await page.getByRole('button', { name: 'Tìm' }).click()
  await expect(page).toHaveURL(/\/san-pham\?q=mat\+hoa\+dua$/)
  await expect(page.locator('main')).toContainText(/mật hoa dừa/i)
})

test('someone from Trà Vinh finds it on the map, in Vĩnh Long, and keeps to their own part @no-script', async ({ page }) => {
  await visit(page, '/')
  await page.getByRole('navigation', { name: '34 tỉnh, thành' }).getByRole('link', { name: /Vĩnh Long/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Vĩnh Long')
  await page.locator('.hoods').getByRole('link', { name: /Trà Vinh/ }).click()
  await expect(page).toHaveURL(/\/kenh\/vinh-long\?tu=tra-vinh$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Trà Vinh')
  await expectNoViolations(page)
})

test('the former name leads to the same place, in English too @no-script', async ({ page }) => {
  await visit(page, '/en/kenh/bac-kan')
  await expect(page).toHaveURL(/\/en\/kenh\/thai-nguyen\?tu=bac-kan$/)
  await expect(page.locator('main')).toContainText('since 1 July 2025 Bắc Kạn has been part of Thái Nguyên province', { ignoreCase: true })
})

test('a province with nothing yet invites its office and its makers @no-script', async ({ page }) => {
  await visit(page, '/kenh/lai-chau')
  await page.getByRole('link', { name: 'Tôi ở văn phòng của tỉnh' }).click()
  await expect(page).toHaveURL(/\/ve-cong\/tham-gia#ban-la-co-quan$/)
  await expect(page.getByRole('heading', { name: 'Bạn là cơ quan' })).toBeVisible()
})

test('each figure says how it was counted, one tap away @no-script', async ({ page }) => {
  await visit(page, '/')
  await page.locator('.figs summary').first().click()
  await expect(page.locator('.figs details').first()).toContainText('có quyết định đã ghi vào sổ')
  await expect(page.locator('.figs details')).toHaveCount(3)
})

test('by keyboard alone: past the header, search, and a province on the map @keyboard', async ({ page }) => {
  await visit(page, '/')
  await tabTo(page, 'Tới nội dung', 1)
  await page.keyboard.press('Enter')
  await tabTo(page, 'Tìm sản phẩm', 3)
  await tabTo(page, 'Hà Tĩnh')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hà Tĩnh')
})

test('the pages that the law asks for are one step from everywhere and say what the operator has not told @no-script', async ({ page }) => {
  await visit(page, '/kenh/ha-tinh')
  await page.getByRole('contentinfo').getByRole('link', { name: 'Giải quyết khiếu nại' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Giải quyết khiếu nại, phản ánh')
  await expect(page.locator('main')).toContainText('5 ngày làm việc')
  await page.getByRole('navigation', { name: 'Các trang khác' }).getByRole('link', { name: 'Thứ tự hiển thị' }).click()
  await expect(page.locator('main')).toContainText('Không ai mua được chỗ đứng')
})

test('a province’s own host shows its channel as soon as the operator says so', async ({ page, baseURL }, { project }) => {
  const host = `${project.name}.localhost`
  const { port } = new URL(baseURL!)
  ocop('channel', 'host', 'add', host, 'ha-tinh')
  await expect.poll(async () => { await page.goto(`http://${host}:${port}/`); return page.getByRole('heading', { level: 1 }).textContent() }, { timeout: 5_000 }).toBe('Hà Tĩnh')
  await expectNoViolations(page)
  await page.getByRole('link', { name: '34 kênh tỉnh, thành' }).click()
  await expect(page).toHaveURL(`${baseURL}/kenh`)
  ocop('channel', 'host', 'remove', host)
})

test('a commune’s web site takes the frame of its province @no-script', async ({ page }) => {
  await visit(page, '/nhung')
  await page.getByLabel('Tỉnh, thành').selectOption('ha-tinh')
  await page.getByRole('button', { name: 'Xem khung này' }).click()
  await expect(page.getByLabel('Đoạn mã để chép')).toHaveValue(/\/nhung\/san-pham\?tinh=ha-tinh&amp;so=6/)
  await expect(page.frameLocator('iframe').getByRole('link', { name: 'Sản phẩm OCOP Hà Tĩnh' })).toBeVisible()
})

test('an officer looks at a change before saving it, visitors see it, and it can be taken back @no-script', async ({ page }, { project }) => {
  test.slow()
  await takeUpAccount(page, `Trần Mẫu ${project.name}`, 'VN', 'central-officer')
  await visit(page, '/can-bo')
  await expectNoViolations(page)
  await shots(page, 'ban-lam-viec')
  const page4 = { phone: 'Nhãn hiệu OCOP', desk: 'Dữ liệu mở', 'no-script': 'Ai cũng dùng được' }[project.name]!
  await visit(page, '/can-bo/trang')
  await expectNoViolations(page)
  await shots(page, 'trang')
  await page.getByRole('link', { name: new RegExp(`Tiếng Việt ?: ${page4}`) }).click()
  await page.getByLabel('Nội dung').fill('## Đang viết lại\n\nXem **bản mới** vào ngày mai.')
  await page.getByRole('button', { name: 'Xem trước' }).click()
  await expect(page.getByRole('heading', { name: 'Đang viết lại' })).toBeVisible()
  await expectNoViolations(page)
  await shots(page, 'sua-trang')
  await page.getByRole('button', { name: 'Lưu thành bản mới' }).click()
  await expect(page.locator('main')).toContainText('Đã lưu. Người xem thấy bản mới ngay.')
  await page.getByRole('link', { name: page4, exact: true }).click()
  await expect(page.locator('article')).toContainText('Xem bản mới vào ngày mai.')
  await page.goBack()
  await page.getByRole('link', { name: new RegExp(`Tiếng Việt ?: ${page4}`) }).click()
  await page.getByRole('button', { name: 'Dùng lại bản đi kèm phần mềm' }).click()
  await page.getByRole('link', { name: page4, exact: true }).click()
  await expect(page.locator('article')).not.toContainText('Đang viết lại')
})

test('front page and channels fit the first round trips of a slow phone network', async ({ request }) => {
  for (const path of faces) {
    const body = await (await request.get(path)).body()
    expect(brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }).length, path).toBeLessThanOrEqual(14 * 1024)
  }
})

test('nothing moves while a front page is drawn', async ({ page }) => {
  for (const path of ['/', '/kenh/vinh-long']) {
    await visit(page, path)
    const moved = await page.evaluate(() => new Promise<number>((done) => {
      let sum = 0
      new PerformanceObserver((list) => { for (const each of list.getEntries()) sum += (each as PerformanceEntry & { value: number }).value }).observe({ type: 'layout-shift', buffered: true })
      setTimeout(() => done(sum), 300)
    }))
    expect(moved, path).toBe(0)
  }
})
