import { showCount, tongue, type Lang } from '#platform/tongue'

export interface Line { readonly name: string; readonly values: readonly (number | null)[]; readonly strong?: boolean }

export interface LineChartProps {
  readonly lang: Lang
  /** What the picture says, for those who do not see it. */
  readonly label: string
  readonly points: readonly string[]
  readonly lines: readonly Line[]
  readonly target?: { readonly value: number; readonly words: string }
  readonly height?: number
}

/** A round number at or above the greatest value: 1, 2, 2.5 or 5 times a power of ten. */
export function niceTop(most: number): number {
  if (most <= 0) return 1
  const power = 10 ** Math.floor(Math.log10(most))
  return ([1, 2, 2.5, 5, 10].find((step) => step * power >= most) ?? 10) * power
}

/** Lines over time with their names at their ends. Words keep their size on any screen: only the lines stretch. */
export function LineChart({ lang, label, points, lines, target, height = 240 }: LineChartProps) {
  const top = niceTop(Math.max(...lines.flatMap(({ values }) => values.map((value) => value ?? 0)), target?.value ?? 0))
  const [above, below] = [24, 28]
  const tall = height - above - below
  const y = (value: number): number => Math.round((above + tall * (1 - value / top)) * 10) / 10
  const x = (n: number): number => Math.round((points.length < 2 ? 50 : 2 + (96 * n) / (points.length - 1)) * 10) / 10
  const every = Math.max(1, Math.ceil(points.length / 6))
  return (
    <svg class="lines" width="100%" height={height} role="img" aria-label={label}>
      {[0, top / 2, top].map((value) => (
        <>
          <line x1="0" x2="100%" y1={y(value)} y2={y(value)} class="rule" />
          <text x="0" y={y(value) - 5}>{showCount(lang, value)}</text>
        </>
      ))}
      {target ? <><line x1="0" x2="100%" y1={y(target.value)} y2={y(target.value)} class="bar-line" /><text x="100%" y={y(target.value) - 5} text-anchor="end">{target.words}</text></> : null}
      {points.map((point, n) => (n % every === 0 || n === points.length - 1 ? <text x={`${x(n)}%`} y={height - 8} text-anchor={n === 0 ? 'start' : n === points.length - 1 ? 'end' : 'middle'}>{point}</text> : null))}
      <svg x="0" y="0" width="100%" height={height} viewBox={`0 0 100 ${height}`} preserveAspectRatio="none">
        {lines.map(({ values, strong }) => <path class={strong ? 'line strong' : 'line'} d={pathOf(values, x, y)} />)}
      </svg>
      {lines.map(({ name, values, strong }) => {
        const last = values.findLastIndex((value) => value !== null)
        const value = values[last]
        return value === null || value === undefined ? null : (
          <>
            <circle cx={`${x(last)}%`} cy={y(value)} r="4" class={strong ? 'dot strong' : 'dot'} />
            <text x={`${x(last) - 1.5}%`} y={y(value) - 9} text-anchor="end" class={strong ? 'name strong' : 'name'}>{name} {showCount(lang, value)}</text>
          </>
        )
      })}
    </svg>
  )
}

function pathOf(values: readonly (number | null)[], x: (n: number) => number, y: (value: number) => number): string {
  let pen = 'M'
  return values.map((value, n) => {
    if (value === null) { pen = 'M'; return '' }
    const step = `${pen}${x(n)} ${y(value)}`
    pen = 'L'
    return step
  }).join('')
}

export interface Dot { readonly name: string; readonly value: number; readonly before?: number; readonly href?: string }

/** Where each stands on one scale, and where it stood before (hollow); the target is a line with words. */
export function DotChart({ lang, dots, target, now, then }: { readonly lang: Lang; readonly dots: readonly Dot[]; readonly target?: { readonly value: number; readonly words: string }; readonly now: string; readonly then?: string }) {
  const t = tongue(lang)
  const top = niceTop(Math.max(...dots.flatMap(({ value, before }) => [value, before ?? 0]), target?.value ?? 0))
  const x = (value: number): string => `${Math.round((2 + (96 * value) / top) * 10) / 10}%`
  return (
    <>
      <p class="small">● {now}{then === undefined ? '' : `, ○ ${then}`}{target ? t(`, vạch: ${target.words} ${showCount(lang, target.value)}`, `, line: ${target.words} ${showCount(lang, target.value)}`) : ''}</p>
      <ul class="bars plain">
        {dots.map(({ name, value, before, href }) => (
          <li>
            <span>{href === undefined ? name : <a href={href}>{name}</a>}</span>
            <svg height="24" aria-hidden="true">
              <line x1="0" x2="100%" y1="12" y2="12" class="rule" />
              {target ? <line x1={x(target.value)} x2={x(target.value)} y1="0" y2="24" class="bar-line" /> : null}
              {before === undefined ? null : <><line x1={x(before)} x2={x(value)} y1="12" y2="12" class="went" /><circle cx={x(before)} cy="12" r="5" class="was" /></>}
              <circle cx={x(value)} cy="12" r="6" class="dot" />
            </svg>
            <b class="num">{showCount(lang, value)}</b>
          </li>
        ))}
      </ul>
    </>
  )
}

/** The same small picture for several things, on one scale, so that they can be compared. */
export function SmallMultiples({ lang, points, charts }: { readonly lang: Lang; readonly points: readonly string[]; readonly charts: readonly { readonly name: string; readonly values: readonly (number | null)[]; readonly href?: string }[] }) {
  const top = niceTop(Math.max(...charts.flatMap(({ values }) => values.map((value) => value ?? 0))))
  return (
    <ul class="smalls plain">
      {charts.map(({ name, values, href }) => {
        const last = values.findLast((value) => value !== null) ?? null
        const across = points.length < 2 ? 0 : 100 / (points.length - 1)
        return (
          <li>
            <p>{href === undefined ? name : <a href={href}>{name}</a>} <b class="num">{last === null ? '–' : showCount(lang, last)}</b></p>
            <svg viewBox="0 0 100 48" preserveAspectRatio="none" role="img" aria-label={`${name}: ${values.map((value, n) => `${points[n] ?? ''} ${value === null ? '–' : showCount(lang, value)}`).join(', ')}`}>
              <path class="rule" d="M0 47.5H100" /><path class="line strong" d={pathOf(values, (n) => Math.round(n * across * 10) / 10, (value) => Math.round((46 - (44 * value) / top) * 10) / 10)} />
            </svg>
            <p class="small soft ends"><span>{points[0]}</span><span>{points.at(-1)}</span></p>
          </li>
        )
      })}
    </ul>
  )
}
