import { AreaField, Button, ChoiceField, Empty, FaultList, Notice, Page, Table, TextField, type DeskWay } from '#design'
import { showMoment } from '#platform/day'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import type { Fault } from '#platform/web'
import { MEMBER_ROLES, roleName, type RoleInAddress } from './member-form.rules.ts'
import type { MemberLine } from './members.queries.ts'
import type { ProducerView } from './producers.queries.ts'

export interface MembersPageProps {
  readonly lang: Lang
  readonly person: string
  readonly ways: readonly DeskWay[]
  readonly producer: ProducerView
  readonly members: readonly (MemberLine & { readonly phone: string })[]
  readonly typed: Readonly<Record<string, string>>
  readonly faults: readonly Fault[]
  readonly said?: string | undefined
}

export const membersPath = (slug: string): string => `/can-bo/chu-the/${slug}/nguoi`

export function MembersPage({ lang, person, ways, producer, members, typed, faults, said }: MembersPageProps) {
  const t = tongue(lang)
  const path = membersPath(producer.slug)
  const labels = { so: t('Số điện thoại', 'Phone number'), 'vai-tro': t('Vai trò', 'Role'), 'dong-y': t('Lời đồng ý', 'Consent') }
  const fault = (field: string): string | undefined => faults.find((each) => each.field === field)?.message
  return (
    <Page lang={lang} kind="desk" person={person} ways={ways} title={t('Ai làm việc thay chủ thể', 'Who acts for the producer')} path={path} noindex>
      <h1>{producer.name}</h1>
      {said ? <Notice mood="good"><p>{said}</p></Notice> : null}
      <p class="row"><a class="tap" href={pathIn(lang, `/can-bo/chu-the/${producer.slug}/danh-tinh`)}>{t('Danh tính người bán', 'Identity of the seller')}</a> <a class="tap" href={pathIn(lang, `/can-bo/chu-the/${producer.slug}/gop-hang`)}>{t('Góp hàng bán chung', 'Selling together')}</a></p>
      <h2>{t('Ai làm việc thay chủ thể này', 'Who acts for this producer')}</h2>
      {members.length === 0
        ? <Empty title={t('Chưa có ai', 'Nobody yet')}><p>{t('Ghi số điện thoại của chủ cơ sở ở dưới. Họ vào cổng bằng số đó, không cần mật khẩu.', 'Note the owner’s phone number below. They enter with it, without a password.')}</p></Empty>
        : <Table lang={lang} caption={t('Người làm việc thay', 'Members')} captionHidden rows={members} columns={[
          { key: 'phone', title: labels.so, cell: (row) => row.phone },
          { key: 'role', title: labels['vai-tro'], cell: (row) => roleName(row.role, t) },
          { key: 'from', title: t('Từ', 'Since'), cell: (row) => showMoment(row.startsAt) },
          { key: 'consent', title: labels['dong-y'], long: true, cell: (row) => row.consentWords },
          { key: 'end', title: t('Việc', 'Do'), cell: (row) => <><form method="post" action={pathIn(lang, `${path}/${row.id}/thoi`)}><Button rank="other">{t('Thôi', 'End')}<span class="vh"> {row.phone}</span></Button></form>{row.role === 'officer-deputy' ? null : <a class="tap" href={pathIn(lang, `${path}/${row.id}/so-moi`)}>{t('Mất điện thoại', 'Telephone lost')}<span class="vh"> {row.phone}</span></a>}</> },
        ]} />}
      <h2>{t('Thêm một người', 'Add a person')}</h2>
      <div class="form">
        <FaultList lang={lang} faults={faults} labels={labels} />
        <form method="post" action={pathIn(lang, path)} novalidate>
          <TextField name="so" label={labels.so} type="tel" inputmode="tel" autocomplete="off" value={typed['so']} maxlength={40} required fault={fault('so')} hint={t('Số di động của chính người đó.', 'The person’s own mobile number.')} />
          <ChoiceField kind="radio" name="vai-tro" label={labels['vai-tro']} chosen={[typed['vai-tro'] ?? 'chu-co-so']} fault={fault('vai-tro')}
            options={(Object.keys(MEMBER_ROLES) as RoleInAddress[]).map((value) => ({ value, text: roleName(MEMBER_ROLES[value], t) }))} />
          <AreaField name="dong-y" label={labels['dong-y']} value={typed['dong-y']} rows={3} maxlength={2_000} required fault={fault('dong-y')}
            hint={t('Ai đồng ý, ngày nào, bằng cách nào. Luật Bảo vệ dữ liệu cá nhân (91/2025/QH15) đòi chứng minh được.', 'Who agreed, when and how. Law 91/2025/QH15 asks that it can be proven.')} />
          <p class="acts"><Button>{t('Cho người này làm việc thay', 'Let this person act')}</Button></p>
        </form>
      </div>
    </Page>
  )
}
