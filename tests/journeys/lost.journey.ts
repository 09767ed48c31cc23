import { expect, expectNoViolations, shots, tabTo, test, visit } from './support.ts'

test('someone who follows a dead link is told so and finds the way home @no-script', async ({ page }) => {
  await visit(page, '/khong-co-trang-nay', 404)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Không có trang này')
  await expectNoViolations(page)
  await shots(page, 'khong-co-trang')
  await expect(page.getByRole('link', { name: 'Cổng OCOP' })).toBeVisible()
})

test('the same page speaks English under /en @no-script', async ({ page }) => {
  await visit(page, '/en/khong-co-trang-nay', 404)
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expectNoViolations(page)
})

test('the way home is reached by keyboard alone @keyboard', async ({ page }) => {
  await visit(page, '/khong-co-trang-nay', 404)
  await tabTo(page, 'Cổng OCOP')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/$/)
})

test('a load balancer hears that the process lives and is ready', async ({ request }) => {
  expect(await (await request.get('/healthz')).json()).toEqual({ status: 'ok' })
  expect(await (await request.get('/readyz')).json()).toMatchObject({ status: 'ready', checks: { database: true, migrations: true } })
})

test('the API is described for people and for machines @no-script', async ({ page, request }) => {
  await visit(page, '/api')
  await expectNoViolations(page)
  await shots(page, 'api')
  expect(await (await request.get('/api/v1/openapi.json')).json()).toMatchObject({ openapi: '3.1.0' })
})
