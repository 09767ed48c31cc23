/** One provider of OpenID Connect: the authorization code with PKCE, state and nonce (OpenID Connect Core 1.0; RFC 7636, 9207). */
import * as oidc from 'openid-client'
import { config } from '#platform/config'
import { log } from '#platform/log'

export type OidcSettings = NonNullable<typeof config.oidc>

/** What the provider says of who came back. Everything but `issuer` and `subject` is a claim of theirs, not known to us. */
export interface OutsidePerson {
  readonly issuer: string
  readonly subject: string
  readonly name: string | null
  readonly level: string | null
  /** The level is one at which the operator takes the provider's word for who this is. */
  readonly verified: boolean
  readonly personNo: string | null
  readonly phone: string | null
}

export type OutsideAnswer =
  | { readonly kind: 'came'; readonly person: OutsidePerson }
  /** The person said no there, or let it time out. */
  | { readonly kind: 'declined' }
  /** The answer does not hold: another state or nonce, a used code, another issuer, a token out of date or badly signed. */
  | { readonly kind: 'unfit' }
  | { readonly kind: 'silent' }

export interface WayOut { readonly state: string; readonly nonce: string; readonly verifier: string }

const SECONDS = 8
const KEPT_MS = 3_600_000
const local = /^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?(\/|$)/
const text = (value: unknown, most: number): string | null => (typeof value === 'string' && value.trim() !== '' ? value.normalize('NFC').trim().slice(0, most) : null)

export class OidcProvider {
  readonly settings: OidcSettings
  #found: { readonly client: oidc.Configuration; readonly at: number } | undefined

  constructor(settings: OidcSettings) {
    this.settings = settings
  }

  /** What this portal remembers of one way out; random, for one use. */
  wayOut(): WayOut {
    return { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() }
  }

  /** Where to send the browser; null while the provider does not answer. */
  async addressFor(way: WayOut, redirectUri: string): Promise<string | null> {
    try {
      const level = this.settings.askLevel
      return oidc.buildAuthorizationUrl(await this.#client(), {
        redirect_uri: redirectUri, scope: this.settings.scope, state: way.state, nonce: way.nonce, code_challenge: await oidc.calculatePKCECodeChallenge(way.verifier), code_challenge_method: 'S256',
        ...(level ? { acr_values: level } : {}),
      }).href
    } catch (fault) {
      log.warn({ why: nameOf(fault), issuer: this.settings.issuer }, 'the sign-in provider cannot be asked')
      return null
    }
  }

  /** Takes the code of the answer to the provider and checks everything that comes back. */
  async readAnswer(answered: URL, way: WayOut): Promise<OutsideAnswer> {
    let client: oidc.Configuration
    try {
      client = await this.#client()
    } catch {
      return { kind: 'silent' }
    }
    try {
      const tokens = await oidc.authorizationCodeGrant(client, answered, { expectedState: way.state, expectedNonce: way.nonce, pkceCodeVerifier: way.verifier, idTokenExpected: true })
      const told = tokens.claims()!
      const more = client.serverMetadata().userinfo_endpoint ? await oidc.fetchUserInfo(client, tokens.access_token, told.sub) : {}
      return { kind: 'came', person: this.#person({ ...more, ...told }) }
    } catch (fault) {
      const kind = kindOf(fault)
      log.warn({ why: nameOf(fault), kind, issuer: this.settings.issuer }, 'an answer of the sign-in provider was not taken')
      return { kind }
    }
  }

  #person(claims: { readonly iss: string; readonly sub: string; readonly [name: string]: unknown }): OutsidePerson {
    const { levelClaim, verifiedLevels, personNoClaim, phoneClaim } = this.settings
    const level = text(claims[levelClaim], 200)
    return {
      issuer: claims.iss, subject: claims.sub, name: text(claims['name'], 200), level, verified: level !== null && verifiedLevels.includes(level),
      personNo: personNoClaim ? text(claims[personNoClaim], 40) : null, phone: phoneClaim ? text(claims[phoneClaim], 40) : null,
    }
  }

  /** The provider's own description, asked again every hour. Plain HTTP only to this very machine. */
  async #client(): Promise<oidc.Configuration> {
    const now = performance.now()
    if (this.#found && now - this.#found.at < KEPT_MS) return this.#found.client
    const { issuer, clientId, clientSecret } = this.settings
    const client = await oidc.discovery(new URL(issuer), clientId, undefined, clientSecret ? oidc.ClientSecretBasic(clientSecret) : oidc.None(), { timeout: SECONDS, ...(local.test(issuer) ? { execute: [oidc.allowInsecureRequests] } : {}) })
    client.timeout = SECONDS
    this.#found = { client, at: now }
    return client
  }
}

const nameOf = (fault: unknown): string => (fault instanceof Error ? `${fault.name}: ${fault.message}`.slice(0, 200) : 'unknown')

/** `declined` and `silent` are told to people in words of their own; all else must not be told apart. */
function kindOf(fault: unknown): 'declined' | 'unfit' | 'silent' {
  if (fault instanceof oidc.AuthorizationResponseError) return ['access_denied', 'login_required', 'interaction_required', 'consent_required'].includes(fault.error) ? 'declined' : 'unfit'
  const code = fault instanceof oidc.ClientError ? fault.code : ''
  if (code === 'OAUTH_TIMEOUT' || code === 'OAUTH_ABORT') return 'silent'
  const cause = fault instanceof Error ? fault.cause : undefined
  return fault instanceof TypeError || (cause instanceof TypeError && /fetch failed/.test(cause.message)) || (cause instanceof Response && cause.status >= 500) ? 'silent' : 'unfit'
}

let known = config.oidc ? new OidcProvider(config.oidc) : null

/** The provider of this installation; null = none is set. */
export const outsideProvider = (): OidcProvider | null => known

/** Sets another one, for trying it out. */
export function tellProvider(settings: OidcSettings | null): void {
  known = settings ? new OidcProvider(settings) : null
}
