import { expect, test, vi } from 'vitest'
import { testPortal } from '#tests/portal'
import { makeKey } from './change-key.ts'
import { anOfficer } from '../identity/identity.samples.ts'

vi.hoisted(() => { process.env['API_PER_MINUTE'] = '30' })

test('a key that asks too often is told to wait, from whichever address it calls', async () => {
  const portal = await testPortal()
  const made = await portal.store.transaction(async (tx) => {
    const { personId } = await anOfficer(tx, portal.at, { role: 'central-officer', unit: 'VN' })
    return makeKey(tx, { owner: { kind: 'unit', unit: 'VN' }, name: 'Thử', scopes: ['orders:read'], days: 30 }, { personId, name: 'Thử' }, portal.at)
  })
  const ask = async (n: number) => portal.app.request('http://localhost/api/v1/orders', { headers: { authorization: `Bearer ${made!.secret}` } }, { incoming: { socket: { remoteAddress: `198.51.100.${n}`, remotePort: 1 } } })
  const answers = await Promise.all(Array.from({ length: 35 }, (_, n) => ask(n)))
  expect(answers.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([...Array.from({ length: 30 }, () => 200), ...Array.from({ length: 5 }, () => 429)])
  expect(Number(answers.find((answer) => answer.status === 429)!.headers.get('retry-after'))).toBeGreaterThan(0)
  portal.at = new Date(portal.at.getTime() + 10_000)
  expect((await ask(200)).status).toBe(200)
})
