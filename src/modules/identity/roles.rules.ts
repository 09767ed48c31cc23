/** Roles, the units they are held for, and the guards made of them. */
import { allow, type Actor, type Guard } from '#platform/web'

export const ROLES = ['commune-officer', 'province-officer', 'central-officer', 'operator'] as const
export type Role = (typeof ROLES)[number]

/** The whole country, as the unit of a role. */
export const COUNTRY = 'VN'

export const readRole = (text: string): Role | null => ROLES.find((role) => role === text) ?? null

/** Whether a role can be held for a unit: communes and provinces by their code of today's scheme, the rest for `VN`. */
export function unitFits(role: Role, unit: string): boolean {
  switch (role) {
    case 'commune-officer': return /^\d{5}$/.test(unit)
    case 'province-officer': return /^\d{2}$/.test(unit)
    case 'central-officer':
    case 'operator': return unit === COUNTRY
  }
}

const holds = (actor: Actor | null, roles: readonly string[]): boolean => actor !== null && actor.roles.some((held) => roles.includes(held.role))
const OFFICERS = ['commune-officer', 'province-officer', 'central-officer']

/** Any signed-in person. An officer who came by password alone must set up a second step before anything else. */
export const signedIn: Guard = allow('signed-in', (actor) => actor !== null && actor.enrolOnly !== true)
/** The same, and those who still have to set up their second step: for the pages where that is done. */
export const settingUp: Guard = allow('setting-up', (actor) => actor !== null)
/** Officers of any level; what they may touch is asked by `mayActIn`. */
export const officer: Guard = allow('officer', (actor) => holds(actor, OFFICERS))
/** Officers of a province or of the central office. */
export const provinceOfficer: Guard = allow('province-officer', (actor) => holds(actor, ['province-officer', 'central-officer']))
export const centralOfficer: Guard = allow('central-officer', (actor) => holds(actor, ['central-officer']))
/** Who answers for personal data: the central office and the operator. */
export const dataOfficer: Guard = allow('central-officer, operator', (actor) => holds(actor, ['central-officer', 'operator']))
/** Who deals with a licensed payment partner: the central office and the operator. */
export const payoutOfficer: Guard = allow('central-officer, operator', (actor) => holds(actor, ['central-officer', 'operator']))
/** Who keeps the installation running; changes no record of the programme. */
export const operator: Guard = allow('operator', (actor) => holds(actor, ['operator']))

/** What an officer may see and change: the whole country, or these provinces and communes with all below them. */
export type Reach = { readonly kind: 'country' } | { readonly kind: 'units'; readonly provinces: readonly string[]; readonly communes: readonly string[] }

export function reachOf(actor: Actor): Reach {
  const held = actor.roles.filter((each) => OFFICERS.includes(each.role))
  if (held.some((each) => each.unit === COUNTRY)) return { kind: 'country' }
  return {
    kind: 'units',
    provinces: held.filter((each) => each.unit.length === 2).map((each) => each.unit),
    communes: held.filter((each) => each.unit.length === 5).map((each) => each.unit),
  }
}

/**
 * Whether an officer may act on records of a province, or of one commune of it. Where the commune of a record is not
 * known, only the province and the central office may; where nothing is known, only the central office.
 */
export function mayActIn(actor: Actor | null, provinceCode: string | null, communeCode: string | null = null): boolean {
  if (!actor) return false
  const reach = reachOf(actor)
  if (reach.kind === 'country') return true
  return (provinceCode !== null && reach.provinces.includes(provinceCode)) || (communeCode !== null && reach.communes.includes(communeCode))
}
