import { Hono } from 'hono'
import { dayOf } from '#platform/day'
import { readId } from '#platform/ids'
import { Refusal } from '#platform/refusal'
import { senderOf } from '#platform/sender'
import { endSession, startSession } from '#platform/session'
import { pathIn, tongue } from '#platform/tongue'
import { readForm, storeOf, type Ctx, type Fault, type Routes } from '#platform/web'
import { AccountPage, FactorPage, NewCodesPage, PasswordPage } from './account.page.tsx'
import { codeIsRight } from './check-code.ts'
import { hashPassword, passwordIsRight } from './check-password.ts'
import { factorForm, ownerForm, passwordForm, passwordSentence, wrongCode, wrongPassword } from './forms.rules.ts'
import type { IdentityParts } from './identity.routes.tsx'
import type { IdentityTables } from './identity.tables.ts'
import { CodesPage } from './invitation.page.tsx'
import { endSessions, renewToken } from './open-session.ts'
import { outsideLinksOf } from './outside.queries.ts'
import { passwordFault } from './password.rules.ts'
import { accountOf, countRecoveryCodes, eventsOf, rolesOf, type Account } from './person.queries.ts'
import { settingUp } from './roles.rules.ts'
import { openSessionsOf, type SignedIn } from './session.queries.ts'
import { makeRecoveryCodes, newSecret, setPassword, setSecondFactor } from './set-secrets.ts'
import { countOwnerTry } from './sign-in.ts'
import { neverKept, waitSentence } from './sign-in.routes.tsx'
import { fromBase32, matchCode } from './totp.rules.ts'

/** Who the guard let in; the program always sets what `findActor` gave. */
const me = (c: Ctx): SignedIn => c.get('actor') as SignedIn

async function myAccount(c: Ctx): Promise<Account> {
  const account = await accountOf(storeOf<IdentityTables>(c).now, me(c).personId)
  if (!account) throw new Refusal('not-found')
  return account
}

/** Whether the one who is signed in knows the password; the fault to show when not. Counted, so that it cannot be guessed. */
export async function ownerFault(c: Ctx, account: Account, password: string): Promise<Fault | null> {
  const t = tongue(c.get('lang'))
  const wait = await storeOf<IdentityTables>(c).transaction((tx) => countOwnerTry(tx, account.personId, c.get('clock')()))
  if (wait > 0) return { field: 'hien-tai', message: waitSentence(wait, t) }
  return (await passwordIsRight(account.hash, password)) ? null : { field: 'hien-tai', message: wrongPassword(t) }
}

