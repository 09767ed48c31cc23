/** Walks from the front page along its links, one address of each shape, and looks at every page alike. */
import { expect, expectNoViolations, test, visit } from './support.ts'

const MOST = 40

/** `/san-pham/mat-hoa-dua` and `/san-pham/gao-st25` are one shape; a query counts by its names. */
function shapeOf(address: URL): string {
  const parts = address.pathname.split('/').filter(Boolean)
  const english = parts[0] === 'en' ? parts.shift() : undefined
  return [english, parts[0], parts.length > 1 ? '…' : undefined, parts[2], [...address.searchParams.keys()].sort().join('&')].filter(Boolean).join(' ')
}

for (const start of ['/', '/en']) {
  test(`every kind of page that can be reached from ${start} is sound${start === '/' ? '' : ' @phone'}`, async ({ page, baseURL }) => {
    test.setTimeout(180_000)
    const seen = new Set<string>()
    const waiting: string[] = [start]
    if ((await page.request.get(start)).status() === 404) {
      seen.add(shapeOf(new URL(start, baseURL)))
      waiting.splice(0, 1, `${start === '/' ? '' : start}/api`)
    }
    while (waiting.length > 0 && seen.size < MOST) {
      const path = waiting.shift()!
      const address = new URL(path, baseURL)
      if (seen.has(shapeOf(address))) continue
      seen.add(shapeOf(address))
      const answer = await page.request.get(path)
      expect.soft(answer.status(), path).toBeLessThan(400)
      if (answer.status() >= 400) continue
      if (!answer.headers()['content-type']?.startsWith('text/html')) continue
      await visit(page, path)
      await expect.soft(page.locator('html'), path).toHaveAttribute('lang', start === '/en' ? 'en' : 'vi')
      await expect.soft(page.locator('h1'), path).toHaveCount(1)
      await expectNoViolations(page)
      const found = await page.locator('a[href]').evaluateAll((links) => links.filter((link) => !link.hasAttribute('hreflang')).map((link) => (link as HTMLAnchorElement).href))
      for (const link of found) {
        const next = new URL(link)
        if (next.origin === address.origin && next.pathname.startsWith('/en') === (start === '/en')) waiting.push(next.pathname + next.search)
      }
    }
    expect(seen.size).toBeGreaterThan(0)
  })
}
