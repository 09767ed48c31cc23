import { Button, ChoiceField, Empty, FaultList, Notice, Page, Pager, Tag, TextField, type DeskWay } from '#design'
import { showDay, showMoment } from '#platform/day'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import type { Fault } from '#platform/web'
import { TAKEDOWN_HOURS } from './stop.rules.ts'
import type { StopView } from './stops.queries.ts'

export interface StopsProps { readonly lang: Lang; readonly person: string; readonly ways: readonly DeskWay[]; readonly stops: readonly StopView[]; readonly page: number; readonly more: boolean; readonly typed: Readonly<Record<string, string>>; readonly faults: readonly Fault[]; readonly days: number }

/** How long it took from the request to the takedown, in hours with one digit. */
const hoursOf = (stop: StopView): number | null => (stop.authority === '' || stop.inForceAt === null ? null : Math.round((stop.inForceAt.getTime() - stop.receivedAt.getTime()) / 360_000) / 10)

/** Takedowns and suspensions: what was asked, how long it took, and the form for the next. */
export function StopsPage({ lang, person, ways, stops, page, more, typed, faults, days }: StopsProps) {
  const t = tongue(lang)
  const field = (name: string) => ({ name, value: typed[name] ?? '', fault: faults.find((each) => each.field === name)?.message })
  const states = { announced: t('đã báo trước', 'announced'), 'in-force': t('đang ngừng', 'in force'), lifted: t('đã bỏ', 'lifted') }
  return (
    <Page lang={lang} kind="desk" person={person} ways={ways} path="/can-bo/go-bo" title={t('Gỡ hàng, tạm ngừng', 'Takedowns')} trail={[{ text: t('Gỡ hàng, tạm ngừng', 'Takedowns') }]} noindex>
      <h1>{t('Gỡ hàng, tạm ngừng bán', 'Takedowns and suspensions')}</h1>
      {stops.length === 0 ? <Empty title={t('Chưa gỡ gì', 'Nothing was taken down')}><p>{t('Hàng gỡ theo yêu cầu của cơ quan có thẩm quyền, và người bán bị tạm ngừng, hiện ở đây cùng thời gian xử lý.', 'Goods that authorities had taken down and sellers that were suspended stand here, with the time it took.')}</p></Empty> : null}
      {stops.map((stop) => {
        const hours = hoursOf(stop)
        return (
          <section class="share-of">
            <h2>{stop.what}</h2>
            <p class="row"><Tag mood={stop.state === 'lifted' ? 'plain' : 'wait'} text={`${stop.kind === 'takedown' ? t('gỡ hàng', 'taken down') : t('tạm ngừng người bán', 'seller suspended')}: ${states[stop.state]}`} />{hours === null ? null : <Tag mood={hours <= TAKEDOWN_HOURS ? 'good' : 'wait'} text={t(`xong sau ${String(hours).replace('.', ',')} giờ`, `done after ${hours} hours`)} />}</p>
            <p>{stop.authority === '' ? t(`Cổng tự quyết, có hiệu lực ${showMoment(stop.effectiveAt)}`, `The portal’s own decision, in force ${showMoment(stop.effectiveAt)}`) : `${stop.authority}, ${stop.requestNumber}${stop.requestOn ? `, ${showDay(stop.requestOn)}` : ''}. ${t('Nhận', 'Received')} ${showMoment(stop.receivedAt)}`}{stop.inForceAt ? `. ${t('Ngừng lúc', 'Stopped')} ${showMoment(stop.inForceAt)}` : ''}.</p>
            <p>{t('Lý do', 'Reason')}: {stop.reason} <span class="soft small">({stop.byName})</span></p>
            {stop.liftedAt ? <p>{t('Bỏ lúc', 'Lifted')} {showMoment(stop.liftedAt)}: {stop.liftedWhy} <span class="soft small">({stop.liftedBy})</span></p> : (
              <form method="post" action={pathIn(lang, `/can-bo/go-bo/${stop.id}`)}>
                <TextField name={`bo-${stop.id}`} label={t('Bỏ vì (ghi văn bản nếu có)', 'Lift because (document, if any)')} maxlength={300} required fault={faults.find((each) => each.field === `bo-${stop.id}`)?.message} />
                <p class="acts"><Button rank="other">{t('Cho bán lại', 'Lift')}</Button></p>
              </form>
            )}
          </section>
        )
      })}
      <Pager lang={lang} page={page} pages={more ? page + 1 : page} href={(number) => `/can-bo/go-bo?trang=${number}`} />
      <h2>{t('Gỡ hoặc tạm ngừng', 'Take down or suspend')}</h2>
      <Notice><p>{t(`Yêu cầu của cơ quan có thẩm quyền: làm trong ${TAKEDOWN_HOURS} giờ, có hiệu lực ngay. Cổng tự tạm ngừng người bán: báo trước ${days} ngày. Theo Nghị định 248/2026/NĐ-CP (số điều chưa đối chiếu văn bản ký).`, `On an authority’s request: within ${TAKEDOWN_HOURS} hours, in force at once. The portal’s own suspension: announced ${days} days ahead. Decree 248/2026/NĐ-CP (articles not verified).`)}</p></Notice>
      <FaultList lang={lang} faults={faults} labels={{}} />
      <form class="form" method="post" action={pathIn(lang, '/can-bo/go-bo')}>
        <ChoiceField kind="radio" name="viec" label={t('Việc', 'What')} chosen={[typed['viec'] ?? 'hang']} fault={field('viec').fault} options={[{ value: 'hang', text: t('Gỡ một món hàng', 'Take goods down') }, { value: 'nguoi-ban', text: t('Tạm ngừng một người bán', 'Suspend a seller') }]} />
        <TextField {...field('dia-chi')} label={t('Địa chỉ trang sản phẩm hoặc chủ thể', 'Address of the product’s or producer’s page')} hint="/san-pham/… · /chu-the/…" maxlength={300} required />
        <TextField {...field('co-quan')} label={t('Cơ quan yêu cầu', 'Authority')} hint={t('Để trống khi cổng tự tạm ngừng người bán.', 'Empty for the portal’s own suspension of a seller.')} maxlength={200} />
        <TextField {...field('so')} label={t('Số văn bản', 'Number of the document')} maxlength={80} />
        <TextField {...field('ngay')} type="date" label={t('Ngày văn bản', 'Day of the document')} />
        <TextField {...field('nhan-ngay')} type="date" label={t('Ngày nhận', 'Received on')} />
        <TextField {...field('nhan-gio')} label={t('Giờ nhận', 'At')} hint="09:30" maxlength={5} />
        <TextField {...field('ly-do')} label={t('Lý do', 'Reason')} maxlength={500} required />
        <p class="acts"><Button>{t('Ngừng bán', 'Stop selling')}</Button></p>
      </form>
    </Page>
  )
}
