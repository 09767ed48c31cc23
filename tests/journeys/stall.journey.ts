/** A producer with a cheap phone sells alone: begins, puts goods on sale with a photograph, and goes on without a network. */
import sharp from 'sharp'
import type { BrowserContext, Page } from '@playwright/test'
import { expect, expectFits, expectNoViolations, shots, signInByPhone, test, visit } from './support.ts'

let phones = 0
const phone = (project: string): string => `+8491${{ phone: 1, desk: 2, 'no-script': 3 }[project] ?? 4}${String(process.pid % 1_000).padStart(3, '0')}${String(phones++).padStart(3, '0')}`

/** A photograph as a phone takes it: lying, with the place in it. */
const photograph = (n: number): Promise<Buffer> => sharp({ create: { width: 2_000, height: 1_500, channels: 3, background: { r: 40 + n * 9, g: 120, b: 200 - n * 8 } } })
  .withMetadata({ orientation: 6 }).withExif({ IFD0: { Make: 'Máy mẫu', Orientation: '6' }, IFD3: { GPSLatitude: '9/1 56/1 0/1', GPSLatitudeRef: 'N' } }).jpeg().toBuffer()

test('a producer puts something on sale with its photograph, changes the stock by one tap, and sees who acts for them @no-script', async ({ page, context }, { project }) => {
  test.slow()
  const name = `Hộ Thạch Thị Mẫu ${project.name}`
  await signInByPhone(context, phone(project.name), name)
  await visit(page, '/ban-hang')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Việc hôm nay')
  await expectNoViolations(page)
  await shots(page, 'viec-hom-nay-dau')
  await page.getByRole('link', { name: 'Đăng món', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Đăng món mới')
  await expectFits(page)
  await expectNoViolations(page)
  await shots(page, 'mon-moi')
  await page.getByLabel('Chụp hoặc chọn ảnh').setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: await photograph(1) })
  await page.getByLabel('Tên món').fill(`Khô cá lóc ${project.name}`)
  await page.locator('.picks label', { hasText: '1 kg' }).click()
  await page.getByLabel('Giá một gói').fill('210000')
  await page.getByLabel('Có bao nhiêu gói').fill('4')
  await shots(page, 'mon-moi-da-dien')
  await page.getByRole('button', { name: 'Đăng bán' }).click()
  // The portal makes the photograph small where the phone has not.
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hàng của tôi', { timeout: 30_000 })
  await expect(page.locator('main')).toContainText(`Đang bán: Khô cá lóc ${project.name}`)
  await expectFits(page)
  await expectNoViolations(page)
  await shots(page, 'hang')
  await page.getByRole('button', { name: /Thêm một 1 kg/ }).click()
  await expect(page.locator('.stock')).toContainText('5 × 1 kg')
  await page.getByRole('link', { name: /^Khô cá lóc/ }).click()
  await expectFits(page)
  await expectNoViolations(page)
  await shots(page, 'mon')
  await page.getByLabel('Giá 1 kg').fill('5')
  await page.getByRole('button', { name: 'Lưu', exact: true }).click()
  await expect(page.locator('main')).toContainText('Ghi đủ số')
  await page.getByLabel('Giá 1 kg').fill('215.000')
  await page.getByRole('button', { name: 'Lưu', exact: true }).click()
  await expect(page.locator('main')).toContainText('Đã lưu')
  await page.getByRole('link', { name: 'Trang khách thấy' }).click()
  await expect(page.locator('main')).toContainText('215.000 đ')
  await expect(page.locator('main')).toContainText('Chưa thấy chứng nhận OCOP nào')
  const picture = page.locator('.goods-1 figure img').first()
  await expect(picture).toHaveAttribute('src', /^\/anh\//)
  if (project.name !== 'no-script') {
    // It stands upright, whether the phone or the portal turned it.
    await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalHeight > img.naturalWidth)).toBe(true)
  }
  await shots(page, 'trang-khach')
  await visit(page, '/ban-hang/nguoi')
  await expectNoViolations(page)
  await shots(page, 'nguoi')
  await visit(page, '/ban-hang')
  await shots(page, 'viec-hom-nay')
})

