import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { StatementLine, TaxRule } from '#payments'
import type { Day } from '#platform/day'
import { openFile } from '#platform/list-file'
import { monthPdf } from './month.letter.ts'
import { readAmount, readMoment, readStatement } from './bank-statement.rules.ts'
import { figuresOf, sellerKindOf, shareIn } from './statement.rules.ts'

/** The life of an order in money: what came, what was too much, what went back; as `payments` writes it down. */
const life = fc.record({ price: fc.integer({ min: 1_000, max: 5_000_000 }), extra: fc.nat(100_000), by: fc.constantFrom('transfer' as const, 'cash' as const), back: fc.nat(100), day: fc.integer({ min: 1, max: 30 }) })
const rule: TaxRule = { id: 'r', from: '2026-07-01' as Day, to: null, sellerKind: 'household', goodsClass: 'goods', vatBp: 100, pitBp: 50, thresholdVnd: null, status: 'in force', source: 'S', sourceUrl: null, sure: 'unverified', note: '' }

test('a month’s figures are the fold of the lives of its orders, to the đồng, and each figure is the sum of its lines', () => {
  fc.assert(fc.property(fc.array(life, { maxLength: 20 }), (lives) => {
    let [sold, returned, came, back, owed] = [0, 0, 0, 0, 0]
    const lines: StatementLine[] = lives.flatMap(({ price, extra, by, back: percent, day }, n) => {
      const at = new Date(`2026-11-${String(day).padStart(2, '0')}T09:00:00+07:00`)
      const surplus = by === 'cash' ? 0 : extra
      const refund = Math.floor(((price + surplus) * percent) / 100)
      const ofSurplus = Math.min(surplus, refund)
      sold += price; came += price + surplus; back += refund; returned += refund - ofSurplus; owed += surplus - ofSurplus
      const base = { id: String(n), at, subjectKind: 'order', subjectId: String(n), reference: null }
      return [{ ...base, what: by, partnerVnd: 0, moneyVnd: price + surplus, salesVnd: price, toReturnVnd: surplus }, ...(refund > 0 ? [{ ...base, id: `${n}r`, what: 'refund' as const, partnerVnd: 0, moneyVnd: -refund, salesVnd: ofSurplus - refund, toReturnVnd: -ofSurplus }] : [])]
    })
    const { sums, netVnd, lines: taxed } = figuresOf({ lines }, { rules: [rule], kind: 'household' })
    expect([sums.sold, sums.returned, netVnd, sums.transfers + sums.cash, sums.refunds]).toEqual([sold, returned, sold - returned, came, back])
    expect(came - back).toBe(netVnd + owed)
    for (const key of ['sold', 'returned', 'transfers', 'cash', 'refunds', 'vat', 'pit'] as const) expect(taxed.reduce((sum, line) => sum + shareIn(key, line), 0)).toBe(sums[key])
    expect(Math.abs(sums.vat - netVnd / 100)).toBeLessThanOrEqual(lines.length / 2)
    const without = figuresOf({ lines }, null)
    expect([without.sums.vat, without.sums.pit, without.rules]).toEqual([0, 0, []])
  }))
})

test('tax follows the rule of its day and the seller’s form; a suspended rule does not apply', () => {
  const old: TaxRule = { ...rule, id: 'old', from: '2025-07-01' as Day, to: '2026-06-30' as Day, vatBp: 300, status: 'repealed' }
  const line = (day: string): StatementLine => ({ id: day, at: new Date(`${day}T00:30:00+07:00`), what: 'cash', subjectKind: 'order', subjectId: 'x', reference: null, partnerVnd: 0, moneyVnd: 1_000_050, salesVnd: 1_000_050, toReturnVnd: 0 })
  const on = (rules: readonly TaxRule[], kind: 'household' | 'organisation', day: string) => figuresOf({ lines: [line(day)] }, { rules, kind }).sums.vat
  expect([on([rule, old], 'household', '2026-06-30'), on([rule, old], 'household', '2026-07-01'), on([rule, old], 'organisation', '2026-07-01'), on([{ ...rule, status: 'suspended' }], 'household', '2026-07-01')]).toEqual([30_002, 10_001, 0, 0])
  expect(['cooperative', 'enterprise', 'household', 'household-unregistered', 'cooperative-group', 'unknown'].map(sellerKindOf)).toEqual(['organisation', 'organisation', 'household', 'household', 'household', null])
})

