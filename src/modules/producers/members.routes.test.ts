import { beforeAll, expect, test } from 'vitest'
import { sqlOnce } from '#platform/db'
import type { Id } from '#platform/ids'
import { testPortal, type TestPortal } from '#tests/portal'
import { buyerAt, officerAt, type Visitor } from '#tests/visitor'
import { isMember } from './members.queries.ts'
import { registerProducers } from './register-producers.ts'

let portal: TestPortal
let officer: Visitor
let path: string
let id: Id<'producer'>
beforeAll(async () => {
  portal = await testPortal()
  await portal.store.transaction((tx) => registerProducers(tx, [{ name: 'Hợp tác xã <b>Mẫu</b>', nameKey: 'mau', form: 'cooperative', provinceCode: '86', communeCode: '29308', formerCode: null, addressRaw: '', sample: false, importId: null }]))
  const [row] = await sqlOnce<{ slug: string; id: Id<'producer'> }>(portal.store.read, 'select slug, id from producers.producers')
  id = row!.id
  path = `/can-bo/chu-the/${row!.slug}/nguoi`
  officer = await officerAt(portal, 'province-officer', '86')
})

const filled = { so: '0912 000 301', 'vai-tro': 'chu-co-so', 'dong-y': 'Bà Mẫu ký giấy đồng ý ngày 20/11/2026' }

test('an officer notes the owner’s number, the owner enters and may act, until the officer ends it', async () => {
  expect(await (await officer.get(path)).text()).toContain('Chưa có ai')
  expect((await officer.post(path, filled)).headers.get('location')).toBe(`${path}?xong=them`)
  const owner = await buyerAt(portal, '+84912000301')
  expect(await isMember(portal.store.now, owner.personId, id)).toBe('owner')
  expect((await officer.post(path, { ...filled, 'vai-tro': 'nguoi-lam' })).headers.get('location')).toBe(`${path}?xong=da-co`)
  const page = await (await officer.get(path)).text()
  expect(page).toContain('0912 000 301')
  expect(page).toContain('ký giấy đồng ý')
  expect(page).toContain('Hợp tác xã &lt;b&gt;Mẫu')
  const end = /action="([^"]+\/thoi)"/.exec(page)![1]!
  expect((await officer.post(end)).status).toBe(303)
  expect(await isMember(portal.store.now, owner.personId, id)).toBeNull()
  expect((await officer.post(end)).status).toBe(404)
  expect((await sqlOnce<{ by: boolean }>(portal.store.now, 'select by_id is not null and ended_by is not null as by from producers.members'))[0]!.by).toBe(true)
})

test('what is missing is said at its field, and nothing typed is lost', async () => {
  const answer = await officer.post(path, { so: '0168 123 4567', 'vai-tro': 'vua', 'dong-y': 'Ừ "nhé"' })
  const text = await answer.text()
  expect(answer.status).toBe(422)
  for (const each of ['0381 234 567', 'Chọn một vai trò', 'ai đồng ý, ngày nào', 'value="0168 123 4567"', 'Ừ &quot;nhé&quot;']) expect(text).toContain(each)
})

test('to officers of elsewhere the page does not exist, and nobody makes themselves a member', async () => {
  const elsewhere = await officerAt(portal, 'province-officer', '01')
  expect((await elsewhere.get(path)).status).toBe(404)
  expect((await elsewhere.post(path, filled)).status).toBe(404)
  const buyer = await buyerAt(portal, '+84912000302')
  expect((await buyer.post(path, { ...filled, so: '0912000302' })).status).toBe(403)
  expect(await isMember(portal.store.now, buyer.personId, id)).toBeNull()
})
