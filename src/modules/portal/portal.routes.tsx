import { Hono } from 'hono'
import type { Routes } from '#platform/web'
import { textRoutes } from './text.routes.tsx'

export interface PortalParts {
}

export function portalRoutes(_parts: PortalParts): Routes {
  const app: Routes = new Hono()
  app.route('/', textRoutes())
  return app
}
