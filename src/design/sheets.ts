/** The site's style sheet in parts; a page carries the core and those parts whose pieces it shows. */
import { createHash } from 'node:crypto'
import { allowStyle } from '#platform/security-headers'
import { assetPath } from './assets.ts'
import channel from './css/channel.css'
import chart from './css/chart.css'
import core from './css/core.css'
import desk from './css/desk.css'
import form from './css/form.css'
import front from './css/front.css'
import gallery from './css/gallery.css'
import goodsSheet from './css/goods-sheet.css'
import map from './css/map.css'
import product from './css/product.css'
import sell from './css/sell.css'
import shop from './css/shop.css'
import table from './css/table.css'
import talk from './css/talk.css'
import text from './css/text.css'

interface Sheet {
  readonly name: string
  readonly text: string
  /** What the HTML of a page holds when it shows a piece of this part. */
  readonly shown: RegExp
}

const withFonts = (text: string): string => text.replace(/%font-(\d+)%/g, (_, weight: string) => assetPath(`be-vietnam-pro-${weight}.woff2`))

/** In the order in which a page carries them. */
export const sheets: readonly Sheet[] = [
  { name: 'core', text: withFonts(core), shown: /^/ },
  { name: 'form', text: form, shown: /class="(?:field|form|beside|faults|filters|steps|bar)\b/ },
  { name: 'table', text: table, shown: /class="(?:tbl|tabs)\b/ },
  { name: 'product', text: product, shown: /class="(?:cert|story|makers?|share|facts|goods-1)\b/ },
  { name: 'shop', text: shop, shown: /class="(?:buy|share-of|plain goods-of|sums)\b/ },
  { name: 'sell', text: sell, shown: /class="sell\b/ },
  { name: 'talk', text: talk, shown: /class="(?:plain talk|points|said)\b/ },
  { name: 'channel', text: channel, shown: /class="(?:hero|sect|figs|face|groups|split)\b/ },
  { name: 'front', text: front, shown: /class="(?:hero|figs|rolls)\b/ },
  { name: 'text', text, shown: /class="(?:text|preview|frame|embed|form form-wide)\b/ },
  { name: 'map', text: map, shown: /class="vn\b/ },
  { name: 'chart', text: chart, shown: /class="chart\b/ },
  { name: 'desk', text: desk, shown: /class="desk\b/ },
  { name: 'goods-sheet', text: goodsSheet, shown: /class="goods-sheet\b/ },
  { name: 'gallery', text: gallery, shown: /class="gallery\b/ },
]

allowStyle(sheets.map(({ text }) => createHash('sha256').update(text).digest('base64')))

/** The texts of the parts that a body needs. */
export function sheetsFor(body: string): readonly string[] {
  return sheets.filter(({ shown }) => shown.test(body)).map(({ text }) => text)
}
