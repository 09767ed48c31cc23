import type { Scope } from './key.rules.ts'

export interface KeysTables {
  'keys.keys': {
    id: string; name: string; producer_id: string | null; unit: string | null; secret_hash: string; secret_end: string; old_hash: string | null; old_until: Date | null; scopes: Scope[]
    made_by: string; made_by_name: string; made_at: Date; expires_at: Date; used_at: Date | null; revoked_at: Date | null; revoked_by_name: string | null
  }
}
