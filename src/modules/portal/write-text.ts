import { sql, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { Lang } from '#platform/tongue'
import type { Actor } from '#platform/web'
import type { PortalTables } from './portal.tables.ts'

export interface TextChange {
  readonly slug: string
  readonly lang: Lang
  /** The version that the writer had before their eyes; 0 = the program's own text. */
  readonly seen: number
  /** Null = back to the program's own text. */
  readonly text: { readonly title: string; readonly body: string } | null
}

export type TextOutcome = { readonly kind: 'written'; readonly version: number } | { readonly kind: 'changed-meanwhile'; readonly version: number; readonly by: string }

/** Adds a version. Refuses when somebody else wrote one that the writer has not seen; nothing is ever overwritten. */
export async function writeText(tx: Tx<PortalTables>, actor: Actor, now: Date, change: TextChange): Promise<TextOutcome> {
  await sql(tx, 'portal.lock-text', 'select pg_advisory_xact_lock(hashtextextended($1, 80))', [`${change.slug} ${change.lang}`])
  const latest = (await sql<{ version: number; by: string }>(tx, 'portal.latest-text', 'select version, written_by_name as by from portal.pages where slug = $1 and lang = $2 order by version desc limit 1', [change.slug, change.lang]))[0]
  if (latest && latest.version !== change.seen) return { kind: 'changed-meanwhile', version: latest.version, by: latest.by }
  const version = (latest?.version ?? 0) + 1
  await sql(tx, 'portal.write-text', 'insert into portal.pages (id, slug, lang, version, title, body, written_by, written_by_name, written_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
    newId<'text'>(), change.slug, change.lang, version, change.text?.title ?? null, change.text?.body ?? null, actor.personId, actor.name, now,
  ])
  return { kind: 'written', version }
}
