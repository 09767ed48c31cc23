/** What the sheet’s addresses share, for a seller and for an officer as deputy. */
import type { SavedBy } from '#offers'
import type { Say } from '#platform/tongue'
import { cleanText, type Ctx, type Guard } from '#platform/web'
import type { SheetDesk } from './goods-sheet.page.tsx'

export interface SheetProducer { readonly id: string; readonly slug: string; readonly name: string }

export interface SheetDoor {
  readonly base: string
  readonly guard: Guard
  readonly by: 'seller' | 'officer'
  /** The producer whose goods are meant, refused where the caller may not sell for it, and the frame of its pages. */
  readonly deskOf: (c: Ctx) => Promise<{ readonly desk: SheetDesk; readonly producer: SheetProducer }>
}

/** Who saves: an officer says by which consent. */
export function readSaver(t: Say, by: 'seller' | 'officer', name: string, form: Readonly<Record<string, unknown>>): { readonly kind: 'ok'; readonly by: SavedBy } | { readonly kind: 'faulty'; readonly fault: string } {
  if (by === 'seller') return { kind: 'ok', by: { kind: 'seller' } }
  const consent = cleanText(typeof form['dong-y'] === 'string' ? form['dong-y'] : '', 500)
  return consent === '' ? { kind: 'faulty', fault: t('Ghi chủ thể đã đồng ý thế nào, ngày nào.', 'Say how and when the producer agreed.') } : { kind: 'ok', by: { kind: 'officer', name, consent } }
}
