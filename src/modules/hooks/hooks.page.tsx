import { Button, Empty, FaultList, Notice, Page, SelectField, Table, Tag, TextField, type DeskWay } from '#design'
import type { OwnerChoice } from '#keys'
import { showMoment } from '#platform/day'
import { pathIn, tongue, type Lang, type Say } from '#platform/tongue'
import type { Fault } from '#platform/web'
import { EVENTS, eventWords } from './hook.rules.ts'
import type { DeliveryView, EndpointView } from './hooks.queries.ts'

interface Frame { readonly lang: Lang; readonly path: string; readonly person: string; readonly ways: readonly DeskWay[]; readonly base: string }

export function HooksPage({ lang, path, person, ways, base, endpoints, owners, typed, faults }: Frame & { readonly endpoints: readonly EndpointView[]; readonly owners: readonly OwnerChoice[]; readonly typed: Readonly<Record<string, string>>; readonly faults: readonly Fault[] }) {
  const t = tongue(lang)
  const labels = { 'dia-chi': t('Địa chỉ nhận tin', 'Address'), cho: t('Tin của ai', 'News of'), tin: t('Tin gì', 'Which news') }
  const fault = (field: string): string | undefined => faults.find((each) => each.field === field)?.message
  return (
    <Page lang={lang} kind="desk" person={person} ways={ways} title={t('Nhận tin báo', 'Webhooks')} path={path} noindex>
      <h1>{t('Nhận tin báo', 'Webhooks')}</h1>
      <p>{t('Khi có đơn mới, đơn đổi trạng thái hoặc hàng thay đổi, cổng báo ngay cho phần mềm của bạn.', 'When an order comes, moves, or the stock changes, the portal tells your software at once.')} <a href={pathIn(lang, '/api')}>{t('Cách đọc tin', 'How to read it')}</a></p>
      {endpoints.length === 0 ? <Empty title={t('Chưa báo đi đâu', 'Nothing is sent yet')}><p>{t('Ghi địa chỉ của phần mềm ở dưới.', 'Give your software’s address below.')}</p></Empty> : null}
      {endpoints.map((each) => (
        <section class="share-of">
          <h2><a href={pathIn(lang, `${base}/tin/${each.id}`)}>{new URL(each.url).hostname}</a> <Tag mood={each.state === 'active' ? 'good' : 'wait'} text={each.state === 'active' ? t('đang gửi', 'active') : t('đã ngừng', 'disabled')} /></h2>
          <p class="small soft"><code>{each.url}</code></p>
          <p>{each.events.map((event) => eventWords(t, event)).join(' · ')}</p>
          {each.failingSince ? <p>{t(`Không gửi được từ ${showMoment(each.failingSince)}.`, `Failing since ${showMoment(each.failingSince)}.`)}</p> : null}
        </section>
      ))}
      {owners.length === 0 ? null : (
        <>
          <h2>{t('Thêm nơi nhận tin', 'Add an address')}</h2>
          <div class="form">
            <FaultList lang={lang} faults={faults} labels={labels} />
            <form method="post" action={pathIn(lang, `${base}/tin`)} novalidate>
              <TextField name="dia-chi" type="url" label={labels['dia-chi']} value={typed['dia-chi']} maxlength={500} required fault={fault('dia-chi')} hint={t('Bắt đầu bằng https://', 'Begins with https://')} />
              {owners.length > 1 ? <SelectField name="cho" label={labels.cho} value={typed['cho']} required fault={fault('cho')} options={owners} /> : null}
              <fieldset class={fault('tin') ? 'field field-bad' : 'field'} id="f-tin">
                <legend>{labels.tin}</legend>
                {fault('tin') ? <p class="fault">{fault('tin')}</p> : null}
                {EVENTS.map((event) => <label class="pick"><input type="checkbox" name={`tin-${event}`} value="co" checked={typed[`tin-${event}`] === 'co'} /><span>{eventWords(t, event)}<small class="soft">{event}</small></span></label>)}
              </fieldset>
              <p class="acts"><Button>{t('Bắt đầu gửi', 'Start sending')}</Button></p>
            </form>
          </div>
        </>
      )}
    </Page>
  )
}

function stateText(t: Say, { state, nextAt }: DeliveryView): string {
  switch (state) {
    case 'delivered': return t('đã nhận', 'delivered')
    case 'failed': return t('không gửi được', 'failed')
    case 'queued': return nextAt ? t(`gửi lại lúc ${showMoment(nextAt)}`, `again at ${showMoment(nextAt)}`) : t('đang gửi', 'on its way')
  }
}

/** One address with its log: what was sent, what came back, and sending it again. */
export function HookPage({ lang, path, person, ways, base, endpoint, deliveries, said }: Frame & { readonly endpoint: EndpointView; readonly deliveries: readonly DeliveryView[]; readonly said: boolean }) {
  const t = tongue(lang)
  const here = pathIn(lang, `${base}/tin/${endpoint.id}`)
  return (
    <Page lang={lang} kind="desk" person={person} ways={ways} title={t('Sổ tin đã gửi', 'Log of webhooks')} path={path} noindex>
      <h1>{new URL(endpoint.url).hostname}</h1>
      {said ? <Notice mood="good"><p>{t('Đang gửi lại.', 'It is on its way again.')}</p></Notice> : null}
      {endpoint.state === 'disabled' ? <Notice mood="wait" title={t('Cổng đã ngừng gửi đến đây', 'Sending was given up')}><p>{t('Nơi nhận không trả lời trong ba ngày. Sửa phần mềm, bật lại, rồi gửi lại những tin đã lỡ.', 'It did not answer for three days. Mend it, enable it, then send what it missed again.')}</p></Notice> : null}
      <p><code>{endpoint.url}</code></p>
      <details><summary>{t('Mã bí mật để kiểm chữ ký', 'Secret to check the signature')}</summary><p><code>{endpoint.secret}</code></p></details>
      <form method="post" action={here} class="acts">
        {endpoint.state === 'disabled' ? <Button name="viec" value="bat">{t('Bật lại', 'Enable')}</Button> : null}
        <Button rank="other" name="viec" value="bo">{t('Bỏ nơi nhận này', 'Remove')}</Button>
      </form>
      {deliveries.length === 0
        ? <Empty title={t('Chưa có tin nào', 'No messages yet')}><p>{t('Tin đầu tiên đi khi có đơn hoặc hàng thay đổi.', 'The first goes out when an order comes or the stock changes.')}</p></Empty>
        : <Table lang={lang} caption={t('Tin mới nhất', 'Latest messages')} rows={deliveries} columns={[
          { key: 'at', title: t('Lúc', 'When'), cell: (row) => showMoment(row.madeAt) },
          { key: 'event', title: t('Tin', 'News'), cell: (row) => <>{row.event}<br /><code class="small">{row.body}</code></>, long: true },
          { key: 'state', title: t('Tình trạng', 'State'), cell: (row) => <Tag mood={row.state === 'delivered' ? 'good' : row.state === 'failed' ? 'wait' : 'plain'} text={stateText(t, row)} /> },
          { key: 'answer', title: t('Nơi nhận trả lời', 'Answer'), long: true, cell: (row) => `${row.lastStatus ?? ''} ${row.lastAnswer ?? ''}`.trim() },
          { key: 'do', title: t('Việc', 'Do'), cell: (row) => <form method="post" action={here}><input type="hidden" name="tin" value={row.id} /><Button rank="other" name="viec" value="gui-lai">{t('Gửi lại', 'Send again')}<span class="vh"> {row.event} {showMoment(row.madeAt)}</span></Button></form> },
        ]} />}
    </Page>
  )
}
