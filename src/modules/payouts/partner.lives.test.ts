import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cancelRequest, countLate, findHeld, findRequestsOf, findStatement, recordPartner, recordPartnerFee, recordPayout, recordRefund, recordTransfer, requestPayments, shareTransfer, UNTRIED } from '#payments'
import type { Day } from '#platform/day'
import { sqlOnce } from '#platform/db'
import { newId } from '#platform/ids'
import { freshDatabase } from '#tests/database'
import { aPayee } from '../payments/payments.samples.ts'
import { feeOf, splitFee } from '../payments/partner.rules.ts'
import { duePayouts, type HeldOrder } from './due.rules.ts'

const { store } = await freshDatabase()
const now = new Date('2026-11-24T02:00:00Z')
const hours = (count: number): Date => new Date(now.getTime() + count * 3_600_000)
const NUMBER = '19001900'
const partner = await store.transaction((tx) => recordPartner(tx, {
  name: 'Trung gian Mẫu', licenceNumber: '12/GP-NHNN', licenceOn: '2025-05-20' as Day, issuer: 'Ngân hàng Nhà nước', contract: 'HĐ 01', bankBin: '970436', number: NUMBER, holderName: 'TRUNG GIAN MAU', since: '2026-01-01' as Day, until: null,
  feeBp: 110, feeFixedVnd: 1_000, feeBy: 'seller', evidence: UNTRIED,
}, 'thử', now))
if (partner.kind !== 'recorded') throw new Error(partner.kind)
let lives = 0

test('the shares of a fee add up to it to the đồng, and none exceeds its order', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 90_000_000 }), { minLength: 1, maxLength: 30 }), fc.integer({ min: 0, max: 1_000 }), fc.integer({ min: 0, max: 100_000 }), (amounts, feeBp, feeFixedVnd) => {
    const total = amounts.reduce((sum, each) => sum + each, 0)
    const fee = feeOf(total, { feeBp, feeFixedVnd })
    const shares = splitFee(fee, amounts)
    expect(fee).toBeLessThanOrEqual(total)
    expect(shares.reduce((sum, each) => sum + each, 0)).toBe(fee)
    shares.forEach((share, at) => { expect(share).toBeGreaterThanOrEqual(0); expect(share).toBeLessThanOrEqual(amounts[at]!) })
  }))
  expect([feeOf(350_000, { feeBp: 110, feeFixedVnd: 1_000 }), feeOf(50, { feeBp: 100, feeFixedVnd: 0 }), feeOf(500, { feeBp: 0, feeFixedVnd: 1_000 })]).toEqual([4_850, 1, 500])
  expect(splitFee(100, [1, 1, 1])).toEqual([34, 33, 33])
})

test('a transfer to a whole purchase is shared to the đồng: open orders first and never beyond what they ask', () => {
  const share = fc.record({ amountVnd: fc.integer({ min: 1, max: 500_000 }), part: fc.constantFrom(0, 0, 0.3, 1), state: fc.constantFrom('waiting' as const, 'expired' as const, 'cancelled' as const), expiresAt: fc.constantFrom(hours(3), hours(30)) })
  fc.assert(fc.property(fc.array(share, { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 3_000_000 }), (list, amountVnd) => {
    const shares = list.map((each) => ({ ...each, receivedVnd: Math.floor(each.amountVnd * each.part) }))
    const parts = shareTransfer({ amountVnd, at: hours(4) }, shares)
    expect(parts.reduce((sum, each) => sum + each.towardsVnd + each.backVnd, 0)).toBe(amountVnd)
    const open = shares.filter((each) => hours(4) <= each.expiresAt && each.state !== 'cancelled')
    const missing = open.reduce((sum, each) => sum + each.amountVnd - each.receivedVnd, 0)
    expect(parts.reduce((sum, each) => sum + each.towardsVnd, 0)).toBe(Math.min(missing, amountVnd))
    for (const part of parts) {
      expect(part.towardsVnd).toBeLessThanOrEqual(part.request.amountVnd - part.request.receivedVnd)
      expect(part.outcome === 'late').toBe(!open.includes(part.request))
    }
  }))
})

