import { Table, Tag } from '#design'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import type { ComplaintTime } from './complaint-times.words.ts'
import { wordsOf, type Block, type Inline, type Line } from './markup.rules.ts'
import { operatorFieldOf, operatorLabels, type Operator } from './operator.rules.ts'

/** What is filled into a text when it is drawn. */
export interface Filling {
  readonly lang: Lang
  readonly operator: Operator
  readonly times: readonly ComplaintTime[]
}

/** A text of signs, drawn. What the operator has not told yet is said to be missing. */
export function Markup({ blocks, filling }: { readonly blocks: readonly Block[]; readonly filling: Filling }) {
  return <>{blocks.map((block) => <Drawn block={block} filling={filling} />)}</>
}

function Drawn({ block, filling }: { readonly block: Block; readonly filling: Filling }) {
  const words = (line: Line) => <Words line={line} filling={filling} />
  switch (block.kind) {
    case 'heading': return block.level === 2 ? <h2 id={block.id}>{words(block.line)}</h2> : <h3 id={block.id}>{words(block.line)}</h3>
    case 'paragraph': return <p>{words(block.line)}</p>
    case 'note': return <div class="note"><p>{words(block.line)}</p></div>
    case 'list': return block.ordered ? <ol>{block.items.map((item) => <li>{words(item)}</li>)}</ol> : <ul>{block.items.map((item) => <li>{words(item)}</li>)}</ul>
    case 'table': {
      const titles = block.head.map(wordsOf)
      return <Table lang={filling.lang} caption={titles.join(', ')} captionHidden rows={block.rows} columns={titles.map((title, n) => ({ key: String(n), title, head: n === 0, cell: (row: readonly Line[]) => words(row[n] ?? []) }))} />
    }
    case 'insert': return block.name === 'complaints.times' ? <Times filling={filling} /> : <p><Field name={block.name} filling={filling} /></p>
  }
}

function Times({ filling: { lang, times } }: { readonly filling: Filling }) {
  const t = tongue(lang)
  const said = ([vi, en]: readonly [string, string]): string => t(vi, en)
  return (
    <Table lang={lang} caption={t('Thời hạn theo từng loại việc', 'Times by kind of matter')} rows={times} columns={[
      { key: 'about', title: t('Việc', 'Matter'), head: true, cell: (row) => said(row.about) },
      { key: 'first', title: t('Trả lời lần đầu', 'First answer'), cell: (row) => said(row.first) },
      { key: 'settled', title: t('Xong', 'Settled'), cell: (row) => said(row.settled) },
    ]} />
  )
}

function Words({ line, filling }: { readonly line: Line; readonly filling: Filling }) {
  return <>{line.map((part) => <Part part={part} filling={filling} />)}</>
}

function Part({ part, filling }: { readonly part: Inline; readonly filling: Filling }) {
  switch (part.kind) {
    case 'text': return <>{part.text}</>
    case 'bold': return <b><Words line={part.inside} filling={filling} /></b>
    case 'link': return <a href={linkIn(filling.lang, part.href)} {...(part.href.startsWith('https:') ? { rel: 'noopener' } : {})}><Words line={part.inside} filling={filling} /></a>
    case 'field': return <Field name={part.name} filling={filling} />
  }
}

/** Pages of ours stay in the reader's language; files, the API and other hosts have one address for all. */
const linkIn = (lang: Lang, href: string): string => (href.startsWith('/') && !href.startsWith('/api') && !/\.[a-z]+$/.test(href) ? pathIn(lang, href) : href)

function Field({ name, filling: { lang, operator } }: { readonly name: string; readonly filling: Filling }) {
  const t = tongue(lang)
  const field = operatorFieldOf(name)
  if (field === null) return <>{`{{${name}}}`}</>
  if (operator[field] !== '') return <>{operator[field]}</>
  const [vi, en] = operatorLabels[field]
  return <Tag mood="wait" text={t(`chưa điền: ${vi.toLowerCase()}`, `not filled in yet: ${en.toLowerCase()}`)} />
}
