import type { Child } from 'hono/jsx'
import { pathIn, tongue, type Lang } from '#platform/tongue'

export interface Column<Row> {
  readonly key: string
  readonly title: string
  /** Numbers stand right, with figures of one width. */
  readonly numeric?: boolean
  /** Sentences: on a phone they stand below their column's name, over the whole width. */
  readonly long?: boolean
  /** The first column is the row's name unless another says so. */
  readonly head?: boolean
  readonly sort?: { readonly href: string; readonly direction: 'ascending' | 'descending' | 'none' }
  readonly cell: (row: Row) => Child
}

export interface TableProps<Row> {
  readonly lang: Lang
  readonly caption: string
  /** Kept for screen readers only where a heading above says the same. */
  readonly captionHidden?: boolean
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  /** `cards` (below 640 px each row becomes a card, cells named by their column) or `scroll` (wide tables of figures). */
  readonly narrow?: 'cards' | 'scroll'
  readonly foot?: Child
}

export function Table<Row>({ lang, caption, captionHidden = false, columns, rows, narrow = 'cards', foot }: TableProps<Row>) {
  const t = tongue(lang)
  const named = columns.find(({ head }) => head) ?? columns[0]
  const table = (
    <table class={narrow === 'cards' ? 'tbl tbl-cards' : 'tbl'} {...(narrow === 'cards' ? { role: 'table' } : {})}>
      <caption class={captionHidden ? 'vh' : ''}>{caption}</caption>
      <thead {...(narrow === 'cards' ? { role: 'rowgroup' } : {})}>
        <tr {...(narrow === 'cards' ? { role: 'row' } : {})}>
          {columns.map(({ title, numeric, sort }) => (
            <th scope="col" class={numeric ? 'n' : ''} {...(sort ? { 'aria-sort': sort.direction } : {})} {...(narrow === 'cards' ? { role: 'columnheader' } : {})}>
              {sort ? <a href={pathIn(lang, sort.href)}>{title}<span aria-hidden="true">{sort.direction === 'ascending' ? ' ↑' : sort.direction === 'descending' ? ' ↓' : ''}</span><span class="vh">{t(', sắp xếp theo cột này', ', sort by this column')}</span></a> : title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...(narrow === 'cards' ? { role: 'rowgroup' } : {})}>
        {rows.map((row) => (
          <tr {...(narrow === 'cards' ? { role: 'row' } : {})}>
            {columns.map((column) => column === named
              ? <th scope="row" class={column.numeric ? 'n' : ''} {...(narrow === 'cards' ? { role: 'rowheader' } : {})}>{column.cell(row)}</th>
              : <td class={column.numeric ? 'n' : column.long ? 'l' : ''} data-t={column.title} {...(narrow === 'cards' ? { role: 'cell' } : {})}>{column.cell(row)}</td>)}
          </tr>
        ))}
      </tbody>
      {foot ? <tfoot>{foot}</tfoot> : null}
    </table>
  )
  return narrow === 'scroll' ? <div class="tbl-wide" role="region" aria-label={caption} tabindex={0}>{table}</div> : table
}
