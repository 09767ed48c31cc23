import { Hono } from 'hono'
import type { DeskWay } from '#design'
import { geographyOf, type GeographyTables } from '#geography'
import { mayActIn, provinceOfficer, reachOf } from '#identity'
import type { ProducersTables } from '#producers'
import { dayOf, today } from '#platform/day'
import { readFile } from '#platform/files'
import { readId } from '#platform/ids'
import { Refusal } from '#platform/refusal'
import { pathIn } from '#platform/tongue'
import { cleanText, readBody, storeOf, type Actor, type Ctx, type Routes, type Web } from '#platform/web'
import type { CertificationTables } from '#certification'
import type { IntakeTables, RowDecision } from './intake.tables.ts'
import { confirmImport, decideRow } from './confirm-import.ts'
import { readImportForm } from './import-form.rules.ts'
import { ImportFormPage, ImportListPage } from './import-list.page.tsx'
import { mendable } from './import-mend.rules.ts'
import { ImportReviewPage, outcomes, taking } from './import-review.page.tsx'
import { ImportRowPage } from './import-row.page.tsx'
import { countNoted, findImport, findImportRow, findImportRows, findImports, type ImportView } from './imports.queries.ts'
import { findAlike } from './known-products.queries.ts'
import { mendRow, replan } from './mend-row.ts'
import { startImport } from './start-import.ts'
import { undoImport } from './undo-import.ts'

type Tables = CertificationTables & ProducersTables & GeographyTables & IntakeTables
const PAGE = 50

/** The officer's way from an uploaded list to the registry: upload, look, mend or set aside, confirm, result, undo. */
export interface IntakeParts {
  /** The ways of the officer's desk. */
  readonly ways: (c: Ctx, actor: Actor) => Promise<readonly DeskWay[]>
}

export function intakeRoutes({ ways }: IntakeParts): Routes {
  const frame = async (c: Ctx) => ({ lang: c.get('lang'), path: c.get('path'), person: c.get('actor')!.name, ways: await ways(c, c.get('actor')!) })
  const app: Routes = new Hono<Web>()

  app.get('/can-bo/nhap', provinceOfficer, async (c) => {
    const page = Math.max(1, Number.parseInt(c.req.query('trang') ?? '1', 10) || 1)
    const found = await findImports(storeOf<Tables>(c).read, scopesOf(c), PAGE + 1, (Math.min(page, 10_000) - 1) * PAGE)
    return c.html(<ImportListPage {...await frame(c)} imports={found.slice(0, PAGE)} page={page} more={found.length > PAGE} />)
  })

  app.get('/can-bo/nhap/moi', provinceOfficer, async (c) => c.html(<ImportFormPage {...await frame(c)} provinces={await provincesOf(c)} whole={scopesOf(c) === 'all'} faults={[]} typed={{}} />))

  app.post('/can-bo/nhap', provinceOfficer, async (c) => {
    const provinces = await provincesOf(c)
    const read = await readImportForm(await readBody(c), provinces.map((each) => each.code), today(c.get('clock')), scopesOf(c) === 'all')
    if (read.kind === 'faulty') {
      c.status(422)
      return c.html(<ImportFormPage {...await frame(c)} provinces={provinces} whole={scopesOf(c) === 'all'} faults={read.faults} typed={read.typed} />)
    }
    const scope = read.options.provinceCode ?? 'VN'
    if (!mayTouch(c, scope)) throw new Refusal('not-allowed', 'Bạn chỉ nhập được danh sách của tỉnh mình. Chọn tỉnh ở ô “Tỉnh ngày nay của danh sách”.')
    const actor = c.get('actor')!
    const { code } = await storeOf<Tables>(c).transaction((tx) => startImport(tx, { id: actor.personId, name: actor.name }, today(c.get('clock')), read.file, scope, { ...read.options, onlyProvince: scopesOf(c) === 'all' ? null : scope }))
    return c.redirect(pathIn(c.get('lang'), `/can-bo/nhap/${code}`), 303)
  })

  app.get('/can-bo/nhap/:code', provinceOfficer, async (c) => {
    const view = await importOf(c)
    const first = outcomes.find((each) => (each === 'held' || each === 'error') && (view.totals[each] ?? 0) > 0) ?? 'new'
    const asked = c.req.query('nhom')
    const shown = asked === 'luu-y' ? 'noted' as const : outcomes.find((each) => each === asked) ?? first
    const after = Math.min(Number.parseInt(c.req.query('sau') ?? '0', 10) || 0, 2_000_000_000)
    const db = storeOf<Tables>(c).read
    const rows = await findImportRows(db, view.id, shown === 'noted' ? taking : [shown], PAGE + 1, after, shown === 'noted')
    const next = rows.length > PAGE ? rows[PAGE - 1]!.ordinal : null
    return c.html(<ImportReviewPage {...await frame(c)} view={view} shown={shown} noted={await countNoted(db, view.id, taking)} rows={rows.slice(0, PAGE)} next={next} />)
  })

  app.get('/can-bo/nhap/:code/ket-qua.xlsx', provinceOfficer, async (c) => {
    const view = await importOf(c)
    const file = view.resultFileId ? await readFile(storeOf<Tables>(c).read, view.resultFileId) : null
    if (!file) throw new Refusal('not-found', 'Tệp kết quả có sau khi danh sách đã được ghi vào sổ.')
    return c.body(new Uint8Array(file.bytes), 200, { 'content-type': file.mediaType, 'content-disposition': `attachment; filename="${file.name}"` })
  })

  app.post('/can-bo/nhap/:code/xac-nhan', provinceOfficer, async (c) => {
    const view = await importOf(c)
    await storeOf<Tables>(c).transaction((tx) => confirmImport(tx, view.id))
    return back(c, view)
  })

  app.post('/can-bo/nhap/:code/hoan-tac', provinceOfficer, async (c) => {
    const view = await importOf(c)
    await storeOf<Tables>(c).transaction((tx) => undoImport(tx, c.get('actor')!.name, today(c.get('clock')), view.id))
    return back(c, view)
  })

  app.get('/can-bo/nhap/:code/dong/:ordinal', provinceOfficer, async (c) => {
    const view = await importOf(c)
    const row = await rowOf(c, view)
    const alike = row.understood?.product ? await findAlike(storeOf<Tables>(c).read, row.understood) : []
    return c.html(<ImportRowPage {...await frame(c)} view={view} row={row} alike={alike} />)
  })

  app.post('/can-bo/nhap/:code/dong/:ordinal/sua', provinceOfficer, async (c) => {
    const view = await importOf(c)
    const row = await rowOf(c, view)
    const form = await readBody(c)
    const typed = Object.fromEntries(mendable.map((key) => [key, cleanText(typeof form[key] === 'string' ? form[key] : '', 500)]))
    await storeOf<Tables>(c).transaction((tx) => mendRow(tx, c.get('actor')!.name, dayOf(c.get('clock')()), view, row, typed))
    return c.redirect(pathIn(c.get('lang'), `/can-bo/nhap/${view.code}/dong/${row.ordinal}`), 303)
  })

  app.post('/can-bo/nhap/:code/dong/:ordinal/quyet', provinceOfficer, async (c) => {
    const view = await importOf(c)
    const row = await rowOf(c, view)
    const form = await readBody(c)
    const [decision, product] = decisionOf(typeof form['quyet'] === 'string' ? form['quyet'] : '')
    await storeOf<Tables>(c).transaction(async (tx) => {
      await decideRow(tx, c.get('actor')!.name, view.id, row.ordinal, decision, product)
      await replan(tx, view.id)
    })
    return back(c, view)
  })
  return app
}

