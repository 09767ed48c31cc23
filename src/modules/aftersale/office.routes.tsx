import { Hono } from 'hono'
import { mayActIn, officer, reachOf } from '#identity'
import { answerPhoto, findPhotosOf } from '#photos'
import { readId } from '#platform/ids'
import { Refusal } from '#platform/refusal'
import { pathIn, tongue } from '#platform/tongue'
import { cleanText, readBody, storeOf, type Actor, type Ctx, type Fault, type Routes, type Web } from '#platform/web'
import { readSaid } from './aftersale-forms.rules.ts'
import type { AftersaleParts } from './aftersale.routes.tsx'
import { answerComplaint, endComplaint, passUp } from './handle-complaint.ts'
import { FILTERS, OFFICE_OUTCOMES, OfficeComplaintPage, OfficeListPage } from './office.page.tsx'
import { nextLevel } from './terms.rules.ts'
import { findDeskComplaint, findDeskComplaints, findEntries, isPhotoOf, type DeskComplaint, type OfficeReach } from './thread.queries.ts'
import { noForm, sent, type RouteTables } from './thread.routes.tsx'
import type { Typed } from './thread.page.tsx'

const PAGE = 50

/** An officer's reach as the queries take it. */
export function officeReach(actor: Actor): OfficeReach {
  const reach = reachOf(actor)
  return reach.kind === 'country' ? { all: true, provinces: [], communes: [] } : { all: false, provinces: reach.provinces, communes: reach.communes }
}

/** Complaints at the officers' desks: their own units and what lies below. */
export function officeRoutes({ ways }: Pick<AftersaleParts, 'ways'>): Routes {
  const app: Routes = new Hono<Web>()
  const desk = async (c: Ctx) => ({ lang: c.get('lang'), person: c.get('actor')!.name, ways: await ways(c, c.get('actor')!), now: c.get('clock')() })
  const own = async (c: Ctx): Promise<DeskComplaint> => {
    const found = await findDeskComplaint(storeOf<RouteTables>(c).now, cleanText(c.req.param('code'), 20))
    if (found && mayActIn(c.get('actor'), found.provinceCode, found.communeCode)) return found
    throw new Refusal('not-found')
  }
  const show = async (c: Ctx, complaint: DeskComplaint, form: Typed, refused: string | null, status: 200 | 409 | 422 = 200) => {
    // Only what belongs to this complaint's order; the buyer's telephone and house are not among it.
    const entries = await findEntries(storeOf<RouteTables>(c).now, complaint.orderId)
    const photos = await findPhotosOf(storeOf<RouteTables>(c).now, 'aftersale-entry', entries.map((each) => each.id))
    return c.html(<OfficeComplaintPage {...await desk(c)} complaint={complaint} seller={complaint} entries={entries} photos={photos} form={form} refused={refused} mayPassUp={nextLevel(complaint.level, complaint.communeCode !== null) !== null} />, status)
  }

  app.get('/can-bo/khieu-nai', officer, async (c) => {
    const asked = c.req.query('nhom') ?? 'can-toi'
    const filter = Object.hasOwn(FILTERS, asked) ? asked : 'can-toi'
    const page = Math.min(Math.max(1, Number.parseInt(c.req.query('trang') ?? '1', 10) || 1), 10_000)
    const found = await findDeskComplaints(storeOf<RouteTables>(c).now, officeReach(c.get('actor')!), FILTERS[filter]!, PAGE + 1, (page - 1) * PAGE)
    return c.html(<OfficeListPage {...await desk(c)} rows={found.slice(0, PAGE)} filter={filter} page={page} more={found.length > PAGE} />)
  })
  app.get('/can-bo/khieu-nai/:code', officer, async (c) => show(c, await own(c), noForm(), null))
  app.get('/can-bo/khieu-nai/:code/anh-gui/:id/:size', officer, async (c) => {
    const complaint = await own(c)
    const id = readId(c.req.param('id'))
    if (!id || !(await isPhotoOf(storeOf<RouteTables>(c).now, complaint.orderId, id))) throw new Refusal('not-found')
    return answerPhoto(c, id, Number(c.req.param('size')))
  })
  app.post('/can-bo/khieu-nai/:code', officer, async (c) => {
    const t = tongue(c.get('lang'))
    const complaint = await own(c)
    const said = await readSaid(t, await readBody(c), { needsWords: false })
    const does = (['tra-loi', 'chuyen-len', 'ket-thuc'] as const).find((each) => each === said.typed['viec'])
    if (!does) throw new Refusal('bad-request')
    const outcome = OFFICE_OUTCOMES.find((each) => each === said.typed['ket-qua'])
    const faults: Fault[] = [
      ...(does !== 'chuyen-len' && said.body === '' ? [{ field: 'loi', message: t('Viết lời cho hai bên: bạn thấy gì, quyết thế nào.', 'Write to both sides: what you found, what you decide.') }] : []),
      ...(does === 'ket-thuc' && !outcome ? [{ field: 'ket-qua', message: t('Chọn kết quả.', 'Choose the outcome.') }] : []),
    ]
    if (faults.length > 0 || said.faults.length > 0) return show(c, complaint, sent(said, faults), null, 422)
    const actor = c.get('actor')!
    const [by, now] = [{ kind: 'officer' as const, id: actor.personId, name: actor.name }, c.get('clock')()]
    const done = await storeOf<RouteTables>(c).transaction(async (tx) => {
      switch (does) {
        case 'tra-loi': return answerComplaint(tx, complaint.id, by, said, now)
        case 'chuyen-len': return passUp(tx, complaint.id, by, said, now)
        case 'ket-thuc': return endComplaint(tx, complaint.id, by, outcome!, said, now)
      }
    })
    return done ? c.redirect(pathIn(c.get('lang'), `/can-bo/khieu-nai/${complaint.code}`), 303) : show(c, await own(c), sent(said), t('Khiếu nại đã đổi trong lúc bạn viết, nên chưa ghi gì. Xem lại bên dưới.', 'The complaint changed while you wrote. Nothing was recorded.'), 409)
  })
  return app
}
