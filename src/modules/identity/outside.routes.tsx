import { Hono } from 'hono'
import { config } from '#platform/config'
import { readId } from '#platform/ids'
import { Refusal } from '#platform/refusal'
import { senderOf } from '#platform/sender'
import { endFlow, endSession, flowToken, newToken, sessionToken, startFlow, startSession, startStep } from '#platform/session'
import { pathIn, tongue } from '#platform/tongue'
import { anyone, storeOf, type Ctx, type Routes } from '#platform/web'
import type { IdentityTables } from './identity.tables.ts'
import { confirmOutside, passOutside, unlinkOutside, type OutsideStep } from './link-outside.ts'
import { noteEvent } from './note-event.ts'
import { outsideProvider, type OidcProvider } from './oidc.connector.ts'
import { signOut } from './open-session.ts'
import { TiePage } from './outside.page.tsx'
import { waitingOutside } from './outside.queries.ts'
import { accountOf } from './person.queries.ts'
import { ownPath } from './return-path.rules.ts'
import { settingUp, signedIn } from './roles.rules.ts'
import type { SignedIn } from './session.queries.ts'
import { STEP_SECONDS } from './sign-in.ts'
import { goOnAfterSignIn, neverKept, showSignIn, waitSentence } from './sign-in.routes.tsx'
import { FLOW_SECONDS, keepOutsidePerson, startOutside, takeFlow } from './start-outside.ts'

function providerOf(): OidcProvider {
  const provider = outsideProvider()
  if (!provider) throw new Refusal('not-found')
  return provider
}

const backHere = (c: Ctx): string => `${config.publicUrl || new URL(c.req.url).origin}/dang-nhap/ngoai/ve`

