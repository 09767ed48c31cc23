export type NoticeChannel = 'sms' | 'zalo' | 'mail'
export type NoticeState = 'queued' | 'sent' | 'failed' | 'local'

/** `open`: asked and not answered; `unknown`: may have arrived; `untaken`: surely has not, to be asked again. */
export type TryOutcome = 'open' | 'sent' | 'unknown' | 'untaken' | 'refused' | 'refused-person'

export interface NoticesTables {
  'notices.messages': {
    id: string; channel: NoticeChannel; to_address: string; kind: string; subject_kind: string | null; subject_id: string | null
    body: string; secret: boolean; state: NoticeState; tries: number; provider_key: string
    created_at: Date; expires_at: Date | null; sent_at: Date | null; last_error: string | null
  }
  'notices.tries': { message_id: string; number: number; channel: NoticeChannel; outcome: TryOutcome; error: string | null; began_at: Date; ended_at: Date | null }
  'notices.choices': { phone: string; channel: 'sms' | 'zalo'; made_at: Date }
  'notices.zalo_tokens': { app_id: string; given_hash: string; refresh_sealed: string; access_sealed: string | null; access_until_at: Date | null; renewing_until_at: Date | null; lost_at: Date | null }
  'notices.optouts': { channel: NoticeChannel; address: string; made_at: Date }
}
