import { Hono } from 'hono'
import type { Db } from '#platform/db'
import { allow, type Actor, type Routes } from '#platform/web'
import type { IdentityTables } from './identity.tables.ts'

export async function findActor(_db: Db<IdentityTables>, _token: string, _now: Date): Promise<Actor | null> {
  return null
}
export const officer = allow('officer', (actor) => actor !== null && actor.roles.length > 0)
export function identityRoutes(): Routes {
  return new Hono()
}
