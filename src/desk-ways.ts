/** The ways of an officer's desk, in one list: what each module offers to those who may enter it. */
import type { DeskWay } from '#design'
import { countWaiting, type FeedbackTables } from '#feedback'
import { countLikenesses, type CertificationTables } from '#certification'
import { reachOf } from '#identity'
import { countImports, type IntakeTables } from '#intake'
import { tongue } from '#platform/tongue'
import { storeOf, type Actor, type Ctx } from '#platform/web'

export async function deskWays(c: Ctx, actor: Actor): Promise<readonly DeskWay[]> {
  const t = tongue(c.get('lang'))
  const officer = actor.roles.some((held) => held.role !== 'operator')
  const reach = reachOf(actor)
  const provincial = actor.roles.some((held) => held.role === 'province-officer' || held.role === 'central-officer')
  const scopes = reach.kind === 'country' ? 'all' as const : reach.provinces
  const db = storeOf<CertificationTables & FeedbackTables & IntakeTables>(c).now
  const [imports, alike] = provincial ? await Promise.all([countImports(db, scopes), countLikenesses(db, scopes)]) : [0, 0]
  const waiting = officer ? await countWaiting(db, reach) : 0
  return [
    ...(provincial ? [{ href: '/can-bo/nhap', text: t('Nhập danh sách', 'Lists'), count: imports }, { href: '/can-bo/trung', text: t('Có thể trùng', 'Alike'), count: alike }] : []),
    ...(officer ? [{ href: '/can-bo/gop-y', text: t('Góp ý', 'Feedback'), count: waiting }] : []),
    { href: '/tai-khoan', text: t('Tài khoản', 'Account') },
  ]
}
