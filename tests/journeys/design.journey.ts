import { expect, expectNoViolations, shots, test, visit } from './support.ts'

const rooms = ['/thiet-ke', '/en/thiet-ke', '/thiet-ke/ban-lam-viec']

for (const scheme of ['light', 'dark'] as const) {
  test(`every piece of the design is sound in the ${scheme} scheme`, async ({ page }) => {
    // Three long pages, each piece looked at.
    test.slow()
    await page.emulateMedia({ colorScheme: scheme })
    for (const room of rooms) {
      await visit(page, room)
      await expect(page.locator('h1'), room).toHaveCount(1)
      await expectNoViolations(page)
      await shots(page, `thiet-ke${room.replaceAll('/', '-')}-${scheme}`)
    }
  })
}

test('a form with faults shows them on top, each a link to its field @no-script', async ({ page }) => {
  await visit(page, '/thiet-ke?loi=1')
  await page.getByRole('alert').first().getByRole('link').click()
  await expect(page).toHaveURL(/#o-hang$/)
  await expect(page.locator('#o-hang')).toHaveValue('4* / 5*')
})

test('nothing moves while a page is drawn', async ({ page }) => {
  await visit(page, '/thiet-ke')
  const moved = await page.evaluate(() => new Promise<number>((done) => {
    let sum = 0
    new PerformanceObserver((list) => { for (const each of list.getEntries()) sum += (each as PerformanceEntry & { value: number }).value }).observe({ type: 'layout-shift', buffered: true })
    setTimeout(() => done(sum), 300)
  }))
  expect(moved).toBe(0)
})

test('what a thumb touches is at least 44 pixels high', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  for (const room of rooms) {
    await visit(page, room)
    const small = await page.locator('a, button, summary, select, textarea, label.pick, input:not([type=hidden], [type=radio], [type=checkbox])').evaluateAll((all) => all
      .filter((each) => each.getClientRects().length > 0 && !each.closest('p, td, th, h2, h3, .skip'))
      .filter((each) => each.getBoundingClientRect().height < 43.5).map((each) => each.outerHTML.slice(0, 120)))
    expect(small, room).toEqual([])
  }
})
