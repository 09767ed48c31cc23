/** The ways of an officer's desk, in one list: what each module offers to those who may enter it. */
import type { DeskWay } from '#design'
import { countWaiting, type FeedbackTables } from '#feedback'
import { reachOf } from '#identity'
import { tongue } from '#platform/tongue'
import { storeOf, type Actor, type Ctx } from '#platform/web'

export async function deskWays(c: Ctx, actor: Actor): Promise<readonly DeskWay[]> {
  const t = tongue(c.get('lang'))
  const officer = actor.roles.some((held) => held.role !== 'operator')
  const waiting = officer ? await countWaiting(storeOf<FeedbackTables>(c).now, reachOf(actor)) : 0
  return [
    ...(officer ? [{ href: '/can-bo/gop-y', text: t('Góp ý', 'Feedback'), count: waiting }] : []),
    { href: '/tai-khoan', text: t('Tài khoản', 'Account') },
  ]
}
