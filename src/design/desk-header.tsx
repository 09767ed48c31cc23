import { pathIn, tongue, type Lang } from '#platform/tongue'
import { Band } from './band.tsx'
import { Mark } from './icons.tsx'
import { OtherLanguage } from './page-header.tsx'

/** A way of a desk; `count` is what waits there. Addresses in Vietnamese form. */
export interface DeskWay {
  readonly href: string
  readonly text: string
  readonly count?: number
  /** One of the few that always stand side by side; where none is, all do. */
  readonly first?: true
  /** Under which heading it stands among the others. */
  readonly group?: string
  /** Other addresses that belong to it. */
  readonly under?: readonly string[]
}

/** So many ways stand side by side on a phone. */
const FEW = 4

export function DeskHeader({ lang, path, ways, person }: { readonly lang: Lang; readonly path: string; readonly ways: readonly DeskWay[]; readonly person: string | null }) {
  const t = tongue(lang)
  const at = ways.flatMap(({ href, under = [] }) => [href, ...under].map((start) => ({ href, start }))).filter(({ start }) => path === start || path.startsWith(`${start}/`))
  const here = at.reduce((found, each) => (each.start.length > found.start.length ? each : found), { href: '', start: '' }).href
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
          {ways.length === 0 ? null : <nav class="ways" aria-label={t('Việc', 'Work')}>{ways.some((way) => way.first) ? <FewFirst lang={lang} ways={ways} here={here} /> : ways.length > FEW ? <Folded lang={lang} ways={ways} here={here} /> : <Links lang={lang} ways={ways} here={here} />}</nav>}
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

/** Ways under their headings, in the order in which the headings come. */
export function groupWays<Way extends Pick<DeskWay, 'group'>>(ways: readonly Way[]): [group: string, ways: Way[]][] {
  const groups = new Map<string, Way[]>()
  for (const way of ways) groups.set(way.group ?? '', [...(groups.get(way.group ?? '') ?? []), way])
  return [...groups]
}

/** The few that matter side by side, the others one touch away under their headings. */
function FewFirst({ lang, ways, here }: Shown) {
  const t = tongue(lang)
  const others = ways.filter((way) => !way.first)
  const waiting = others.reduce((sum, { count }) => sum + (count ?? 0), 0)
  const now = others.find(({ href }) => href === here)
  return (
    <>
      <Links lang={lang} ways={ways.filter((way) => way.first)} here={here} />
      {others.length === 0 ? null : (
        <details class="ways-more">
          <summary {...(now ? { 'data-here': '' } : {})}>{t('Thêm', 'More')}{now ? <small>{now.text}</small> : null}{waiting > 0 ? <b class="tag tag-wait num"><span class="vh">{t('Chờ: ', 'Waiting: ')}</span>{waiting}</b> : null}</summary>
          <div>{groupWays(others).map(([group, each]) => <p>{group ? <b class="head">{group}</b> : null}<Links lang={lang} ways={each} here={here} /></p>)}</div>
        </details>
      )}
    </>
  )
}
