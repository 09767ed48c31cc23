/** What the public face shows, out of the registry: held in memory for a day, dropped when a product or producer changes. */
import { findListed, isPublicState, standingOn, type CertificationTables, type ListedProduct, type Standing } from '#certification'
import { geographyOf, type Geography, type GeographyTables } from '#geography'
import type { CountOf, CountryFigures, Counts, Listed, PortalSources, ProducerAsk, ProductAsk, ProvinceSummary, ShownProducer, ShownProduct } from '#portal'
import { findProducers, formWords, type ProducersTables } from '#producers'
import type { Change } from '#platform/changes'
import { addMonths, showDay, type Day } from '#platform/day'
import type { Store } from '#platform/db'
import { vietnameseSortKey } from '#platform/search-text'

/** Decision 26/2026/QĐ-TTg, Art. 4.3; only used to tell a known day from a known year. */
const VALID_MONTHS = 36

type Tables = CertificationTables & GeographyTables & ProducersTables

interface Held { readonly shown: ShownProduct; readonly commune: string | null; readonly former: string | null; readonly producer: string | null; readonly rank: number; readonly key: string; readonly age: string }
interface Kept { readonly day: Day; readonly products: readonly Held[]; readonly newest: readonly Held[]; readonly producers: readonly ShownProducer[]; readonly inForce: ReadonlyMap<string, number> }

export class RegistrySources implements PortalSources {
  #kept: { day: Day; made: Promise<Kept> } | null = null
  readonly #store: Store<Tables>
  readonly #sighted: () => boolean

  constructor(store: Store<Tables>, sighted: () => boolean) {
    this.#store = store
    this.#sighted = sighted
  }

  hear(changes: readonly Change[] | null): void {
    if (changes === null || changes.some(({ kind }) => kind === 'product' || kind === 'producer')) this.#kept = null
  }

