/** Which request a transfer settles, and how. Banks put text before and after a memo, drop its signs and change its case. */
import type { BankTransfer } from './bank-news.rules.ts'

/** Letters and digits that are not taken for one another when read aloud or copied by hand: no I, L, O, U, 0, 1. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const SHAPE = /^[A-Z0-9]{6,20}$/

/** Whether a text can be a reference: one word of 6 to 20 upper-case letters and digits, with at least one digit. */
export const isReference = (text: string): boolean => SHAPE.test(text) && /\d/.test(text)

/** A reference from random bytes: `OCOP` and seven signs without ambiguous ones, at least one of them a digit. */
export function referenceFrom(bytes: Uint8Array): string {
  return `OCOP${Array.from(bytes.slice(0, 7), (byte, at) => ALPHABET[byte % (at === 0 ? 8 : ALPHABET.length)]!).join('')}`
}

/**
 * Everything in a memo that could be a reference: each run of whole words, joined. `CT DEN:ocop 8f3k2` holds OCOP8F3K2;
 * `OCOP8F3K23` does not.
 */
export function referencesIn(memo: string): string[] {
  const parts = memo.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase().split(/[^A-Z0-9]+/).filter((part) => part !== '').slice(0, 200)
  const found = new Set<string>()
  for (let start = 0; start < parts.length; start++) {
    let run = ''
    for (let end = start; end < parts.length && run.length < 20; end++) {
      run += parts[end]!
      if (isReference(run)) found.add(run)
    }
  }
  return [...found]
}

/** The letters and digits of a memo: what a feed and a bank's statement keep of it in common. */
export const memoKeyOf = (memo: string): string => memo.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'D').toUpperCase().replace(/[^A-Z0-9]+/g, '').slice(0, 500)

export type RequestState = 'waiting' | 'paid' | 'short' | 'over' | 'expired' | 'cancelled' | 'refunded'
/**
 * `repeated`: the bank's own number has been told before, so this is no new money. `late`: after the request ended or was
 * taken back; the money is there and has to be given back. `several-references` and `none` wait for a person.
 */
export type Outcome = 'exact' | 'short' | 'over' | 'repeated' | 'late' | 'outgoing' | 'several-references' | 'none'

export interface Standing {
  readonly state: RequestState
  readonly amountVnd: number
  /** All that came in time. */
  readonly receivedVnd: number
  readonly expiresAt: Date
}

export type Judged<R> =
  | { readonly outcome: 'outgoing' | 'several-references' | 'none' | 'repeated' }
  /** `towardsVnd` pays the request, `backVnd` is to be given back; together they are the transfer. */
  | { readonly outcome: 'exact' | 'short' | 'over' | 'late'; readonly request: R; readonly towardsVnd: number; readonly backVnd: number }

/**
 * Judges a transfer by the moment at which the bank booked it, not by when its news came: what was paid in time counts,
 * also when the request has been marked as expired since. Several transfers to one request add up, in any order.
 */
export function judgeTransfer<R extends Standing>(transfer: Pick<BankTransfer, 'direction' | 'amountVnd' | 'at'>, named: readonly R[], known: boolean): Judged<R> {
  if (transfer.direction === 'out') return { outcome: 'outgoing' }
  if (known) return { outcome: 'repeated' }
  const [request] = named
  if (!request) return { outcome: 'none' }
  if (named.length > 1) return { outcome: 'several-references' }
  if (transfer.at > request.expiresAt || request.state === 'cancelled' || request.state === 'refunded') return { outcome: 'late', request, towardsVnd: 0, backVnd: transfer.amountVnd }
  const due = Math.max(0, request.amountVnd - request.receivedVnd)
  const towardsVnd = Math.min(due, transfer.amountVnd)
  const backVnd = transfer.amountVnd - towardsVnd
  return { outcome: backVnd > 0 ? 'over' : transfer.amountVnd < due ? 'short' : 'exact', request, towardsVnd, backVnd }
}

/** How a request stands when so much has come in time. */
export const stateFor = (amountVnd: number, receivedVnd: number): 'paid' | 'short' | 'over' => (receivedVnd < amountVnd ? 'short' : receivedVnd > amountVnd ? 'over' : 'paid')
