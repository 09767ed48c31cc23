import { expect, test } from 'vitest'
import { faultAsLogged } from './log.ts'

test('of an error only what explains it is logged: not the connection it drags along', () => {
  const fault = Object.assign(new Error('gone', { cause: new TypeError('why') }), { code: '57P01', detail: 'by an administrator', client: { secretKey: 12_345 } })
  const logged = faultAsLogged(fault)
  expect(logged).toMatchObject({ type: 'Error', message: 'gone', code: '57P01', detail: 'by an administrator', cause: { type: 'TypeError', message: 'why' } })
  expect(JSON.stringify(logged)).not.toContain('12345')
  expect(faultAsLogged('words')).toEqual({ type: 'string', message: 'words' })
})
