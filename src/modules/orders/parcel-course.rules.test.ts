import { expect, test } from 'vitest'
import { orderMoves, type OrderState } from './order-moves.rules.ts'
import { stepsToward } from './parcel-course.rules.ts'

test('an order goes where its parcel is by the shortest way of the system, also when news was lost between', () => {
  expect(stepsToward('accepted', 'created', 'in_transit')).toEqual(['sent'])
  expect(stepsToward('accepted', 'created', 'delivered')).toEqual(['sent', 'delivered'])
  expect(stepsToward('sent', 'in_transit', 'returned')).toEqual(['coming-back', 'returned'])
  expect(stepsToward('sent', 'in_transit', 'failed_attempt')).toEqual([])
})

test('an order that has gone on, ended or was never accepted stays; one that comes back is delivered only by a parcel that turned round', () => {
  for (const state of ['placed', 'completed', 'returned', 'refunded', 'refused', 'cancelled', 'lapsed'] as const) for (const to of ['in_transit', 'delivered', 'returning', 'returned'] as const) if (!(state === 'returned' && to === 'returned')) expect(stepsToward(state, 'created', to), `${state} ${to}`).toEqual([])
  expect(stepsToward('coming-back', 'out_for_delivery', 'delivered')).toEqual([])
  expect(stepsToward('coming-back', 'returning', 'delivered')).toEqual(['delivered'])
})

test('every step is a move that the system may make', () => {
  const states = [...new Set(orderMoves.flatMap((move) => [move.from, move.to]))] as OrderState[]
  for (const state of states) {
    for (const to of ['created', 'collecting', 'in_transit', 'out_for_delivery', 'delivered', 'failed_attempt', 'returning', 'returned', 'cancelled', 'incident'] as const) {
      let at = state
      for (const step of stepsToward(state, 'returning', to)) {
        expect(orderMoves.some((move) => move.from === at && move.to === step && move.by.includes('system')), `${at} → ${step}`).toBe(true)
        at = step
      }
    }
  }
})
