/** Which seller a page is about, and what the form about an unclear transfer says. */
import { readVnd } from '#offers'
import type { Say } from '#platform/tongue'
import { cleanText, type Fault } from '#platform/web'

export type Decision = { readonly kind: 'attach'; readonly parts: readonly { readonly code: string; readonly amountVnd: number | null }[] } | { readonly kind: 'aside' | 'again' | 'take-off' } | { readonly kind: 'unreadable' }

/** Reads what a person decided; the first order takes what the second leaves. */
export function readDecision(t: Say, form: Readonly<Record<string, unknown>>): { readonly decision: Decision; readonly typed: Readonly<Record<string, string>>; readonly faults: readonly Fault[] } {
  const text = (name: string): string => { const value = form[name]; return typeof value === 'string' ? cleanText(value, 30).toUpperCase() : '' }
  const typed = { don: text('don'), 'don-2': text('don-2'), 'tien-2': text('tien-2') }
  switch (form['viec']) {
    case 'bo-qua': return { decision: { kind: 'aside' }, typed, faults: [] }
    case 'xem-lai': return { decision: { kind: 'again' }, typed, faults: [] }
    case 'go-ra': return { decision: { kind: 'take-off' }, typed, faults: [] }
    case 'gan': {
      const second = typed['don-2'] === '' ? null : readVnd(typed['tien-2'])
      const faults: Fault[] = []
      if (typed.don === '') faults.push({ field: 'don', message: t('Ghi mã đơn, ví dụ DH-26-000123.', 'Write the order’s code, for example DH-26-000123.') })
      if (typed['don-2'] !== '' && !second) faults.push({ field: 'tien-2', message: t('Ghi số tiền của đơn thứ hai.', 'Write the second order’s part.') })
      return { decision: { kind: 'attach', parts: [{ code: typed.don, amountVnd: null }, ...(second ? [{ code: typed['don-2'], amountVnd: second }] : [])] }, typed, faults }
    }
    default: return { decision: { kind: 'unreadable' }, typed, faults: [] }
  }
}
