import { geographyOf, type Geography, type GeographyTables } from '#geography'
import { findListed, findListedOf, findGroups, isPublicState, standingOn, type CertificationTables, type ListedProduct, type ProductGroup } from '#certification'
import type { ProducersTables } from '#producers'
import { SearchIndex, type Answer, type Outcome, type Question, type SearchDoc, type Tier } from '#search'
import type { Change } from '#platform/changes'
import type { Day } from '#platform/day'
import type { Db } from '#platform/db'
import { vietnameseSortKey } from '#platform/search-text'
import { SuggestBook, type Suggestion } from './suggest.memory.ts'

type Tables = CertificationTables & ProducersTables & GeographyTables

/**
 * This process's index of the public catalogue: every product that is recognised, expired, withdrawn, scored or proposed,
 * or that its office published. Built from the database at start, kept current by what the change watch reads, and built
 * anew when the day changes, since standings follow the calendar.
 */
export class Catalogue {
  readonly index = new SearchIndex()
  #others = new SuggestBook()
  #day: Day | null = null
  #office: Promise<Catalogue> | null = null
  readonly #db: Db<Tables>
  readonly #whole: boolean

  /** `whole`: every product of the registry, for offices; else what the public may see. */
  constructor(db: Db<Tables>, whole = false) {
    this.#db = db
    this.#whole = whole
  }

