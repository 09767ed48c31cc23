import { AreaField, Button, ChoiceField, Empty, FaultList, Notice, Page, Pager, Tag, type DeskWay } from '#design'
import { PhotoField, type PhotoView } from '#photos'
import { showMoment } from '#platform/day'
import { pathIn, tongue, type Lang, type Say } from '#platform/tongue'
import type { Fault } from '#platform/web'
import { MOST_LETTERS, MOST_REVIEW_PHOTOS, pointWords } from './review.rules.ts'
import { Points, ReviewItem } from './reviews.piece.tsx'
import type { DeskReview, Reviewable, ReviewView, Tally } from './reviews.queries.ts'
import type { StepKind } from './reviews.tables.ts'

const faultAt = (faults: readonly Fault[], field: string): string | undefined => faults.find((each) => each.field === field)?.message

/** All that buyers said of one product. */
export function ReviewListPage({ lang, slug, name, maker, tally, reviews, photos, page, pages }: { readonly lang: Lang; readonly slug: string; readonly name: string; readonly maker: string | null; readonly tally: Tally; readonly reviews: readonly ReviewView[]; readonly photos: readonly PhotoView[]; readonly page: number; readonly pages: number }) {
  const t = tongue(lang)
  return (
    <Page lang={lang} path={`/san-pham/${slug}/nhan-xet`} title={t(`Nhận xét về ${name}`, `Reviews of ${name}`)} trail={[{ text: t('Sản phẩm', 'Products'), href: '/san-pham' }, { text: name, href: `/san-pham/${slug}` }, { text: t('Nhận xét', 'Reviews') }]}>
      <h1>{t(`Người mua nói về ${name}`, `What buyers say of ${name}`)}</h1>
      {tally.count === 0 ? <Empty title={t('Chưa có nhận xét', 'No reviews yet')}><p>{t('Ai mua ở đây và đã nhận hàng thì viết được.', 'Whoever bought here and received the goods may write.')}</p></Empty> : (
        <>
          <Points lang={lang} tally={tally} />
          <p class="soft small">{t('Chỉ người đã mua trên cổng và nhận hàng mới viết được. Điểm này là ý người mua, không phải hạng OCOP. Mới nhất lên đầu; lời chê cũng ở lại.', 'Only people who bought here and received the goods may write. These points are buyers’ opinions, not the OCOP rank. Newest first; criticism stays too.')}</p>
          <ul class="plain talk">{reviews.map((review) => <ReviewItem lang={lang} review={review} photos={photos.filter((each) => each.ownerId === review.id)} slug={slug} maker={maker} report />)}</ul>
          <Pager lang={lang} page={page} pages={pages} href={(number) => `/san-pham/${slug}/nhan-xet?trang=${number}`} />
        </>
      )}
    </Page>
  )
}

export interface ReviewForm { readonly productId: string; readonly typed: Readonly<Record<string, string>>; readonly faults: readonly Fault[] }

/** A buyer's words on the goods of one order: a form for each product. */
export function WritePage({ lang, order, orderPage, path, action, goods, form, done, refused }: { readonly lang: Lang; readonly order: string; readonly orderPage: string; readonly path: string; readonly action: string; readonly goods: readonly Reviewable[]; readonly form: ReviewForm | null; readonly done: string | null; readonly refused: string | null }) {
  const t = tongue(lang)
  return (
    <Page lang={lang} path={path} title={t('Nhận xét hàng đã mua', 'Review what you bought')} trail={[{ text: t(`Đơn ${order}`, `Order ${order}`), href: orderPage }, { text: t('Nhận xét', 'Review') }]} noindex>
      <h1>{t('Hàng thế nào?', 'How was it?')}</h1>
      {refused ? <Notice mood="bad" title={refused} /> : null}
      <p class="soft">{t('Tên bạn hiện rút gọn, ví dụ “Mẫu T.”. Số điện thoại và địa chỉ không bao giờ hiện.', 'Your name is shown shortened, such as “Mẫu T.”. Your telephone and address are never shown.')}</p>
      {goods.map((each) => {
        const mine = form?.productId === each.productId ? form : null
        const faults = mine?.faults ?? []
        if (each.sample) return <section class="share-of"><h2>{each.name}</h2><p class="soft">{t('Hàng mẫu không có nhận xét.', 'Samples are not reviewed.')}</p></section>
        if (each.review?.state === 'hidden') return <section class="share-of"><h2>{each.name}</h2><p class="soft">{t('Nhận xét của bạn đã bị ẩn theo quy định. Muốn hỏi lại, gửi khiếu nại.', 'Your review was hidden under the rules. To ask again, complain.')}</p></section>
        return (
          <section class="share-of">
            <h2>{each.name}</h2>
            {done === each.productId ? <Notice mood="good" level={3} title={t('Cảm ơn, lời của bạn đã hiện', 'Thank you, it is shown now')}><p><a href={pathIn(lang, `/san-pham/${each.slug}/nhan-xet`)}>{t('Xem ở trang sản phẩm', 'See it')}</a></p></Notice> : null}
            <FaultList lang={lang} faults={faults} labels={{}} />
            <form method="post" enctype="multipart/form-data" action={action}>
              <input type="hidden" name="san-pham" value={each.productId} />
              <ChoiceField kind="radio" name="diem" label={t('Bạn thấy', 'You are')} chosen={[mine?.typed['diem'] ?? (each.review ? String(each.review.points) : '')]} fault={faultAt(faults, 'diem')} options={[5, 4, 3, 2, 1].map((points) => ({ value: String(points), text: `${points}/5 · ${pointWords(t, points)}` }))} />
              <AreaField name="loi" label={t('Kể vài lời (không bắt buộc)', 'A few words (optional)')} value={mine?.typed['loi'] ?? each.review?.body ?? ''} rows={3} maxlength={MOST_LETTERS} fault={faultAt(faults, 'loi')} />
              <PhotoField lang={lang} name="anh" label={t('Ảnh (không bắt buộc)', 'Pictures (optional)')} most={MOST_REVIEW_PHOTOS} fault={faultAt(faults, 'anh')} />
              <p class="acts"><Button>{each.review ? t('Sửa nhận xét', 'Change the review') : t('Gửi nhận xét', 'Send the review')}</Button></p>
            </form>
          </section>
        )
      })}
    </Page>
  )
}

