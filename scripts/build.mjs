// Builds dist/: one server program, and one file for each island of script a page may ask for.
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { cssAsText } from './css-text.mjs'

const root = new URL('..', import.meta.url).pathname
const islands = readdirSync(join(root, 'src'), { recursive: true }).filter((name) => name.endsWith('.island.ts'))

const assets = {}
rmSync(join(root, 'dist', 'assets'), { recursive: true, force: true })
mkdirSync(join(root, 'dist', 'assets'), { recursive: true })
function keep(name, bytes) {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10)
  const dot = name.lastIndexOf('.')
  const file = `${name.slice(0, dot)}.${hash}${name.slice(dot)}`
  writeFileSync(join(root, 'dist', 'assets', file), bytes)
  assets[name] = `/assets/${file}`
}

for (const island of islands) {
  const out = await build({
    entryPoints: [join(root, 'src', island)],
    bundle: true, minify: true, format: 'iife', target: ['chrome86', 'safari14.1'], write: false, absWorkingDir: root,
  })
  keep(island.split('/').pop().replace('.island.ts', '.js'), out.outputFiles[0].contents)
}
const fonts = join(root, 'src', 'design', 'fonts')
try {
  for (const font of readdirSync(fonts)) if (font.endsWith('.woff2')) keep(font, readFileSync(join(fonts, font)))
} catch (fault) {
  if (fault.code !== 'ENOENT') throw fault
}
writeFileSync(join(root, 'dist', 'assets.json'), JSON.stringify(assets, null, 1))

await build({
  entryPoints: [join(root, 'src', 'main.ts')],
  outfile: join(root, 'dist', 'main.js'),
  bundle: true, platform: 'node', format: 'esm', target: 'node26', packages: 'external', sourcemap: true,
  jsx: 'automatic', jsxImportSource: 'hono/jsx', absWorkingDir: root, logLevel: 'warning',
  loader: { '.svg': 'text' }, plugins: [cssAsText],
})
