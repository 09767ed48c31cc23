/** Host names under which provinces' channels are served. */
import { z } from 'zod'
import type { Setting } from '#platform/settings'

/** Host name → slug of a province of today. */
export type Hosts = Readonly<Record<string, string>>

export const hostsSetting: Setting<Hosts> = { name: 'portal.hosts', shape: z.record(z.string(), z.string()), fallback: {} }

const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

/** The name alone of what a `Host` header or an operator says: lower case, without port and last dot; null when it is no name. */
export function readHost(text: string | undefined): string | null {
  const name = (text ?? '').trim().toLowerCase().replace(/:\d{1,5}$/, '').replace(/\.$/, '')
  const labels = name.split('.')
  return name.length <= 253 && labels.length >= 2 && labels.every((each) => label.test(each)) ? name : null
}
