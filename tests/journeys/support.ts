/** What journeys share: a page that may not complain, a visit that must succeed, accessibility, pictures to look at. */
import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, test as base, type BrowserContext, type Page } from '@playwright/test'
import { Store } from '#platform/db'
import { foldVietnamese } from '#platform/search-text'
import { databaseOf } from '#tests/program'
import { aPhonePerson } from '../../src/modules/identity/identity.samples.ts'
import { addMember } from '../../src/modules/producers/add-member.ts'
import { registerProducers } from '../../src/modules/producers/register-producers.ts'
import type { AllTables } from '../../src/tables.ts'
import { codeAt, fromBase32, stepOf } from '../../src/modules/identity/totp.rules.ts'

const root = new URL('../..', import.meta.url).pathname

/** A journey fails when a page's script breaks, or something is refused by the content policy or missing. */
export const test = base.extend<{ page: Page }>({
  page: async ({ page }, use) => {
    const complaints: string[] = []
    page.on('pageerror', (fault) => complaints.push(String(fault)))
    page.on('console', (message) => {
      if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) complaints.push(message.text())
    })
    page.on('response', (answer) => {
      if (answer.status() >= 400 && answer.request().resourceType() !== 'document') complaints.push(`${answer.status()} ${answer.url()}`)
    })
    await use(page)
    expect.soft(complaints, 'what the browser complained of').toEqual([])
  },
})
export { expect }

/** Opens an address of the portal; it must answer with `status`, and fit the width of the screen. */
export async function visit(page: Page, path: string, status = 200): Promise<void> {
  const answer = await page.goto(path)
  expect(answer?.status(), path).toBe(status)
  await expectFits(page)
}

/** Nothing may stand wider than the screen: people do not scroll sideways. */
export async function expectFits(page: Page): Promise<void> {
  await page.waitForLoadState('domcontentloaded')
  const { wide, screen } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, screen: document.documentElement.clientWidth }))
  expect.soft(wide, `width of ${page.url()} on a screen of ${screen}`).toBeLessThanOrEqual(screen)
}

/** No violation of WCAG 2.2 AA or of axe's best practices. The rules need scripts: without them only `lang` and one `h1` are seen to. */
export async function expectNoViolations(page: Page): Promise<void> {
  if (test.info().project.use.javaScriptEnabled === false) {
    await expect(page.locator('html[lang]')).toHaveCount(1)
    await expect(page.locator('h1')).toHaveCount(1)
    return
  }
  // What passes is not told: on long pages that takes longer than the looking.
  const found = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode().withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze()
  const violations = found.violations.map((each) => `${each.id}: ${each.help}\n  ${each.nodes.map((node) => node.html.slice(0, 200)).join('\n  ')}`)
  expect.soft(violations, page.url()).toEqual([])
}

/** With `SHOTS=<folder>`: pictures of the whole page at 360, 768 and 1280 pixels, for looking at. Else nothing. */
export async function shots(page: Page, name: string): Promise<void> {
  const folder = process.env['SHOTS']
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  const before = page.viewportSize()
  for (const width of [360, 768, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    await page.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: true })
  }
  if (before) await page.setViewportSize(before)
}

/** Moves the focus by the Tab key until it stands on what `name` names; fails when a whole round did not reach it. */
export async function tabTo(page: Page, name: RegExp | string, most = 60): Promise<void> {
  for (let pressed = 0; pressed < most; pressed++) {
    await page.keyboard.press('Tab')
    const now = await page.evaluate(() => {
      const at = document.activeElement as HTMLElement | null
      const label = at && 'labels' in at ? (at as HTMLInputElement).labels?.[0]?.textContent : ''
      return `${at?.getAttribute('aria-label') ?? ''} ${at?.textContent ?? ''} ${label ?? ''}`.trim()
    })
    if (typeof name === 'string' ? now.includes(name) : name.test(now)) return
  }
  throw new Error(`The Tab key did not reach ${String(name)}`)
}

/** Runs an operator's command against the portal of this run; gives what it printed. */
export function ocop(...words: string[]): string {
  return execFileSync(process.execPath, [join(root, 'dist', 'main.js'), ...words], {
    cwd: root, encoding: 'utf8', env: { ...process.env, DATA_DIR: process.env['JOURNEY_DATA_DIR'], DATABASE_URL: '', LOG_LEVEL: 'warn' },
  })
}

const PASSWORD = 'dừa sáp chín đầu mùa'

/** Makes an officer's account by command and takes it up as its owner would. */
export async function takeUpAccount(page: Page, name: string, unit: string, role: string): Promise<void> {
  await visit(page, new URL(ocop('officer', 'add', '--name', name, '--unit', unit, '--role', role).trim()).pathname)
  const secret = fromBase32(await page.locator('input[name=bi-mat]').inputValue())!
  await page.getByLabel('Mật khẩu mới', { exact: true }).fill(PASSWORD)
  await page.getByLabel('Nhập lại mật khẩu mới').fill(PASSWORD)
  await page.getByLabel('Mã 6 số').fill(codeAt(secret, stepOf(new Date())))
  await page.getByRole('button', { name: 'Nhận tài khoản' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tài khoản đã sẵn sàng')
}

/** Somebody who has signed in by telephone in this browser; with `producer`, they are the owner of a new producer in Cầu Kè by that name. */
export async function signInByPhone(context: BrowserContext, e164: string, producer?: string): Promise<void> {
  const store = new Store<AllTables>(databaseOf(process.env['JOURNEY_DATA_DIR']!), { size: 2 })
  try {
    const now = new Date()
    const token = await store.transaction(async (tx) => {
      const person = await aPhonePerson(tx, now, e164)
      if (producer) {
        const [id] = await registerProducers(tx, [{ name: producer, nameKey: foldVietnamese(producer), form: 'household', provinceCode: '86', communeCode: null, formerCode: null, addressRaw: '', sample: true, importId: null }])
        await addMember(tx, { producerId: id!, personId: person.personId, role: 'owner', byId: null, consentWords: 'Đồng ý khi thử', consentAt: now }, now)
      }
      return person.token
    })
    await context.addCookies([{ name: 'ocop_s', value: token, domain: '127.0.0.1', path: '/', httpOnly: true, sameSite: 'Lax' }])
  } finally {
    await store.close()
  }
}
