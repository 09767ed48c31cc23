/** Which word follows which, as numbers in open addressing: some bytes for each pair, nothing else. */
export class PairBook {
  #firsts = new Uint32Array(1024)
  #seconds = new Uint32Array(1024)
  #table = new Uint32Array(4096)
  #after: { readonly offsets: Uint32Array; readonly seconds: Uint32Array; readonly size: number } | null = null
  size = 0

  add(first: number, second: number): void {
    let at = this.#place(first, second)
    if (this.#table[at] !== 0) return
    if (this.size * 2 > this.#table.length) {
      this.#grow()
      at = this.#place(first, second)
    }
    if (this.size === this.#firsts.length) {
      this.#firsts = copyInto(new Uint32Array(this.size * 2), this.#firsts)
      this.#seconds = copyInto(new Uint32Array(this.size * 2), this.#seconds)
    }
    this.#firsts[this.size] = first
    this.#seconds[this.size] = second
    this.#table[at] = ++this.size
  }

  has(first: number, second: number): boolean {
    return this.#table[this.#place(first, second)] !== 0
  }

  at(pair: number): [number, number] {
    return [this.#firsts[pair]!, this.#seconds[pair]!]
  }

  /** All words that follow this one somewhere. */
  after(first: number): Uint32Array {
    if (this.#after?.size !== this.size) this.#after = this.#listAfter()
    const { offsets, seconds } = this.#after
    return first + 1 < offsets.length ? seconds.subarray(offsets[first], offsets[first + 1]) : new Uint32Array(0)
  }

  #listAfter(): { offsets: Uint32Array; seconds: Uint32Array; size: number } {
    let most = 0
    for (let pair = 0; pair < this.size; pair++) most = Math.max(most, this.#firsts[pair]!)
    const offsets = new Uint32Array(most + 2)
    for (let pair = 0; pair < this.size; pair++) offsets[this.#firsts[pair]! + 1]!++
    for (let first = 0; first <= most; first++) offsets[first + 1]! += offsets[first]!
    const fill = offsets.slice()
    const seconds = new Uint32Array(this.size)
    for (let pair = 0; pair < this.size; pair++) seconds[fill[this.#firsts[pair]!]!++] = this.#seconds[pair]!
    return { offsets, seconds, size: this.size }
  }

  /** Where the pair stands in the table, or the free place where it would. */
  #place(first: number, second: number): number {
    const mask = this.#table.length - 1
    let at = (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> 0
    at = (at ^ (at >>> 15)) & mask
    for (;;) {
      const pair = this.#table[at]! - 1
      if (pair < 0 || (this.#firsts[pair] === first && this.#seconds[pair] === second)) return at
      at = (at + 1) & mask
    }
  }

  #grow(): void {
    this.#table = new Uint32Array(this.#table.length * 2)
    for (let pair = 0; pair < this.size; pair++) this.#table[this.#place(this.#firsts[pair]!, this.#seconds[pair]!)] = pair + 1
  }
}

function copyInto(to: Uint32Array, from: Uint32Array): Uint32Array<ArrayBuffer> {
  to.set(from)
  return to as Uint32Array<ArrayBuffer>
}
