import { AreaField, Button, ChoiceField, FaultList, Notice, Page, TextField } from '#design'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import type { Fault } from '#platform/web'
import type { RequestKind } from './feedback.tables.ts'
import { consentText, kindInAddress, kindName, KINDS, type KindInAddress } from './feedback.words.ts'
import type { Subject } from './subject.queries.ts'

const subjectPath = (subject: Pick<Subject, 'kind' | 'slug'>): string => `/${subject.kind === 'product' ? 'san-pham' : 'chu-the'}/${subject.slug}`

/** Which kind, for a visitor who came without saying. */
export function KindPage({ lang, subject, subjectText }: { readonly lang: Lang; readonly subject: Subject; readonly subjectText: string }) {
  const t = tongue(lang)
  const why: Record<KindInAddress, string> = {
    'la-toi': t('Bạn là người làm ra, muốn nhận trang này và tự giới thiệu.', 'You make it, and want to take over this page and speak for yourself.'),
    'bao-sai': t('Tên, nơi làm, hạng sao hoặc điều khác chưa đúng.', 'A name, a place, the stars or something else is not right.'),
    'lien-he': t('Bạn muốn hỏi hoặc đặt mua; văn phòng chuyển lời cho người làm.', 'You want to ask or buy; the office passes it on to the maker.'),
    'go-ten': t('Bạn không muốn tên mình hiện trên trang công khai.', 'You do not want your name on public pages.'),
  }
  return (
    <Page lang={lang} title={t('Góp ý', 'Write to us')} path="/gop-y" noindex>
      <div class="prose">
        <h1>{t('Góp ý về ', 'Write about ')}<a href={pathIn(lang, subjectPath(subject))}>{subject.title}</a></h1>
        <ul>
          {(Object.keys(KINDS) as KindInAddress[]).map((each) => <li><a href={pathIn(lang, `/gop-y?loai=${each}&ve=${encodeURIComponent(subjectText)}`)}>{kindName(KINDS[each], t)}</a>: {why[each]}</li>)}
        </ul>
      </div>
    </Page>
  )
}

export interface RequestPageProps {
  readonly lang: Lang
  readonly kind: RequestKind
  readonly subject: Subject
  /** `product:mat-hoa-dua`, as it stands in the address. */
  readonly subjectText: string
  readonly typed: Readonly<Record<string, string>>
  readonly faults: readonly Fault[]
  /** A sentence about the whole try. */
  readonly refused?: string | undefined
}

export function RequestPage({ lang, kind, subject, subjectText, typed, faults, refused }: RequestPageProps) {
  const t = tongue(lang)
  const fault = (field: string): string | undefined => faults.find((each) => each.field === field)?.message
  const labels = {
    'noi-dung': kind === 'something-wrong' ? t('Chỗ nào chưa đúng', 'What is wrong') : kind === 'message' ? t('Lời nhắn', 'Your message') : t('Điều bạn muốn nói thêm (không bắt buộc)', 'Anything to add (optional)'),
    ten: t('Tên của bạn (không bắt buộc)', 'Your name (optional)'),
    'lien-he': kind === 'this-is-me' || kind === 'message' ? t('Số điện thoại hoặc email', 'Telephone or e-mail') : t('Số điện thoại hoặc email (không bắt buộc)', 'Telephone or e-mail (optional)'),
    'dong-y': t('Đồng ý lưu tên và liên hệ', 'Consent to keep name and contact'),
  }
  const lead: Record<RequestKind, string> = {
    'this-is-me': t('Văn phòng OCOP ở xã hoặc tỉnh sẽ liên hệ để xác minh, rồi giao trang này cho bạn.', 'The OCOP office of your commune or province will contact you to make sure, then hand this page over to you.'),
    'something-wrong': t('Văn phòng OCOP ở nơi có sản phẩm sẽ xem lại và sửa nếu đúng là sai.', 'The OCOP office of the place will look into it and mend what is wrong.'),
    message: t('Văn phòng OCOP ở nơi có sản phẩm chuyển lời nhắn và cách liên hệ của bạn cho người làm, để họ gọi lại.', 'The OCOP office of the place passes your message and contact on to the maker, who will call you back.'),
    'remove-name': t('Tên chủ thể sẽ được ẩn khỏi các trang công khai. Sổ chứng nhận của nhà nước vẫn giữ tên theo luật.', 'The producer’s name will be hidden from public pages. The state’s registry of certificates keeps it, as the law asks.'),
  }
  return (
    <Page lang={lang} title={kindName(kind, t)} path={`/gop-y?loai=${kindInAddress(kind)}&ve=${encodeURIComponent(subjectText)}`} noindex>
      <div class="form">
        <h1>{kindName(kind, t)}</h1>
        <p>{t('Về: ', 'About: ')}<a href={pathIn(lang, subjectPath(subject))}>{subject.title}</a></p>
        <p>{lead[kind]}</p>
        {refused ? <Notice mood="bad" title={t('Chưa gửi được', 'Not sent yet')}><p>{refused}</p></Notice> : null}
        <FaultList lang={lang} faults={faults} labels={labels} />
        <form method="post" action={pathIn(lang, '/gop-y')} novalidate>
          <input type="hidden" name="loai" value={kindInAddress(kind)} />
          <input type="hidden" name="ve" value={subjectText} />
          <AreaField name="noi-dung" label={labels['noi-dung']} value={typed['noi-dung']} rows={6} required={kind === 'something-wrong' || kind === 'message'} fault={fault('noi-dung')}
            hint={kind === 'something-wrong' ? t('Nếu biết, ghi cả điều đúng và căn cứ (số quyết định, giấy chứng nhận).', 'If you know, add what is right and where it stands (decision, certificate).') : undefined} />
          <TextField name="ten" label={labels.ten} value={typed['ten']} autocomplete="name" maxlength={200} fault={fault('ten')} />
          <TextField name="lien-he" label={labels['lien-he']} value={typed['lien-he']} autocomplete="tel" maxlength={200} required={kind === 'this-is-me' || kind === 'message'} fault={fault('lien-he')}
            hint={t('Chỉ văn phòng phụ trách đọc được; không bao giờ hiện trên trang công khai.', 'Only the responsible office reads it; it never appears on a public page.')} />
          <ChoiceField kind="checkbox" name="dong-y" label={labels['dong-y']} chosen={typed['dong-y'] === 'co' ? ['co'] : []} options={[{ value: 'co', text: consentText(t) }]} fault={fault('dong-y')} />
          <p hidden><label>{t('Để trống ô này', 'Leave this empty')} <input name="trang-web" tabindex={-1} autocomplete="off" /></label></p>
          <p class="acts"><Button>{t('Gửi tới văn phòng phụ trách', 'Send to the responsible office')}</Button></p>
        </form>
      </div>
    </Page>
  )
}
