import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import type { AftersaleTables } from '#aftersale'
import { showVnd, type DeskWay } from '#design'
import { payoutOfficer } from '#identity'
import type { OrdersTables } from '#orders'
import { endPartner, findPartners, findSharesNamed, findUnclear, recordPartner, setTransferAside, settleTransfer, shareTransfer, type PaymentsTables } from '#payments'
import type { ProducersTables } from '#producers'
import { FileRefusal } from '#platform/file-refusal'
import { readId } from '#platform/ids'
import { openFile } from '#platform/list-file'
import { Refusal } from '#platform/refusal'
import { readSetting } from '#platform/settings'
import { csvPieces } from '#platform/sheet'
import { pathIn, tongue } from '#platform/tongue'
import { cleanText, readBody, storeOf, type Actor, type Ctx, type Fault, type Routes, type Web } from '#platform/web'
import { readAnswer } from './answer-file.rules.ts'
import { comingPiece } from './coming.piece.tsx'
import { returnDays } from './due.rules.ts'
import { listPayouts, sendPayouts } from './list-payouts.ts'
import { partnerFault, readPartner } from './partner-form.rules.ts'
import { PartnerPage } from './partner.page.tsx'
import { payoutSheet } from './payout-file.sheet.ts'
import { PayoutsPage, type PayoutsProps } from './payouts.page.tsx'
import { findBatch, findBatches, findHeldOrders, findPayouts, findPayoutsOf } from './payouts.queries.ts'
import type { PayoutsTables } from './payouts.tables.ts'
import { settledWords } from './payouts.words.ts'
import { settlePayout } from './settle-payout.ts'

type Tables = PayoutsTables & PaymentsTables & OrdersTables & AftersaleTables & ProducersTables
const BASE = '/can-bo/chi-tra'
const textOf = (form: Readonly<Record<string, unknown>>, name: string, max = 300): string => { const value = form[name]; return typeof value === 'string' ? cleanText(value, max) : '' }

/** A seller's view of what the partner holds for them and pays out; null where no partner ever took anything for them. */
export async function comingMoney(c: Ctx, base: string, producerId: string): Promise<Child | null> {
  const db = storeOf<Tables>(c).now
  const [held, payouts, days] = await Promise.all([findHeldOrders(db, producerId), findPayoutsOf(db, producerId), readSetting(db, returnDays)])
  return comingPiece({ lang: c.get('lang'), base, coming: { held, payouts, days }, now: c.get('clock')() })
}

