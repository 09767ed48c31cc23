import { Button, ChoiceField, Empty, FaultList, Notice, Page, Table, Tag, TextField, type DeskWay } from '#design'
import { dayOf, showDay, showMoment, type Day } from '#platform/day'
import { pathIn, tongue, type Lang, type Say } from '#platform/tongue'
import type { Fault } from '#platform/web'
import { identityFieldNames } from './identity-form.rules.ts'
import type { Duty, SellerIdentity, SellerLine } from './identity.queries.ts'
import type { EvidenceLevel } from './verification.tables.ts'

export interface IdentityPageProps {
  readonly lang: Lang
  readonly desk: { readonly ways: readonly DeskWay[]; readonly person: string }
  /** An officer checks; the seller only notes. */
  readonly officer: boolean
  readonly path: string
  readonly producer: { readonly name: string; readonly slug: string }
  readonly identity: SellerIdentity | null
  readonly duty: Duty | null
  readonly today: Day
  /** Sources that can be asked by a press, beside an officer's own eyes. */
  readonly sources: readonly { readonly key: string; readonly name: string }[]
  readonly typed: Readonly<Record<string, string>>
  readonly faults: readonly Fault[]
  readonly refused?: string | undefined
  readonly said?: string | undefined
}

const levelName = (level: EvidenceLevel, t: Say): string => {
  switch (level) {
    case 'card-seen': return t('cán bộ xem thẻ căn cước', 'an officer saw the card')
    case 'provider-vouched': return t('tài khoản định danh xác nhận', 'an identity account vouched')
    case 'register': return t('cơ sở dữ liệu nhà nước xác nhận', 'the state’s register answered')
  }
}

/** The sentence of the duty, with its source and how sure it is. */
export function DutyNote({ duty, today, t }: { readonly duty: Duty | null; readonly today: Day; readonly t: Say }) {
  if (!duty) return null
  const due = duty.dueFrom <= today ? t(`Bắt buộc từ ${showDay(duty.dueFrom)}`, `A duty since ${showDay(duty.dueFrom)}`) : t(`Bắt buộc từ ${showDay(duty.dueFrom)}; làm trước thì hơn`, `A duty from ${showDay(duty.dueFrom)}; better done before`)
  return <p class="small soft">{due} ({duty.citation}{duty.status === 'unverified' ? t('; số điều chưa đối chiếu với bản ký', '; article not yet compared with the signed text') : ''}).</p>
}

const valuesOf = (identity: SellerIdentity | null): Readonly<Record<string, string>> => (identity === null ? {} : identity.kind === 'individual'
  ? { loai: 'ca-nhan', ten: identity.fullName, 'ngay-sinh': identity.birthOn ? showDay(identity.birthOn) : '' }
  : { loai: 'to-chuc', 'dai-dien': identity.fullName, 'ten-to-chuc': identity.orgName ?? '', 'tru-so': identity.orgSeat ?? '', 'ma-to-chuc': identity.orgNo ?? '' })

