import { AreaField, Button, FaultList, Notice, Page, SelectField, Table } from '#design'
import type { ConsentLine } from '#identity'
import { showDay, showMoment } from '#platform/day'
import type { Stay } from '#platform/own-data'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import type { Fault } from '#platform/web'
import { Records, type CopyPart } from './copy.piece.tsx'
import { kindName, stateSentence } from './owndata.words.ts'
import type { DataRequest } from './request.queries.ts'

export interface OwnDataPageProps {
  readonly lang: Lang
  readonly name: string
  readonly parts: readonly CopyPart[]
  readonly consents: readonly ConsentLine[]
  readonly requests: readonly DataRequest[]
  readonly typed: Readonly<Record<string, string>>
  readonly faults: readonly Fault[]
  readonly said?: string | undefined
}

const SHOWN = 20

export function OwnDataPage({ lang, name, parts, consents, requests, typed, faults, said }: OwnDataPageProps) {
  const t = tongue(lang)
  const to = (path: string): string => pathIn(lang, path)
  const labels = { viec: t('Bạn muốn', 'You want to'), loi: t('Điều gì, ở đâu', 'What, and where') }
  return (
    <Page lang={lang} title={t('Dữ liệu của tôi', 'My data')} path="/toi/du-lieu" noindex>
      <h1>{t('Dữ liệu của tôi', 'My data')}</h1>
      <p class="lead">{t('Cổng giữ gì về bạn, để làm gì và đến bao giờ. Trang này chỉ bạn xem được.', 'What the portal keeps about you, what for and how long. You alone see this page.')}</p>
      {said ? <Notice mood="good"><p>{said}</p></Notice> : null}
      <form method="post" action={to('/toi/du-lieu/tai')}><p><Button>{t('Tải tất cả về máy', 'Download everything')}</Button></p></form>
      <p class="small soft">{t('Một tệp ZIP: một trang để đọc và một tệp JSON để chuyển sang nơi khác.', 'One ZIP: a page to read and a JSON file to take elsewhere.')}</p>
      {requests.length > 0 ? (
        <>
          <h2>{t('Yêu cầu của tôi', 'My requests')}</h2>
          <Table lang={lang} caption={t('Yêu cầu của tôi', 'My requests')} captionHidden rows={requests} columns={[
            { key: 'code', title: t('Mã', 'Code'), cell: (row) => row.code },
            { key: 'kind', title: t('Việc', 'What'), cell: (row) => kindName(row.kind, t) },
            { key: 'asked', title: t('Gửi lúc', 'Asked'), cell: (row) => showMoment(row.askedAt) },
            { key: 'state', title: t('Tình trạng', 'State'), long: true, cell: (row) => <>{stateSentence(row, t)}{row.state === 'open' && row.startsAt ? <>. {t(`Bắt đầu xóa lúc ${showMoment(row.startsAt)}.`, `Erasing begins at ${showMoment(row.startsAt)}.`)}</> : null}{row.answer ? <>: {row.answer}</> : null}</> },
            { key: 'do', title: t('Làm', 'Do'), cell: (row) => (row.state === 'open' ? <form method="post" action={to(`/toi/du-lieu/${row.id}/thoi`)}><Button rank="other">{row.kind === 'erase' ? t('Thôi xóa', 'Do not erase') : t('Rút lại', 'Take back')}<span class="vh"> {row.code}</span></Button></form> : '') },
          ]} />
        </>
      ) : null}
      {parts.map((part) => {
        const count = Object.values(part.data).reduce((sum, rows) => sum + rows.length, 0)
        return (
          <section>
            <h2>{part.words.title}</h2>
            <p>{part.words.why} {part.words.until}</p>
            {count > 0 ? <details><summary class="tap">{t(`Xem ${count} dòng`, `See ${count} records`)}</summary><Records part={part} t={t} most={SHOWN} /></details> : Object.keys(part.data).length > 0 ? <p class="soft">{t('Hiện không có gì.', 'Nothing at present.')}</p> : null}
          </section>
        )
      })}
      <h2>{t('Điều bạn đã đồng ý', 'What you agreed to')}</h2>
      {consents.length === 0 ? <p>{t('Bạn chưa đồng ý điều gì ngoài những việc cần để dùng cổng.', 'You agreed to nothing beyond what using the portal needs.')}</p> : (
        <ul>{consents.map((each) => <li>{each.words} <span class="soft">({t(`bản ${each.version}, đồng ý ${showMoment(each.givenAt)}`, `version ${each.version}, given ${showMoment(each.givenAt)}`)}{each.withdrawnAt ? t(`, đã rút ${showMoment(each.withdrawnAt)}`, `, withdrawn ${showMoment(each.withdrawnAt)}`) : ''})</span></li>)}</ul>
      )}
      {consents.some((each) => each.withdrawnAt === null) ? <form method="post" action={to('/toi/tin')}><p><Button rank="other">{t('Rút mọi lời đồng ý', 'Withdraw them all')}</Button></p></form> : null}
      <div class="form">
        <h2>{t('Có điều sai, hoặc không muốn cổng dùng', 'Something is wrong, or should not be used')}</h2>
        <p>{t('Tên và số điện thoại: bạn tự sửa ở trang ', 'Name and number you change yourself at ')}<a href={to('/toi')}>{t('Của tôi', 'My page')}</a>.</p>
        <FaultList lang={lang} faults={faults} labels={labels} />
        <form method="post" action={to('/toi/du-lieu/yeu-cau')} novalidate>
          <SelectField name="viec" label={labels.viec} value={typed['viec'] ?? 'correct'} options={[{ value: 'correct', text: kindName('correct', t) }, { value: 'restrict', text: kindName('restrict', t) }]} />
          <AreaField name="loi" label={labels.loi} value={typed['loi']} rows={3} maxlength={2_000} required fault={faults.find((each) => each.field === 'loi')?.message} />
          <p class="acts"><Button rank="other">{t('Gửi yêu cầu', 'Send the request')}</Button></p>
        </form>
        <h2>{t('Xóa tài khoản', 'Erase the account')}</h2>
        <p><a href={to('/toi/du-lieu/xoa')}>{t(`Xem điều gì sẽ mất, điều gì phải giữ, rồi quyết định`, 'See what will go and what must stay, then decide')}</a></p>
        <p class="small soft">{name}. {t('Theo Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15.', 'By the Law on Personal Data Protection 91/2025/QH15.')}</p>
      </div>
    </Page>
  )
}

