import { AreaField, Button, FaultList, Notice, Page, Table, Tag, TextField, type DeskWay } from '#design'
import { showMoment } from '#platform/day'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import type { Actor, Ctx, Fault } from '#platform/web'
import { Markup, type Filling } from './markup.piece.tsx'
import { readMarkup } from './markup.rules.ts'
import { operatorFields, operatorLabels, type Operator } from './operator.rules.ts'
import { textPages, type TextPage } from './pages.words.ts'
import type { EditedText, TextVersion } from './texts.queries.ts'

export const editPath = (slug: string, lang: Lang, version?: number): string => `/can-bo/trang/sua?trang=${encodeURIComponent(slug)}&tieng=${lang}${version === undefined ? '' : `&ban=${version}`}`

/** The ways of an officer's desk, as far as this officer may go them. */
export type Ways = (c: Ctx, actor: Actor) => Promise<readonly DeskWay[]>

export interface DeskProps { readonly lang: Lang; readonly person: string; readonly ways: readonly DeskWay[] }

export interface TextsPageProps extends DeskProps {
  readonly edited: readonly EditedText[]
  readonly operator: Operator
  readonly said: string | null
}

/** Every text with what became of it, and the operator's own data. */
export function TextsPage({ lang, person, ways, edited, operator, said }: TextsPageProps) {
  const t = tongue(lang)
  const missing = operatorFields.filter((field) => operator[field] === '').length
  const state = (page: TextPage, of: Lang) => {
    const found = edited.find((each) => each.slug === page.slug && each.lang === of)
    return (
      <>
        <a href={pathIn(lang, editPath(page.slug, of))}>{of === 'vi' ? 'Tiếng Việt' : 'English'}<span class="vh">: {t(page.vi, page.en)}</span></a>{' '}
        <small class="soft">{found && !found.own ? t(`bản ${found.version}, ${found.by}, ${showMoment(found.at)}`, `version ${found.version}, ${found.by}, ${showMoment(found.at)}`) : t('bản đi kèm phần mềm', 'comes with the software')}</small>
      </>
    )
  }
  return (
    <Page kind="desk" lang={lang} person={person} ways={ways} title={t('Trang và quy định', 'Pages and rules')} path="/can-bo/trang" trail={[{ text: t('Bàn làm việc', 'Desk'), href: '/can-bo' }, { text: t('Trang và quy định', 'Pages and rules') }]} noindex>
      <h1>{t('Trang và quy định', 'Pages and rules')}</h1>
      {said === null ? null : <Notice mood="good"><p>{said}</p></Notice>}
      <p class="lead">{t('Lời trên các trang giới thiệu và pháp lý. Mỗi lần lưu thành một bản mới; bản cũ không mất.', 'The words of the pages about the portal and of the law. Each save makes a new version; earlier ones stay.')}</p>
      {missing === 0 ? null : (
        <Notice mood="wait" title={t(`Thông tin đơn vị vận hành còn thiếu ${missing} mục`, `${missing} of the operator’s details are missing`)}>
          <p>{t('Người xem thấy chỗ thiếu được đánh dấu trên các trang pháp lý.', 'Visitors see the gaps marked on the legal pages.')}</p>
        </Notice>
      )}
      <p><Button rank={missing === 0 ? 'other' : 'main'} href={pathIn(lang, '/can-bo/trang/don-vi')}>{t('Điền thông tin đơn vị vận hành', 'Fill in the operator’s details')}</Button></p>
      <Table lang={lang} caption={t('Các trang', 'Pages')} captionHidden rows={textPages} columns={[
        { key: 'page', title: t('Trang', 'Page'), head: true, cell: (page) => <a href={pathIn(lang, `/${page.slug}`)}>{t(page.vi, page.en)}</a> },
        { key: 'vi', title: t('Sửa tiếng Việt', 'Edit Vietnamese'), cell: (page) => state(page, 'vi') },
        { key: 'en', title: t('Sửa tiếng Anh', 'Edit English'), cell: (page) => state(page, 'en') },
      ]} />
    </Page>
  )
}

export interface EditTextPageProps extends DeskProps {
  readonly page: TextPage
  readonly of: Lang
  readonly title: string
  readonly body: string
  /** The version that this change starts from. */
  readonly seen: number
  readonly versions: readonly TextVersion[]
  readonly faults: readonly Fault[]
  readonly preview: boolean
  /** Who wrote a version meanwhile, which this writer has not seen. */
  readonly meanwhile: string | null
  /** An earlier version is shown. */
  readonly earlier: number | null
  readonly filling: Filling
}

