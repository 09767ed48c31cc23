import { Hono } from 'hono'
import { Refusal } from '#platform/refusal'
import { readSetting, writeSetting } from '#platform/settings'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import { allow, readForm, storeOf, type Actor, type Ctx, type Guard, type Routes } from '#platform/web'
import { EditTextPage, OperatorPage, TextsPage, type DeskProps, type EditTextPageProps, type Ways } from './edit-texts.page.tsx'
import { operatorSetting } from './operator.rules.ts'
import { textPageOf, type TextPage } from './pages.words.ts'
import type { PortalTables } from './portal.tables.ts'
import { inTongue, operatorForm, textForm, typedOperator } from './text-forms.rules.ts'
import { fillingOf } from './text.routes.tsx'
import { editedTexts, readText, textVersion, textVersions } from './texts.queries.ts'
import { writeText } from './write-text.ts'

/** Who may change what the portal says of itself: the central office, and whoever keeps the installation running. */
const editor: Guard = allow('central-officer, operator', (actor) => actor?.roles.some(({ role }) => role === 'central-officer' || role === 'operator') ?? false)

const store = (c: Ctx) => storeOf<PortalTables>(c)
const person = (c: Ctx): Actor => c.get('actor')!

function asked(c: Ctx): { page: TextPage; of: Lang } {
  const page = textPageOf(c.req.query('trang') ?? '')
  const of = c.req.query('tieng')
  if (!page || (of !== 'vi' && of !== 'en')) throw new Refusal('not-found')
  return { page, of }
}

/** Officers change the texts and the operator's data. */
export function editTextRoutes(ways: Ways): Routes {
  const app: Routes = new Hono()
  const desk = async (c: Ctx): Promise<DeskProps> => ({ lang: c.get('lang'), person: person(c).name, ways: await ways(c, person(c)) })

  app.get('/can-bo/trang', editor, async (c) => {
    const t = tongue(c.get('lang'))
    const said = { luu: t('Đã lưu. Người xem thấy bản mới ngay.', 'Saved. Visitors see the new version at once.'), 'don-vi': t('Đã lưu thông tin đơn vị vận hành.', 'The operator’s details are saved.') }[c.req.query('xong') ?? '']
    const db = store(c).now
    return c.html(<TextsPage {...await desk(c)} edited={await editedTexts(db)} operator={await readSetting(db, operatorSetting)} said={said ?? null} />)
  })

  app.get('/can-bo/trang/don-vi', editor, async (c) =>
    c.html(<OperatorPage {...await desk(c)} operator={await readSetting(store(c).now, operatorSetting)} faults={[]} />))

  app.post('/can-bo/trang/don-vi', editor, async (c) => {
    const lang = c.get('lang')
    const form = await readForm(c, operatorForm)
    if (form.kind === 'faulty') {
      const faults = form.faults.map(({ field, message }) => ({ field, message: inTongue(message, lang) }))
      return c.html(<OperatorPage {...await desk(c)} operator={typedOperator(form.typed)} faults={faults} />, 422)
    }
    await store(c).transaction((tx) => writeSetting(tx, operatorSetting, form.value, person(c).name))
    return c.redirect(pathIn(lang, '/can-bo/trang?xong=don-vi'), 303)
  })

  const draw = async (c: Ctx, more: Pick<EditTextPageProps, 'title' | 'body' | 'seen'> & Partial<EditTextPageProps>, status: 200 | 409 | 422 = 200): Promise<Response> => {
    const { page, of } = asked(c)
    const filling = { ...await fillingOf(c), lang: of }
    return c.html(<EditTextPage {...await desk(c)} page={page} of={of} versions={await textVersions(store(c).now, page.slug, of)} faults={[]} preview={false} meanwhile={null} earlier={null} filling={filling} {...more} />, status)
  }

  app.get('/can-bo/trang/sua', editor, async (c) => {
    const { page, of } = asked(c)
    const now = await readText(store(c).now, page.slug, of)
    const wanted = c.req.query('ban')
    if (wanted === undefined) return draw(c, { title: now.title, body: now.body, seen: now.version })
    const earlier = /^\d{1,6}$/.test(wanted) ? await textVersion(store(c).now, page.slug, of, Number(wanted)) : null
    if (!earlier) throw new Refusal('not-found')
    return draw(c, { ...earlier, seen: now.version, earlier: Number(wanted) })
  })

  app.post('/can-bo/trang/sua', editor, async (c) => {
    const { page, of } = asked(c)
    const form = await readForm(c, textForm)
    if (form.kind === 'faulty') {
      const faults = form.faults.map(({ field, message }) => ({ field, message: inTongue(message, c.get('lang')) }))
      return draw(c, { title: form.typed['tieude'] ?? '', body: form.typed['noidung'] ?? '', seen: Number(form.typed['ban']) || 0, faults }, 422)
    }
    const { viec, ban: seen, tieude: title, noidung: body } = form.value
    if (viec === 'xem') return draw(c, { title, body, seen, preview: true })
    const done = await store(c).transaction((tx) => writeText(tx, person(c), c.get('clock')(), { slug: page.slug, lang: of, seen, text: viec === 'tra-lai' ? null : { title, body } }))
    if (done.kind === 'changed-meanwhile') return draw(c, { title, body, seen: done.version, meanwhile: done.by }, 409)
    return c.redirect(pathIn(c.get('lang'), '/can-bo/trang?xong=luu'), 303)
  })

  return app
}

