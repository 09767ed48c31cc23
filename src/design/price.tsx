import { tongue, type Lang } from '#platform/tongue'

/** `145.000 đ`, in both languages: the way it stands on the label. */
export const showVnd = (vnd: number): string => `${Math.round(vnd).toString().replace(/\B(?=(\d{3})+$)/g, '.')} đ`

/** Weights as people say them: `500 g`, `1 kg`, `1,5 kg`. */
export function showGrams(grams: number, lang: Lang): string {
  if (grams < 1000) return `${grams} g`
  const kilos = String(Math.round(grams / 10) / 100)
  return `${lang === 'vi' ? kilos.replace('.', ',') : kilos} kg`
}

export interface PriceProps {
  readonly lang: Lang
  readonly vnd: number | null
  /** What one buys for it: `chai 500 ml`. */
  readonly per?: string
  /** The same by weight or volume: `290.000 đ/kg`. */
  readonly unitPrice?: string
}

export function Price({ lang, vnd, per, unitPrice }: PriceProps) {
  if (vnd === null) return <span class="price soft">{tongue(lang)('Hỏi giá người làm', 'Ask the maker')}</span>
  return <span class="price"><b>{showVnd(vnd)}</b>{per ? <span class="soft"> / {per}</span> : null}{unitPrice ? <small class="soft"> ({unitPrice})</small> : null}</span>
}
