/** What a matching needs to count in, made once for a segment's size; everything is zero between two matchings. */

/** So many words of a query are looked at for standing next to each other in a name. */
export const ORDERED = 8

export class MatchRoom {
  readonly room: number
  readonly score: Uint16Array
  /** How many of the words asked for a document has met, met in its name, and met by a guess. */
  readonly met: Uint8Array
  readonly inName: Uint8Array
  readonly guessed: Uint8Array
  /** How many words of the name were met. */
  readonly nameWords: Uint8Array
  readonly bonus: Uint8Array
  /** The best value for the slot that is being filled. */
  readonly best: Uint16Array
  /** Per slot of the query: bits of the positions in the name, and how many words were filled there. */
  readonly positions: Uint16Array
  readonly lengths: Uint8Array
  readonly touched: Uint32Array
  readonly here: Uint32Array
  readonly outSlots: Uint32Array
  readonly outScores: Uint16Array

  constructor(room: number) {
    this.room = room
    this.score = new Uint16Array(room)
    this.met = new Uint8Array(room)
    this.inName = new Uint8Array(room)
    this.guessed = new Uint8Array(room)
    this.nameWords = new Uint8Array(room)
    this.bonus = new Uint8Array(room)
    this.best = new Uint16Array(room)
    this.positions = new Uint16Array(room * ORDERED)
    this.lengths = new Uint8Array(room * ORDERED)
    this.touched = new Uint32Array(room)
    this.here = new Uint32Array(room)
    this.outSlots = new Uint32Array(room)
    this.outScores = new Uint16Array(room)
  }
}
