import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { PaymentsTables } from './payments.tables.ts'
import { requestPayment, type NewPaymentRequest } from './request-payment.ts'
import type { Party, PaymentRequest } from './request.queries.ts'
import { setAccount } from './set-account.ts'

/** A party that is paid on a verified account; no real person's. */
export async function aPayee(tx: Tx<PaymentsTables>, number: string, now: Date): Promise<Party> {
  const payee = { kind: 'producer', id: newId<'sample'>() }
  await setAccount(tx, payee, { bankBin: '970436', number, holderName: 'HTX MAU', verifiedAt: now }, now)
  return payee
}

/** A request that waits for a day; say only what the test is about. */
export async function aPaymentRequest(tx: Tx<PaymentsTables>, payee: Party, now: Date, more: Partial<NewPaymentRequest> = {}): Promise<PaymentRequest> {
  const asked = await requestPayment(tx, { subject: { kind: 'order', id: newId<'sample'>() }, payee, amountVnd: 180_000, expiresAt: new Date(now.getTime() + 86_400_000), now, ...more })
  if (asked.kind !== 'requested') throw new Error(`sample request: ${asked.kind}`)
  return asked.request
}
