// Browser journeys over a portal that was really started; `npm test` runs them, `npm run journeys` runs them alone.
import { defineConfig, devices } from '@playwright/test'
import { findBrowser } from './scripts/browser.ts'
import { freePort } from './tests/support/program.ts'

const browser = await findBrowser()
// Chosen once, in the first process; the workers inherit it.
process.env['JOURNEY_PORT'] ??= String(await freePort())

const phone = { ...devices['Pixel 7'], viewport: { width: 360, height: 740 }, screen: { width: 360, height: 740 }, deviceScaleFactor: 2 }
const desk = { viewport: { width: 1280, height: 800 } }

// oxlint-disable-next-line import/no-default-export -- the runner asks for it
export default defineConfig({
  testDir: 'tests/journeys',
  testMatch: '*.journey.ts',
  outputDir: '.cache/journeys',
  globalSetup: './tests/journeys/start-portal.ts',
  fullyParallel: true,
  workers: 2,
  timeout: 30_000,
  expect: { timeout: 5_000 },
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: '.cache/journeys.json' }]],
  use: {
    baseURL: `http://127.0.0.1:${process.env['JOURNEY_PORT']}`,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    launchOptions: { executablePath: browser.executablePath, args: [...browser.args], env: { ...(process.env as Record<string, string>), ...browser.env } },
    trace: process.env['TRACE'] ? 'retain-on-failure' : 'off',
  },
  // `@keyboard` journeys never touch the mouse; `@no-script` journeys are also walked with scripts switched off; `@phone` ones are long and walked on the phone alone.
  projects: [
    { name: 'phone', use: phone, grepInvert: /@keyboard/ },
    { name: 'desk', use: desk, grepInvert: /@phone/ },
    { name: 'no-script', use: { ...phone, javaScriptEnabled: false }, grep: /@no-script/ },
  ],
})
