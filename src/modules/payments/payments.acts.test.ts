import { expect, test } from 'vitest'
import { sqlOnce } from '#platform/db'
import { newId } from '#platform/ids'
import { drainJobs, queue } from '#platform/jobs'
import { listen, newsJobs } from '#platform/news'
import { freshDatabase } from '#tests/database'
import { cancelRequest, findRequestsOf, findStatement, findUnclear, paymentChanged, paymentsJobs, recordCash, recordRefund, requestPayment, setAccount, settleTransfer, type PaymentFact, type PaymentRequest } from './index.ts'
import { aPayee, aPaymentRequest } from './payments.samples.ts'
import { recordTransfer, type ToldTransfer } from './record-transfer.ts'

const { store } = await freshDatabase()
const now = new Date('2026-11-24T02:00:00Z')
const hours = (count: number): Date => new Date(now.getTime() + count * 3_600_000)
let told = 0
let numbers = 1_000_000

const payeeOn = async () => {
  const number = String(++numbers)
  return { number, payee: await store.transaction((tx) => aPayee(tx, number, now)) }
}
const news = (number: string, memo: string, amountVnd: number, more: Partial<ToldTransfer['transfer']> = {}, as: Partial<ToldTransfer> = {}): ToldTransfer => ({
  source: 'sepay', sourceId: String(++told), feed: 'unit', accounts: [{ bin: '970436', number }], raw: '{}',
  transfer: { bank: 'Vietcombank', account: number, amountVnd, memo, at: hours(1), direction: 'in', bankReference: `FT${told}`, ...more }, ...as,
})
const hear = (told: ToldTransfer, at = hours(1)) => store.transaction((tx) => recordTransfer(tx, told, at))
const standing = async (request: PaymentRequest) => {
  const [found] = await findRequestsOf(store.now, [{ kind: request.subjectKind, id: request.subjectId }])
  return [found!.state, found!.receivedVnd]
}
const books = async (request: PaymentRequest): Promise<Record<string, number>> => Object.fromEntries((await sqlOnce<{ account: string; vnd: number }>(store.now, `
  select account, sum(amount_vnd)::bigint as vnd from payments.entries join payments.movements on movements.id = movement_id where subject_id = $1 group by account having sum(amount_vnd) <> 0`, [request.subjectId])).map(({ account, vnd }) => [account, vnd]))

test('a request is paid by a transfer that names it, and the books show it', async () => {
  const { number, payee } = await payeeOn()
  const request = await store.transaction((tx) => aPaymentRequest(tx, payee, now))
  expect(await hear(news(number, `CT DEN ${request.reference.toLowerCase()} cam on`, 180_000))).toEqual({ kind: 'recorded', outcome: 'exact', requestId: request.id })
  expect(await standing(request)).toEqual(['paid', 180_000])
  expect(await books(request)).toEqual({ bank: 180_000, sales: -180_000 })
})

test('the same news again, and the same transaction told by another sender, are money once', async () => {
  const { number, payee } = await payeeOn()
  const request = await store.transaction((tx) => aPaymentRequest(tx, payee, now))
  const first = news(number, request.reference, 180_000)
  expect((await hear(first)).kind).toBe('recorded')
  expect(await hear(first)).toEqual({ kind: 'known' })
  expect(await hear({ ...first, source: 'payos', sourceId: first.transfer.bankReference })).toEqual({ kind: 'recorded', outcome: 'repeated', requestId: null })
  expect(await books(request)).toEqual({ bank: 180_000, sales: -180_000 })
})

test('the same news at the same moment on several connections is money once', async () => {
  const { number, payee } = await payeeOn()
  const request = await store.transaction((tx) => aPaymentRequest(tx, payee, now))
  const first = news(number, request.reference, 180_000)
  const answers = await Promise.all([first, first, { ...first, source: 'payos' as const, sourceId: 'x' }, first].map((each) => hear(each)))
  expect(answers.filter((each) => each.kind === 'recorded' && each.outcome === 'exact')).toHaveLength(1)
  expect(await standing(request)).toEqual(['paid', 180_000])
})

