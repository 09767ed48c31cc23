/** One embedded server for a whole run of the tests; its template database is migrated and holds the reference data. */
import { mkdtempSync, rmSync, chmodSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { Store } from '#platform/db'
import { migrate } from '#platform/migrate'
import { openEmbedded } from '#platform/postgres'
import { loadReference } from '../../src/seed.ts'
import type { AllTables } from '../../src/tables.ts'

declare module 'vitest' {
  interface ProvidedContext { databaseUrl: string }
}

// oxlint-disable-next-line import/no-default-export -- the runner asks for it
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'ocop-test-'))
  chmodSync(folder, 0o755)
  const server = await openEmbedded(folder, 'service')
  await migrate(server.url)
  const store = new Store<AllTables>(server.url, { size: 2 })
  await loadReference(store)
  await store.close()
  project.provide('databaseUrl', server.url)
  return async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
