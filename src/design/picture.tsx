import { woven } from './woven-address.ts'

export interface PictureProps {
  /** A photograph's address; null = the woven pattern of group and province. */
  readonly src: string | null
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
  return src === null
    ? <img class="pic" src={woven(group, province, seed)} alt="" width={size} height={size} {...rest} />
    : <img class="pic" src={src} alt={alt} width={size} height={size} {...rest} />
}
