import { Hono } from 'hono'
import type { NoticesTables } from '#notices'
import { readId } from '#platform/ids'
import { Refusal } from '#platform/refusal'
import { senderOf } from '#platform/sender'
import { endSession, endStep, newToken, startStep, stepToken } from '#platform/session'
import { pathIn, tongue } from '#platform/tongue'
import { cleanText, readForm, storeOf, type Ctx, type Fault, type Routes } from '#platform/web'
import { askCode, CODE_SECONDS } from './ask-code.ts'
import { changePhone } from './change-phone.ts'
import type { IdentityTables } from './identity.tables.ts'
import { ChangeCodesPage, MePage, NewPhonePage } from './me.page.tsx'
import { endSessions } from './open-session.ts'
import { outsideLinksOf } from './outside.queries.ts'
import { changeCodesForm, codeOver, codeWait, nameForm, newsWords, newPhoneForm, newsForm, phoneFieldNames } from './phone-forms.rules.ts'
import { nameOfPhone } from './person-of-phone.ts'
import { consentOf, numberAsked, phoneOf } from './phone.queries.ts'
import { showPhone } from './phone.rules.ts'
import { signedIn } from './roles.rules.ts'
import { openSessionsOf, type SignedIn } from './session.queries.ts'
import { setConsent, setName } from './set-person.ts'
import { neverKept } from './sign-in.routes.tsx'

type Tables = IdentityTables & NoticesTables
const me = (c: Ctx): SignedIn => c.get('actor') as SignedIn

/** The number of who is signed in; officers have none here, their own page is elsewhere. */
async function myPhone(c: Ctx): Promise<string> {
  const e164 = await phoneOf(storeOf<Tables>(c).now, me(c).personId)
  if (!e164) throw new Refusal('not-found')
  return e164
}

const done = (c: Ctx, what: string): Response => c.redirect(pathIn(c.get('lang'), `/toi?xong=${what}`), 303)

async function showMe(c: Ctx, e164: string, typed: string, faults: readonly Fault[]) {
  neverKept(c)
  const [db, now, t] = [storeOf<Tables>(c).now, c.get('clock')(), tongue(c.get('lang'))]
  const [sessions, consentAt, links] = await Promise.all([openSessionsOf(db, me(c).personId, now), consentOf(db, me(c).personId), outsideLinksOf(db, me(c).personId)])
  const said: Record<string, string> = {
    ten: t('Tên đã lưu.', 'The name is saved.'), so: t('Số điện thoại đã đổi. Các phiên khác đã kết thúc.', 'The phone number is changed. Your other sessions have ended.'),
    noi: t('Đã nối. Lần sau bạn vào được bằng tài khoản đó.', 'Tied. Next time you can enter with that account.'),
    phien: t('Phiên đã kết thúc.', 'The session has ended.'), tin: t('Lựa chọn đã lưu.', 'The choice is saved.'),
  }
  return c.html(<MePage lang={c.get('lang')} name={me(c).name} typed={typed} e164={e164} consentAt={consentAt} sessions={sessions} links={links} here={me(c).sessionId} faults={faults} said={said[c.req.query('xong') ?? '']} />, faults.length > 0 ? 422 : 200)
}

