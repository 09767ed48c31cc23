import { Hono } from 'hono'
import { geographyOf } from '#geography'
import { phoneOf, showPhone, signedIn } from '#identity'
import { deputiesEnded, findDeputyActs, findStall, letDeputies, onHoliday, setHoliday } from '#offers'
import { endMember, findAssociations, findMembers, findProposals, findProducerBySlug, readProducerName, roleName } from '#producers'
import { today } from '#platform/day'
import { readAsset } from '#design'
import { readId } from '#platform/ids'
import { Refusal } from '#platform/refusal'
import { foldVietnamese } from '#platform/search-text'
import { pathIn, tongue } from '#platform/tongue'
import { takeTry } from '#platform/tries'
import { anyone, cleanText, readBody, readForm, storeOf, type Ctx, type Fault, type Routes, type Web } from '#platform/web'
import { goodsRoutes } from './goods.routes.tsx'
import { HomePage } from './home.page.tsx'
import { officeRoutes } from './office.routes.tsx'
import { openForm } from './open-form.rules.ts'
import { PeoplePage, type PeopleOf } from './people.page.tsx'
import { requestStall, withdrawRequest, type StallWish } from './request-stall.ts'
import { findClaimable, findRequestOf } from './requests.queries.ts'
import { frameOf, minePlease, ownProducer, waresFor, type StallParts, type Tables } from './seller.piece.tsx'
import { togetherRoutes } from './together.routes.tsx'
import { ClaimPage, consentWords, OpenPage, StartPage } from './start.page.tsx'

/** Each request costs an officer a call. */
const REQUESTS = { most: 6, seconds: 86_400 }

