export interface BasketTables {
  'basket.baskets': { id: string; token_hash: string; checkout: unknown; checkout_at: Date | null; made_at: Date; used_at: Date }
  'basket.lines': { basket_id: string; pack_id: string; quantity: number; price_seen_vnd: number; added_at: Date }
}
