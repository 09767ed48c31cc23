import { codeAt, fromBase32, stepOf } from '../../src/modules/identity/totp.rules.ts'
import { expect, expectFits, expectNoViolations, ocop, shots, tabTo, test, visit } from './support.ts'

const PASSWORD = 'dừa sáp chín đầu mùa'
const invitation = (): string => new URL(ocop('officer', 'add', '--name', 'Nguyễn Thị Hoa', '--unit', '86', '--role', 'province-officer').trim()).pathname

test('an invited officer takes up the account, signs out and comes back with a recovery code @no-script', async ({ page }) => {
  test.slow()
  await visit(page, invitation())
  await expectNoViolations(page)
  await shots(page, 'moi')
  const signInName = await page.locator('input[name=ten]').inputValue()
  const secret = fromBase32(await page.locator('input[name=bi-mat]').inputValue())!
  await page.getByLabel('Mật khẩu mới', { exact: true }).fill(PASSWORD)
  await page.getByLabel('Nhập lại mật khẩu mới').fill(PASSWORD)
  await page.getByLabel('Mã 6 số').fill(codeAt(secret, stepOf(new Date())))
  await page.getByRole('button', { name: 'Nhận tài khoản' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tài khoản đã sẵn sàng')
  await expectNoViolations(page)
  const recovery = await page.locator('code').first().textContent()
  await page.getByRole('link', { name: 'Tôi đã cất mã dự phòng' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nguyễn Thị Hoa')
  await expectFits(page)
  await expectNoViolations(page)
  await shots(page, 'tai-khoan')
  await page.getByRole('button', { name: 'Đăng xuất' }).click()

  await visit(page, '/dang-nhap?den=/can-bo/gop-y')
  await expectNoViolations(page)
  await page.getByLabel('Tên đăng nhập').fill(signInName)
  await page.getByLabel('Mật khẩu').fill(PASSWORD)
  await page.getByRole('button', { name: 'Tiếp tục' }).click()
  await page.getByLabel('Mã xác thực').fill(recovery!)
  await expectNoViolations(page)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Góp ý của người dân')
  await expectFits(page)
  await expectNoViolations(page)
  await shots(page, 'can-bo-gop-y')
})

test('a wrong password is told without losing the name, by keyboard alone @keyboard', async ({ page }) => {
  await visit(page, '/dang-nhap')
  await tabTo(page, 'Tên đăng nhập')
  await page.keyboard.type('khong.co.ai')
  await tabTo(page, 'Mật khẩu')
  await page.keyboard.type('một mật khẩu nào đó')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('chưa đúng')
  await expect(page.getByLabel('Tên đăng nhập')).toHaveValue('khong.co.ai')
  await expect(page.getByLabel('Mật khẩu')).toHaveValue('')
  await expectNoViolations(page)
})
