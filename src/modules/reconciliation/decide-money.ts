import { findOrderOf, type OrdersTables } from '#orders'
import { findRequestsOf, findTransfer, setTransferAside, settleTransfer, undoSettle, type PaymentsTables } from '#payments'
import type { Tx } from '#platform/db'
import type { Decision } from './money-desk.rules.ts'

/** `no-order`: the seller has none with this code. `not-asked`: nothing was asked by transfer for it. `wrong-sum`: the parts are more than the transfer. */
export type Decided =
  | { readonly kind: 'done' } | { readonly kind: 'not-found' } | { readonly kind: 'not-unclear' } | { readonly kind: 'given-back' }
  | { readonly kind: 'no-order' | 'not-asked' | 'twice'; readonly code: string } | { readonly kind: 'wrong-sum' }

/** Carries out what a person decided about a transfer to this seller's own account. */
export async function decideTransfer(tx: Tx<PaymentsTables & OrdersTables>, producerId: string, transferId: string, decision: Exclude<Decision, { kind: 'unreadable' }>, by: string, now: Date): Promise<Decided> {
  const transfer = await findTransfer(tx, 'producer', producerId, transferId)
  if (!transfer) return { kind: 'not-found' }
  switch (decision.kind) {
    case 'aside':
    case 'again': return await setTransferAside(tx, transferId, decision.kind === 'aside', by, now) ? { kind: 'done' } : { kind: 'not-unclear' }
    case 'take-off': {
      const undone = await undoSettle(tx, transferId, now)
      return undone.kind === 'undone' ? { kind: 'done' } : undone.kind === 'given-back' ? undone : { kind: 'not-unclear' }
    }
    case 'attach': {
      const rest = transfer.amountVnd - decision.parts.reduce((sum, part) => sum + (part.amountVnd ?? 0), 0)
      if (rest <= 0) return { kind: 'wrong-sum' }
      const parts: { requestId: string; amountVnd: number }[] = []
      for (const { code, amountVnd } of decision.parts) {
        const order = await findOrderOf(tx, producerId, code)
        if (!order) return { kind: 'no-order', code }
        const [request] = await findRequestsOf(tx, [{ kind: 'order', id: order.id }])
        if (request?.account !== transfer.account) return { kind: 'not-asked', code }
        if (parts.some((part) => part.requestId === request.id)) return { kind: 'twice', code }
        parts.push({ requestId: request.id, amountVnd: amountVnd ?? rest })
      }
      const settled = await settleTransfer(tx, transferId, parts, now, by)
      return settled.kind === 'settled' ? { kind: 'done' } : settled.kind === 'not-unclear' || settled.kind === 'not-found' ? { kind: settled.kind } : { kind: 'wrong-sum' }
    }
  }
}