test('too little, then the rest, then the same once more: short, exact, over; the surplus is to be given back', async () => {
  const { number, payee } = await payeeOn()
  const request = await store.transaction((tx) => aPaymentRequest(tx, payee, now))
  const outcomes: unknown[] = []
  for (const amount of [100_000, 80_000, 180_000]) {
    const done = await hear(news(number, request.reference, amount))
    outcomes.push(done.kind === 'recorded' && done.outcome, (await standing(request))[0])
  }
  expect(outcomes).toEqual(['short', 'short', 'exact', 'paid', 'over', 'over'])
  expect(await books(request)).toEqual({ bank: 360_000, sales: -180_000, 'to-return': -180_000 })
  const refund = { key: `back-${request.id}`, requestId: request.id, subject: { kind: 'order', id: request.subjectId }, payee, by: 'bank' as const, at: hours(2) }
  expect(await store.transaction((tx) => recordRefund(tx, { ...refund, amountVnd: 360_001 }, hours(2)))).toEqual({ kind: 'too-much', mostVnd: 360_000 })
  expect((await store.transaction((tx) => recordRefund(tx, { ...refund, amountVnd: 180_000 }, hours(2)))).kind).toBe('recorded')
  expect((await store.transaction((tx) => recordRefund(tx, { ...refund, amountVnd: 180_000 }, hours(2)))).kind).toBe('known')
  expect(await standing(request)).toEqual(['paid', 360_000])
  expect((await store.transaction((tx) => recordRefund(tx, { ...refund, key: 'rest', amountVnd: 180_000 }, hours(3)))).kind).toBe('recorded')
  expect((await standing(request))[0]).toBe('refunded')
  expect(await books(request)).toEqual({})
})

test('money in time counts though its news comes after the end; money after the end is held to be given back', async () => {
  const { number, payee } = await payeeOn()
  const [inTime, late] = await store.transaction(async (tx) => [await aPaymentRequest(tx, payee, now), await aPaymentRequest(tx, payee, now)] as const)
  await store.transaction((tx) => queue(tx, 'expire-payment-requests', {}))
  await drainJobs(paymentsJobs, store, () => hours(25))
  expect((await standing(inTime))[0]).toBe('expired')
  expect(await hear(news(number, inTime.reference, 180_000, { at: hours(23) }), hours(26))).toMatchObject({ outcome: 'exact' })
  expect((await standing(inTime))[0]).toBe('paid')
  expect(await hear(news(number, late.reference, 180_000, { at: hours(25) }), hours(26))).toMatchObject({ outcome: 'late', requestId: late.id })
  expect(await standing(late)).toEqual(['expired', 0])
  expect(await books(late)).toEqual({ bank: 180_000, 'to-return': -180_000 })
})

test('money that names nobody, two requests, another account or goes out is kept and settles nothing', async () => {
  const [{ number, payee }, other] = [await payeeOn(), await payeeOn()]
  const [a, b] = await store.transaction(async (tx) => [await aPaymentRequest(tx, payee, now), await aPaymentRequest(tx, payee, now)] as const)
  const outcome = async (told: ToldTransfer): Promise<unknown> => { const done = await hear(told); return done.kind === 'recorded' && done.outcome }
  expect(await outcome(news(number, 'tien hang', 180_000))).toBe('none')
  expect(await outcome(news(number, `${a.reference} ${b.reference}`, 180_000))).toBe('several-references')
  expect(await outcome(news(number, a.reference, 180_000, { direction: 'out' }))).toBe('outgoing')
  expect(await outcome(news(other.number, a.reference, 180_000))).toBe('none')
  expect(await outcome(news(number, a.reference, 180_000, {}, { accounts: [{ bin: '970436', number: other.number }] }))).toBe('none')
  expect([await standing(a), await standing(b), await books(a)]).toEqual([['waiting', 0], ['waiting', 0], {}])
})

test('a person says what one transfer for two requests is for; each part is booked once', async () => {
  const [{ number, payee }, other] = [await payeeOn(), await payeeOn()]
  const [a, b, foreign] = await store.transaction(async (tx) => [await aPaymentRequest(tx, payee, now), await aPaymentRequest(tx, payee, now), await aPaymentRequest(tx, other.payee, now)] as const)
  await hear(news(number, `${a.reference} va ${b.reference}`, 400_000))
  const [unclear] = await findUnclear(store.now, payee.kind, payee.id)
  expect(unclear).toMatchObject({ outcome: 'several-references', amountVnd: 400_000 })
  expect(await findUnclear(store.now, other.payee.kind, other.payee.id)).toEqual([])
  const settle = (...parts: [PaymentRequest, number][]) => store.transaction((tx) => settleTransfer(tx, unclear!.id, parts.map(([request, amountVnd]) => ({ requestId: request.id, amountVnd })), hours(2)))
  expect(await settle([a, 180_000], [b, 180_000])).toEqual({ kind: 'wrong-sum' })
  expect(await settle([a, 580_000], [b, -180_000])).toEqual({ kind: 'wrong-sum' })
  expect(await settle([a, 180_000], [foreign, 220_000])).toEqual({ kind: 'wrong-request' })
  expect(await settle([a, 180_000], [a, 220_000])).toEqual({ kind: 'wrong-request' })
  expect(await settle([a, 180_000], [b, 220_000])).toEqual({ kind: 'settled' })
  expect(await settle([a, 180_000], [b, 220_000])).toEqual({ kind: 'not-unclear' })
  expect([await standing(a), await standing(b)]).toEqual([['paid', 180_000], ['over', 220_000]])
  expect(await books(b)).toEqual({ bank: 220_000, sales: -180_000, 'to-return': -40_000 })
  expect(await findUnclear(store.now, payee.kind, payee.id)).toEqual([])
})

