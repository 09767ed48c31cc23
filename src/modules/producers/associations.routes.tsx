import { Hono } from 'hono'
import type { DeskWay } from '#design'
import { geographyOf, type GeographyTables } from '#geography'
import { mayActIn, officer, type IdentityTables } from '#identity'
import { today } from '#platform/day'
import { readId, type Id } from '#platform/ids'
import { Refusal } from '#platform/refusal'
import { pathIn, tongue } from '#platform/tongue'
import { cleanText, readForm, storeOf, type Actor, type Ctx, type Fault, type Routes } from '#platform/web'
import { addAssociation } from './add-association.ts'
import { AssociationsPage, associationsPath } from './associations.page.tsx'
import { findAssociations } from './associations.queries.ts'
import { endAssociation } from './end-association.ts'
import { associationForm } from './member-form.rules.ts'
import { readProducerName } from './producer-name.rules.ts'
import { findProducer, findProducerBySlug, findProducersByKey, type ProducerView } from './producers.queries.ts'
import type { ProducersTables } from './producers.tables.ts'

type Tables = ProducersTables & IdentityTables & GeographyTables

/** The producer of this address, if it belongs to a unit of the officer; to everyone else it does not exist. */
async function producerOf(c: Ctx): Promise<ProducerView> {
  const producer = await findProducerBySlug(storeOf<Tables>(c).now, cleanText(c.req.param('slug'), 200))
  if (!producer || !mayActIn(c.get('actor'), producer.provinceCode, producer.communeCode)) throw new Refusal('not-found')
  return producer
}

/** Makers of the officer's unit whom a name, an address or the choice among several may mean. */
async function makersMeant(c: Ctx, typed: string, chosen: string): Promise<ProducerView[]> {
  const db = storeOf<Tables>(c).now
  const slug = (chosen || typed).trim().replace(/^.*\/chu-the\//, '')
  const bySlug = /^[a-z0-9-]+$/.test(slug) ? await findProducerBySlug(db, slug) : null
  const found = bySlug ? [bySlug] : (await Promise.all((await findProducersByKey(db, [readProducerName(typed).key])).slice(0, 20).map((each) => findProducer(db, each.id)))).filter((each) => each !== null)
  return found.filter((each) => mayActIn(c.get('actor'), each.provinceCode, each.communeCode))
}

/** Officers note whose goods a co-operative sells, by the makers' consent. */
export function associationsRoutes({ ways }: { readonly ways: (c: Ctx, actor: Actor) => Promise<readonly DeskWay[]> }): Routes {
  const app: Routes = new Hono()

  const show = async (c: Ctx, producer: ProducerView, typed: Readonly<Record<string, string>> = {}, faults: readonly Fault[] = [], makers: readonly ProducerView[] = []) => {
    const [actor, t, geography] = [c.get('actor')!, tongue(c.get('lang')), await geographyOf(storeOf<Tables>(c).read)]
    const said: Record<string, string> = { them: t('Đã ghi.', 'Noted.'), 'da-co': t('Đã ghi từ trước; không có gì thay đổi.', 'Noted before; nothing changed.'), thoi: t('Đã thôi. Hàng của họ không còn bán ở gian này.', 'Ended. Their goods are no longer sold by this stall.') }
    c.header('cache-control', 'no-store')
    return c.html(<AssociationsPage lang={c.get('lang')} person={actor.name} ways={await ways(c, actor)} producer={producer} associations={await findAssociations(storeOf<Tables>(c).now, [producer.id], today(c.get('clock')))} typed={typed} faults={faults} said={said[c.req.query('xong') ?? '']}
      candidates={makers.map((each) => ({ slug: each.slug, words: [each.name, each.communeCode ? geography.unit('v34', each.communeCode)?.fullName : null, each.provinceCode ? geography.unit('v34', each.provinceCode)?.name : null].filter(Boolean).join(', ') }))} />, faults.length > 0 ? 422 : 200)
  }
  const done = (c: Ctx, producer: ProducerView, what: string): Response => c.redirect(pathIn(c.get('lang'), `${associationsPath(producer.slug)}?xong=${what}`), 303)

  app.get('/can-bo/chu-the/:slug/gop-hang', officer, async (c) => show(c, await producerOf(c)))

  app.post('/can-bo/chu-the/:slug/gop-hang', officer, async (c) => {
    const [producer, t, now] = [await producerOf(c), tongue(c.get('lang')), c.get('clock')()]
    const read = await readForm(c, associationForm(t).extend({ chon: associationForm(t).shape['chu-the'].optional() }))
    if (read.kind === 'faulty') return show(c, producer, read.typed, read.faults)
    const { 'chu-the': name, 'gop-dong-y': consentWords, 'gop-den': untilOn, chon = '' } = read.value
    const typed = { 'chu-the': name, 'gop-dong-y': consentWords, 'gop-den': untilOn ?? '' }
    const makers = await makersMeant(c, name, chon)
    const [maker] = makers
    if (!maker) return show(c, producer, typed, [{ field: 'chu-the', message: t('Không có ai mang tên này trong phần việc của bạn. Kiểm lại tên, hoặc dán địa chỉ trang của họ.', 'Nobody of this name is in your unit. Check the name, or paste the address of their page.') }])
    if (makers.length > 1) return show(c, producer, typed, [{ field: 'chu-the', message: t('Có nhiều người mang tên này. Chọn đúng người ở dưới.', 'Several bear this name. Choose the right one below.') }], makers)
    const added = await storeOf<Tables>(c).transaction((tx) => addAssociation(tx, { sellerId: producer.id, makerId: maker.id, byId: c.get('actor')!.personId, consentWords, consentAt: now, untilOn }, now))
    if (added.kind === 'itself') return show(c, producer, typed, [{ field: 'chu-the', message: t('Đây là chính chủ thể này; hàng của mình thì không cần ghi.', 'This is the producer itself, which needs no note for its own goods.') }])
    return done(c, producer, added.kind === 'added' ? 'them' : 'da-co')
  })

  app.post('/can-bo/chu-the/:slug/gop-hang/:id/thoi', officer, async (c) => {
    const [producer, id, now] = [await producerOf(c), readId<'association'>(c.req.param('id')), c.get('clock')()]
    const known = id && (await findAssociations(storeOf<Tables>(c).now, [producer.id], today(c.get('clock')))).some((each) => each.id === id)
    if (!known) throw new Refusal('not-found')
    await storeOf<Tables>(c).transaction((tx) => endAssociation(tx, id as Id<'association'>, c.get('actor')!.personId, now))
    return done(c, producer, 'thoi')
  })

  return app
}
