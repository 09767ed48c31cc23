import { Hono } from 'hono'
import type { DeskWay } from '#design'
import { mayActIn, officer, reachOf, signedIn, type IdentityTables } from '#identity'
import type { NoticesTables } from '#notices'
import { today } from '#platform/day'
import type { Db } from '#platform/db'
import { Refusal } from '#platform/refusal'
import { pathIn, tongue } from '#platform/tongue'
import { cleanText, readForm, storeOf, type Actor, type Ctx, type Fault, type Guard, type Routes } from '#platform/web'
import { findProducerBySlug, findProducersOf, isMember, type ProducersTables, type ProducerView } from '#producers'
import { checkForm, formOf, withdrawForm } from './identity-form.rules.ts'
import { IdentityPage, SellersPage } from './identity.page.tsx'
import { findIdentity, listSellers, sellerDuty } from './identity.queries.ts'
import { moveRoutes } from './move.routes.tsx'
import { claimedOf, noteCheck, noteIdentity, withdrawChecks } from './note-identity.ts'
import type { VerificationTables } from './verification.tables.ts'
import type { Verifier } from './outside.connector.ts'

type Tables = VerificationTables & ProducersTables & IdentityTables & NoticesTables
export interface VerificationParts {
  readonly ways: (c: Ctx, actor: Actor) => Promise<readonly DeskWay[]>
  readonly sellerWays: (c: Ctx) => Promise<readonly DeskWay[]>
  /** Producers that sell now. */
  readonly sellers: (c: Ctx) => Promise<readonly string[]>
  /** Sources that can be asked about an identity, beside an officer who looks. */
  readonly verifiers: readonly Verifier[]
}

/** Two doors to one screen: officers for the producers of their unit, owners for their own. */
interface Side { readonly base: string; readonly guard: Guard; readonly officer: boolean; readonly may: (c: Ctx, producer: ProducerView) => Promise<boolean>; readonly path: (slug: string) => string }

const sides: readonly Side[] = [
  { base: '/can-bo/chu-the/:slug/danh-tinh', guard: officer, officer: true, may: async (c, producer) => mayActIn(c.get('actor'), producer.provinceCode, producer.communeCode), path: (slug) => `/can-bo/chu-the/${slug}/danh-tinh` },
  { base: '/ban-hang/danh-tinh/:slug', guard: signedIn, officer: false, may: async (c, producer) => (await isMember(storeOf<Tables>(c).now, c.get('actor')!.personId, producer.id)) === 'owner', path: (slug) => `/ban-hang/danh-tinh/${slug}` },
]
const cardSeen = { key: 'officer-card', level: 'card-seen' as const }

