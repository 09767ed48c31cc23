/** What a matching needs to count in, made once for a segment's size; everything is zero between two matchings. */

/** So many words of a query are looked at for standing next to each other in a name. */
export const ORDERED = 8

export class MatchRoom {
  readonly room: number
  /** How many of the words asked for a document has met. */
  readonly met: Uint8Array
  readonly bonus: Uint8Array
  readonly touched: Uint32Array
  readonly outSlots: Uint32Array
  readonly outScores: Uint16Array
  readonly #values: Uint16Array[] = []
  readonly #positions: Uint16Array[] = []
  #here: Uint32Array
  #before: Uint32Array

  constructor(room: number) {
    this.room = room
    this.met = new Uint8Array(room)
    this.bonus = new Uint8Array(room)
    this.touched = new Uint32Array(room)
    this.#here = new Uint32Array(room)
    this.#before = new Uint32Array(room)
    this.outSlots = new Uint32Array(room)
    this.outScores = new Uint16Array(room)
  }

  /** The best value of each document for one slot of the query. */
  values(place: number): Uint16Array { return (this.#values[place] ??= new Uint16Array(this.room)) }

  /** Bits of the positions in the name where a slot of the query was met. */
  positions(place: number): Uint16Array { return (this.#positions[place] ??= new Uint16Array(this.room)) }

  /** Documents that the step of now has met, and those of the step before. */
  get here(): Uint32Array { return this.#here }
  get before(): Uint32Array { return this.#before }
  turn(): void {
    const kept = this.#before
    this.#before = this.#here
    this.#here = kept
  }
}
