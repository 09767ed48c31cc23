// Writes migrations/schema.sql from the migrated database, for people who want to see it whole.
import { writeFileSync } from 'node:fs'
import { schemaText } from './schema-text.ts'
import { withDatabase } from './with-database.ts'

const text = await withDatabase(schemaText)
writeFileSync(new URL('../migrations/schema.sql', import.meta.url), text)
process.stdout.write(`write-schema: ${text.split('\n').length} lines\n`)
