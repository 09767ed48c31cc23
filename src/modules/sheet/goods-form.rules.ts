/** The sheet of goods as a plain form: which fields a product has, and what was typed into them. */
import type { Goods } from '#offers'
import { readId } from '#platform/ids'
import { cleanText, type Fault } from '#platform/web'
import type { Say } from '#platform/tongue'
import { fieldWords, faultWords, heldWords } from './goods-sheet.words.ts'
import { typedOf, type CellFault, type GoodsTyped, type Plan } from './goods-sheet.rules.ts'

/** Rows of one form; more goods have nobody. */
const MOST_GOODS = 3_000
const MOST_PACKS = 12
const MOST_TEXT = 80

/** What a row carries unseen: the product, what stood there when it was shown, and the keys of its packs. */
export const rowToken = ({ productId, seen, packs }: GoodsTyped): string => [productId, seen.version.toString(36), seen.stock.toString(36), seen.sum, packs.map((pack) => pack.id).filter(Boolean).join(',')].join('.')

export interface ShownGoods { readonly goods: Goods; readonly typed: GoodsTyped; readonly plan: Plan | null }

/** The field of a fault, as the form names it. */
export function fieldOf(row: number, { field, pack }: CellFault): string {
  const names = { name: 'ten', size: 'luong', price: 'gia', stock: 'kho', unit: 'dv', seasons: 'vu' } as const
  return `${names[field]}-${row}${pack === null ? '' : `-${pack}`}`
}

/** Reads what was typed; rows whose token is none of ours are left out. */
export function readGoodsForm(form: Readonly<Record<string, unknown>>): GoodsTyped[] {
  const text = (name: string): string => { const value = form[name]; return typeof value === 'string' ? cleanText(value.replace(/\s+/g, ' '), MOST_TEXT) : '' }
  const typed: GoodsTyped[] = []
  const known = new Set<string>()
  for (const name of Object.keys(form)) {
    const row = /^d-(\d{1,4})$/.exec(name)?.[1]
    if (row === undefined || typed.length >= MOST_GOODS) continue
    const token = form[name]
    const [id = '', version = '', stock = '', sum = '', keys = ''] = typeof token === 'string' ? token.slice(0, 1_000).split('.') : []
    const productId = readId<'product'>(id)
    const seen = { version: Number.parseInt(version, 36), stock: Number.parseInt(stock, 36), sum }
    if (!productId || known.has(productId) || !Number.isSafeInteger(seen.version) || !Number.isSafeInteger(seen.stock)) continue
    known.add(productId)
    const ids = keys.split(',').flatMap((key) => readId(key) ?? [])
    const packs = Array.from({ length: MOST_PACKS }, (_, pack) => ({ id: ids[pack] ?? null, name: text(`ten-${row}-${pack}`), size: text(`luong-${row}-${pack}`), price: text(`gia-${row}-${pack}`) }))
    const last = packs.findLastIndex((pack, index) => pack.id !== null || form[`ten-${row}-${index}`] !== undefined)
    typed.push({ productId, seen, unit: text(`dv-${row}`), stock: text(`kho-${row}`), onSale: text(`ban-${row}`) === 'co', madeToOrder: text(`don-${row}`) === 'co', seasons: text(`vu-${row}`), packs: packs.slice(0, last + 1) })
  }
  return typed
}

/** The rows to show: what stands now, or what was typed where that could not be saved. */
export function shownGoods(goods: readonly Goods[], typed: readonly GoodsTyped[], plans: readonly Plan[] | null): ShownGoods[] {
  const at = new Map(typed.map((each, index) => [each.productId, index]))
  return goods.map((each) => {
    const index = at.get(each.productId)
    const now = typedOf(each)
    if (index === undefined) return { goods: each, typed: now, plan: null }
    const [was, plan] = [typed[index]!, plans?.[index] ?? null]
    if (plan === null || plan.kind === 'faulty') return { goods: each, typed: was, plan }
    // Shown anew with what was typed: whoever saves now has seen the other’s change.
    return plan.kind === 'changed-meanwhile' || plan.kind === 'stock-moved' ? { goods: each, typed: { ...was, seen: now.seen }, plan } : { goods: each, typed: now, plan: null }
  })
}

/** Every fault in the order of the rows, for the list on top; `labels` name product and column. */
export function faultsOfRows(t: Say, rows: readonly ShownGoods[]): { readonly faults: readonly Fault[]; readonly labels: Readonly<Record<string, string>> } {
  const all = rows.flatMap(({ goods, plan }, row) => {
    const held = plan ? heldWords(t, plan) : null
    if (held) return [{ field: `ten-${row}-0`, label: goods.name, message: held }]
    return plan?.kind !== 'faulty' ? [] : plan.faults.map((fault) => ({ field: fieldOf(row, fault), label: `${goods.name}, ${fieldWords(t, fault.field)}`, message: faultWords(t, fault) }))
  })
  return { faults: all.map(({ field, message }) => ({ field, message })), labels: Object.fromEntries(all.map(({ field, label }) => [field, label])) }
}
