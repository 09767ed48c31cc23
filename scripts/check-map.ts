// Holds the tree to architecture.mjs: doors, storeys, kinds, bans, lengths, names. Fails when it has read nothing.
import { readdirSync, readFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { storeys, kinds, testLines, filesInModule, longAllowed, onlyInPlatform, platformLike } from '../architecture.mjs'

const root = new URL('..', import.meta.url).pathname
const faults: string[] = []
const storeyOf = new Map(storeys.flatMap((modules, storey) => modules.map((name) => [name, storey] as const)))
const imports = (text: string): string[] => [...text.matchAll(/(?:^|\n)\s*(?:import|export)\b[^'"\n;]*?from\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)\s*import\s+['"]([^'"]+)['"]|\}\s*from\s*['"]([^'"]+)['"]/g)].map((found) => found[1] ?? found[2] ?? found[3] ?? found[4]!)
const matches = (source: string, ban: string): boolean => source === ban || source.startsWith(ban.endsWith('/') ? ban : `${ban}/`)

let read = 0
const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name))
const perModule = new Map<string, number>()
for (const name of files) {
  const text = readFileSync(join(root, 'src', name), 'utf8')
  const path = `src/${name}`
  read++
  const lines = text.split('\n').length
  const base = name.split('/').at(-1)!
  const test = /\.test\.tsx?$/.test(base)
  if (!/^[a-z0-9.-]+$/.test(base)) faults.push(`${path}: name is not kebab-case`)
  if (/export default/.test(text)) faults.push(`${path}: default export`)
  if (/(?<![\w'"`])(?:: any\b|as any\b|<any>)/.test(text)) faults.push(`${path}: any`)
  const sources = imports(text)
  const inModule = /^modules\/([a-z-]+)\//.exec(name)?.[1]
  if (test && lines > testLines) faults.push(`${path}: ${lines} lines, a test file may have ${testLines}`)
  if (!test && !name.startsWith('platform/') && !platformLike.includes(path)) {
    for (const only of onlyInPlatform) {
      if (name.endsWith('.island.ts')) continue
      if (only.pattern.test(text)) faults.push(`${path}: uses ${only.name}, which only platform may`)
    }
  }
  if (name.startsWith('platform/')) {
    for (const source of sources) if (source.startsWith('#') && !source.startsWith('#platform/') && !source.startsWith('#tests/')) faults.push(`${path}: platform imports ${source}`)
    if (!test && lines > 260) faults.push(`${path}: ${lines} lines, at most 260`)
  }
  if (name.startsWith('design/')) {
    for (const source of sources) if (source.startsWith('#') && !source.startsWith('#platform/') && !source.startsWith('#tests/')) faults.push(`${path}: design imports ${source}`)
    if (!test && lines > 260 && !longAllowed.includes(path)) faults.push(`${path}: ${lines} lines, at most 260`)
  }
  if (!inModule) continue
  perModule.set(inModule, (perModule.get(inModule) ?? 0) + 1)
  const storey = storeyOf.get(inModule)
  if (storey === undefined) { faults.push(`${path}: module ${inModule} stands on no storey of architecture.mjs`); continue }
  if (name.split('/').length > 3) faults.push(`${path}: a module is flat`)
  for (const source of sources) {
    const target = /^#([a-z-]+)(\/.*)?$/.exec(source)
    if (target && storeyOf.has(target[1]!)) {
      if (target[2]) faults.push(`${path}: imports ${source}; another module only through its door`)
      else if (target[1] === inModule) faults.push(`${path}: imports its own door`)
      else if (storeyOf.get(target[1]!)! >= storey) faults.push(`${path}: imports ${source}, which is not on a lower storey`)
    }
    if (source.startsWith('../') && !test) faults.push(`${path}: imports ${source} from outside its folder`)
  }
  if (test) continue
  const kind = kinds.find((each) => each.match.test(base))
  if (!kind) { faults.push(`${path}: fits no kind of architecture.mjs`); continue }
  if (lines > kind.lines && !longAllowed.includes(path)) faults.push(`${path}: ${lines} lines, a ${kind.kind} file may have ${kind.lines}`)
  for (const source of sources) for (const ban of kind.never) if (matches(source, ban)) faults.push(`${path}: a ${kind.kind} file never imports ${source}`)
}
for (const [name, count] of perModule) {
  if (count > filesInModule * 2) faults.push(`src/modules/${name}: ${count} files, at most ${filesInModule} and their tests`)
  for (const must of ['index.ts', 'README.md']) if (!existsSync(join(root, 'src/modules', name, must))) faults.push(`src/modules/${name}: has no ${must}`)
}
for (const name of storeyOf.keys()) if (!perModule.has(name)) faults.push(`architecture.mjs names ${name}, which has no files`)
if (read === 0) faults.push('check-map read no file')
for (const fault of faults) process.stderr.write(`${fault}\n`)
process.stdout.write(`check-map: ${read} files read, ${faults.length} faults\n`)
process.exit(faults.length > 0 ? 1 : 0)
