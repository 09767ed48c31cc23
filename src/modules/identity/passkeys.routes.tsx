import { generateAuthenticationOptions, generateRegistrationOptions } from '@simplewebauthn/server'
import { Hono } from 'hono'
import type { NoticesTables } from '#notices'
import { config } from '#platform/config'
import { readId } from '#platform/ids'
import { Refusal } from '#platform/refusal'
import { senderOf } from '#platform/sender'
import { challengeToken, endChallenge, endStep, newToken, sessionToken, startChallenge, startSession } from '#platform/session'
import { pathIn, tongue } from '#platform/tongue'
import { anyone, readForm, storeOf, type Ctx, type Fault, type Routes } from '#platform/web'
import { ownerFault } from './account.routes.tsx'
import { addPasskey, MOST_PASSKEYS, removePasskey, type PasskeySite } from './add-passkey.ts'
import { CHALLENGE_SECONDS, keepChallenge } from './ask-passkey.ts'
import type { IdentityParts } from './identity.routes.tsx'
import type { IdentityTables } from './identity.tables.ts'
import { deviceName } from './identity.words.ts'
import { signOut } from './open-session.ts'
import { passkeyForm, passkeyOver, passkeyRefused, passkeySignInForm, passkeyStartForm } from './passkey-forms.rules.ts'
import { PasskeysPage } from './passkeys.page.tsx'
import { credentialsOf, passkeysOf } from './passkeys.queries.ts'
import { accountOf } from './person.queries.ts'
import { showPhonePage } from './phone-sign-in.routes.tsx'
import { settingUp } from './roles.rules.ts'
import type { SignedIn } from './session.queries.ts'
import { goOnAfterSignIn, neverKept, showSignIn, waitSentence } from './sign-in.routes.tsx'
import { passPasskey } from './use-passkey.ts'

type Tables = IdentityTables & NoticesTables
const me = (c: Ctx): SignedIn => c.get('actor') as SignedIn

/** Passkeys are bound to the address that the public types; before that is told (PUBLIC_URL), to the one that was asked. */
function siteOf(c: Ctx): PasskeySite {
  const own = new URL(config.publicUrl || c.req.url)
  return { origin: own.origin, host: own.hostname }
}

