import { defineConfig } from 'vitest/config'
import { cssText } from './scripts/css-text.mjs'

// oxlint-disable-next-line import/no-default-export -- the runner asks for it
export default defineConfig({
  plugins: [{
    name: 'css-as-text', enforce: 'pre',
    load: (id) => (/\/src\/design\/css\/[a-z-]+\.css$/.test(id) ? { code: `export default ${JSON.stringify(cssText(id))}`, moduleType: 'js' } : undefined),
  }],
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts', 'tests/**/*.test.ts'],
    globalSetup: ['tests/support/global-setup.ts'],
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    env: { LOG_LEVEL: 'fatal', API_PER_MINUTE: '0' },
  },
})
