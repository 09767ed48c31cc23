/**
 * Zalo notifications (ZNS) by approved templates. Written from the public documents, tried against a simulator, not with a
 * live account: developers.zalo.me and zalo.cloud, ZNS `message/template` and its table of error codes. They describe
 * `tracking_id` as ours for reconciling and do not promise that a second message under it is dropped.
 */
import { z } from 'zod'
import type { Store } from '#platform/db'
import { readSetting, type Setting } from '#platform/settings'
import type { NoticesTables } from './notices.tables.ts'
import type { NoticeSender, OutgoingNotice, SendOutcome } from './send-notice.ts'
import { zaloAccess, type ZaloAsk } from './zalo-token.ts'

export interface ZaloAccount {
  readonly appId: string
  readonly secret: string
  /** The first one, from the page of the official account; later ones lie sealed in the database. */
  readonly refreshToken: string
  /** Other addresses that speak as Zalo does; for drills. */
  readonly url?: string | null
  readonly tokenUrl?: string | null
}

const URL_OF_MESSAGES = 'https://business.openapi.zalo.me/message/template'
const templateShape = z.object({ template: z.string().regex(/^\d{1,20}$/), fields: z.record(z.string().regex(/^\w{1,60}$/), z.enum(['text', 'code', 'order'])) })

/** Kind of message → the template that Zalo has approved for it, and what stands in each of its fields. */
export const zaloTemplates: Setting<Readonly<Record<string, z.infer<typeof templateShape>>>> = {
  name: 'notices.zalo-templates', shape: z.record(z.string().regex(/^[a-z0-9-]{2,60}$/), templateShape), fallback: {},
}

const answerShape = z.object({ error: z.number().int() })
/** About the one person: no account, too old a version, or they refuse. */
const PERSON = new Set([-108, -114, -118, -119, -139, -141])
const EXPIRED = new Set([-124, -216, -220])
/** Quota, money, templates and rights: no second try mends them today. */
const OURS = new Set([-109, -111, -112, -115, -117, -126, -127, -131, -132, -133, -135, -136, -137, -140, -144, -145, -146, -147, -148])

/** What a field of a template is filled with; null where the message has no such thing. */
const fill = (what: 'text' | 'code' | 'order', body: string): string | null =>
  what === 'text' ? body.slice(0, 400) : (what === 'code' ? /\b\d{6}\b/ : /\bDH-\d\d-\d{6}\b/).exec(body)?.[0] ?? null

/** Zalo's answer as an outcome; `expired` asks for another token. What Zalo writes as text is not kept. */
export function readZaloAnswer(text: string): SendOutcome | 'expired' {
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch {
    return { kind: 'failed', error: 'Zalo: answer is no JSON', again: true }
  }
  const read = answerShape.safeParse(given)
  if (!read.success) return { kind: 'failed', error: 'Zalo: answer without error number', again: true }
  const code = read.data.error
  if (code === 0) return { kind: 'sent' }
  if (EXPIRED.has(code)) return 'expired'
  if (PERSON.has(code)) return { kind: 'refused', error: `Zalo ${code}: not reachable by Zalo`, person: true }
  if (OURS.has(code)) return { kind: 'refused', error: `Zalo ${code}: quota, template or right`, person: false }
  return { kind: 'failed', error: `Zalo ${code}`, again: true }
}

export function zaloSender(account: ZaloAccount, ask: ZaloAsk): NoticeSender {
  const say = async (notice: OutgoingNotice, template: z.infer<typeof templateShape>, token: string, signal: AbortSignal): Promise<SendOutcome | 'expired'> => {
    const filled = Object.entries(template.fields).map(([name, what]) => [name, fill(what, notice.body)] as const)
    const empty = filled.find(([, value]) => value === null)
    if (empty) return { kind: 'refused', error: `Zalo: nothing for the field ${empty[0]}`, person: false }
    const answer = await ask({
      url: account.url ?? URL_OF_MESSAGES, method: 'POST', seconds: 15, signal, headers: { access_token: token },
      json: { phone: notice.to.replace(/^\+/, ''), template_id: template.template, template_data: Object.fromEntries(filled), tracking_id: notice.id },
    })
    if (answer.kind === 'silent') return { kind: 'failed', error: `Zalo: ${answer.why}`, again: true }
    if (answer.status === 429) return { kind: 'failed', error: 'Zalo: status 429', again: true, untaken: true }
    if (answer.status >= 500) return { kind: 'failed', error: `Zalo: status ${answer.status}`, again: true }
    return answer.status === 200 ? readZaloAnswer(answer.text) : { kind: 'refused', error: `Zalo: status ${answer.status}`, person: false }
  }
  return {
    channel: 'zalo',
    async send(notice, signal, store: Store<NoticesTables>, now): Promise<SendOutcome> {
      const template = (await readSetting(store.now, zaloTemplates))[notice.kind]
      if (!template) return { kind: 'refused', error: 'Zalo: no template for this kind', person: false }
      let stale: string | null = null
      for (let round = 0; round < 2; round++) {
        const access = await zaloAccess(store, account, ask, stale, signal, now)
        if (access.kind === 'busy') return { kind: 'failed', error: access.error, again: true, untaken: true }
        if (access.kind === 'lost') return { kind: 'refused', error: 'Zalo: refresh token is lost', person: false }
        const outcome = await say(notice, template, access.token, signal)
        if (outcome !== 'expired') return outcome
        stale = access.token
      }
      return { kind: 'failed', error: 'Zalo: new token is refused', again: true, untaken: true }
    },
  }
}
