import { Hono } from 'hono'
import type { Routes } from '#platform/web'
import { complaintTimes, type ComplaintTime } from './complaint-times.words.ts'
import { editTextRoutes } from './edit-texts.routes.tsx'
import { textRoutes } from './text.routes.tsx'

export interface PortalParts {
  /** Within how long complaints are answered; the module's own list unless given. */
  readonly times?: readonly ComplaintTime[]
}

export function portalRoutes({ times = complaintTimes }: PortalParts): Routes {
  const app: Routes = new Hono()
  app.route('/', textRoutes(times))
  app.route('/', editTextRoutes(times))
  return app
}
