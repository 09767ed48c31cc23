import { Hono } from 'hono'
import type { DeskWay } from '#design'
import { mayActIn, officer, personOfPhone, phoneOf, showPhone, type IdentityTables } from '#identity'
import { readId, type Id } from '#platform/ids'
import { Refusal } from '#platform/refusal'
import { pathIn, tongue } from '#platform/tongue'
import { cleanText, readForm, storeOf, type Actor, type Ctx, type Fault, type Routes } from '#platform/web'
import { addMember, endMember } from './add-member.ts'
import { memberForm, MEMBER_ROLES } from './member-form.rules.ts'
import { MembersPage, membersPath } from './members.page.tsx'
import { findMembers } from './members.queries.ts'
import { findProducerBySlug, type ProducerView } from './producers.queries.ts'
import type { ProducersTables } from './producers.tables.ts'

type Tables = ProducersTables & IdentityTables

/** The producer of this address, if it belongs to a unit of the officer; to everyone else it does not exist. */
async function producerOf(c: Ctx): Promise<ProducerView> {
  const producer = await findProducerBySlug(storeOf<Tables>(c).now, cleanText(c.req.param('slug'), 200))
  if (!producer || !mayActIn(c.get('actor'), producer.provinceCode, producer.communeCode)) throw new Refusal('not-found')
  return producer
}

/** Officers note who acts for the producers of their unit. */
export function membersRoutes({ ways }: { readonly ways: (c: Ctx, actor: Actor) => Promise<readonly DeskWay[]> }): Routes {
  const app: Routes = new Hono()

  const show = async (c: Ctx, producer: ProducerView, typed: Readonly<Record<string, string>> = {}, faults: readonly Fault[] = []) => {
    const [db, actor, t] = [storeOf<Tables>(c).now, c.get('actor')!, tongue(c.get('lang'))]
    const members = await Promise.all((await findMembers(db, producer.id)).map(async (member) => {
      const e164 = await phoneOf(db, member.personId)
      return { ...member, phone: e164 ? showPhone(e164) : t('không còn số', 'no number left') }
    }))
    const said: Record<string, string> = { them: t('Đã ghi. Người đó vào cổng bằng số điện thoại ở trang /vao.', 'Noted. The person enters with the phone number at /vao.'), 'da-co': t('Người này đã làm việc thay chủ thể từ trước; không có gì thay đổi.', 'This person acted for the producer already; nothing changed.'), thoi: t('Đã thôi.', 'Ended.') }
    c.header('cache-control', 'no-store')
    return c.html(<MembersPage lang={c.get('lang')} person={actor.name} ways={await ways(c, actor)} producer={producer} members={members} typed={typed} faults={faults} said={said[c.req.query('xong') ?? '']} />, faults.length > 0 ? 422 : 200)
  }
  const done = (c: Ctx, producer: ProducerView, what: string): Response => c.redirect(pathIn(c.get('lang'), `${membersPath(producer.slug)}?xong=${what}`), 303)

  app.get('/can-bo/chu-the/:slug/nguoi', officer, async (c) => show(c, await producerOf(c)))

  app.post('/can-bo/chu-the/:slug/nguoi', officer, async (c) => {
    const [producer, read, now, byId] = [await producerOf(c), await readForm(c, memberForm(tongue(c.get('lang')))), c.get('clock')(), c.get('actor')!.personId]
    if (read.kind === 'faulty') return show(c, producer, read.typed, read.faults)
    const { so, 'vai-tro': role, 'dong-y': consentWords } = read.value
    const added = await storeOf<Tables>(c).transaction(async (tx) =>
      addMember(tx, { producerId: producer.id, personId: await personOfPhone(tx, so, now), role: MEMBER_ROLES[role], byId, consentWords, consentAt: now }, now))
    return done(c, producer, added.kind === 'added' ? 'them' : 'da-co')
  })

  app.post('/can-bo/chu-the/:slug/nguoi/:id/thoi', officer, async (c) => {
    const [producer, id, now] = [await producerOf(c), readId<'member'>(c.req.param('id')), c.get('clock')()]
    const member = id && (await findMembers(storeOf<Tables>(c).now, producer.id)).find((each) => each.id === (id as Id<'member'>))
    if (!member) throw new Refusal('not-found')
    await storeOf<Tables>(c).transaction((tx) => endMember(tx, producer.id, member.personId, c.get('actor')!.personId, now))
    return done(c, producer, 'thoi')
  })

  return app
}
