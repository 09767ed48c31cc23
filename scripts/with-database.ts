/** A database with all migrations, for scripts that read its shape: the one of DATABASE_URL, else a server of its own that is gone afterwards. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { migrate } from '../src/platform/migrate.ts'
import { openEmbedded } from '../src/platform/postgres.ts'

export async function withDatabase<Result>(act: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'ocop-shape-'))
  chmodSync(folder, 0o755)
  const given = process.env['DATABASE_URL']
  const server = given ? { url: given, stop: async () => undefined } : await openEmbedded(folder, 'service')
  try {
    await migrate(server.url)
    const client = new pg.Client({ connectionString: server.url })
    await client.connect()
    try {
      return await act(client)
    } finally {
      await client.end()
    }
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
