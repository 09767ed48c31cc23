/**
 * How often a caller may ask: a bucket per caller that fills evenly. Held in this process alone; behind N
 * processes each caller has at most N times the rate, which is what the figure protects against all the same.
 */
export class RateLimit {
  readonly #buckets = new Map<string, { tokens: number; at: number }>()
  readonly #perMinute: number

  constructor(perMinute: number) {
    this.#perMinute = perMinute
  }

  get perMinute(): number {
    return this.#perMinute
  }

  /** Takes one; `wait` is the seconds until the next is free (0 = go on), `left` how many remain. */
  take(caller: string, now: number): { wait: number; left: number } {
    const bucket = this.#buckets.get(caller) ?? { tokens: this.#perMinute, at: now }
    bucket.tokens = Math.min(this.#perMinute, bucket.tokens + ((now - bucket.at) / 60_000) * this.#perMinute)
    bucket.at = now
    if (this.#buckets.size > 50_000) this.#buckets.clear()
    this.#buckets.set(caller, bucket)
    if (bucket.tokens < 1) return { wait: ((1 - bucket.tokens) / this.#perMinute) * 60, left: 0 }
    bucket.tokens -= 1
    return { wait: 0, left: Math.floor(bucket.tokens) }
  }
}
