import type { Geography } from '#geography'
import { standingOn, type ListedProduct } from '#certification'
import type { ProductCardProps } from '#design'
import { pictureOf, type PhotoView } from '#photos'
import type { Day } from '#platform/day'
import { tongue, type Lang } from '#platform/tongue'
import { placeWords } from './places.rules.ts'
import { standingWords, starsOf } from './standing.words.ts'

/** What a card of a product shows. A hidden producer's name is not on it. */
export function cardOf(product: ListedProduct, geography: Geography, day: Day, lang: Lang, photo: PhotoView | undefined, eager = false): ProductCardProps {
  const standing = standingOn(product.claim, day)
  const stars = starsOf(standing)
  const words = [stars.evidence === 'decided' ? '' : standingWords(standing, lang), product.sample ? tongue(lang)('dữ liệu mẫu', 'sample data') : ''].filter(Boolean).join(' · ')
  return {
    lang, href: `/san-pham/${product.slug}`, name: product.name, producer: product.producer && !product.producer.hidden ? product.producer.name : null,
    place: placeWords(geography, product).today, image: photo ? pictureOf(photo.id, 240) : null, group: product.group?.code ?? null, province: product.provinceCode, seed: product.id,
    ...stars, ...(words === '' ? {} : { stateWords: words }), eager,
  }
}

/** Puts rows that came in any order into the order of the ids asked for; rows that are gone are left out. */
export function inOrder<Row extends { readonly id: string }>(rows: readonly Row[], ids: readonly string[]): Row[] {
  const byId = new Map(rows.map((row) => [row.id as string, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
