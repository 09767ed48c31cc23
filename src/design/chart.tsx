import type { Child } from 'hono/jsx'
import { showDay } from '#platform/day'
import { showCount, tongue, type Lang } from '#platform/tongue'

export interface ChartFrameProps {
  readonly lang: Lang
  /** What one should see, as a sentence: "Vĩnh Long có nhiều sản phẩm nhất". */
  readonly title: string
  /** What is counted and how, one tap away. */
  readonly definition: string
  /** The day of the data. */
  readonly day: string
  readonly source?: string
  readonly level?: 2 | 3
  /** The table behind: first row holds the headings, first column the names. */
  readonly table: readonly (readonly (string | number)[])[]
  readonly children?: Child
}

/** What stands around every chart: what it says, the day of its data, its definition and the table behind it. */
export function ChartFrame({ lang, title, definition, day, source, level = 3, table, children }: ChartFrameProps) {
  const t = tongue(lang)
  const [head = [], ...rows] = table
  const show = (value: string | number): string => (typeof value === 'number' ? showCount(lang, value) : value)
  return (
    <figure class="chart">
      <figcaption>{level === 2 ? <h2>{title}</h2> : <h3>{title}</h3>}</figcaption>
      {children}
      <p class="small soft">{t('Số liệu ngày', 'Data of')} {showDay(day)}{source === undefined ? '' : ` · ${source}`}</p>
      <div class="row chart-more">
        <details><summary>{t('Bảng số', 'The table')}</summary>
          <div class="chart-table">
            <table class="tbl">
              <caption class="vh">{title}</caption>
              <thead><tr>{head.map((each, n) => <th scope="col" class={n === 0 ? '' : 'n'}>{each}</th>)}</tr></thead>
              <tbody>{rows.map((row) => <tr>{row.map((each, n) => (n === 0 ? <th scope="row">{show(each)}</th> : <td class="n">{show(each)}</td>))}</tr>)}</tbody>
            </table>
          </div>
        </details>
        <details><summary>{t('Cách tính', 'How it is counted')}</summary><p>{definition}</p></details>
      </div>
    </figure>
  )
}

export interface Bar { readonly name: string; readonly value: number; readonly href?: string; readonly strong?: boolean }

export interface BarChartProps {
  readonly lang: Lang
  readonly bars: readonly Bar[]
  /** A line through all bars, with its words. */
  readonly target?: { readonly value: number; readonly words: string }
  /** How a value is said; whole numbers unless told. */
  readonly show?: (value: number) => string
}

const part = (value: number, whole: number): number => (whole <= 0 ? 0 : Math.round((Math.max(0, value) / whole) * 1000) / 10)

/** Bars from the left, each with its name and number beside it; the target is a line with words. */
export function BarChart({ lang, bars, target, show = (value) => showCount(lang, value) }: BarChartProps) {
  const most = Math.max(1, ...bars.map(({ value }) => value), target?.value ?? 0)
  const line = target ? part(target.value, most) : null
  return (
    <>
      {target ? <p class="small target"><span aria-hidden="true" />{target.words}: <b class="num">{show(target.value)}</b></p> : null}
      <ul class="bars plain">
        {bars.map(({ name, value, href, strong }) => (
          <li class={strong ? 'strong' : ''}>
            <span>{href === undefined ? name : <a href={href}>{name}</a>}</span>
            <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
              <rect class="bar-fill" width={part(value, most)} height="10" />
              {line === null ? null : <path class="bar-line" d={`M${line} 0V10`} />}
            </svg>
            <b class="num">{show(value)}</b>
          </li>
        ))}
      </ul>
    </>
  )
}

export interface FunnelStep { readonly name: string; readonly value: number; readonly href?: string }

/** From many to few: each step with its number and its share of the one before. */
export function Funnel({ lang, steps }: { readonly lang: Lang; readonly steps: readonly FunnelStep[] }) {
  const t = tongue(lang)
  const most = Math.max(1, ...steps.map(({ value }) => value))
  return (
    <ol class="funnel plain">
      {steps.map(({ name, value, href }, n) => {
        const before = steps[n - 1]?.value
        const wide = Math.max(0.6, part(value, most))
        const next = Math.max(0.6, part(steps[n + 1]?.value ?? value, most))
        return (
          <li>
            <p>{href === undefined ? name : <a href={href}>{name}</a>} <b class="num">{showCount(lang, value)}</b>{before ? <span class="soft num"> · {Math.round((value / before) * 100)}{t(' % bước trước', ' % of the step before')}</span> : null}</p>
            <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><path class="bar-fill" d={`M0 0H${wide}L${next} 10H0z`} /></svg>
          </li>
        )
      })}
    </ol>
  )
}
