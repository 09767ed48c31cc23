import { sql, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { IdentityTables } from './identity.tables.ts'
import { showPhone } from './phone.rules.ts'

/** What someone is called until they say their name: enough of the number to know oneself, not enough to call. */
export const nameOfPhone = (e164: string): string => `Số ··· ${showPhone(e164).slice(-3)}`

/** The person whose current number this is; made where nobody has it. Whether the number is proven is noted elsewhere. */
export async function personOfPhone(tx: Tx<IdentityTables>, e164: string, now: Date): Promise<string> {
  await sql(tx, 'identity.lock-phone', `select pg_advisory_xact_lock(hashtextextended('phone ' || $1, 0))`, [e164])
  const [found] = await sql<{ id: string }>(tx, 'identity.person-of-phone', 'select person_id as id from identity.phones where e164 = $1 and ended_at is null', [e164])
  if (found) return found.id
  const personId = newId<'person'>()
  await sql(tx, 'identity.add-phone-person', 'insert into identity.people (id, name, made_at) values ($1, $2, $3)', [personId, nameOfPhone(e164), now])
  await sql(tx, 'identity.add-phone', 'insert into identity.phones (id, person_id, e164, noted_at) values ($1, $2, $3, $4)', [newId<'phone'>(), personId, e164, now])
  return personId
}
