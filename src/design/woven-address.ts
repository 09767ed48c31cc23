import { sheetOf } from './product-groups.ts'

/** How many cloths there are of one group in one province. */
export const CLOTHS = 12

/** A small number out of any text, the same every time (FNV-1a). */
function numberOf(text: string): number {
  let hash = 0x811c9dc5
  for (let n = 0; n < text.length; n++) hash = Math.imul(hash ^ text.charCodeAt(n), 0x01000193)
  return hash >>> 0
}

/** `/hinh/4-86-7.svg`: the cloth of a product group (0 = unknown) and a province (00 = unknown), chosen by the seed. */
export function woven(group: string | null, province: string | null, seed: string): string {
  return `/hinh/${sheetOf(group)}-${province && /^\d\d$/.test(province) ? province : '00'}-${numberOf(seed) % CLOTHS}.svg`
}
