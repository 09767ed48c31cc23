import { Hono } from 'hono'
import { geographyOf } from '#geography'
import { phoneOf, signedIn } from '#identity'
import { queueNotice } from '#notices'
import { answerProposal, endAssociation, findAssociations, findMembers, findProducer, findProducerBySlug, findProducersByKey, findProposals, proposeAssociation, readProducerName, type ProducerView } from '#producers'
import { publicUrl } from '#platform/config'
import { today } from '#platform/day'
import { readId } from '#platform/ids'
import { Refusal } from '#platform/refusal'
import { pathIn, tongue } from '#platform/tongue'
import { takeTry } from '#platform/tries'
import { cleanText, readBody, readForm, storeOf, type Ctx, type Fault, type Routes, type Web } from '#platform/web'
import { frameOf, minePlease, type StallParts, type Tables } from './seller.piece.tsx'
import { proposalForm, togetherWords } from './together-form.rules.ts'
import { TogetherPage } from './together.page.tsx'

/** Each one is a message to somebody. */
const PROPOSALS = { most: 30, seconds: 86_400 }
const answers = { 'dong-y': 'agreed', khong: 'refused', rut: 'withdrawn' } as const

/** Makers who may be meant by a name, by the address of their page, or by the choice among several; who hides the name cannot be found. */
async function makersMeant(c: Ctx, typed: string, chosen: string): Promise<ProducerView[]> {
  const db = storeOf<Tables>(c).now
  const slug = (chosen || typed).trim().replace(/^.*\/chu-the\//, '')
  const bySlug = /^[a-z0-9-]+$/.test(slug) ? await findProducerBySlug(db, slug) : null
  const found = bySlug ? [bySlug] : await Promise.all([...new Set((await findProducersByKey(db, [readProducerName(typed).key])).map((each) => each.id))].slice(0, 12).map((id) => findProducer(db, id)))
  return found.filter((each) => each !== null && !each.hidden) as ProducerView[]
}

/** A producer asks makers to let it sell their goods; makers answer; either side ends it. */
export function togetherRoutes(parts: StallParts): Routes {
  const app: Routes = new Hono<Web>()
  const db = (c: Ctx) => storeOf<Tables>(c).now
  const me = (c: Ctx): string => c.get('actor')!.personId
  const done = (c: Ctx, slug: string, what: string): Response => c.redirect(pathIn(c.get('lang'), `/ban-hang/gop-hang?co-so=${slug}&xong=${what}`), 303)

  const show = async (c: Ctx, slug: string, typed: Readonly<Record<string, string>> = {}, faults: readonly Fault[] = [], makers: readonly ProducerView[] = []) => {
    const mine = await minePlease(c)
    const [t, producer] = [tongue(c.get('lang')), slug === '' ? mine[0] : mine.find((each) => each.slug === slug)]
    if (mine.length === 0) return c.redirect(pathIn(c.get('lang'), '/ban-hang'), 303)
    if (!producer) throw new Refusal('not-found')
    const geography = await geographyOf(storeOf<Tables>(c).read)
    const said: Record<string, string> = { gui: t('Đã gửi. Họ trả lời trên điện thoại.', 'Sent. They answer on the phone.'), 'dong-y': t('Đã ghi lời đồng ý của bạn.', 'Your consent is noted.'), khong: t('Đã ghi. Họ không bán hàng của bạn.', 'Noted. They do not sell your goods.'), rut: t('Đã rút lại.', 'Taken back.'), thoi: t('Đã thôi. Hàng ấy tạm dừng bán, hai bên nhận tin nhắn.', 'Ended. Those goods are paused and both sides are told.') }
    return c.html(<TogetherPage frame={await frameOf(c, parts)} mine={mine} producer={producer} associations={await findAssociations(db(c), [producer.id], today(c.get('clock')))} proposals={await findProposals(db(c), [producer.id])} typed={typed} faults={faults} said={said[c.req.query('xong') ?? '']}
      candidates={makers.map((each) => ({ slug: each.slug, words: [each.name, each.communeCode ? geography.unit('v34', each.communeCode)?.fullName : null, each.provinceCode ? geography.unit('v34', each.provinceCode)?.name : null].filter(Boolean).join(', ') }))} />, faults.length > 0 ? 422 : 200)
  }
  app.get('/ban-hang/gop-hang', signedIn, (c) => show(c, cleanText(c.req.query('co-so'), 200)))

  app.post('/ban-hang/gop-hang', signedIn, async (c) => {
    const [t, mine, now] = [tongue(c.get('lang')), await minePlease(c), c.get('clock')()]
    const read = await readForm(c, proposalForm(t, today(c.get('clock'))))
    const slug = cleanText(read.kind === 'faulty' ? read.typed['co-so'] : read.value['co-so'], 200)
    const seller = slug === '' ? mine[0] : mine.find((each) => each.slug === slug)
    if (!seller) throw new Refusal('not-found')
    if (seller.role === 'officer-deputy') throw new Refusal('not-allowed', t('Cán bộ ghi việc góp hàng ở trang chủ thể của bàn làm việc.', 'Officers note this at their desk.'))
    if (read.kind === 'faulty') return show(c, seller.slug, read.typed, read.faults)
    const { 'chu-the': name, 'gop-den': untilOn, chon = '' } = read.value
    const refuse = (message: string, makers: readonly ProducerView[] = []) => show(c, seller.slug, { 'chu-the': name, 'gop-den': untilOn ?? '' }, [{ field: 'chu-the', message }], makers)
    const makers = await makersMeant(c, name, chon)
    const [maker] = makers
    if (!maker) return refuse(t('Không có ai mang tên này trong sổ. Kiểm lại tên, hoặc dán địa chỉ trang của họ.', 'Nobody in the registry bears this name. Check it, or paste the address of their page.'))
    if (makers.length > 1) return refuse(t('Có nhiều người mang tên này. Chọn đúng người ở dưới.', 'Several bear this name. Choose the right one below.'), makers)
    if (maker.id === seller.id) return refuse(t('Đây là chính cơ sở của bạn.', 'This is your own producer.'))
    const owners = (await findMembers(db(c), maker.id)).filter((each) => each.role === 'owner')
    if (owners.length === 0) return refuse(t('Chưa ai của cơ sở này dùng Cổng. Nhờ văn phòng OCOP của xã, tỉnh ghi giấy đồng ý của họ.', 'Nobody of this producer uses the portal yet. The OCOP office can note a signed paper.'))
    const sent = await storeOf<Tables>(c).transaction(async (tx) => {
      const seconds = await takeTry(tx, `propose ${me(c)}`, PROPOSALS, now)
      if (seconds > 0) throw new Refusal('too-many', t('Hôm nay bạn đã gửi nhiều lời xin. Gửi tiếp vào ngày mai.', 'You have sent many today. Go on tomorrow.'), seconds)
      const id = await proposeAssociation(tx, { sellerId: seller.id, makerId: maker.id, words: togetherWords(t, seller.name, maker.name, untilOn), untilOn, byId: me(c) }, now)
      for (const { personId } of id ? owners : []) {
        const phone = await phoneOf(tx, personId)
        if (phone) await queueNotice(tx, { channel: 'sms', to: phone, kind: 'selling-together', subject: { kind: 'proposal', id: id! }, essential: true, key: `proposal:${id}:${personId}`, now, body: `Cổng OCOP: ${seller.name} xin bán hàng của ${maker.name} ở gian của họ. Xem và trả lời: ${publicUrl()}/ban-hang/nguoi` })
      }
      return id
    })
    return sent ? done(c, seller.slug, 'gui') : refuse(t('Hai bên đã bán chung, hoặc lời xin trước còn chờ trả lời.', 'You do so already, or an earlier proposal waits for an answer.'))
  })

  app.post('/ban-hang/gop-hang/de-nghi/:id', signedIn, async (c) => {
    const [t, mine, form, id] = [tongue(c.get('lang')), await minePlease(c), await readBody(c), readId(c.req.param('id'))]
    const asked = typeof form['tra-loi'] === 'string' ? form['tra-loi'] : ''
    if (!Object.hasOwn(answers, asked)) throw new Refusal('bad-request')
    const answer = answers[asked as keyof typeof answers]
    const proposal = (await findProposals(db(c), mine.map((each) => each.id))).find((each) => each.id === id)
    const side = proposal && mine.find((each) => each.id === (answer === 'withdrawn' ? proposal.sellerId : proposal.makerId))
    if (!proposal || !side) throw new Refusal('not-found')
    if (answer !== 'withdrawn' && side.role !== 'owner') throw new Refusal('not-allowed', t('Chỉ chủ cơ sở quyết việc này.', 'Only an owner decides this.'))
    await storeOf<Tables>(c).transaction((tx) => answerProposal(tx, proposal.id, side.id, answer, me(c), c.get('clock')()))
    return done(c, side.slug, asked)
  })

  app.post('/ban-hang/gop-hang/:id/thoi', signedIn, async (c) => {
    const [t, mine, id] = [tongue(c.get('lang')), await minePlease(c), readId(c.req.param('id'))]
    const association = (await findAssociations(db(c), mine.map((each) => each.id), today(c.get('clock')))).find((each) => each.id === id)
    const side = association && mine.find((each) => each.role === 'owner' && (each.id === association.makerId || each.id === association.sellerId))
    if (!association) throw new Refusal('not-found')
    if (!side) throw new Refusal('not-allowed', t('Chỉ chủ cơ sở quyết việc này.', 'Only an owner decides this.'))
    await storeOf<Tables>(c).transaction((tx) => endAssociation(tx, association.id, me(c), c.get('clock')()))
    return done(c, side.slug, 'thoi')
  })
  return app
}
