/**
 * The tables' types against the database. A written type stays as long as it fits its column: a closed set keeps its
 * name, a key its brand. What does not fit, or is new, is written from the catalogue.
 */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type pg from 'pg'

const root = new URL('..', import.meta.url).pathname

export interface Column { readonly name: string; readonly type: string; readonly nullable: boolean; readonly defaulted: boolean; readonly set: readonly string[] | null }
export type Columns = ReadonlyMap<string, readonly Column[]>

/** Every table of the module schemas with its columns; `set` = the texts that a CHECK allows. */
export async function readColumns(client: pg.Client): Promise<Columns> {
  const found = await client.query<{ table: string; name: string; type: string; nullable: boolean; defaulted: boolean; set: string | null }>(`
    select n.nspname || '.' || c.relname as "table", a.attname as name, format_type(a.atttypid, null) as type, not a.attnotnull as nullable, a.atthasdef or a.attidentity <> '' as defaulted,
      (select pg_get_constraintdef(k.oid) from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum] and pg_get_constraintdef(k.oid) ~ '= ''|ARRAY' limit 1) as set
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
    where c.relkind in ('r', 'p', 'v', 'm') and a.attnum > 0 and not a.attisdropped and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker', 'public', 'platform') and n.nspname not like 'pg\\_%'
    order by c.oid, a.attnum`)
  const tables = new Map<string, Column[]>()
  for (const { table, set, ...column } of found.rows) {
    const texts = set === null ? null : [...set.matchAll(/'((?:[^']|'')*)'::text/g)].map(([, text]) => text!.replaceAll("''", "'"))
    tables.set(table, [...tables.get(table) ?? [], { ...column, set: texts && /^CHECK \(\(\w+ = (?:ANY \(ARRAY\[|')/.test(set!) ? texts : null }])
  }
  return tables
}

export interface Written {
  readonly path: string
  readonly text: string
  /** Table → column → type as written. */
  readonly tables: ReadonlyMap<string, ReadonlyMap<string, string>>
  resolve(type: string): string
}

export function readWritten(module: string): Written | null {
  const path = join(root, 'src', 'modules', module, `${module}.tables.ts`)
  if (!existsSync(path)) return null
  const text = readFileSync(path, 'utf8')
  const names = new Map(aliasesOf(text))
  for (const [, imported, source] of text.matchAll(/import (?:type )?\{([^}]+)\} from '([^']+)'/g)) {
    const file = source!.startsWith('#platform/') ? join(root, 'src', `${source!.slice(1)}.ts`) : join(dirname(path), source!)
    if (!existsSync(file)) continue
    const there = new Map(aliasesOf(readFileSync(file, 'utf8')))
    for (const name of imported!.split(',').map((each) => each.replace('type ', '').trim())) if (there.has(name)) names.set(name, there.get(name)!)
  }
  const tables = new Map<string, Map<string, string>>()
  for (const [, table, body] of text.matchAll(/^ {2}'([a-z_]+\.[a-z_0-9]+)': \{([^}]*)\}/gm)) {
    const columns = new Map<string, string>()
    for (const field of body!.split(/[;\n]/)) {
      const parts = /^\s*(\w+): (.+?)\s*$/.exec(field)
      if (parts) columns.set(parts[1]!, parts[2]!)
    }
    tables.set(table!, columns)
  }
  const resolve = (type: string): string => {
    for (let times = 0; times < 5; times++) type = type.replace(/\b[A-Z]\w*\b(?!<)/g, (name) => names.get(name) ?? name)
    return type
  }
  return { path, text, tables, resolve }
}

function aliasesOf(text: string): [string, string][] {
  return [...text.matchAll(/^(?:export )?type (\w+) =\s*((?:[^\n]|\n {2,}\|)+)/gm)].map(([, name, body]) => [name!, body!.replace(/\s*\n\s*/g, ' ').replace(/^\|/, '').trim()] as [string, string]).filter(([, body]) => !body.includes('&'))
}

const kinds: readonly (readonly [type: RegExp, fits: RegExp, written: string])[] = [
  [/^(?:smallint|integer|bigint|numeric|real|double precision)$/, /^number$/, 'number'],
  [/^boolean$/, /^(?:boolean|true|false)$/, 'boolean'],
  [/^date$/, /^(?:Day|string)$/, 'Day'],
  [/^timestamp with time zone$/, /^Date$/, 'Date'],
  [/^bytea$/, /^(?:Buffer|Uint8Array)$/, 'Buffer'],
  [/^jsonb?$/, /./, 'unknown'],
  [/\[\]$/, /\[\]$/, 'readonly string[]'],
  [/^uuid$/, /^(?:string|Id<'[a-z-]+'>)$/, 'string'],
  [/./, /^(?:string|Id<'[a-z-]+'>|'[^']*'(?: \| '[^']*')*)$/, 'string'],
]

/** What is wrong with a written type for its column; null = it fits. */
export function misfit(column: Column, written: string, resolve: (type: string) => string): string | null {
  const [, fits] = kinds.find(([type]) => type.test(column.type))!
  const plain = resolve(written)
  if (/^jsonb?$/.test(column.type)) return null
  const generated = /^Generated<(.+)>$/.exec(plain)
  if (generated && !column.defaulted) return 'Generated, but the column has no default'
  const parts = (generated?.[1] ?? plain).split(' | ').map((part) => part.trim()).filter(Boolean)
  const nullable = parts.includes('null')
  if (nullable !== column.nullable) return column.nullable ? 'may be null' : 'is never null'
  const base = parts.filter((part) => part !== 'null').join(' | ')
  if (!fits.test(base)) return `is ${column.type}`
  if (column.set && base.startsWith("'")) {
    const said = [...base.matchAll(/'([^']*)'/g)].map(([, text]) => text!)
    // A named type may be wider than one column that uses it; what the column may hold, it must know.
    const differs = [...column.set.filter((text) => !said.includes(text)), ...(plain === written ? said.filter((text) => !column.set!.includes(text)) : [])]
    if (differs.length > 0) return `the closed set differs: ${differs.join(', ')}`
  }
  return null
}

export function typeOf(column: Column): string {
  const base = column.set ? column.set.map((text) => `'${text}'`).join(' | ') : kinds.find(([type]) => type.test(column.type))![2]
  const whole = column.nullable ? `${base} | null` : base
  return column.defaulted ? `Generated<${whole}>` : whole
}

/** Everything in which the written types of a module differ from the database. */
export function faultsOf(columns: Columns, module: string): string[] {
  const inDatabase = [...columns.keys()].filter((table) => table.startsWith(`${module}.`))
  const written = readWritten(module)
  if (!written) return inDatabase.length > 0 ? [`${module} has tables but no ${module}.tables.ts`] : []
  const faults: string[] = []
  for (const table of written.tables.keys()) if (!columns.has(table)) faults.push(`${table} is not in the database`)
  for (const table of inDatabase) {
    const types = written.tables.get(table)
    if (!types) { faults.push(`${table} is not written`); continue }
    const known = new Set(columns.get(table)!.map((column) => column.name))
    for (const name of types.keys()) if (!known.has(name)) faults.push(`${table}.${name} is not in the database`)
    for (const column of columns.get(table)!) {
      const type = types.get(column.name)
      const fault = type === undefined ? 'is not written' : misfit(column, type, written.resolve)
      if (fault) faults.push(`${table}.${column.name}: ${fault}`)
    }
  }
  return faults
}
