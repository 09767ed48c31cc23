/**
 * Who may pass which door: every address of the program is tried as everyone there is, and the answers must be what
 * the name of its guard promises. The table is kept in docs/doors.md; `npm run -s unit -- tests/doors.test.ts -u` writes it.
 */
import { beforeAll, expect, test } from 'vitest'
import type { Role } from '#identity'
import { testPortal, type TestPortal } from '#tests/portal'
import { buyerAt, halfWayAt, officerAt, Visitor } from '#tests/visitor'

const people = {
  nobody: null,
  'by phone': 'phone',
  'by password alone': 'password',
  'commune officer': ['commune-officer', '00001'],
  'province officer': ['province-officer', '99'],
  'central officer': ['central-officer', 'VN'],
  operator: ['operator', 'VN'],
} as const satisfies Record<string, readonly [Role, string] | 'phone' | 'password' | null>
type Person = keyof typeof people
const everyone = Object.keys(people) as Person[]
const settingUp = everyone.filter((person) => person !== 'nobody')
const signedIn = settingUp.filter((person) => person !== 'by password alone')

/** What each guard's name means. A guard that is not named here has no meaning, so it fails. */
const meanings: Record<string, readonly Person[]> = {
  anyone: everyone,
  'signed-in': signedIn,
  'setting-up': settingUp,
  officer: ['commune officer', 'province officer', 'central officer'],
  'province-officer': ['province officer', 'central officer'],
  'central-officer': ['central officer'],
  operator: ['operator'],
  /** A program on the same machine, or one that shows METRICS_TOKEN: no person. */
  monitor: [],
}

/** A guard that names several lets in whom any of them lets in. */
const meaningOf = (guard: string): readonly Person[] | undefined => {
  const parts = guard.split(', ').map((each) => meanings[each])
  return parts.some((each) => each === undefined) ? undefined : parts.flatMap((each) => each!)
}

interface Door { readonly method: string; readonly path: string; readonly guards: readonly string[] }
type Handler = { who?: string; __COMPOSED_HANDLER?: { who?: string } }

function doorsOf(portal: TestPortal): Door[] {
  const doors = new Map<string, { method: string; path: string; guards: string[] }>()
  for (const route of portal.app.routes) {
    if (route.method === 'ALL' && route.path.includes('*')) continue
    const key = `${route.path} ${route.method}`
    const door = doors.get(key) ?? { method: route.method, path: route.path, guards: [] }
    const handler = route.handler as unknown as Handler
    const who = handler.who ?? handler.__COMPOSED_HANDLER?.who
    if (who !== undefined) door.guards.push(who)
    doors.set(key, door)
  }
  return [...doors.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.method < b.method ? -1 : 1))
}

let portal: TestPortal
let doors: Door[]
beforeAll(async () => {
  portal = await testPortal()
  doors = doorsOf(portal)
})

const addressOf = (door: Door): string => door.path.replace(/\{[^}]*\}/g, '').replace(/:([a-z]+)\??/gi, (_, name: string) => (/id$/i.test(name) ? '01900000-0000-7000-8000-000000000000' : 'khong-co'))

test('every address has exactly one guard, and each guard has a meaning', () => {
  expect(doors.length).toBeGreaterThan(10)
  expect(doors.filter((door) => door.guards.length !== 1 || !meaningOf(door.guards[0]!)).map((door) => `${door.method} ${door.path}: ${door.guards.join(', ') || 'no guard'}`)).toEqual([])
})

test.each(everyone)('%s passes the doors that the guards promise, and no other', async (person) => {
  const held = people[person]
  const faults: string[] = []
  for (const door of doors) {
    // A visitor for each door: signing out at one must not shut the next.
    const visitor = held === 'phone' ? await buyerAt(portal) : held === 'password' ? await halfWayAt(portal) : held ? await officerAt(portal, held[0], held[1]) : new Visitor(portal)
    const answer = door.method === 'GET' ? await visitor.get(addressOf(door)) : await visitor.ask(addressOf(door), { method: door.method, body: '', headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost' } })
    const refused = answer.status === 401 || answer.status === 403 || (answer.status === 303 && (answer.headers.get('location') ?? '').startsWith(/^\/(?:toi|ban-hang|khoa-truy-cap|noi-tai-khoan)\b/.test(door.path) ? '/vao?den=' : '/dang-nhap?den='))
    const said = `${door.method} ${door.path} as ${person}: ${answer.status}`
    if (answer.status >= 500) faults.push(said)
    if (refused === meaningOf(door.guards[0]!)!.includes(person)) faults.push(said)
    if (refused && answer.status === 403 && person === 'nobody' && door.guards[0] !== 'monitor') faults.push(`${said}, where sign-in should be asked`)
    if (refused && answer.status !== 403 && person !== 'nobody') faults.push(`${said}, where no sign-in helps`)
  }
  expect(faults).toEqual([])
}, 60_000)

test('the table in docs/doors.md is the one of this program', async () => {
  const rows = doors.map((door) => `| ${door.method} | \`${door.path}\` | ${door.guards.join(', ')} | ${everyone.map((person) => (meaningOf(door.guards[0]!)!.includes(person) ? '✓' : '·')).join(' | ')} |`)
  const table = `# Doors: which address is open to whom

Written by \`npm run -s unit -- tests/doors.test.ts -u\`; the same test tries every address as everyone below and fails when this table is not current.
What an officer may do inside depends on the unit too: \`mayActIn\` (module identity).

| method | address | guard | ${everyone.join(' | ')} |
| --- | --- | --- | ${everyone.map(() => ':-:').join(' | ')} |
${rows.join('\n')}
`
  await expect(table).toMatchFileSnapshot('../docs/doors.md')
})
