import { Empty, groupWays, Page } from '#design'
import { showDay, type Day } from '#platform/day'
import { pathIn, showCount, tongue, type Lang } from '#platform/tongue'
import type { DeskProps } from './edit-texts.page.tsx'

/** Something that waits for an officer, one tap from its records. `late` = how many of them are overdue. */
export interface Waiting { readonly title: string; readonly count: number; readonly href: string; readonly late?: number }

export interface DeskPageProps extends DeskProps {
  readonly day: Day
  readonly waiting: readonly Waiting[]
  readonly places: readonly string[]
  readonly edits: boolean
  /** Of the day, in Vietnam. */
  readonly hour: number
}

const greeting = (lang: Lang, hour: number): string => tongue(lang)(hour < 11 ? 'Chào buổi sáng' : hour < 13 ? 'Chào buổi trưa' : hour < 18 ? 'Chào buổi chiều' : 'Chào buổi tối', hour < 12 ? 'Good morning' : hour < 18 ? 'Good afternoon' : 'Good evening')

/** The officer's home: what waits, what slipped, and where to go on. */
export function DeskPage({ lang, person, ways, day, hour, waiting, places, edits }: DeskPageProps) {
  const t = tongue(lang)
  const now = waiting.filter((each) => each.count > 0).toSorted((a, b) => (b.late ?? 0) - (a.late ?? 0))
  const own: { readonly href: string; readonly text: string; readonly group?: string }[] = [
    ...(edits ? [{ href: '/can-bo/trang', text: t('Trang giới thiệu, pháp lý, đơn vị vận hành', 'Pages about the portal, of the law, of the operator') }] : []),
    { href: '/tai-khoan', text: t('Tài khoản của tôi', 'My account') },
  ]
  const onward = [...ways.filter(({ href }) => href !== '/can-bo'), ...own.filter(({ href }) => !ways.some((way) => way.href === href))]
  return (
    <Page kind="desk" lang={lang} person={person} ways={ways} title={t('Bàn làm việc', 'Desk')} path="/can-bo" noindex>
      <h1>{greeting(lang, hour)}, {person}</h1>
      <p class="lead">{showDay(day)}{places.length === 0 ? '' : ` · ${places.join(', ')}`}</p>
      <section class="sect">
        <header><h2>{t('Đang chờ bạn', 'Waiting for you')}</h2></header>
        {now.length === 0 ? (
          <Empty title={t('Không có gì đang chờ', 'Nothing is waiting')} icon="check" level={3}>
            <p>{t('Đơn chờ trả lời, đơn kẹt, khiếu nại, danh sách xem dở và góp ý của người dân sẽ hiện ở đây.', 'Orders, complaints, lists under review and what people write will appear here.')}</p>
          </Empty>
        ) : (
          <ul class="figs plain">
            {now.map(({ title, count, href, late }) => (
              <li><a href={pathIn(lang, href)}><b class="num">{showCount(lang, count)}</b> <span>{title}{late ? <strong class="tag tag-wait">{t(`${late} quá hạn`, `${late} overdue`)}</strong> : null}</span></a></li>
            ))}
          </ul>
        )}
      </section>
      <section class="sect">
        <header><h2>{t('Làm gì tiếp', 'What next')}</h2></header>
        <div class="desk-groups">
          {groupWays<(typeof onward)[number]>(onward).map(([group, each]) => (
            <div>
              {group === '' ? null : <h3>{group}</h3>}
              <ul class="rolls plain">{each.map(({ href, text }) => <li><a href={pathIn(lang, href)}><span>{text}</span></a></li>)}</ul>
            </div>
          ))}
        </div>
        <p><a class="tap" href={pathIn(lang, '/')}>{t('Xem Cổng như người dân', 'See the portal as visitors do')}</a></p>
      </section>
    </Page>
  )
}
