/** What the front pages show of products and producers, out of the registry and this process's index. */
import { standingWords, type Catalogue } from '#catalogue'
import { countCountry, countProvince, countProvinces, countPublic, findFromFormer, findListedOf, findMaker, findMakers, findProductBySlug, findPublicSlugs, isPublicState, standingOn, type ListedProduct, type ShownMaker, type Standing } from '#certification'
import { geographyOf, type Geography } from '#geography'
import { firstPhotos, pictureOf, type PhotoView } from '#photos'
import type { Counts, PortalSources, ShownProducer, ShownProduct } from '#portal'
import { formWords } from '#producers'
import { addMonths, type Day } from '#platform/day'
import type { Store } from '#platform/db'
import type { AllTables } from './tables.ts'

/** Decision 26/2026/QĐ-TTg, Art. 4.3; only used to tell a known day from a known year. */
const VALID_MONTHS = 36

export function portalSources(store: Store<AllTables>, catalogue: Catalogue): PortalSources {
  const db = store.read
  async function products(ids: readonly string[], day: Day): Promise<ShownProduct[]> {
    const [rows, geography, photos] = await Promise.all([findListedOf(db, { products: ids, producers: [] }), geographyOf(db), firstPhotos(db, 'product', ids)])
    const byId = new Map(rows.map((row) => [row.id as string, row]))
    return ids.flatMap((id) => { const row = byId.get(id); return row ? [shownProduct(row, geography, day, photos.get(id))] : [] })
  }
  /** Codes of every former unit within a former province. */
  async function formersOf(province: string): Promise<string[]> {
    const geography = await geographyOf(db)
    return [province, ...geography.within('v63', province).map((unit) => unit.code)]
  }

  return {
    provinces: (day) => countProvinces(db, day),
    async province(day, code, former) {
      const [units, geography] = await Promise.all([countProvince(db, day, code, former === null ? null : await formersOf(former)), geographyOf(db)])
      const formers = new Map<string, number>()
      for (const { code: unit, count } of units.formers) {
        const province = geography.unit('v63', unit)?.provinceCode
        if (province) formers.set(province, (formers.get(province) ?? 0) + count)
      }
      return { ...units, formers: [...formers].map(([each, count]) => ({ code: each, count })).sort((a, b) => b.count - a.count) }
    },
    async products({ day, order, province, former, limit }) {
      const filters = province ? { province } : {}
      if (province && former) return realFirst(await products(await findFromFormer(db, province, await formersOf(former), day, limit + 20), day)).slice(0, limit)
      if (order === 'newest') {
        const [decided, reported] = (['recorded', 'reported'] as const).map((evidence) => catalogue.search({ text: '', filters: { ...filters, evidence }, sort: 'newest', limit: limit + 20, facets: false }).ids)
        return realFirst(await products([...decided!, ...reported!], day)).slice(0, limit)
      }
      return realFirst(await products(catalogue.search({ text: '', filters, sort: 'relevance', limit: limit + 20, facets: false }).ids, day)).slice(0, limit)
    },
    async producers({ day, province, former, limit }) {
      const [makers, geography] = await Promise.all([findMakers(db, day, { province: province ?? null, formers: former ? await formersOf(former) : null, limit }), geographyOf(db)])
      return makers.map((maker) => shownProducer(maker, geography))
    },
    async figures(day) {
      const [country, perProvince] = await Promise.all([countCountry(db, day), countProvinces(db, day)])
      const sum = (pick: (each: Counts) => number) => [...perProvince.values()].reduce((total, each) => total + pick(each), 0)
      return { ...country, decided: sum((each) => each.decided), reported: sum((each) => each.reported), all: sum((each) => each.all), provinces: [...perProvince.values()].filter((each) => each.all > 0).length }
    },
    async product(day, slug) {
      const found = await findProductBySlug(db, slug)
      if (found?.kind !== 'found' || !(found.product.published || isPublicState(standingOn(found.product.claim, day).state))) return null
      return shownProduct(found.product, await geographyOf(db), day, undefined)
    },
    async producer(day, slug) {
      const maker = await findMaker(db, day, slug)
      return maker ? shownProducer(maker, await geographyOf(db)) : null
    },
    listed: (_day, kind, from, limit) => findPublicSlugs(db, kind, from, limit),
    listedCount: (_day, kind) => countPublic(db, kind),
  }
}

const evidenceOf = (standing: Standing): ShownProduct['evidence'] => (standing.stars === 0 ? 'none' : standing.evidence === 'recorded' ? 'decided' : 'reported')

/** What is real and in force first, then samples in force, then the rest; the order within stays. */
function realFirst(products: readonly ShownProduct[]): ShownProduct[] {
  const rank = ({ evidence, sample }: ShownProduct): number => (evidence === 'none' ? (sample ? 3 : 2) : sample ? 1 : 0)
  return products.toSorted((a, b) => rank(a) - rank(b))
}

/** The day itself, where a day is known: of a reported year, first and last reading lie further apart than the validity. */
function sinceOf(held: ListedProduct['claim']['recorded'], evidence: ShownProduct['evidence']): Day | null {
  if (!held?.from || evidence === 'none') return null
  return evidence === 'decided' || held.until === addMonths(held.from, VALID_MONTHS) ? held.from : null
}

function shownProduct(row: ListedProduct, geography: Geography, day: Day, photo: PhotoView | undefined): ShownProduct {
  const standing = standingOn(row.claim, day)
  const province = row.provinceCode ? geography.unit('v34', row.provinceCode) : null
  const commune = row.communeCode ? geography.unit('v34', row.communeCode) : null
  const place = [commune?.fullName, province?.name].filter(Boolean).join(', ')
  const held = standing.evidence === 'recorded' ? row.claim.recorded : row.claim.reported
  return {
    id: row.id, slug: row.slug, name: row.name, producer: row.producer && !row.producer.hidden ? row.producer.name : null, place: place ? [place, place] : null,
    commune: commune?.fullName ?? null, province: row.provinceCode, group: row.group?.code ?? null, image: photo ? pictureOf(photo.id, 240) : null, stars: standing.stars || null,
    evidence: evidenceOf(standing), state: standing.state === 'recorded' || standing.state === 'reported' ? null : [standingWords(standing, 'vi'), standingWords(standing, 'en')],
    since: sinceOf(held, evidenceOf(standing)), sample: row.sample,
  }
}

function shownProducer(maker: ShownMaker, geography: Geography): ShownProducer {
  const place = [maker.communeCode ? geography.unit('v34', maker.communeCode)?.fullName : null, maker.provinceCode ? geography.unit('v34', maker.provinceCode)?.name : null].filter(Boolean).join(', ')
  return {
    id: maker.id, slug: maker.slug, name: maker.name, form: [formWords(maker.form, 'vi'), formWords(maker.form, 'en')], place: place || null, province: maker.provinceCode,
    products: maker.products, image: null, story: { vi: maker.storyVi, en: maker.storyEn }, sample: maker.sample,
  }
}
