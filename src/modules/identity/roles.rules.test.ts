import { expect, test } from 'vitest'
import type { Actor } from '#platform/web'
import { mayActIn, reachOf, unitFits } from './roles.rules.ts'

const holding = (...roles: [role: string, unit: string][]): Actor => ({ personId: 'p', name: 'Hoa', roles: roles.map(([role, unit]) => ({ role, unit })) })

test('an officer of a province may act in every commune of it and in no other province', () => {
  const officer = holding(['province-officer', '86'])
  expect(mayActIn(officer, '86')).toBe(true)
  expect(mayActIn(officer, '86', '29308')).toBe(true)
  expect(mayActIn(officer, '19', '05542')).toBe(false)
  expect(mayActIn(officer, null)).toBe(false)
})

test('an officer of a commune may act in it alone, and not where the commune is unknown', () => {
  const officer = holding(['commune-officer', '29308'])
  expect(mayActIn(officer, '86', '29308')).toBe(true)
  expect(mayActIn(officer, '86', '29341')).toBe(false)
  expect(mayActIn(officer, '86')).toBe(false)
})

test('the central office may act everywhere, also where nothing is known of the place', () => {
  expect(mayActIn(holding(['central-officer', 'VN']), null, null)).toBe(true)
})

test('the operator of the installation changes no record of the programme', () => {
  expect(mayActIn(holding(['operator', 'VN']), '86', '29308')).toBe(false)
  expect(reachOf(holding(['operator', 'VN']))).toEqual({ kind: 'units', provinces: [], communes: [] })
})

test('nobody may act anywhere', () => {
  expect(mayActIn(null, '86')).toBe(false)
})

test('a role is held for a unit of its own level only', () => {
  expect(unitFits('commune-officer', '29308')).toBe(true)
  expect(unitFits('commune-officer', '86')).toBe(false)
  expect(unitFits('province-officer', 'VN')).toBe(false)
  expect(unitFits('central-officer', '86')).toBe(false)
  expect(unitFits('operator', 'VN')).toBe(true)
})
