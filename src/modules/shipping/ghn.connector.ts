/**
 * Giao Hàng Nhanh, written from its public documents (`carriers` in carrier.words.ts says how sure that is). Called by jobs only; nothing
 * here is called inside a transaction. Addresses are those of today (province, commune): GHN takes their names.
 */
import { askOutside } from '#platform/http-client'
import { fieldsOf, readCarrierTime, readJsonFields, textOf, wholeOf, type CarrierNews, type Fields } from './carrier-news.rules.ts'
import { ghnState } from './ghn-news.rules.ts'

export interface GhnAccount { readonly baseUrl: string; readonly token: string; readonly shopRef: string }

/** `refused` will be refused again; `away` is worth asking again later. */
export type GhnAnswer<Value> = { readonly kind: 'ok'; readonly value: Value } | { readonly kind: 'refused'; readonly words: string } | { readonly kind: 'away'; readonly words: string }

export interface GhnOrder {
  /** Our parcel's code (at most 50 characters): the same code again gives the same order, not a second one. */
  readonly clientCode: string
  readonly toName: string
  readonly toPhone: string
  readonly toText: string
  readonly toCommuneName: string
  readonly toProvinceName: string
  readonly content: string
  readonly weightGrams: number
  readonly codVnd: number
}
export interface GhnCreated { readonly orderCode: string; readonly feeVnd: number | null }

/** Creates the order from the shop's own address. The shop pays the fee (payment type 1): our buyer has paid it to the seller. */
export async function createGhnOrder(account: GhnAccount, order: GhnOrder, signal?: AbortSignal): Promise<GhnAnswer<GhnCreated>> {
  const answer = await ask(account, 'v2/shipping-order/create', {
    client_order_code: order.clientCode, payment_type_id: 1, service_type_id: 2, required_note: 'CHOXEMHANGKHONGTHU',
    to_name: order.toName, to_phone: order.toPhone, to_address: order.toText, is_new_to_address: true, to_ward_name: order.toCommuneName, to_province_name: order.toProvinceName,
    cod_amount: order.codVnd, content: order.content, weight: order.weightGrams, items: [{ name: order.content, quantity: 1, weight: order.weightGrams }],
  }, signal)
  return then(answer, (data) => {
    const orderCode = textOf(data, 'order_code')
    return orderCode === '' ? null : { orderCode, feeVnd: wholeOf(data, 'total_fee') }
  })
}

/** The order as GHN holds it now, by our code: the truth behind a webhook. */
export async function readGhnOrder(account: GhnAccount, clientCode: string, signal?: AbortSignal): Promise<GhnAnswer<CarrierNews>> {
  const answer = await ask(account, 'v2/shipping-order/detail-by-client-code', { client_order_code: clientCode }, signal)
  return then(answer, (data): CarrierNews | null => {
    const [trackingCode, rawStatus] = [textOf(data, 'order_code'), textOf(data, 'status')]
    if (trackingCode === '' || rawStatus === '') return null
    return {
      carrier: 'ghn', trackingCode, ref: clientCode, rawStatus, state: ghnState(rawStatus), at: readCarrierTime(textOf(data, 'updated_date')),
      feeVnd: wholeOf(data, 'total_fee'), codVnd: wholeOf(data, 'cod_amount'), weightGrams: wholeOf(data, 'weight'), note: '',
    }
  })
}

/** What GHN would take. It wants its own number of the commune: one without a number cannot be quoted, though it can be sent to. */
export async function askGhnFee(account: GhnAccount, asked: { toWardId: string; toText: string; weightGrams: number; codVnd: number }, signal?: AbortSignal): Promise<GhnAnswer<number>> {
  const answer = await ask(account, 'v2/shipping-order/fee', { service_type_id: 2, to_ward_id_v2: asked.toWardId, to_address_v2: asked.toText, weight: asked.weightGrams, cod_value: asked.codVnd }, signal)
  return then(answer, (data) => wholeOf(data, 'total'))
}

/** Takes the order back before the courier has it. */
export async function cancelGhnOrder(account: GhnAccount, orderCode: string, signal?: AbortSignal): Promise<GhnAnswer<true>> {
  return then(await ask(account, 'v2/switch-status/cancel', { order_codes: [orderCode] }, signal), () => true as const)
}

async function ask(account: GhnAccount, path: string, json: object, signal?: AbortSignal): Promise<GhnAnswer<Fields>> {
  const answer = await askOutside({
    url: `${account.baseUrl.replace(/\/+$/, '')}/shiip/public-api/${path}`, method: 'POST', json, headers: { token: account.token, shopid: account.shopRef },
    seconds: 15, mostBytes: 512 * 1024, tries: 3, ...(signal ? { signal } : {}),
  })
  if (answer.kind === 'silent') return { kind: 'away', words: answer.why }
  if (answer.status === 429 || answer.status >= 500) return { kind: 'away', words: `HTTP ${answer.status}` }
  const fields = readJsonFields(answer.text)
  if (!fields) return { kind: 'away', words: `HTTP ${answer.status}, not JSON` }
  const words = (textOf(fields, 'code_message_value') || textOf(fields, 'message')).slice(0, 300)
  if (answer.status !== 200 || fields['code'] !== 200) return { kind: 'refused', words: words || `HTTP ${answer.status}` }
  const { data } = fields
  // The documents show an object in one place and a list of one in another.
  return { kind: 'ok', value: fieldsOf(Array.isArray(data) ? data[0] : data) ?? {} }
}

function then<Value>(answer: GhnAnswer<Fields>, read: (data: Fields) => Value | null): GhnAnswer<Value> {
  if (answer.kind !== 'ok') return answer
  const value = read(answer.value)
  return value === null ? { kind: 'away', words: 'an answer without what was asked for' } : { kind: 'ok', value }
}
