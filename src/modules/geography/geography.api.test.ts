import { expect, test } from 'vitest'
import { testPortal } from '#tests/portal'

const portal = await testPortal()
const get = async (path: string): Promise<{ status: number; body: Record<string, unknown> }> => {
  const answer = await portal.app.request(path)
  return { status: answer.status, body: await answer.json() as Record<string, unknown> }
}
const q = encodeURIComponent

test('an address is resolved, with the former units of each candidate', async () => {
  const { status, body } = await get(`/api/v1/units/resolve?commune=${q('xã Phú Cần')}&district=${q('huyện Tiểu Cần')}&province=${q('Trà Vinh')}`)
  expect(status).toBe(200)
  expect(body).toMatchObject({ resolution: 'resolved', note: null, province: { code: '86', name: 'Vĩnh Long' }, candidates: [{ code: '29341', name: 'Tiểu Cần', kind: 'commune', province: { code: '86', name: 'Vĩnh Long' } }] })
  expect((body['candidates'] as { formerly: { name: string }[] }[])[0]!.formerly.map((unit) => unit.name)).toContain('Phú Cần')
})

test('the note is in the language of the path', async () => {
  const query = `?commune=${q('xã Thạch Hội')}&district=${q('Thạch Hà')}&province=${q('Hà Tĩnh')}`
  expect((await get(`/api/v1/units/resolve${query}`)).body['note']).toContain('thuộc Thành phố Hà Tĩnh')
  expect((await get(`/en/api/v1/units/resolve${query}`)).body['note']).toContain('belonged to')
})

test('units are listed page by page until all have been seen', async () => {
  const seen = new Set<string>()
  for (let path: string | null = '/api/v1/units?level=commune&parent=86&limit=50'; path !== null;) {
    const { body } = await get(path)
    for (const unit of body['items'] as { code: string }[]) seen.add(unit.code)
    expect(body['total']).toBe(124)
    path = body['nextCursor'] === null ? null : `/api/v1/units?level=commune&parent=86&limit=50&cursor=${body['nextCursor']}`
  }
  expect(seen.size).toBe(124)
})

test("a search by a former name finds today's unit and says which name it was", async () => {
  const { body } = await get(`/api/v1/units?q=${q('Phú Cần')}&level=commune`)
  expect(body['items']).toContainEqual(expect.objectContaining({ code: '29341', was: expect.objectContaining({ scheme: 'v63', fullName: 'Xã Phú Cần' }) }))
})

test('one unit tells what it was made of and what it became', async () => {
  expect((await get('/api/v1/units/v34/29341')).body).toMatchObject({ fullName: 'Xã Tiểu Cần', today: [], formerly: expect.arrayContaining([expect.objectContaining({ name: 'Phú Cần', part: false })]) })
  expect((await get('/api/v1/units/v63/30334')).body).toMatchObject({ fullName: 'Xã Vĩnh Châu', today: [{ code: '30316', part: true }, { code: '30325', part: true }] })
  expect((await get('/api/v1/units/v34/99999')).status).toBe(404)
})

test('an unchanged answer costs no body', async () => {
  const first = await portal.app.request('/api/v1/units/v34/29341')
  const again = await portal.app.request('/api/v1/units/v34/29341', { headers: { 'if-none-match': first.headers.get('etag') ?? '' } })
  expect(again.status).toBe(304)
})

test('what cannot be read is refused by problem JSON, never a failure', async () => {
  for (const path of ['/api/v1/units?limit=0', '/api/v1/units?limit=x', '/api/v1/units?scheme=v1', '/api/v1/units?cursor=-1', '/api/v1/units?parent=%27', '/api/v1/units/v99/01', '/api/v1/units/v34/abc', `/api/v1/units/resolve?commune=${'x'.repeat(401)}`]) {
    const answer = await portal.app.request(path)
    expect([path, answer.status, answer.headers.get('content-type')]).toEqual([path, 400, 'application/problem+json; charset=utf-8'])
  }
  for (const path of ['/api/v1/units?q=%ff%fe', '/api/v1/units/resolve?commune=%F0%9F%98%80&province=%c3', '/api/v1/units/resolve', '/api/v1/units?q=%ED%A0%80']) expect((await portal.app.request(path)).status).toBeLessThan(500)
})
