import type { CertificationTables } from '#certification'
import { lockGoods, saveGoods, type OffersTables, type SavedBy } from '#offers'
import type { ProducersTables } from '#producers'
import type { Tx } from '#platform/db'
import { planOf, type GoodsTyped, type Plan } from './goods-sheet.rules.ts'

/**
 * Saves what was typed of a producer’s goods, all good rows in the caller’s transaction: they are looked at again under
 * lock, and only what really changes is written. Gives a plan for each.
 */
export async function saveSheet(tx: Tx<OffersTables & CertificationTables & ProducersTables>, producerId: string, typed: readonly GoodsTyped[], by: SavedBy, now: Date): Promise<Plan[]> {
  const goods = new Map((await lockGoods(tx, producerId, typed.map((each) => each.productId), now)).map((each) => [each.productId, each]))
  const plans = typed.map((each) => planOf(each, goods.get(each.productId)))
  const changes = plans.filter((plan) => plan.kind === 'change')
  if (changes.length > 0) await saveGoods(tx, producerId, changes, by, now)
  return plans
}
