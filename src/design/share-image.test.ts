import { expect, test } from 'vitest'
import sharp from 'sharp'
import { shareImage } from './share-image.ts'

test('a share picture is 1200 × 630 and small enough to be sent', async () => {
  const made = await shareImage({ title: 'Mật hoa dừa lên men', subtitle: 'Hợp tác xã mẫu, Cầu Kè, Vĩnh Long', stars: { count: 5, evidence: 'decided' }, foot: 'Kênh Vĩnh Long', group: 'I.2.b', province: '86' })
  const { width, height, format } = await sharp(made).metadata()
  expect({ width, height, format }).toEqual({ width: 1200, height: 630, format: 'png' })
  expect(made.length).toBeLessThan(150_000)
})

test('a name of any length, with marks of mark-up in it, still gives a picture', async () => {
  const made = await shareImage({ title: `<b>Chè & mật “ong” ${'thượng hạng '.repeat(40)}`, province: '99', group: 'none' })
  expect((await sharp(made).metadata()).height).toBe(630)
})
