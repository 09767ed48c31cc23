/** Writes rows one by one and remembers each that the database acknowledged; what it remembers must never be lost. */
import pg from 'pg'

export interface Writer {
  readonly acknowledged: number[]
  stop(): Promise<void>
}

export async function startWriter(url: string, first: number): Promise<Writer> {
  const client = new pg.Client({ connectionString: url, application_name: 'drill' })
  client.on('error', () => undefined)
  await client.connect()
  // Two writers may make it at once; the one that comes second is told so by the catalogue's own key.
  await client.query('create table if not exists drill (n bigint primary key)').catch((fault: pg.DatabaseError) => { if (fault.code !== '23505') throw fault })
  const acknowledged: number[] = []
  let stopped = false
  const work = (async () => {
    for (let n = first; !stopped; n++) {
      await client.query('insert into drill (n) values ($1)', [n])
      acknowledged.push(n)
    }
  })().catch(() => undefined)
  return { acknowledged, stop: async () => { stopped = true; await work; await client.end().catch(() => undefined) } }
}

/** The acknowledged rows that are not there. */
export async function missing(url: string, acknowledged: readonly number[]): Promise<number[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const found = await client.query<{ n: number }>('select a.n from unnest($1::bigint[]) a(n) left join drill d using (n) where d.n is null', [acknowledged])
    return found.rows.map((row) => row.n)
  } finally {
    await client.end()
  }
}
