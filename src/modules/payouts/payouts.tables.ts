import type { Generated } from 'kysely'

export type PayoutState = 'listed' | 'sent' | 'paid' | 'failed' | 'dropped'

export interface PayoutsTables {
  'payouts.batches': { id: string; code: string; partner_id: string; sent_by: string; sent_at: Date }
  'payouts.payouts': {
    id: string; code: string; partner_id: string; producer_id: string; bank_bin: string; account: string; holder: string; amount_vnd: number; state: PayoutState; batch_id: string | null
    listed_by: string; listed_at: Date; reference: Generated<string>; why: Generated<string>; ended_by: string | null; ended_at: Date | null
  }
  'payouts.items': { payout_id: string; order_id: string; amount_vnd: number; open: Generated<boolean> }
}
