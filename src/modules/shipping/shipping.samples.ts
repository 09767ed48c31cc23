import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { createParcel, type NewParcel } from './create-parcel.ts'
import type { ShippingTables } from './shipping.tables.ts'

/** A parcel by a courier from Vĩnh Long to Hà Nội; say only what the test is about. */
export async function aParcel(tx: Tx<ShippingTables>, now: Date, more: Partial<NewParcel> = {}): Promise<{ id: string; code: string; subject: NewParcel['subject'] }> {
  const subject = more.subject ?? { kind: 'order', id: newId<'subject'>() }
  const made = await createParcel(tx, { personId: null, name: 'mẫu' }, {
    owner: { kind: 'producer', id: newId<'owner'>() }, way: { id: null, kind: 'courier', carrier: 'ghn' }, content: 'Mật hoa dừa 500 ml × 2', weightGrams: 1400, codVnd: 290_000, feeVnd: 32_000,
    from: { name: 'Hộ kinh doanh mẫu', phone: '0000000001', text: 'Ấp 1', provinceCode: '86', communeCode: '29308' }, to: { name: 'Người nhận mẫu', phone: '0000000002', text: 'Số 1', provinceCode: '01', communeCode: '00070' },
    ...more, subject,
  }, now)
  if (made.kind !== 'created') throw new Error(`sample parcel: ${made.kind}`)
  return { id: made.id, code: made.code, subject }
}
