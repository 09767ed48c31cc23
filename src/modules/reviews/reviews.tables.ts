type SpeakerKind = 'buyer' | 'seller' | 'officer' | 'reader'
export type StepKind = 'written' | 'changed' | 'answered' | 'reported' | 'hidden' | 'shown'

export interface ReviewsTables {
  'reviews.reviews': {
    id: string; order_id: string; product_id: string; points: number; body: string; shown_name: string; state: 'shown' | 'hidden'; made_at: Date; changed_at: Date
    answer: string | null; answer_by: string | null; answer_at: Date | null
  }
  'reviews.steps': { id: string; review_id: string; kind: StepKind; by_kind: SpeakerKind; by_name: string; body: string; at: Date }
  'reviews.invitations': { order_id: string; at: Date }
}
