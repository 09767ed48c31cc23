/**
 * SMS under a registered sender name through eSMS (ViHAT). By its documents of 2026, not yet tried with a live account:
 * developers.esms.vn/esms-api, SendMultipleMessage_V4_post_json, SmsType 2 (customer care), and the table of error codes.
 */
import { z } from 'zod'
import type { OutgoingNotice, SendOutcome } from './send-notice.ts'

export interface EsmsAccount {
  readonly apiKey: string
  readonly secretKey: string
  /** Registered with the networks beforehand, as is the wording of each message. */
  readonly brandname: string
  /** Checked by eSMS and charged to nobody; nothing arrives. */
  readonly sandbox: boolean
  /** Another address that speaks as eSMS does; for drills. */
  readonly url?: string | null
}

type Answer = { readonly kind: 'answered'; readonly status: number; readonly text: string } | { readonly kind: 'silent'; readonly why: string }
/** How the portal asks systems outside. */
export type Ask = (question: { readonly url: string; readonly method: 'POST'; readonly json: object; readonly seconds: number; readonly signal: AbortSignal }) => Promise<Answer>

const URL_OF_MESSAGES = 'https://rest.esms.vn/MainService.svc/json/SendMultipleMessage_V4_post_json/'
const answerShape = z.object({ CodeResult: z.union([z.string(), z.number()]).transform(String) })

/** Documented reasons that no second try mends. What the provider writes as text is not kept: it may repeat our words. */
const REASONS: Readonly<Record<string, string>> = {
  '99': 'number is blocked', '101': 'key or secret is wrong', '102': 'no price list', '104': 'sender name is not registered', '108': 'number has the wrong form', '118': 'message type is not supported',
  '140': 'our address is not on the list of allowed ones', '146': 'wording is not registered', '177': 'sender name is not registered with this network',
}

export function esmsSender(account: EsmsAccount, ask: Ask): { readonly channel: 'sms'; send(notice: OutgoingNotice, signal: AbortSignal): Promise<SendOutcome> } {
  return {
    channel: 'sms',
    async send(notice, signal): Promise<SendOutcome> {
      const answer = await ask({
        url: account.url ?? URL_OF_MESSAGES, method: 'POST', seconds: 15, signal,
        json: {
          ApiKey: account.apiKey, SecretKey: account.secretKey, Brandname: account.brandname, SmsType: '2', IsUnicode: '0', Sandbox: account.sandbox ? '1' : '0',
          Phone: `0${notice.to.replace(/^\+84/, '')}`, Content: notice.body,
          // At most 50 characters; eSMS refuses the same one for 24 hours, so a second try sends nothing twice.
          RequestId: notice.id,
        },
      })
      if (answer.kind === 'silent') return { kind: 'failed', error: `eSMS: ${answer.why}`, again: true }
      if (answer.status !== 200) return { kind: 'failed', error: `eSMS: status ${answer.status}`, again: answer.status === 429 || answer.status >= 500 }
      return readEsmsAnswer(answer.text)
    },
  }
}

/** 100 = taken on (not yet delivered); 124 = they have this RequestId already, so an earlier try arrived. */
export function readEsmsAnswer(text: string): SendOutcome {
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch {
    return { kind: 'failed', error: 'eSMS: answer is no JSON', again: true }
  }
  const read = answerShape.safeParse(given)
  if (!read.success) return { kind: 'failed', error: 'eSMS: answer without CodeResult', again: true }
  const code = read.data.CodeResult
  if (code === '100' || code === '124') return { kind: 'sent' }
  const reason = REASONS[code]
  if (code === '103') return { kind: 'failed', error: 'eSMS 103: not enough balance', again: true }
  return { kind: 'failed', error: reason === undefined ? `eSMS ${/^\d{1,4}$/.test(code) ? code : 'unknown'}` : `eSMS ${code}: ${reason}`, again: false }
}
