import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sqlOnce } from '#platform/db'
import { freshDatabase } from '#tests/database'
import { cancelRequest, countLate, findBalances, findStatement, recordCash, recordRefund } from './index.ts'
import { aPayee, aPaymentRequest } from './payments.samples.ts'
import { recordTransfer } from './record-transfer.ts'
import { expireRequests } from './request-payment.ts'

const { store } = await freshDatabase()
const now = new Date('2026-11-24T02:00:00Z')
const END = 24
const hours = (count: number): Date => new Date(now.getTime() + count * 3_600_000)
let lives = 0

/** What may happen in the life of three requests of one payee; news comes one to five times. */
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('transfer' as const), of: fc.nat({ max: 2 }), amount: fc.constantFrom(40_000, 60_000, 100_000, 150_000), hour: fc.integer({ min: 1, max: 30 }), times: fc.integer({ min: 1, max: 5 }), out: fc.constantFrom(false, false, false, true) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cash' as const), of: fc.nat({ max: 2 }), amount: fc.constantFrom(30_000, 100_000), times: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('refund' as const), of: fc.nat({ max: 2 }), amount: fc.constantFrom(20_000, 50_000, 100_000), times: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('expire' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('count' as const), of: fc.nat({ max: 2 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel' as const), of: fc.nat({ max: 2 }) }) },
)

test('whatever happens, the books add up to nothing at every moment and nobody is owed less than nothing', async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (steps) => {
    const life = ++lives
    const number = String(2_000_000 + life)
    const payee = await store.transaction((tx) => aPayee(tx, number, now))
    const requests = await store.transaction(async (tx) => [await aPaymentRequest(tx, payee, now, { amountVnd: 100_000 }), await aPaymentRequest(tx, payee, now, { amountVnd: 100_000 }), await aPaymentRequest(tx, payee, now, { amountVnd: 100_000 })])
    let [given, collected] = [0, 0]
    for (const [at, each] of steps.entries()) {
      const request = 'of' in each ? requests[each.of]! : requests[0]!
      const subject = { kind: request.subjectKind, id: request.subjectId }
      for (let time = 0; time < ('times' in each ? each.times : 1); time++) {
        await store.transaction(async (tx) => {
          switch (each.kind) {
            case 'transfer': return recordTransfer(tx, {
              source: 'sepay', sourceId: `${life}-${at}`, feed: 'unit', accounts: [{ bin: '970436', number }], raw: '',
              transfer: { bank: '', account: number, amountVnd: each.amount, memo: request.reference, at: hours(each.hour), direction: each.out ? 'out' : 'in', bankReference: '' },
            }, hours(30))
            case 'count': return countLate(tx, request.id, hours(5))
            case 'cash': if (time === 0) collected += each.amount; return recordCash(tx, { key: `${life}-${at}`, subject, payee, amountVnd: each.amount, at: hours(2) }, hours(30))
            case 'refund': if ((await recordRefund(tx, { key: `${life}-${at}`, requestId: request.id, subject, payee, by: 'bank', amountVnd: each.amount, at: hours(3) }, hours(30))).kind === 'recorded') given += each.amount; return
            case 'expire': return expireRequests(tx, hours(END + 1))
            case 'cancel': return cancelRequest(tx, request.id, hours(4))
          }
        })
      }
      const [sums] = await sqlOnce<{ all: number; worst: number }>(store.now, `
        with lines as (select account, sum(amount_vnd)::bigint as vnd, request_id, subject_id from payments.entries join payments.movements on movements.id = movement_id where payee_id = $1 group by account, request_id, subject_id)
        select coalesce(sum(vnd), 0)::bigint as all, coalesce(min(case when account in ('bank', 'cash') then vnd else -vnd end), 0)::bigint as worst from lines`, [payee.id])
      expect(sums!.all).toBe(0)
      expect(sums!.worst).toBeGreaterThanOrEqual(0)
    }
    const told = steps.flatMap((each) => (each.kind === 'transfer' && !each.out ? [each.amount] : []))
    const [booked] = await sqlOnce<{ vnd: number }>(store.now, `select coalesce(sum(amount_vnd), 0)::bigint as vnd from payments.entries join payments.movements on movements.id = movement_id where payee_id = $1 and what = 'transfer' and account = 'bank'`, [payee.id])
    const came = told.reduce((sum, each) => sum + each, 0)
    expect(booked!.vnd).toBe(came)
    // The month is the fold of all that happened, and each of its figures the sum of its lines.
    const month = (await findStatement(store.now, payee.kind, payee.id, '2026-11'))!
    expect([month.transfersVnd, month.cashVnd, month.refundsVnd]).toEqual([came, collected, given])
    expect(month.salesVnd + month.toReturnVnd).toBe(came + collected - given)
    expect([month.lines.reduce((sum, line) => sum + line.salesVnd, 0), month.lines.reduce((sum, line) => sum + line.toReturnVnd, 0), month.lines.reduce((sum, line) => sum + line.moneyVnd, 0)]).toEqual([month.salesVnd, month.toReturnVnd, came + collected - given])
    const balances = await findBalances(store.now, 'order', requests.map((each) => each.subjectId))
    expect([...balances.values()].reduce((sum, each) => sum + each.soldVnd + each.toReturnVnd, 0)).toBe(came + collected - given)
  }), { numRuns: 40 })
}, 60_000)

