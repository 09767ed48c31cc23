import type { Page } from '@playwright/test'
import { expect, expectFits, expectNoViolations, shots, takeUpAccount, test, visit } from './support.ts'

const PASSWORD = 'dừa sáp chín đầu mùa'

/** Chromium's own authenticator, with a finger that always fits. Passkeys need a host name, so the portal is asked as `localhost`. */
async function withAuthenticator(page: Page): Promise<(fits: boolean) => Promise<unknown>> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } })
  return (fits) => devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: fits })
}

test('an officer adds a passkey, signs out, and comes back with a finger', async ({ page, baseURL }) => {
  test.slow()
  const here = baseURL!.replace('127.0.0.1', 'localhost')
  const finger = await withAuthenticator(page)
  await takeUpAccount(page, 'Lê Thị Khóa', '86', 'province-officer')
  const signInName = 'khoa.lethi'
  // The invitation was opened at the numeric address, whose cookies `localhost` does not share: move them over.
  const cookies = await page.context().cookies()
  await page.context().addCookies(cookies.map(({ name, value }) => ({ name, value, url: here, httpOnly: true })))
  await visit(page, `${here}/khoa-truy-cap`)
  await expectNoViolations(page)
  await shots(page, 'khoa-truy-cap-trong')

  await page.getByLabel('Mật khẩu hiện nay').fill('không phải mật khẩu này')
  await page.route('**/khoa-truy-cap/bat-dau', async (route) => {
    const answer = await route.fetch()
    // The journey's page may not complain, and a refusal is what is tried here.
    await route.fulfill(answer.status() === 422 ? { response: answer, status: 200, json: { message: 'sai' } } : { response: answer })
  })
  await page.getByRole('button', { name: 'Thêm khóa' }).click()
  await expect(page.locator('[data-passkey-said]')).toBeVisible()
  await page.unroute('**/khoa-truy-cap/bat-dau')
  await page.getByLabel('Mật khẩu hiện nay').fill(PASSWORD)
  await page.getByLabel('Đặt tên cho thiết bị này').fill('Máy ở văn phòng')
  await page.getByRole('button', { name: 'Thêm khóa' }).click()
  await expect(page.getByText('Đã thêm.')).toBeVisible()
  await expect(page.getByRole('cell', { name: 'Máy ở văn phòng' })).toBeVisible()
  await expectFits(page)
  await expectNoViolations(page)
  await shots(page, 'khoa-truy-cap')
  await page.getByRole('button', { name: 'Đăng xuất' }).click()

  await visit(page, `${here}/dang-nhap?den=/can-bo/gop-y`)
  await expectNoViolations(page)
  await shots(page, 'dang-nhap')
  await finger(false)
  await page.getByRole('button', { name: 'Vào bằng khóa truy cập' }).click()
  await expect(page.locator('[data-passkey-said]')).toContainText('Bấm lại khi sẵn sàng')
  await finger(true)
  await page.getByRole('button', { name: 'Vào bằng khóa truy cập' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Góp ý của người dân')
  await visit(page, `${here}/tai-khoan`)
  await expect(page.getByText(signInName)).toBeVisible()

  await visit(page, `${here}/khoa-truy-cap`)
  await page.getByRole('button', { name: 'Bỏ Máy ở văn phòng' }).click()
  await expect(page.getByText('Chưa có khóa nào')).toBeVisible()
})
