/** A real provider of OpenID Connect on this machine (`oidc-provider`), whose sign-in page answers by itself as told. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

export const REDIRECT = 'http://localhost/dang-nhap/ngoai/ve'

export interface OutsideAccount { readonly sub: string; readonly claims?: Readonly<Record<string, unknown>> }

export interface TestProvider {
  readonly issuer: string
  /** Who signs in there next; null = says no. */
  who: OutsideAccount | null
  /** By how many milliseconds its clock is behind when it makes tokens, so that they come out of date. */
  behind: number
  /** Walks from the portal's redirect to the address that the provider sends the browser back to. */
  walk(address: string): Promise<URL>
  close(): Promise<void>
}

export async function testProvider(): Promise<TestProvider> {
  const server: Server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const state: TestProvider = { issuer, who: null, behind: 0, walk, close: () => new Promise((done) => { server.closeAllConnections(); server.close(() => done()) }) }
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'cong-ocop', client_secret: 'bi-mat-cua-cong', redirect_uris: [REDIRECT], token_endpoint_auth_method: 'client_secret_basic' }],
    claims: { openid: ['sub'], profile: ['name', 'loa', 'person_no', 'email', 'roles'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    cookies: { keys: ['một khóa của riêng bài thử'] },
    pkce: { required: () => true },
    ttl: { IdToken: 600, AccessToken: 600, AuthorizationCode: 60, Interaction: 600, Session: 600, Grant: 600 },
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: async () => ({ sub, ...(state.who?.sub === sub ? state.who.claims : {}) }) }),
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client!.clientId, accountId: ctx.oidc.session!.accountId! })
      grant.addOIDCScope('openid profile')
      await grant.save()
      return grant
    },
  })
  const answer = provider.callback()
  server.on('request', (request, response) => {
    if (request.url === '/token' && state.behind > 0) {
      const real = Date.now
      Date.now = () => real.call(Date) - state.behind
      response.on('close', () => { Date.now = real })
    }
    if (!request.url?.startsWith('/interaction/')) return void answer(request, response)
    const result = state.who ? { login: { accountId: state.who.sub } } : { error: 'access_denied', error_description: 'the person said no' }
    void provider.interactionFinished(request, response, result)
  })

  async function walk(address: string): Promise<URL> {
    const cookies = new Map<string, string>()
    let at = new URL(address)
    for (let steps = 0; steps < 10; steps++) {
      const got = await fetch(at, { redirect: 'manual', headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') } })
      for (const line of got.headers.getSetCookie()) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
        if (value) cookies.set(name!, value)
        else cookies.delete(name!)
      }
      const next = got.headers.get('location')
      if (!next) throw new Error(`${got.status} ${(await got.text()).slice(0, 400)}`)
      at = new URL(next, at)
      if (at.href.startsWith(REDIRECT)) return at
    }
    throw new Error('the provider sends in circles')
  }
  return state
}