test('amounts and moments are read as banks write them, and nothing else is', () => {
  const amount = (text: string) => readAmount({ text, raw: text, kind: 'text', value: text })
  expect(['1.250.000', '1,250,000.00', '+180000 VND', '180.000đ', '-500,000', '(500.000)', '175000,00', '1,5', '12.34.56', 'abc', '1e9'].map(amount)).toEqual([1_250_000, 1_250_000, 180_000, 180_000, -500_000, -500_000, 175_000, null, null, null, null])
  expect(['25/11/2026', '2026-11-25 14:03:11', '25-11-2026 09:12', '31/02/2026', '25/11/2026 25:00', 'hôm qua'].map((text) => readMoment(text)?.toISOString() ?? null)).toEqual(['2026-11-24T17:00:00.000Z', '2026-11-25T07:03:11.000Z', '2026-11-25T02:12:00.000Z', null, null, null])
})

test('statements with one column of signed amounts, and with English headings, are read', async () => {
  const read = async (text: string) => readStatement((await openFile(Buffer.from(text, 'utf8'))).sheets, '0011002233')
  const signed = await read('Thời gian giao dịch;Số tiền;Nội dung giao dịch\n25/11/2026 08:00:00;+175.000;DH26000001\n25/11/2026 09:00:00;-20.000;phi\n25/11/2026 10:00:00;+175.000;DH26000001\n')
  expect(signed.kind === 'read' && [signed.rows.map((each) => each.amountVnd), signed.out, signed.names, new Set(signed.rows.map((each) => each.sourceId)).size]).toEqual([[175_000, 175_000], 1, 'no-account', 2])
  const english = await read('Account number: 0011002233,,,\nTransaction date,Reference,Description,Debit,Credit\n25/11/2026,FT1,DH26000001,,"175,000.00"\n')
  expect(english.kind === 'read' && [english.rows[0]!.reference, english.names]).toEqual(['FT1', 'this-account'])
})

test('a long month on paper is as many pages as its lines need, none of them empty', async () => {
  const lines = Array.from({ length: 120 }, (_, n): StatementLine => ({ id: String(n), at: new Date('2026-11-20T09:00:00+07:00'), what: n % 7 === 0 ? 'refund' : 'transfer', subjectKind: 'order', subjectId: String(n), reference: `DH26${n}`, partnerVnd: 0, moneyVnd: n % 7 === 0 ? -50_000 : 175_000, salesVnd: n % 7 === 0 ? -50_000 : 175_000, toReturnVnd: 0 }))
  const pages = async (count: number): Promise<number> => {
    const shown = lines.slice(0, count)
    const bytes = await monthPdf({ lang: 'vi', seller: 'Hộ kinh doanh Thử', statement: { ownerKind: 'producer', ownerId: 'x', month: '2026-11', lines: shown, salesVnd: 0, transfersVnd: 0, cashVnd: 0, refundsVnd: 0, toReturnVnd: 0, heldVnd: 0 }, figures: figuresOf({ lines: shown }, { rules: [rule], kind: 'household' }), taxed: true, orders: new Map(), now: new Date('2026-12-01T09:00:00+07:00') })
    return bytes.toString('latin1').match(/\/Type \/Page\b(?!s)/g)!.length
  }
  expect([await pages(0), await pages(5), await pages(120)]).toEqual([1, 1, 4])
})