test('a feed cannot hide another’s news by telling it first, nor take its numbers', async () => {
  const { number, payee } = await payeeOn()
  const request = await store.transaction((tx) => aPaymentRequest(tx, payee, now))
  const real = news(number, request.reference, 180_000)
  expect(await hear({ ...real, feed: 'stranger', accounts: [] })).toMatchObject({ outcome: 'none' })
  expect(await hear({ ...real, feed: 'stranger', sourceId: 'other', accounts: [] })).toMatchObject({ outcome: 'none' })
  expect(await hear(real)).toMatchObject({ outcome: 'exact' })
})

test('one transaction told by two feeds without a number of the bank is money once', async () => {
  const { number, payee } = await payeeOn()
  const request = await store.transaction((tx) => aPaymentRequest(tx, payee, now))
  const first = news(number, request.reference, 180_000, { bankReference: '' })
  expect(await hear(first)).toMatchObject({ outcome: 'exact' })
  expect(await hear({ ...first, feed: 'second' })).toMatchObject({ outcome: 'repeated' })
  expect(await hear(news(number, request.reference, 180_000, { bankReference: '' }))).toMatchObject({ outcome: 'over' })
})

test('a request expires a quarter of an hour after its end, so that late news is still heard', async () => {
  const { payee } = await payeeOn()
  const request = await store.transaction((tx) => aPaymentRequest(tx, payee, now))
  const look = async (at: Date): Promise<unknown> => { await store.transaction((tx) => queue(tx, 'expire-payment-requests', {})); await drainJobs(paymentsJobs, store, () => at); return (await standing(request))[0] }
  expect(await look(hours(24.25))).toBe('waiting')
  expect(await look(hours(24.26))).toBe('expired')
})

test('a request is cancelled while nothing came in, and money that comes then is late', async () => {
  const { number, payee } = await payeeOn()
  const [empty, begun] = await store.transaction(async (tx) => [await aPaymentRequest(tx, payee, now), await aPaymentRequest(tx, payee, now)] as const)
  await hear(news(number, begun.reference, 10_000))
  expect(await store.transaction((tx) => cancelRequest(tx, begun.id, hours(1)))).toEqual({ kind: 'has-money', receivedVnd: 10_000 })
  expect(await store.transaction((tx) => cancelRequest(tx, empty.id, hours(1)))).toEqual({ kind: 'cancelled' })
  expect(await store.transaction((tx) => cancelRequest(tx, empty.id, hours(1)))).toEqual({ kind: 'ended' })
  expect(await store.transaction((tx) => cancelRequest(tx, newId(), hours(1)))).toEqual({ kind: 'not-found' })
  expect(await hear(news(number, empty.reference, 180_000))).toMatchObject({ outcome: 'late' })
})

test('asking twice with one reference asks once; it cannot stand for anything else', async () => {
  const { payee } = await payeeOn()
  const subject = { kind: 'order', id: newId<'sample'>() }
  const ask = (amountVnd: number) => store.transaction((tx) => requestPayment(tx, { subject, payee, amountVnd, reference: 'DH26004711', expiresAt: hours(24), now }))
  const [first, again] = [await ask(50_000), await ask(50_000)]
  expect(first.kind === 'requested' && again.kind === 'requested' && first.request.id === again.request.id).toBe(true)
  expect(await ask(50_001)).toEqual({ kind: 'reference-taken' })
  await expect(ask(0.5)).rejects.toThrow(RangeError)
})

