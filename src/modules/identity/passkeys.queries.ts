import { sql, type Db } from '#platform/db'
import type { IdentityTables } from './identity.tables.ts'

export interface PasskeyLine { readonly id: string; readonly name: string; readonly madeAt: Date; readonly usedAt: Date | null; readonly backedUp: boolean }

/** A person's passkeys, oldest first. */
export async function passkeysOf(db: Db<IdentityTables>, personId: string): Promise<PasskeyLine[]> {
  return sql<PasskeyLine>(db, 'identity.passkeys-of', 'select id, name, made_at as "madeAt", used_at as "usedAt", backed_up as "backedUp" from identity.passkeys where person_id = $1 order by made_at, id', [personId])
}

/** Which credentials a browser need not offer again. */
export async function credentialsOf(db: Db<IdentityTables>, personId: string): Promise<{ id: string; transports: string[] }[]> {
  return sql(db, 'identity.credentials-of', 'select credential_id as id, transports from identity.passkeys where person_id = $1', [personId])
}
