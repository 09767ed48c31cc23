/** QR codes (ISO/IEC 18004): bytes, error correction M, versions 1 to 10 (up to 213 bytes). Made here so that no secret leaves the house. */

/** For each version: correction words a block, then [blocks, data words in each]. */
const BLOCKS: readonly (readonly [correction: number, ...groups: (readonly [count: number, words: number])[]])[] = [
  [10, [1, 16]], [16, [1, 28]], [26, [1, 44]], [18, [2, 32]], [24, [2, 43]], [16, [4, 27]], [18, [4, 31]], [22, [2, 38], [2, 39]], [22, [3, 36], [2, 37]], [26, [4, 43], [1, 44]],
]
const ALIGNMENT: readonly (readonly number[])[] = [[], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50]]

const EXP: number[] = []
const LOG: number[] = []
for (let power = 0, value = 1; power < 255; power++) {
  EXP[power] = value
  LOG[value] = power
  value = value << 1 > 255 ? (value << 1) ^ 0x11d : value << 1
}
const times = (a: number, b: number): number => (a === 0 || b === 0 ? 0 : EXP[(LOG[a]! + LOG[b]!) % 255]!)

function correctionOf(data: readonly number[], count: number): number[] {
  let generator = [1]
  for (let power = 0; power < count; power++) {
    generator = [...generator, 0].map((value, index) => value ^ (index > 0 ? times(generator[index - 1]!, EXP[power]!) : 0))
  }
  const rest = [...data, ...Array<number>(count).fill(0)]
  for (let at = 0; at < data.length; at++) {
    const factor = rest[at]!
    if (factor !== 0) generator.forEach((value, index) => { rest[at + index] = rest[at + index]! ^ times(value, factor) })
  }
  return rest.slice(data.length)
}

/** The words of the symbol: the text with its head and padding, split into blocks, corrected, woven together. */
function wordsOf(bytes: Uint8Array, version: number): number[] {
  const [correction, ...groups] = BLOCKS[version - 1]!
  const room = groups.reduce((sum, [count, words]) => sum + count * words, 0)
  const bits: number[] = []
  const put = (value: number, length: number): void => { for (let bit = length - 1; bit >= 0; bit--) bits.push((value >>> bit) & 1) }
  put(4, 4)
  put(bytes.length, version < 10 ? 8 : 16)
  for (const byte of bytes) put(byte, 8)
  put(0, Math.min(4, room * 8 - bits.length))
  while (bits.length % 8 > 0) bits.push(0)
  for (let filler = 0xec; bits.length < room * 8; filler ^= 0xec ^ 0x11) put(filler, 8)
  const data = Array.from({ length: room }, (_, word) => bits.slice(word * 8, word * 8 + 8).reduce((sum, bit) => sum * 2 + bit, 0))
  const blocks: number[][] = []
  for (const [count, words] of groups) for (let index = 0; index < count; index++) blocks.push(data.splice(0, words))
  const checks = blocks.map((block) => correctionOf(block, correction))
  const woven: number[] = []
  for (const set of [blocks, checks]) {
    for (let index = 0; index < Math.max(...set.map((each) => each.length)); index++) for (const each of set) if (index < each.length) woven.push(each[index]!)
  }
  return woven
}

