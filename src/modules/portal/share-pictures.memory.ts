import { shareImage, type ShareImageProps } from '#design'
import { Refusal } from '#platform/refusal'

const MOST_KEPT = 200
const AT_ONCE = 2
const MOST_WAITING = 24

/** Share pictures by what they show, the latest used kept; drawn two at a time, and refused for a while when too many wait. */
export class SharePictures {
  readonly #kept = new Map<string, Promise<Buffer>>()
  readonly #waiting: (() => void)[] = []
  #drawing = 0
  readonly #draw: (props: ShareImageProps) => Promise<Buffer>

  constructor(draw: (props: ShareImageProps) => Promise<Buffer> = shareImage) {
    this.#draw = draw
  }

  get kept(): number {
    return this.#kept.size
  }

  of(props: ShareImageProps): Promise<Buffer> {
    const key = JSON.stringify(props)
    const known = this.#kept.get(key)
    if (known) {
      this.#kept.delete(key)
      this.#kept.set(key, known)
      return known
    }
    if (this.#waiting.length >= MOST_WAITING) return Promise.reject(new Refusal('unavailable', '', 5))
    const made = this.#inTurn(props)
    this.#kept.set(key, made)
    made.catch(() => this.#kept.delete(key))
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= MOST_KEPT) break
      this.#kept.delete(oldest)
    }
    return made
  }

  async #inTurn(props: ShareImageProps): Promise<Buffer> {
    if (this.#drawing < AT_ONCE) this.#drawing++
    else await new Promise<void>((go) => this.#waiting.push(go))
    try {
      return await this.#draw(props)
    } finally {
      const next = this.#waiting.shift()
      if (next) next()
      else this.#drawing--
    }
  }
}
