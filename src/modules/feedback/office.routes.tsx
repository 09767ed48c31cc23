import { Hono } from 'hono'
import { officer, reachOf } from '#identity'
import { today } from '#platform/day'
import { Refusal } from '#platform/refusal'
import { pathIn, tongue } from '#platform/tongue'
import { cleanText, readForm, storeOf, type Actor, type Ctx, type Fault, type Routes } from '#platform/web'
import { acknowledgeRequest, endRequest, noteNameHidden, reopenRequest } from './answer-request.ts'
import type { FeedbackParts } from './feedback.routes.tsx'
import type { FeedbackTables } from './feedback.tables.ts'
import { readKind } from './feedback.words.ts'
import { OfficeListPage, OfficeRequestPage, STATES } from './office.page.tsx'
import { answerForm, reopenForm } from './request-form.rules.ts'
import { findForOffice, findSteps, listForOffice, type OfficeRequest } from './request.queries.ts'

/** The guard let an officer in. */
const me = (c: Ctx): Actor => c.get('actor')!

/** The request of this address, if it belongs to a unit of the officer; to everyone else it does not exist. */
async function requestOf(c: Ctx): Promise<OfficeRequest> {
  const request = await findForOffice(storeOf<FeedbackTables>(c).now, reachOf(me(c)), cleanText(c.req.param('code'), 20))
  if (!request) throw new Refusal('not-found')
  return request
}

export function officeRoutes<T>({ hideName, unitName, ways }: FeedbackParts<T>): Routes {
  const app: Routes = new Hono()
  const desk = async (c: Ctx) => ({
    lang: c.get('lang'), person: me(c).name, day: today(c.get('clock')),
    ways: await ways(c, me(c)),
  })

  app.get('/can-bo/gop-y', officer, async (c) => {
    const asked = c.req.query('trang-thai') ?? 'dang-cho'
    const page = Number(c.req.query('trang') ?? '1')
    const filter = {
      state: Object.hasOwn(STATES, asked) ? STATES[asked as keyof typeof STATES] : 'waiting' as const,
      kind: readKind(c.req.query('loai')), page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
    }
    const list = await listForOffice(storeOf<FeedbackTables>(c).now, reachOf(me(c)), filter, today(c.get('clock')))
    return c.html(<OfficeListPage {...await desk(c)} filter={filter} list={list} />)
  })

  const show = async (c: Ctx, request: OfficeRequest, typed: Readonly<Record<string, string>> = {}, faults: readonly Fault[] = []) => {
    const steps = await findSteps(storeOf<FeedbackTables>(c).now, request.id)
    const names = await unitName(c)
    return c.html(<OfficeRequestPage {...await desk(c)} request={request} steps={steps} unitName={names} mayHide={hideName !== undefined && request.kind === 'remove-name'} typed={typed} faults={faults} />, faults.length > 0 ? 422 : 200)
  }
  const backTo = (c: Ctx, request: OfficeRequest): Response => c.redirect(pathIn(c.get('lang'), `/can-bo/gop-y/${request.code}`), 303)

  app.get('/can-bo/gop-y/:code', officer, async (c) => show(c, await requestOf(c)))

  app.post('/can-bo/gop-y/:code/da-nhan', officer, async (c) => {
    const request = await requestOf(c)
    // Someone else was faster: nothing is lost, the page shows it.
    await storeOf<FeedbackTables>(c).transaction((tx) => acknowledgeRequest(tx, me(c), request, c.get('clock')()))
    return backTo(c, request)
  })

  app.post('/can-bo/gop-y/:code/tra-loi', officer, async (c) => {
    const request = await requestOf(c)
    const read = await readForm(c, answerForm(tongue(c.get('lang'))))
    if (read.kind === 'faulty') return show(c, request, read.typed, read.faults)
    const now = c.get('clock')()
    const hides = hideName && request.kind === 'remove-name' && read.value.viec === 'tra-loi' && read.value['an-ten'] === 'co' ? hideName : null
    await storeOf<FeedbackTables & T>(c).transaction(async (tx) => {
      if (!(await endRequest(tx, me(c), request, read.value.viec === 'dong' ? 'closed' : 'answered', read.value['tra-loi'], now))) throw new Refusal('conflict')
      if (hides && (await hides(tx, me(c), { kind: request.subjectKind, id: request.subjectId }))) await noteNameHidden(tx, me(c), request, now)
    })
    return backTo(c, request)
  })

  app.post('/can-bo/gop-y/:code/mo-lai', officer, async (c) => {
    const request = await requestOf(c)
    const read = await readForm(c, reopenForm(tongue(c.get('lang'))))
    if (read.kind === 'faulty') return show(c, request, read.typed, read.faults)
    const opened = await storeOf<FeedbackTables>(c).transaction((tx) => reopenRequest(tx, me(c), request, read.value['ly-do'], c.get('clock')()))
    if (!opened) throw new Refusal('conflict')
    return backTo(c, request)
  })

  return app
}
