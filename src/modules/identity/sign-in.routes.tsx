import { Hono } from 'hono'
import { senderOf } from '#platform/sender'
import { endSession, endStep, sessionToken, startSession, startStep, stepToken } from '#platform/session'
import { pathIn, tongue, type Say } from '#platform/tongue'
import { anyone, cleanText, readForm, storeOf, type Ctx, type Fault, type Routes } from '#platform/web'
import { hashPassword, isOutdated, passwordIsRight } from './check-password.ts'
import { codeForm, signInForm, wrongCode } from './forms.rules.ts'
import type { IdentityTables } from './identity.tables.ts'
import { signOut } from './open-session.ts'
import { findAccount } from './person.queries.ts'
import { ownPath } from './return-path.rules.ts'
import { keepHash } from './set-secrets.ts'
import { countTry, passCode, passPassword, refusePassword, signInKey, STEP_SECONDS } from './sign-in.ts'
import { CodePage, SignInPage } from './sign-in.page.tsx'

/** Pages with secrets on them stay out of every store on the way and in the browser. */
export function neverKept(c: Ctx): void {
  c.header('cache-control', 'no-store')
}

export function waitSentence(wait: number, t: Say): string {
  const minutes = Math.ceil(wait / 60)
  return t(`Đã thử quá nhiều lần. Chờ ${minutes} phút rồi thử lại; tài khoản vẫn an toàn.`, `Too many tries. Wait ${minutes} minutes, then try again; the account is safe.`)
}

/** One sentence for every reason, so that it does not tell which names exist. */
const refusal = (t: Say): string => t('Tên đăng nhập hoặc mật khẩu chưa đúng. Kiểm tra bộ gõ và phím Caps Lock rồi thử lại.', 'The sign-in name or the password is not right. Check your keyboard and Caps Lock, then try again.')

export const goOnAfterSignIn = (c: Ctx, den: string | undefined): Response => c.redirect(ownPath(den) ?? pathIn(c.get('lang'), '/tai-khoan'), 303)

export function showSignIn(c: Ctx, status: 200 | 422 | 429 | 503, shown: { den: string | undefined; name?: string | undefined; faults?: readonly Fault[]; refused?: string }) {
  neverKept(c)
  return c.html(<SignInPage lang={c.get('lang')} den={ownPath(shown.den) ?? ''} name={cleanText(shown.name, 100)} faults={shown.faults ?? []} refused={shown.refused} />, status)
}

function showCode(c: Ctx, status: 200 | 422 | 429, shown: { den: string | undefined; faults?: readonly Fault[]; refused?: string }) {
  neverKept(c)
  return c.html(<CodePage lang={c.get('lang')} den={ownPath(shown.den) ?? ''} faults={shown.faults ?? []} refused={shown.refused} />, status)
}

export function signInRoutes(): Routes {
  const app: Routes = new Hono()

  app.get('/dang-nhap', anyone, (c) => (c.get('actor') ? goOnAfterSignIn(c, c.req.query('den')) : showSignIn(c, 200, { den: c.req.query('den') })))

  app.post('/dang-nhap', anyone, async (c) => {
    const t = tongue(c.get('lang'))
    const read = await readForm(c, signInForm(t))
    if (read.kind === 'faulty') return showSignIn(c, 422, { den: read.typed['den'], name: read.typed['ten'], faults: read.faults })
    const { ten, 'mat-khau': password, den } = read.value
    const [store, sender, now] = [storeOf<IdentityTables>(c), senderOf(c), c.get('clock')()]
    const wait = await store.transaction((tx) => countTry(tx, ten, sender, now))
    if (wait > 0) {
      c.header('retry-after', String(wait))
      return showSignIn(c, 429, { den, name: ten, refused: waitSentence(wait, t) })
    }
    const account = await findAccount(store.now, signInKey(ten))
    const right = await passwordIsRight(account?.hash ?? null, password)
    if (!account || !right) {
      await store.transaction((tx) => refusePassword(tx, account?.personId ?? null, sender, now))
      return showSignIn(c, 422, { den, name: ten, refused: refusal(t) })
    }
    const fresh = account.hash && isOutdated(account.hash) ? await hashPassword(password) : null
    const before = sessionToken(c)
    const next = await store.transaction(async (tx) => {
      if (fresh) await keepHash(tx, account.personId, fresh)
      if (before) await signOut(tx, before, sender, now)
      return passPassword(tx, account, ten, sender, now)
    })
    if (next.kind === 'passkey-needed') return showSignIn(c, 422, { den, name: ten, refused: t('Tài khoản này vào bằng khóa truy cập. Bấm “Vào bằng khóa truy cập”; mất máy có khóa thì nhờ người quản trị gửi liên kết mời.', 'This account enters by passkey. Press “Enter with a passkey”; if you lost the device, ask the operator for an invitation link.') })
    if (next.kind === 'code-needed') {
      endSession(c)
      startStep(c, next.token, STEP_SECONDS)
      const path = pathIn(c.get('lang'), '/dang-nhap/ma')
      return c.redirect(ownPath(den) ? `${path}?den=${encodeURIComponent(ownPath(den)!)}` : path, 303)
    }
    startSession(c, next.session.token, next.session.seconds)
    return goOnAfterSignIn(c, den)
  })

  app.get('/dang-nhap/ma', anyone, (c) => (stepToken(c) ? showCode(c, 200, { den: c.req.query('den') }) : c.redirect(pathIn(c.get('lang'), '/dang-nhap'), 303)))

  app.post('/dang-nhap/ma', anyone, async (c) => {
    const t = tongue(c.get('lang'))
    const read = await readForm(c, codeForm(t))
    if (read.kind === 'faulty') return showCode(c, 422, { den: read.typed['den'], faults: read.faults })
    const token = stepToken(c)
    const now = c.get('clock')()
    const outcome = token ? await storeOf<IdentityTables>(c).transaction((tx) => passCode(tx, token, read.value.ma, senderOf(c), now)) : { kind: 'over' as const }
    switch (outcome.kind) {
      case 'open':
        endStep(c)
        startSession(c, outcome.session.token, outcome.session.seconds)
        return goOnAfterSignIn(c, read.value.den)
      case 'wrong': return showCode(c, 422, { den: read.value.den, faults: [{ field: 'ma', message: wrongCode(t) }] })
      case 'too-many':
        c.header('retry-after', String(outcome.wait))
        return showCode(c, 429, { den: read.value.den, refused: waitSentence(outcome.wait, t) })
      case 'over':
        endStep(c)
        return showSignIn(c, 422, { den: read.value.den, refused: t('Bước thứ hai đã quá lâu hoặc sai nhiều lần. Làm lại từ mật khẩu.', 'The second step took too long or failed too often. Start again with the password.') })
    }
  })

  app.post('/dang-xuat', anyone, async (c) => {
    const token = sessionToken(c)
    const now = c.get('clock')()
    if (token) await storeOf<IdentityTables>(c).transaction((tx) => signOut(tx, token, senderOf(c), now))
    endSession(c)
    return c.redirect(pathIn(c.get('lang'), '/'), 303)
  })

  return app
}
