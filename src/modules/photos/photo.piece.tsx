import type { Lang } from '#platform/tongue'
import { tongue } from '#platform/tongue'
import type { PhotoView } from './photos.queries.ts'
import { SIZES, type PhotoSize } from './read-photo.ts'

export interface PhotoProps {
  readonly photo: PhotoView
  /** The size of file to show; on screens with fine pixels the next larger one. */
  readonly size: PhotoSize
  /** Words for those who do not see it, where the photograph has none of its own. */
  readonly alt: string
  /** Edge of the square it is shown in, in CSS pixels; without it the photograph keeps its shape. */
  readonly square?: number
  /** The first picture of a page is fetched at once. */
  readonly eager?: boolean
  /** Where it is fetched from, for photographs that are not open: `(size) => address`. */
  readonly at?: (size: PhotoSize) => string
}

/** Address of an open photograph. */
export const photoPath = (id: string, size: PhotoSize, format: 'jpg' | 'webp' | 'avif'): string => `/anh/${id}-${size}.${format}`

/** An open photograph as a square picture of this edge in CSS pixels, for cards. */
export function pictureOf(id: string, edge: 240 | 480): { readonly src: string; readonly webp: string } {
  return { src: photoPath(id, edge, 'jpg'), webp: `${photoPath(id, edge, 'webp')}, ${photoPath(id, edge === 240 ? 480 : 960, 'webp')} 2x` }
}

/** A photograph, with its room kept while it comes. */
export function Photo({ photo, size, alt, square, eager = false, at }: PhotoProps) {
  const longer = Math.max(photo.width, photo.height)
  const scale = Math.min(1, size / longer)
  const [width, height] = square ? [square, square] : [Math.round(photo.width * scale), Math.round(photo.height * scale)]
  const rest = eager ? { fetchpriority: 'high' } : { loading: 'lazy' as const, decoding: 'async' as const }
  const words = photo.alt || alt
  if (at) return <img class="photo" src={at(size)} alt={words} width={width} height={height} {...rest} />
  const next = SIZES.find((each) => each > size && SIZES[SIZES.indexOf(each) - 1]! < longer && each <= 960)
  const set = (format: 'jpg' | 'webp' | 'avif'): string => (next ? `${photoPath(photo.id, size, format)}, ${photoPath(photo.id, next, format)} 2x` : photoPath(photo.id, size, format))
  return (
    <picture>
      <source srcset={set(photo.avif && size <= 960 ? 'avif' : 'webp')} type={photo.avif && size <= 960 ? 'image/avif' : 'image/webp'} />
      <img class="photo" src={photoPath(photo.id, size, 'jpg')} alt={words} width={width} height={height} {...rest} />
    </picture>
  )
}

/** The field by which photographs are sent; its form is `multipart/form-data`. */
export function PhotoField({ lang, name, label, most, fault, camera = false }: { readonly lang: Lang; readonly name: string; readonly label: string; readonly most: number; readonly fault?: string | undefined; readonly camera?: boolean }) {
  const t = tongue(lang)
  return (
    <div class={fault ? 'field field-bad' : 'field'}>
      <label for={`o-${name}`}>{label}</label>
      <p class="hint" id={`o-${name}-y`}>{most > 1 ? t(`Tối đa ${most} ảnh. Nơi chụp và giờ chụp được bỏ khỏi ảnh.`, `Up to ${most} pictures. Place and time are removed from them.`) : t('Nơi chụp và giờ chụp được bỏ khỏi ảnh.', 'Place and time are removed from the picture.')}</p>
      <input id={`o-${name}`} name={name} type="file" accept="image/jpeg,image/png,image/webp,image/avif" multiple={most > 1} {...(camera ? { capture: 'environment' } : {})} data-photo aria-describedby={fault ? `o-${name}-y o-${name}-loi` : `o-${name}-y`} {...(fault ? { 'aria-invalid': 'true' as const } : {})} />
      {fault ? <p class="fault" id={`o-${name}-loi`}>{fault}</p> : null}
    </div>
  )
}
