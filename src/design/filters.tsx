import type { Child } from 'hono/jsx'
import { pathIn, showCount, tongue, type Lang } from '#platform/tongue'
import { Icon } from './icons.tsx'

export interface FacetOption { readonly value: string; readonly text: string; readonly count?: number }
export interface Facet {
  readonly name: string
  readonly title: string
  /** One answer or several. */
  readonly kind: 'radio' | 'checkbox'
  readonly options: readonly FacetOption[]
  readonly chosen: readonly string[]
}

export interface FiltersProps {
  readonly lang: Lang
  /** Where the form asks, in Vietnamese form: `/san-pham`. */
  readonly action: string
  /** Parameters that stay: the words searched for, the order. */
  readonly kept: Readonly<Record<string, string>>
  readonly facets: readonly Facet[]
  /** The address without any choice. */
  readonly clear: string
}

/** Choices that narrow a list: a sheet from below on a phone, a column on a desk; a plain form without script. */
export function Filters({ lang, action, kept, facets, clear }: FiltersProps) {
  const t = tongue(lang)
  const chosen = facets.reduce((sum, facet) => sum + facet.chosen.filter((each) => each !== '').length, 0)
  return (
    <form class="filters" action={pathIn(lang, action)}>
      {Object.entries(kept).map(([name, value]) => value === '' ? null : <input type="hidden" name={name} value={value} />)}
      <details>
        <summary><Icon name="filter" />{chosen === 0 ? t('Lọc', 'Filter') : t(`Lọc (${chosen})`, `Filter (${chosen})`)}</summary>
        <div class="sheet">
          {facets.map((facet) => (
            <fieldset>
              <legend>{facet.title}</legend>
              {facet.kind === 'radio' && facet.options.length > 12 ? (
                <div class="field">
                  <select name={facet.name} aria-label={facet.title}>
                    {facet.options.map(({ value, text, count }) => <option value={value} selected={facet.chosen.includes(value)}>{count === undefined ? text : `${text} (${showCount(lang, count)})`}</option>)}
                  </select>
                </div>
              ) : (
                <div class={facet.options.length > 8 ? 'more' : ''} {...(facet.options.length > 8 ? { tabindex: 0, role: 'group', 'aria-label': facet.title } : {})}>
                {facet.options.map(({ value, text, count }) => (
                  <label class="pick"><input type={facet.kind} name={facet.name} value={value} checked={facet.chosen.includes(value)} /><span>{text}</span>{count === undefined ? null : <small class="num soft">{showCount(lang, count)}</small>}</label>
                ))}
              </div>
              )}
            </fieldset>
          ))}
          <div class="acts">
            <button class="btn" type="submit">{t('Xem kết quả', 'Show results')}</button>
            {chosen === 0 ? null : <a class="btn btn-3" href={pathIn(lang, clear)}>{t('Bỏ lọc', 'Clear')}</a>}
          </div>
        </div>
      </details>
    </form>
  )
}

/** Filters beside their list where there is room, above it where there is not. */
export function Beside({ side, children }: { readonly side: Child; readonly children?: Child }) {
  return <div class="beside">{side}<div>{children}</div></div>
}