const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('transfer' as const), amount: fc.constantFrom(40_000, 100_000, 200_000, 301_001, 500_000), whole: fc.boolean(), of: fc.nat({ max: 2 }), hour: fc.integer({ min: 1, max: 30 }), times: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('refund' as const), of: fc.nat({ max: 2 }), amount: fc.constantFrom(20_000, 100_000), times: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('payout' as const), of: fc.nat({ max: 2 }), times: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('fee' as const), of: fc.nat({ max: 2 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('count' as const), of: fc.nat({ max: 2 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel' as const), of: fc.nat({ max: 2 }) }) },
)

test('whatever happens to a purchase through a partner, the books add up to nothing at every moment and each transfer is money once', async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (steps) => {
    const life = ++lives
    const payees = await store.transaction(async (tx) => [await aPayee(tx, `7${life}01`, now), await aPayee(tx, `7${life}02`, now)])
    const orders = [0, 1, 2].map((at) => ({ subject: { kind: 'order', id: newId<'order'>() }, payee: payees[at % 2]!, amountVnd: [100_000, 100_001, 101_000][at]!, reference: `DH${life}X${at}0000` }))
    const reference = `MH${life}X00000`
    await store.transaction((tx) => requestPayments(tx, orders, hours(24), now, { subject: { kind: 'purchase', id: newId<'purchase'>() }, reference }))
    const requestOf = async (at: number) => (await findRequestsOf(store.now, [orders[at]!.subject]))[0]!
    let [came, given, paid, fees] = [0, 0, 0, 0]
    for (const [at, each] of steps.entries()) {
      const request = await requestOf('of' in each ? each.of : 0)
      const { subject, payee } = orders['of' in each ? each.of : 0]!
      if (each.kind === 'transfer') came += each.amount
      for (let time = 0; time < ('times' in each ? each.times : 1); time++) {
        await store.transaction(async (tx) => {
          switch (each.kind) {
            case 'transfer': return recordTransfer(tx, {
              source: 'sepay', sourceId: `${life}-${at}`, feed: 'unit', accounts: [{ bin: '970436', number: NUMBER }], raw: '',
              transfer: { bank: '', account: NUMBER, amountVnd: each.amount, memo: `CK ${each.whole ? reference : request.reference}`, at: hours(each.hour), direction: 'in', bankReference: `FT${life}X${at}` },
            }, hours(30))
            case 'refund': if ((await recordRefund(tx, { key: `${life}-${at}`, requestId: request.id, subject, payee, by: 'partner', amountVnd: each.amount, at: hours(3) }, hours(30))).kind === 'recorded') given += each.amount; return
            case 'payout': {
              const held = (await findHeld(tx, payee)).find((one) => one.subjectId === subject.id)?.heldVnd ?? 0
              if (held !== 0 && await recordPayout(tx, { key: `${life}-${at}`, subject, payee, amountVnd: held }, hours(5))) paid += held
              return
            }
            case 'fee': if (await recordPartnerFee(tx, request, hours(5))) fees += request.feeVnd; return
            case 'count': return countLate(tx, request.id, hours(5))
            case 'cancel': return cancelRequest(tx, request.id, hours(4))
          }
        })
      }
      const [sums] = await sqlOnce<{ all: number; worst: number; partner: number; back: number }>(store.now, `
        with lines as (select account, sum(amount_vnd)::bigint as vnd, subject_id from payments.entries join payments.movements on movements.id = movement_id where payee_id = any($1::uuid[]) group by account, subject_id)
        select coalesce(sum(vnd), 0)::bigint as all, coalesce(min(-vnd) filter (where account in ('sales', 'to-return')), 0)::bigint as worst, coalesce(sum(vnd) filter (where account = 'partner'), 0)::bigint as partner, 0::bigint as back from lines`, [payees.map((each) => each.id)])
      expect(sums!.all).toBe(0)
      expect(sums!.worst).toBeGreaterThanOrEqual(0)
      expect(sums!.partner).toBe(came - given - paid - fees)
    }
    // Both sellers' months together are what happened, and what is still held is their end.
    const months = await Promise.all(payees.map(async (payee) => (await findStatement(store.now, payee.kind, payee.id, '2026-11'))!))
    const sum = (of: (month: (typeof months)[number]) => number): number => months.reduce((total, month) => total + of(month), 0)
    expect([sum((each) => each.transfersVnd), sum((each) => each.refundsVnd), sum((each) => each.heldVnd), sum((each) => each.salesVnd + each.toReturnVnd)]).toEqual([came, given, came - given - paid - fees, came - given])
  }), { numRuns: 30 })
}, 90_000)

test('what is paid out is the sum of its orders, never of one that waits, and never less than a đồng', () => {
  const order = fc.record({ producer: fc.nat({ max: 2 }), state: fc.constantFrom('sent' as const, 'delivered' as const, 'completed' as const), age: fc.integer({ min: 0, max: 14 }), disputed: fc.boolean(), underWay: fc.boolean(), owedVnd: fc.constantFrom(0, 0, 5_000), heldVnd: fc.integer({ min: -200_000, max: 200_000 }), feeVnd: fc.constantFrom(0, 1_000) })
  fc.assert(fc.property(fc.array(order, { maxLength: 20 }), (list) => {
    const orders = list.map((each, at): HeldOrder => ({ ...each, orderId: String(at), producerId: String(each.producer), partnerId: 'p', deliveredAt: each.state === 'sent' ? null : new Date(now.getTime() - each.age * 86_400_000) }))
    for (const payout of duePayouts(orders, 7, now)) {
      expect(payout.amountVnd).toBe(payout.items.reduce((sum, each) => sum + each.amountVnd, 0))
      expect(payout.amountVnd).toBeGreaterThan(0)
      for (const { orderId } of payout.items) {
        const { heldVnd, underWay, disputed, owedVnd, deliveredAt } = orders[Number(orderId)]!
        expect(underWay).toBe(false)
        if (heldVnd > 0) expect([disputed, owedVnd, deliveredAt !== null && now.getTime() - deliveredAt.getTime() >= 7 * 86_400_000]).toEqual([false, 0, true])
      }
    }
  }))
})
