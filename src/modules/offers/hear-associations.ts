import { phoneOf, type IdentityTables } from '#identity'
import { queueNotice, type NoticesTables } from '#notices'
import { associationEnded, findMembers, findProducer, maySellFor, type AssociationEndFact, type ProducersTables } from '#producers'
import { dayOf } from '#platform/day'
import { sql, type Tx } from '#platform/db'
import type { Id } from '#platform/ids'
import { listen, type Listener } from '#platform/news'
import type { OffersTables } from './offers.tables.ts'

type Tables = OffersTables & ProducersTables & IdentityTables & NoticesTables

/** Pauses what a producer sold for a maker, unless they agreed anew meanwhile, and tells both sides. Heard twice, it tells once. */
async function pauseSoldFor(tx: Tx<Tables>, { association, sellerId, makerId }: AssociationEndFact, now: Date): Promise<void> {
  if (await maySellFor(tx, sellerId, makerId, dayOf(now))) return
  const [{ count }] = await sql<{ count: number }>(tx, 'offers.pause-sold-for', `
    with paused as (update offers.offers offer set state = 'paused', changed_at = greatest($3, offer.changed_at + interval '1 millisecond') from certification.products product
      where product.id = offer.product_id and offer.producer_id = $1 and product.producer_id = $2 and offer.state = 'on-sale' returning 1) select count(*) from paused`, [sellerId, makerId, now]) as [{ count: number }]
  const [seller, maker] = [await findProducer(tx, sellerId as Id<'producer'>), await findProducer(tx, makerId as Id<'producer'>)]
  const said = `${seller?.name ?? 'Gian hàng'} thôi bán hàng của ${maker?.name ?? 'người làm'}. ${count > 0 ? `${count} món đã tạm dừng, khách không đặt được nữa.` : 'Không có món nào đang bán.'} Đơn đã đặt vẫn giao như thường.`
  const told = new Map<string, string>()
  for (const id of [sellerId, makerId]) for (const { personId } of await findMembers(tx, id as Id<'producer'>)) {
    const phone = await phoneOf(tx, personId)
    if (phone) told.set(phone, personId)
  }
  for (const [to, personId] of told) await queueNotice(tx, { channel: 'sms', to, kind: 'association-ended', subject: { kind: 'association', id: association }, essential: true, key: `association:${association}:${personId}`, now, body: `Cổng OCOP: ${said}` })
}

export const offersListeners: readonly Listener<Tables>[] = [
  listen<Tables, AssociationEndFact>('offers.association-ended', associationEnded, ({ store, clock }, fact) => store.transaction((tx) => pauseSoldFor(tx, fact, clock()))),
]
