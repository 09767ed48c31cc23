import type { Lang } from '#platform/tongue'
import type { Id } from '#platform/ids'

export interface PortalTables {
  'portal.pages': {
    id: Id<'text'>
    slug: string
    lang: Lang
    version: number
    title: string | null
    body: string | null
    written_by: string
    written_by_name: string
    written_at: Date
  }
}
