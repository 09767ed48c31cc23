import { sql, type Db } from '#platform/db'
import type { Lang } from '#platform/tongue'
import { defaultText } from './default-texts.memory.ts'
import type { PortalTables } from './portal.tables.ts'

/** A text as it stands now: the program's own (`version` 0 or a later return to it) or an officer's. */
export interface ShownText {
  readonly title: string
  readonly body: string
  readonly version: number
  readonly own: boolean
  readonly writtenAt: Date | null
}

export async function readText(db: Db<PortalTables>, slug: string, lang: Lang): Promise<ShownText> {
  const row = (await sql<{ title: string | null; body: string | null; version: number; written_at: Date }>(db, 'portal.text', `
    select title, body, version, written_at from portal.pages where slug = $1 and lang = $2 order by version desc limit 1`, [slug, lang]))[0]
  if (row?.title && row.body) return { title: row.title, body: row.body, version: row.version, own: false, writtenAt: row.written_at }
  return { ...defaultText(slug, lang), version: row?.version ?? 0, own: true, writtenAt: row?.written_at ?? null }
}

export interface TextVersion {
  readonly version: number
  readonly title: string | null
  readonly by: string
  readonly at: Date
}

/** Who changed a text and when, latest first. */
export function textVersions(db: Db<PortalTables>, slug: string, lang: Lang): Promise<TextVersion[]> {
  return sql<TextVersion>(db, 'portal.text-versions', `
    select version, title, written_by_name as by, written_at as at from portal.pages where slug = $1 and lang = $2 order by version desc limit 200`, [slug, lang])
}

/** One version as it was written; null where there is none or it was a return to the program's own text. */
export async function textVersion(db: Db<PortalTables>, slug: string, lang: Lang, version: number): Promise<{ title: string; body: string } | null> {
  const row = (await sql<{ title: string | null; body: string | null }>(db, 'portal.text-version', 'select title, body from portal.pages where slug = $1 and lang = $2 and version = $3', [slug, lang, version]))[0]
  return row?.title && row.body ? { title: row.title, body: row.body } : null
}

export interface EditedText { readonly slug: string; readonly lang: Lang; readonly version: number; readonly own: boolean; readonly by: string; readonly at: Date }

/** The latest version of every text that was ever changed. */
export function editedTexts(db: Db<PortalTables>): Promise<EditedText[]> {
  return sql<EditedText>(db, 'portal.texts', `
    select distinct on (slug, lang) slug, lang, version, body is null as own, written_by_name as by, written_at as at from portal.pages order by slug, lang, version desc`)
}
