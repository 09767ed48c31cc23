import { sql, type Db } from '#platform/db'
import type { Day } from '#platform/day'
import type { IdentityTables } from './identity.tables.ts'

/** The people who hold an officer's role for one of these units (`VN` = the country) on a day. */
export async function findOfficersOf(db: Db<IdentityTables>, units: readonly string[], day: Day): Promise<string[]> {
  return (await sql<{ id: string }>(db, 'identity.officers-of', `
    select distinct role.person_id as id from identity.roles role join identity.people person on person.id = role.person_id and person.closed_at is null
    where role.unit = any($1) and role.role in ('commune-officer', 'province-officer', 'central-officer') and role.ended_at is null and role.from_on <= $2 and (role.to_on is null or role.to_on >= $2) order by 1`, [units, day])).map((row) => row.id)
}
