import { pathIn, showCount, tongue, type Lang } from '#platform/tongue'
import { productGroups } from './product-groups.ts'
import { woven } from './woven-address.ts'

export interface GroupWallProps {
  readonly lang: Lang
  /** How many products each group has, by code; groups that are not named here are left out. */
  readonly counts: ReadonlyMap<string, number>
  /** Where a group leads, in Vietnamese form. */
  readonly href: (code: string) => string
  /** Whose dyes the cloth wears. */
  readonly province?: string | null
}

/** The groups as a wall of woven goods, each a way to its products. */
export function GroupWall({ lang, counts, href, province = null }: GroupWallProps) {
  const t = tongue(lang)
  return (
    <ul class="groups plain" aria-label={t('Nhóm sản phẩm', 'Product groups')}>
      {productGroups.filter(({ code }) => counts.has(code)).map(({ code, vi, en }, n) => (
        <li>
          <a href={pathIn(lang, href(code))}>
            <img class="pic" src={woven(code, province ?? ['86', '11', '48', '19', '15', '82', '46', '66', '38', '22'][n % 10]!, code)} alt="" width="120" height="120" loading="lazy" decoding="async" />
            <span>{t(vi, en)}</span> <small class="num">{showCount(lang, counts.get(code) ?? 0)}</small>
          </a>
        </li>
      ))}
    </ul>
  )
}
