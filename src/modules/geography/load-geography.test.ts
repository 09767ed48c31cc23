import { expect, test } from 'vitest'
import { freshDatabase } from '#tests/database'
import { sqlOnce } from '#platform/db'
import { forgetGeography, geographyOf } from './geography.memory.ts'
import { loadGeography } from './load-geography.ts'

const { store } = await freshDatabase()

test('the whole country stands in both schemes, with every link between them', async () => {
  const counts = await sqlOnce<{ scheme: string; level: string; count: number }>(store.read, 'select scheme, level, count(*) from geography.units group by 1, 2 order by 1, 2')
  expect(counts.map(({ scheme, level, count }) => `${scheme} ${level} ${count}`)).toEqual(['v34 commune 3321', 'v34 province 34', 'v63 commune 10035', 'v63 district 696', 'v63 province 63'])
  const [links] = await sqlOnce<{ communes: number; provinces: number; parts: number; orphans: number }>(store.read, `
    select count(*) filter (where length(to_code) = 5) as communes, count(*) filter (where length(to_code) = 2) as provinces, count(*) filter (where part) as parts,
      (select count(*) from geography.units unit where scheme = 'v63' and level <> 'district' and not exists (select from geography.lineage where from_code = unit.code)) as orphans from geography.lineage`)
  expect(links).toEqual({ communes: 10_602, provinces: 63, parts: 1033, orphans: 0 })
})

test('every province of today is dated and cited; what changed in 2026 has its own date', async () => {
  const rows = await sqlOnce<{ name: string; effective_from: string; citation: string }>(store.read, "select full_name as name, effective_from, citation from geography.units where scheme = 'v34' and code in ('75', '26368', '29341') order by code")
  expect(rows).toEqual([
    { name: 'Phường Long Thành', effective_from: '2026-04-30', citation: '237/NQ-UBTVQH16' }, { name: 'Xã Tiểu Cần', effective_from: '2025-07-01', citation: '1687/NQ-UBTVQH15' },
    { name: 'Thành phố Đồng Nai', effective_from: '2026-04-30', citation: '30/2026/QH16' },
  ])
})

test('loading again does nothing; loading over an older state renews it in place', async () => {
  expect(await store.transaction(loadGeography)).toBe(false)
  await store.transaction((tx) => sqlOnce(tx, "update geography.schemes set fingerprint = 'older'"))
  await store.transaction((tx) => sqlOnce(tx, "update geography.units set name = 'cũ' where scheme = 'v34' and code = '29341'"))
  expect(await store.transaction(loadGeography)).toBe(true)
  expect((await geographyOf(store.read)).unit('v34', '29341')?.name).toBe('Tiểu Cần')
})

test('the geography in memory answers by code, by descent and by address name', async () => {
  forgetGeography()
  const geography = await geographyOf(store.read)
  expect(await geographyOf(store.read)).toBe(geography)
  expect(geography.provinces().map((unit) => unit.code).slice(0, 4)).toEqual(['01', '04', '08', '11'])
  expect(geography.provinces()).toHaveLength(34)
  expect(geography.formerOf('86').map((unit) => unit.name)).toEqual(['Bến Tre', 'Trà Vinh', 'Vĩnh Long'])
  expect(geography.formerOf('29341').map((unit) => unit.name)).toContain('Phú Cần')
  expect(geography.todayOf('v63', '80').map((unit) => unit.name)).toEqual(['Tây Ninh'])
  expect(geography.unit('v34', '80')?.name).toBe('Tây Ninh')
  expect(geography.unit('v63', '80')?.name).toBe('Long An')
  expect(geography.communesOf('86')).toHaveLength(124)
  const slug = (text: string): string => { const found = geography.provinceBySlug(text); return `${found?.province.name} < ${found?.former?.name}` }
  expect(['vinh-long', 'tra-vinh', 'thua-thien-hue', 'hue', 'khong-co'].map(slug)).toEqual(['Vĩnh Long < undefined', 'Vĩnh Long < Trà Vinh', 'Huế < Huế', 'Huế < undefined', 'undefined < undefined'])
})
