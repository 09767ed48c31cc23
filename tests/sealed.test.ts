import { beforeAll, expect, test } from 'vitest'
import { sqlOnce } from '#platform/db'
import { newId } from '#platform/ids'
import { drainJobs, queue } from '#platform/jobs'
import { sealedJobs } from '#platform/sealed.commands'
import { resealTokens, saveCarrierAccount } from '#shipping'
import { testPortal, type TestPortal } from '#tests/portal'
import { findAccount } from '../src/modules/shipping/accounts.queries.ts'
import { resealers } from '../src/resealers.ts'

let portal: TestPortal
const owner = { kind: 'producer', id: newId<'producer'>() }
const rows = <Row>(text: string, values: unknown[] = []): Promise<Row[]> => portal.store.transaction((tx) => sqlOnce<Row>(tx, text, values))
const token = async () => (await rows<{ token: string }>('select token from shipping.carrier_accounts where owner_id = $1', [owner.id]))[0]!.token
beforeAll(async () => { portal = await testPortal() })

test('a carrier’s token lies sealed, opens for its own account alone, and one that lay plain is sealed by night', async () => {
  await portal.store.transaction((tx) => saveCarrierAccount(tx, owner, { carrier: 'ghn', baseUrl: 'https://online-gateway.ghn.vn', shopRef: '1', token: 'bi-mat-cua-ghn', active: true }, portal.at))
  expect(await token()).toMatch(/^sealed:/)
  expect((await findAccount(portal.store.now, owner, 'ghn'))?.token).toBe('bi-mat-cua-ghn')
  const other = { kind: 'producer', id: newId<'producer'>() }
  await rows(`insert into shipping.carrier_accounts (id, owner_kind, owner_id, carrier, base_url, shop_ref, token, hook_hash, active, changed_at) select $1, owner_kind, $2, carrier, base_url, shop_ref, token, 'h', true, changed_at from shipping.carrier_accounts where owner_id = $3`, [newId(), other.id, owner.id])
  await expect(findAccount(portal.store.now, other, 'ghn')).rejects.toThrow()
  await rows('delete from shipping.carrier_accounts where owner_id = $1', [other.id])
  await rows(`update shipping.carrier_accounts set token = 'bi-mat-cua-ghn' where owner_id = $1`, [owner.id])
  expect((await findAccount(portal.store.now, owner, 'ghn'))?.token).toBe('bi-mat-cua-ghn')
  await portal.store.transaction((tx) => queue(tx, 'reseal-secrets', {}))
  await drainJobs(sealedJobs(resealers), portal.store, () => portal.at)
  expect(await token()).toMatch(/^sealed:/)
  expect((await findAccount(portal.store.now, owner, 'ghn'))?.token).toBe('bi-mat-cua-ghn')
  expect(await portal.store.transaction((tx) => resealTokens(tx))).toBe(0)
})

test('what signs webhooks lies sealed', async () => {
  const id = newId()
  await rows(`insert into hooks.endpoints (id, unit, url, events, secret, state, made_by_name, made_at) values ($1, 'VN', 'https://example.com/x', '{order-placed}', 'whsec_plain', 'active', 'Thử', $2)`, [id, portal.at])
  await portal.store.transaction(async (tx) => { for (const reseal of resealers) await reseal(tx) })
  expect((await rows<{ secret: string }>('select secret from hooks.endpoints where id = $1', [id]))[0]!.secret).toMatch(/^sealed:/)
})
