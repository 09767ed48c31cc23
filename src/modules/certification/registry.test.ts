import { expect, test } from 'vitest'
import { testPortal } from '#tests/portal'
import { aProduct, aRecognition } from './certification.samples.ts'
import { findHistory, findListed } from './products.queries.ts'
import { standingOn } from './standing.rules.ts'
import type { Day } from '#platform/day'

test('a recorded recognition makes a certificate that anyone can check by its code', async () => {
  const portal = await testPortal('2026-11-24')
  await portal.store.transaction(async (tx) => aRecognition(tx, await aProduct(tx), '2025-03-01'))
  const [product] = await findListed(portal.store.read)
  const standing = standingOn(product!.claim, '2026-11-24' as Day)
  expect(standing).toMatchObject({ state: 'recorded', stars: 4, until: '2028-03-01' })
  expect(standing.code).toMatch(/^CN-25-\d{6}$/)
  const answer = await portal.app.request(`/api/v1/certificates/${standing.code}`)
  expect(answer.status).toBe(200)
  expect(await answer.json()).toMatchObject({ stars: 4, evidence: 'recorded', current: true, standing: { status: 'recorded', stars: 4 } })
  portal.at = new Date('2028-03-02T09:00:00+07:00')
  expect(await (await portal.app.request(`/api/v1/certificates/${standing.code}`)).json()).toMatchObject({ standing: { status: 'expired', stars: 0 } })
})

test('a code that was issued before is kept as issued, and a second certificate with the same code gets one of ours', async () => {
  const { store } = await testPortal()
  await store.transaction(async (tx) => {
    const first = await aProduct(tx)
    await aRecognition(tx, first, '2025-03-01', { certificateCode: '83-829-28780-3-2022' })
    const second = await aProduct(tx, { name: 'Kẹo dừa mẫu' })
    await aRecognition(tx, second, '2025-03-01', { certificateCode: '83-829-28780-3-2022' })
  })
  const codes = (await findListed(store.read)).map((product) => product.claim.recorded!.code!).toSorted((a, b) => (a < b ? -1 : 1))
  expect(codes[0]).toBe('83-829-28780-3-2022')
  expect(codes[1]).toMatch(/^CN-/)
})

test('two products of one name get two addresses', async () => {
  const { store } = await testPortal()
  await store.transaction(async (tx) => { await aProduct(tx); await aProduct(tx) })
  expect((await findListed(store.read)).map((product) => product.slug).sort()).toEqual(['mat-hoa-dua-mau', 'mat-hoa-dua-mau-2'])
})

test('the history tells what happened, latest first', async () => {
  const { store } = await testPortal()
  const id = await store.transaction(async (tx) => {
    const product = await aProduct(tx)
    await aRecognition(tx, product, '2022-03-01', { stars: 3 })
    await aRecognition(tx, product, '2025-03-01', { kind: 'upgraded' })
    return product
  })
  expect((await findHistory(store.read, id)).map((entry) => [entry.kind, entry.stars])).toEqual([['upgraded', 4], ['recognised', 3]])
})

test('a recorded fact without its decision is refused by the database', async () => {
  const { store } = await testPortal()
  await expect(store.transaction(async (tx) => aRecognition(tx, await aProduct(tx), '2025-03-01', { decisionNumber: null }))).rejects.toThrow(/events_check/)
})