/** A reader reports words that should not stand here; the office answers. */
export function ReportPage({ lang, slug, review, fault, typed }: { readonly lang: Lang; readonly slug: string; readonly review: ReviewView; readonly fault: string | null; readonly typed: string }) {
  const t = tongue(lang)
  return (
    <Page lang={lang} path={`/san-pham/${slug}/nhan-xet`} title={t('Báo lời xấu', 'Report a review')} trail={[{ text: t('Nhận xét', 'Reviews'), href: `/san-pham/${slug}/nhan-xet` }, { text: t('Báo lời xấu', 'Report') }]} noindex>
      <h1>{t('Báo lời xấu', 'Report a review')}</h1>
      <ul class="plain talk"><ReviewItem lang={lang} review={review} photos={[]} slug={slug} maker={null} report={false} /></ul>
      <form class="form" method="post" action={pathIn(lang, `/san-pham/${slug}/nhan-xet/${review.id}/bao-xau`)}>
        <AreaField name="noi-dung" label={t('Vì sao lời này không nên ở đây', 'Why it should not stand here')} hint={t('Chê hàng thì được ở lại. Chửi bới, bịa đặt, lộ số điện thoại thì bị ẩn.', 'Criticism may stay. Insults, lies and private data are hidden.')} value={typed} rows={3} maxlength={1_000} required fault={fault ?? undefined} />
        <p class="acts"><Button>{t('Gửi văn phòng xem', 'Send to the office')}</Button></p>
      </form>
    </Page>
  )
}

const stepWords = (t: Say, kind: StepKind): string => {
  switch (kind) {
    case 'written': return t('viết', 'written')
    case 'changed': return t('sửa', 'changed')
    case 'answered': return t('người làm trả lời', 'answered')
    case 'reported': return t('bị báo', 'reported')
    case 'hidden': return t('ẩn', 'hidden')
    case 'shown': return t('hiện lại', 'shown again')
  }
}

/** Reviews at a desk: the maker answers once, an officer hides or shows with a reason. */
export function ReviewDeskPage({ lang, person, ways, base, officer, reviews, page, more, faulty }: { readonly lang: Lang; readonly person: string; readonly ways: readonly DeskWay[]; readonly base: string; readonly officer: boolean; readonly reviews: readonly DeskReview[]; readonly page: number; readonly more: boolean; readonly faulty: { readonly id: string; readonly message: string } | null }) {
  const t = tongue(lang)
  return (
    <Page lang={lang} kind="desk" person={person} ways={ways} path={base} title={t('Nhận xét của người mua', 'Reviews')} trail={[{ text: t('Nhận xét', 'Reviews') }]} noindex>
      <h1>{t('Nhận xét của người mua', 'Reviews')}</h1>
      {reviews.length === 0 ? <Empty title={t('Chưa có nhận xét', 'No reviews yet')}><p>{t('Người mua viết được sau khi nhận hàng.', 'Buyers may write once the goods have arrived.')}</p></Empty> : null}
      {reviews.map((review) => (
        <section class="share-of">
          <h2><a href={pathIn(lang, `/san-pham/${review.productSlug}/nhan-xet`)}>{review.productName}</a></h2>
          <p class="row">{officer ? <span class="soft">{review.sellerName}</span> : null}{review.state === 'hidden' ? <Tag mood="wait" text={t('đang ẩn', 'hidden')} /> : null}{officer && review.reports > 0 ? <Tag mood="wait" text={t(`bị báo ${review.reports} lần`, `reported ${review.reports} times`)} /> : null}</p>
          <ul class="plain"><ReviewItem lang={lang} review={review} photos={[]} slug={review.productSlug} maker={review.sellerName} report={false} /></ul>
          {officer ? <ol class="small">{review.steps.map((step) => <li>{showMoment(new Date(step.at))} · {stepWords(t, step.kind)}{step.kind === 'written' || step.kind === 'answered' ? '' : `: ${step.body}`}{step.kind === 'hidden' || step.kind === 'shown' ? ` (${step.byName})` : ''}</li>)}</ol> : null}
          {officer || !review.answer ? (
            <form method="post" action={pathIn(lang, `${base}/${review.id}`)}>
              <AreaField name={`loi-${review.id}`} label={officer ? (review.state === 'shown' ? t('Ẩn vì', 'Hide because') : t('Hiện lại vì', 'Show again because')) : t('Trả lời, mọi người đọc được, một lần', 'Answer, public, once')} rows={2} maxlength={1_000} required fault={faulty?.id === review.id ? faulty.message : undefined} />
              <p class="acts">{officer ? <Button rank="other" name="den" value={review.state === 'shown' ? 'hidden' : 'shown'}>{review.state === 'shown' ? t('Ẩn nhận xét', 'Hide') : t('Hiện lại', 'Show again')}</Button> : <Button rank="other">{t('Đăng trả lời', 'Publish the answer')}</Button>}</p>
            </form>
          ) : null}
        </section>
      ))}
      <Pager lang={lang} page={page} pages={more ? page + 1 : page} href={(number) => `${base}?trang=${number}`} />
    </Page>
  )
}