/** Changing one text: words, preview, versions. */
export function EditTextPage({ lang, person, ways, page, of, title, body, seen, versions, faults, preview, meanwhile, earlier, filling }: EditTextPageProps) {
  const t = tongue(lang)
  const name = `${t(page.vi, page.en)} · ${of === 'vi' ? 'Tiếng Việt' : 'English'}`
  const fault = (field: string): string | undefined => faults.find((each) => each.field === field)?.message
  return (
    <Page kind="desk" lang={lang} person={person} ways={ways} title={t(`Sửa: ${name}`, `Edit: ${name}`)} path={editPath(page.slug, of)} trail={[{ text: t('Bàn làm việc', 'Desk'), href: '/can-bo' }, { text: t('Trang và quy định', 'Pages and rules'), href: '/can-bo/trang' }, { text: name }]} noindex>
      <h1>{name}</h1>
      <FaultList lang={lang} faults={faults} labels={{ tieude: t('Tên trang', 'Title'), noidung: t('Nội dung', 'Text') }} />
      {meanwhile === null ? null : (
        <Notice mood="bad" title={t('Có người vừa sửa trước bạn', 'Somebody changed this before you')}>
          <p>{t(`${meanwhile} đã lưu bản ${seen} trong lúc bạn viết. Lời của bạn vẫn còn ở dưới. Xem bản mới trong danh sách các bản, ghép lại rồi lưu.`, `${meanwhile} saved version ${seen} while you were writing. Your words are still below. Look at the new version in the list, bring both together, then save.`)}</p>
        </Notice>
      )}
      {earlier === null ? null : <Notice mood="wait"><p>{t(`Đây là bản ${earlier}. Lưu thì nó thành bản mới nhất.`, `This is version ${earlier}. Saving makes it the newest.`)}</p></Notice>}
      {preview ? (
        <section class="preview" aria-label={t('Xem trước', 'Preview')}>
          <p class="tag tag-wait">{t('Xem trước, chưa lưu', 'Preview, not saved')}</p>
          <article class="prose" lang={of}>
            <p class="like-h1"><b>{title}</b></p>
            <Markup blocks={readMarkup(body)} filling={filling} />
          </article>
        </section>
      ) : null}
      <form method="post" action={pathIn(lang, editPath(page.slug, of))} class="form form-wide">
        <input type="hidden" name="ban" value={String(seen)} />
        <TextField name="tieude" label={t('Tên trang', 'Title')} value={title} maxlength={200} required fault={fault('tieude')} />
        <AreaField name="noidung" label={t('Nội dung', 'Text')} value={body} rows={24} required fault={fault('noidung')}
          hint={t('## đề mục · - gạch đầu dòng · 1. đánh số · > lưu ý · **chữ đậm** · [chữ](/dia-chi) · | bảng | · {{operator.name}} tự điền.', '## heading · - list · 1. numbered · > note · **bold** · [words](/address) · | table | · {{operator.name}} is filled in.')} />
        <div class="acts">
          <Button name="viec" value="luu">{t('Lưu thành bản mới', 'Save as a new version')}</Button>
          <Button rank="other" name="viec" value="xem">{t('Xem trước', 'Preview')}</Button>
          {versions.length === 0 || versions[0]?.title === null ? null : <Button rank="quiet" name="viec" value="tra-lai">{t('Dùng lại bản đi kèm phần mềm', 'Go back to the text that comes with the software')}</Button>}
        </div>
      </form>
      <h2 class="after">{t('Các bản', 'Versions')}</h2>
      {versions.length === 0 ? <p>{t('Chưa ai sửa; đang dùng bản đi kèm phần mềm.', 'Nobody changed it yet; the text that comes with the software is in use.')}</p> : (
        <Table lang={lang} caption={t('Các bản, mới nhất trước', 'Versions, newest first')} captionHidden rows={versions} columns={[
          { key: 'n', title: t('Bản', 'Version'), head: true, cell: (row) => (row.title === null ? row.version : <a href={pathIn(lang, editPath(page.slug, of, row.version))}>{row.version}</a>) },
          { key: 'title', title: t('Tên trang', 'Title'), cell: (row) => row.title ?? <Tag text={t('bản đi kèm phần mềm', 'comes with the software')} /> },
          { key: 'by', title: t('Ai lưu', 'By'), cell: (row) => row.by },
          { key: 'at', title: t('Lúc', 'At'), cell: (row) => showMoment(row.at) },
        ]} />
      )}
    </Page>
  )
}

export interface OperatorPageProps extends DeskProps {
  readonly operator: Operator
  readonly faults: readonly Fault[]
}

/** The operator's details, as the law asks them to be published. */
export function OperatorPage({ lang, person, ways, operator, faults }: OperatorPageProps) {
  const t = tongue(lang)
  const labels = Object.fromEntries(operatorFields.map((field) => [field, t(...operatorLabels[field])]))
  return (
    <Page kind="desk" lang={lang} person={person} ways={ways} title={t('Đơn vị vận hành', 'Operator')} path="/can-bo/trang/don-vi" trail={[{ text: t('Bàn làm việc', 'Desk'), href: '/can-bo' }, { text: t('Trang và quy định', 'Pages and rules'), href: '/can-bo/trang' }, { text: t('Đơn vị vận hành', 'Operator') }]} noindex>
      <h1>{t('Đơn vị vận hành', 'Operator')}</h1>
      <p class="lead">{t('Hiện công khai trên các trang pháp lý. Ô nào để trống thì trang nói là chưa điền.', 'Shown publicly on the legal pages. What is left empty is said to be missing.')}</p>
      <FaultList lang={lang} faults={faults} labels={labels} />
      <form method="post" action={pathIn(lang, '/can-bo/trang/don-vi')} class="form">
        {operatorFields.map((field) => <TextField name={field} label={labels[field]!} value={operator[field]} maxlength={300} type={field === 'email' ? 'email' : field === 'phone' ? 'tel' : 'text'} fault={faults.find((each) => each.field === field)?.message} />)}
        <div class="acts"><Button>{t('Lưu thông tin đơn vị', 'Save the operator’s details')}</Button></div>
      </form>
    </Page>
  )
}
