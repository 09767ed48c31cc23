import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { Button, type DeskWay } from '#design'
import { findProductBySlug, isPublicState, standingOn, type CertificationTables } from '#certification'
import { fileRequest, type FeedbackTables } from '#feedback'
import type { GeographyTables } from '#geography'
import { mayActIn, officer, reachOf, signedIn } from '#identity'
import type { OffersTables } from '#offers'
import { findOrdersOf, openPurchase } from '#orders'
import { answerPhoto, findPhotosOf, photoRefusedWords, readPhotoForm } from '#photos'
import { findProducersOf } from '#producers'
import { today } from '#platform/day'
import { readId } from '#platform/ids'
import { Refusal } from '#platform/refusal'
import { senderKey, senderOf } from '#platform/sender'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import { takeTry } from '#platform/tries'
import { anyone, cleanText, keepPage, readBody, storeOf, type Actor, type Ctx, type Fault, type Guard, type Routes, type Web } from '#platform/web'
import { MOST_LETTERS, MOST_REVIEW_PHOTOS } from './review.rules.ts'
import { ReportPage, ReviewDeskPage, ReviewListPage, WritePage, type ReviewForm } from './reviews.page.tsx'
import { ReviewsPiece } from './reviews.piece.tsx'
import { findReview, findReviewable, findReviews, findReviewsOfSellers, findReviewsOfUnits, isShownPhoto, tallyOf, type DeskReview } from './reviews.queries.ts'
import { answerReview, noteReport, showOrHide, writeReview, type Tables as WriteTables } from './write-review.ts'

type Tables = WriteTables & CertificationTables & FeedbackTables & GeographyTables & OffersTables
const PAGE = 20
const pageOf = (c: Ctx): number => Math.min(Math.max(1, Number.parseInt(c.req.query('trang') ?? '1', 10) || 1), 1_000)
const textOf = (value: unknown, max: number): string => cleanText(typeof value === 'string' ? value.replace(/\r\n/g, '\n') : '', max)

export interface ReviewsParts {
  readonly ways: (c: Ctx, actor: Actor) => Promise<readonly DeskWay[]>
  readonly sellerWays: (c: Ctx) => Promise<readonly DeskWay[]>
}

