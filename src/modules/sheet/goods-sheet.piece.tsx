import { Icon, showVnd } from '#design'
import { unitPrice } from '#offers'
import { pathIn, tongue, type Lang, type Say } from '#platform/tongue'
import { readPrice, readSize, readUnit } from './goods-cells.rules.ts'
import { fieldOf, rowToken, type ShownGoods } from './goods-form.rules.ts'
import { sumOf, type GoodsField, type PackTyped } from './goods-sheet.rules.ts'
import { faultWords, fieldWords, heldWords } from './goods-sheet.words.ts'

const id = (name: string): string => `o-${name}`

/** `290.000 đ/kg` of what stands in the cells; nothing where it is the pack itself or cannot be read. */
function perMeasure(t: Say, pack: PackTyped, unitText: string): string {
  const unit = readUnit(unitText)
  const [price, size] = [readPrice(pack.price), unit ? readSize(pack.size, unit) : null]
  const per = unit && size && typeof price === 'number' ? unitPrice(price, size, unit) : null
  return per ? `${showVnd(per.vnd)}/${per.per === 'piece' ? t('cái', 'piece') : per.per}` : ''
}

/** All goods as a table of fields: one body for each product, one row for each pack. */
export function GoodsTable({ lang, rows, action }: { readonly lang: Lang; readonly rows: readonly ShownGoods[]; readonly action: string }) {
  const t = tongue(lang)
  return (
    <table class="goods-sheet">
      <caption class="vh">{t('Mọi hàng và gói', 'All goods and packs')}</caption>
      <thead><tr>{[t('Sản phẩm', 'Product'), fieldWords(t, 'name'), fieldWords(t, 'size'), fieldWords(t, 'price'), fieldWords(t, 'stock'), t('Đang bán', 'On sale'), t('Làm khi có đơn', 'Made to order'), fieldWords(t, 'seasons')].map((title) => <th scope="col">{title}</th>)}</tr></thead>
      {rows.map((row, index) => <GoodsRows lang={lang} t={t} row={row} index={index} action={action} />)}
    </table>
  )
}

function GoodsRows({ lang, t, row, index, action }: { readonly lang: Lang; readonly t: Say; readonly row: ShownGoods; readonly index: number; readonly action: string }) {
  const { goods, typed, plan } = row
  const held = plan ? heldWords(t, plan) : null
  const fault = (field: GoodsField, pack: number | null): string | undefined => {
    const found = plan?.kind === 'faulty' ? plan.faults.find((each) => each.field === field && each.pack === pack) : undefined
    return found ? faultWords(t, found) : undefined
  }
  const cell = (field: GoodsField, pack: number | null, value: string, label: string, wide = false) => {
    const name = fieldOf(index, { field, pack, why: 'missing' })
    const why = fault(field, pack)
    return (
      <>
        <input id={id(name)} name={name} value={value} aria-label={label} maxlength={80} autocomplete="off" class={why ? (wide ? 'bad' : 'bad n') : wide ? undefined : 'n'} inputmode={wide ? undefined : 'numeric'} {...(why ? { 'aria-invalid': 'true' as const, 'aria-describedby': `${id(name)}-loi` } : {})} />
        {why ? <p class="fault" id={`${id(name)}-loi`}><Icon name="warn" />{why}</p> : null}
      </>
    )
  }
  const span = typed.packs.length
  const ofGoods = (words: string): string => `${words}, ${goods.name}`
  return (
    <tbody id={`hang-${goods.productId}`} {...(sumOf(typed) === typed.seen.sum ? {} : { 'data-unsaved': '' })}>
      {typed.packs.map((pack, at) => (
        <tr>
          {at === 0 ? (
            <th scope="rowgroup" rowspan={span}>
              <a href={pathIn(lang, `/san-pham/${goods.slug}`)}>{goods.name}</a>
              {goods.maker ? <small class="soft">{t(`của ${goods.maker}`, `by ${goods.maker}`)}</small> : null}
              {goods.version === 0 ? <small class="soft">{t('chưa bán', 'not on sale')}</small> : null}
              {held ? <p class="fault"><Icon name="warn" />{held}</p> : null}
              <input type="hidden" name={`d-${index}`} value={rowToken(typed)} />
              <button class="btn btn-3" name="them" value={goods.productId} formaction={`${action}#hang-${goods.productId}`} aria-label={ofGoods(t('Thêm gói', 'Add a pack'))}>{t('Thêm gói', 'Add a pack')}</button>
            </th>
          ) : null}
          <td data-t={fieldWords(t, 'name')}>{cell('name', at, pack.name, ofGoods(`${fieldWords(t, 'name')} ${at + 1}`), true)}</td>
          <td data-t={fieldWords(t, 'size')}>{cell('size', at, pack.size, ofGoods(`${fieldWords(t, 'size')} ${at + 1}`))}</td>
          <td data-t={fieldWords(t, 'price')}>{cell('price', at, pack.price, ofGoods(`${fieldWords(t, 'price')} ${at + 1}`))}<small class="soft">{perMeasure(t, pack, typed.unit)}</small></td>
          {at === 0 ? (
            <>
              <td rowspan={span} data-t={fieldWords(t, 'stock')}>
                {cell('stock', null, typed.stock, ofGoods(fieldWords(t, 'stock')))}
                {goods.version === 0
                  ? <select id={id(`dv-${index}`)} name={`dv-${index}`} aria-label={ofGoods(fieldWords(t, 'unit'))}>{['g', 'ml', 'cái'].map((unit) => <option selected={unit === typed.unit}>{unit}</option>)}</select>
                  : <small class="soft">{typed.unit}<input type="hidden" name={`dv-${index}`} value={typed.unit} /></small>}
                {fault('unit', null) ? <p class="fault">{fault('unit', null)}</p> : null}
              </td>
              <td rowspan={span} data-t={t('Đang bán', 'On sale')}><label class="tick"><input type="checkbox" name={`ban-${index}`} value="co" checked={typed.onSale} aria-label={ofGoods(t('Đang bán', 'On sale'))} /></label></td>
              <td rowspan={span} data-t={t('Làm khi có đơn', 'Made to order')}><label class="tick"><input type="checkbox" name={`don-${index}`} value="co" checked={typed.madeToOrder} aria-label={ofGoods(t('Làm khi có đơn', 'Made to order'))} /></label></td>
              <td rowspan={span} data-t={fieldWords(t, 'seasons')}>{cell('seasons', null, typed.seasons, ofGoods(fieldWords(t, 'seasons')), true)}</td>
            </>
          ) : null}
        </tr>
      ))}
    </tbody>
  )
}
