import { Hono } from 'hono'
import { z } from 'zod'
import { mayActIn, mobileField, officer, phoneOf, showPhone, type IdentityTables } from '#identity'
import type { NoticesTables } from '#notices'
import { readId, type Id } from '#platform/ids'
import { Refusal } from '#platform/refusal'
import { pathIn, tongue, type Say } from '#platform/tongue'
import { anyone, cleanText, readForm, storeOf, type Ctx, type Fault, type Routes } from '#platform/web'
import { findMembers, findProducerBySlug, type ProducersTables, type ProducerView } from '#producers'
import { askMove, cancelByLink, cancelByOffice } from './move-phone.ts'
import { CancelPage, MovePage } from './move.page.tsx'
import { moveByLink, openMoveOf } from './move.queries.ts'
import type { VerificationTables } from './verification.tables.ts'
import type { VerificationParts } from './verification.routes.tsx'

type Tables = VerificationTables & ProducersTables & IdentityTables & NoticesTables

const moveForm = (t: Say) => z.object({
  so: mobileField(t),
  'cach-kiem-tra': z.enum(['card-seen', 'known-in-person', 'visited'], { error: t('Chọn một cách đã làm.', 'Choose what you did.') }),
  loi: z.string({ error: t('Ghi đã kiểm tra thế nào.', 'Note how you made sure.') }).min(10, t('Ghi ít nhất một câu: ngày nào, ở đâu.', 'Write at least a sentence: which day, where.')).max(1_000, t('Dài quá 1.000 ký tự.', 'Longer than 1,000 characters.')),
})

interface Member { readonly producer: ProducerView; readonly personId: string; readonly phone: string; readonly path: string }

/** Someone who acts for a producer of the officer's unit; everybody else does not exist here. */
async function memberOf(c: Ctx): Promise<Member> {
  const db = storeOf<Tables>(c).now
  const [producer, id] = [await findProducerBySlug(db, cleanText(c.req.param('slug'), 200)), readId<'member'>(c.req.param('id') ?? '')]
  const member = producer && mayActIn(c.get('actor'), producer.provinceCode, producer.communeCode) ? (await findMembers(db, producer.id)).find((each) => each.id === (id as Id<'member'>) && each.role !== 'officer-deputy') : undefined
  const phone = member && (await phoneOf(db, member.personId))
  if (!producer || !member || !phone) throw new Refusal('not-found')
  return { producer, personId: member.personId, phone, path: `/can-bo/chu-the/${producer.slug}/nguoi/${member.id}/so-moi` }
}

export function moveRoutes({ ways }: VerificationParts): Routes {
  const app: Routes = new Hono()

  const show = async (c: Ctx, member: Member, more: { typed?: Readonly<Record<string, string>>; faults?: readonly Fault[]; refused?: string } = {}) => {
    c.header('cache-control', 'no-store')
    const [actor, found] = [c.get('actor')!, await openMoveOf(storeOf<Tables>(c).now, member.personId)]
    const open = found && { ...found, to: showPhone(found.to) }
    return c.html(<MovePage lang={c.get('lang')} desk={{ ways: await ways(c, actor), person: actor.name }} path={member.path} back={`/can-bo/chu-the/${member.producer.slug}/nguoi`} producer={member.producer.name} phone={showPhone(member.phone)} open={open}
      typed={more.typed ?? {}} faults={more.faults ?? []} refused={more.refused} />, more.refused || more.faults ? 422 : 200)
  }
  app.get('/can-bo/chu-the/:slug/nguoi/:id/so-moi', officer, async (c) => show(c, await memberOf(c)))

  app.post('/can-bo/chu-the/:slug/nguoi/:id/so-moi', officer, async (c) => {
    const [t, member, byId] = [tongue(c.get('lang')), await memberOf(c), c.get('actor')!.personId]
    const read = await readForm(c, moveForm(t))
    if (read.kind === 'faulty') return show(c, member, { typed: read.typed, faults: read.faults })
    const { so: to, 'cach-kiem-tra': checkedHow, loi: words } = read.value
    const typed = { so: showPhone(to), 'cach-kiem-tra': checkedHow, loi: words }
    if (member.personId === byId) throw new Refusal('not-allowed')
    const asked = await storeOf<Tables>(c).transaction((tx) => askMove(tx, { personId: member.personId, producerId: member.producer.id, to, checkedHow, words, byId }, c.get('clock')()))
    switch (asked.kind) {
      case 'asked': return c.redirect(pathIn(c.get('lang'), member.path), 303)
      case 'same': return show(c, member, { typed, faults: [{ field: 'so', message: t('Đây là số đang dùng.', 'This is the present number.') }] })
      case 'taken': return show(c, member, { typed, faults: [{ field: 'so', message: t('Số này đang là của một tài khoản khác.', 'This number belongs to another account.') }] })
      case 'open': return show(c, member, { typed, refused: t('Đã có một việc đổi số đang chờ.', 'A change is waiting already.') })
      case 'officer': return show(c, member, { typed, refused: t('Người này có tài khoản cán bộ; chỉ người vận hành cổng đổi được.', 'This person has an officer’s account; only the operator can change it.') })
      case 'no-number': throw new Refusal('not-found')
      case 'too-many': return show(c, member, { typed, refused: t('Hôm nay bạn đã xin đổi nhiều số. Chờ rồi làm tiếp, hoặc nhờ người vận hành cổng.', 'You asked for many changes today. Wait, or ask the operator.') })
    }
  })

  app.post('/can-bo/chu-the/:slug/nguoi/:id/so-moi/huy', officer, async (c) => {
    const member = await memberOf(c)
    const gone = await storeOf<Tables>(c).transaction((tx) => cancelByOffice(tx, member.personId, member.producer.id, c.get('actor')!.personId, c.get('clock')()))
    if (!gone) throw new Refusal('conflict')
    return c.redirect(pathIn(c.get('lang'), member.path), 303)
  })

  const showCancel = async (c: Ctx) => {
    c.header('cache-control', 'no-store')
    c.header('referrer-policy', 'no-referrer')
    const token = cleanText(c.req.param('token'), 100)
    const move = await moveByLink(storeOf<Tables>(c).now, token)
    if (!move) throw new Refusal('not-found')
    return c.html(<CancelPage lang={c.get('lang')} token={token} to={move.tail} state={move.open ? 'open' : move.cancelled ? 'cancelled' : 'over'} />)
  }
  app.get('/huy-doi-so/:token', anyone, showCancel)
  app.post('/huy-doi-so/:token', anyone, async (c) => {
    await storeOf<Tables>(c).transaction((tx) => cancelByLink(tx, cleanText(c.req.param('token'), 100), c.get('clock')()))
    return c.redirect(pathIn(c.get('lang'), `/huy-doi-so/${encodeURIComponent(c.req.param('token'))}`), 303)
  })

  return app
}
