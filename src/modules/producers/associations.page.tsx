import { AreaField, Button, ChoiceField, Empty, FaultList, Notice, Page, Table, TextField, type DeskWay } from '#design'
import { showDay, showMoment } from '#platform/day'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import type { Fault } from '#platform/web'
import type { AssociationLine } from './associations.queries.ts'
import { membersPath } from './members.page.tsx'
import type { ProducerView } from './producers.queries.ts'

export interface AssociationsPageProps {
  readonly lang: Lang
  readonly person: string
  readonly ways: readonly DeskWay[]
  readonly producer: ProducerView
  readonly associations: readonly AssociationLine[]
  /** Makers whom the name may mean: address and words to tell them apart. */
  readonly candidates: readonly { readonly slug: string; readonly words: string }[]
  readonly typed: Readonly<Record<string, string>>
  readonly faults: readonly Fault[]
  readonly said?: string | undefined
}

export const associationsPath = (slug: string): string => `/can-bo/chu-the/${slug}/gop-hang`

/** Whose goods a producer sells under its own stall, and who sells its own. */
export function AssociationsPage({ lang, person, ways, producer, associations, candidates, typed, faults, said }: AssociationsPageProps) {
  const t = tongue(lang)
  const path = associationsPath(producer.slug)
  const labels = { 'chu-the': t('Hộ, cơ sở góp hàng', 'Maker'), 'gop-dong-y': t('Lời đồng ý của người làm', 'The maker’s consent'), 'gop-den': t('Đến ngày', 'Until') }
  const fault = (field: string): string | undefined => faults.find((each) => each.field === field)?.message
  const selling = associations.filter((each) => each.sellerId === producer.id)
  const sold = associations.filter((each) => each.makerId === producer.id)
  const rows = (list: readonly AssociationLine[], of: 'seller' | 'maker') => (
    <Table lang={lang} caption={of === 'maker' ? t('Người góp hàng', 'Makers') : t('Nơi bán hàng của chủ thể', 'Who sells')} captionHidden rows={list} columns={[
      { key: 'name', title: of === 'maker' ? labels['chu-the'] : t('Bán bởi', 'Sold by'), cell: (row) => <a href={pathIn(lang, `/chu-the/${of === 'maker' ? row.makerSlug : row.sellerSlug}`)}>{of === 'maker' ? row.makerName : row.sellerName}</a> },
      { key: 'from', title: t('Từ', 'Since'), cell: (row) => showMoment(row.startsAt) },
      { key: 'until', title: labels['gop-den'], cell: (row) => (row.untilOn ? showDay(row.untilOn) : t('khi một bên thôi', 'either side ends it')) },
      { key: 'consent', title: labels['gop-dong-y'], long: true, cell: (row) => row.consentWords },
      { key: 'end', title: t('Việc', 'Do'), cell: (row) => <form method="post" action={pathIn(lang, `${path}/${row.id}/thoi`)}><Button rank="other">{t('Thôi', 'End')}<span class="vh"> {of === 'maker' ? row.makerName : row.sellerName}</span></Button></form> },
    ]} />
  )
  return (
    <Page lang={lang} kind="desk" person={person} ways={ways} title={t('Góp hàng bán chung', 'Selling together')} path={path} noindex>
      <h1>{producer.name}</h1>
      <p><a href={pathIn(lang, membersPath(producer.slug))}>{t('Ai làm việc thay chủ thể này', 'Who acts for this producer')}</a></p>
      {said ? <Notice mood="good"><p>{said}</p></Notice> : null}
      <h2>{t('Bán hàng của những ai', 'Whose goods it sells')}</h2>
      {selling.length === 0 ? <Empty title={t('Chưa bán hàng của ai khác', 'Nobody else’s yet')}><p>{t('Hợp tác xã bán hàng của thành viên thì ghi từng thành viên ở dưới. Trang sản phẩm vẫn nêu tên người làm.', 'For a co-operative that sells its members’ goods, note each member below. The product’s page still names the maker.')}</p></Empty> : rows(selling, 'maker')}
      {sold.length > 0 ? <><h2>{t('Ai bán hàng của chủ thể này', 'Who sells this producer’s goods')}</h2>{rows(sold, 'seller')}</> : null}
      <h2>{t('Thêm người góp hàng', 'Add a maker')}</h2>
      <div class="form">
        <FaultList lang={lang} faults={faults} labels={labels} />
        <form method="post" action={pathIn(lang, path)} novalidate>
          <TextField name="chu-the" label={labels['chu-the']} value={typed['chu-the']} maxlength={200} required fault={fault('chu-the')} hint={t('Tên như trong sổ, hoặc phần cuối địa chỉ trang của họ.', 'The name as in the register, or the end of their page’s address.')} />
          {candidates.length > 0 ? <ChoiceField kind="radio" name="chon" label={t('Đúng là ai', 'Which one')} chosen={[]} options={candidates.map(({ slug, words }) => ({ value: slug, text: words }))} /> : null}
          <TextField name="gop-den" type="date" label={labels['gop-den']} value={typed['gop-den']} fault={fault('gop-den')} hint={t('Để trống nếu không hẹn ngày thôi.', 'Leave empty when no last day was agreed.')} />
          <AreaField name="gop-dong-y" label={labels['gop-dong-y']} value={typed['gop-dong-y']} rows={3} maxlength={2_000} required fault={fault('gop-dong-y')} hint={t('Ai đồng ý, ngày nào, bằng cách nào.', 'Who agreed, when and how.')} />
          <p class="acts"><Button>{t('Cho bán chung', 'Let it sell')}</Button></p>
        </form>
      </div>
    </Page>
  )
}
