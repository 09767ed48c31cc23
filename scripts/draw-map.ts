// Draws architecture.mjs, and who calls whom in src/, into ARCHITECTURE.md between its markers. `--check` only says whether it is current.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { kinds, storeys } from '../architecture.mjs'

const root = new URL('..', import.meta.url).pathname
const file = join(root, 'ARCHITECTURE.md')
const names = new Set(storeys.flat())

/** What the module owns: the first sentence of its README. */
function purpose(module: string): string {
  const path = join(root, 'src', 'modules', module, 'README.md')
  const text = existsSync(path) ? readFileSync(path, 'utf8').replace(/^#.*\n+/, '') : ''
  return text.split(/\n\s*\n/)[0]!.replace(/\s+/g, ' ').split(/(?<=[.;]) /)[0]!.replace(/[.;]$/, '').replaceAll('|', '\\|')
}

function calls(module: string): string[] {
  const folder = join(root, 'src', 'modules', module)
  const found = new Set<string>()
  for (const name of readdirSync(folder).filter((each) => /\.tsx?$/.test(each) && !/\.test\.tsx?$/.test(each))) {
    for (const [, target] of readFileSync(join(folder, name), 'utf8').matchAll(/from '#([a-z-]+)'/g)) if (names.has(target!)) found.add(target!)
  }
  return [...found].sort()
}

const rows = storeys.flatMap((modules, storey) => modules.map((module) => `| ${storey} | \`${module}\` | ${purpose(module)} | ${calls(module).map((each) => `\`${each}\``).join(' ') || '–'} |`)).toReversed()
const drawn = [
  '<!-- map -->', '', '| storey | module | | calls |', '|---|---|---|---|', ...rows,
  '| – | `design` | how it looks: shell, fields, tables, pagers, charts, maps; `/thiet-ke` shows each piece | `platform` |',
  '| – | `platform` | how we reach the world; knows no word of OCOP | – |', '',
  `A file's name says its kind: ${kinds.map((each) => each.kind).join(' · ')}.`, '', '<!-- /map -->',
].join('\n')

const text = readFileSync(file, 'utf8')
if (!/<!-- map -->[\s\S]*<!-- \/map -->/.test(text) || names.size === 0) {
  process.stderr.write('draw-map: ARCHITECTURE.md has no markers, or architecture.mjs no modules\n')
  process.exit(1)
}
const wanted = text.replace(/<!-- map -->[\s\S]*<!-- \/map -->/, () => drawn)
const current = wanted === text
if (process.argv.includes('--check')) {
  process.stdout.write(`draw-map: ${names.size} modules, ${current ? 'current' : 'the drawing is old; run npm run -s draw-map'}\n`)
  process.exit(current ? 0 : 1)
}
writeFileSync(file, wanted)
process.stdout.write(`draw-map: ${names.size} modules drawn\n`)
