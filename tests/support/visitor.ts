/** Someone at a browser: keeps cookies, sends forms as a page of ours would, says from which address they come. */
import type { TestPortal } from '#tests/portal'
import type { Role } from '#identity'
import { newId } from '#platform/ids'
import { anOfficer, aPhonePerson, type SampleOfficer } from '../../src/modules/identity/identity.samples.ts'

const ORIGIN = 'http://localhost'

export class Visitor {
  readonly cookies = new Map<string, string>()
  readonly #portal: TestPortal
  address: string

  constructor(portal: TestPortal, address = '198.51.100.7') {
    this.#portal = portal
    this.address = address
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.ask(path, { headers })
  }

  post(path: string, fields: Record<string, string> = {}, headers: Record<string, string> = {}): Promise<Response> {
    return this.ask(path, { method: 'POST', body: new URLSearchParams(fields).toString(), headers: { 'content-type': 'application/x-www-form-urlencoded', origin: ORIGIN, ...headers } })
  }

  async ask(path: string, init: { method?: string; body?: string | FormData; headers?: Record<string, string> }): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await this.#portal.app.request(`${ORIGIN}${path}`, { ...init, headers: { ...(cookie ? { cookie } : {}), ...init.headers } }, { incoming: { socket: { remoteAddress: this.address, remotePort: 40_000 } } })
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value, rest] = /^([^=]+)=([^;]*)(.*)$/.exec(line)!
      if (/max-age=0/i.test(rest!)) this.cookies.delete(name!)
      else this.cookies.set(name!, value!)
    }
    return answer
  }
}

/** An officer who has signed in by both steps. */
export async function officerAt(portal: TestPortal, role: Role, unit: string): Promise<Visitor & { officer: SampleOfficer }> {
  const officer = await portal.store.transaction((tx) => anOfficer(tx, portal.at, { role, unit }))
  const visitor = Object.assign(new Visitor(portal), { officer })
  visitor.cookies.set('ocop_s', officer.token)
  return visitor
}

/** A central officer who came by password alone: no second step is set up yet. */
export async function halfWayAt(portal: TestPortal): Promise<Visitor> {
  const visitor = new Visitor(portal)
  visitor.cookies.set('ocop_s', (await portal.store.transaction((tx) => anOfficer(tx, portal.at, { role: 'central-officer', unit: 'VN', name: newId() }, 'password'))).token)
  return visitor
}

/** Someone who came by telephone and holds no role. */
export async function buyerAt(portal: TestPortal, e164 = '+84912345678'): Promise<Visitor & { personId: string }> {
  const person = await portal.store.transaction((tx) => aPhonePerson(tx, portal.at, e164))
  const visitor = Object.assign(new Visitor(portal), { personId: person.personId })
  visitor.cookies.set('ocop_s', person.token)
  return visitor
}