export function accountRoutes({ unitName, ways }: IdentityParts): Routes {
  const app: Routes = new Hono()
  const desk = async (c: Ctx) => ({ lang: c.get('lang'), ways: await ways(c, me(c)), person: me(c).name })

  app.get('/tai-khoan', settingUp, async (c) => {
    neverKept(c)
    const [db, now, t] = [storeOf<IdentityTables>(c).now, c.get('clock')(), tongue(c.get('lang'))]
    const account = await accountOf(db, me(c).personId)
    if (!account) return c.redirect(pathIn(c.get('lang'), '/toi'), 303)
    const [roles, sessions, events, codesLeft, names, links] = await Promise.all([
      rolesOf(db, account.personId, dayOf(now)), openSessionsOf(db, account.personId, now), eventsOf(db, account.personId, 20), countRecoveryCodes(db, account.personId), unitName(c), outsideLinksOf(db, account.personId),
    ])
    const said: Record<string, string> = {
      'mat-khau': t('Mật khẩu đã đổi. Các phiên khác đã kết thúc.', 'The password is changed. Your other sessions have ended.'),
      phien: t('Phiên đã kết thúc.', 'The session has ended.'),
    }
    return c.html(<AccountPage {...await desk(c)} name={account.name} signInName={account.signInName} secondFactor={account.secondFactor} passkey={account.passkey} codesLeft={codesLeft}
      roles={roles} sessions={sessions} links={links} here={me(c).sessionId} events={events} unitName={names} said={said[c.req.query('xong') ?? '']} />)
  })

  app.post('/tai-khoan/phien/:id/dung', settingUp, async (c) => {
    const id = readId(c.req.param('id'))
    if (!id) throw new Refusal('not-found')
    const ended = await storeOf<IdentityTables>(c).transaction((tx) => endSessions(tx, me(c).personId, { only: id }, senderOf(c), c.get('clock')()))
    if (ended === 0) throw new Refusal('not-found')
    if (id !== me(c).sessionId) return c.redirect(pathIn(c.get('lang'), '/tai-khoan?xong=phien'), 303)
    endSession(c)
    return c.redirect(pathIn(c.get('lang'), '/dang-nhap'), 303)
  })

  app.post('/tai-khoan/phien-khac/dung', settingUp, async (c) => {
    await storeOf<IdentityTables>(c).transaction((tx) => endSessions(tx, me(c).personId, { except: me(c).sessionId }, senderOf(c), c.get('clock')()))
    return c.redirect(pathIn(c.get('lang'), '/tai-khoan?xong=phien'), 303)
  })

  const showPassword = async (c: Ctx, faults: readonly Fault[]) => {
    neverKept(c)
    return c.html(<PasswordPage {...await desk(c)} faults={faults} signInName={(await myAccount(c)).signInName} />, faults.length > 0 ? 422 : 200)
  }
  app.get('/tai-khoan/mat-khau', settingUp, (c) => showPassword(c, []))

  app.post('/tai-khoan/mat-khau', settingUp, async (c) => {
    const t = tongue(c.get('lang'))
    const read = await readForm(c, passwordForm(t))
    if (read.kind === 'faulty') return showPassword(c, read.faults)
    const account = await myAccount(c)
    const poor = passwordFault(read.value.moi, account.signInName, account.name)
    if (poor) return showPassword(c, [{ field: 'moi', message: passwordSentence(poor, t) }])
    const fault = await ownerFault(c, account, read.value['hien-tai'])
    if (fault) return showPassword(c, [fault])
    const hash = await hashPassword(read.value.moi)
    const [sender, now] = [senderOf(c), c.get('clock')()]
    const renewed = await storeOf<IdentityTables>(c).transaction(async (tx) => {
      await setPassword(tx, account.personId, hash, sender, now)
      await endSessions(tx, account.personId, { except: me(c).sessionId }, sender, now)
      return renewToken(tx, me(c).sessionId, now)
    })
    startSession(c, renewed.token, renewed.seconds)
    return c.redirect(pathIn(c.get('lang'), '/tai-khoan?xong=mat-khau'), 303)
  })

  const showFactor = async (c: Ctx, secret: Uint8Array, faults: readonly Fault[]) => {
    neverKept(c)
    const account = await myAccount(c)
    return c.html(<FactorPage {...await desk(c)} faults={faults} signInName={account.signInName} secret={secret} replacing={account.secondFactor} />, faults.length > 0 ? 422 : 200)
  }
  app.get('/tai-khoan/ma-hai-lop', settingUp, (c) => showFactor(c, newSecret(), []))

  app.post('/tai-khoan/ma-hai-lop', settingUp, async (c) => {
    const [t, sender, now] = [tongue(c.get('lang')), senderOf(c), c.get('clock')()]
    const read = await readForm(c, factorForm(t))
    if (read.kind === 'faulty') return showFactor(c, keptSecret(read.typed['bi-mat']), read.faults)
    const secret = read.value['bi-mat']
    const step = matchCode(secret, read.value.ma, now, 0)
    if (step === null) return showFactor(c, secret, [{ field: 'ma', message: wrongCode(t) }])
    const account = await myAccount(c)
    const fault = await ownerFault(c, account, read.value['hien-tai'])
    if (fault) return showFactor(c, secret, [fault])
    const codes = await storeOf<IdentityTables>(c).transaction(async (tx) => {
      if (account.secondFactor && !(await codeIsRight(tx, account.personId, read.value['ma-cu'], sender, now))) return null
      await setSecondFactor(tx, account.personId, secret, step, sender, now)
      await endSessions(tx, account.personId, { except: me(c).sessionId }, sender, now)
      return { codes: await makeRecoveryCodes(tx, account.personId, sender, now), renewed: await renewToken(tx, me(c).sessionId, now) }
    })
    if (!codes) return showFactor(c, secret, [{ field: 'ma-cu', message: wrongCode(t) }])
    startSession(c, codes.renewed.token, codes.renewed.seconds)
    neverKept(c)
    return c.html(<CodesPage lang={c.get('lang')} title={t('Ứng dụng xác thực đã nối', 'The authenticator is connected')} codes={codes.codes} />)
  })

  const showNewCodes = async (c: Ctx, faults: readonly Fault[]) => {
    neverKept(c)
    return c.html(<NewCodesPage {...await desk(c)} faults={faults} signInName={(await myAccount(c)).signInName} />, faults.length > 0 ? 422 : 200)
  }
  app.get('/tai-khoan/ma-du-phong', settingUp, (c) => showNewCodes(c, []))

  app.post('/tai-khoan/ma-du-phong', settingUp, async (c) => {
    const t = tongue(c.get('lang'))
    const read = await readForm(c, ownerForm(t))
    if (read.kind === 'faulty') return showNewCodes(c, read.faults)
    const account = await myAccount(c)
    const fault = await ownerFault(c, account, read.value['hien-tai'])
    if (fault) return showNewCodes(c, [fault])
    const codes = await storeOf<IdentityTables>(c).transaction((tx) => makeRecoveryCodes(tx, account.personId, senderOf(c), c.get('clock')()))
    neverKept(c)
    return c.html(<CodesPage lang={c.get('lang')} title={t('Bộ mã dự phòng mới', 'New recovery codes')} codes={codes} />)
  })

  return app
}

/** The secret that the page showed before, so that the app on the phone still fits; a new one where it came back broken. */
export function keptSecret(typed: string | undefined): Uint8Array {
  const secret = fromBase32(typed ?? '')
  return secret?.length === 20 ? secret : newSecret()
}
