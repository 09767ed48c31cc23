import { dayOf } from '#platform/day'
import { sql, type Db } from '#platform/db'
import { hashToken } from '#platform/session'
import type { Actor } from '#platform/web'
import type { IdentityTables } from './identity.tables.ts'

/** An actor with the session that carries them. */
export interface SignedIn extends Actor {
  readonly sessionId: string
  readonly seenAt: Date
  readonly secondFactor: boolean
  readonly enrolOnly: boolean
}

/**
 * Who holds this session token now; null when the session is over (ended, idle too long, past its limit) or the
 * person's account is closed. Roles are those held on this day, and none without
 * the second factor: the holder of a sign-in name may then only set one up.
 */
export async function findActor(db: Db<IdentityTables>, token: string, now: Date): Promise<SignedIn | null> {
  return (await sql<SignedIn>(db, 'identity.actor', `
    select sessions.id as "sessionId", person_id as "personId", name, seen_at as "seenAt", second_factor as "secondFactor",
      not second_factor and exists (select from identity.sign_in_names named where named.person_id = sessions.person_id) as "enrolOnly",
      case when second_factor then coalesce((select json_agg(json_build_object('role', role, 'unit', unit) order by roles.from_on, roles.id) from identity.roles
        where roles.person_id = sessions.person_id and from_on <= $3 and (to_on is null or to_on >= $3) and roles.ended_at is null), '[]') else '[]' end as roles
    from identity.sessions join identity.people on people.id = person_id
    where token_hash = $1 and sessions.ended_at is null and idle_until > $2 and ends_at > $2 and closed_at is null`, [hashToken(token), now, dayOf(now)]))[0] ?? null
}

export interface SessionLine {
  readonly id: string
  readonly madeAt: Date
  readonly seenAt: Date
  readonly endsAt: Date
  readonly sender: string
  readonly agent: string
}

/** A person's open sessions, last used first. */
export async function openSessionsOf(db: Db<IdentityTables>, personId: string, now: Date): Promise<SessionLine[]> {
  return sql<SessionLine>(db, 'identity.sessions-of', `
    select id, made_at as "madeAt", seen_at as "seenAt", ends_at as "endsAt", sender, agent from identity.sessions
    where person_id = $1 and ended_at is null and idle_until > $2 and ends_at > $2 order by seen_at desc, id desc`, [personId, now])
}
