import { Notice, organizationJsonLd, Page } from '#design'
import { showDay, dayOf } from '#platform/day'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import { Markup, type Filling } from './markup.piece.tsx'
import { fieldsOf, readMarkup, summaryOf } from './markup.rules.ts'
import { operatorFieldOf } from './operator.rules.ts'
import { textPages, type TextPage as Listed } from './pages.words.ts'
import type { ShownText } from './texts.queries.ts'

export interface TextPageProps {
  readonly lang: Lang
  readonly page: Listed
  readonly text: ShownText
  readonly filling: Filling
}

/** One text about the portal or of the law, with the way to the others. */
export function TextPage({ lang, page, text, filling }: TextPageProps) {
  const t = tongue(lang)
  const blocks = readMarkup(text.body)
  const missing = [...fieldsOf(blocks)].some((name) => {
    const field = operatorFieldOf(name)
    return field !== null && filling.operator[field] === ''
  })
  const part = page.part === 'phap-ly' ? { text: t('Quy định', 'Legal'), href: '/phap-ly' } : { text: t('Về Cổng', 'About'), href: '/ve-cong' }
  return (
    <Page lang={lang} title={text.title} description={summaryOf(blocks)} path={`/${page.slug}`} trail={page.slug === 've-cong' ? [{ text: text.title }] : [part, { text: t(page.vi, page.en) }]} image="/hinh-chia-se/trang/cong.png" {...(page.slug === 've-cong/lien-he' && filling.operator.name !== '' ? { jsonLd: operatorData(lang, filling) } : {})}>
      <div class="text">
        <article class="prose">
          <h1>{text.title}</h1>
          {missing ? (
            <Notice mood="wait">
              <p>{t('Đơn vị vận hành chưa điền đủ thông tin của mình; những chỗ còn thiếu được đánh dấu bên dưới.', 'The operator has not filled in all of its details yet; what is missing is marked below.')}</p>
            </Notice>
          ) : null}
          <Markup blocks={blocks} filling={filling} />
          <p class="small soft">{text.own || text.writtenAt === null
            ? t('Bản đi kèm phần mềm.', 'The text that comes with the software.')
            : t(`Đơn vị vận hành sửa ngày ${showDay(dayOf(text.writtenAt))}, bản ${text.version}.`, `Changed by the operator on ${showDay(dayOf(text.writtenAt))}, version ${text.version}.`)}</p>
        </article>
        <Others lang={lang} page={page} />
      </div>
    </Page>
  )
}

function operatorData(lang: Lang, { operator: { name, address, phone, email } }: Filling): object {
  return organizationJsonLd(lang, { name, path: '/ve-cong/lien-he', address, telephone: phone, email })
}

function Others({ lang, page }: { readonly lang: Lang; readonly page: Listed | null }) {
  const t = tongue(lang)
  const parts = [['ve-cong', t('Về Cổng', 'About')], ['phap-ly', t('Quy định', 'Legal')]] as const
  return (
    <nav class="text-ways" aria-label={t('Các trang khác', 'Other pages')}>
      {parts.map(([part, title]) => (
        <>
          <h2>{title}</h2>
          <ul class="plain">
            {textPages.filter((each) => each.part === part).map((each) => (
              <li><a href={pathIn(lang, `/${each.slug}`)} {...(each.slug === page?.slug ? { 'aria-current': 'page' as const } : {})}>{t(each.vi, each.en)}</a></li>
            ))}
          </ul>
        </>
      ))}
    </nav>
  )
}

export interface LegalPageProps {
  readonly lang: Lang
  readonly texts: readonly { readonly page: Listed; readonly title: string; readonly body: string }[]
}

/** Every page that the law asks of an operator, in one list. */
export function LegalPage({ lang, texts }: LegalPageProps) {
  const t = tongue(lang)
  return (
    <Page lang={lang} title={t('Quy định của Cổng', 'Legal pages')} path="/phap-ly" trail={[{ text: t('Quy định', 'Legal') }]} description={t('Quy chế, bảo vệ dữ liệu cá nhân, khiếu nại, thứ tự hiển thị và các quy định khác của Cổng OCOP.', 'Terms, personal data, complaints, order of display and the other rules of Cổng OCOP.')} image="/hinh-chia-se/trang/cong.png">
      <div class="text">
        <div class="prose">
          <h1>{t('Quy định của Cổng', 'Legal pages')}</h1>
          <p class="lead">{t('Cổng hiện chỉ cung cấp thông tin, không nhận đặt hàng. Những điều dưới đây nói Cổng làm việc thế nào và bạn có quyền gì.', 'For now this portal gives information and takes no orders. These pages say how it works and what your rights are.')}</p>
          {texts.map(({ page, title, body }) => (
            <>
              <h2><a href={pathIn(lang, `/${page.slug}`)}>{title}</a></h2>
              <p>{summaryOf(readMarkup(body), 220)}</p>
            </>
          ))}
        </div>
        <Others lang={lang} page={null} />
      </div>
    </Page>
  )
}