export function IdentityPage({ lang, desk, officer, path, producer, identity, duty, today, sources, typed, faults, refused, said }: IdentityPageProps) {
  const t = tongue(lang)
  const to = (way: string): string => pathIn(lang, way)
  const labels = identityFieldNames(t)
  const shown = Object.keys(typed).length > 0 ? typed : valuesOf(identity)
  const organisation = shown['loai'] === 'to-chuc'
  const field = (name: string, more: { hint?: string; inputmode?: 'numeric'; required?: boolean } = {}) => <TextField name={name} label={labels[name]!} value={shown[name] ?? ''} autocomplete="off" maxlength={300} {...more} fault={faults.find((each) => each.field === name)?.message} />
  return (
    <Page lang={lang} kind="desk" person={desk.person} ways={desk.ways} title={t('Danh tính người bán', 'Identity of the seller')} path={path} noindex>
      <h1>{producer.name}</h1>
      {said ? <Notice mood="good"><p>{said}</p></Notice> : null}
      {refused ? <Notice mood="bad" title={t('Chưa xong', 'Not done')}><p>{refused}</p></Notice> : null}
      {identity?.check ? (
        <Notice mood="good" title={t(`Đã xác minh danh tính ngày ${showDay(dayPart(identity.check.at))}`, `Identity checked on ${showDay(dayPart(identity.check.at))}`)}>
          <p>{levelName(identity.check.level, t)}{officer ? `, ${identity.check.byName}. ${identity.check.detail}` : ''}</p>
        </Notice>
      ) : <Notice mood="wait" title={identity ? t('Chờ cán bộ xác minh', 'Waits for an officer') : t('Chưa ghi danh tính', 'Nothing noted yet')}><p>{identity ? t('Mang thẻ căn cước (hoặc giấy đăng ký) tới văn phòng OCOP; cán bộ xem rồi xác nhận.', 'Bring the card (or registration) to the OCOP office; an officer looks and confirms.') : t('Ghi một lần, khoảng hai phút. Khách chỉ thấy dòng “đã xác minh danh tính”.', 'Noted once, in two minutes. Customers see only “identity checked”.')}</p></Notice>}
      <DutyNote duty={duty} today={today} t={t} />
      <div class="form">
        <FaultList lang={lang} faults={faults} labels={labels} />
        <nav class="row" aria-label={labels['loai']!}>
          <a class="chip" href={to(`${path}?loai=ca-nhan`)} {...(organisation ? {} : { 'aria-current': 'true' as const })}>{t('Cá nhân, hộ kinh doanh', 'Person or household')}</a>
          <a class="chip" href={to(`${path}?loai=to-chuc`)} {...(organisation ? { 'aria-current': 'true' as const } : {})}>{t('Hợp tác xã, doanh nghiệp', 'Co-operative or firm')}</a>
        </nav>
        <form method="post" action={to(path)} novalidate>
          <input type="hidden" name="loai" value={organisation ? 'to-chuc' : 'ca-nhan'} />
          {organisation ? <>{field('ten-to-chuc', { required: true })}{field('tru-so', { required: true })}{field('ma-to-chuc', { required: true, inputmode: 'numeric' })}{field('dai-dien', { required: true })}</> : (
            <>
              {field('ten', { required: true, hint: t('Như trên thẻ căn cước.', 'As on the card.') })}
              {field('ngay-sinh', { required: true, hint: t('Ngày/tháng/năm.', 'Day/month/year.') })}
              {field('so-dinh-danh', { inputmode: 'numeric', required: identity?.tail === null || identity === null, hint: identity?.tail ? t(`Đang giữ số ········· ${identity.tail}. Để trống nếu không đổi.`, `The number kept is ········· ${identity.tail}. Leave empty if unchanged.`) : t('12 chữ số. Cổng niêm kín số này và không giữ ảnh thẻ.', '12 digits. The portal seals it and keeps no picture of the card.') })}
            </>
          )}
          <p class="acts"><Button rank={identity && officer ? 'other' : 'main'}>{t('Lưu danh tính', 'Save the identity')}</Button></p>
        </form>
        {identity && !identity.check ? (
          <>
            <h2>{t('Xác minh', 'Check')}</h2>
            {sources.map((source) => <form method="post" action={to(`${path}/hoi`)}><input type="hidden" name="nguon" value={source.key} /><p><Button rank="other">{t('Đối chiếu với: ', 'Compare with: ')}{source.name}</Button></p></form>)}
            {officer ? (
              <form method="post" action={to(`${path}/xem-the`)}>
                <ChoiceField kind="checkbox" name="da-xem" label={t('Cán bộ xem giấy tờ', 'An officer looks')} chosen={[]} options={[{ value: 'co', text: identity.kind === 'individual' ? t('Tôi đã xem thẻ căn cước bản gốc hoặc VNeID trên máy của người đó, và các ô trên khớp với thẻ', 'I saw the original card, or VNeID on their phone, and the fields above fit it') : t('Tôi đã xem giấy đăng ký và giấy tờ của người đại diện, và các ô trên khớp', 'I saw the registration and the representative’s papers, and the fields above fit') }]} fault={faults.find((each) => each.field === 'da-xem')?.message} />
                <p class="acts"><Button>{t('Xác nhận danh tính', 'Confirm the identity')}</Button></p>
              </form>
            ) : null}
          </>
        ) : null}
        {identity?.check && officer ? (
          <details><summary class="tap">{t('Rút lại xác minh', 'Take the check back')}</summary>
            <form method="post" action={to(`${path}/rut`)}><TextField name="vi-sao" label={t('Vì sao', 'Why')} maxlength={300} required /><p class="acts"><Button rank="other">{t('Rút lại', 'Take back')}</Button></p></form>
          </details>
        ) : null}
      </div>
    </Page>
  )
}

const dayPart = (at: string): Day => dayOf(new Date(at))

export interface SellersPageProps { readonly lang: Lang; readonly desk: { readonly ways: readonly DeskWay[]; readonly person: string }; readonly sellers: readonly SellerLine[]; readonly duty: Duty | null; readonly today: Day; readonly mine: boolean }

/** Sellers by what is still missing; for officers those of their unit, for a seller their own. */
export function SellersPage({ lang, desk, sellers, duty, today, mine }: SellersPageProps) {
  const t = tongue(lang)
  const title = t('Danh tính người bán', 'Identity of sellers')
  const missing = sellers.filter((each) => each.state !== 'checked').length
  const base = mine ? (slug: string): string => `/ban-hang/danh-tinh/${slug}` : (slug: string): string => `/can-bo/chu-the/${slug}/danh-tinh`
  return (
    <Page lang={lang} kind="desk" person={desk.person} ways={desk.ways} title={title} path={mine ? '/ban-hang/danh-tinh' : '/can-bo/danh-tinh'} noindex>
      <h1>{title}</h1>
      {sellers.length === 0 ? <Empty icon="person" title={mine ? t('Bạn chưa làm việc thay chủ thể nào', 'You act for no producer yet') : t('Chưa có ai đang bán ở đơn vị của bạn', 'Nobody sells in your unit yet')} /> : (
        <>
          <p class="lead">{missing === 0 ? t('Mọi người bán đã được xác minh.', 'Every seller is checked.') : t(`${missing} trên ${sellers.length} người bán chưa được xác minh.`, `${missing} of ${sellers.length} sellers are not checked.`)}</p>
          <DutyNote duty={duty} today={today} t={t} />
          <Table lang={lang} caption={title} captionHidden rows={sellers} columns={[
            { key: 'name', title: t('Người bán', 'Seller'), cell: (row) => <a href={pathIn(lang, base(row.slug))}>{row.name}</a> },
            { key: 'state', title: t('Tình trạng', 'State'), cell: (row) => (row.state === 'checked' ? <Tag mood="good" text={t('Đã xác minh', 'Checked')} /> : row.state === 'noted' ? <Tag mood="wait" text={t('Chờ xác minh', 'Waits for a check')} /> : <Tag mood="wait" text={t('Chưa ghi', 'Nothing noted')} />) },
            { key: 'at', title: t('Lúc', 'When'), cell: (row) => (row.at ? showMoment(row.at) : '') },
          ]} />
        </>
      )}
    </Page>
  )
}
