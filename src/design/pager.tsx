import { pathIn, showCount, tongue, type Lang } from '#platform/tongue'

export interface PagerProps {
  readonly lang: Lang
  readonly page: number
  readonly pages: number
  /** Address of a page in Vietnamese form, without `/en`. */
  readonly href: (page: number) => string
}

/** First, last, this one and its neighbours; null marks a gap. */
export function pagesShown(page: number, pages: number): (number | null)[] {
  const near = [1, page - 1, page, page + 1, pages].filter((each) => each >= 1 && each <= pages)
  const sorted = [...new Set(near)].toSorted((a, b) => a - b)
  return sorted.flatMap((each, n) => {
    const before = sorted[n - 1]
    if (before === undefined || each === before + 1) return [each]
    return each === before + 2 ? [before + 1, each] : [null, each]
  })
}

export function Pager({ lang, page, pages, href }: PagerProps) {
  if (pages <= 1) return null
  const t = tongue(lang)
  return (
    <nav class="pager" aria-label={t('Các trang', 'Pages')}>
      <ol>
        {page > 1 ? <li><a href={pathIn(lang, href(page - 1))} rel="prev">{t('Trước', 'Back')}</a></li> : null}
        {pagesShown(page, pages).map((each) => (
          <li>
            {each === null ? <span>…</span>
              : each === page ? <span aria-current="page"><span class="vh">{t('Trang ', 'Page ')}</span>{showCount(lang, each)}</span>
                : <a href={pathIn(lang, href(each))} aria-label={`${t('Trang', 'Page')} ${each}`}>{showCount(lang, each)}</a>}
          </li>
        ))}
        {page < pages ? <li><a href={pathIn(lang, href(page + 1))} rel="next">{t('Sau', 'Next')}</a></li> : null}
      </ol>
    </nav>
  )
}
