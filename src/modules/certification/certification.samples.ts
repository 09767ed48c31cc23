import { registerProducers, type ProducersTables } from '#producers'
import type { Tx } from '#platform/db'
import type { Day } from '#platform/day'
import type { Id } from '#platform/ids'
import type { CertificationTables } from './certification.tables.ts'
import { recordFacts, type NewFact } from './record-facts.ts'
import { registerProducts, type NewProduct } from './register-products.ts'

/** A valid product with its producer, for tests. Say only what the test is about. */
export async function aProduct(tx: Tx<CertificationTables & ProducersTables>, more: Partial<NewProduct> & { producer?: string } = {}): Promise<Id<'product'>> {
  const { producer = 'HTX Mẫu Hòa Bình', ...given } = more
  const [producerId] = await registerProducers(tx, [{ name: producer, nameKey: producer.toLowerCase(), form: 'cooperative', provinceCode: null, communeCode: null, formerCode: null, addressRaw: '', sample: false, importId: null }])
  const name = given.name ?? 'Mật hoa dừa mẫu'
  const [id] = await registerProducts(tx, [{
    name, nameKey: name.toLowerCase(), producerId: producerId!, provinceCode: null, communeCode: null, formerCode: null, placeRaw: '',
    groupVersion: null, groupCode: null, groupCertainty: null, sample: false, importId: null, ...given,
  }])
  return id!
}

/** A recorded recognition of four stars, for tests. */
export async function aRecognition(tx: Tx<CertificationTables>, productId: Id<'product'>, on: string, more: Partial<NewFact> = {}): Promise<Id<'event'>> {
  const [id] = await recordFacts(tx, 'Người thử', on as Day, [{
    productId, kind: 'recognised', stars: 4, earliest: on as Day, latest: on as Day, precision: 'day', validUntil: null, evidence: 'recorded',
    decisionNumber: '1/QĐ-UBND', certificateCode: null, sourceName: '', sourceUrl: null, note: '', raw: '', importId: null, ...more,
  }])
  return id!
}
