import { expect, test } from 'vitest'
import { testPortal } from '#tests/portal'

test('an address that does not exist is answered by a page that says so', async () => {
  const portal = await testPortal()
  const answer = await portal.app.request('/khong-co-trang-nay')
  expect(answer.status).toBe(404)
  expect(await answer.text()).toContain('Không có trang này')
})

test('an unknown API address is answered by problem JSON', async () => {
  const portal = await testPortal()
  const answer = await portal.app.request('/api/v1/nothing')
  expect(answer.headers.get('content-type')).toContain('application/problem+json')
})
