import fc from 'fast-check'
import { expect, test } from 'vitest'
import { esmsSender, readEsmsAnswer, type Ask } from './esms.connector.ts'

const account = { apiKey: 'K', secretKey: 'S', brandname: 'CongOCOP', sandbox: true }
const notice = { id: '01900000-0000-7000-8000-000000000000', to: '+84912345678', kind: 'phone-code', body: 'Ma vao Cong OCOP: 123456.', key: 'phone-code:1' }
const signal = new AbortController().signal
type Asked = Parameters<Ask>[0]

test('a message is asked for as the documents of eSMS say', async () => {
  const asked: Asked[] = []
  const sender = esmsSender(account, async (question) => {
    asked.push(question)
    return { kind: 'answered', status: 200, text: '{"CodeResult":"100","CountRegenerate":0,"SMSID":"d533459ee42b2b9525ba9eabf6a8156"}' }
  })
  expect(await sender.send(notice, signal)).toEqual({ kind: 'sent' })
  expect(asked[0]!.url).toBe('https://rest.esms.vn/MainService.svc/json/SendMultipleMessage_V4_post_json/')
  expect(asked[0]!.json).toEqual({ ApiKey: 'K', SecretKey: 'S', Brandname: 'CongOCOP', SmsType: '2', IsUnicode: '0', Sandbox: '1', Phone: '0912345678', Content: notice.body, RequestId: notice.id })
})

test.each([
  ['{"CodeResult":"124","CountRegenerate":0}', { kind: 'sent' }],
  ['{"CodeResult":100}', { kind: 'sent' }],
  ['{"CodeResult":"101","ErrorMessage":"Authorize Failed"}', { kind: 'failed', error: 'eSMS 101: key or secret is wrong', again: false }],
  ['{"CodeResult":"103"}', { kind: 'failed', error: 'eSMS 103: not enough balance', again: true }],
  ['{"CodeResult":"146","ErrorMessage":"Ma vao Cong OCOP: 123456."}', { kind: 'failed', error: 'eSMS 146: wording is not registered', again: false }],
  ['{"CodeResult":"Ma 123456"}', { kind: 'failed', error: 'eSMS unknown', again: false }],
  ['<html>', { kind: 'failed', error: 'eSMS: answer is no JSON', again: true }],
  ['{}', { kind: 'failed', error: 'eSMS: answer without CodeResult', again: true }],
] as const)('the answer %s is understood', (text, outcome) => {
  expect(readEsmsAnswer(text)).toEqual(outcome)
})

test('whatever comes back, it is understood as an outcome and its text is not kept', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
    const outcome = readEsmsAnswer(text)
    if (outcome.kind === 'failed') expect(outcome.error).toMatch(/^eSMS(: answer|\s\d{1,4}| unknown)/)
  }))
})

test('where eSMS is silent or out of order it is tried again, where it refuses it is not', async () => {
  const outcome = (answer: Awaited<ReturnType<Ask>>): Promise<unknown> => esmsSender(account, async () => answer).send(notice, signal)
  expect(await outcome({ kind: 'silent', why: 'too-slow' })).toEqual({ kind: 'failed', error: 'eSMS: too-slow', again: true })
  expect(await outcome({ kind: 'answered', status: 503, text: '' })).toMatchObject({ again: true })
  expect(await outcome({ kind: 'answered', status: 403, text: '' })).toMatchObject({ again: false })
})
