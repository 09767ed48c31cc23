import { Button, Empty, Facts, Notice, Page, Section, TextField, type DeskWay } from '#design'
import { formWords } from '#producers'
import { showMoment } from '#platform/day'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import type { StallRequest } from './requests.queries.ts'

export interface RequestShown extends StallRequest { readonly phone: string; readonly place: string; readonly others: number }

/** People who ask to sell, for the office of their place: call, look, decide. */
export function RequestsPage({ lang, path, person, ways, requests, refused }: { readonly lang: Lang; readonly path: string; readonly person: string; readonly ways: readonly DeskWay[]; readonly requests: readonly RequestShown[]; readonly refused?: string | undefined }) {
  const t = tongue(lang)
  return (
    <Page lang={lang} kind="desk" ways={ways} person={person} path={path} title={t('Xin bán hàng', 'Asking to sell')} noindex>
      <h1>{t('Người xin bán hàng', 'People who ask to sell')}</h1>
      <p class="lead">{t('Gọi số điện thoại, hỏi cho chắc, rồi xác nhận. Xác nhận rồi, người này bán thay cơ sở ngay.', 'Call, make sure, then confirm. Confirmed, the person sells for the producer at once.')}</p>
      {refused ? <Notice mood="bad" title={refused} /> : null}
      {requests.length === 0 ? <Empty title={t('Không có ai chờ', 'Nobody waits')}><p>{t('Yêu cầu mới sẽ nằm ở đây.', 'New requests will be here.')}</p></Empty> : requests.map((each) => (
        <Section lang={lang} title={each.name}>
          <Facts lang={lang} facts={[
            { name: t('Việc', 'Asks'), value: each.kind === 'claim' ? <>{t('nhận cơ sở đã có trong sổ', 'to act for a producer of the registry')}: <a href={pathIn(lang, `/can-bo/chu-the/${each.producerSlug}/nguoi`)}>{each.name}</a></> : t('mở gian hàng mới, cơ sở chưa có trong sổ', 'a new stall; not in the registry') },
            { name: t('Điện thoại', 'Telephone'), value: <a href={`tel:${each.phone.replace(/\s/g, '')}`}>{each.phone}</a> },
            { name: t('Ở đâu', 'Where'), value: each.place }, { name: t('Loại hình', 'Kind'), value: formWords(each.form, lang) },
            { name: t('Người xin nói', 'They say'), value: each.said || null }, { name: t('Gửi lúc', 'Sent'), value: showMoment(each.madeAt) }, { name: t('Lời đồng ý', 'Consent'), value: each.consentWords },
            ...(each.others > 0 ? [{ name: t('Chú ý', 'Mind'), value: t(`đã có ${each.others} người làm thay cơ sở này`, `${each.others} act for it already`) }] : []),
          ]} />
          <form class="form" method="post" action={pathIn(lang, `/can-bo/xin-ban/${each.id}`)}>
            <TextField name="vi-sao" label={t('Đã kiểm thế nào, hoặc vì sao từ chối', 'How it was checked, or why it is refused')} maxlength={300} />
            <p class="acts"><Button name="quyet" value="nhan">{t('Xác nhận', 'Confirm')}</Button><Button rank="other" name="quyet" value="tu-choi">{t('Từ chối', 'Refuse')}</Button></p>
          </form>
        </Section>
      ))}
    </Page>
  )
}
