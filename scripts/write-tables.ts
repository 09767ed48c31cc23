// Brings each module's <module>.tables.ts in line with the migrated database: types that fit stay as they are written,
// the others are written anew. `--check` only says what differs.
import { readdirSync, writeFileSync } from 'node:fs'
import { faultsOf, misfit, readColumns, readWritten, typeOf, type Columns } from './table-types.ts'
import { withDatabase } from './with-database.ts'

const checkOnly = process.argv.includes('--check')
const modules = readdirSync(new URL('../src/modules', import.meta.url))

const columns = await withDatabase(readColumns)
let faults = 0
for (const module of modules) {
  const found = faultsOf(columns, module)
  faults += found.length
  for (const fault of found) process.stdout.write(`${fault}\n`)
  if (!checkOnly && found.length > 0) rewrite(columns, module)
}
process.stdout.write(`write-tables: ${columns.size} tables read, ${faults} differences${checkOnly || faults === 0 ? '' : ', written'}\n`)
process.exit(checkOnly && faults > 0 ? 1 : 0)

function rewrite(all: Columns, module: string): void {
  const written = readWritten(module)
  if (!written) return
  const body = [...all].filter(([table]) => table.startsWith(`${module}.`)).map(([table, list]) => {
    const types = written.tables.get(table)
    const fields = list.map((column) => {
      const type = types?.get(column.name)
      return `    ${column.name}: ${type !== undefined && misfit(column, type, written.resolve) === null ? type : typeOf(column)}`
    })
    return `  '${table}': {\n${fields.join('\n')}\n  }`
  })
  const text = written.text.replace(/(export interface \w+Tables \{\n)[\s\S]*?\n\}/, (_whole, head: string) => `${head}${body.join('\n')}\n}`)
  writeFileSync(written.path, text)
}
