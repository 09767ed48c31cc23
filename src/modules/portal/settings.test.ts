import { beforeAll, expect, test } from 'vitest'
import { stuckDays } from '#orders'
import { sql } from '#platform/db'
import { readSetting } from '#platform/settings'
import { testPortal, type TestPortal } from '#tests/portal'
import { buyerAt, officerAt, type Visitor } from '#tests/visitor'

let portal: TestPortal
let central: Visitor
const PATH = '/can-bo/cai-dat/orders.stuck'
const seen = async (path = PATH): Promise<string> => /name="thay" value="([^"]*)"/.exec(await (await central.get(path)).text())![1]!
const stuck = { 'o-answerHours': '6', 'o-sendDays': '2', 'o-arriveDays': '7', 'o-backDays': '10', 'o-refundDays': '3' }

beforeAll(async () => {
  portal = await testPortal()
  central = await officerAt(portal, 'central-officer', 'VN')
})

test('every setting with a screen opens, and saves again what it shows', async () => {
  const list = await (await central.get('/can-bo/cai-dat')).text()
  const paths = [...list.matchAll(/href="(\/can-bo\/cai-dat\/[^"]+)"/g)].map(([, path]) => path!)
  expect(paths).toHaveLength(9)
  for (const path of paths) {
    const page = await (await central.get(path)).text()
    const fields = Object.fromEntries([...page.matchAll(/<input[^>]*name="(o-[^"]*)"[^>]*>/g)].flatMap(([tag, name]) => (/type="radio"/.test(tag) && !/checked/.test(tag) ? [] : [[name!, (/ value="([^"]*)"/.exec(tag)?.[1] ?? '').replaceAll('&amp;', '&')]])))
    expect((await central.post(path, { viec: 'luu', thay: '', ...fields })).status, path).toBe(303)
  }
})

test('a change holds at once, and who changed it from what to what is kept', async () => {
  expect((await central.post(PATH, { viec: 'luu', thay: await seen(), ...stuck, 'o-sendDays': '4' })).status).toBe(303)
  expect((await readSetting(portal.store.now, stuckDays)).sendDays).toBe(4)
  const page = await (await central.get(PATH)).text()
  expect(page).toContain('Cán bộ VN')
  const kept = await sql<{ before: { sendDays: number }; value: { sendDays: number } }>(portal.store.now, 'test.kept', `select before, value from platform.setting_changes where name = 'orders.stuck' order by changed_at desc, id desc limit 1`)
  expect(kept[0]).toMatchObject({ before: { sendDays: 2 }, value: { sendDays: 4 } })
  await central.post(PATH, { viec: 'mac-dinh', thay: await seen() })
  expect((await readSetting(portal.store.now, stuckDays)).sendDays).toBe(2)
})

test('what cannot be is refused at its field, with everything typed still there', async () => {
  for (const bad of ['', '0', '-1', '2.5', '9999999999', 'hai', '<b>']) {
    const answer = await central.post(PATH, { viec: 'luu', thay: await seen(), ...stuck, 'o-sendDays': bad, 'o-backDays': '33' })
    expect(answer.status, bad).toBe(422)
    const page = await answer.text()
    expect(page).toContain('Ghi một số từ 1 đến 60.')
    expect(page).toContain('value="33"')
  }
  const tax = '/can-bo/cai-dat/payments.tax-withholding'
  expect((await central.post(tax, { viec: 'luu', thay: await seen(tax), 'o-on': 'co', 'o-why': '' })).status, 'no tax is withheld without a document').toBe(422)
  const digest = '/can-bo/cai-dat/aftersale.digest-hours'
  expect((await central.post(digest, { viec: 'luu', thay: await seen(digest), 'o-': '7, 24' })).status).toBe(422)
})

test('of two who change the same setting the second is told', async () => {
  const thay = await seen()
  portal.at = new Date(portal.at.getTime() + 1_000)
  expect((await central.post(PATH, { viec: 'luu', thay, ...stuck, 'o-arriveDays': '8' })).status).toBe(303)
  const late = await central.post(PATH, { viec: 'luu', thay, ...stuck, 'o-arriveDays': '9' })
  expect(late.status).toBe(409)
  expect((await readSetting(portal.store.now, stuckDays)).arriveDays).toBe(8)
})

test('nobody else may look or change, and no other setting has a screen', async () => {
  for (const [who, status] of [[await officerAt(portal, 'province-officer', '86'), 403], [await officerAt(portal, 'commune-officer', '29308'), 403], [await buyerAt(portal), 403], [await officerAt(portal, 'operator', 'VN'), 200]] as const) {
    expect((await who.get('/can-bo/cai-dat')).status).toBe(status)
    expect((await who.get(PATH)).status).toBe(status)
    if (status === 403) expect((await who.post(PATH, { viec: 'luu', thay: '', ...stuck })).status).toBe(403)
  }
  for (const name of ['payments.bank-feeds', 'portal.operator', '__proto__', 'x']) expect((await central.get(`/can-bo/cai-dat/${name}`)).status, name).toBe(404)
})