/** What buyers say of goods: read by all, written by whoever bought them, answered by the maker, watched by the office. */
export function reviewsRoutes({ ways, sellerWays }: ReviewsParts): Routes {
  const app: Routes = new Hono<Web>()

  const productOf = async (c: Ctx) => {
    const found = await findProductBySlug(storeOf<Tables>(c).read, cleanText(c.req.param('slug'), 100))
    if (found?.kind !== 'found' || !(found.product.published || isPublicState(standingOn(found.product.claim, today(c.get('clock'))).state))) throw new Refusal('not-found')
    return found.product
  }
  const shownReview = async (c: Ctx, productSlug: string): Promise<DeskReview> => {
    const id = readId(c.req.param('id') ?? '')
    const review = id ? await findReview(storeOf<Tables>(c).now, id) : null
    if (!review || review.state !== 'shown' || review.productSlug !== productSlug) throw new Refusal('not-found')
    return review
  }

  app.get('/san-pham/:slug/nhan-xet', anyone, async (c) => {
    const product = await productOf(c)
    const [db, page] = [storeOf<Tables>(c).read, pageOf(c)]
    const [tally, reviews] = await Promise.all([tallyOf(db, product.id), findReviews(db, product.id, PAGE, (page - 1) * PAGE)])
    keepPage(c, ['product', 'producer', `review:${product.id}`])
    return c.html(<ReviewListPage lang={c.get('lang')} slug={product.slug} name={product.name} maker={product.producer && !product.producer.hidden ? product.producer.name : null} tally={tally} reviews={reviews} photos={await findPhotosOf(db, 'review', reviews.map((each) => each.id))} page={page} pages={Math.max(1, Math.ceil(tally.count / PAGE))} />)
  })
  app.get('/san-pham/:slug/nhan-xet/anh/:id/:size', anyone, async (c) => {
    const product = await productOf(c)
    const id = readId(c.req.param('id'))
    if (!id || !(await isShownPhoto(storeOf<Tables>(c).now, product.id, id))) throw new Refusal('not-found')
    return answerPhoto(c, id, Number(c.req.param('size')))
  })
  app.get('/san-pham/:slug/nhan-xet/:id/bao-xau', anyone, async (c) => {
    const product = await productOf(c)
    return c.html(<ReportPage lang={c.get('lang')} slug={product.slug} review={await shownReview(c, product.slug)} fault={null} typed="" />)
  })
  app.post('/san-pham/:slug/nhan-xet/:id/bao-xau', anyone, async (c) => {
    const t = tongue(c.get('lang'))
    const product = await productOf(c)
    const review = await shownReview(c, product.slug)
    const why = textOf((await readBody(c))['noi-dung'], 1_000)
    if (why === '') return c.html(<ReportPage lang={c.get('lang')} slug={product.slug} review={review} fault={t('Viết vì sao.', 'Say why.')} typed="" />, 422)
    const subject = { kind: 'product' as const, id: product.id, slug: product.slug, title: product.name, provinceCode: product.provinceCode, communeCode: product.communeCode }
    // The office answers reports as it answers everything that people write about a product.
    const filed = await storeOf<Tables>(c).transaction(async (tx) => {
      const made = await fileRequest(tx, senderKey(senderOf(c).address), { kind: 'something-wrong', subject, message: `Báo nhận xét của ${review.shownName} (/can-bo/nhan-xet): “${review.body.slice(0, 300)}”\n${why}`, lang: c.get('lang'), writer: null }, c.get('clock')())
      if (made.kind === 'filed') await noteReport(tx, review.id, why, c.get('clock')())
      return made
    })
    if (filed.kind === 'too-many') throw new Refusal('too-many', t(`Đã có nhiều lời báo từ nơi này. Gửi lại sau ${Math.ceil(filed.wait / 60)} phút.`, `Many reports came from here. Try again in ${Math.ceil(filed.wait / 60)} minutes.`), filed.wait)
    return c.redirect(pathIn(c.get('lang'), `/gop-y/${filed.code}?k=${filed.token}&moi=1`), 303)
  })

  const bought = async (c: Ctx) => {
    const [db, token] = [storeOf<Tables>(c).now, c.req.query('k') ?? '']
    const purchase = await openPurchase(db, cleanText(c.req.param('code'), 30), token, c.get('clock')())
    const order = purchase ? (await findOrdersOf(db, purchase.id)).find((each) => each.code === c.req.param('order')) : undefined
    if (!purchase || !order) throw new Refusal('not-found')
    return { order, orderPage: `/don-hang/${purchase.code}?k=${token}`, path: `/don-hang/${purchase.code}/${order.code}/danh-gia?k=${token}`, action: pathIn(c.get('lang'), `/don-hang/${purchase.code}/${order.code}/danh-gia?k=${token}`) }
  }
  const showWrite = async (c: Ctx, { order, orderPage, path, action }: Awaited<ReturnType<typeof bought>>, form: ReviewForm | null, refused: string | null, status: 200 | 409 | 422 = 200) => {
    c.header('cache-control', 'private, no-store')
    c.header('referrer-policy', 'no-referrer')
    const early = order.state === 'delivered' || order.state === 'completed' ? null : tongue(c.get('lang'))('Viết được khi hàng đã giao.', 'You may write once the goods have arrived.')
    return c.html(<WritePage lang={c.get('lang')} order={order.code} orderPage={orderPage} path={path} action={action} goods={early ? [] : await findReviewable(storeOf<Tables>(c).now, order.id)} form={form} done={c.req.query('xong') ?? null} refused={refused ?? early} />, status)
  }
  app.get('/don-hang/:code/:order/danh-gia', anyone, async (c) => showWrite(c, await bought(c), null, null))
  app.post('/don-hang/:code/:order/danh-gia', anyone, async (c) => {
    const t = tongue(c.get('lang'))
    const own = await bought(c)
    const wait = await storeOf<Tables>(c).transaction((tx) => takeTry(tx, `review ${own.order.id}`, { most: 10, seconds: 3_600 }, c.get('clock')()))
    if (wait > 0) throw new Refusal('too-many', '', wait)
    const body = await readBody(c)
    const typed = { diem: textOf(body['diem'], 2), loi: textOf(body['loi'], MOST_LETTERS + 1) }
    const productId = readId(textOf(body['san-pham'], 40))
    if (!productId) throw new Refusal('bad-request')
    const { photos, refused } = await readPhotoForm(body, 'anh', MOST_REVIEW_PHOTOS)
    const faults: Fault[] = [
      ...(/^[1-5]$/.test(typed.diem) ? [] : [{ field: 'diem', message: t('Chọn một mức.', 'Choose one.') }]),
      ...(typed.loi.length > MOST_LETTERS ? [{ field: 'loi', message: t(`Dài quá ${MOST_LETTERS} chữ.`, `Longer than ${MOST_LETTERS} letters.`) }] : []),
      ...refused.map(({ name, why }) => ({ field: 'anh', message: `${name.slice(0, 60)}: ${photoRefusedWords(t, why)}` })),
    ]
    if (faults.length > 0) return showWrite(c, own, { productId, typed, faults }, null, 422)
    const written = await storeOf<Tables>(c).transaction((tx) => writeReview(tx, { orderId: own.order.id, productId, points: Number(typed.diem), body: typed.loi, photos }, c.get('clock')()))
    switch (written) {
      case 'written': return c.redirect(`${own.action}&xong=${productId}`, 303)
      case 'sample': return showWrite(c, own, null, t('Hàng mẫu không có nhận xét.', 'Samples are not reviewed.'), 409)
      case 'own-goods': return showWrite(c, own, null, t('Bạn bán món này nên không tự nhận xét được.', 'You sell this, so you cannot review it.'), 409)
      case 'hidden': return showWrite(c, own, null, t('Nhận xét này đã bị ẩn.', 'This review was hidden.'), 409)
      case 'not-now': return showWrite(c, own, null, t('Viết được trong 90 ngày sau khi hàng đã giao.', 'You may write within 90 days after the goods arrived.'), 409)
    }
  })

  const desk = (base: string, guard: Guard, isOfficer: boolean, find: (c: Ctx, limit: number, offset: number) => Promise<DeskReview[]>, may: (c: Ctx, review: DeskReview) => Promise<boolean>): void => {
    const show = async (c: Ctx, faulty: { readonly id: string; readonly message: string } | null, status: 200 | 409 | 422 = 200) => {
      const page = pageOf(c)
      const found = await find(c, PAGE + 1, (page - 1) * PAGE)
      return c.html(<ReviewDeskPage lang={c.get('lang')} person={c.get('actor')!.name} ways={isOfficer ? await ways(c, c.get('actor')!) : await sellerWays(c)} base={base} officer={isOfficer} reviews={found.slice(0, PAGE)} page={page} more={found.length > PAGE} faulty={faulty} />, status)
    }
    app.get(base, guard, (c) => show(c, null))
    app.post(`${base}/:id`, guard, async (c) => {
      const t = tongue(c.get('lang'))
      const id = readId(c.req.param('id') ?? '')
      const review = id ? await findReview(storeOf<Tables>(c).now, id) : null
      if (!review || !(await may(c, review))) throw new Refusal('not-found')
      const form = await readBody(c)
      const body = textOf(form[`loi-${review.id}`], 1_000)
      if (body === '') return show(c, { id: review.id, message: isOfficer ? t('Ghi lý do.', 'Give the reason.') : t('Viết câu trả lời.', 'Write the answer.') }, 422)
      const [now, name] = [c.get('clock')(), c.get('actor')!.name]
      const done = await storeOf<Tables>(c).transaction((tx) => (isOfficer ? showOrHide(tx, review.id, form['den'] === 'shown' ? 'shown' : 'hidden', body, name, now) : answerReview(tx, review.id, body, name, now)))
      return done ? c.redirect(pathIn(c.get('lang'), base), 303) : show(c, { id: review.id, message: t('Đã đổi trong lúc bạn viết.', 'It changed while you wrote.') }, 409)
    })
  }
  desk('/ban-hang/nhan-xet', signedIn, false,
    async (c, limit, offset) => findReviewsOfSellers(storeOf<Tables>(c).now, (await findProducersOf(storeOf<Tables>(c).now, c.get('actor')!.personId)).map((each) => each.id), limit, offset),
    async (c, review) => review.state === 'shown' && (await findProducersOf(storeOf<Tables>(c).now, c.get('actor')!.personId)).some((each) => each.id === review.producerId))
  desk('/can-bo/nhan-xet', officer, true,
    async (c, limit, offset) => { const reach = reachOf(c.get('actor')!); return findReviewsOfUnits(storeOf<Tables>(c).now, reach.kind === 'country', reach.kind === 'country' ? [] : reach.provinces, reach.kind === 'country' ? [] : reach.communes, limit, offset) },
    async (c, review) => mayActIn(c.get('actor'), review.provinceCode, review.communeCode))
  return app
}

export interface ReviewedProduct { readonly id: string; readonly slug: string; readonly sample: boolean; readonly producer: { readonly name: string; readonly hidden: boolean } | null }

/** The piece on a product's page, and the sum that search engines may read; null where nobody has written, and for samples. */
export async function reviewsOn(c: Ctx, { id, slug, sample, producer }: ReviewedProduct): Promise<{ readonly piece: Child; readonly count: number; readonly sum: number } | null> {
  if (sample) return null
  const db = storeOf<Tables>(c).read
  const tally = await tallyOf(db, id)
  if (tally.count === 0) return null
  return { piece: <ReviewsPiece lang={c.get('lang')} tally={tally} latest={await findReviews(db, id, 2, 0)} slug={slug} maker={producer && !producer.hidden ? producer.name : null} />, ...tally }
}

/** Below an order whose goods have arrived: the way to write. */
export const reviewWay = (lang: Lang, href: string): Child => <p><Button rank="quiet" href={pathIn(lang, href)}>{tongue(lang)('Nhận xét hàng đã mua', 'Review what you bought')}</Button></p>
