// Migrations are forward only and guarded: names in order, no number twice, every foreign key of ours has an index (checked on the database by the schema test).
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(new URL('..', import.meta.url).pathname, 'migrations')
const files = readdirSync(folder).filter((name) => name.endsWith('.sql') && name !== 'schema.sql').sort()
const faults: string[] = []
const numbers = new Set<string>()
for (const name of files) {
  const number = /^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1]
  if (!number) faults.push(`${name}: name is not 0000-words.sql`)
  else if (numbers.has(number)) faults.push(`${name}: number ${number} stands twice`)
  else numbers.add(number)
  const text = readFileSync(join(folder, name), 'utf8')
  if (/\bmoney\b\s+integer|_vnd\s+(int|integer)\b/i.test(text)) faults.push(`${name}: đồng are bigint`)
  if (/\btimestamp\b(?!tz)(?!\s+with time zone)/i.test(text)) faults.push(`${name}: a moment is timestamptz`)
  if (/\bcascade\b/i.test(text) && /drop\s+(table|schema)/i.test(text)) faults.push(`${name}: drop … cascade`)
}
if (files.length === 0) faults.push('check-migration read no file')
for (const fault of faults) process.stderr.write(`${fault}\n`)
process.stdout.write(`check-migration: ${files.length} files read, ${faults.length} faults\n`)
process.exit(faults.length > 0 ? 1 : 0)