const MASKS: readonly ((row: number, column: number) => boolean)[] = [
  (row, column) => (row + column) % 2 === 0, (row) => row % 2 === 0, (_, column) => column % 3 === 0, (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0, (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0, (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
]

/** `value` followed by its BCH remainder, for format and version. */
function withRemainder(value: number, generator: number, length: number): number {
  let rest = value << length
  for (let bit = 31 - Math.clz32(rest); bit >= length; bit--) if ((rest >>> bit) & 1) rest ^= generator << (bit - length)
  return (value << length) | rest
}

class Symbol {
  readonly size: number
  readonly dark: boolean[][]
  readonly #fixed: boolean[][]
  constructor(version: number) {
    this.size = version * 4 + 17
    this.dark = Array.from({ length: this.size }, () => Array<boolean>(this.size).fill(false))
    this.#fixed = this.dark.map((row) => [...row])
    for (let at = 0; at < this.size; at++) { this.#set(6, at, at % 2 === 0); this.#set(at, 6, at % 2 === 0) }
    for (const [row, column] of [[3, 3], [3, this.size - 4], [this.size - 4, 3]] as const) this.#rings(row, column, 4, [true, true, false, true, false])
    const places = ALIGNMENT[version - 1]!
    const last = places.length - 1
    places.forEach((row, i) => places.forEach((column, j) => {
      if (!((i === 0 && j === 0) || (i === 0 && j === last) || (i === last && j === 0))) this.#rings(row, column, 2, [true, false, true])
    }))
    this.format(0)
    if (version < 7) return
    const bits = withRemainder(version, 0x1f25, 12)
    for (let bit = 0; bit < 18; bit++) {
      const [near, far] = [Math.floor(bit / 3), this.size - 11 + (bit % 3)]
      this.#set(near, far, ((bits >>> bit) & 1) === 1)
      this.#set(far, near, ((bits >>> bit) & 1) === 1)
    }
  }

  #set(row: number, column: number, dark: boolean): void {
    if (row < 0 || column < 0 || row >= this.size || column >= this.size) return
    this.dark[row]![column] = dark
    this.#fixed[row]![column] = true
  }

  #rings(row: number, column: number, reach: number, colours: readonly boolean[]): void {
    for (let y = -reach; y <= reach; y++) for (let x = -reach; x <= reach; x++) this.#set(row + y, column + x, colours[Math.max(Math.abs(x), Math.abs(y))]!)
  }

  format(mask: number): void {
    const bits = withRemainder(mask, 0x537, 10) ^ 0x5412
    for (let bit = 0; bit < 15; bit++) {
      const dark = ((bits >>> bit) & 1) === 1
      const along = bit < 6 ? bit : bit < 8 ? bit + 1 : this.size - 15 + bit
      this.#set(along, 8, dark)
      this.#set(8, bit < 8 ? this.size - 1 - bit : bit === 8 ? 7 : 14 - bit, dark)
    }
    this.#set(this.size - 8, 8, true)
  }

  fill(words: readonly number[]): void {
    let at = 0
    for (let right = this.size - 1; right > 0; right -= 2) {
      if (right === 6) right = 5
      for (let step = 0; step < this.size; step++) {
        const row = ((right + 1) & 2) === 0 ? this.size - 1 - step : step
        for (const column of [right, right - 1]) {
          if (this.#fixed[row]![column]) continue
          this.dark[row]![column] = ((words[at >>> 3] ?? 0) >>> (7 - (at & 7)) & 1) === 1
          at++
        }
      }
    }
  }

  mask(number: number): void {
    const flips = MASKS[number]!
    for (let row = 0; row < this.size; row++) for (let column = 0; column < this.size; column++) if (!this.#fixed[row]![column] && flips(row, column)) this.dark[row]![column] = !this.dark[row]![column]
  }

  /** How hard the symbol is to read, by the standard's four rules. */
  penalty(): number {
    const columns = this.dark[0]!.map((_, column) => this.dark.map((row) => row[column]!))
    let sum = 0
    for (const line of [...this.dark, ...columns].map((cells) => cells.map((cell) => (cell ? '1' : '0')).join(''))) {
      for (const [run] of line.matchAll(/0{5,}|1{5,}/g)) sum += run.length - 2
      for (const pattern of ['10111010000', '00001011101']) for (let at = line.indexOf(pattern); at >= 0; at = line.indexOf(pattern, at + 1)) sum += 40
    }
    for (let row = 1; row < this.size; row++) for (let column = 1; column < this.size; column++) {
      const cell = this.dark[row]![column]
      if (cell === this.dark[row - 1]![column] && cell === this.dark[row]![column - 1] && cell === this.dark[row - 1]![column - 1]) sum += 3
    }
    const share = this.dark.flat().filter(Boolean).length / this.size ** 2
    return sum + Math.floor(Math.abs(share * 20 - 10)) * 10
  }
}

/** The modules of the symbol, row by row, dark = true; without the quiet zone of 4 modules that must surround it. */
export function qrOf(text: string): readonly (readonly boolean[])[] {
  const bytes = new TextEncoder().encode(text)
  const version = BLOCKS.findIndex(([, ...groups], index) => groups.reduce((sum, [count, words]) => sum + count * words, 0) >= bytes.length + (index < 9 ? 2 : 3)) + 1
  if (version === 0) throw new RangeError(`${bytes.length} bytes do not fit into a QR code of version 10`)
  const words = wordsOf(bytes, version)
  const made = MASKS.map((_, mask) => {
    const symbol = new Symbol(version)
    symbol.fill(words)
    symbol.mask(mask)
    symbol.format(mask)
    return symbol
  })
  return made.reduce((best, each) => (each.penalty() < best.penalty() ? each : best)).dark
}

/** The dark modules as one SVG path, in a square of `size` units with the quiet zone. */
export function qrPath(text: string): { readonly d: string; readonly size: number } {
  const rows = qrOf(text)
  const d = rows.map((row, y) => [...row.map((dark) => (dark ? '1' : '0')).join('').matchAll(/1+/g)].map((run) => `M${run.index + 4} ${y + 4}h${run[0].length}v1h-${run[0].length}z`).join('')).join('')
  return { d, size: rows.length + 8 }
}
