import { beforeAll, expect, test } from 'vitest'
import { sqlOnce } from '#platform/db'
import { dayOf, parseDay } from '#platform/day'
import type { Id } from '#platform/ids'
import { testPortal, type TestPortal } from '#tests/portal'
import { buyerAt, officerAt, type Visitor } from '#tests/visitor'
import { maySellFor } from './associations.queries.ts'
import { readProducerName } from './producer-name.rules.ts'
import { registerProducers } from './register-producers.ts'

const named = (name: string) => ({ name, nameKey: readProducerName(name).key })
let portal: TestPortal
let officer: Visitor
let path: string
const ids: Record<string, Id<'producer'>> = {}
beforeAll(async () => {
  portal = await testPortal()
  const place = { provinceCode: '86', communeCode: '29308', formerCode: null, addressRaw: '', sample: false, importId: null }
  await portal.store.transaction((tx) => registerProducers(tx, [
    { ...place, ...named('Hợp tác xã Mẫu Đông'), form: 'cooperative' }, { ...place, ...named('Hộ bà Mẫu Tây'), form: 'household' },
    { ...place, ...named('Cơ sở Mẫu Nam'), form: 'household' }, { ...place, ...named('Cơ sở Mẫu Nam'), form: 'household', communeCode: null }, { ...place, ...named('Hộ Mẫu Xa'), form: 'household', provinceCode: '01', communeCode: '00070' },
  ]))
  for (const row of await sqlOnce<{ slug: string; id: Id<'producer'>; name: string }>(portal.store.read, 'select slug, id, name from producers.producers order by slug')) {
    ids[row.slug] = row.id
    if (row.name === 'Hợp tác xã Mẫu Đông') path = `/can-bo/chu-the/${row.slug}/gop-hang`
  }
  officer = await officerAt(portal, 'province-officer', '86')
})
const slugLike = (part: string): string => Object.keys(ids).find((slug) => slug.includes(part))!
const may = (maker: string, day = dayOf(portal.at)) => maySellFor(portal.store.now, ids[slugLike('mau-dong')]!, ids[slugLike(maker)]!, day)
const asked = (maker: string, more: Record<string, string> = {}) => officer.post(path, { 'chu-the': maker, 'gop-dong-y': 'Bà Mẫu ký giấy ngày 20/11/2026 tại xã', ...more })

test('a co-operative may sell what a member makes, by its consent, until it ends', async () => {
  expect([await may('mau-dong'), await may('mau-tay')]).toEqual([true, false])
  expect((await asked(slugLike('mau-tay'))).headers.get('location')).toBe(`${path}?xong=them`)
  expect(await may('mau-tay')).toBe(true)
  expect((await asked(slugLike('mau-tay'))).headers.get('location')).toBe(`${path}?xong=da-co`)
  const page = await (await officer.get(path)).text()
  for (const each of ['Hộ bà Mẫu Tây', 'ký giấy ngày 20/11/2026', 'khi một bên thôi']) expect(page).toContain(each)
  const end = /action="([^"]+\/thoi)"/.exec(page)![1]!
  expect((await officer.post(end)).headers.get('location')).toBe(`${path}?xong=thoi`)
  expect(await may('mau-tay')).toBe(false)
  expect((await officer.post(end)).status).toBe(404)
})

test('with a last day it ends by itself, and can be agreed anew', async () => {
  expect((await asked(slugLike('mau-tay'), { 'gop-den': '2026-01-31' })).status).toBe(303)
  expect([await may('mau-tay', parseDay('2026-01-31')!), await may('mau-tay', parseDay('2026-02-01')!)]).toEqual([true, false])
})

test('of several of one name the officer chooses; names that nobody bears, oneself and makers of elsewhere are refused with all that was typed', async () => {
  const two = await asked('Cơ sở Mẫu Nam')
  const text = await two.text()
  expect([two.status, (text.match(/name="chon"/g) ?? []).length]).toEqual([422, 2])
  for (const [maker, said] of [['Hộ không có thật', 'Không có ai mang tên này'], [slugLike('mau-xa'), 'Không có ai mang tên này'], [slugLike('mau-dong'), 'chính chủ thể này']]) {
    const answer = await asked(maker!)
    const page = await answer.text()
    expect(answer.status, maker).toBe(422)
    for (const each of [said!, `value="${maker}"`, 'Bà Mẫu ký giấy']) expect(page).toContain(each)
  }
  const missing = await officer.post(path, { 'chu-the': '', 'gop-dong-y': 'ừ', 'gop-den': '31/02/2026' })
  const page = await missing.text()
  for (const each of ['Ghi tên hộ', 'ai đồng ý, ngày nào', 'ngày có thật']) expect(page).toContain(each)
})

test('officers of elsewhere and people without a role cannot', async () => {
  const elsewhere = await officerAt(portal, 'province-officer', '01')
  expect((await elsewhere.get(path)).status).toBe(404)
  expect((await (await buyerAt(portal, '+84912000311')).post(path, { 'chu-the': 'x' })).status).toBe(403)
})
