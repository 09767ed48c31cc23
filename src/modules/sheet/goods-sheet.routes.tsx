import { Hono } from 'hono'
import type { DeskWay } from '#design'
import type { CertificationTables } from '#certification'
import { mayActIn, provinceOfficer, signedIn } from '#identity'
import { deputiesEnded, findGoods, findStall, onHoliday, type OffersTables } from '#offers'
import { findProducerBySlug, findProducersOf, type ProducersTables } from '#producers'
import { dayOf } from '#platform/day'
import { Refusal } from '#platform/refusal'
import { tongue } from '#platform/tongue'
import { cleanText, readBody, storeOf, type Actor, type Ctx, type Routes, type Web } from '#platform/web'
import { goodsFileRoutes } from './goods-file.routes.tsx'
import { readGoodsForm, shownGoods } from './goods-form.rules.ts'
import { GoodsSheetPage, sheetAddress } from './goods-sheet.page.tsx'
import { typedOf, type GoodsTyped, type Plan } from './goods-sheet.rules.ts'
import { saveSheet } from './save-sheet.ts'
import { readSaver, type SheetDoor } from './sheet-door.rules.ts'

type Tables = OffersTables & CertificationTables & ProducersTables
/** A co-operative’s whole sheet sent without script: some thousand rows of ten fields. */
const MOST_FIELDS = 30_000

interface Parts { readonly ways: (c: Ctx, actor: Actor) => Promise<readonly DeskWay[]>; readonly sellerWays: (c: Ctx) => Promise<readonly DeskWay[]> }

/** The sheet of all goods: for those who act for a producer, and for officers of its province. */
export function sheetRoutes({ ways, sellerWays }: Parts): Routes {
  const app: Routes = new Hono<Web>()
  const asked = (c: Ctx): string => cleanText(c.req.query('cua'), 100)
  const frame = (c: Ctx) => ({ lang: c.get('lang'), path: c.get('path'), person: c.get('actor')!.name })
  app.route('/', sheetAt({
    base: '/ban-hang/hang/bang', guard: signedIn, by: 'seller',
    deskOf: async (c) => {
      const t = tongue(c.get('lang'))
      const mine = await findProducersOf(storeOf<Tables>(c).now, c.get('actor')!.personId)
      const producer = asked(c) === '' ? mine[0] : mine.find((each) => each.slug === asked(c))
      if (!producer) throw new Refusal('not-found', t('Bạn không bán cho chủ thể này. Văn phòng OCOP của tỉnh ghi tên bạn vào chủ thể.', 'You do not sell for this producer. The province’s OCOP office adds you.'))
      return { producer, desk: { ...frame(c), ways: await sellerWays(c), base: '/ban-hang/hang/bang', by: 'seller', producer, others: mine, trail: [{ text: t('Bán hàng', 'Selling'), href: '/ban-hang' }, { text: t('Bảng hàng', 'All goods') }] } }
    },
  }))
  app.route('/', sheetAt({
    base: '/can-bo/ban/bang', guard: provinceOfficer, by: 'officer',
    deskOf: async (c) => {
      const t = tongue(c.get('lang'))
      const producer = await findProducerBySlug(storeOf<Tables>(c).now, asked(c))
      if (!producer || !mayActIn(c.get('actor'), producer.provinceCode)) throw new Refusal('not-found', t('Không có chủ thể này trong phần việc của bạn.', 'No such producer in your unit.'))
      if (c.req.method === 'POST' && await deputiesEnded(storeOf<Tables>(c).now, producer.id)) throw new Refusal('not-allowed', t('Chủ thể đã thôi nhờ cán bộ bán thay, nên chưa có gì được lưu. Chủ thể cho phép lại ở trang “Người làm thay” của họ thì bạn làm tiếp được.', 'The producer has ended what officers do for them, so nothing was saved.'))
      return { producer, desk: { ...frame(c), ways: await ways(c, c.get('actor')!), base: '/can-bo/ban/bang', by: 'officer', producer, others: [], trail: [{ text: t('Bàn làm việc', 'Desk'), href: '/can-bo' }, { text: t('Bán hàng', 'Sales'), href: '/can-bo/ban' }, { text: producer.name }] } }
    },
  }))
  return app
}

function sheetAt(door: SheetDoor): Routes {
  const { base, guard, by, deskOf } = door
  const app: Routes = new Hono<Web>()

  interface Shown { readonly typed: readonly GoodsTyped[]; readonly plans: readonly Plan[] | null; readonly saved: number | null; readonly consent: { readonly value: string; readonly fault: string | undefined } }
  const show = async (c: Ctx, { typed, plans, saved, consent }: Shown, status: 200 | 422) => {
    const { desk, producer } = await deskOf(c)
    const db = storeOf<Tables>(c).now
    const day = dayOf(c.get('clock')())
    const [goods, stall] = await Promise.all([findGoods(db, producer.id, day), findStall(db, producer.id)])
    const holiday = stall?.closedUntil && stall.closedUntil >= day ? { from: onHoliday(stall, day) ? null : stall.closedFrom, until: stall.closedUntil } : null
    return c.html(<GoodsSheetPage {...desk} rows={shownGoods(goods, typed, plans)} saved={saved} consent={consent} holiday={holiday} noFee={stall === null && goods.some((each) => each.onSale)} />, status)
  }

  app.route('/', goodsFileRoutes(door))
  app.get(base, guard, (c) => {
    const saved = /^\d{1,4}$/.exec(c.req.query('luu') ?? '')
    return show(c, { typed: [], plans: null, saved: saved ? Number(saved[0]) : null, consent: { value: '', fault: undefined } }, 200)
  })

  app.post(base, guard, async (c) => {
    const { desk, producer } = await deskOf(c)
    const form = await readBody(c, MOST_FIELDS)
    const typed = readGoodsForm(form)
    const value = cleanText(typeof form['dong-y'] === 'string' ? form['dong-y'] : '', 500)
    const more = typeof form['them'] === 'string' ? form['them'] : ''
    if (more !== '') {
      const blank = { id: null, name: '', size: '', price: '' }
      const given = typed.some((each) => each.productId === more) ? typed : [...typed, ...(await findGoods(storeOf<Tables>(c).now, producer.id, dayOf(c.get('clock')()))).filter((each) => each.productId === more).map(typedOf)]
      return show(c, { typed: given.map((each) => (each.productId === more ? { ...each, packs: [...each.packs, blank] } : each)), plans: null, saved: null, consent: { value, fault: undefined } }, 200)
    }
    const saver = readSaver(tongue(c.get('lang')), by, c.get('actor')!.name, form)
    if (saver.kind === 'faulty') return show(c, { typed, plans: null, saved: null, consent: { value, fault: saver.fault } }, 422)
    const plans = await storeOf<Tables>(c).transaction(async (tx) => {
      const all = await saveSheet(tx, producer.id, typed, saver.by, c.get('clock')())
      if (all.some((plan) => plan.kind === 'foreign')) throw new Refusal('not-allowed', tongue(c.get('lang'))('Có hàng không phải của người bán này, nên chưa có gì được lưu. Mở lại bảng hàng.', 'Some goods are not of this producer, so nothing was saved. Open the sheet again.'))
      return all
    })
    const saved = plans.filter((plan) => plan.kind === 'change').length
    if (plans.every((plan) => plan.kind === 'change' || plan.kind === 'same')) return c.redirect(`${sheetAddress(desk)}&luu=${saved}`, 303)
    return show(c, { typed, plans, saved, consent: { value, fault: undefined } }, 422)
  })
  return app
}
