/** How what a seller says and what a source says are compared. */
import type { IdentityKind } from './verification.tables.ts'

/** What a seller says they are, with the personal number open: for the comparison alone, never shown or logged. */
export interface ClaimedIdentity {
  readonly kind: IdentityKind
  readonly fullName: string
  readonly birthOn: string | null
  readonly personNo: string | null
  readonly orgName: string | null
  readonly orgNo: string | null
  /** The owner who signs in for the producer; null = nobody does. */
  readonly ownerId: string | null
}

export type Verdict =
  | { readonly kind: 'agrees'; readonly detail: string }
  /** Names the fields that do not fit. */
  | { readonly kind: 'differs'; readonly fields: readonly ('name' | 'number' | 'birth')[] }
  | { readonly kind: 'cannot' }

/** Names as registers write them: capitals, spaces and the place of a tone mark make no difference; the marks themselves do. */
export const nameKey = (name: string): string => name.normalize('NFD').toLowerCase().replace(/đ/g, 'd9').replace(/[^\p{L}\p{M}\d\s]/gu, ' ').split(/\s+/).filter(Boolean)
  .map((word) => `${[...word].filter((sign) => !/[\u0300\u0301\u0303\u0309\u0323]/.test(sign)).join('')}${[...word].filter((sign) => /[\u0300\u0301\u0303\u0309\u0323]/.test(sign)).join('')}`).join(' ')

/** What differs between a claim and what a source says; fields that the source does not tell are not compared. */
export function compare(claimed: ClaimedIdentity, source: { readonly name: string | null; readonly number: string | null; readonly birthOn?: string | null }): readonly ('name' | 'number' | 'birth')[] {
  return [
    ...(source.name !== null && nameKey(source.name) !== nameKey(claimed.fullName) ? ['name' as const] : []),
    ...(source.number !== null && source.number !== claimed.personNo ? ['number' as const] : []),
    ...(source.birthOn && source.birthOn !== claimed.birthOn ? ['birth' as const] : []),
  ]
}