/** The seller's own pages: what to do today, how to begin, the goods, who acts for them. */
export function stallRoutes(parts: StallParts): Routes {
  const app: Routes = new Hono<Web>()
  app.route('/', goodsRoutes(parts))
  app.route('/', officeRoutes(parts))
  app.route('/', togetherRoutes(parts))
  const to = (c: Ctx, path: string): Response => c.redirect(pathIn(c.get('lang'), path), 303)
  const db = (c: Ctx) => storeOf<Tables>(c).now
  const me = (c: Ctx): string => c.get('actor')!.personId
  const myPhone = async (c: Ctx): Promise<string | null> => {
    const e164 = await phoneOf(db(c), me(c))
    return e164 ? showPhone(e164) : null
  }
  const placeOf = async (c: Ctx, unit: { provinceCode: string | null; communeCode: string | null }): Promise<string> => {
    const geography = await geographyOf(storeOf<Tables>(c).read)
    return [unit.communeCode, unit.provinceCode].flatMap((code) => (code ? geography.unit('v34', code)?.fullName ?? [] : [])).join(', ')
  }

  app.get('/ban-hang', signedIn, async (c) => {
    const mine = await minePlease(c)
    if (mine.length === 0) {
      const words = cleanText(c.req.query('q'), 100)
      const folded = foldVietnamese(words).split(/[^a-z0-9]+/).filter(Boolean).slice(0, 8)
      const found = words === '' ? null : await Promise.all((await findClaimable(storeOf<Tables>(c).read, folded, 12)).map(async (each) => ({ slug: each.slug, name: each.name, place: await placeOf(c, each) })))
      return c.html(<StartPage frame={await frameOf(c, parts)} request={await findRequestOf(db(c), me(c))} words={words} found={found} phone={await myPhone(c)} />)
    }
    const chosen = mine.find((each) => each.slug === c.req.query('co-so')) ?? null
    const asked = chosen ? [chosen] : mine
    const ids = asked.map((each) => each.id)
    const day = today(c.get('clock'))
    const [frame, work, wares, stalls] = await Promise.all([frameOf(c, parts), parts.work(c, ids), waresFor(c, ids), Promise.all(asked.map(async (each) => ({ each, stall: await findStall(db(c), each.id) })))])
    const resting = stalls.flatMap(({ each, stall }) => (stall?.closedUntil && onHoliday(stall, day) ? [{ slug: each.slug, name: each.name, until: stall.closedUntil }] : []))
    return c.html(<HomePage frame={frame} mine={mine} chosen={chosen?.slug ?? null} work={work} wares={wares} resting={resting} now={c.get('clock')()} />)
  })
  app.post('/ban-hang/ban-lai/:slug', signedIn, async (c) => {
    const producer = await ownProducer(c, c.req.param('slug'))
    await storeOf<Tables>(c).transaction((tx) => setHoliday(tx, producer.id, null, c.get('actor')!.name, c.get('clock')()))
    return to(c, '/ban-hang')
  })

  const ask = async (c: Ctx, wish: StallWish): Promise<void> => {
    const wait = await storeOf<Tables>(c).transaction(async (tx) => {
      const seconds = await takeTry(tx, `stall-request ${me(c)}`, REQUESTS, c.get('clock')())
      if (seconds === 0) await requestStall(tx, me(c), wish, c.get('clock')())
      return seconds
    })
    if (wait > 0) throw new Refusal('too-many', tongue(c.get('lang'))(`Bạn đã gửi nhiều yêu cầu. Gửi lại sau ${Math.ceil(wait / 3_600)} giờ.`, `Too many requests. Try again in ${Math.ceil(wait / 3_600)} hours.`), wait)
  }
  const claimed = async (c: Ctx) => {
    const producer = await findProducerBySlug(db(c), cleanText(c.req.param('slug'), 200))
    if (!producer || producer.hidden) throw new Refusal('not-found')
    return producer
  }
  app.get('/ban-hang/nhan/:slug', signedIn, async (c) => {
    const producer = await claimed(c)
    return c.html(<ClaimPage frame={await frameOf(c, parts)} slug={producer.slug} name={producer.name} place={await placeOf(c, producer)} phone={await myPhone(c)} />)
  })
  app.post('/ban-hang/nhan/:slug', signedIn, async (c) => {
    const [t, producer, form] = [tongue(c.get('lang')), await claimed(c), await readBody(c)]
    const said = typeof form['noi'] === 'string' ? cleanText(form['noi'], 200) : ''
    await ask(c, { kind: 'claim', producerId: producer.id, name: producer.name, form: producer.form, provinceCode: producer.provinceCode, communeCode: producer.communeCode, said, consentWords: consentWords(t, producer.name) })
    return to(c, '/ban-hang')
  })
  app.post('/ban-hang/yeu-cau/rut', signedIn, async (c) => {
    await storeOf<Tables>(c).transaction((tx) => withdrawRequest(tx, me(c), c.get('clock')()))
    return to(c, '/ban-hang')
  })

  const showOpen = async (c: Ctx, status: 200 | 422, typed: Readonly<Record<string, string>>, faults: readonly Fault[], communes: Parameters<typeof OpenPage>[0]['communes'] = []) => {
    const geography = await geographyOf(storeOf<Tables>(c).read)
    return c.html(<OpenPage frame={await frameOf(c, parts)} provinces={geography.provinces()} communes={communes} typed={typed} faults={faults} />, status)
  }
  app.get('/ban-hang/mo', signedIn, (c) => showOpen(c, 200, { ten: cleanText(c.req.query('ten'), 120) }, []))
  app.post('/ban-hang/mo', signedIn, async (c) => {
    const t = tongue(c.get('lang'))
    const read = await readForm(c, openForm(t))
    if (read.kind === 'faulty') return showOpen(c, 422, read.typed, read.faults)
    const { value } = read
    const geography = await geographyOf(storeOf<Tables>(c).read)
    const chosen = value.communeCode ? geography.unit('v34', value.communeCode) : null
    const communes = chosen?.level === 'commune' && chosen.provinceCode === value.province ? [chosen] : geography.resolve({ commune: value.commune, province: geography.unit('v34', value.province)?.name ?? '' }).candidates.filter((unit) => unit.provinceCode === value.province)
    if (communes.length !== 1) return showOpen(c, 422, value.typed, [communes.length > 1 ? { field: 'xa-ma', message: t('Chọn đúng xã, phường.', 'Choose the right one.') } : { field: 'xa', message: t('Chúng tôi không thấy xã này trong tỉnh đã chọn.', 'We find no such commune in that province.') }], communes)
    const name = readProducerName(value.name).name || value.name
    await ask(c, { kind: 'open', producerId: null, name, form: value.form, provinceCode: value.province, communeCode: communes[0]!.code, said: value.said, consentWords: consentWords(t, name) })
    return to(c, '/ban-hang')
  })

  app.get('/ban-hang/nguoi', signedIn, async (c) => {
    const t = tongue(c.get('lang'))
    const mine = await minePlease(c)
    if (mine.length === 0) return to(c, '/ban-hang')
    const producers = await Promise.all(mine.map(async (each): Promise<PeopleOf> => {
      const [members, offerActs, orderActs, endedAt, associations, proposals] = await Promise.all([findMembers(db(c), each.id), findDeputyActs(db(c), each.id, 50), parts.orderActs(c, each.id), deputiesEnded(db(c), each.id), findAssociations(db(c), [each.id], today(c.get('clock'))), findProposals(db(c), [each.id])])
      const people = await Promise.all(members.map(async (member) => {
        const e164 = await phoneOf(db(c), member.personId)
        return { id: member.id, phone: e164 ? showPhone(e164) : t('cán bộ', 'officer'), role: roleName(member.role, t), since: member.startsAt, consent: member.consentWords, me: member.personId === me(c) }
      }))
      const acts = [...offerActs.map((act) => ({ at: act.at, by: act.byName, what: t(`Đăng hoặc sửa ${act.productName}`, `Put on sale or changed ${act.productName}`), consent: act.consent })), ...orderActs].sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, 50)
      return { id: each.id, role: each.role, associations, proposals, slug: each.slug, name: each.name, people, acts, endedAt, mayEnd: each.role === 'owner' }
    }))
    return c.html(<PeoplePage frame={await frameOf(c, parts)} producers={producers} said={c.req.query('xong') === '1' ? t('Đã ghi.', 'Done.') : undefined} />)
  })
  app.post('/ban-hang/nguoi/:slug/can-bo', signedIn, async (c) => {
    const [producer, form] = [await ownProducer(c, c.req.param('slug')), await readBody(c)]
    if (producer.role !== 'owner') throw new Refusal('not-allowed', tongue(c.get('lang'))('Chỉ chủ cơ sở quyết việc này.', 'Only an owner decides this.'))
    if (form['cho'] !== 'duoc' && form['cho'] !== 'thoi') throw new Refusal('bad-request')
    await storeOf<Tables>(c).transaction((tx) => letDeputies(tx, producer.id, form['cho'] === 'duoc', c.get('actor')!.name, c.get('clock')()))
    return to(c, '/ban-hang/nguoi?xong=1')
  })
  app.post('/ban-hang/nguoi/:slug/:id/thoi', signedIn, async (c) => {
    const [producer, id] = [await ownProducer(c, c.req.param('slug')), readId<'member'>(c.req.param('id'))]
    const member = (await findMembers(db(c), producer.id)).find((each) => each.id === id)
    if (!member || (producer.role !== 'owner' && member.personId !== me(c))) throw new Refusal('not-found')
    await storeOf<Tables>(c).transaction((tx) => endMember(tx, producer.id, member.personId, me(c), c.get('clock')()))
    return to(c, '/ban-hang/nguoi?xong=1')
  })

  // The worker stands below what it may hold: a script elsewhere could not.
  app.get('/ban-hang/may.js', anyone, (c) => {
    const script = readAsset('seller-worker.js')
    if (script === null) throw new Refusal('not-found')
    return c.body(script, 200, { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache', 'service-worker-allowed': '/ban-hang' })
  })
  return app
}
