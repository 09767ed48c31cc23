export interface WaitlistTables {
  'waitlist.requests': { id: string; product_id: string; phone: string; consent: string; made_at: Date }
}
