import { foldVietnamese } from '#platform/search-text'
import type { SheetColumn, SheetOf } from '#platform/sheet'
import type { PayoutView } from './payouts.queries.ts'

const text = (name: string, value: (row: PayoutView) => string): SheetColumn<PayoutView> => ({ heading: { vi: name, en: name }, width: 20, kind: 'text', value })

/** What a bank writes beside a transfer: ASCII, at most 25 signs. */
export const memoOf = (code: string): string => `OCOP ${code.replaceAll('-', '')}`.slice(0, 25)

/** The file for the partner; its columns stand in docs/payout-file.md and do not change. */
export const payoutSheet = (rows: readonly PayoutView[]): SheetOf<PayoutView> => ({
  name: 'payouts', rows, columns: [
    text('payout_id', (row) => row.code), text('seller_code', (row) => row.sellerSlug), text('bank_bin', (row) => row.bankBin), text('account', (row) => row.account), text('holder', (row) => foldVietnamese(row.holder).toUpperCase()),
    { heading: { vi: 'amount', en: 'amount' }, width: 16, kind: 'number', value: (row) => row.amountVnd }, text('memo', (row) => memoOf(row.code)), text('orders', (row) => row.orders.map((each) => each.code).join(' ')),
  ],
})
