import { Hono } from 'hono'
import type { DeskWay } from '#design'
import { findProductBySlug, type CertificationTables, type ListedProduct } from '#certification'
import { mayActIn, provinceOfficer, reachOf } from '#identity'
import { findAccount, setAccount, type AccountView, type PaymentsTables } from '#payments'
import { findProducer, type ProducersTables } from '#producers'
import { today } from '#platform/day'
import type { Id } from '#platform/ids'
import { Refusal } from '#platform/refusal'
import { foldVietnamese } from '#platform/search-text'
import { pathIn, tongue } from '#platform/tongue'
import { cleanText, readForm, storeOf, type Actor, type Ctx, type Routes, type Web } from '#platform/web'
import { deputiesEnded } from './end-deputies.ts'
import { offerForm, PACK_ROWS } from './offer-form.rules.ts'
import { OfferPage, SalesPage } from './offer.page.tsx'
import { findForSale, findOffer, findStall, type Offer, type Stall } from './offers.queries.ts'
import type { OffersTables } from './offers.tables.ts'
import { findStallsFor } from './sellers.queries.ts'
import { saveOffer, saveStall } from './save-offer.ts'

type Tables = PaymentsTables & OffersTables & CertificationTables & ProducersTables
const PAGE = 20

/** The officer's desk for selling on a producer's behalf. */
export function offerRoutes({ ways }: { readonly ways: (c: Ctx, actor: Actor) => Promise<readonly DeskWay[]> }): Routes {
  const app: Routes = new Hono<Web>()
  const frame = async (c: Ctx) => ({ lang: c.get('lang'), path: c.get('path'), person: c.get('actor')!.name, ways: await ways(c, c.get('actor')!) })

  app.get('/can-bo/ban', provinceOfficer, async (c) => {
    const page = Math.min(Math.max(1, Number.parseInt(c.req.query('trang') ?? '1', 10) || 1), 10_000)
    const words = cleanText(c.req.query('q'), 100)
    const reach = reachOf(c.get('actor')!)
    const found = await findForSale(storeOf<Tables>(c).now, reach.kind === 'country' ? 'all' : reach.provinces, foldVietnamese(words).replace(/[^a-z0-9 ]/g, ''), PAGE + 1, (page - 1) * PAGE)
    return c.html(<SalesPage {...await frame(c)} day={today(c.get('clock'))} items={found.slice(0, PAGE)} words={words} page={page} more={found.length > PAGE} />)
  })

  /** Under whose stall: as asked, else where it is sold now, else the maker's own. */
  const stallOf = async (c: Ctx, product: ListedProduct, asked: string) => {
    const db = storeOf<Tables>(c).now
    const [offer, stalls] = [await findOffer(db, product.id), await findStallsFor(db, { id: product.producer!.id as Id<'producer'>, slug: product.producer!.slug, name: product.producer!.name }, today(c.get('clock')))]
    const seller = asked === '' ? stalls.find((each) => each.id === offer?.producerId) ?? stalls[0]! : stalls.find((each) => each.slug === asked)
    if (!seller) throw new Refusal('conflict', 'Người làm không cho bán món này ở gian ấy, hoặc đã thôi, nên chưa có gì được lưu. Ghi việc góp hàng trước, rồi đăng bán.')
    return { offer, seller, stalls }
  }

  app.get('/can-bo/ban/:slug', provinceOfficer, async (c) => {
    const product = await productOf(c)
    const db = storeOf<Tables>(c).now
    const { offer, seller, stalls } = await stallOf(c, product, cleanText(c.req.query('gian'), 200))
    const typed = typedOf(offer, await findStall(db, seller.id), await findAccount(db, { kind: 'producer', id: seller.id }))
    return c.html(<OfferPage {...await frame(c)} slug={product.slug} productName={product.name} maker={product.producer!} seller={seller} stalls={stalls} typed={typed} faults={[]} saved={c.req.query('da-luu') === '1'} />)
  })

  app.post('/can-bo/ban/:slug', provinceOfficer, async (c) => {
    const product = await productOf(c)
    const read = await readForm(c, offerForm(tongue(c.get('lang'))))
    const { seller, stalls } = await stallOf(c, product, cleanText(read.kind === 'faulty' ? read.typed['gian'] : read.value.stall, 200))
    if (read.kind === 'faulty') return c.html(<OfferPage {...await frame(c)} slug={product.slug} productName={product.name} maker={product.producer!} seller={seller} stalls={stalls} typed={read.typed} faults={read.faults} saved={false} />, 422)
    const { value } = read
    const [now, by, producerId] = [c.get('clock')(), c.get('actor')!.name, seller.id]
    const view = await findProducer(storeOf<Tables>(c).now, producerId)
    if (!view || !mayActIn(c.get('actor'), view.provinceCode)) throw new Refusal('not-allowed', 'Gian hàng này thuộc tỉnh khác. Văn phòng OCOP của tỉnh ấy, hoặc chính họ, đăng món này.')
    for (const each of new Set([producerId, product.producer!.id])) {
      if (await deputiesEnded(storeOf<Tables>(c).now, each)) throw new Refusal('not-allowed', 'Chủ thể đã thôi nhờ cán bộ bán thay. Chủ thể cho phép lại ở trang “Người làm thay” của họ thì bạn làm tiếp được.')
    }
    await storeOf<Tables>(c).transaction(async (tx) => {
      await saveStall(tx, { producerId, deliveryVnd: value.deliveryVnd, freeFromVnd: value.freeFromVnd, reach: value.reach, takesCash: value.takesCash, closedUntil: value.closedUntil }, by, now)
      if (value.account) await setAccount(tx, { kind: 'producer', id: producerId }, { ...value.account, verifiedAt: now }, now)
      await saveOffer(tx, { productId: product.id, producerId, state: value.state, unit: value.unit, stock: value.stock, madeToOrder: value.madeToOrder, readyOn: value.readyOn, packs: value.packs, onBehalf: { by, consent: value.consent } }, now)
    })
    return c.redirect(pathIn(c.get('lang'), `/can-bo/ban/${product.slug}?da-luu=1`), 303)
  })
  return app
}