  /** The whole registry's index, built when an office first asks and kept current from then on. */
  forOffice(day: Day): Promise<Catalogue> {
    if (!this.#office) {
      const office = new Catalogue(this.#db, true)
      this.#office = office.load(day).then(() => office)
      this.#office.catch(() => { this.#office = null })
    }
    return this.#office
  }

  get ready(): boolean {
    return this.#day !== null
  }

  async load(day: Day): Promise<void> {
    const [listed, geography, groups] = await Promise.all([findListed(this.#db), geographyOf(this.#db), findGroups(this.#db)])
    const docs = docsOf(listed, day, geography, groups, this.#whole)
    this.index.rebuild(docs)
    this.#others = bookOf(listed, new Set(docs.map((doc) => doc.id)), geography, groups)
    this.#day = day
  }

  /** Takes in what changed; `null` = take everything anew. */
  async apply(changes: readonly Change[] | null, day: Day): Promise<void> {
    await (await this.#office)?.apply(changes, day)
    const products = changes?.filter((each) => each.kind === 'product').map((each) => each.key) ?? []
    const producers = changes?.filter((each) => each.kind === 'producer').map((each) => each.key) ?? []
    if (changes !== null && products.length + producers.length === 0) return
    if (changes === null || this.#day !== day || products.length + producers.length > 500) return this.load(day)
    const [listed, geography, groups] = await Promise.all([findListedOf(this.#db, { products, producers }), geographyOf(this.#db), findGroups(this.#db)])
    const docs = docsOf(listed, day, geography, groups, this.#whole)
    const shown = new Set(docs.map((doc) => doc.id))
    this.index.change(docs, [...products, ...listed.map((each) => each.id as string)].filter((id) => !shown.has(id)))
    noteMakers(this.#others, listed.filter((each) => shown.has(each.id)))
    for (const producer of producers) if (!docs.some((doc) => doc.producerId === producer)) this.#others.delete(producer)
    if (this.index.worn) await this.load(day)
  }

  find(question: Question): Outcome {
    return this.index.find(question)
  }

  /** For a field that is being typed in: ids of products, and producers, places and groups. */
  suggest(typed: string): { products: readonly string[]; others: readonly Suggestion[] } {
    return { products: this.index.complete(typed, 24), others: this.#others.find(typed, 4) }
  }

  /** Which products, for a question without a cursor. */
  search(question: Omit<Question, 'cursor'>): Answer {
    const found = this.index.find({ ...question, cursor: null })
    if (found.kind !== 'found') throw new Error('a question without a cursor was refused')
    return found
  }
}

/** Producers, places and groups that have public products. */
function bookOf(listed: readonly ListedProduct[], shown: ReadonlySet<string>, geography: Geography, groups: readonly ProductGroup[]): SuggestBook {
  const book = new SuggestBook()
  const shownListed = listed.filter((each) => shown.has(each.id))
  noteMakers(book, shownListed)
  const count = (keys: (string | null | undefined)[]): Map<string, number> => keys.reduce((map, key) => (key ? map.set(key, (map.get(key) ?? 0) + 1) : map), new Map<string, number>())
  for (const unit of geography.provinces()) book.put(`province ${unit.code}`, { kind: 'province', text: unit.name, url: `/kenh/${unit.slug}` }, 1)
  for (const [code, many] of count(shownListed.map((each) => each.communeCode))) {
    const unit = geography.unit('v34', code)
    const province = unit && geography.unit('v34', unit.provinceCode)
    if (unit && province) book.put(`commune ${code}`, { kind: 'commune', text: `${unit.fullName}, ${province.name}`, url: `/san-pham?tinh=${province.slug}&xa=${code}` }, many)
  }
  const perGroup = count(shownListed.map((each) => each.group?.code))
  for (const group of groups) if (perGroup.has(group.code)) book.put(`group ${group.code}`, { kind: 'group', text: group.vi, textEn: group.en, url: `/san-pham?nhom=${group.code}` }, perGroup.get(group.code)!)
  return book
}

function noteMakers(book: SuggestBook, listed: readonly ListedProduct[]): void {
  const many = new Map<string, number>()
  for (const { producer } of listed) if (producer && !producer.hidden) many.set(producer.id, (many.get(producer.id) ?? 0) + 1)
  for (const { producer } of listed) if (producer && many.has(producer.id)) book.put(producer.id, { kind: 'producer', text: producer.name, url: `/chu-the/${producer.slug}` }, many.get(producer.id)!)
}

function docsOf(listed: readonly ListedProduct[], day: Day, geography: Geography, groups: readonly ProductGroup[], whole: boolean): SearchDoc[] {
  const groupWords = new Map(groups.map((group) => [group.code, [group.vi]]))
  return listed.flatMap((product) => docOf(product, day, geography, groupWords, whole) ?? [])
}

/** What the search knows of a product (a sample counts for no star, so that it stands last and in no figure); null when the public catalogue does not hold it. */
function docOf(product: ListedProduct, day: Day, geography: Geography, groupWords: ReadonlyMap<string, readonly string[]>, whole: boolean): SearchDoc | null {
  const standing = standingOn(product.claim, day)
  if (!whole && !product.published && !isPublicState(standing.state)) return null
  const tier: Tier = standing.evidence === 'recorded' ? 'recorded' : standing.evidence === 'reported' ? 'reported' : standing.state === 'expired' || standing.state === 'undated' ? 'expired' : 'pending'
  const producer = product.producer && (whole || !product.producer.hidden) ? product.producer : null
  const held = product.claim.recorded ?? product.claim.reported
  return {
    id: product.id, name: product.name, otherNames: product.otherNames, producer: producer?.name ?? null, producerOther: producer?.otherNames ?? [],
    places: placesOf(product, geography), provinceCode: product.provinceCode ?? '', communeCode: product.communeCode, group: product.group?.code ?? null,
    groupWords: product.group ? groupWords.get(product.group.code) ?? [] : [], stars: product.sample ? 0 : standing.stars, starsEver: product.sample ? 0 : Math.max(product.claim.recorded?.stars ?? 0, product.claim.reported?.stars ?? 0),
    tier: product.sample ? 'pending' : tier, form: product.producer?.form ?? null, evidence: product.sample ? null : standing.evidence, decidedOn: product.sample ? null : held?.from ?? null, producerId: producer?.id ?? null, sortKey: vietnameseSortKey(product.name),
  }
}

/** Names under which people look for the place: today's commune and province, and every former unit it was listed in or that went into today's. */
function placesOf(product: ListedProduct, geography: Geography): string[] {
  const names = new Set<string>()
  const commune = product.communeCode ? geography.unit('v34', product.communeCode) : null
  const province = product.provinceCode ? geography.unit('v34', product.provinceCode) : null
  if (commune) names.add(commune.fullName)
  if (province) names.add(province.name)
  for (let unit = product.formerCode ? geography.unit('v63', product.formerCode) : null; unit; unit = unit.parent ? geography.unit('v63', unit.parent) : null) names.add(unit.level === 'province' ? unit.name : unit.fullName)
  return [...names]
}
