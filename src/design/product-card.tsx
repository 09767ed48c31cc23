import { pathIn, type Lang } from '#platform/tongue'
import { Picture, type PictureFiles } from './picture.tsx'
import { Price } from './price.tsx'
import { Stars, type StarsEvidence } from './stars.tsx'

export interface ProductCardProps {
  readonly lang: Lang
  /** Address in Vietnamese form, without `/en`. */
  readonly href: string
  readonly name: string
  readonly producer: string | null
  readonly place: string | null
  /** Photograph; null = woven cloth of `group`, `province` and `seed`. */
  readonly image: PictureFiles | null
  readonly group: string | null
  readonly province: string | null
  readonly seed: string
  readonly stars: number | null
  readonly evidence: StarsEvidence
  /** What the plain star words do not say: "hết hạn 22/11/2025", "đang chờ Hội đồng". */
  readonly stateWords?: string
  /** Absent where nothing is sold here yet; null = ask the maker. */
  readonly price?: number | null
  readonly per?: string
  readonly eager?: boolean
  /** Heading level that fits the page; 3 unless told (2 where the list stands right under the page's own heading). */
  readonly level?: 2 | 3
}

/** One product among others: an item of `ProductGrid`. */
export function ProductCard(card: ProductCardProps) {
  const name = <a href={pathIn(card.lang, card.href)}>{card.name}</a>
  return (
    <li class="card">
      <Picture src={card.image} alt="" group={card.group} province={card.province} seed={card.seed} eager={card.eager ?? false} />
      <div>
        {card.level === 2 ? <h2>{name}</h2> : <h3>{name}</h3>}
        {card.producer === null ? null : <p>{card.producer}</p>}
        {card.place === null ? null : <p>{card.place}</p>}
        <Stars lang={card.lang} stars={card.stars} evidence={card.evidence} {...(card.stateWords === undefined ? {} : { words: card.stateWords })} />
        {card.price === undefined ? null : <Price lang={card.lang} vnd={card.price} {...(card.per === undefined ? {} : { per: card.per })} />}
      </div>
    </li>
  )
}

/** Cards beside each other: a list on a phone, two across from 480 px, more where there is room. */
export function ProductGrid({ cards, level = 3 }: { readonly cards: readonly ProductCardProps[]; readonly level?: 2 | 3 }) {
  return <ul class="goods">{cards.map((card) => <ProductCard level={level} {...card} />)}</ul>
}
