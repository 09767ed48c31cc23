export type NoticeChannel = 'sms' | 'zalo' | 'mail'
export type NoticeState = 'queued' | 'sent' | 'failed' | 'local'

export interface NoticesTables {
  'notices.messages': {
    id: string; channel: NoticeChannel; to_address: string; kind: string; subject_kind: string | null; subject_id: string | null
    body: string; secret: boolean; state: NoticeState; tries: number; provider_key: string
    created_at: Date; expires_at: Date | null; sent_at: Date | null; last_error: string | null
  }
  'notices.optouts': { channel: NoticeChannel; address: string; made_at: Date }
}
