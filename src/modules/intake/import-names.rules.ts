/** Names in a row: the product or products, and the producer, each as it is shown and as it is compared. */
import { readProducerName, type ProducerForm } from '#producers'
import { foldVietnamese } from '#platform/search-text'
import type { ImportColumn } from './import-columns.words.ts'
import { holdsRow, problemWords } from './import-problems.words.ts'
import type { DataRow, RowProblem, RowProduct } from './import-row.rules.ts'
import { suggestGroup } from './product-group.rules.ts'
import { readProductName, type NameNote } from './product-name.rules.ts'
import { splitProducts } from './split-products.rules.ts'

interface NamedPart {
  readonly name: string
  readonly nameKey: string
  readonly held: boolean
  readonly problems: readonly RowProblem[]
  groupOf(version: string, producer: string | null): RowProduct['group']
}

export type RowNames = { readonly kind: 'error'; readonly problems: readonly RowProblem[] } | { readonly kind: 'named'; readonly parts: readonly NamedPart[] }

const quiet: ReadonlySet<NameNote> = new Set(['capitals-lowered', 'prefix-taken'])

/** The product or products of a row. Line breaks and numbering split for certain; what only may be several stays one, and says so. */
export function namesOfRow(row: DataRow, headings: ReadonlyMap<ImportColumn, string>, onePart: boolean): RowNames {
  const column = headings.get('name') ?? null
  const cell = row.cells.name
  if (!cell) return { kind: 'error', problems: [{ column, code: 'no-name', message: problemWords('no-name', '') }] }
  const split = onePart ? null : splitProducts(cell.text)
  const texts = split?.kind === 'several' ? split.parts : [cell.text]
  const parts = texts.map((text): NamedPart => {
    const reading = readProductName(text)
    const problems: RowProblem[] = reading.notes.filter((note) => !quiet.has(note)).map((note) => ({ column, code: note, message: problemWords(note, text) }))
    if (cell.damaged) problems.push({ column, code: 'letters-lost', message: problemWords('letters-lost', text) })
    if (split?.kind === 'ask') problems.push({ column, code: 'several-products', message: `“${text}” có thể là ${split.count > 1 ? split.count : 'nhiều'} sản phẩm${split.parts.length > 1 ? `: ${split.parts.join('; ')}` : ''}. Chúng tôi giữ là một; nếu là nhiều, tách thành nhiều dòng rồi nhập lại.` })
    return {
      name: reading.name, nameKey: foldVietnamese(reading.core), held: reading.notes.some((note) => holdsRow(note)), problems,
      groupOf(version, producer) {
        const suggestion = suggestGroup(reading.name, producer)
        return suggestion ? { version, code: suggestion.code, certainty: 'suggested', because: suggestion.because } : null
      },
    }
  })
  const named = parts.filter((part) => part.name !== '')
  return named.length > 0 ? { kind: 'named', parts: named } : { kind: 'error', problems: [{ column, code: 'name-missing', message: problemWords('name-missing', cell.text) }] }
}

export interface RowProducer {
  readonly producer: { readonly name: string; readonly nameKey: string; readonly form: ProducerForm } | null
  /** An address that stood behind the name in the same cell. */
  readonly address: string | null
  readonly problems: readonly RowProblem[]
}

const typeWords: Record<string, ProducerForm> = { enterprise: 'enterprise', household: 'household', coop: 'cooperative', cooperative: 'cooperative', group: 'cooperative-group', farm: 'farm', association: 'association' }

export function producerOfRow(row: DataRow, headings: ReadonlyMap<ImportColumn, string>): RowProducer {
  const cell = row.cells.producer
  if (!cell) return { producer: null, address: null, problems: [] }
  const column = headings.get('producer') ?? null
  const reading = readProducerName(cell.text)
  if (reading.name === '') return { producer: null, address: reading.address, problems: [{ column, code: 'producer-unreadable', message: `Chúng tôi không thấy tên chủ thể trong “${cell.text}”.` }] }
  const said = typeWords[row.cells.producerType?.text.toLowerCase() ?? '']
  const form: ProducerForm = reading.form === 'unknown' ? said ?? (row.cells.producerType ? readProducerName(row.cells.producerType.text).form : 'unknown') : reading.form
  const problems: RowProblem[] = reading.notes.includes('letters-lost') ? [{ column, code: 'letters-lost', message: problemWords('letters-lost', cell.text) }] : []
  return { producer: { name: reading.name, nameKey: reading.key, form }, address: reading.address, problems }
}
