import { Hono } from 'hono'
import { findOrderNames } from '#orders'
import { findSalesOfYear, findStatement, findStatementMonths, findTaxRules, taxWithholding } from '#payments'
import { addMonths, today, type Day } from '#platform/day'
import { Refusal } from '#platform/refusal'
import { readSetting } from '#platform/settings'
import { csvPieces, sheetOf, xlsxBytes } from '#platform/sheet'
import { tongue } from '#platform/tongue'
import { storeOf, type Ctx, type Routes, type Web } from '#platform/web'
import { frameOf, noSeller, type DeskTables, type Frame, type MoneyDesk } from './money-desk.routes.tsx'
import { findContracts, findGoods, findSoldByMaker } from './reconciliation.queries.ts'
import { monthPdf } from './month.letter.ts'
import { MonthsPage, StatementPage } from './statement.page.tsx'
import { figuresOf, sellerKindOf, shareIn } from './statement.rules.ts'
import { contractsSheet, goodsSheet, makersSheet, monthSheet } from './statement.sheet.ts'
import { figureOf, monthWords } from './statement.words.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A seller's months: on screen, on paper, as CSV and Excel; and all of its data. */
export function statementRoutes(desk: MoneyDesk): Routes {
  const app: Routes = new Hono<Web>()
  const { guard } = desk
  const base = `${desk.base}/sao-ke`

  const monthOf = async (c: Ctx, frame: Frame | null) => {
    const month = c.req.param('month') ?? ''
    const db = storeOf<DeskTables>(c).now
    const statement = frame && /^20\d\d-\d\d$/.test(month) ? await findStatement(db, 'producer', frame.producer.id, month) : null
    if (!frame || !statement) throw new Refusal('not-found', tongue(c.get('lang'))('Không có tháng này. Ví dụ 2026-11.', 'There is no such month. For example 2026-11.'))
    const { on } = await readSetting(db, taxWithholding)
    const kind = sellerKindOf(frame.producer.form)
    const figures = figuresOf(statement, on && kind ? { rules: await findTaxRules(db), kind } : null)
    const yearVnd = on ? await findSalesOfYear(db, 'producer', frame.producer.id, new Date(`${addMonths(`${month}-01` as Day, 1)}T00:00:00+07:00`)) : 0
    const orders = await findOrderNames(db, [...new Set(statement.lines.map((each) => each.subjectId))])
    const sold = [...new Set(figures.lines.filter((line) => line.subjectKind === 'order' && shareIn('sold', line) > 0).map((line) => line.subjectId))]
    const makers = await findSoldByMaker(db, frame.producer.id, sold, new Date(`${month}-01T00:00:00+07:00`))
    return { makers, statement, figures, tax: { on, kind, yearVnd }, orders }
  }
  const attachment = (name: string, type: string): Record<string, string> => ({ 'content-type': type, 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'private, no-store' })

  app.get(base, guard, async (c) => {
    const frame = await frameOf(c as Ctx, desk)
    return frame ? c.html(<MonthsPage {...frame} months={await findStatementMonths(storeOf<DeskTables>(c as Ctx).now, 'producer', frame.producer.id)} />) : noSeller(c as Ctx, desk)
  })
  app.get(`${base}/toan-bo.xlsx`, guard, async (c) => {
    const frame = await frameOf(c as Ctx, desk)
    if (!frame) throw new Refusal('not-found')
    const db = storeOf<DeskTables>(c as Ctx).now
    const lang = c.get('lang')
    const bytes = await xlsxBytes([sheetOf(contractsSheet(lang, await findContracts(db, frame.producer.id))), sheetOf(goodsSheet(lang, await findGoods(db, frame.producer.id)))], lang)
    return c.body(new Uint8Array(bytes), 200, attachment(`${frame.producer.slug}-${today(c.get('clock'))}.xlsx`, XLSX))
  })
  app.get(`${base}/:month`, guard, async (c) => {
    const frame = await frameOf(c as Ctx, desk)
    const found = await monthOf(c as Ctx, frame)
    return c.html(<StatementPage {...frame!} {...found} shown={figureOf(c.req.query('xem'))} now={c.get('clock')()} />)
  })
  app.get(`${base}/:month/tai.csv`, guard, async (c) => {
    const frame = await frameOf(c as Ctx, desk)
    const { figures, orders, tax } = await monthOf(c as Ctx, frame)
    const pieces: string[] = []
    for await (const piece of csvPieces(monthSheet(c.get('lang'), '', figures.lines, orders, tax.on), c.get('lang'))) pieces.push(piece)
    return c.body(pieces.join(''), 200, attachment(`sao-ke-${frame!.producer.slug}-${c.req.param('month')}.csv`, 'text/csv; charset=utf-8'))
  })
  app.get(`${base}/:month/theo-nguoi-lam.csv`, guard, async (c) => {
    const frame = await frameOf(c as Ctx, desk)
    const { makers } = await monthOf(c as Ctx, frame)
    const pieces: string[] = []
    for await (const piece of csvPieces(makersSheet(c.get('lang'), makers), c.get('lang'))) pieces.push(piece)
    return c.body(pieces.join(''), 200, attachment(`theo-nguoi-lam-${frame!.producer.slug}-${c.req.param('month')}.csv`, 'text/csv; charset=utf-8'))
  })
  app.get(`${base}/:month/tai.xlsx`, guard, async (c) => {
    const frame = await frameOf(c as Ctx, desk)
    const { figures, orders, tax, makers } = await monthOf(c as Ctx, frame)
    const bytes = await xlsxBytes([sheetOf(monthSheet(c.get('lang'), monthWords(tongue(c.get('lang')), c.req.param('month')!), figures.lines, orders, tax.on)), ...(makers.length > 0 ? [sheetOf(makersSheet(c.get('lang'), makers))] : [])], c.get('lang'))
    return c.body(new Uint8Array(bytes), 200, attachment(`sao-ke-${frame!.producer.slug}-${c.req.param('month')}.xlsx`, XLSX))
  })
  app.get(`${base}/:month/tai.pdf`, guard, async (c) => {
    const frame = await frameOf(c as Ctx, desk)
    const { statement, figures, orders, tax } = await monthOf(c as Ctx, frame)
    const bytes = await monthPdf({ lang: c.get('lang'), seller: frame!.producer.name, statement, figures, taxed: tax.on && tax.kind !== null, orders, now: c.get('clock')() })
    return c.body(new Uint8Array(bytes), 200, attachment(`sao-ke-${frame!.producer.slug}-${c.req.param('month')}.pdf`, 'application/pdf'))
  })
  return app
}
