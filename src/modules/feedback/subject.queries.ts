import type { Db, Tx } from '#platform/db'
import type { Actor } from '#platform/web'

/** What a request can be about, as the public pages call it. */
export interface Subject {
  readonly kind: 'product' | 'producer'
  readonly id: string
  readonly slug: string
  readonly title: string
  /** Codes of today's scheme; they say which office answers. */
  readonly provinceCode: string | null
  readonly communeCode: string | null
}

/** Finds a subject that is shown to the public; null for everything else. Given by whoever keeps them in `T`. */
export type FindSubject<T> = (db: Db<T>, kind: Subject['kind'], slug: string) => Promise<Subject | null>

/** Hides the name of the subject's producer on public pages; false when there is nobody to hide. */
export type HideName<T> = (tx: Tx<T>, actor: Actor, subject: Pick<Subject, 'kind' | 'id'>) => Promise<boolean>
