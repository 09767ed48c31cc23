import type { HookEvent } from './hook.rules.ts'

export interface HooksTables {
  'hooks.endpoints': { id: string; producer_id: string | null; unit: string | null; url: string; events: HookEvent[]; secret: string; state: 'active' | 'disabled'; failing_since: Date | null; made_by_name: string; made_at: Date; removed_at: Date | null }
  'hooks.deliveries': {
    id: string; endpoint_id: string; event: string; source: string; body: string; state: 'queued' | 'delivered' | 'failed'; tries: number; made_at: Date; next_at: Date | null; tried_at: Date | null
    last_status: number | null; last_answer: string | null
  }
}