export function meRoutes(): Routes {
  const app: Routes = new Hono()

  app.get('/toi', signedIn, async (c) => {
    const e164 = await phoneOf(storeOf<Tables>(c).now, me(c).personId)
    return e164 ? showMe(c, e164, me(c).name === nameOfPhone(e164) ? '' : me(c).name, []) : c.redirect(pathIn(c.get('lang'), '/tai-khoan'), 303)
  })

  app.post('/toi/ten', signedIn, async (c) => {
    const [read, e164] = [await readForm(c, nameForm(tongue(c.get('lang')))), await myPhone(c)]
    if (read.kind === 'faulty') return showMe(c, e164, read.typed['ten'] ?? '', read.faults)
    await storeOf<Tables>(c).transaction((tx) => setName(tx, me(c).personId, read.value.ten.replace(/\s+/g, ' '), senderOf(c), c.get('clock')()))
    return done(c, 'ten')
  })

  app.post('/toi/phien/:id/dung', signedIn, async (c) => {
    const id = readId(c.req.param('id'))
    if (!id) throw new Refusal('not-found')
    const ended = await storeOf<Tables>(c).transaction((tx) => endSessions(tx, me(c).personId, { only: id }, senderOf(c), c.get('clock')()))
    if (ended === 0) throw new Refusal('not-found')
    if (id !== me(c).sessionId) return done(c, 'phien')
    endSession(c)
    return c.redirect(pathIn(c.get('lang'), '/vao'), 303)
  })

  app.post('/toi/phien-khac/dung', signedIn, async (c) => {
    await storeOf<Tables>(c).transaction((tx) => endSessions(tx, me(c).personId, { except: me(c).sessionId }, senderOf(c), c.get('clock')()))
    return done(c, 'phien')
  })

  app.post('/toi/tin', signedIn, async (c) => {
    const [read, e164] = [await readForm(c, newsForm), await myPhone(c)]
    const given = read.kind === 'ok' && read.value.tin === 'co'
    await storeOf<Tables>(c).transaction((tx) => setConsent(tx, me(c).personId, { given, words: newsWords(tongue(c.get('lang'))), e164 }, senderOf(c), c.get('clock')()))
    return done(c, 'tin')
  })

  const showNewPhone = (c: Ctx, status: 200 | 422 | 429, e164: string, typed: string, more: { faults?: readonly Fault[]; refused?: string } = {}) => {
    neverKept(c)
    return c.html(<NewPhonePage lang={c.get('lang')} e164={e164} typed={cleanText(typed, 40)} faults={more.faults ?? []} refused={more.refused} />, status)
  }
  app.get('/toi/so', signedIn, async (c) => showNewPhone(c, 200, await myPhone(c), ''))

  app.post('/toi/so', signedIn, async (c) => {
    const [t, sender, now, personId] = [tongue(c.get('lang')), senderOf(c), c.get('clock')(), me(c).personId]
    const [read, e164] = [await readForm(c, newPhoneForm(t)), await myPhone(c)]
    if (read.kind === 'faulty') return showNewPhone(c, 422, e164, read.typed['so'] ?? '', { faults: read.faults })
    const fresh = read.value.so
    if (fresh === e164) return showNewPhone(c, 422, e164, showPhone(fresh), { faults: [{ field: 'so', message: t('Đây là số bạn đang dùng.', 'This is your present number.') }] })
    const token = newToken()
    // In the order of the numbers, so that two who swap numbers do not wait for each other.
    const both = [{ e164, purpose: 'change-from' as const }, { e164: fresh, purpose: 'change-to' as const }].toSorted((a, b) => (a.e164 < b.e164 ? -1 : 1))
    const wait = await storeOf<Tables>(c).transaction(async (tx) => {
      for (const each of both) {
        const seconds = await askCode(tx, { ...each, personId, token }, sender, now)
        if (seconds > 0) return seconds
      }
      return 0
    })
    if (wait > 0) return showNewPhone(c, 429, e164, showPhone(fresh), { refused: codeWait(wait, t) })
    startStep(c, token, CODE_SECONDS)
    return c.redirect(pathIn(c.get('lang'), '/toi/so/ma'), 303)
  })

  const showCodes = (c: Ctx, e164: string, fresh: string, faults: readonly Fault[]) => {
    neverKept(c)
    return c.html(<ChangeCodesPage lang={c.get('lang')} e164={e164} fresh={fresh} faults={faults} />, faults.length > 0 ? 422 : 200)
  }
  const freshOf = async (c: Ctx): Promise<string | null> => {
    const token = stepToken(c)
    return token ? numberAsked(storeOf<Tables>(c).now, token, 'change-to', me(c).personId, c.get('clock')()) : null
  }
  app.get('/toi/so/ma', signedIn, async (c) => {
    const [e164, fresh] = [await myPhone(c), await freshOf(c)]
    return fresh ? showCodes(c, e164, fresh, []) : c.redirect(pathIn(c.get('lang'), '/toi/so'), 303)
  })

  app.post('/toi/so/ma', signedIn, async (c) => {
    const t = tongue(c.get('lang'))
    const [read, e164, fresh, token] = [await readForm(c, changeCodesForm(t)), await myPhone(c), await freshOf(c), stepToken(c)]
    if (!fresh || !token) return showNewPhone(c, 422, e164, '', { refused: codeOver(t) })
    if (read.kind === 'faulty') return showCodes(c, e164, fresh, read.faults)
    const codes = { token, from: read.value['ma-cu'], to: read.value['ma-moi'] }
    const change = await storeOf<Tables>(c).transaction((tx) => changePhone(tx, me(c).personId, me(c).sessionId, codes, senderOf(c), c.get('clock')()))
    switch (change.kind) {
      case 'changed':
        endStep(c)
        return done(c, 'so')
      case 'wrong': return showCodes(c, e164, fresh, change.which.map((each) => ({ field: each === 'from' ? 'ma-cu' : 'ma-moi', message: `${phoneFieldNames(t)[each === 'from' ? 'ma-cu' : 'ma-moi']!}: ${t('chưa đúng. Xem lại tin nhắn mới nhất.', 'not right. Look at the latest message.')}` })))
      case 'over': return showNewPhone(c, 422, e164, showPhone(fresh), { refused: codeOver(t) })
      case 'taken': return showNewPhone(c, 422, e164, showPhone(fresh), { refused: t('Số này đang là của một tài khoản khác. Vào bằng số đó, hoặc nhờ người vận hành cổng gộp lại.', 'This number belongs to another account. Enter with it, or ask the operator to join them.') })
    }
  })

  return app
}