test('news of the same transfers, each one to five times and in any order, ends in the same books', async () => {
  const transfers = fc.array(fc.record({ amount: fc.constantFrom(30_000, 50_000, 100_000), hour: fc.integer({ min: 1, max: 30 }) }), { minLength: 1, maxLength: 4 })
  const deliveries = transfers.chain((list) => fc.tuple(fc.constant(list), fc.array(fc.nat({ max: list.length - 1 }), { maxLength: list.length * 4 }), fc.shuffledSubarray(list.map((_, index) => index), { minLength: list.length }), fc.nat({ max: 8 })))
  await fc.assert(fc.asyncProperty(deliveries, async ([list, again, order, expireAfter]) => {
    const life = ++lives
    const number = String(2_000_000 + life)
    const payee = await store.transaction((tx) => aPayee(tx, number, now))
    const request = await store.transaction((tx) => aPaymentRequest(tx, payee, now, { amountVnd: 100_000 }))
    const told = [...order, ...again]
    for (const [at, index] of told.entries()) {
      if (at === expireAfter) await store.transaction((tx) => expireRequests(tx, hours(END + 1)))
      const { amount, hour } = list[index]!
      await store.transaction((tx) => recordTransfer(tx, {
        source: 'sepay', sourceId: `${life}-${index}`, feed: 'unit', accounts: [{ bin: '970436', number }], raw: '',
        transfer: { bank: '', account: number, amountVnd: amount, memo: `CK ${request.reference}`, at: hours(hour), direction: 'in', bankReference: `FT${life}X${index}` },
      }, hours(31)))
    }
    await store.transaction((tx) => expireRequests(tx, hours(END + 1)))
    const inTime = list.filter(({ hour }) => hour <= END).reduce((sum, { amount }) => sum + amount, 0)
    const all = list.reduce((sum, { amount }) => sum + amount, 0)
    const [end] = await sqlOnce(store.now, `
      select state, received_vnd as received, (select -coalesce(sum(amount_vnd), 0)::bigint from payments.entries join payments.movements on movements.id = movement_id where request_id = requests.id and account = 'sales') as sales,
        (select -coalesce(sum(amount_vnd), 0)::bigint from payments.entries join payments.movements on movements.id = movement_id where request_id = requests.id and account = 'to-return') as back from payments.requests where id = $1`, [request.id])
    expect(end).toEqual({ state: inTime === 0 ? 'expired' : inTime < 100_000 ? 'short' : inTime === 100_000 ? 'paid' : 'over', received: inTime, sales: Math.min(100_000, inTime), back: all - Math.min(100_000, inTime) })
  }), { numRuns: 40 })
}, 60_000)
