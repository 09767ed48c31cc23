import { Hono } from 'hono'
import { findOrderNames } from '#orders'
import { findAccount } from '#payments'
import { FileRefusal } from '#platform/file-refusal'
import { readId } from '#platform/ids'
import { openFile } from '#platform/list-file'
import { Refusal } from '#platform/refusal'
import { pathIn, tongue } from '#platform/tongue'
import { cleanText, readBody, storeOf, type Ctx, type Routes, type Web } from '#platform/web'
import { BringStatementPage, refusedStatement, StatementReviewPage } from './bank-statement.page.tsx'
import { readStatement } from './bank-statement.rules.ts'
import { bookStatement, foresee, keepStatement } from './book-statement.ts'
import { frameOf, noSeller, type DeskTables, type Frame, type MoneyDesk } from './money-desk.routes.tsx'
import { findBrought, findKept } from './reconciliation.queries.ts'

const MOST_BYTES = 5 * 1024 * 1024

/** A bank's statement from upload to result: read, looked over, confirmed. */
export function bankStatementRoutes(desk: MoneyDesk): Routes {
  const app: Routes = new Hono<Web>()
  const { guard } = desk
  const base = `${desk.base}/tien/sao-ke-ngan-hang`
  const ownAccount = async (c: Ctx, frame: Frame) => {
    const account = await findAccount(storeOf<DeskTables>(c).now, { kind: 'producer', id: frame.producer.id })
    return account?.verifiedAt ? account : null
  }
  const form = async (c: Ctx, frame: Frame, fault: string | null, typed: string) => c.html(
    <BringStatementPage {...frame} account={await ownAccount(c, frame)} brought={await findBrought(storeOf<DeskTables>(c).now, frame.producer.id)} faults={fault ? [{ field: 'tep', message: fault }] : []} typed={typed} />, fault ? 422 : 200)

  app.get(base, guard, async (c) => {
    const frame = await frameOf(c as Ctx, desk)
    return frame ? form(c as Ctx, frame, null, '') : noSeller(c as Ctx, desk)
  })

  app.post(base, guard, async (c) => {
    const lang = c.get('lang')
    const t = tongue(lang)
    const body = await readBody(c as Ctx)
    const frame = await frameOf(c as Ctx, desk, body['chu-the'])
    if (!frame) throw new Refusal('not-found')
    const account = await ownAccount(c as Ctx, frame)
    if (!account) return form(c as Ctx, frame, t('Chưa có tài khoản được xác nhận.', 'No verified account yet.'), '')
    const file = body['tep'] instanceof File && body['tep'].size > 0 ? body['tep'] : null
    const pasted = typeof body['bang'] === 'string' ? body['bang'] : ''
    if (!file && pasted.trim() === '') return form(c as Ctx, frame, t('Chọn tệp sao kê, hoặc dán bảng.', 'Choose the statement, or paste it.'), pasted)
    if (file && file.size > MOST_BYTES) return form(c as Ctx, frame, t('Tệp lớn hơn 5 MB. Tải sao kê từng tháng.', 'The file is larger than 5 MB. Export it month by month.'), pasted)
    const typed = pasted.slice(0, 100_000)
    try {
      const { sheets } = await openFile(file ? new Uint8Array(await file.arrayBuffer()) : Buffer.from(pasted.normalize('NFC'), 'utf8'))
      const read = readStatement(sheets, account.number)
      if (read.kind !== 'read') return await form(c as Ctx, frame, refusedStatement(lang, read, account.number), typed)
      const id = await storeOf<DeskTables>(c as Ctx).transaction((tx) => keepStatement(tx, {
        producerId: frame.producer.id, account: { bin: account.bankBin, number: account.number }, fileName: file ? cleanText(file.name, 120) || t('sao kê', 'statement') : t('bảng dán', 'pasted table'), rows: read.rows, by: c.get('actor')!.name,
      }, c.get('clock')()))
      const told = new URLSearchParams({ 'chu-the': frame.producer.slug, ...(read.unread.length > 0 ? { 'khong-doc': String(read.unread.length) } : {}), ...(read.names === 'no-account' ? { 'khong-so': '1' } : {}), ra: String(read.out) })
      return c.redirect(pathIn(lang, `${base}/${id}?${told.toString()}`), 303)
    } catch (fault) {
      if (fault instanceof FileRefusal) return form(c as Ctx, frame, fault.say(lang), typed)
      throw fault
    }
  })

  const kept = async (c: Ctx, frame: Frame | null) => {
    const id = readId<'bank-statement'>(c.req.param('id') ?? '')
    const found = frame && id ? await findKept(storeOf<DeskTables>(c).now, id) : null
    if (!frame || found?.producerId !== frame.producer.id) throw new Refusal('not-found')
    return found
  }
  const review = async (c: Ctx, frame: Frame, note: string | null, status: 200 | 409 = 200) => {
    const statement = await kept(c, frame)
    const account = await ownAccount(c, frame)
    const rows = statement.result ?? (account?.number === statement.account ? await foresee(storeOf<DeskTables>(c), { bin: account.bankBin, number: account.number }, statement.rows, c.get('clock')()) : [])
    const orders = await findOrderNames(storeOf<DeskTables>(c).now, rows.flatMap((each) => (each.orderId ? [each.orderId] : [])))
    return c.html(<StatementReviewPage {...frame} kept={statement} rows={rows} orders={orders} note={note} />, status)
  }

  app.get(`${base}/:id`, guard, async (c) => {
    const t = tongue(c.get('lang'))
    const frame = await frameOf(c as Ctx, desk)
    if (!frame) throw new Refusal('not-found')
    const count = Number.parseInt(c.req.query('khong-doc') ?? '', 10) || 0
    const notes = [count > 0 ? t(`${count} dòng không đọc được ngày hoặc số tiền, đã để nguyên ngoài sổ.`, `${count} rows had no readable day or amount and stay out.`) : '', c.req.query('khong-so') ? t('Tệp không ghi số tài khoản. Xem kỹ đây có đúng là sao kê của bạn.', 'The file names no account. Make sure it is yours.') : ''].filter(Boolean)
    return review(c as Ctx, frame, notes.length > 0 ? notes.join(' ') : null)
  })

  app.post(`${base}/:id`, guard, async (c) => {
    const frame = await frameOf(c as Ctx, desk, (await readBody(c as Ctx))['chu-the'])
    const statement = await kept(c as Ctx, frame)
    const done = await storeOf<DeskTables>(c as Ctx).transaction((tx) => bookStatement(tx, statement.id, frame!.producer.id, c.get('clock')()))
    switch (done) {
      case 'not-found': throw new Refusal('not-found')
      case 'not-own': return review(c as Ctx, frame!, tongue(c.get('lang'))('Tài khoản nhận tiền đã đổi từ lúc đưa sao kê lên. Không ghi gì; đưa sao kê của tài khoản mới.', 'The account has changed since. Nothing was booked.'), 409)
      case 'booked': return c.redirect(pathIn(c.get('lang'), `${base}/${statement.id}?chu-the=${frame!.producer.slug}`), 303)
    }
  })
  return app
}
