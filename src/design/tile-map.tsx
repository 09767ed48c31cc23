import type { Child } from 'hono/jsx'
import { pathIn, showCount, tongue, type Lang } from '#platform/tongue'

/** A province on the map: code of today's scheme, short name, slug of its channel, its figure (null = not known). */
export interface Tile { readonly code: string; readonly name: string; readonly slug: string; readonly value: number | null }

export interface TileMapProps {
  readonly lang: Lang
  readonly label: string
  readonly tiles: readonly Tile[]
  /** What the numbers count, in the plural: "sản phẩm". */
  readonly unit: string
  /** Where a tile leads, in Vietnamese form; the province's channel unless told. */
  readonly href?: (tile: Tile) => string
  /** The province whose page this is. */
  readonly here?: string
  /** Stands in the open space west of the central coast: what the map says. */
  readonly children?: Child
}

/** Shades 1 to 5 in equal parts of the provinces that have anything; 0 has nothing or is not known. */
export function shadesOf(values: readonly (number | null)[]): (value: number | null) => number {
  const some = values.filter((value): value is number => value !== null && value > 0).toSorted((a, b) => a - b)
  return (value) => {
    if (value === null || value <= 0 || some.length === 0) return 0
    return 1 + Math.min(4, Math.floor((some.findIndex((each) => each >= value) / some.length) * 5))
  }
}

/** Far islands stand in the sea, as parts of the province that administers them. */
const islands: readonly { readonly key: string; readonly of: string; readonly name: string; readonly dots: string }[] = [
  { key: 'hs', of: '48', name: 'Hoàng Sa', dots: 'M6 6h3M16 3h4M26 9h3M34 5h4M12 12h2M44 11h3' },
  { key: 'ts', of: '56', name: 'Trường Sa', dots: 'M4 4h2M13 9h3M22 3h2M30 12h3M39 6h2M46 10h3M9 14h2' },
]

/** The country as 34 tiles: the number is said, the shade repeats it, each tile leads to its channel; Hoàng Sa and Trường Sa always there. */
export function TileMap({ lang, label, tiles, unit, href, here, children }: TileMapProps) {
  const t = tongue(lang)
  const shade = shadesOf(tiles.map(({ value }) => value))
  const to = (tile: Tile): string => pathIn(lang, href ? href(tile) : `/kenh/${tile.slug}`)
  const byCode = new Map(tiles.map((tile) => [tile.code, tile]))
  return (
    <nav class="vn" aria-label={label}>
      <ul class="plain">
        {tiles.map((tile) => (
          <li class={`p${tile.code} v${shade(tile.value)}`}>
            <a href={to(tile)} {...(tile.code === here ? { 'aria-current': 'true' as const } : {})}>
              <span>{tile.code === '79' ? 'TP. HCM' : tile.name}</span>{' '}
              {tile.value === null ? null : <b class="num">{showCount(lang, tile.value)}<span class="vh"> {unit}</span></b>}
            </a>
          </li>
        ))}
        {islands.map(({ key, of, name, dots }) => {
          const province = byCode.get(of)
          return province ? (
            <li class={`sea ${key}`}>
              <a href={to(province)}>
                <svg viewBox="0 0 52 16" aria-hidden="true"><path d={dots} /></svg>
                <span><span class="vh">{t('Quần đảo ', '')}</span>{name}<span class="vh">{t(', thuộc ', ' archipelago, part of ')}</span></span>
                <small>{province.name}</small>
              </a>
            </li>
          ) : null
        })}
        {children ? <li class="vn-key">{children}</li> : null}
      </ul>
    </nav>
  )
}