const back = (c: Ctx, view: ImportView): Response => c.redirect(pathIn(c.get('lang'), `/can-bo/nhap/${view.code}`), 303)

/** Lists for the whole country belong to the central office; a province's own lists to it and to the centre. */
function mayTouch(c: Ctx, scope: string): boolean {
  return scope === 'VN' ? scopesOf(c) === 'all' : mayActIn(c.get('actor')!, scope)
}

function scopesOf(c: Ctx): readonly string[] | 'all' {
  const reach = reachOf(c.get('actor')!)
  return reach.kind === 'country' ? 'all' : reach.provinces
}

async function provincesOf(c: Ctx): Promise<{ code: string; name: string }[]> {
  const scopes = scopesOf(c)
  return (await geographyOf(storeOf<Tables>(c).read)).provinces().filter((each) => scopes === 'all' || scopes.includes(each.code)).map((each) => ({ code: each.code, name: each.name }))
}

async function importOf(c: Ctx): Promise<ImportView> {
  const view = await findImport(storeOf<Tables>(c).read, cleanText(c.req.param('code'), 20))
  if (!view || !mayTouch(c, view.scope)) throw new Refusal('not-found', 'Không có lần nhập nào mang mã này trong phần việc của bạn.')
  return view
}

async function rowOf(c: Ctx, view: ImportView) {
  const ordinal = Number.parseInt(c.req.param('ordinal') ?? '', 10)
  const row = Number.isInteger(ordinal) && ordinal > 0 && ordinal < 2_000_000_000 ? await findImportRow(storeOf<Tables>(c).read, view.id, ordinal) : null
  if (!row) throw new Refusal('not-found', 'Danh sách này không có dòng đó.')
  return row
}

function decisionOf(text: string): [RowDecision | null, ReturnType<typeof readId<'product'>>] {
  if (text === '') return [null, null]
  if (text === 'take' || text === 'set-aside' || text === 'apart') return [text, null]
  const product = text.startsWith('join:') ? readId<'product'>(text.slice(5)) : null
  if (!product) throw new Refusal('bad-request')
  return ['join', product]
}
