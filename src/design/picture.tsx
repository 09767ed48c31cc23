import { woven } from './woven-address.ts'

/** A photograph's addresses: one that every browser reads, and the smaller ones that most do. */
export interface PictureFiles { readonly src: string; readonly webp?: string }

export interface PictureProps {
  /** A photograph; null = the woven pattern of group and province. */
  readonly src: PictureFiles | null
  readonly alt: string
  readonly group: string | null
  readonly province: string | null
  /** What makes this one differ from its neighbours: the product's id. */
  readonly seed: string
  readonly size?: number
  /** The first picture of a page is fetched at once; all others when they come near. */
  readonly eager?: boolean
}

/** A square picture: the photograph, or woven cloth that does not pretend to be one (and is silent for screen readers). */
export function Picture({ src, alt, group, province, seed, size = 240, eager = false }: PictureProps) {
  const rest = eager ? { fetchpriority: 'high' } : { loading: 'lazy' as const, decoding: 'async' as const }
  if (src === null) return <img class="pic" src={woven(group, province, seed)} alt="" width={size} height={size} {...rest} />
  const image = <img class="pic" src={src.src} alt={alt} width={size} height={size} {...rest} />
  return src.webp ? <picture><source srcset={src.webp} type="image/webp" />{image}</picture> : image
}
