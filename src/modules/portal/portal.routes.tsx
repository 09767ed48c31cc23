import { Hono } from 'hono'
import type { Routes } from '#platform/web'
import type { ChannelHosts } from './channel-hosts.memory.ts'
import { channelRoutes } from './channel.routes.tsx'
import { deskRoutes, type FindWaiting } from './desk.routes.tsx'
import type { Ways } from './edit-texts.page.tsx'
import { editTextRoutes } from './edit-texts.routes.tsx'
import { machineRoutes } from './machine.routes.tsx'
import { settingsRoutes } from './settings.routes.tsx'
import type { ShownSetting } from './settings.rules.ts'
import { SharePictures } from './share-pictures.memory.ts'
import type { PortalSources } from './sources.rules.ts'
import { textRoutes } from './text.routes.tsx'

export interface PortalParts {
  /** What is shown of products and producers. */
  readonly sources: PortalSources
  /** Which hosts serve which province's channel. */
  readonly hosts: ChannelHosts
  /** What waits for an officer, out of the modules that know. */
  readonly waiting?: FindWaiting
  /** The ways of an officer's desk. */
  readonly ways?: Ways
  /** The settings that have a screen. */
  readonly settings?: readonly ShownSetting[]
}

/** The whole public face, the texts' desk, and the officer's home. */
export function portalRoutes({ sources, hosts, waiting = async () => [], ways = async () => [], settings = [] }: PortalParts): Routes {
  const app: Routes = new Hono()
  app.route('/', channelRoutes(sources, hosts))
  app.route('/', textRoutes())
  app.route('/', machineRoutes(sources, new SharePictures()))
  app.route('/', deskRoutes(waiting, ways))
  app.route('/', editTextRoutes(ways))
  app.route('/', settingsRoutes(settings, ways))
  return app
}
