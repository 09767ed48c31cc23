import { geographyOf, type GeographyTables } from '#geography'
import { phoneOf, type IdentityTables } from '#identity'
import { findMembers, findProducer, type ProducersTables } from '#producers'
import { findParcelSlip, findParcelsOf, type Party, type ShippingTables, type Slip } from '#shipping'
import type { Db } from '#platform/db'
import type { Id } from '#platform/ids'
import type { SellersOrder } from './orders.queries.ts'

/** What the paper says is in it. */
export const contentOf = (order: SellersOrder): string => order.lines.map((line) => `${line.productName}, ${line.packName} × ${line.quantity}`).join('; ').slice(0, 400)
/** What is collected from the receiver. */
export const codOf = (order: SellersOrder): number => (order.purchase.payment === 'cash' ? order.totalVnd : 0)
export const receiverOf = ({ purchase }: SellersOrder): Party => ({ name: purchase.buyerName, phone: purchase.buyerPhone, text: purchase.address, provinceCode: purchase.provinceCode, communeCode: purchase.communeCode })

/** Who sends: the producer, with the telephone of who has acted for it longest; null where it is not known in which province. */
export async function senderOf(db: Db<ProducersTables & IdentityTables>, producerId: string): Promise<Party | null> {
  const id = producerId as Id<'producer'>
  const [producer, [member]] = [await findProducer(db, id), await findMembers(db, id)]
  if (!producer?.provinceCode) return null
  return { name: producer.name, phone: (member && (await phoneOf(db, member.personId))) ?? '', text: producer.addressRaw, provinceCode: producer.provinceCode, communeCode: producer.communeCode }
}

/** The papers for orders, in their order: of the parcel where one is made, else with the order's own code, so that it can be packed first. They hold names and addresses: the caller has asked whose they are. */
export async function findSlips(db: Db<ProducersTables & IdentityTables & ShippingTables & GeographyTables>, orders: readonly SellersOrder[]): Promise<Slip[]> {
  const parcels = await findParcelsOf(db, orders.map((order) => ({ kind: 'order', id: order.id })))
  const geography = await geographyOf(db)
  const address = (party: Party): string => [party.text, party.communeCode && geography.unit('v34', party.communeCode)?.fullName, geography.unit('v34', party.provinceCode)?.fullName].filter(Boolean).join(', ')
  const slips: Slip[] = []
  for (const order of orders) {
    const parcel = parcels.findLast((each) => each.subject.id === order.id && each.state !== 'cancelled')
    const made = parcel ? await findParcelSlip(db, parcel.id) : null
    if (made) {
      slips.push(made)
      continue
    }
    const [from, to] = [await senderOf(db, order.producerId) ?? { name: order.sellerName, phone: '', text: '', provinceCode: '', communeCode: null }, receiverOf(order)]
    slips.push({
      id: order.id, code: order.code, carrier: order.wayCarrier, trackingCode: null, state: 'created', owner: { kind: 'producer', id: order.producerId }, weightGrams: order.weightGrams ?? 0, codVnd: codOf(order), content: contentOf(order),
      from, to, fromAddress: address(from), toAddress: address(to),
    })
  }
  return slips
}
