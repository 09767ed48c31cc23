import { CertificatePanel, Notice, Page, ShareBar, Tag } from '#design'
import { showDay, type Day } from '#platform/day'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import type { CertificateView } from './products.queries.ts'

/** What anyone sees who checks a certificate: is it in force today, for what, and how do we know. */
export function CertificatePage({ lang, path, certificate, today }: { readonly lang: Lang; readonly path: string; readonly certificate: CertificateView; readonly today: Day }) {
  const t = tongue(lang)
  const { standing, current } = certificate
  const inForce = current && standing.stars > 0
  const state = inForce
    ? (standing.evidence === 'recorded' ? t(`Còn giá trị hôm nay, ${showDay(today)}`, `In force today, ${showDay(today)}`) : t(`Theo danh sách công bố thì còn giá trị hôm nay, ${showDay(today)}; chưa đối chiếu quyết định`, `In force today, ${showDay(today)}, as published; not compared with the decision`))
    : standing.state === 'withdrawn' ? t('Đã bị thu hồi', 'Withdrawn')
      : !current && standing.code ? t('Đã được thay bằng một chứng nhận khác', 'Replaced by another certificate') : t(`Không còn giá trị hôm nay, ${showDay(today)}`, `Not in force today, ${showDay(today)}`)
  const evidence = !inForce ? 'none' as const : standing.evidence === 'recorded' ? 'decided' as const : 'reported' as const
  const title = t(`Chứng nhận ${certificate.code}`, `Certificate ${certificate.code}`)
  const maker = certificate.producer && !certificate.producer.hidden ? certificate.producer : null
  return (
    <Page lang={lang} path={path} title={title} description={`${title}: ${certificate.product.name}. ${state}.`} trail={[{ text: t('Sản phẩm', 'Products'), href: '/san-pham' }, { text: certificate.product.name, href: `/san-pham/${certificate.product.slug}` }, { text: certificate.code }]}>
      {certificate.product.sample ? <Tag mood="wait" text={t('Dữ liệu mẫu', 'Sample data')} /> : null}
      <h1>{certificate.product.name}</h1>
      <CertificatePanel lang={lang} code={certificate.code} stars={inForce ? certificate.stars : null} evidence={evidence} state={state} mood={inForce ? (standing.evidence === 'recorded' ? 'good' : 'plain') : 'wait'} facts={[
        { name: t('Hạng được ghi', 'Stars as given'), value: t(`${certificate.stars} sao`, `${certificate.stars} stars`) },
        { name: t('Người làm', 'Maker'), value: maker ? <a href={pathIn(lang, `/chu-the/${maker.slug}`)}>{maker.name}</a> : null },
        { name: t('Quyết định', 'Decision'), value: certificate.decisionNumber },
        { name: t('Ngày công nhận', 'Recognised on'), value: decidedWords(certificate, lang) },
        { name: t('Có giá trị đến', 'Valid until'), value: certificate.validUntil ? showDay(certificate.validUntil) : null },
        { name: t('Biết từ đâu', 'How it is known'), value: certificate.evidence === 'recorded' ? t('quyết định đã được ghi tại đây', 'the decision is recorded here') : certificate.sourceUrl ? <a href={certificate.sourceUrl} rel="noopener nofollow">{certificate.sourceUrl}</a> : certificate.sourceName || null },
      ]}>
        {!current && standing.code ? <p><a class="tap" href={pathIn(lang, `/chung-nhan/${encodeURIComponent(standing.code)}`)}>{t(`Xem chứng nhận ${standing.code}`, `See certificate ${standing.code}`)}</a></p> : null}
      </CertificatePanel>
      <Notice title={t('Vì sao hiện như vậy', 'Why it shows this')}>
        <p>{t('Chứng nhận có giá trị 36 tháng từ ngày cấp (Quyết định 26/2026/QĐ-TTg, Điều 4 khoản 3). Khi chỉ biết năm, chúng tôi tính từ ngày cuối của năm đó. Sao vàng cần một quyết định đã được ghi và còn hiệu lực; danh sách công bố cho sao viền.', 'A certificate is valid for 36 months from its issue (Decision 26/2026/QĐ-TTg, Art. 4.3). Where only the year is known we count from its last day. Gold stars need a recorded decision in force; a published list gives outlined stars.')}</p>
      </Notice>
      <p><a class="tap" href={pathIn(lang, `/san-pham/${certificate.product.slug}`)}>{t('Về trang sản phẩm', 'To the product')}</a></p>
      <ShareBar lang={lang} path={path} title={title} />
    </Page>
  )
}

function decidedWords({ decidedLatest, decidedPrecision }: CertificateView, lang: Lang): string | null {
  if (!decidedLatest) return null
  switch (decidedPrecision) {
    case 'day': return showDay(decidedLatest)
    case 'month': return `${decidedLatest.slice(5, 7)}/${decidedLatest.slice(0, 4)}`
    case 'year': return tongue(lang)(`năm ${decidedLatest.slice(0, 4)}`, decidedLatest.slice(0, 4))
    case 'unknown': return tongue(lang)(`không muộn hơn ${showDay(decidedLatest)}`, `not later than ${showDay(decidedLatest)}`)
  }
}

/** Nothing bears the code that was asked for: said, with the way to check it otherwise. */
export function NoCertificatePage({ lang, path, code }: { readonly lang: Lang; readonly path: string; readonly code: string }) {
  const t = tongue(lang)
  const title = code === '' ? t('Kiểm tra một chứng nhận', 'Check a certificate') : t('Không có chứng nhận này', 'No such certificate')
  return (
    <Page lang={lang} path={path} title={title} noindex={code !== ''} trail={[{ text: title }]}>
      <h1>{title}</h1>
      {code === '' ? <p class="lead">{t('Gõ mã in trên giấy chứng nhận hoặc trên nhãn, ví dụ CN-26-000344. Chúng tôi cho biết hôm nay chứng nhận còn giá trị không, và vì sao.', 'Type the code on the certificate or the label, for example CN-26-000344. We say whether it is in force today, and why.')}</p> : <Notice mood="wait"><p>{t(`Trong sổ của chúng tôi không có chứng nhận nào mang mã “${code}”. Xem lại mã in trên giấy hoặc trên nhãn, hoặc tìm theo tên sản phẩm.`, `Our registry holds no certificate with the code “${code}”. Look again at the code on the paper or label, or search by the product’s name.`)}</p></Notice>}
      <form class="form" action={pathIn(lang, '/chung-nhan')}><div class="field"><label for="ma">{t('Mã chứng nhận', 'Code of the certificate')}</label><input id="ma" name="ma" value={code} /></div><p class="acts"><button class="btn" type="submit"><span>{t('Kiểm tra', 'Check')}</span></button></p></form>
    </Page>
  )
}
