/** What the forms about an order's parcel send, and what is said when it could not be done. */
import { z } from 'zod'
import { showGrams, showVnd } from '#design'
import { carriers, type Carrier } from '#shipping'
import type { Say } from '#platform/tongue'
import { stateWords } from './order.words.ts'
import type { OrderSent, Sending } from './send-order.ts'

const readCarrier = (text: string): Carrier | null => (Object.hasOwn(carriers, text) ? (text as Carrier) : null)

/** Reads how a parcel is sent: `gui` = `tu-giao`, a carrier, `ghn-lay` (GHN collects it) or `san-sang` (to be fetched). */
export function sendForm(t: Say): z.ZodType<Sending> {
  return z.record(z.string(), z.string()).transform((typed, context): Sending => {
    const fault = (field: string, message: string): Sending => { context.addIssue({ code: 'custom', path: [field], message }); return z.NEVER }
    const how = typed['viec'] === 'ghn-lay' || typed['viec'] === 'san-sang' ? typed['viec'] : typed['gui'] ?? ''
    if (how === 'san-sang') return { kind: 'ready' }
    const plain = (typed['nang'] ?? '').replace(/[\s.]/g, '')
    const weightGrams = /^\d{1,7}$/.test(plain) ? Number(plain) : 0
    if (weightGrams === 0) fault('nang', t('Ghi cân nặng cả bao bì bằng gam. Ví dụ: 1200', 'Give the weight with its wrapping in grams. Example: 1200'))
    if (how === 'ghn-lay') return { kind: 'ghn', weightGrams }
    if (how === 'tu-giao') return { kind: 'own', weightGrams }
    const carrier = readCarrier(how)
    if (carrier === null) return fault('gui', t('Chọn gửi bằng cách nào.', 'Choose how it is sent.'))
    const trackingCode = (typed['ma-van-don'] ?? '').replace(/\s/g, '').toUpperCase()
    if (!/^[A-Z0-9][A-Z0-9.-]{3,39}$/.test(trackingCode)) return fault('ma-van-don', t('Chép mã vận đơn trên biên nhận của hãng: chữ và số, từ 4 ký tự.', 'Copy the tracking number from the carrier’s receipt: letters and digits, at least 4.'))
    return { kind: 'courier', carrier, trackingCode, weightGrams }
  })
}

export function notSentWords(t: Say, sent: OrderSent): string | null {
  switch (sent.kind) {
    case 'sent':
    case 'asked': return null
    case 'not-now': return t(`Đơn đã đổi trong lúc này: ${stateWords(t, sent.state)}.`, `The order has changed meanwhile: ${stateWords(t, sent.state)}.`)
    case 'has-parcel': return t('Đơn này đã có một kiện hàng đang đi.', 'This order has a parcel under way already.')
    case 'sender-unknown': return t('Chưa rõ cơ sở ở tỉnh nào, nên chưa lập được kiện hàng. Nhờ cán bộ xã ghi nơi ở của cơ sở.', 'It is not known in which province the producer is. Ask your commune’s officer.')
    case 'tracking-code-taken': return t('Mã vận đơn này đã ghi cho một kiện khác. Chưa gửi gì; kiểm lại mã.', 'This tracking number stands on another parcel. Nothing was sent; check the number.')
    case 'too-heavy': return t(`GHN chỉ nhận kiện đến ${showGrams(sent.mostGrams, 'vi')}. Chọn cách gửi khác.`, `GHN takes up to ${showGrams(sent.mostGrams, 'en')}. Send it another way.`)
    case 'cod-too-high': return t(`GHN chỉ thu hộ đến ${showVnd(sent.mostVnd)}. Chọn cách gửi khác.`, `GHN collects up to ${showVnd(sent.mostVnd)}. Send it another way.`)
  }
}