export function passkeyRoutes({ ways }: IdentityParts): Routes {
  const app: Routes = new Hono()
  // A page elsewhere must not spend challenges of this browser; forms of other sites are refused before.
  const sentence = (c: Ctx, status: 422 | 429, message: string) => c.json({ message }, status)

  const show = async (c: Ctx, more: { faults?: readonly Fault[]; refused?: string; name?: string } = {}) => {
    neverKept(c)
    const [db, t] = [storeOf<Tables>(c).now, tongue(c.get('lang'))]
    const [account, passkeys] = await Promise.all([accountOf(db, me(c).personId), passkeysOf(db, me(c).personId)])
    const said: Record<string, string> = { them: t('Đã thêm. Lần sau bấm “Vào bằng khóa truy cập”.', 'Added. Next time press “Enter with a passkey”.'), bo: t('Đã bỏ khóa đó.', 'That passkey is removed.') }
    return c.html(<PasskeysPage lang={c.get('lang')} desk={account ? { ways: await ways(c, me(c)), person: me(c).name } : null} passkeys={passkeys} name={more.name ?? deviceName(senderOf(c).agent, t)}
      faults={more.faults ?? []} refused={more.refused} said={said[c.req.query('xong') ?? '']} />, more.refused || more.faults ? 422 : 200)
  }
  app.get('/khoa-truy-cap', settingUp, (c) => show(c))

  app.post('/khoa-truy-cap/bat-dau', settingUp, async (c) => {
    neverKept(c)
    const [store, t, site, person] = [storeOf<Tables>(c), tongue(c.get('lang')), siteOf(c), me(c)]
    const read = await readForm(c, passkeyStartForm)
    const account = await accountOf(store.now, person.personId)
    const fault = account ? await ownerFault(c, account, read.kind === 'ok' ? read.value['hien-tai'] : '') : null
    if (fault) return sentence(c, 422, fault.message)
    const token = newToken()
    const options = await generateRegistrationOptions({
      rpName: 'Cổng OCOP', rpID: site.host, userID: Buffer.from(person.personId.replaceAll('-', ''), 'hex'), userName: account?.signInName ?? person.name, userDisplayName: person.name,
      timeout: CHALLENGE_SECONDS * 1_000, attestationType: 'none', excludeCredentials: (await credentialsOf(store.now, person.personId)),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    })
    const wait = await store.transaction((tx) => keepChallenge(tx, { purpose: 'add', personId: person.personId, token, challenge: options.challenge }, senderOf(c), c.get('clock')()))
    if (wait > 0) return sentence(c, 429, waitSentence(wait, t))
    startChallenge(c, token, CHALLENGE_SECONDS)
    return c.json(options)
  })

  app.post('/khoa-truy-cap/them', settingUp, async (c) => {
    const [t, token] = [tongue(c.get('lang')), challengeToken(c)]
    const read = await readForm(c, passkeyForm(t))
    if (read.kind === 'faulty') return show(c, { refused: read.faults[0]!.message, name: read.typed['ten-khoa'] ?? '' })
    const { 'ten-khoa': name, 'tra-loi': response } = read.value
    endChallenge(c)
    const added = token ? await storeOf<Tables>(c).transaction((tx) => addPasskey(tx, me(c).personId, { token, name, response: response as never }, siteOf(c), senderOf(c), c.get('clock')())) : { kind: 'over' as const }
    switch (added.kind) {
      case 'added': return c.redirect(pathIn(c.get('lang'), '/khoa-truy-cap?xong=them'), 303)
      case 'over': return show(c, { refused: passkeyOver(t), name })
      case 'refused': return show(c, { refused: t('Thiết bị trả lời không khớp với lời hỏi của cổng, hoặc không xác nhận bạn bằng vân tay, khuôn mặt hay mã mở máy. Bấm lại để thử thêm lần nữa.', 'The device’s answer does not fit what was asked, or it did not confirm you by finger, face or screen lock. Press again to try once more.'), name })
      case 'too-many': return show(c, { refused: t(`Mỗi người có tối đa ${MOST_PASSKEYS} khóa. Bỏ khóa không dùng nữa rồi thêm.`, `Nobody has more than ${MOST_PASSKEYS} passkeys. Remove one that you no longer use.`), name })
      case 'known': return show(c, { refused: t('Khóa này đã được thêm từ trước.', 'This passkey was added before.'), name })
    }
  })

  app.post('/khoa-truy-cap/:id/bo', settingUp, async (c) => {
    const id = readId(c.req.param('id'))
    const removed = id !== null && (await storeOf<Tables>(c).transaction((tx) => removePasskey(tx, me(c).personId, id, senderOf(c), c.get('clock')())))
    if (!removed) throw new Refusal('not-found')
    return c.redirect(pathIn(c.get('lang'), '/khoa-truy-cap?xong=bo'), 303)
  })

  app.post('/dang-nhap/khoa/bat-dau', anyone, async (c) => {
    neverKept(c)
    const token = newToken()
    const options = await generateAuthenticationOptions({ rpID: siteOf(c).host, timeout: CHALLENGE_SECONDS * 1_000, userVerification: 'required' })
    const wait = await storeOf<Tables>(c).transaction((tx) => keepChallenge(tx, { purpose: 'sign-in', personId: null, token, challenge: options.challenge }, senderOf(c), c.get('clock')()))
    if (wait > 0) return sentence(c, 429, waitSentence(wait, tongue(c.get('lang'))))
    startChallenge(c, token, CHALLENGE_SECONDS)
    return c.json(options)
  })

  app.post('/dang-nhap/khoa', anyone, async (c) => {
    const [t, token, sender, now, before] = [tongue(c.get('lang')), challengeToken(c), senderOf(c), c.get('clock')(), sessionToken(c)]
    const read = await readForm(c, passkeySignInForm(t))
    const [den, from] = read.kind === 'ok' ? [read.value.den, read.value.tu] : [read.typed['den'], read.typed['tu']]
    const again = (refused: string) => (from === 'dang-nhap' ? showSignIn(c, 422, { den, refused }) : showPhonePage(c, 422, '', { den, refused }))
    if (read.kind === 'faulty') return again(read.faults[0]!.message)
    endChallenge(c)
    const step = token ? await storeOf<Tables>(c).transaction(async (tx) => {
      const passed = await passPasskey(tx, token, read.value['tra-loi'] as never, siteOf(c), sender, now)
      if (passed.kind === 'open' && before) await signOut(tx, before, sender, now)
      return passed
    }) : { kind: 'over' as const }
    switch (step.kind) {
      case 'open':
        endStep(c)
        startSession(c, step.session.token, step.session.seconds)
        return goOnAfterSignIn(c, den)
      case 'over': return again(passkeyOver(t))
      case 'refused': return again(passkeyRefused(t))
    }
  })

  return app
}
