import { pathIn, showCount, tongue, type Lang } from '#platform/tongue'
import { woven } from './woven-address.ts'

export interface ProducerCardProps {
  readonly lang: Lang
  readonly href: string
  readonly name: string
  /** Legal form in words: "Hợp tác xã". */
  readonly form: string
  readonly place: string | null
  readonly products: number
  readonly image: string | null
  readonly province: string | null
  readonly seed: string
  /** One sentence of the story. */
  readonly words?: string
  readonly level?: 2 | 3
}

/** Who makes it: face or cloth, name, form, place, how many products. An item of `ProducerGrid`. */
export function ProducerCard({ lang, href, name, form, place, products, image, province, seed, words, level = 3 }: ProducerCardProps) {
  const t = tongue(lang)
  const link = <a href={pathIn(lang, href)}>{name}</a>
  return (
    <li class="maker">
      <img class="pic" src={image ?? woven(null, province, seed)} alt="" width="72" height="72" loading="lazy" decoding="async" />
      <div>
        {level === 2 ? <h2>{link}</h2> : <h3>{link}</h3>}
        <p class="soft">{form}{place === null ? '' : ` · ${place}`}</p>
        {words === undefined ? null : <p>{words}</p>}
        <p class="small">{products === 1 ? t('1 sản phẩm', '1 product') : t(`${showCount(lang, products)} sản phẩm`, `${showCount(lang, products)} products`)}</p>
      </div>
    </li>
  )
}

export function ProducerGrid({ cards, level = 3 }: { readonly cards: readonly ProducerCardProps[]; readonly level?: 2 | 3 }) {
  return <ul class="makers plain">{cards.map((card) => <ProducerCard level={level} {...card} />)}</ul>
}