test('nothing is asked for on an account that nobody verified, and a new account leaves old requests as they are', async () => {
  const owner = { kind: 'producer', id: newId<'sample'>() }
  const account = { bankBin: '970436', number: '0071 000-998', holderName: 'HTX MAU', verifiedAt: null }
  const set = (more: object) => store.transaction((tx) => setAccount(tx, owner, { ...account, ...more }, now))
  expect((await set({ bankBin: '123456' })).kind).toBe('unknown-bank')
  expect((await set({ number: '12' })).kind).toBe('no-account-number')
  expect((await set({ holderName: ' ' })).kind).toBe('no-name')
  expect((await set({})).kind).toBe('set')
  const ask = () => store.transaction((tx) => requestPayment(tx, { subject: { kind: 'order', id: newId<'sample'>() }, payee: owner, amountVnd: 1_000, expiresAt: hours(24), now }))
  expect(await ask()).toEqual({ kind: 'no-account' })
  expect((await set({ verifiedAt: now })).kind).toBe('set')
  const old = await ask()
  expect(old.kind === 'requested' && old.request.account).toBe('0071000998')
  expect((await set({ number: '0071000999', verifiedAt: now })).kind).toBe('set')
  if (old.kind !== 'requested') return
  expect((await findRequestsOf(store.now, [{ kind: 'order', id: old.request.subjectId }]))[0]!.account).toBe('0071000998')
})

test('a month’s statement shows sales, transfers, cash and what was given back, by Vietnam’s days', async () => {
  const { number, payee } = await payeeOn()
  const request = await store.transaction((tx) => aPaymentRequest(tx, payee, now))
  const subject = { kind: 'order', id: request.subjectId }
  await hear(news(number, request.reference, 200_000))
  const cash = { key: `kien-${request.id}`, subject, payee, amountVnd: 70_000, at: new Date('2026-11-30T16:59:59Z') }
  expect(await store.transaction((tx) => recordCash(tx, cash, now))).toBe(true)
  expect(await store.transaction((tx) => recordCash(tx, cash, now))).toBe(false)
  await store.transaction((tx) => recordCash(tx, { ...cash, key: `${cash.key}-2`, at: new Date('2026-11-30T17:00:00Z') }, now))
  await store.transaction((tx) => recordRefund(tx, { key: `tra-${request.id}`, requestId: null, subject, payee, by: 'cash', amountVnd: 30_000, at: hours(5) }, now))
  const statement = await findStatement(store.now, payee.kind, payee.id, '2026-11')
  expect(statement).toMatchObject({ salesVnd: 220_000, transfersVnd: 200_000, cashVnd: 70_000, refundsVnd: 30_000, toReturnVnd: 20_000 })
  expect(statement!.lines.map(({ what, moneyVnd, salesVnd }) => [what, moneyVnd, salesVnd])).toEqual([['transfer', 200_000, 180_000], ['refund', -30_000, -30_000], ['cash', 70_000, 70_000]])
  expect((await findStatement(store.now, payee.kind, payee.id, '2026-12'))!.cashVnd).toBe(70_000)
  expect(await findStatement(store.now, payee.kind, payee.id, '2026-13')).toBeNull()
})

test('who listens hears each change of a request once it is committed', async () => {
  const { number, payee } = await payeeOn()
  const heard: PaymentFact[] = []
  const jobs = [...newsJobs([listen('unit', paymentChanged, async (_context, fact) => { heard.push(fact) })]), ...paymentsJobs]
  await drainJobs(jobs, store, () => hours(1))
  heard.length = 0
  const request = await store.transaction((tx) => aPaymentRequest(tx, payee, now))
  await hear(news(number, request.reference, 180_000))
  await drainJobs(jobs, store, () => hours(1))
  expect(heard).toEqual([{
    requestId: request.id, reference: request.reference, subject: { kind: 'order', id: request.subjectId }, payee, why: 'transfer', before: 'waiting', state: 'paid', amountVnd: 180_000, receivedVnd: 180_000, at: hours(1).toISOString(),
  }])
})

test('the database refuses a movement out of balance and any change to the books', async () => {
  const { number, payee } = await payeeOn()
  const request = await store.transaction((tx) => aPaymentRequest(tx, payee, now))
  await hear(news(number, request.reference, 180_000))
  const change = (text: string) => store.transaction((tx) => sqlOnce(tx, text, [request.id]))
  await expect(change(`insert into payments.entries (id, movement_id, account, amount_vnd) select gen_random_uuid(), id, 'cash', 1 from payments.movements where request_id = $1`)).rejects.toThrow(/out of balance/)
  await expect(change('update payments.entries set amount_vnd = 1 where movement_id in (select id from payments.movements where request_id = $1)')).rejects.toThrow(/only added to/)
  await expect(change('delete from payments.movements where request_id = $1')).rejects.toThrow(/only added to/)
})