  async provinces(day: Day): Promise<ReadonlyMap<string, Counts>> {
    const products = (await this.#keep(day)).products.filter((each) => !each.shown.sample)
    const by = Map.groupBy(products.filter((each) => each.shown.province !== null), (each) => each.shown.province!)
    return new Map([...by].map(([code, held]) => [code, countsOf(held)]))
  }

  async province(day: Day, code: string, former: string | null): Promise<ProvinceSummary> {
    const found = (await this.#keep(day)).products.filter((each) => each.shown.province === code && (former === null || each.former === former))
    const products = found.filter((each) => !each.shown.sample)
    return {
      ...countsOf(products), samples: found.length - products.length, producers: new Set(products.map((each) => each.producer).filter((each) => each !== null)).size,
      groups: tally(products.map((each) => each.shown.group)), formers: tally(products.map((each) => each.former)), communes: tally(products.map((each) => each.commune)),
    }
  }

  async products({ day, order, province = null, former = null, limit }: ProductAsk): Promise<readonly ShownProduct[]> {
    const kept = await this.#keep(day)
    const found: ShownProduct[] = []
    for (const each of order === 'newest' ? kept.newest : kept.products) {
      if (found.length >= limit) break
      if ((province === null || each.shown.province === province) && (former === null || each.former === former)) found.push(each.shown)
    }
    return found
  }

  async producers({ day, province = null, former = null, limit }: ProducerAsk): Promise<readonly ShownProducer[]> {
    const { producers, products, inForce } = await this.#keep(day)
    const within = former === null ? null : new Set(products.filter((each) => each.former === former).map((each) => each.producer))
    const ranked = producers.filter((each) => each.products > 0 && (province === null || each.province === province) && (within === null || within.has(each.id)))
      .map((it) => ({ it, rank: (it.story.vi !== null || it.story.en !== null ? 2 : 0) + ((inForce.get(it.id) ?? 0) > 0 ? 1 : 0) }))
      .toSorted((a, b) => b.rank - a.rank || b.it.products - a.it.products || (a.it.name < b.it.name ? -1 : 1))
    return (province === null ? inTurns(ranked.filter((each) => each.rank > 0), (each) => `${each.rank} ${each.it.province}`) : ranked).slice(0, limit).map((each) => each.it)
  }

  async figures(day: Day): Promise<CountryFigures> {
    const products = (await this.#keep(day)).products.filter((each) => !each.shown.sample)
    const holding = products.filter((each) => each.shown.evidence !== 'none')
    return {
      ...countsOf(products), producers: new Set(products.map((each) => each.producer).filter((each) => each !== null)).size,
      communes: new Set(holding.map((each) => each.commune).filter((each) => each !== null)).size, provinces: new Set(products.map((each) => each.shown.province).filter((each) => each !== null)).size,
    }
  }

  async product(day: Day, slug: string): Promise<ShownProduct | null> {
    return (await this.#keep(day)).products.find((each) => each.shown.slug === slug)?.shown ?? null
  }

  async producer(day: Day, slug: string): Promise<ShownProducer | null> {
    return (await this.#keep(day)).producers.find((each) => each.slug === slug) ?? null
  }

  async listed(day: Day, kind: 'product' | 'producer', from: number, limit: number): Promise<readonly Listed[]> {
    const kept = await this.#keep(day)
    const slugs = kind === 'product' ? kept.products.map((each) => each.shown) : kept.producers
    return slugs.slice(from, from + limit).map(({ slug }) => ({ slug, changedOn: null }))
  }

  async listedCount(day: Day, kind: 'product' | 'producer'): Promise<number> {
    const kept = await this.#keep(day)
    return kind === 'product' ? kept.products.length : kept.producers.length
  }

  #keep(day: Day): Promise<Kept> {
    if (!this.#kept || this.#kept.day !== day || !this.#sighted()) {
      const kept = { day, made: this.#read(day) }
      kept.made.catch(() => { if (this.#kept === kept) this.#kept = null })
      this.#kept = kept
    }
    return this.#kept.made
  }

  async #read(day: Day): Promise<Kept> {
    const db = this.#store.read
    const [places, listed, makers] = await Promise.all([geographyOf(db), findListed(db), findProducers(db)])
    const products = listed.flatMap((each) => heldOf(each, day, places)).toSorted((a, b) => a.rank - b.rank || (a.key < b.key ? -1 : 1))
    const count = new Map<string, number>()
    const inForce = new Map<string, number>()
    for (const { producer, shown } of products) {
      if (producer === null) continue
      count.set(producer, (count.get(producer) ?? 0) + 1)
      if (shown.evidence !== 'none') inForce.set(producer, (inForce.get(producer) ?? 0) + 1)
    }
    const producers = makers.filter((each) => !each.hidden && count.has(each.id)).map((each): ShownProducer => ({
      id: each.id, slug: each.slug, name: each.name, form: [formWords(each.form, 'vi'), formWords(each.form, 'en')], province: each.provinceCode, products: count.get(each.id) ?? 0, image: null,
      place: placeOf(places, each.communeCode, each.provinceCode)?.[0] ?? null, story: { vi: each.storyVi, en: each.storyEn }, sample: each.sample,
    })).toSorted((a, b) => (a.slug < b.slug ? -1 : 1))
    const newest = products.filter((each) => each.shown.evidence !== 'none')
      .toSorted((a, b) => Number(a.shown.sample) - Number(b.shown.sample) || Number(a.shown.evidence !== 'decided') - Number(b.shown.evidence !== 'decided') || (a.age < b.age ? 1 : a.age > b.age ? -1 : 0))
    return { day, products, newest, producers, inForce }
  }
}

function heldOf(product: ListedProduct, day: Day, places: Geography): Held[] {
  const standing = standingOn(product.claim, day)
  if (!product.published && !isPublicState(standing.state)) return []
  const evidence = standing.evidence === 'recorded' ? 'decided' : standing.evidence === 'reported' ? 'reported' : 'none'
  const former = product.formerCode === null ? null : places.unit('v63', product.formerCode)
  const shown: ShownProduct = {
    id: product.id, slug: product.slug, name: product.name, producer: product.producer && !product.producer.hidden ? product.producer.name : null,
    place: placeOf(places, product.communeCode, product.provinceCode), commune: product.communeCode === null ? null : places.unit('v34', product.communeCode)?.fullName ?? null, province: product.provinceCode,
    group: product.group?.code ?? null, image: null, stars: standing.stars || null, evidence, state: stateWords(standing), sample: product.sample,
    since: sinceOf(evidence === 'decided' ? product.claim.recorded : evidence === 'reported' ? product.claim.reported : null, evidence),
  }
  const order = product.sample ? (evidence === 'none' ? 4 : 2) : { decided: 0, reported: 1, none: 3 }[evidence]
  return [{ shown, commune: product.communeCode, former: former?.provinceCode ?? null, producer: product.producer?.id ?? null, rank: order * 10 + 5 - standing.stars, key: vietnameseSortKey(product.name), age: shown.since ?? (standing.until === null ? '' : addMonths(standing.until, -VALID_MONTHS)) }]
}

/** The day itself, where the day is known: a reported year has no day, its first and last reading lie further apart than the validity. */
function sinceOf(held: ListedProduct['claim']['recorded'], evidence: ShownProduct['evidence']): Day | null {
  if (!held?.from) return null
  return evidence === 'decided' || held.until === addMonths(held.from, VALID_MONTHS) ? held.from : null
}

function placeOf(places: Geography, commune: string | null, province: string | null): readonly [string, string] | null {
  const names = [commune === null ? null : places.unit('v34', commune)?.fullName, province === null ? null : places.unit('v34', province)?.name].filter((each) => each !== null && each !== undefined)
  return names.length === 0 ? null : [names.join(', '), names.join(', ')]
}

function stateWords({ state, until }: Standing): readonly [string, string] | null {
  switch (state) {
    case 'recorded': case 'reported': return null
    case 'extended': return ['gia hạn, chờ kết quả đánh giá lại', 'extended, awaiting re-evaluation']
    case 'expired': return until ? [`hết hạn ${showDay(until)}`, `expired ${showDay(until)}`] : ['đã hết hạn', 'expired']
    case 'undated': return ['đã công nhận, chưa rõ năm', 'recognised, year not known']
    case 'withdrawn': return ['chứng nhận đã thu hồi', 'certificate withdrawn']
    case 'proposed': return ['đang chờ công nhận', 'awaiting recognition']
    case 'scored': return ['đã chấm điểm', 'scored']
    default: return ['chưa có hạng sao', 'no stars yet']
  }
}

const countsOf = (held: readonly Held[]): Counts => ({ decided: held.filter((each) => each.shown.evidence === 'decided').length, reported: held.filter((each) => each.shown.evidence === 'reported').length, all: held.length })

function tally(codes: readonly (string | null)[]): CountOf[] {
  const counts = new Map<string, number>()
  for (const code of codes) if (code !== null) counts.set(code, (counts.get(code) ?? 0) + 1)
  return [...counts].map(([code, count]) => ({ code, count })).toSorted((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1))
}

/** One of each kind after the other, so that no province fills the row. */
function inTurns<T>(items: readonly T[], kind: (item: T) => string): T[] {
  const seen = new Map<string, number>()
  return items.map((item) => {
    const turn = seen.get(kind(item)) ?? 0
    seen.set(kind(item), turn + 1)
    return { item, turn }
  }).toSorted((a, b) => a.turn - b.turn).map((each) => each.item)
}
