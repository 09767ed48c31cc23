/** What the forms about an order's money send, read strictly. */
import { readVnd } from '#offers'
import { readId } from '#platform/ids'
import type { Say } from '#platform/tongue'
import { cleanText, type Fault } from '#platform/web'
import type { GivenBack } from './give-back.ts'

export interface TypedMoney { readonly typed: Readonly<Record<string, string>>; readonly faults: readonly Fault[] }
type Form = Readonly<Record<string, unknown>>
const textOf = (form: Form, name: string, max = 300): string => { const value = form[name]; return typeof value === 'string' ? cleanText(value, max) : '' }

export type MoneyForm =
  | { readonly kind: 'give-back'; readonly value: GivenBack } | { readonly kind: 'propose'; readonly amountVnd: number; readonly why: string }
  | ({ readonly kind: 'faulty' } & TypedMoney)

/** The seller's side: a refund that was made, or a part that is offered. */
export function readSellersMoney(t: Say, form: Form): MoneyForm {
  const propose = form['viec'] === 'de-nghi'
  const names = propose ? { amount: 'phan', words: 'vi-sao-tra' } as const : { amount: 'so-tien', words: 'bang-chung' } as const
  const typed = { [names.amount]: textOf(form, names.amount, 20), [names.words]: textOf(form, names.words), 'cach': textOf(form, 'cach', 10) }
  const amountVnd = readVnd(typed[names.amount]!)
  const faults: Fault[] = []
  if (amountVnd === null || amountVnd <= 0) faults.push({ field: names.amount, message: t('Ghi số tiền, ví dụ 145.000.', 'Write the amount, for example 145.000.') })
  if (typed[names.words]!.length < 3) faults.push({ field: names.words, message: propose ? t('Ghi lý do để người mua hiểu.', 'Say why, so that the buyer understands.') : t('Ghi mã giao dịch của ngân hàng, hoặc lời ghi trên giấy nhận tiền.', 'Write the bank’s number of the transaction, or what the receipt says.') })
  if (faults.length > 0) return { kind: 'faulty', typed, faults }
  if (propose) return { kind: 'propose', amountVnd: amountVnd!, why: typed[names.words]! }
  return { kind: 'give-back', value: { key: readId<'refund'>(textOf(form, 'lan', 40)) ?? 'x', amountVnd: amountVnd!, by: form['cach'] === 'tien-mat' ? 'cash' : 'bank', evidence: typed[names.words]! } }
}

export type BuyersMoney =
  | { readonly kind: 'account'; readonly bankBin: string; readonly number: string; readonly holderName: string }
  | { readonly kind: 'answer-refund'; readonly id: string; readonly answer: 'received' | 'not-received' } | { readonly kind: 'answer-proposal'; readonly id: string; readonly answer: 'agreed' | 'declined' }
  | { readonly kind: 'unreadable' }

/** The buyer's side: where the money shall go, whether it came, whether a part is enough. */
export function readBuyersMoney(form: Form): BuyersMoney {
  const id = readId<'refund'>(textOf(form, 'khoan', 40))
  switch (form['viec']) {
    case 'tai-khoan': return { kind: 'account', bankBin: textOf(form, 'ngan-hang', 6), number: textOf(form, 'so-tk', 30), holderName: textOf(form, 'chu-tk', 100) }
    case 'da-nhan': return id ? { kind: 'answer-refund', id, answer: 'received' } : { kind: 'unreadable' }
    case 'chua-nhan': return id ? { kind: 'answer-refund', id, answer: 'not-received' } : { kind: 'unreadable' }
    case 'dong-y': return id ? { kind: 'answer-proposal', id, answer: 'agreed' } : { kind: 'unreadable' }
    case 'khong': return id ? { kind: 'answer-proposal', id, answer: 'declined' } : { kind: 'unreadable' }
    default: return { kind: 'unreadable' }
  }
}
