/** What the front pages show of products and producers, out of the registry and this process's index. */
import { standingWords, type Catalogue } from '#catalogue'
import { countCountry, countProvince, countPublic, findFromFormer, findListedOf, findMaker, findMakers, findProductBySlug, findPublicSlugs, isPublicState, standingOn, type ListedProduct, type ShownMaker } from '#certification'
import { geographyOf, type Geography } from '#geography'
import type { Counts, PortalSources, ShownProducer, ShownProduct } from '#portal'
import { formWords } from '#producers'
import type { Day } from '#platform/day'
import type { Store } from '#platform/db'
import type { AllTables } from './tables.ts'

export function portalSources(store: Store<AllTables>, catalogue: Catalogue): PortalSources {
  const db = store.read
  const counts = (filters: { evidence?: 'recorded' | 'reported'; province?: string }) => catalogue.search({ text: '', filters, sort: 'stars', limit: 1, facets: true }).facets!
  const many = (list: readonly { value: string; count: number }[]) => new Map(list.map((each) => [each.value, each.count]))

  async function provinces(): Promise<Map<string, Counts>> {
    const [decided, reported, all] = [counts({ evidence: 'recorded' }), counts({ evidence: 'reported' }), counts({})].map((facets) => many(facets.province))
    return new Map([...all!].filter(([code]) => code !== '').map(([code, count]) => [code, { decided: decided!.get(code) ?? 0, reported: reported!.get(code) ?? 0, all: count }]))
  }
  async function products(ids: readonly string[], day: Day): Promise<ShownProduct[]> {
    const [rows, geography] = await Promise.all([findListedOf(db, { products: ids, producers: [] }), geographyOf(db)])
    const byId = new Map(rows.map((row) => [row.id as string, row]))
    return ids.flatMap((id) => { const row = byId.get(id); return row ? [shownProduct(row, geography, day)] : [] })
  }
  /** Codes of every former unit within a former province. */
  async function formersOf(province: string): Promise<string[]> {
    const geography = await geographyOf(db)
    return [province, ...geography.within('v63', province).map((unit) => unit.code)]
  }

  return {
    provinces,
    async province(_day, code, former) {
      const [facets, units, geography] = await Promise.all([counts({ province: code }), countProvince(db, code), geographyOf(db)])
      const own = (await provinces()).get(code) ?? { decided: 0, reported: 0, all: 0 }
      const formers = new Map<string, number>()
      for (const { code: unit, count } of units.formers) {
        const province = geography.unit('v63', unit)?.provinceCode
        if (province) formers.set(province, (formers.get(province) ?? 0) + count)
      }
      const industries = new Map<string, number>()
      for (const { value, count } of facets.group) if (value !== '') industries.set(value.split('.')[0]!, (industries.get(value.split('.')[0]!) ?? 0) + count)
      const sorted = (map: Map<string, number>) => [...map].map(([each, count]) => ({ code: each, count })).sort((a, b) => b.count - a.count)
      const inFormer = former === null ? null : new Set(geography.within('v63', former).flatMap((unit) => geography.todayOf('v63', unit.code).map((today) => today.code)))
      return { ...own, producers: units.producers, groups: sorted(industries), formers: sorted(formers), communes: inFormer ? units.communes.filter((each) => inFormer.has(each.code)) : units.communes }
    },
    async products({ day, order, province, former, limit }) {
      const filters = province ? { province } : {}
      if (province && former) return products(await findFromFormer(db, province, await formersOf(former), day, limit), day)
      if (order === 'newest') {
        const [decided, reported] = (['recorded', 'reported'] as const).map((evidence) => catalogue.search({ text: '', filters: { ...filters, evidence }, sort: 'newest', limit, facets: false }).ids)
        const found = await products([...decided!, ...reported!], day)
        return found.toSorted((a, b) => (b.since ?? '').localeCompare(a.since ?? '')).slice(0, limit)
      }
      return products(catalogue.search({ text: '', filters, sort: 'relevance', limit, facets: false }).ids, day)
    },
    async producers({ day, province, former, limit }) {
      const [makers, geography] = await Promise.all([findMakers(db, day, { province: province ?? null, formers: former ? await formersOf(former) : null, limit }), geographyOf(db)])
      return makers.map((maker) => shownProducer(maker, geography))
    },
    async figures(day) {
      const [country, perProvince] = await Promise.all([countCountry(db, day), provinces()])
      const sum = (pick: (each: Counts) => number) => [...perProvince.values()].reduce((total, each) => total + pick(each), 0)
      return { ...country, decided: sum((each) => each.decided), reported: sum((each) => each.reported), all: sum((each) => each.all), provinces: perProvince.size }
    },
    async product(day, slug) {
      const found = await findProductBySlug(db, slug)
      if (found?.kind !== 'found' || !(found.product.published || isPublicState(standingOn(found.product.claim, day).state))) return null
      return shownProduct(found.product, await geographyOf(db), day)
    },
    async producer(day, slug) {
      const maker = await findMaker(db, day, slug)
      return maker ? shownProducer(maker, await geographyOf(db)) : null
    },
    listed: (_day, kind, from, limit) => findPublicSlugs(db, kind, from, limit),
    listedCount: (_day, kind) => countPublic(db, kind),
  }
}

function shownProduct(row: ListedProduct, geography: Geography, day: Day): ShownProduct {
  const standing = standingOn(row.claim, day)
  const province = row.provinceCode ? geography.unit('v34', row.provinceCode) : null
  const commune = row.communeCode ? geography.unit('v34', row.communeCode) : null
  const place = [commune?.fullName, province?.name].filter(Boolean).join(', ')
  const held = standing.evidence === 'recorded' ? row.claim.recorded : row.claim.reported
  return {
    id: row.id, slug: row.slug, name: row.name, producer: row.producer && !row.producer.hidden ? row.producer.name : null, place: place ? [place, place] : null,
    commune: commune?.fullName ?? null, province: row.provinceCode, group: row.group?.code ?? null, image: null, stars: standing.stars || null,
    evidence: standing.stars === 0 ? 'none' : standing.evidence === 'recorded' ? 'decided' : 'reported',
    state: standing.evidence === 'recorded' ? null : [standingWords(standing, 'vi'), standingWords(standing, 'en')], since: held?.from ?? null, sample: row.sample,
  }
}

function shownProducer(maker: ShownMaker, geography: Geography): ShownProducer {
  const place = [maker.communeCode ? geography.unit('v34', maker.communeCode)?.fullName : null, maker.provinceCode ? geography.unit('v34', maker.provinceCode)?.name : null].filter(Boolean).join(', ')
  return {
    id: maker.id, slug: maker.slug, name: maker.name, form: [formWords(maker.form, 'vi'), formWords(maker.form, 'en')], place: place || null, province: maker.provinceCode,
    products: maker.products, image: null, story: { vi: maker.storyVi, en: maker.storyEn }, sample: maker.sample,
  }
}
