import { Hono } from 'hono'
import type { NoticesTables } from '#notices'
import { senderOf } from '#platform/sender'
import { endStep, newToken, sessionToken, startSession, startStep, stepToken } from '#platform/session'
import { pathIn, tongue } from '#platform/tongue'
import { anyone, cleanText, readForm, storeOf, type Ctx, type Fault, type Routes } from '#platform/web'
import { askCode, CODE_SECONDS } from './ask-code.ts'
import type { IdentityTables } from './identity.tables.ts'
import { signOut } from './open-session.ts'
import { passPhoneCode } from './pass-phone-code.ts'
import { codeOver, codeWait, phoneCodeForm, phoneForm, wrongPhoneCode } from './phone-forms.rules.ts'
import { numberAsked } from './phone.queries.ts'
import { showPhone } from './phone.rules.ts'
import { PhoneCodePage, PhonePage } from './phone-sign-in.page.tsx'
import { ownPath } from './return-path.rules.ts'
import { neverKept } from './sign-in.routes.tsx'

type Tables = IdentityTables & NoticesTables
interface Shown { readonly den: string | undefined; readonly faults?: readonly Fault[]; readonly refused?: string }
type Status = 200 | 422 | 429

const goOn = (c: Ctx, den: string | undefined): Response => c.redirect(ownPath(den) ?? pathIn(c.get('lang'), '/toi'), 303)

/** The number that this browser asked a code for. */
async function asked(c: Ctx): Promise<string | null> {
  const token = stepToken(c)
  return token ? numberAsked(storeOf<Tables>(c).now, token, 'sign-in', null, c.get('clock')()) : null
}

export function showPhonePage(c: Ctx, status: Status, typed: string, { den, faults = [], refused }: Shown) {
  neverKept(c)
  return c.html(<PhonePage lang={c.get('lang')} den={ownPath(den) ?? ''} typed={cleanText(typed, 40)} faults={faults} refused={refused} />, status)
}

function showCodePage(c: Ctx, status: Status, e164: string, { den, faults = [], refused }: Shown) {
  neverKept(c)
  return c.html(<PhoneCodePage lang={c.get('lang')} den={ownPath(den) ?? ''} e164={e164} faults={faults} refused={refused} />, status)
}

export function phoneSignInRoutes(): Routes {
  const app: Routes = new Hono()

  app.get('/vao', anyone, async (c) => {
    if (c.get('actor')) return goOn(c, c.req.query('den'))
    const e164 = await asked(c)
    return showPhonePage(c, 200, e164 ? showPhone(e164) : '', { den: c.req.query('den') })
  })

  app.post('/vao', anyone, async (c) => {
    const t = tongue(c.get('lang'))
    const read = await readForm(c, phoneForm(t))
    if (read.kind === 'faulty') return showPhonePage(c, 422, read.typed['so'] ?? '', { den: read.typed['den'], faults: read.faults })
    const { so: e164, den } = read.value
    const token = newToken()
    const wait = await storeOf<Tables>(c).transaction((tx) => askCode(tx, { e164, purpose: 'sign-in', personId: null, token }, senderOf(c), c.get('clock')()))
    if (wait > 0) {
      c.header('retry-after', String(wait))
      return (await asked(c)) === e164 ? showCodePage(c, 429, e164, { den, refused: codeWait(wait, t) }) : showPhonePage(c, 429, showPhone(e164), { den, refused: codeWait(wait, t) })
    }
    startStep(c, token, CODE_SECONDS)
    const own = ownPath(den)
    return c.redirect(pathIn(c.get('lang'), `/vao/ma${own ? `?den=${encodeURIComponent(own)}` : ''}`), 303)
  })

  app.get('/vao/ma', anyone, async (c) => {
    const e164 = await asked(c)
    return e164 ? showCodePage(c, 200, e164, { den: c.req.query('den') }) : c.redirect(pathIn(c.get('lang'), '/vao'), 303)
  })

  app.post('/vao/ma', anyone, async (c) => {
    const t = tongue(c.get('lang'))
    const [read, token, e164] = [await readForm(c, phoneCodeForm(t)), stepToken(c), await asked(c)]
    const den = read.kind === 'faulty' ? read.typed['den'] : read.value.den
    if (!token || !e164) return showPhonePage(c, 422, '', { den, refused: codeOver(t) })
    if (read.kind === 'faulty') return showCodePage(c, 422, e164, { den, faults: read.faults })
    const [sender, now, before] = [senderOf(c), c.get('clock')(), sessionToken(c)]
    const step = await storeOf<Tables>(c).transaction(async (tx) => {
      const passed = await passPhoneCode(tx, token, read.value.ma, sender, now)
      if (passed.kind === 'open' && before) await signOut(tx, before, sender, now)
      return passed
    })
    switch (step.kind) {
      case 'open':
        endStep(c)
        startSession(c, step.session.token, step.session.seconds)
        return goOn(c, den)
      case 'wrong': return showCodePage(c, 422, e164, { den, faults: [{ field: 'ma', message: wrongPhoneCode(step.left, t) }] })
      case 'over': return showPhonePage(c, 422, showPhone(e164), { den, refused: codeOver(t) })
    }
  })

  return app
}