/** The payment partner and what it pays out: for the central office and the operator. */
export function payoutsRoutes({ ways }: { readonly ways: (c: Ctx, actor: Actor) => Promise<readonly DeskWay[]> }): Routes {
  const app: Routes = new Hono<Web>()
  const by = (c: Ctx): string => c.get('actor')!.name
  const frame = async (c: Ctx) => ({ lang: c.get('lang'), person: by(c), ways: await ways(c, c.get('actor')!) })
  const back = (c: Ctx, path = ''): Response => c.redirect(pathIn(c.get('lang'), `${BASE}${path}`), 303)

  const show = async (c: Ctx, { notice = null, typed = {}, faults = [] }: Partial<Pick<PayoutsProps, 'notice' | 'typed' | 'faults'>> = {}, status: 200 | 409 | 422 = 200) => {
    const db = storeOf<Tables>(c).now
    const [partners, listed, sent, ended, batches] = await Promise.all([findPartners(db), findPayouts(db, ['listed'], 1_000), findPayouts(db, ['sent'], 1_000), findPayouts(db, ['paid', 'failed'], 50), findBatches(db)])
    const unclear = (await Promise.all(partners.map((each) => findUnclear(db, 'partner', each.id)))).flat()
    return c.html(<PayoutsPage {...await frame(c)} partners={partners} listed={listed} sent={sent} ended={ended} batches={batches} unclear={unclear} notice={notice} typed={typed} faults={faults} />, status)
  }
  const showPartner = async (c: Ctx, typed: Readonly<Record<string, string>>, faults: readonly Fault[], status: 200 | 409 | 422 = 200) => c.html(<PartnerPage {...await frame(c)} partners={await findPartners(storeOf<Tables>(c).now)} now={c.get('clock')()} typed={typed} faults={faults} />, status)

  app.get(`${BASE}/doi-tac`, payoutOfficer, (c) => showPartner(c, {}, []))
  app.post(`${BASE}/doi-tac`, payoutOfficer, async (c) => {
    const t = tongue(c.get('lang'))
    const read = readPartner(t, await readBody(c))
    if (read.kind === 'faulty') return showPartner(c, read.typed, read.faults, 422)
    const recorded = await storeOf<Tables>(c).transaction((tx) => recordPartner(tx, read.value, by(c), c.get('clock')()))
    return recorded.kind === 'recorded' ? back(c, '/doi-tac') : showPartner(c, read.typed, [partnerFault(t, recorded.kind)], recorded.kind === 'another' ? 409 : 422)
  })
  app.post(`${BASE}/doi-tac/:id`, payoutOfficer, async (c) => {
    const id = readId<'partner'>(c.req.param('id'))
    if (!id || !(await findPartners(storeOf<Tables>(c).now)).some((each) => each.id === id)) throw new Refusal('not-found')
    const why = textOf(await readBody(c), `vi-sao-${id}`)
    if (why === '') return showPartner(c, {}, [{ field: `vi-sao-${id}`, message: tongue(c.get('lang'))('Ghi vì sao kết thúc.', 'Say why it ends.') }], 422)
    await storeOf<Tables>(c).transaction((tx) => endPartner(tx, id, why, by(c), c.get('clock')()))
    return back(c, '/doi-tac')
  })

  app.get(BASE, payoutOfficer, (c) => show(c))
  app.post(`${BASE}/lap`, payoutOfficer, async (c) => {
    const t = tongue(c.get('lang'))
    const listed = await storeOf<Tables>(c).transaction((tx) => listPayouts(tx, by(c), c.get('clock')()))
    if (listed.noAccount.length > 0) return show(c, { notice: { mood: 'wait', title: t(`${listed.noAccount.length} người bán có tiền đến hạn nhưng chưa có tài khoản được xác nhận`, `${listed.noAccount.length} sellers have money due and no verified account`) } })
    return listed.count === 0 ? show(c, { notice: { mood: 'wait', title: t('Chưa có khoản nào đến hạn chi', 'Nothing is due') } }) : back(c)
  })
  app.post(`${BASE}/gui`, payoutOfficer, async (c) => {
    const t = tongue(c.get('lang'))
    const form = await readBody(c)
    const partnerId = readId<'partner'>(textOf(form, 'doi-tac', 40))
    if (!partnerId) throw new Refusal('bad-request')
    const sent = await storeOf<Tables>(c).transaction((tx) => sendPayouts(tx, { partnerId, seenVnd: Number(textOf(form, 'tong', 20)) }, by(c), c.get('clock')()))
    switch (sent.kind) {
      case 'sent': return back(c)
      case 'nothing': return show(c, { notice: { mood: 'wait', title: t('Không còn gì để gửi. Có thể người khác vừa gửi xong; xem các tệp bên dưới.', 'Nothing is left to send. Somebody may just have sent it; see the files below.') } }, 409)
      case 'changed': return show(c, { notice: { mood: 'wait', title: t(`Tiền đã đổi trong lúc này, nay là ${showVnd(sent.sumVnd)}. Chưa gửi gì; xem lại rồi chốt.`, `The sum has changed and is ${showVnd(sent.sumVnd)} now. Nothing was sent; look again.`) } }, 409)
    }
  })
  app.get(`${BASE}/tep/:file`, payoutOfficer, async (c) => {
    const code = /^(BC-\d\d-\d{4,})\.csv$/.exec(c.req.param('file'))?.[1]
    const rows = code ? await findBatch(storeOf<Tables>(c).now, code) : []
    if (rows.length === 0) throw new Refusal('not-found')
    const pieces: string[] = []
    for await (const piece of csvPieces(payoutSheet(rows), 'en')) pieces.push(piece)
    return c.body(pieces.join(''), 200, { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${code}.csv"`, 'cache-control': 'private, no-store' })
  })

  app.post(`${BASE}/tra-loi`, payoutOfficer, async (c) => {
    const t = tongue(c.get('lang'))
    const file = (await readBody(c))['tep']
    const refuse = (message: string) => show(c, { faults: [{ field: 'tep', message }] }, 422)
    if (!(file instanceof File) || file.size === 0) return refuse(t('Chọn tệp trả lời.', 'Choose the file.'))
    try {
      const read = readAnswer((await openFile(new Uint8Array(await file.arrayBuffer()))).sheets)
      if (read.kind !== 'read') return await refuse(read.kind === 'too-many' ? t('Tệp có hơn 5.000 dòng.', 'The file has more than 5,000 rows.') : t('Không thấy cột payout_id và result ở dòng đầu.', 'The first row has no payout_id and result.'))
      const done = await storeOf<Tables>(c).transaction(async (tx) => {
        const results: { code: string; settled: Awaited<ReturnType<typeof settlePayout>> }[] = []
        for (const answer of read.answers) results.push({ code: answer.code, settled: await settlePayout(tx, answer, by(c), c.get('clock')()) })
        return results
      })
      const lines = [...done.flatMap(({ code, settled }) => (settled === 'settled' || settled === 'known' ? [] : [`${code}: ${settledWords(t, settled)}`])), ...read.unread.map(({ row, text }) => t(`Dòng ${row} không đọc được: ${text}`, `Row ${row} cannot be read: ${text}`))]
      const count = done.filter((each) => each.settled === 'settled').length
      return await show(c, { notice: { mood: lines.length > 0 ? 'wait' : 'good', title: t(`Đã ghi kết quả ${count} khoản`, `${count} payouts recorded`), lines: lines.slice(0, 100) } })
    } catch (fault) {
      if (fault instanceof FileRefusal) return refuse(fault.say(c.get('lang')))
      throw fault
    }
  })
  app.post(`${BASE}/ghi`, payoutOfficer, async (c) => {
    const form = await readBody(c)
    const typed = { ma: textOf(form, 'ma', 30), 'ket-qua': textOf(form, 'ket-qua', 10), 'giao-dich': textOf(form, 'giao-dich', 100), 'vi-sao': textOf(form, 'vi-sao') }
    const result = typed['ket-qua']
    if (result !== 'paid' && result !== 'failed') throw new Refusal('bad-request')
    const settled = await storeOf<Tables>(c).transaction((tx) => settlePayout(tx, { code: typed.ma, result, reference: typed['giao-dich'], why: typed['vi-sao'] }, by(c), c.get('clock')()))
    if (settled === 'settled' || settled === 'known') return back(c)
    return show(c, { typed, faults: [{ field: settled === 'no-reference' ? 'giao-dich' : settled === 'no-reason' ? 'vi-sao' : 'ma', message: settledWords(tongue(c.get('lang')), settled) }] }, settled === 'no-reference' || settled === 'no-reason' ? 422 : 409)
  })

  app.post(`${BASE}/khoan/:id`, payoutOfficer, async (c) => {
    const t = tongue(c.get('lang'))
    const now = c.get('clock')()
    const db = storeOf<Tables>(c)
    const form = await readBody(c)
    const found = (await Promise.all((await findPartners(db.now)).map(async (partner) => (await findUnclear(db.now, 'partner', partner.id)).map((transfer) => ({ partner, transfer }))))).flat().find(({ transfer }) => transfer.id === c.req.param('id'))
    if (!found) throw new Refusal('not-found')
    const { partner, transfer } = found
    if (form['viec'] === 'bo-qua') {
      await db.transaction((tx) => setTransferAside(tx, transfer.id, true, by(c), now))
      return back(c)
    }
    const name = `don-${transfer.id}`
    const code = textOf(form, name, 30).toUpperCase()
    const shares = await findSharesNamed(db.now, partner.id, code.replace(/[^A-Z0-9]/g, ''))
    if (shares.length === 0) return show(c, { typed: { [name]: code }, faults: [{ field: name, message: t('Không có đơn nào trả qua đối tác này với mã đó.', 'No purchase with this code is paid through this partner.') }] }, 422)
    const parts = shareTransfer(transfer, shares).map((part) => ({ requestId: part.request.id, amountVnd: part.towardsVnd + part.backVnd }))
    const settled = await db.transaction((tx) => settleTransfer(tx, transfer.id, parts, now, by(c)))
    return settled.kind === 'settled' ? back(c) : show(c, { notice: { mood: 'wait', title: t('Khoản này vừa được người khác xử lý. Không đổi gì thêm.', 'Somebody has dealt with it meanwhile. Nothing changed.') } }, 409)
  })
  return app
}