export function verificationRoutes(parts: VerificationParts): Routes {
  const { ways, sellerWays, sellers, verifiers } = parts
  const app: Routes = new Hono()
  app.route('/', moveRoutes(parts))
  const desk = async (c: Ctx, actor: Actor) => ({ person: actor.name, ways: actor.roles.length > 0 ? await ways(c, actor) : await sellerWays(c) })

  app.get('/can-bo/danh-tinh', officer, async (c) => {
    c.header('cache-control', 'no-store')
    const [db, actor] = [storeOf<Tables>(c).now, c.get('actor')!]
    return c.html(<SellersPage lang={c.get('lang')} desk={await desk(c, actor)} sellers={await listSellers(db, await sellers(c), reachOf(actor))} duty={await sellerDuty(db)} today={today(c.get('clock'))} mine={false} />)
  })

  app.get('/ban-hang/danh-tinh', signedIn, async (c) => {
    c.header('cache-control', 'no-store')
    const [db, actor] = [storeOf<Tables>(c).now, c.get('actor')!]
    const own = (await findProducersOf(db, actor.personId)).filter((each) => each.role === 'owner')
    return c.html(<SellersPage lang={c.get('lang')} desk={await desk(c, actor)} sellers={await listSellers(db, own.map((each) => each.id), { kind: 'country' })} duty={await sellerDuty(db)} today={today(c.get('clock'))} mine />)
  })

  for (const side of sides) {
    const producerOf = async (c: Ctx): Promise<ProducerView> => {
      const producer = await findProducerBySlug(storeOf<Tables>(c).now, cleanText(c.req.param('slug'), 200))
      if (!producer || !(await side.may(c, producer))) throw new Refusal('not-found')
      return producer
    }
    const show = async (c: Ctx, producer: ProducerView, more: { typed?: Readonly<Record<string, string>>; faults?: readonly Fault[]; refused?: string } = {}) => {
      c.header('cache-control', 'no-store')
      const [db, t, actor] = [storeOf<Tables>(c).now, tongue(c.get('lang')), c.get('actor')!]
      const [identity, duty, asked] = [await findIdentity(db, producer.id), await sellerDuty(db), c.req.query('loai')]
      const other = asked && (identity?.kind === 'organisation' ? 'to-chuc' : 'ca-nhan') !== asked ? { loai: asked } : identity === null && !asked ? { loai: ['cooperative', 'enterprise', 'association'].includes(producer.form) ? 'to-chuc' : 'ca-nhan' } : {}
      const { 'so-dinh-danh': _number, ...typed } = more.typed ?? other as Record<string, string>
      const said: Record<string, string> = { luu: t('Đã lưu.', 'Saved.'), xong: t('Đã xác minh.', 'Checked.'), rut: t('Đã rút lại.', 'Taken back.') }
      return c.html(<IdentityPage lang={c.get('lang')} desk={await desk(c, actor)} officer={side.officer} path={side.path(producer.slug)} producer={producer} identity={identity} duty={duty} today={today(c.get('clock'))}
        sources={verifiers.map((each) => ({ key: each.key, name: each.name(t) }))} typed={typed} faults={more.faults ?? []} refused={more.refused} said={said[c.req.query('xong') ?? '']} />, more.faults || more.refused ? 422 : 200)
    }
    const done = (c: Ctx, producer: ProducerView, what: string): Response => c.redirect(pathIn(c.get('lang'), `${side.path(producer.slug)}?xong=${what}`), 303)

    app.get(side.base, side.guard, async (c) => show(c, await producerOf(c)))

    app.post(side.base, side.guard, async (c) => {
      const [t, producer, store] = [tongue(c.get('lang')), await producerOf(c), storeOf<Tables>(c)]
      const kept = (await findIdentity(store.now, producer.id))?.kind === 'individual'
      const kind = new URLSearchParams(await c.req.raw.clone().text()).get('loai') ?? undefined
      const read = await readForm(c, formOf(t, today(c.get('clock')), kept, kind))
      if (read.kind === 'faulty') return show(c, producer, { typed: { ...read.typed, loai: kind === 'to-chuc' ? 'to-chuc' : 'ca-nhan' }, faults: read.faults })
      const noted = await store.transaction((tx) => noteIdentity(tx, producer.id, read.value, c.get('actor')!.personId, c.get('clock')()))
      if (noted === 'no-key') return show(c, producer, { refused: t('Cổng này chưa có khóa để niêm số định danh, nên không giữ số nào. Người vận hành đặt SEAL_KEYS rồi bạn ghi lại.', 'This portal has no key to seal personal numbers, so it keeps none. The operator sets SEAL_KEYS; then note it again.') })
      return done(c, producer, 'luu')
    })

    app.post(`${side.base}/hoi`, side.guard, async (c) => {
      const [t, producer, store] = [tongue(c.get('lang')), await producerOf(c), storeOf<Tables>(c)]
      const read = await readForm(c, checkForm)
      const verifier = read.kind === 'ok' ? verifiers.find((each) => each.key === read.value.nguon) : undefined
      const identity = await findIdentity(store.now, producer.id)
      if (!verifier || !identity) throw new Refusal('not-found')
      const verdict = await verifier.verify(store.now as Db<unknown>, await claimedOf(store.now, producer.id, identity))
      switch (verdict.kind) {
        case 'cannot': return show(c, producer, { refused: t('Nguồn này chưa trả lời được về chủ cơ sở. Chủ cơ sở nối tài khoản định danh ở trang Của tôi rồi vào cổng bằng nó một lần; hoặc nhờ cán bộ xem thẻ.', 'This source cannot say anything about the owner yet. The owner ties an identity account at “My page” and enters with it once; or an officer looks at the card.') })
        case 'differs': {
          const names = { name: t('họ tên', 'name'), number: t('số định danh', 'number'), birth: t('ngày sinh', 'birth date') }
          return show(c, producer, { refused: t(`Không khớp với nguồn: ${verdict.fields.map((each) => names[each]).join(', ')}. Xem lại thẻ rồi sửa.`, `Does not fit the source: ${verdict.fields.map((each) => names[each]).join(', ')}. Look at the card and correct it.`) })
        }
        case 'agrees': {
          const noted = await store.transaction((tx) => noteCheck(tx, { producerId: producer.id, identityId: identity.id, verifier, byId: c.get('actor')!.personId, detail: verdict.detail }, c.get('clock')()))
          if (!noted) throw new Refusal('conflict')
          return done(c, producer, 'xong')
        }
      }
    })

    if (!side.officer) continue
    app.post(`${side.base}/xem-the`, side.guard, async (c) => {
      const [t, producer, store, actor] = [tongue(c.get('lang')), await producerOf(c), storeOf<Tables>(c), c.get('actor')!]
      const [read, identity] = [await readForm(c, checkForm), await findIdentity(store.now, producer.id)]
      if (!identity) throw new Refusal('not-found')
      if (read.kind !== 'ok' || read.value['da-xem'] !== 'co') return show(c, producer, { faults: [{ field: 'da-xem', message: t('Đánh dấu khi đã xem giấy tờ.', 'Tick it once you have looked.') }] })
      // Nobody confirms themselves: an officer who is also the owner asks a colleague.
      if ((await isMember(store.now, actor.personId, producer.id)) === 'owner') throw new Refusal('not-allowed')
      if (!(await store.transaction((tx) => noteCheck(tx, { producerId: producer.id, identityId: identity.id, verifier: cardSeen, byId: actor.personId, detail: '' }, c.get('clock')())))) throw new Refusal('conflict')
      return done(c, producer, 'xong')
    })
    app.post(`${side.base}/rut`, side.guard, async (c) => {
      const [t, producer, read] = [tongue(c.get('lang')), await producerOf(c), await readForm(c, withdrawForm)]
      if (read.kind === 'faulty') return show(c, producer, { refused: t('Ghi vì sao rút lại.', 'Say why you take it back.') })
      if (!(await storeOf<Tables>(c).transaction((tx) => withdrawChecks(tx, producer.id, c.get('actor')!.personId, read.value['vi-sao'], c.get('clock')())))) throw new Refusal('conflict')
      return done(c, producer, 'rut')
    })
  }

  return app
}
