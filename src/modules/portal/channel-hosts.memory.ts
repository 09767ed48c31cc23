import type { Change } from '#platform/changes'
import type { Store } from '#platform/db'
import { readSetting } from '#platform/settings'
import { hostsSetting, readHost, type Hosts } from './hosts.rules.ts'

/**
 * Which host serves which province's channel, held in memory. `sighted` says whether the process hears of changes in
 * time; while it does not, each question is asked of the database.
 */
export class ChannelHosts {
  #held: Promise<Hosts> | null = null
  readonly #store: Store<unknown>
  readonly #sighted: () => boolean

  constructor(store: Store<unknown>, sighted: () => boolean) {
    this.#store = store
    this.#sighted = sighted
  }

  /** Slug of the province whose channel is served at this `Host` header; null for every other host. */
  async provinceAt(header: string | undefined): Promise<string | null> {
    const host = readHost(header)
    if (host === null) return null
    const hosts = await this.#hosts()
    return Object.hasOwn(hosts, host) ? hosts[host]! : null
  }

  /** For the process's watch of changes. */
  hear(changes: readonly Change[] | null): void {
    if (changes === null || changes.some(({ kind, key }) => kind === 'setting' && key === hostsSetting.name)) this.#held = null
  }

  #hosts(): Promise<Hosts> {
    if (!this.#sighted()) {
      this.#held = null
      return readSetting(this.#store.read, hostsSetting)
    }
    if (!this.#held) {
      const reading = readSetting(this.#store.read, hostsSetting)
      this.#held = reading
      reading.catch(() => { if (this.#held === reading) this.#held = null })
    }
    return this.#held
  }
}