test('somebody who belongs to no producer finds it in the registry or opens a new stall, and waits for the office @no-script', async ({ page, context }, { project }) => {
  await signInByPhone(context, phone(project.name))
  await visit(page, '/ban-hang')
  await page.getByLabel('Tên cơ sở của bạn').fill('hop tac xa')
  await page.getByRole('button', { name: 'Tìm', exact: true }).click()
  await expectFits(page)
  await expectNoViolations(page)
  await shots(page, 'bat-dau')
  await page.getByRole('link', { name: /Đây là tôi/ }).first().click()
  await expectNoViolations(page)
  await shots(page, 'nhan')
  await visit(page, '/ban-hang/mo')
  await page.getByLabel('Tên cơ sở').fill(`Hộ Mới ${project.name}`)
  await page.getByLabel('Tỉnh, thành').selectOption('86')
  await page.getByLabel('Xã, phường').fill('Cầu Kè')
  await expectNoViolations(page)
  await shots(page, 'mo')
  await page.getByRole('button', { name: 'Tôi đồng ý' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Chờ văn phòng xác nhận')
  await shots(page, 'cho')
})

async function fillIn(page: Page, n: number): Promise<void> {
  await page.getByLabel('Chụp hoặc chọn ảnh').setInputFiles({ name: `${n}.jpg`, mimeType: 'image/jpeg', buffer: await photograph(n) })
  await expect(page.locator('[data-shots] img')).toHaveCount(1)
  await page.getByLabel('Tên món').fill(`Món chờ mạng ${n}`)
  await page.getByLabel('Giá một gói').fill(`${50 + n}000`)
  await page.getByLabel('Có bao nhiêu gói').fill(String(n))
  await page.getByRole('button', { name: 'Đăng bán' }).click()
}

/** The worker stands, and holds the form. */
const formIsHeld = (page: Page): Promise<void> => expect.poll(() => page.evaluate(async () => Boolean(await (await caches.open('ban-hang')).match('/ban-hang/hang/moi'))), { timeout: 15_000 }).toBe(true)

async function reopen(context: BrowserContext, page: Page, path: string): Promise<Page> {
  await page.close()
  const next = await context.newPage()
  await next.goto(path)
  return next
}

test('twenty things with photographs are filled in without a network, the window is killed, and all arrive once when the network is back', async ({ context, page: first }, { project }) => {
  test.setTimeout(300_000)
  let page = first
  await signInByPhone(context, phone(project.name), `Hộ Mất Mạng ${project.name}`)
  await visit(page, '/ban-hang')
  await formIsHeld(page)
  await context.setOffline(true)
  page = await reopen(context, page, '/ban-hang')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Đăng món mới')
  for (let n = 1; n <= 20; n++) {
    if (n === 8) page = await reopen(context, page, '/ban-hang/hang/moi')
    await fillIn(page, n)
    await expect(page.locator('[data-queue]')).toContainText(`${n} món đang chờ mạng`)
  }
  await shots(page, 'cho-mang')
  page = await reopen(context, page, '/ban-hang/hang/moi')
  await expect(page.locator('[data-queue]')).toContainText('20 món đang chờ mạng')
  await page.close()
  await context.setOffline(false)
  // Two windows at once: each thing still arrives once.
  const [one, two] = [await context.newPage(), await context.newPage()]
  await Promise.all([one.goto('/ban-hang/hang/moi'), two.goto('/ban-hang/hang')])
  await expect.poll(() => one.evaluate(() => new Promise<number>((done) => {
    const asked = indexedDB.open('ocop-ban-hang', 1)
    asked.onsuccess = () => { const count = asked.result.transaction('drafts').objectStore('drafts').count(); count.onsuccess = () => { asked.result.close(); done(count.result) } }
  })), { timeout: 150_000 }).toBe(0)
  await two.goto('/ban-hang/hang')
  await expect(two.locator('.wares > li')).toHaveCount(20)
  await expect(two.locator('.wares img[src^="/anh/"]')).toHaveCount(20)
  await shots(two, 'hang-hai-muoi')
})

test('what cannot be sent stays on the phone and says what to do: signed out, refused, another person', async ({ context }, { project }) => {
  test.slow()
  // Not the watched page: it is refused on purpose.
  const page = await context.newPage()
  await signInByPhone(context, phone(project.name), `Hộ Bị Từ Chối ${project.name}`)
  await visit(page, '/ban-hang/hang/moi')
  await formIsHeld(page)
  // The session ends while the form stands open.
  const cookies = await context.cookies()
  await context.clearCookies()
  await page.getByLabel('Tên món').fill('Bánh tét')
  await page.getByLabel('Giá một gói').fill('60000')
  await page.getByLabel('Có bao nhiêu gói').fill('3')
  await page.getByRole('button', { name: 'Đăng bán' }).click()
  await expect(page.locator('[data-queue]')).toContainText('Cần vào lại bằng số của bạn')
  await shots(page, 'het-phien')
  // Somebody else signs in on this phone: nothing of the first is shown or sent.
  await signInByPhone(context, phone(project.name), `Hộ Khác ${project.name}`)
  await page.goto('/ban-hang/hang')
  await expect(page.locator('[data-queue]')).toBeHidden()
  await expect(page.locator('.wares')).toHaveCount(0)
  // The first one is back: it goes.
  await context.addCookies(cookies)
  await page.goto('/ban-hang/hang/moi')
  await expect(page.locator('[data-queue]')).toContainText('Đã gửi 1 món')
  await page.getByLabel('Tên món').fill('Bánh tét 5 sao')
  await page.getByLabel('Giá một gói').fill('60000')
  await page.getByLabel('Có bao nhiêu gói').fill('3')
  await page.getByRole('button', { name: 'Đăng bán' }).click()
  await expect(page.locator('[data-queue]')).toContainText('Tên không ghi sao hay OCOP')
  await page.getByRole('link', { name: 'Sửa lại' }).click()
  await expect(page.getByLabel('Tên món')).toHaveValue('Bánh tét 5 sao')
  await page.getByLabel('Tên món').fill('Bánh tét nhân chuối')
  await page.getByRole('button', { name: 'Đăng bán' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hàng của tôi')
  // Signing out takes the form away; without a network nothing opens.
  await page.getByRole('button', { name: 'Đăng xuất' }).click()
  await expect.poll(() => page.evaluate(() => caches.has('ban-hang'))).toBe(false)
})
