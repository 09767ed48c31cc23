/** A month of money: one buyer pays by transfer, one in cash; goods come back and are refunded; the bank's statement is looked over; the month adds up on screen and in the CSV. */
import { createHmac } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expect, expectFits, expectNoViolations, ocop, shots, takeUpAccount, test, visit } from './support.ts'

const SECRET = 'journey-bank-secret'
/** Each kind of screen has sellers of its own, so that journeys side by side do not count each other's money. */
const stalls = {
  phone: { transfer: 'banh-phong-nep-mau', cash: 'nuoc-mam-ca-com-mau', account: '0977000111' },
  desk: { transfer: 'duong-hoa-dua-mau', cash: 'che-dinh-mau', account: '0977000222' },
}

async function buy(page: Page, slug: string, way: 'chuyển khoản' | 'tiền mặt'): Promise<{ readonly code: string; readonly address: string; readonly totalVnd: number }> {
  await visit(page, `/san-pham/${slug}`)
  await page.getByRole('button', { name: 'Bỏ vào giỏ' }).click()
  await page.getByRole('button', { name: 'Đặt hàng' }).click()
  await page.getByLabel('Người nhận').fill('Lê Mẫu')
  await page.getByLabel('Số điện thoại').fill('0912 345 679')
  await page.getByLabel('Tỉnh, thành').selectOption('01')
  await page.getByLabel('Xã, phường').fill('phường Tây Hồ')
  await page.getByLabel('Số nhà').fill('3 ngõ Mẫu')
  if (way === 'chuyển khoản') await page.locator('input[name=tra][value=chuyen-khoan]').check()
  await page.getByRole('button', { name: 'Xem lại đơn' }).click()
  await page.getByRole('button', { name: /^Đặt hàng, / }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Đã đặt hàng')
  const text = (await page.locator('main').textContent())!
  return { code: /DH-26-\d{6}/.exec(text)![0], address: page.url(), totalVnd: Number(/Tổng cộng\s*([\d.]+) đ/.exec(text)![1]!.replaceAll('.', '')) }
}

const vnd = (text: string | null): number => Number(/−?-?[\d.]+ đ/.exec(text ?? '')![0].replace('−', '-').replace(/[. đ]/g, ''))
const figure = async (page: Page, name: string): Promise<number> => vnd(await page.locator('dl.facts div', { has: page.locator('dt', { hasText: new RegExp(`^${name}$`) }) }).locator('dd').textContent())

test('a month of two sellers: a transfer, cash, goods that come back, a refund with evidence, and a statement that adds up @phone', async ({ page, browser, baseURL }, { project }) => {
  test.setTimeout(180_000)
  const mine = project.name === 'phone' ? stalls.phone : stalls.desk
  const desk = await browser.newPage({ baseURL: baseURL!, viewport: page.viewportSize()! })
  await takeUpAccount(desk, `Đỗ Mẫu ${project.name}`, 'VN', 'central-officer')
  await visit(desk, `/can-bo/ban/${mine.transfer}`)
  await desk.locator('[name=dong-y]').fill('Chủ thể đồng ý qua điện thoại')
  await desk.locator('[name=ngan-hang]').selectOption('970436')
  await desk.locator('[name=so-tk]').fill(mine.account)
  await desk.locator('[name=chu-tk]').fill('CHU THE MAU')
  await desk.locator('main form .btn').last().click()
  ocop('bank-feed', 'set', `journey-${project.name}`, 'sepay-hmac', `970436:${mine.account}`, '--secret', SECRET)

  let told = 0
  const bankTells = async (memo: string, amountVnd: number): Promise<void> => {
    const now = new Date()
    const body = JSON.stringify({ id: `${project.name}-${++told}`, gateway: 'Vietcombank', transactionDate: new Date(now.getTime() + 7 * 3_600_000).toISOString().slice(0, 19).replace('T', ' '), accountNumber: mine.account, code: null, content: memo, transferType: 'in', transferAmount: amountVnd, accumulated: 0, subAccount: null, referenceCode: `FT-${project.name}-${told}` })
    const timestamp = String(Math.floor(now.getTime() / 1000))
    const answer = await page.request.post(`/api/v1/webhooks/sepay/journey-${project.name}`, { data: body, headers: { 'content-type': 'application/json', 'x-sepay-timestamp': timestamp, 'x-sepay-signature': `sha256=${createHmac('sha256', SECRET).update(`${timestamp}.${body}`).digest('hex')}` } })
    expect(answer.status()).toBe(200)
  }
  const move = async (code: string, ...names: string[]): Promise<void> => {
    await visit(desk, `/can-bo/don/${code}`)
    for (const name of names) await desk.getByRole('button', { name }).click()
  }

  const paid = await buy(page, mine.transfer, 'chuyển khoản')
  await bankTells(`LE MAU CK ${paid.code.replaceAll('-', '')}`, paid.totalVnd - 20_000)
  await page.goto(paid.address)
  await expect(page.locator('main')).toContainText('còn thiếu 20.000 đ')
  await shots(page, 'don-thieu')
  await bankTells(`${paid.code.replaceAll('-', '')} them`, 20_000)
  await bankTells('cam on HTX', 33_000)
  await move(paid.code, 'Nhận đơn', 'Đã gửi hàng', 'Đã giao tận tay')

  const cash = await buy(page, mine.cash, 'tiền mặt')
  await move(cash.code, 'Nhận đơn', 'Đã gửi hàng', 'Đã giao tận tay')
  await desk.getByText('Hàng quay về?').click()
  await desk.getByLabel('Hoặc ghi lý do khác').fill('khách báo vỡ chai')
  await desk.getByRole('button', { name: 'Hàng đang quay về' }).click()
  await desk.getByRole('button', { name: 'Đã nhận lại hàng' }).click()
  await expect(desk.locator('main')).toContainText('Còn phải trả lại')
  await expectNoViolations(desk)
  await shots(desk, 'don-phai-tra-lai')
  await page.goto(cash.address)
  await expect(page.locator('main')).toContainText('Còn phải trả lại')
  await expectFits(page)
  await expectNoViolations(page)
  await shots(page, 'nguoi-mua-cho-tra-lai')
  await desk.getByLabel(/Mã giao dịch hoặc lời ghi/).fill('Chị Lê đã nhận đủ, ký nhận')
  await desk.getByRole('button', { name: 'Ghi đã trả lại' }).click()
  await expect(desk.locator('main')).toContainText('đã hoàn tiền')
  await page.goto(cash.address)
  await page.getByRole('button', { name: 'Tôi đã nhận' }).click()
  await expect(page.locator('main')).toContainText('người mua đã nhận')
  await shots(page, 'nguoi-mua-da-nhan')

  await visit(desk, '/can-bo/tien')
  const seller = async (code: string): Promise<string> => { await visit(desk, `/can-bo/don/${code}`); return (await desk.locator('main p.row .soft').first().textContent())!.split(' · ')[0]! }
  const pick = async (path: string, name: string): Promise<void> => {
    await visit(desk, path)
    const chip = desk.getByRole('link', { name, exact: true })
    if (await chip.count() > 0) await chip.click()
  }
  const [bySeller, cashSeller] = [await seller(paid.code), await seller(cash.code)]
  await pick('/can-bo/tien', bySeller)
  await expect(desk.locator('main')).toContainText('cam on HTX')
  await expectFits(desk)
  await expectNoViolations(desk)
  await shots(desk, 'tien')
  await desk.getByRole('link', { name: 'Đưa sao kê ngân hàng lên' }).click()
  await expectNoViolations(desk)
  await shots(desk, 'sao-ke-ngan-hang')
  const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10).split('-').toReversed().join('/')
  await desk.getByLabel('Hoặc dán bảng vào đây').fill(`Ngày giao dịch\tSố tham chiếu\tNội dung\tGhi nợ\tGhi có\n${today}\tFT-${project.name}-1\tLE MAU CK ${paid.code.replaceAll('-', '')}\t\t${paid.totalVnd - 20_000}\n${today}\tB2\tGui me\t\t500.000\n${today}\tB3\tPhi SMS\t11.000\t\n`)
  await desk.getByRole('button', { name: 'Đọc sao kê' }).click()
  await expect(desk.locator('main')).toContainText('2 khoản tiền vào: 0 khoản của đơn, 1 khoản đã biết, 1 khoản chưa rõ')
  await expectFits(desk)
  await expectNoViolations(desk)
  await shots(desk, 'sao-ke-xem-lai')
  await desk.getByRole('button', { name: 'Ghi 1 khoản' }).click()
  await expect(desk.getByRole('heading', { level: 1 })).toHaveText('Sao kê đã ghi')

  await pick('/can-bo/sao-ke', bySeller)
  await shots(desk, 'cac-thang')
  await desk.getByRole('link', { name: /^Tháng / }).first().click()
  expect([await figure(desk, 'Bán được'), await figure(desk, 'Chuyển khoản vào'), await figure(desk, 'Còn lại')]).toEqual([paid.totalVnd, paid.totalVnd, paid.totalVnd])
  await expectFits(desk)
  await expectNoViolations(desk)
  await shots(desk, 'sao-ke-thang')
  const csv = await (await desk.request.get(new URL((await desk.getByRole('link', { name: 'Tải CSV' }).getAttribute('href'))!, desk.url()).href)).text()
  expect(csv.trim().split('\r\n').slice(1).reduce((sum, line) => sum + Number(line.split(',')[5]), 0)).toBe(paid.totalVnd)

  await pick('/can-bo/sao-ke', cashSeller)
  await desk.getByRole('link', { name: /^Tháng / }).first().click()
  expect([await figure(desk, 'Bán được'), await figure(desk, 'Trừ hàng trả lại'), await figure(desk, 'Còn lại'), await figure(desk, 'Tiền mặt thu khi giao'), await figure(desk, 'Đã trả lại người mua')]).toEqual([cash.totalVnd, -cash.totalVnd, 0, cash.totalVnd, -cash.totalVnd])
  await shots(desk, 'sao-ke-hoan-tien')
  await desk.emulateMedia({ media: 'print' })
  await shots(desk, 'sao-ke-in')
  await desk.close()
})
