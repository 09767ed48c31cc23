import { sql, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { addDays, dayOf } from '#platform/day'
import type { BankFeed } from './bank-feed.rules.ts'
import type { BankTransfer } from './bank-news.rules.ts'
import { bookTransfer } from './book-transfer.ts'
import { judgeTransfer, memoKeyOf, referencesIn, type Outcome } from './match-transfer.rules.ts'
import { outcomeOfWhole, shareTransfer } from './partner.rules.ts'
import type { PaymentsTables } from './payments.tables.ts'
import { takeRequestsNamed } from './request.queries.ts'

export interface ToldTransfer {
  /** A feed, or a bank statement that the owner of the account brought. */
  readonly source: BankFeed['source'] | 'statement'
  /** The sender's own number of this piece of news. */
  readonly sourceId: string
  readonly feed: string
  /** The accounts that the feed may speak of. */
  readonly accounts: BankFeed['accounts']
  readonly transfer: BankTransfer
  readonly raw: string
}
/** `known`: this very piece of news is there already, nothing changed. */
export type Recorded = { readonly kind: 'recorded'; readonly outcome: Outcome; readonly requestId: string | null } | { readonly kind: 'known' }

/**
 * Keeps a piece of bank news and, where it names one request, records the money in the books. Once, however often and
 * in whatever order news comes: the same piece of news is kept once, and a transaction that another feed has told
 * already (same account, amount and direction, and the same number of the bank or of the sender) is kept as `repeated`
 * without money. A bank's statement may number its lines otherwise than a feed: between the two the same day, amount and
 * reference or memo are one transaction, as often as both tell it. News about an account that is not the feed's neither pays anything nor hides another feed's news.
 */
export async function recordTransfer(tx: Tx<PaymentsTables>, told: ToldTransfer, now: Date): Promise<Recorded> {
  const { transfer } = told
  const own = told.accounts.filter(({ number }) => number === transfer.account)
  // Two senders may tell of one transaction at the same moment.
  await sql(tx, 'payments.lock-transfer', 'select pg_advisory_xact_lock(hashtextextended($1, 110))', [`${transfer.account} ${transfer.amountVnd}`])
  const same = await sql(tx, 'payments.same-news', 'select 1 from payments.transfers where source = $1 and feed = $2 and source_id = $3', [told.source, told.feed, told.sourceId])
  if (same.length > 0) return { kind: 'known' }
  const named = transfer.direction === 'in' && own.length > 0 ? await takeRequestsNamed(tx, referencesIn(transfer.memo), own) : []
  // A purchase that is paid through a partner has one reference for all its shares.
  const whole = named.length > 1 && named.every((each) => each.collection !== null && each.collection.id === named[0]!.collection?.id)
  const memoKey = whole ? named[0]!.collection!.reference : named.length === 1 ? named[0]!.reference : memoKeyOf(transfer.memo)
  const known = own.length > 0 && await toldBefore(tx, told, memoKey)
  const judged = judgeTransfer(transfer, whole ? named.slice(0, 1) : named, known)
  const parts = !('request' in judged) ? [] : whole ? shareTransfer(transfer, named) : [judged]
  const outcome = whole && parts.length > 0 ? outcomeOfWhole(parts, named, transfer.at) : judged.outcome
  const request = parts[0]?.request ?? null
  const id = newId<'transfer'>()
  const kept = await sql(tx, 'payments.keep-transfer', `
    insert into payments.transfers (id, source, source_id, feed, bank, account, direction, amount_vnd, memo, bank_reference, at, told_at, raw, foreign_account, outcome, request_id, memo_key)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) on conflict (source, feed, source_id) do nothing returning 1`,
    [id, told.source, told.sourceId, told.feed, transfer.bank, transfer.account, transfer.direction, transfer.amountVnd, transfer.memo, transfer.bankReference, transfer.at, now, told.raw, own.length === 0, outcome, request?.id ?? null, memoKey])
  if (kept.length === 0) return { kind: 'known' }
  for (const [at, part] of parts.entries()) await bookTransfer(tx, part, { key: parts.length === 1 ? id : `${id}:${at}`, amountVnd: part.towardsVnd + part.backVnd, at: transfer.at }, now)
  return { kind: 'recorded', outcome, requestId: request?.id ?? null }
}

/** Whether somebody else has told this transaction: by a number that both know, or by day, amount and memo between a statement and a feed. */
async function toldBefore(tx: Tx<PaymentsTables>, { source, sourceId, feed, transfer }: ToldTransfer, memoKey: string): Promise<boolean> {
  const day = dayOf(transfer.at)
  const [told] = await sql<{ same: number; others: number; own: number }>(tx, 'payments.told-before', `
    select count(*) filter (where (bank_reference = $4 and bank_reference <> '') or (source = $5 and source_id = $6)) as same,
      count(*) filter (where (source = 'statement') <> ($5 = 'statement') and outcome <> 'repeated' and memo_key = $8 and at >= $9 and at < $10) as others,
      count(*) filter (where source = $5 and feed = $7 and memo_key = $8 and at >= $9 and at < $10) as own
    from payments.transfers where not foreign_account and account = $1 and amount_vnd = $2 and direction = $3`,
    [transfer.account, transfer.amountVnd, transfer.direction, transfer.bankReference, source, sourceId, feed, memoKey, new Date(`${day}T00:00:00+07:00`), new Date(`${addDays(day, 1)}T00:00:00+07:00`)])
  return told!.same > 0 || told!.others > told!.own
}
