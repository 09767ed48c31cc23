/**
 * The few signs that officers may write texts with: `## ` and `### ` headings, blank lines between paragraphs, `- ` and
 * `1. ` lists, `> ` notes, tables of `|`, `**bold**`, `[words](address)`, and `{{name}}` for what is filled in.
 * Anything else is plain words. The outcome holds no HTML; a page draws it, so nothing written can become a script.
 */
import { slugOf } from '#platform/search-text'

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bold'; readonly inside: readonly Inline[] }
  | { readonly kind: 'link'; readonly href: string; readonly inside: readonly Inline[] }
  | { readonly kind: 'field'; readonly name: string }

export type Line = readonly Inline[]
export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly id: string; readonly line: Line }
  | { readonly kind: 'paragraph'; readonly line: Line }
  | { readonly kind: 'note'; readonly line: Line }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly Line[] }
  | { readonly kind: 'table'; readonly head: readonly Line[]; readonly rows: readonly (readonly Line[])[] }
  /** A field alone on its line. */
  | { readonly kind: 'insert'; readonly name: string }

const field = /^\{\{([a-zA-Z0-9.-]{1,60})\}\}/
const bullet = /^[-*] +/
const numbered = /^\d{1,3}[.)] +/
const rule = /^\|?[\s:|-]*-[\s:|-]*$/

/** Whether an address may be linked to: a path of this portal, a secure page, a letter, a telephone. Null when not. */
export function safeAddress(text: string): string | null {
  const address = text.trim()
  if (/[\s"'<>\\^`{|}\u0000-\u001f]/.test(address)) return null
  if (/^\/(?!\/)/.test(address) || /^#[a-z0-9-]+$/.test(address)) return address
  return /^(?:https:\/\/[^/]+|mailto:[^@]+@[^@]+$|tel:\+?[0-9.-]+$)/.test(address) ? address : null
}

/** Bold, links and fields of one line. */
export function readLine(text: string, depth = 0): Line {
  const found: Inline[] = []
  let plain = ''
  const say = (): void => { if (plain !== '') found.push({ kind: 'text', text: plain }); plain = '' }
  let at = 0
  while (at < text.length) {
    const two = text.slice(at, at + 2)
    if (two === '{{') {
      const name = field.exec(text.slice(at, at + 66))
      if (name) {
        say()
        found.push({ kind: 'field', name: name[1]! })
        at += name[0].length
        continue
      }
    } else if (two === '**' && depth < 2) {
      const end = text.indexOf('**', at + 2)
      if (end > at + 2) {
        say()
        found.push({ kind: 'bold', inside: readLine(text.slice(at + 2, end), depth + 1) })
        at = end + 2
        continue
      }
    } else if (text[at] === '[' && depth < 2) {
      const link = linkAt(text, at)
      if (link) {
        say()
        found.push({ kind: 'link', href: link.href, inside: readLine(link.words, 2) })
        at = link.end
        continue
      }
    }
    plain += text[at]
    at++
  }
  say()
  return found
}

function linkAt(text: string, at: number): { words: string; href: string; end: number } | null {
  const middle = text.indexOf('](', at)
  if (middle < 0 || text.slice(at + 1, middle).includes('[')) return null
  const end = text.indexOf(')', middle)
  if (end < 0) return null
  const href = safeAddress(text.slice(middle + 2, end))
  const words = text.slice(at + 1, middle)
  return href === null || words.trim() === '' ? null : { words, href, end: end + 1 }
}

const cells = (row: string): Line[] => row.replace(/^\|/, '').replace(/\|\s*$/, '').split('|').map((cell) => readLine(cell.trim()))

/** Reads a whole text. Every text gives something; nothing that was written is lost. */
export function readMarkup(text: string): Block[] {
  const lines = text.replace(/\r\n?/g, '\n').split('\n').map((line) => line.trim())
  const blocks: Block[] = []
  const ids = new Set<string>()
  let at = 0
  const run = (of: (line: string) => boolean): string[] => {
    const taken: string[] = []
    while (at < lines.length && of(lines[at]!)) taken.push(lines[at++]!)
    return taken
  }
  while (at < lines.length) {
    const line = lines[at]!
    if (line === '') { at++; continue }
    const heading = /^(#{2,3}) +(.+)$/.exec(line)
    if (heading) {
      at++
      blocks.push({ kind: 'heading', level: heading[1]!.length as 2 | 3, id: freeId(ids, heading[2]!), line: readLine(heading[2]!) })
    } else if (bullet.test(line)) blocks.push({ kind: 'list', ordered: false, items: run((each) => bullet.test(each)).map((each) => readLine(each.replace(bullet, ''))) })
    else if (numbered.test(line)) blocks.push({ kind: 'list', ordered: true, items: run((each) => numbered.test(each)).map((each) => readLine(each.replace(numbered, ''))) })
    else if (line.startsWith('> ')) blocks.push({ kind: 'note', line: readLine(run((each) => each.startsWith('> ')).map((each) => each.slice(2)).join(' ')) })
    else if (line.startsWith('|') && rule.test(lines[at + 1] ?? '')) {
      const [head, , ...rows] = run((each) => each.startsWith('|'))
      const titles = cells(head!)
      blocks.push({ kind: 'table', head: titles, rows: rows.map((row) => Object.assign(titles.map((): Line => []), cells(row))) })
    } else {
      const words = run((each) => each !== '' && !/^#{2,3} +./.test(each) && !bullet.test(each) && !numbered.test(each) && !each.startsWith('> '))
      const read = readLine(words.join(' '))
      const only = read[0]
      blocks.push(read.length === 1 && only?.kind === 'field' ? { kind: 'insert', name: only.name } : { kind: 'paragraph', line: read })
    }
  }
  return blocks
}

function freeId(ids: Set<string>, text: string): string {
  const base = slugOf(wordsOf(readLine(text)), 50) || 'muc'
  let id = base
  for (let n = 2; ids.has(id); n++) id = `${base}-${n}`
  ids.add(id)
  return id
}

/** The words alone, without signs; fields are left out. */
export function wordsOf(line: Line): string {
  return line.map((part) => (part.kind === 'text' ? part.text : part.kind === 'field' ? '' : wordsOf(part.inside))).join('')
}

/** The fields that a text asks for. */
export function fieldsOf(blocks: readonly Block[]): ReadonlySet<string> {
  const names = new Set<string>()
  const look = (line: Line): void => {
    for (const part of line) {
      if (part.kind === 'field') names.add(part.name)
      else if (part.kind !== 'text') look(part.inside)
    }
  }
  for (const block of blocks) {
    if (block.kind === 'insert') names.add(block.name)
    else if (block.kind === 'list') block.items.forEach(look)
    else if (block.kind === 'table') [block.head, ...block.rows].flat().forEach(look)
    else look(block.line)
  }
  return names
}

/** The first paragraph's words, for descriptions of a page. */
export function summaryOf(blocks: readonly Block[], max = 160): string {
  const first = blocks.find((block) => block.kind === 'paragraph')
  const words = first ? wordsOf(first.line).replace(/\s+/g, ' ').trim() : ''
  if (words.length <= max) return words
  const cut = words.slice(0, max)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), max / 2))} …`
}
