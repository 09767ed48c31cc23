import { dirname, join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { cssText } from './scripts/css-text.mjs'

// oxlint-disable-next-line import/no-default-export -- the runner asks for it
export default defineConfig({
  plugins: [{
    name: 'css-as-text', enforce: 'pre',
    resolveId: (source, importer) => (source.endsWith('.css') && importer?.includes('/src/design/') ? `css-text:${join(dirname(importer), source).replace(/css$/, 'txt')}` : undefined),
    load: (id) => (id.startsWith('css-text:') ? `export default ${JSON.stringify(cssText(id.slice(9).replace(/txt$/, 'css')))}` : undefined),
  }],
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts', 'tests/**/*.test.ts'],
    globalSetup: ['tests/support/global-setup.ts'],
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    env: { LOG_LEVEL: 'fatal', API_PER_MINUTE: '0', SHOW_CODES: '1', SEAL_KEYS: `test:${Buffer.alloc(32, 7).toString('base64')}` },
  },
})
