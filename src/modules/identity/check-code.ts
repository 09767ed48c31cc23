import { sql, type Tx } from '#platform/db'
import type { Sender } from '#platform/sender'
import type { IdentityTables } from './identity.tables.ts'
import { openSecret, useRecoveryCode } from './set-secrets.ts'
import { matchCode } from './totp.rules.ts'

/** Takes a code of the app, or a recovery code; each works once. False for everything else. */
export async function codeIsRight(tx: Tx<IdentityTables>, personId: string, typed: string, sender: Sender, now: Date): Promise<boolean> {
  const factor = (await sql<{ secret: Buffer; last_step: number }>(tx, 'identity.second-factor',
    'select secret, last_step from identity.second_factors where person_id = $1 for update', [personId]))[0]
  if (!factor) return false
  const step = matchCode(openSecret(personId, factor.secret), typed, now, factor.last_step)
  if (step === null) return useRecoveryCode(tx, personId, typed, sender, now)
  await sql(tx, 'identity.use-step', 'update identity.second_factors set last_step = $2 where person_id = $1', [personId, step])
  return true
}
