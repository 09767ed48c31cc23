/** What the public face shows of products and producers. The program gives it, out of what the registry or the catalogue holds in memory. */
import { reportedWords, type ProductCardProps, type StarsEvidence, type PictureFiles } from '#design'
import type { Day } from '#platform/day'
import type { Lang } from '#platform/tongue'

type Both = readonly [vi: string, en: string]

/** Products that visitors may see, by how their stars stand on a day. Sample products are never counted: figures are true. */
export interface Counts {
  /** A recorded decision is in force. */
  readonly decided: number
  /** In force by a published list only. */
  readonly reported: number
  /** All that visitors may see, with those whose stars ended or are awaited. */
  readonly all: number
}

export interface CountOf { readonly code: string; readonly count: number }

export interface ProvinceSummary extends Counts {
  readonly samples: number
  readonly producers: number
  /** Groups of the taxonomy by code (`I.1.a`), most products first. */
  readonly groups: readonly CountOf[]
  /** Former provinces (codes of v63). */
  readonly formers: readonly CountOf[]
  /** Communes of today with products, most first. */
  readonly communes: readonly CountOf[]
}

export interface ShownProduct {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly producer: string | null
  /** Commune and province in words, as on cards; without the province within its own channel. */
  readonly place: Both | null
  readonly commune: string | null
  readonly province: string | null
  /** Code of the group, for the woven picture. */
  readonly group: string | null
  readonly image: PictureFiles | null
  readonly stars: number | null
  readonly evidence: StarsEvidence
  /** What the plain star words do not say; null when they say enough. */
  readonly state: Both | null
  /** The day of the decision or list that the stars stand on, where a day is known. */
  readonly since: Day | null
  readonly sample: boolean
}

export interface ShownProducer {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly form: Both
  readonly place: string | null
  readonly province: string | null
  readonly products: number
  readonly image: string | null
  readonly story: { readonly vi: string | null; readonly en: string | null }
  readonly sample: boolean
}

export interface ProductAsk {
  readonly day: Day
  /** `certified`: recorded decisions in force, then reported, then the rest, more stars first. `newest`: in force, recorded before reported, latest first. Samples come after what is real and in force. */
  readonly order: 'certified' | 'newest'
  readonly province?: string | null
  /** Code of a former province (v63) within `province`. */
  readonly former?: string | null
  readonly limit: number
}

export interface ProducerAsk {
  readonly day: Day
  readonly province?: string | null
  readonly former?: string | null
  readonly limit: number
}

export interface CountryFigures extends Counts {
  readonly producers: number
  /** Communes of today with at least one product in force, decided or reported. */
  readonly communes: number
  readonly provinces: number
}

export interface Listed { readonly slug: string; readonly changedOn: Day | null }

export interface PortalSources {
  /** Counts by today's province code; provinces without products may be missing. */
  provinces(day: Day): Promise<ReadonlyMap<string, Counts>>
  province(day: Day, code: string, former: string | null): Promise<ProvinceSummary>
  products(ask: ProductAsk): Promise<readonly ShownProduct[]>
  /** Those with a story and products in force first; over the country, provinces take turns. */
  producers(ask: ProducerAsk): Promise<readonly ShownProducer[]>
  figures(day: Day): Promise<CountryFigures>
  product(day: Day, slug: string): Promise<ShownProduct | null>
  producer(day: Day, slug: string): Promise<ShownProducer | null>
  /** Public addresses in a lasting order, for the site map. */
  listed(day: Day, kind: 'product' | 'producer', from: number, limit: number): Promise<readonly Listed[]>
  listedCount(day: Day, kind: 'product' | 'producer'): Promise<number>
}

export const inForce = (counts: Counts): number => counts.decided + counts.reported
export const noCounts: Counts = { decided: 0, reported: 0, all: 0 }

const said = (lang: Lang, both: Both): string => both[lang === 'vi' ? 0 : 1]

/** The card of a product, as the design draws it. `within` = the card stands in a province's channel. */
export function cardOf(lang: Lang, product: ShownProduct, within: boolean, words?: string): ProductCardProps {
  const plain = words ?? (product.state === null ? undefined : said(lang, product.state))
  const state = product.sample ? `${plain === undefined ? (product.evidence === 'reported' ? `${reportedWords(lang)} · ` : '') : `${plain} · `}${lang === 'vi' ? 'dữ liệu mẫu' : 'sample data'}` : plain
  const place = within ? product.commune : product.place === null ? null : said(lang, product.place)
  return {
    lang, href: `/san-pham/${product.slug}`, name: product.name, producer: product.producer, place, image: product.image, group: product.group,
    province: product.province, seed: product.id, stars: product.stars, evidence: product.evidence, ...(state === undefined ? {} : { stateWords: state }),
  }
}

/** The first sentences of a story, at most so many letters, cut between words. */
export function firstWords(story: string, most = 150): string {
  const line = story.replace(/\s+/g, ' ').trim()
  if (line.length <= most) return line
  const sentence = line.slice(0, most).lastIndexOf('. ')
  if (sentence > most / 2) return line.slice(0, sentence + 1)
  const cut = line.slice(0, most)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), most / 2))} …`
}
