import { Hono } from 'hono'
import { geographyOf, type GeographyTables } from '#geography'
import { findListedOf, findMakerPage, type CertificationTables } from '#certification'
import { formWords, type ProducersTables } from '#producers'
import type { Answer, Question } from '#search'
import { publicUrl } from '#platform/config'
import { today } from '#platform/day'
import { foldVietnamese } from '#platform/search-text'
import { csvPieces, sheetOf, xlsxBytes } from '#platform/sheet'
import { tongue } from '#platform/tongue'
import { anyone, cleanText, keepPage, storeOf, type Ctx, type Routes, type Web } from '#platform/web'
import { inOrder } from './cards.rules.ts'
import { questionOf } from './catalogue.routes.tsx'
import { readListAsked } from './list-asked.rules.ts'
import { ProducerListPage } from './producer-list.page.tsx'
import { productColumns } from './products.sheet.ts'

type Tables = CertificationTables & ProducersTables & GeographyTables
const PAGE = 30
/** Rows of one list that can be taken along; above it the open data is the way. */
const MOST_ROWS = 50_000

/** Lists that are not pages of products: producers by name, and any list of products as CSV or Excel. */
export function listRoutes({ search }: { readonly search: (question: Omit<Question, 'cursor'>) => Answer }): Routes {
  const app: Routes = new Hono<Web>()
  const rowsOf = async (c: Ctx) => {
    const geography = await geographyOf(storeOf<Tables>(c).read)
    const asked = readListAsked((name) => cleanText(c.req.query(name), 200))
    const province = asked.province ? geography.provinceBySlug(asked.province)?.province.code ?? 'none' : null
    const { ids } = search({ ...questionOf(asked, province, MOST_ROWS), facets: false })
    const rows = inOrder(await findListedOf(storeOf<Tables>(c).read, { products: ids, producers: [] }), ids)
    return { rows, columns: productColumns(geography, today(c.get('clock')), publicUrl()), name: tongue(c.get('lang'))('Sản phẩm OCOP', 'OCOP products') }
  }
  const attachment = (c: Ctx, ending: string, type: string): Record<string, string> => ({ 'content-type': type, 'content-disposition': `attachment; filename="san-pham-ocop-${today(c.get('clock'))}.${ending}"` })

  app.get('/san-pham.csv', anyone, async (c) => {
    const pieces: string[] = []
    for await (const piece of csvPieces(await rowsOf(c), c.get('lang'))) pieces.push(piece)
    return c.body(pieces.join(''), 200, attachment(c, 'csv', 'text/csv; charset=utf-8'))
  })
  app.get('/san-pham.xlsx', anyone, async (c) => {
    const bytes = await xlsxBytes([sheetOf(await rowsOf(c))], c.get('lang'))
    return c.body(new Uint8Array(bytes), 200, attachment(c, 'xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'))
  })

  app.get('/chu-the', anyone, async (c) => {
    const lang = c.get('lang')
    const geography = await geographyOf(storeOf<Tables>(c).read)
    const q = cleanText(c.req.query('q'), 100)
    const province = geography.provinceBySlug(cleanText(c.req.query('tinh'), 60))?.province ?? null
    const number = Number(c.req.query('trang') ?? '1')
    const page = Number.isInteger(number) && number >= 1 && number <= 1_000 ? number : 1
    const { makers, total } = await findMakerPage(storeOf<Tables>(c).read, today(c.get('clock')), { province: province?.code ?? null, folded: foldVietnamese(q), limit: PAGE, offset: (page - 1) * PAGE })
    const cards = makers.map((maker) => ({
      lang, href: `/chu-the/${maker.slug}`, name: maker.name, form: formWords(maker.form, lang), products: maker.products, image: null, province: maker.provinceCode, seed: maker.id,
      place: [maker.communeCode ? geography.unit('v34', maker.communeCode)?.fullName : null, maker.provinceCode ? geography.unit('v34', maker.provinceCode)?.name : null].filter(Boolean).join(', ') || null,
      ...(maker.sample ? { words: tongue(lang)('Dữ liệu mẫu', 'Sample data') } : {}),
    }))
    keepPage(c, ['product', 'producer'])
    return c.html(<ProducerListPage lang={lang} q={q} province={province} provinces={geography.provinces()} cards={cards} total={total} page={page} pages={Math.max(1, Math.ceil(total / PAGE))} />)
  })
  return app
}
