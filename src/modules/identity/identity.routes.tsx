import { Hono } from 'hono'
import type { DeskWay } from '#design'
import type { Actor, Ctx, Routes } from '#platform/web'
import { accountRoutes } from './account.routes.tsx'
import { invitationRoutes } from './invitation.routes.tsx'
import { meRoutes } from './me.routes.tsx'
import { outsideRoutes } from './outside.routes.tsx'
import { passkeyRoutes } from './passkeys.routes.tsx'
import { phoneSignInRoutes } from './phone-sign-in.routes.tsx'
import { signInRoutes } from './sign-in.routes.tsx'

export interface IdentityParts {
  /** How the unit of a role is called on screen, from its code. */
  readonly unitName: (c: Ctx) => Promise<(code: string) => string>
  /** The ways of the desk at which one's own account is shown. */
  readonly ways: (c: Ctx, actor: Actor) => Promise<readonly DeskWay[]>
}

/** Sign-in in two steps, one's own account, and the link that an invited officer opens. */
export function identityRoutes(parts: IdentityParts): Routes {
  const app: Routes = new Hono()
  app.route('/', signInRoutes())
  app.route('/', accountRoutes(parts))
  app.route('/', invitationRoutes(parts))
  app.route('/', phoneSignInRoutes())
  app.route('/', meRoutes())
  app.route('/', passkeyRoutes(parts))
  app.route('/', outsideRoutes())
  return app
}
