import { Button } from '#design'
import { Photo, type PhotoView } from '#photos'
import { dayOf, showDay } from '#platform/day'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import { pointWords, showPoints } from './review.rules.ts'
import type { ReviewView, Tally } from './reviews.queries.ts'

/** `4,6 / 5 điểm của người mua`: in words, so that nobody takes it for the stars of OCOP. */
export function Points({ lang, tally }: { readonly lang: Lang; readonly tally: Tally }) {
  const t = tongue(lang)
  return <p class="points"><b>{showPoints(tally.count, tally.sum, lang)} / 5</b> {t(`điểm của ${tally.count} người mua`, `points of ${tally.count} ${tally.count === 1 ? 'buyer' : 'buyers'}`)}</p>
}

export function ReviewItem({ lang, review, photos, slug, maker, report }: { readonly lang: Lang; readonly review: ReviewView; readonly photos: readonly PhotoView[]; readonly slug: string; readonly maker: string | null; readonly report: boolean }) {
  const t = tongue(lang)
  return (
    <li class="said" id={`nx-${review.id}`}>
      <p><b>{review.points}/5 · {pointWords(t, review.points)}</b></p>
      {review.body.split(/\n+/).filter(Boolean).map((line) => <p>{line}</p>)}
      {photos.length > 0 ? <p class="row">{photos.map((photo, n) => <a href={`/san-pham/${slug}/nhan-xet/anh/${photo.id}/960`}><Photo photo={photo} size={240} square={96} alt={t(`Ảnh ${n + 1} của người mua`, `Buyer’s picture ${n + 1}`)} at={(size) => `/san-pham/${slug}/nhan-xet/anh/${photo.id}/${size}`} /></a>)}</p> : null}
      <p class="small soft">{review.shownName}, {t('đã mua ở đây', 'bought here')}, {showDay(dayOf(new Date(review.madeAt)))}</p>
      {report ? <p class="small"><a class="tap" href={pathIn(lang, `/san-pham/${slug}/nhan-xet/${review.id}/bao-xau`)}>{t('Báo lời xấu', 'Report')}</a></p> : null}
      {review.answer ? <blockquote class="answer"><p class="small"><b>{maker ?? t('Người làm', 'The maker')}</b></p>{review.answer.split(/\n+/).map((line) => <p>{line}</p>)}</blockquote> : null}
    </li>
  )
}

/** On a product's page: the points and the latest words. Nothing where nobody has written. */
export function ReviewsPiece({ lang, tally, latest, slug, maker }: { readonly lang: Lang; readonly tally: Tally; readonly latest: readonly ReviewView[]; readonly slug: string; readonly maker: string | null }) {
  const t = tongue(lang)
  return (
    <section class="sect">
      <header><h2>{t('Người mua nói', 'What buyers say')}</h2></header>
      <Points lang={lang} tally={tally} />
      <ul class="plain talk">{latest.map((review) => <ReviewItem lang={lang} review={review} photos={[]} slug={slug} maker={maker} report={false} />)}</ul>
      <p class="acts"><Button rank="other" href={pathIn(lang, `/san-pham/${slug}/nhan-xet`)}>{tally.count > latest.length ? t(`Đọc cả ${tally.count} nhận xét`, `Read all ${tally.count}`) : t('Trang nhận xét', 'The page of reviews')}</Button></p>
    </section>
  )
}
