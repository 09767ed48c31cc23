import type { BasketView } from '#basket'
import { ratesOn, type Place, type ShippingTables } from '#shipping'
import type { Day } from '#platform/day'
import type { Db } from '#platform/db'
import { deliverBasket, type DeliveredBasket } from './delivery-choice.rules.ts'

/** What each seller's delivery to a place costs on a day, by the ways that were asked for (seller → way) or the usual ones. */
export async function findDelivery(db: Db<ShippingTables>, basket: BasketView, to: Place, asked: ReadonlyMap<string, string>, day: Day): Promise<DeliveredBasket> {
  const couriers = basket.shares.some((share) => share.ways.some((way) => way.kind === 'courier'))
  return deliverBasket(basket, couriers ? await ratesOn(db, day) : [], to, asked)
}
