import { expect, test } from 'vitest'
import { SharePictures } from './share-pictures.memory.ts'

test('a picture is drawn once for what it shows, and anew when that changes', async () => {
  let drawn = 0
  const pictures = new SharePictures(async ({ title }) => { drawn++; return Buffer.from(title) })
  expect(String(await pictures.of({ title: 'Mật ong' }))).toBe('Mật ong')
  await pictures.of({ title: 'Mật ong' })
  await pictures.of({ title: 'Mật ong', stars: { count: 4, evidence: 'decided' } })
  expect(drawn).toBe(2)
})

test('no more than two are drawn at once, no more than two hundred are kept', async () => {
  let now = 0
  let most = 0
  const pictures = new SharePictures(async () => {
    most = Math.max(most, ++now)
    await Promise.resolve()
    now--
    return Buffer.alloc(1)
  })
  for (let n = 0; n < 30; n++) await Promise.all(Array.from({ length: 10 }, (_, k) => pictures.of({ title: `${n}-${k}` })))
  expect(most).toBe(2)
  expect(pictures.kept).toBe(200)
})

test('when too many wait, the next is asked to come back, and nothing broken is kept', async () => {
  const go: (() => void)[] = []
  const pictures = new SharePictures(() => new Promise((done) => go.push(() => done(Buffer.alloc(1)))))
  const asked = Array.from({ length: 26 }, (_, n) => pictures.of({ title: String(n) }))
  await expect(pictures.of({ title: 'thêm' })).rejects.toMatchObject({ kind: 'unavailable', retryAfter: 5 })
  while (go.length > 0) {
    go.shift()!()
    await new Promise((done) => setImmediate(done))
  }
  expect(await Promise.all(asked)).toHaveLength(26)
  const failing = new SharePictures(async () => { throw new Error('no ink') })
  await expect(failing.of({ title: 'x' })).rejects.toThrow('no ink')
  expect(failing.kept).toBe(0)
})
