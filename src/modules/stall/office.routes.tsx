import { Hono } from 'hono'
import { geographyOf } from '#geography'
import { mayActIn, officer, phoneOf, reachOf, showPhone } from '#identity'
import { queueNotice } from '#notices'
import { findMembers, findProducerBySlug } from '#producers'
import { publicUrl } from '#platform/config'
import { readId } from '#platform/ids'
import { Refusal } from '#platform/refusal'
import { pathIn } from '#platform/tongue'
import { cleanText, readBody, storeOf, type Ctx, type Routes, type Web } from '#platform/web'
import { decideRequest } from './request-stall.ts'
import { RequestsPage } from './requests.page.tsx'
import { findRequest, findWaitingRequests } from './requests.queries.ts'
import type { StallParts, Tables } from './seller.piece.tsx'

/** Officers of a place decide who sells for its producers. */
export function officeRoutes({ ways }: StallParts): Routes {
  const app: Routes = new Hono<Web>()
  const show = async (c: Ctx, refused?: string) => {
    const [db, actor, geography] = [storeOf<Tables>(c).now, c.get('actor')!, await geographyOf(storeOf<Tables>(c).read)]
    const requests = await Promise.all((await findWaitingRequests(db, reachOf(actor), 50)).map(async (each) => {
      const [e164, producer] = await Promise.all([phoneOf(db, each.personId), each.producerSlug ? findProducerBySlug(db, each.producerSlug) : null])
      return { ...each, phone: e164 ? showPhone(e164) : '', place: [each.communeCode, each.provinceCode].flatMap((code) => (code ? geography.unit('v34', code)?.fullName ?? [] : [])).join(', '), others: producer ? (await findMembers(db, producer.id)).length : 0 }
    }))
    return c.html(<RequestsPage lang={c.get('lang')} path={c.get('path')} person={actor.name} ways={await ways(c, actor)} requests={requests} refused={refused} />, refused ? 422 : 200)
  }

  app.get('/can-bo/xin-ban', officer, (c) => show(c))
  app.post('/can-bo/xin-ban/:id', officer, async (c) => {
    const [id, form, now, actor] = [readId(c.req.param('id')), await readBody(c), c.get('clock')(), c.get('actor')!]
    const asked = id ? await findRequest(storeOf<Tables>(c).now, id) : null
    if (!asked || !mayActIn(actor, asked.provinceCode, asked.communeCode)) throw new Refusal('not-found')
    if (asked.personId === actor.personId) throw new Refusal('not-allowed', 'Bạn không tự xác nhận cho mình. Nhờ một cán bộ khác.')
    const why = typeof form['vi-sao'] === 'string' ? cleanText(form['vi-sao'], 300) : ''
    if (form['quyet'] !== 'nhan' && form['quyet'] !== 'tu-choi') throw new Refusal('bad-request')
    if (why === '') return show(c, 'Ghi đã kiểm thế nào, hoặc vì sao từ chối, rồi bấm lại.')
    const decided = await storeOf<Tables>(c).transaction(async (tx) => {
      const done = await decideRequest(tx, asked.id, { confirmed: form['quyet'] === 'nhan', why, byId: actor.personId }, now)
      const phone = done.kind === 'confirmed' || done.kind === 'refused' ? await phoneOf(tx, asked.personId) : null
      if (phone) await queueNotice(tx, { channel: 'sms', to: phone, kind: 'stall-decided', subject: { kind: 'stall-request', id: asked.id }, essential: true, key: `stall-decided:${asked.id}`, now, body: done.kind === 'confirmed' ? `Cổng OCOP: bạn đã bán hàng được cho ${asked.name}. Mở ${publicUrl()}/ban-hang` : `Cổng OCOP: chưa nhận yêu cầu bán hàng cho ${asked.name}. ${why} Gửi lại tại ${publicUrl()}/ban-hang` })
      return done
    })
    if (decided.kind === 'known') return show(c, `Sổ đã có “${decided.name}” ở xã này. Từ chối yêu cầu này và bảo người xin tìm cơ sở ấy trong sổ, hoặc ghi họ ở trang “Ai làm việc thay chủ thể”.`)
    if (decided.kind === 'gone') return show(c, 'Yêu cầu này đã có người quyết hoặc đã rút lại.')
    return c.redirect(pathIn(c.get('lang'), '/can-bo/xin-ban'), 303)
  })
  return app
}