export interface ErasePageProps {
  readonly lang: Lang
  readonly officer: boolean
  readonly titles: readonly string[]
  readonly stays: readonly Stay[]
  readonly pending: readonly string[]
  readonly citation: string
  readonly fault?: string | undefined
}

export function ErasePage({ lang, officer, titles, stays, pending, citation, fault }: ErasePageProps) {
  const t = tongue(lang)
  const title = t('Xóa tài khoản', 'Erase the account')
  return (
    <Page lang={lang} title={title} path="/toi/du-lieu/xoa" noindex>
      <div class="form">
        <h1>{title}</h1>
        {officer ? <Notice mood="wait"><p>{t('Tài khoản cán bộ do người vận hành cổng khép lại khi thôi việc. Bạn vẫn tải về và xin sửa được.', 'Officers’ accounts are closed by the operator when the duty ends. You can still download and ask to correct.')}</p></Notice> : (
          <>
            <h2>{t('Sẽ mất', 'What goes')}</h2>
            <p>{titles.join(', ')}. {t('Bạn thôi bán hàng thay các chủ thể, và số điện thoại này không còn gắn với gì.', 'You stop acting for producers, and this number belongs to nothing any more.')}</p>
            <h2>{t('Phải giữ', 'What must stay')}</h2>
            {stays.length === 0 ? <p>{t('Không có gì.', 'Nothing.')}</p> : <ul>{stays.map((each) => <li>{each.what}: {t(`đến ${showDay(each.until)}`, `until ${showDay(each.until)}`)} <span class="soft">({each.citation})</span></li>)}</ul>}
            {pending.map((each) => <Notice mood="wait"><p>{each}</p></Notice>)}
            <p>{t('Việc xóa bắt đầu sau 72 giờ; trong lúc đó bạn vẫn có thể thôi. Xóa rồi không lấy lại được.', 'Erasing begins after 72 hours; until then you can still stop it. Afterwards nothing can be brought back.')}</p>
            {fault ? <Notice mood="bad" title={t('Chưa gửi', 'Not sent')}><p>{fault}</p></Notice> : null}
            <form method="post" action={pathIn(lang, '/toi/du-lieu/xoa')}>
              <label class="pick"><input type="checkbox" name="chac" value="co" required /> <span>{t('Tôi hiểu và muốn xóa tài khoản', 'I understand and want my account erased')}</span></label>
              <p class="acts"><Button>{t('Gửi yêu cầu xóa', 'Ask for erasure')}</Button></p>
            </form>
            <p class="small soft">{citation}</p>
          </>
        )}
        <p><a href={pathIn(lang, '/toi/du-lieu')}>{t('Quay lại', 'Back')}</a></p>
      </div>
    </Page>
  )
}