/** A product of the officer's unit whose producer is known: somebody must be there to sell. */
async function productOf(c: Ctx): Promise<ListedProduct> {
  const found = await findProductBySlug(storeOf<Tables>(c).read, cleanText(c.req.param('slug'), 100))
  const product = found?.kind === 'found' ? found.product : null
  if (!product || !mayActIn(c.get('actor'), product.provinceCode)) throw new Refusal('not-found', 'Không có sản phẩm này trong phần việc của bạn.')
  if (!product.producer) throw new Refusal('conflict', 'Sản phẩm chưa rõ chủ thể, nên chưa bán được. Ghi chủ thể trong sổ trước.')
  return product
}

function typedOf(offer: Offer | null, stall: Stall | null, account: AccountView | null): Record<string, string> {
  const packs = Array.from({ length: PACK_ROWS }, (_, row) => ({ row, pack: offer?.packs[row] })).flatMap(({ row, pack }) => (pack ? [[`goi-${row}`, pack.name], [`luong-${row}`, String(pack.size)], [`gia-${row}`, String(pack.priceVnd)]] : []))
  return {
    'don-vi': offer?.unit ?? 'g', ton: offer ? String(offer.stock) : '', 'lam-theo-don': offer?.madeToOrder ? 'co' : '', 'san-sang': offer?.readyOn ?? '', 'trang-thai': offer?.state === 'paused' ? 'tam-dung' : 'dang-ban',
    'ngan-hang': account?.bankBin ?? '', 'so-tk': account?.number ?? '', 'chu-tk': account?.holderName ?? '',
    'phi-giao': stall ? String(stall.deliveryVnd) : '', 'mien-phi-tu': stall?.freeFromVnd ? String(stall.freeFromVnd) : '', 'giao-den': stall?.reach === 'province' ? 'tinh' : 'ca-nuoc', cod: stall?.takesCash === false ? 'khong' : 'co', 'nghi-den': stall?.closedUntil ?? '',
    ...Object.fromEntries(packs),
  }
}
