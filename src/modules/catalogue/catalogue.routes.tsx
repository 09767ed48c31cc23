import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { geographyOf, type Geography, type GeographyTables } from '#geography'
import { findGroups, findHistory, findListedOf, findProductBySlug, isPublicState, standingOn, type CertificationTables, type ListedProduct } from '#certification'
import { groupOf, productGroups, type Facet } from '#design'
import { findProducer, findProducerBySlug, formWords, type ProducersTables } from '#producers'
import { findOffer, findStall, type OffersTables } from '#offers'
import { findPhotosOf, firstPhotos, photoPath, type PhotosTables } from '#photos'
import type { Answer, FacetCounts, Question, Sort } from '#search'
import { publicUrl } from '#platform/config'
import { today } from '#platform/day'
import { Refusal } from '#platform/refusal'
import { pathIn, tongue } from '#platform/tongue'
import { anyone, cleanText, keepPage, storeOf, type Ctx, type Routes, type Web } from '#platform/web'
import { verifiedOn, type VerificationTables } from '#verification'
import { cardOf, inOrder } from './cards.rules.ts'
import { producerData, productData } from './json-ld.rules.ts'
import { MOST_PAGES, readListAsked, type ListAsked, type ListSort } from './list-asked.rules.ts'
import { placeWords } from './places.rules.ts'
import { ProducerPage } from './producer.page.tsx'
import { ProductListPage } from './product-list.page.tsx'
import { ProductPage } from './product.page.tsx'

type Tables = PhotosTables & OffersTables & CertificationTables & ProducersTables & GeographyTables & VerificationTables
const PAGE = 24
const sorts: Record<ListSort, Sort> = { 'lien-quan': 'relevance', sao: 'stars', moi: 'newest', ten: 'name' }

/** The public pages of products and producers. `search` answers which products; it is this process's index. */
export function catalogueRoutes({ search, reviews }: { readonly search: (question: Omit<Question, 'cursor'>) => Answer
  /** What buyers say of a product: the piece on its page, and how many they are with the sum of their points. */
  readonly reviews?: (c: Ctx, product: ListedProduct) => Promise<{ readonly piece: Child; readonly count: number; readonly sum: number } | null> }): Routes {
  const app: Routes = new Hono<Web>()

  app.get('/san-pham', anyone, async (c) => {
    const { lang, geography, day } = await parts(c)
    const asked = readListAsked((name) => cleanText(c.req.query(name), 200))
    const province = asked.province ? geography.provinceBySlug(asked.province)?.province ?? null : null
    if (asked.province && !province) throw new Refusal('not-found', tongue(lang)('Không có tỉnh nào mang tên trong địa chỉ này. Chọn tỉnh trong bộ lọc.', 'No province bears the name in this address. Choose one among the filters.'))
    const answer = search(questionOf(asked, province?.code ?? null, asked.page * PAGE))
    const ids = answer.ids.slice((asked.page - 1) * PAGE)
    const rows = await findListedOf(storeOf<Tables>(c).read, { products: [...ids, ...answer.nearest], producers: [] })
    const photos = await firstPhotos(storeOf<Tables>(c).read, 'product', rows.map((row) => row.id))
    const cards = (wanted: readonly string[]) => inOrder(rows, wanted).map((row, index) => cardOf(row, geography, day, lang, photos.get(row.id), index < 2))
    const pages = Math.min(MOST_PAGES, Math.max(1, Math.ceil(answer.total.count / PAGE) + (answer.nextCursor && answer.total.more ? 1 : 0)))
    keepPage(c, ['product', 'producer', 'photo'])
    return c.html(<ProductListPage lang={lang} path="/san-pham" asked={asked} cards={cards(ids)} total={answer.total} facets={facetsOf(answer.facets, asked, geography, lang)} nearest={cards(answer.nearest)} pages={pages} />)
  })

  app.get('/san-pham/:slug', anyone, async (c) => {
    const { lang, geography, day } = await parts(c)
    const found = await findProductBySlug(storeOf<Tables>(c).read, cleanText(c.req.param('slug'), 100))
    if (found?.kind === 'moved') return c.redirect(pathIn(lang, `/san-pham/${found.slug}`), 301)
    const product = found?.product
    const standing = product ? standingOn(product.claim, day) : null
    if (!product || !standing || !(product.published || isPublicState(standing.state))) throw new Refusal('not-found')
    const db = storeOf<Tables>(c).read
    const near = search({ text: '', filters: { ...(product.provinceCode ? { province: product.provinceCode } : {}), ...(product.group ? { group: product.group.code } : {}) }, sort: 'relevance', limit: 7, facets: false }).ids
    const [history, groups, producer, rows, offer] = await Promise.all([
      findHistory(db, product.id), findGroups(db), product.producer ? findProducer(db, product.producer.id) : null,
      findListedOf(db, { products: product.provinceCode ? near : [], producers: product.producer ? [product.producer.id] : [] }), findOffer(db, product.id),
    ])
    const shown = rows.filter((row) => row.id !== product.id && isShown(row, day))
    const siblings = shown.filter((row) => product.producer && row.producer?.id === product.producer.id).slice(0, 6)
    const neighbours = inOrder(shown, near).filter((row) => !siblings.includes(row)).slice(0, 6)
    const photos = await findPhotosOf(db, 'product', [product, ...siblings, ...neighbours].map((each) => each.id))
    const firstOf = (id: string) => photos.find((photo) => photo.ownerId === id)
    const place = placeWords(geography, product)
    const group = groups.find((each) => each.code === product.group?.code) ?? null
    const said = await reviews?.(c, product) ?? null
    keepPage(c, ['product', 'producer', 'photo', `offer:${product.id}`, `review:${product.id}`])
    const stall = offer ? await findStall(db, offer.producerId) : null
    const open = offer && offer.state === 'on-sale' && !offer.stopped && offer.packs.length > 0 ? offer : null
    return c.html(<ProductPage reviews={said?.piece ?? null} offer={open} takesCash={stall?.takesCash ?? false} day={day} lang={lang} path={`/san-pham/${product.slug}`} product={product} standing={standing} history={history} place={place} group={group} producer={producer} photos={photos.filter((photo) => photo.ownerId === product.id)}
      siblings={siblings.map((row) => cardOf(row, geography, day, lang, firstOf(row.id)))} neighbours={neighbours.map((row) => cardOf(row, geography, day, lang, firstOf(row.id)))} jsonLd={productData(product, standing, place, group?.vi ?? null, { photo: firstOf(product.id) ? photoPath(firstOf(product.id)!.id, 960, 'jpg') : null, rating: said }, publicUrl())} />)
  })

  app.get('/chu-the/:slug', anyone, async (c) => {
    const { lang, geography, day } = await parts(c)
    const db = storeOf<Tables>(c).read
    const producer = await findProducerBySlug(db, cleanText(c.req.param('slug'), 100))
    if (!producer || producer.hidden) throw new Refusal('not-found')
    const rows = (await findListedOf(db, { products: [], producers: [producer.id] })).filter((row) => isShown(row, day))
    if (rows.length === 0) throw new Refusal('not-found')
    const place = placeWords(geography, producer)
    const photos = await firstPhotos(db, 'product', rows.map((row) => row.id))
    keepPage(c, ['product', 'producer', 'photo'])
    return c.html(<ProducerPage lang={lang} path={`/chu-the/${producer.slug}`} producer={producer} place={place} verified={await verifiedOn(db, producer.id)} cards={rows.map((row, index) => cardOf(row, geography, day, lang, photos.get(row.id), index < 2))} jsonLd={producerData(producer, place, publicUrl())} />)
  })
  return app
}

