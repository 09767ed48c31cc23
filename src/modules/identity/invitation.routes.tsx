import { Hono } from 'hono'
import { Refusal } from '#platform/refusal'
import { senderOf } from '#platform/sender'
import { startSession } from '#platform/session'
import { tongue } from '#platform/tongue'
import { anyone, readForm, storeOf, type Ctx, type Fault, type Routes } from '#platform/web'
import { keptSecret } from './account.routes.tsx'
import { hashPassword } from './check-password.ts'
import { invitationForm, passwordSentence, wrongCode } from './forms.rules.ts'
import type { IdentityParts } from './identity.routes.tsx'
import type { IdentityTables } from './identity.tables.ts'
import { CodesPage, InvitationPage } from './invitation.page.tsx'
import { passwordFault } from './password.rules.ts'
import { findInvitation, type Invitation } from './person.queries.ts'
import { newSecret } from './set-secrets.ts'
import { neverKept } from './sign-in.routes.tsx'
import { matchCode } from './totp.rules.ts'
import { useInvitation } from './use-invitation.ts'

async function invitationOf(c: Ctx): Promise<Invitation> {
  const invitation = await findInvitation(storeOf<IdentityTables>(c).now, c.req.param('token') ?? '', c.get('clock')())
  if (invitation) return invitation
  const t = tongue(c.get('lang'))
  throw new Refusal('not-found', t('Liên kết mời này không còn dùng được: đã dùng rồi, đã quá 72 giờ, hoặc có liên kết mới hơn. Nhờ người quản trị cổng gửi liên kết mới.', 'This invitation link no longer works: it was used, is older than 72 hours, or a newer one was sent. Ask the operator for a new link.'))
}

export function invitationRoutes({ unitName }: IdentityParts): Routes {
  const app: Routes = new Hono()

  const show = async (c: Ctx, invitation: Invitation, secret: Uint8Array, faults: readonly Fault[]) => {
    neverKept(c)
    c.header('referrer-policy', 'no-referrer')
    return c.html(<InvitationPage lang={c.get('lang')} token={c.req.param('token') ?? ''} invitation={invitation} unitName={await unitName(c)} secret={secret} faults={faults} />, faults.length > 0 ? 422 : 200)
  }

  app.get('/moi/:token', anyone, async (c) => show(c, await invitationOf(c), newSecret(), []))

  app.post('/moi/:token', anyone, async (c) => {
    const t = tongue(c.get('lang'))
    const invitation = await invitationOf(c)
    const read = await readForm(c, invitationForm(t))
    if (read.kind === 'faulty') return show(c, invitation, keptSecret(read.typed['bi-mat']), read.faults)
    const { moi, ma, 'bi-mat': secret } = read.value
    const [sender, now] = [senderOf(c), c.get('clock')()]
    const poor = passwordFault(moi, invitation.signInName, invitation.name)
    const step = matchCode(secret, ma, now, 0)
    const faults: Fault[] = []
    if (poor) faults.push({ field: 'moi', message: passwordSentence(poor, t) })
    if (step === null) faults.push({ field: 'ma', message: wrongCode(t) })
    if (step === null || faults.length > 0) return show(c, invitation, secret, faults)
    const hash = await hashPassword(moi)
    const used = await storeOf<IdentityTables>(c).transaction((tx) => useInvitation(tx, invitation, { hash, secret, step }, sender, now))
    if (!used) throw new Refusal('conflict')
    startSession(c, used.session.token, used.session.seconds)
    neverKept(c)
    return c.html(<CodesPage lang={c.get('lang')} title={t('Tài khoản đã sẵn sàng', 'Your account is ready')} codes={used.codes} />)
  })

  return app
}
