/** A small forward reader of XML parts in Office files. No DTD, no entities but the five and numbers, nothing held but the piece at hand. */
import { FileRefusal } from './file-refusal.ts'

export interface XmlListener {
  /** `name` without its prefix; `attributes` raw, read with `attributeOf`. An empty element gets no `close`. */
  open(name: string, attributes: string, empty: boolean): void
  close(name: string): void
  text(text: string): void
}

/** No tag and no text of a real list is longer. */
const LONGEST = 8_000_000

export class XmlScan {
  readonly #to: XmlListener
  #held = ''
  constructor(to: XmlListener) {
    this.#to = to
  }

  feed(piece: string): void {
    const text = this.#held === '' ? piece : this.#held + piece
    let at = 0
    while (at < text.length) {
      const next = text.charCodeAt(at) === 60 ? this.#tag(text, at) : this.#text(text, at)
      if (next < 0) break
      at = next
    }
    this.#held = at === 0 ? text : text.slice(at)
    if (this.#held.length > LONGEST) throw new FileRefusal('damaged', 'xml piece too long')
  }

  /** The part is over; a half tag at its end means a broken file. */
  end(): void {
    if (this.#held.trim() !== '') throw new FileRefusal('damaged', 'xml ends early')
  }

  #text(text: string, at: number): number {
    const end = text.indexOf('<', at)
    if (end < 0) return -1
    this.#to.text(decoded(text.slice(at, end)))
    return end
  }

  #tag(text: string, at: number): number {
    const second = text.charCodeAt(at + 1)
    if (second === 33 || second === 63 || Number.isNaN(second)) return this.#special(text, at)
    const end = tagEnd(text, at)
    if (end < 0) return -1
    if (second === 47) {
      this.#to.close(bare(text.slice(at + 2, end).trimEnd()))
      return end + 1
    }
    const empty = text.charCodeAt(end - 1) === 47
    const inside = text.slice(at + 1, empty ? end - 1 : end)
    let space = 0
    while (inside.charCodeAt(space) > 32) space++
    this.#to.open(bare(inside.slice(0, space)), inside.slice(space), empty)
    return end + 1
  }

  /** Comments, instructions, CDATA; a document type is refused: it is where entity bombs live. */
  #special(text: string, at: number): number {
    const start = text.slice(at, at + 9)
    if (start.startsWith('<?')) return ended(text.indexOf('?>', at), 2)
    if (start.startsWith('<!--')) return ended(text.indexOf('-->', at), 3)
    if (start.startsWith('<![CDATA[')) {
      const end = text.indexOf(']]>', at)
      if (end < 0) return -1
      this.#to.text(text.slice(at + 9, end))
      return end + 3
    }
    if ('<!--'.startsWith(start) || '<![CDATA['.startsWith(start)) return -1
    throw new FileRefusal('unsafe-xml', start)
  }
}

/** The `>` that ends the tag at `at`, not one inside quotes; -1 when it has not come yet. */
function tagEnd(text: string, at: number): number {
  let from = at
  let end = text.indexOf('>', at)
  while (end >= 0) {
    const quote = openQuote(text, from, end)
    if (quote < 0) return end
    from = text.indexOf(text[quote]!, end) + 1
    end = from === 0 ? -1 : text.indexOf('>', from)
  }
  return -1
}

const ended = (found: number, length: number): number => (found < 0 ? -1 : found + length)

/** Where a quote stands open at `end`; -1 when none does. */
function openQuote(text: string, from: number, end: number): number {
  let open = -1
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code !== 34 && code !== 39) continue
    if (open < 0) open = at
    else if (text.charCodeAt(open) === code) open = -1
  }
  return open
}

const bare = (name: string): string => {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/** The value of an attribute, by its name without prefix; undefined when absent. */
export function attributeOf(attributes: string, name: string): string | undefined {
  for (let at = attributes.indexOf(name); at >= 0; at = attributes.indexOf(name, at + 1)) {
    const before = attributes.charCodeAt(at - 1)
    if (!(before === 32 || before === 58 || before === 10 || before === 9 || before === 13)) continue
    let from = at + name.length
    while (attributes.charCodeAt(from) <= 32) from++
    if (attributes.charCodeAt(from) !== 61) continue
    from++
    while (attributes.charCodeAt(from) <= 32) from++
    const quote = attributes[from]
    if (quote !== '"' && quote !== "'") continue
    const end = attributes.indexOf(quote, from + 1)
    return end < 0 ? undefined : decoded(attributes.slice(from + 1, end))
  }
  return undefined
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decoded(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi, (whole, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
    if (name !== undefined) return named[name] ?? whole
    const code = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '\ufffd'
  })
}

/** Turns the bytes of a part into text, piece by piece; UTF-16 by its mark, else UTF-8. */
export function xmlDecoder(): (piece: Uint8Array | null) => string {
  let decoder: TextDecoder | null = null
  return (piece) => {
    if (piece === null) return decoder?.decode() ?? ''
    decoder ??= new TextDecoder(piece[0] === 0xff && piece[1] === 0xfe ? 'utf-16le' : piece[0] === 0xfe && piece[1] === 0xff ? 'utf-16be' : 'utf-8')
    return decoder.decode(piece, { stream: true })
  }
}
