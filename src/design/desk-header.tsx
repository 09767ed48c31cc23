import { pathIn, tongue, type Lang } from '#platform/tongue'
import { Band } from './band.tsx'
import { Mark } from './icons.tsx'
import { OtherLanguage } from './page-header.tsx'

/** A way of a desk; `count` is what waits there, `also` what else belongs to it and stands elsewhere. Addresses in Vietnamese form. */
export interface DeskWay { readonly href: string; readonly text: string; readonly count?: number; readonly also?: readonly string[] }

/** So many ways stand side by side on a phone. */
const FEW = 4

export function DeskHeader({ lang, path, ways, person }: { readonly lang: Lang; readonly path: string; readonly ways: readonly DeskWay[]; readonly person: string | null }) {
  const t = tongue(lang)
  const [at] = path.split('?') as [string]
  const here = ways.flatMap(({ href, also = [] }) => [href, ...also].filter((each) => at === each || at.startsWith(`${each}/`)).map((under) => ({ href, under }))).reduce((found, each) => (each.under.length > found.under.length ? each : found), { href: '', under: '' }).href
  return (
    <>
      <Band id="bd" />
      <header class="top">
        <div class="wrap">
          <a class="logo" href={pathIn(lang, '/')}><Mark /><span>Cổng OCOP<small>{person ?? t('Bàn làm việc', 'Desk')}</small></span></a>
          <span class="row">
            <OtherLanguage lang={lang} path={path} />
            {person === null ? null : <form method="post" action={pathIn(lang, '/dang-xuat')}><button class="btn btn-3" type="submit">{t('Đăng xuất', 'Sign out')}</button></form>}
          </span>
          {ways.length === 0 ? null : <nav class="ways" aria-label={t('Việc', 'Work')}>{ways.length > FEW ? <Folded lang={lang} ways={ways} here={here} /> : <Links lang={lang} ways={ways} here={here} />}</nav>}
        </div>
      </header>
    </>
  )
}

interface Shown { readonly lang: Lang; readonly ways: readonly DeskWay[]; readonly here: string }

function Links({ lang, ways, here }: Shown) {
  return <>{ways.map(({ href, text, count }) => <a href={pathIn(lang, href)} {...(href === here ? { 'aria-current': 'true' as const } : {})}>{text}{count ? <b class="tag tag-wait num">{count}</b> : null}</a>)}</>
}

/** Many ways: on a narrow screen behind one line that says where one is and what waits; side by side on a wide one. */
function Folded({ lang, ways, here }: Shown) {
  const t = tongue(lang)
  const waiting = ways.reduce((sum, { count }) => sum + (count ?? 0), 0)
  return (
    <details class="ways-all">
      <summary><span class="vh">{t('Các việc, đang ở: ', 'Work, now at: ')}</span>{ways.find(({ href }) => href === here)?.text ?? t('Các việc', 'Work')}{waiting > 0 ? <small class="soft">{t(`${waiting} việc chờ`, `${waiting} waiting`)}</small> : null}</summary>
      <div><Links lang={lang} ways={ways} here={here} /></div>
    </details>
  )
}