export function outsideRoutes(): Routes {
  const app: Routes = new Hono()

  app.get('/dang-nhap/ngoai', anyone, async (c) => {
    neverKept(c)
    const [provider, t, actor, den] = [providerOf(), tongue(c.get('lang')), c.get('actor') as SignedIn | null, c.req.query('den')]
    const way = provider.wayOut()
    const address = await provider.addressFor(way, backHere(c))
    if (!address) return showSignIn(c, 503, { den, refused: t(`${provider.settings.name} chưa trả lời. Tài khoản của bạn vẫn an toàn; thử lại sau, hoặc vào bằng cách khác ở dưới.`, `${provider.settings.name} does not answer. Your account is safe; try later, or enter another way below.`) })
    const token = newToken()
    const wait = await storeOf<IdentityTables>(c).transaction((tx) => startOutside(tx, { token, way, personId: actor?.personId ?? null, returnTo: ownPath(den) ?? '' }, senderOf(c), c.get('clock')()))
    if (wait > 0) return showSignIn(c, 429, { den, refused: waitSentence(wait, t) })
    startFlow(c, token, FLOW_SECONDS)
    return c.redirect(address, 302)
  })

  const refuse = async (c: Ctx, den: string | undefined, kind: 'declined' | 'unfit' | 'silent') => {
    const [t, { name }] = [tongue(c.get('lang')), providerOf().settings]
    endFlow(c)
    await storeOf<IdentityTables>(c).transaction((tx) => noteEvent(tx, { kind: 'outside-refused', personId: null, sender: senderOf(c), detail: kind }, c.get('clock')()))
    const said = {
      declined: t(`Bạn chưa đồng ý ở ${name}, nên chưa vào. Thử lại, hoặc vào bằng cách khác.`, `You did not agree at ${name}, so you are not in. Try again, or enter another way.`),
      unfit: t(`Câu trả lời của ${name} không dùng được: quá lâu, đã dùng rồi, hoặc bắt đầu ở trình duyệt khác. Bấm lại từ đầu; tài khoản vẫn an toàn.`, `The answer of ${name} cannot be used: it is too old, was used, or began in another browser. Start again; the account is safe.`),
      silent: t(`${name} chưa trả lời xong. Thử lại sau, hoặc vào bằng cách khác.`, `${name} did not finish its answer. Try later, or enter another way.`),
    }
    return showSignIn(c, kind === 'silent' ? 503 : 422, { den, refused: said[kind] })
  }

  app.get('/dang-nhap/ngoai/ve', anyone, async (c) => {
    neverKept(c)
    const [provider, store, sender, now, token] = [providerOf(), storeOf<IdentityTables>(c), senderOf(c), c.get('clock')(), flowToken(c)]
    const flow = token ? await store.transaction((tx) => takeFlow(tx, token, c.req.query('state') ?? '', now)) : null
    if (!flow) return refuse(c, undefined, 'unfit')
    const answered = new URL(backHere(c))
    answered.search = new URL(c.req.url).search
    const answer = await provider.readAnswer(answered, flow)
    if (answer.kind !== 'came') return refuse(c, flow.returnTo, answer.kind)
    const before = sessionToken(c)
    const step: OutsideStep = await store.transaction(async (tx) => {
      const passed = flow.personId ? { kind: 'unknown' as const } : await passOutside(tx, answer.person, sender, now)
      if (passed.kind === 'unknown') await keepOutsidePerson(tx, flow.id, answer.person)
      else if (before) await signOut(tx, before, sender, now)
      return passed
    })
    switch (step.kind) {
      case 'unknown': return c.redirect(pathIn(c.get('lang'), '/noi-tai-khoan'), 303)
      case 'passkey-needed': return showSignIn(c, 422, { den: flow.returnTo, refused: tongue(c.get('lang'))('Tài khoản này vào bằng khóa truy cập.', 'This account enters by passkey.') })
      case 'code-needed':
        endFlow(c)
        endSession(c)
        startStep(c, step.token, STEP_SECONDS)
        return c.redirect(pathIn(c.get('lang'), `/dang-nhap/ma${flow.returnTo ? `?den=${encodeURIComponent(flow.returnTo)}` : ''}`), 303)
      case 'open':
        endFlow(c)
        startSession(c, step.session.token, step.session.seconds)
        return goOnAfterSignIn(c, flow.returnTo)
    }
  })

  const showTie = async (c: Ctx, refused?: string) => {
    neverKept(c)
    const [store, token, actor] = [storeOf<IdentityTables>(c), flowToken(c), c.get('actor')]
    const waiting = token ? await waitingOutside(store.now, token, c.get('clock')()) : null
    if (!waiting) return c.redirect(pathIn(c.get('lang'), actor ? '/toi' : '/vao'), 303)
    const officer = actor !== null && (await accountOf(store.now, actor.personId)) !== null
    return c.html(<TiePage lang={c.get('lang')} provider={providerOf().settings.name} name={waiting.name} subject={waiting.subject} person={actor?.name ?? null} officer={officer} refused={refused} />, refused ? 422 : 200)
  }
  app.get('/noi-tai-khoan', anyone, (c) => showTie(c))

  app.post('/noi-tai-khoan', signedIn, async (c) => {
    const [t, store, token, me] = [tongue(c.get('lang')), storeOf<IdentityTables>(c), flowToken(c), c.get('actor') as SignedIn]
    const waiting = token ? await waitingOutside(store.now, token, c.get('clock')()) : null
    const outcome = token ? await store.transaction((tx) => confirmOutside(tx, token, me.personId, me.sessionId, senderOf(c), c.get('clock')())) : 'over'
    if (outcome === 'not-here') return showTie(c)
    endFlow(c)
    if (outcome === 'linked') return c.redirect(ownPath(waiting?.returnTo) ?? pathIn(c.get('lang'), '/toi?xong=noi'), 303)
    throw new Refusal('conflict', outcome === 'taken'
      ? t('Tài khoản bên ngoài này đã nối với một tài khoản khác ở đây. Vào bằng nó và bỏ nối ở đó trước, hoặc nhờ người vận hành cổng.', 'This outside account is tied to another account here. Enter with it and untie it there first, or ask the operator.')
      : t('Đã quá lâu. Bấm vào từ đầu.', 'It took too long. Start again.'))
  })

  app.post('/noi-tai-khoan/:id/bo', settingUp, async (c) => {
    const id = readId(c.req.param('id'))
    const gone = id !== null && (await storeOf<IdentityTables>(c).transaction((tx) => unlinkOutside(tx, (c.get('actor') as SignedIn).personId, id, senderOf(c), c.get('clock')())))
    if (!gone) throw new Refusal('not-found')
    return c.redirect(pathIn(c.get('lang'), '/toi'), 303)
  })

  return app
}