async function parts(c: Ctx) {
  return { lang: c.get('lang'), day: today(c.get('clock')), geography: await geographyOf(storeOf<Tables>(c).read) }
}

const isShown = (product: ListedProduct, day: ReturnType<typeof today>): boolean => product.published || isPublicState(standingOn(product.claim, day).state)

export function questionOf(asked: ListAsked, provinceCode: string | null, limit: number): Omit<Question, 'cursor'> {
  return {
    text: asked.q, limit, facets: true, sort: sorts[asked.sort ?? (asked.q ? 'lien-quan' : 'sao')],
    filters: { province: provinceCode ?? undefined, commune: asked.commune ?? undefined, stars: asked.stars ?? undefined, group: asked.group ?? undefined, form: asked.form ?? undefined, evidence: asked.evidence ?? undefined },
  }
}

function facetsOf(counts: FacetCounts | null, asked: ListAsked, geography: Geography, lang: 'vi' | 'en'): Facet[] {
  if (!counts) return []
  const t = tongue(lang)
  const all = { value: '', text: t('Tất cả', 'All') }
  const many = (list: readonly { value: string; count: number }[]) => new Map(list.map((each) => [each.value, each.count]))
  const provinces = many(counts.province)
  const groups = many(counts.group)
  const facet = (name: string, title: string, chosen: string | number | null, options: Facet['options']): Facet => ({ name, title, kind: 'radio', options: [all, ...options], chosen: [String(chosen ?? '')] })
  return [
    facet('tinh', t('Tỉnh, thành', 'Province'), asked.province, geography.provinces().filter((unit) => provinces.has(unit.code)).map((unit) => ({ value: unit.slug, text: unit.name, count: provinces.get(unit.code)! }))),
    facet('sao', t('Sao đang có giá trị', 'Stars in force'), asked.stars, counts.stars.filter((each) => each.value !== '0').map((each) => ({ value: each.value, text: t(`${each.value} sao`, `${each.value} stars`), count: each.count }))),
    facet('can-cu', t('Biết từ đâu', 'How it is known'), asked.evidence === 'recorded' ? 'quyet-dinh' : asked.evidence === 'reported' ? 'cong-bo' : null, counts.evidence.map((each) => ({ value: each.value === 'recorded' ? 'quyet-dinh' : 'cong-bo', text: each.value === 'recorded' ? t('Đã ghi quyết định', 'Decision recorded') : t('Theo danh sách công bố', 'As published'), count: each.count }))),
    facet('nhom', t('Nhóm sản phẩm', 'Product group'), asked.group, productGroups.filter((group) => groups.has(group.code)).map((group) => ({ value: group.code, text: groupOf(group.code)![lang], count: groups.get(group.code)! }))),
    facet('chu-the', t('Loại hình chủ thể', 'Kind of producer'), asked.form, counts.form.map((each) => ({ value: each.value, text: formWords(each.value as Parameters<typeof formWords>[0], lang), count: each.count }))),
  ].filter((each) => each.options.length > 1)
}
