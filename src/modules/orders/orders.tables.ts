import type { Generated } from 'kysely'
import type { Lang } from '#platform/tongue'
import type { ReminderStep } from './order-limits.rules.ts'
import type { MoverKind, OrderState } from './order-moves.rules.ts'

export interface OrdersTables {
  'orders.purchases': {
    id: string
    code: string
    token_hash: string
    person_id: string | null
    buyer_name: string
    buyer_phone: string
    scheme: 'v34'
    province_code: string
    commune_code: string
    address: string
    note: string
    payment: 'cash' | 'transfer'
    goods_vnd: number
    delivery_vnd: number
    total_vnd: number
    lang: Lang
    placed_at: Date
    asked_hash: string | null
    key_id: string | null
  }
  'orders.orders': {
    id: string
    code: string
    purchase_id: string
    producer_id: string
    seller_name: string
    state: OrderState
    goods_vnd: number
    delivery_vnd: number
    total_vnd: number
    due_at: Date | null
    placed_at: Date
    changed_at: Date
    seller_province: string | null
    way_kind: Generated<'courier' | 'own' | 'pickup'>
    way_id: string | null
    way_carrier: 'ghn' | 'ghtk' | 'viettelpost' | 'ems' | null
    way_place: Generated<string>
    days_least: number | null
    days_most: number | null
    weight_g: number | null
  }
  'orders.lines': {
    order_id: string
    position: number
    offer_id: string
    pack_id: string
    product_name: string
    product_slug: string
    pack_name: string
    quantity: number
    price_vnd: number
    sum_vnd: number
    maker_name: string | null
  }
  'orders.moves': {
    id: string
    order_id: string
    from_state: OrderState | null
    to_state: OrderState
    by_kind: MoverKind
    by_name: string
    why: string
    at: Date
  }
  'orders.agreed_returns': {
    id: string
    order_id: string
    amount_vnd: number
    why: string
    by_kind: 'seller' | 'officer'
    by_name: string
    proposed_at: Date
    answer: 'agreed' | 'declined' | null
    answered_at: Date | null
  }
  'orders.refund_accounts': {
    order_id: string
    bank_bin: string
    number: string
    holder_name: string
    given_at: Date
  }
  'orders.calls': {
    order_id: string
    person_id: string
    token_hash: string
    made_at: Date
  }
  'orders.reminders': {
    order_id: string
    step: ReminderStep
    at: Date
  }
  'orders.cash_clearings': {
    id: string
    phone: string
    why: string
    by_name: string
    at: Date
  }
  'orders.purchase_keys': {
    token_hash: string
    purchase_id: string
    made_at: Date
  }
}
