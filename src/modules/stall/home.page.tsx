import { Button, showVnd } from '#design'
import type { MyProducer } from '#producers'
import { showDay, showMoment, type Day } from '#platform/day'
import { pathIn, tongue, type Say } from '#platform/tongue'
import { SellerPage, WhichProducer, type Frame } from './frame.piece.tsx'
import { runsOut, stateOf, type Ware } from './goods.rules.ts'

export interface SellersWork { readonly toAnswer: number; readonly firstDueAt: Date | null; readonly toSend: number; readonly comingVnd: number }

export interface HomeProps {
  readonly frame: Frame
  readonly mine: readonly MyProducer[]
  readonly chosen: string | null
  readonly work: SellersWork
  readonly wares: readonly Ware[]
  /** Stalls that are on holiday, with their last day of it. */
  readonly resting: readonly { readonly slug: string; readonly name: string; readonly until: Day }[]
  readonly now: Date
}

interface Task { readonly count: number; readonly what: string; readonly why?: string; readonly act: string; readonly href: string; readonly now?: boolean }

/** How long there is to answer, as people say it. */
function timeLeft(t: Say, due: Date | null, now: Date): string | undefined {
  if (!due) return undefined
  const minutes = Math.floor((due.getTime() - now.getTime()) / 60_000)
  if (minutes <= 0) return t('Đơn đầu đã quá hạn trả lời.', 'The first is past its time.')
  const words = minutes < 60 ? t(`${minutes} phút`, `${minutes} minutes`) : t(`${Math.floor(minutes / 60)} giờ`, `${Math.floor(minutes / 60)} hours`)
  return t(`Còn ${words} để trả lời đơn đầu, đến ${showMoment(due)}.`, `${words} left for the first, until ${showMoment(due)}.`)
}

function tasksOf({ frame, work, wares, now }: HomeProps): Task[] {
  const t = tongue(frame.lang)
  const onSale = wares.filter((ware) => stateOf(ware) === 'on-sale')
  const few = wares.filter(runsOut)
  const bare = onSale.filter((ware) => !ware.photo)
  return [
    ...(work.toAnswer > 0 ? [{ count: work.toAnswer, what: t('đơn chờ bạn trả lời', 'orders to answer'), why: timeLeft(t, work.firstDueAt, now), act: t('Trả lời đơn', 'Answer'), href: '/ban-hang/don', now: true }] : []),
    ...(work.toSend > 0 ? [{ count: work.toSend, what: t('đơn chờ gửi hàng', 'orders to send'), act: t('Gửi hàng', 'Send'), href: '/ban-hang/don?nhom=dang-lam', now: work.toAnswer === 0 }] : []),
    ...(few.length > 0 ? [{ count: few.length, what: t('món sắp hết', 'goods running out'), why: few.slice(0, 3).map((ware) => `${ware.product.name} (${ware.left === 0 ? t('hết', 'none') : t(`còn ${ware.left}`, `${ware.left} left`)})`).join(', '), act: t('Sửa số còn', 'Change the stock'), href: '/ban-hang/hang' }] : []),
    ...(bare.length > 0 ? [{ count: bare.length, what: t('món chưa có ảnh', 'goods without a photograph'), why: bare.slice(0, 3).map((ware) => ware.product.name).join(', '), act: t('Chụp ảnh', 'Take one'), href: `/ban-hang/mon/${bare[0]!.product.slug}` }] : []),
  ].map(({ why, ...task }) => (why === undefined ? task : { ...task, why }))
}

/** What to do next; then what comes in and the other ways. */
export function HomePage(props: HomeProps) {
  const { frame, mine, chosen, work, wares, resting } = props
  const { lang } = frame
  const t = tongue(lang)
  const tasks = tasksOf(props)
  const onSale = wares.filter((ware) => stateOf(ware) === 'on-sale').length
  return (
    <SellerPage frame={frame} title={t('Việc hôm nay', 'Today')} queue>
      <WhichProducer lang={lang} path="/ban-hang" mine={mine} chosen={chosen} />
      <ul class="tasks plain">
        {resting.map(({ slug, name, until }) => (
          <li class="task now lone">
            <span>{mine.length > 1 ? t(`${name} đang nghỉ bán`, `${name} is closed`) : t('Bạn đang nghỉ bán', 'You are closed')}</span>
            <small>{t(`Đến hết ${showDay(until)}. Khách chưa đặt được.`, `Until ${showDay(until)}. Nobody can order.`)}</small>
            <form method="post" action={pathIn(lang, `/ban-hang/ban-lai/${slug}`)}><Button>{t('Bán lại ngay', 'Sell again now')}</Button></form>
          </li>
        ))}
        {tasks.map((task) => <li class={task.now ? 'task now' : 'task'}><b>{task.count}</b><span>{task.what}</span>{task.why ? <small>{task.why}</small> : null}<Button rank={task.now ? 'main' : 'other'} href={pathIn(lang, task.href)}>{task.act}</Button></li>)}
        {tasks.length + resting.length === 0 && onSale > 0 ? <li class="task lone"><span>{t('Không có việc nào chờ', 'Nothing waits')}</span><small>{t(`${onSale} món đang bán.`, `${onSale} on sale.`)}</small></li> : null}
        {onSale === 0 ? <li class="task now lone"><span>{t('Đăng món đầu tiên', 'Put the first thing on sale')}</span><small>{t('Một tấm ảnh, giá và số gói. Chừng hai phút.', 'A photograph, a price, how many. About two minutes.')}</small><Button href={pathIn(lang, '/ban-hang/hang/moi')}>{t('Đăng món', 'Put it on sale')}</Button></li> : null}
      </ul>
      {onSale > 0 ? <p><a class="btn btn-2 wide" href={pathIn(lang, '/ban-hang/hang/moi')}>{t('Đăng món mới', 'Put something new on sale')}</a></p> : null}
      {work.comingVnd > 0 ? <p>{t('Tiền hàng sắp về: ', 'Coming in: ')}<b class="num">{showVnd(work.comingVnd)}</b></p> : null}
    </SellerPage>
  )
}
