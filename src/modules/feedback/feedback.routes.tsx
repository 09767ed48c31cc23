import { Hono } from 'hono'
import type { DeskWay } from '#design'
import { Refusal } from '#platform/refusal'
import { senderKey, senderOf } from '#platform/sender'
import { pathIn, tongue } from '#platform/tongue'
import { anyone, cleanText, readBody, readForm, storeOf, type Actor, type Ctx, type Fault, type Routes } from '#platform/web'
import { eraseContact } from './erase-contact.ts'
import type { FeedbackTables, RequestKind } from './feedback.tables.ts'
import { consentText, readKind } from './feedback.words.ts'
import { fileRequest } from './file-request.ts'
import { officeRoutes } from './office.routes.tsx'
import { ReceiptPage } from './receipt.page.tsx'
import { requestForm } from './request-form.rules.ts'
import { findReceipt, type Receipt } from './request.queries.ts'
import { KindPage, RequestPage } from './request.page.tsx'
import type { FindSubject, HideName, Subject } from './subject.queries.ts'

export interface FeedbackParts<T> {
  readonly findSubject: FindSubject<T>
  /** Without it, officers see no box for hiding a name. */
  readonly hideName?: HideName<T>
  readonly unitName: (c: Ctx) => Promise<(code: string) => string>
  /** The ways of an officer's desk. */
  readonly ways: (c: Ctx, actor: Actor) => Promise<readonly DeskWay[]>
}

/** `product:mat-hoa-dua` → what it names, if that is shown to the public. */
async function subjectOf<T>(c: Ctx, { findSubject }: FeedbackParts<T>, text: string | undefined): Promise<Subject> {
  const named = /^(product|producer):([a-z0-9-]{1,200})$/.exec(text ?? '')
  const subject = named ? await findSubject(storeOf<T>(c).read, named[1] as Subject['kind'], named[2]!) : null
  if (subject) return subject
  const t = tongue(c.get('lang'))
  throw new Refusal('not-found', t('Chúng tôi không tìm thấy sản phẩm hay chủ thể này. Mở lại trang của nó rồi bấm góp ý từ đó.', 'We cannot find this product or producer. Open its page again and write from there.'))
}

async function receiptOf(c: Ctx, token: string): Promise<Receipt> {
  const receipt = await findReceipt(storeOf<FeedbackTables>(c).now, cleanText(c.req.param('code'), 20), token)
  if (receipt) return receipt
  const t = tongue(c.get('lang'))
  throw new Refusal('not-found', t('Không có biên nhận ở địa chỉ này. Mở lại đúng liên kết bạn nhận được khi gửi: nó có cả mã và khóa.', 'There is no receipt at this address. Open the very link you received when you wrote: it holds the code and a key.'))
}

export function feedbackRoutes<T>(parts: FeedbackParts<T>): Routes {
  const app: Routes = new Hono()

  interface Shown { kind: RequestKind; subject: Subject; subjectText: string; typed?: Readonly<Record<string, string>>; faults?: readonly Fault[]; refused?: string }
  const show = (c: Ctx, status: 200 | 422 | 429, { typed = {}, faults = [], ...shown }: Shown) =>
    c.html(<RequestPage lang={c.get('lang')} typed={typed} faults={faults} refused={shown.refused} kind={shown.kind} subject={shown.subject} subjectText={shown.subjectText} />, status)

  app.get('/gop-y', anyone, async (c) => {
    const subjectText = cleanText(c.req.query('ve'), 220)
    const subject = await subjectOf(c, parts, subjectText)
    const kind = readKind(c.req.query('loai'))
    return kind ? show(c, 200, { kind, subject, subjectText }) : c.html(<KindPage lang={c.get('lang')} subject={subject} subjectText={subjectText} />)
  })

  app.post('/gop-y', anyone, async (c) => {
    const t = tongue(c.get('lang'))
    const read = await readForm(c, requestForm(t))
    const typed = read.kind === 'faulty' ? read.typed : Object.fromEntries(Object.entries(read.value).map(([field, value]) => [field, String(value)]))
    const subjectText = typed['ve'] ?? ''
    const subject = await subjectOf(c, parts, subjectText)
    const kind = read.kind === 'ok' ? read.value.loai : readKind(typed['loai'])
    if (kind === null) return c.html(<KindPage lang={c.get('lang')} subject={subject} subjectText={subjectText} />, 422)
    if (read.kind === 'faulty') return show(c, 422, { kind, subject, subjectText, typed, faults: read.faults })
    const { ten: name, 'lien-he': contact, 'noi-dung': message } = read.value
    const filed = await storeOf<FeedbackTables>(c).transaction((tx) => fileRequest(tx, senderKey(senderOf(c).address), {
      kind, subject, message, lang: c.get('lang'), writer: name || contact ? { name, contact, consent: consentText(t) } : null,
    }, c.get('clock')()))
    if (filed.kind === 'too-many') {
      c.header('retry-after', String(filed.wait))
      const minutes = Math.ceil(filed.wait / 60)
      return show(c, 429, { kind, subject, subjectText, typed, refused: t(`Đã có nhiều yêu cầu từ nơi này hoặc về sản phẩm này. Những gì bạn viết còn nguyên bên dưới; gửi lại sau ${minutes} phút.`, `There were many requests from here or about this product. What you wrote is still below; send it again in ${minutes} minutes.`) })
    }
    return c.redirect(pathIn(c.get('lang'), `/gop-y/${filed.code}?k=${filed.token}&moi=1`), 303)
  })

  app.get('/gop-y/:code', anyone, async (c) => {
    const token = c.req.query('k') ?? ''
    const receipt = await receiptOf(c, token)
    c.header('cache-control', 'no-store')
    c.header('referrer-policy', 'no-referrer')
    return c.html(<ReceiptPage lang={c.get('lang')} receipt={receipt} token={token} fresh={c.req.query('moi') === '1'} erased={c.req.query('da-xoa') === '1'} />)
  })

  app.post('/gop-y/:code/rut-lien-he', anyone, async (c) => {
    const key = (await readBody(c))['k']
    const token = typeof key === 'string' ? key : ''
    const receipt = await receiptOf(c, token)
    await storeOf<FeedbackTables>(c).transaction((tx) => eraseContact(tx, receipt.id, c.get('clock')()))
    return c.redirect(pathIn(c.get('lang'), `/gop-y/${receipt.code}?k=${token}&da-xoa=1`), 303)
  })

  app.route('/', officeRoutes(parts))
  return app
}
