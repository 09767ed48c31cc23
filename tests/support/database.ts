import { afterAll, inject } from 'vitest'
import pg from 'pg'
import { Store } from '#platform/db'
import type { AllTables } from '../../src/tables.ts'

let made = 0

/** A database of one's own: a clone of the migrated template, gone when the test file ends. */
export async function freshDatabase(): Promise<{ store: Store<AllTables>; url: string }> {
  const template = inject('databaseUrl')
  const name = `test_${process.pid}_${made++}`
  const url = template.replace(/\/ocop$/, `/${name}`)
  await admin(template, `create database ${name} template ocop`)
  const store = new Store<AllTables>(url, { size: 4 })
  afterAll(async () => {
    await store.close()
    await admin(template, `drop database ${name} with (force)`)
  })
  return { store, url }
}

/** A database that holds nothing, not even our schemas. */
export async function emptyDatabase(): Promise<string> {
  const template = inject('databaseUrl')
  const name = `test_${process.pid}_${made++}`
  await admin(template, `create database ${name} template template0`)
  afterAll(() => admin(template, `drop database ${name} with (force)`))
  return template.replace(/\/ocop$/, `/${name}`)
}

async function admin(template: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: template.replace(/\/ocop$/, '/postgres') })
  await client.connect()
  try {
    for (let attempt = 0; ; attempt++) {
      try {
        await client.query(text)
        return
      } catch (fault) {
        if (attempt > 40 || !String(fault).includes('being accessed by other users')) throw fault
        await client.query('select pg_sleep(0.05)')
      }
    }
  } finally {
    await client.end()
  }
}
