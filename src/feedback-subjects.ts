/** What feedback can be about: the registry's products and producers, as the public pages show them. */
import { findListedOf, findProductBySlug, isPublicState, standingOn, type CertificationTables } from '#certification'
import type { FindSubject, HideName } from '#feedback'
import { findProducerBySlug, hideProducerName, type ProducersTables } from '#producers'
import { today, type Clock } from '#platform/day'
import { sql } from '#platform/db'
import type { Id } from '#platform/ids'

type Tables = CertificationTables & ProducersTables

export function subjectsOn(clock: Clock): FindSubject<Tables> {
  const find: FindSubject<Tables> = async (db, kind, slug) => {
    if (kind === 'producer') {
      const producer = await findProducerBySlug(db, slug)
      const shown = producer && (await findListedOf(db, { products: [], producers: [producer.id] })).some((product) => product.published || isPublicState(standingOn(product.claim, today(clock)).state))
      return producer && shown ? { kind, id: producer.id, slug: producer.slug, title: producer.hidden ? 'Chủ thể đã ẩn tên' : producer.name, provinceCode: producer.provinceCode, communeCode: producer.communeCode } : null
    }
    const found = await findProductBySlug(db, slug)
    if (found?.kind === 'moved') return find(db, kind, found.slug)
    if (!found || !(found.product.published || isPublicState(standingOn(found.product.claim, today(clock)).state))) return null
    const { product } = found
    return { kind, id: product.id, slug: product.slug, title: product.name, provinceCode: product.provinceCode, communeCode: product.communeCode }
  }
  return find
}

/** For a product, the name of its producer is hidden, everywhere. */
export const hideName: HideName<Tables> = async (tx, _actor, subject) => {
  const producerId = subject.kind === 'producer' ? (subject.id as Id<'producer'>)
    : (await sql<{ id: Id<'producer'> | null }>(tx, 'feedback.producer-of', 'select producer_id as id from certification.products where id = $1', [subject.id]))[0]?.id
  if (!producerId) return false
  await hideProducerName(tx, producerId, true)
  return true
}
