import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#platform/ids'
import { sql } from '#platform/db'
import { drainJobs } from '#platform/jobs'
import { testPortal, type TestPortal } from '#tests/portal'
import { Visitor } from '#tests/visitor'
import { dropPhoto, findPhotosOf, firstPhotos, keepPhoto, MOST_PHOTOS, orderPhotos, photosJobs, readPhoto, type PhotoFiles } from './index.ts'
import { readPhotoForm } from './photos.routes.tsx'

const plain = (width: number, height: number, colour = '#3a7d44') => sharp({ create: { width, height, channels: 3, background: colour } })
const read = async (bytes: Uint8Array): Promise<PhotoFiles> => {
  const found = await readPhoto(bytes)
  if (found.kind !== 'read') throw new Error(found.why)
  return found.photo
}

describe('a picture that is sent', () => {
  it('stands upright, whichever way the phone was held', async () => {
    const lying = await plain(600, 400).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    const photo = await read(lying)
    expect([photo.width, photo.height]).toEqual([400, 600])
  })

  it('keeps neither the place nor the time nor the camera', async () => {
    const told = await plain(500, 500).withExif({ IFD0: { Make: 'Máy mẫu', DateTime: '2026:11:20 08:00:00' }, IFD3: { GPSLatitude: '9/1 56/1 0/1', GPSLatitudeRef: 'N' } }).jpeg().toBuffer()
    expect((await sharp(told).metadata()).exif).toBeDefined()
    for (const file of (await read(told)).files) {
      const { exif, xmp, iptc, icc } = await sharp(file.bytes).metadata()
      expect([exif, xmp, iptc, icc], `${file.format} ${file.size}`).toEqual([undefined, undefined, undefined, undefined])
    }
  })

  it('is kept in sizes up to its own, as JPEG and WebP', async () => {
    const small = await read(await plain(300, 200).png().toBuffer())
    expect(small.files.map((file) => `${file.size} ${file.format}`)).toEqual(['240 jpeg', '240 webp', '480 jpeg', '480 webp'])
    const large = await read(await plain(4000, 3000).jpeg().toBuffer())
    expect([large.width, large.height]).toEqual([1600, 1200])
    for (const file of large.files) expect(Math.max((await sharp(file.bytes).metadata()).width, (await sharp(file.bytes).metadata()).height)).toBe(file.size)
  })

  it('is laid on white where it was transparent', async () => {
    const photo = await read(await sharp({ create: { width: 300, height: 300, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } }).png().toBuffer())
    const { dominant } = await sharp(photo.files[0]!.bytes).stats()
    expect(dominant.r).toBeGreaterThan(240)
  })

  it.each<[string, () => Promise<Uint8Array> | Uint8Array, string]>([
    ['a text', () => Buffer.from('không phải ảnh'), 'no-picture'],
    ['nothing', () => new Uint8Array(), 'no-picture'],
    ['a drawing with a script', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="500" height="500"><script>alert(1)</script></svg>'), 'no-picture'],
    ['a moving picture', () => plain(300, 300).gif().toBuffer(), 'no-picture'],
    ['half a photograph', async () => (await plain(2000, 2000, '#845').jpeg().toBuffer()).subarray(0, 3_000), 'broken'],
    ['a stamp', () => plain(60, 60).png().toBuffer(), 'too-small'],
    ['13 MB', () => new Uint8Array(13 * 1024 * 1024), 'too-many-bytes'],
    ['a small file that claims 30,000 × 30,000', () => hugePng(30_000), 'too-many-pixels'],
    ['iPhone’s HEIC', () => Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic'), Buffer.alloc(200)]), 'heic'],
  ])('is refused with its reason: %s', async (_what, make, why) => {
    expect(await readPhoto(await make())).toEqual({ kind: 'refused', why })
  })
})

/** A PNG whose head claims a giant picture: some hundred bytes that would be gigabytes of pixels. */
function hugePng(side: number): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const chunk = (kind: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(kind, 'latin1'), data])
    const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    size.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc(body))
    return Buffer.concat([size, body, sum])
  }
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.alloc(1_000))), chunk('IEND', Buffer.alloc(0))])
}

function crc(bytes: Buffer): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  }
  return (sum ^ 0xffffffff) >>> 0
}

describe('photographs that are kept', () => {
  let portal: TestPortal
  let photo: PhotoFiles
  beforeAll(async () => {
    portal = await testPortal()
    photo = await read(await plain(1000, 800).jpeg().toBuffer())
  })
  const keep = (owner: string, key: string, open = true) => portal.store.transaction((tx) => keepPhoto(tx, photo, { owner: { kind: 'thing', id: owner }, key, open, by: 'Người mẫu' }, portal.at))
  const of = (owner: string) => findPhotosOf(portal.store.now, 'thing', [owner])

  it('are there once, however often one sending arrives', async () => {
    const owner = newId<'thing'>()
    const kept = await Promise.all([keep(owner, 'a'), keep(owner, 'a'), keep(owner, 'a')])
    expect(new Set(kept.map((each) => (each.kind === 'kept' ? each.id : each.kind))).size).toBe(1)
    expect(await of(owner)).toHaveLength(1)
  })

  it('stand in the order that was chosen, and go for good when taken away', async () => {
    const owner = newId<'thing'>()
    for (const key of ['a', 'b', 'c']) await keep(owner, key)
    const [a, b, c] = (await of(owner)).map((each) => each.id)
    await portal.store.transaction((tx) => orderPhotos(tx, { kind: 'thing', id: owner }, [c!, a!]))
    expect((await of(owner)).map((each) => each.id)).toEqual([c, a, b])
    expect((await firstPhotos(portal.store.now, 'thing', [owner])).get(owner)?.id).toBe(c)
    expect(await portal.store.transaction((tx) => dropPhoto(tx, { kind: 'thing', id: newId<'thing'>() }, c!))).toBe(false)
    expect(await portal.store.transaction((tx) => dropPhoto(tx, { kind: 'thing', id: owner }, c!))).toBe(true)
    expect((await new Visitor(portal).get(`/anh/${c}-480.jpg`)).status).toBe(404)
    expect(await sql(portal.store.now, 'test.files-left', 'select 1 from photos.files where photo_id = $1', [c])).toEqual([])
  })

  it('are bounded for each owner', async () => {
    const owner = newId<'thing'>()
    for (let turn = 0; turn < MOST_PHOTOS; turn++) await keep(owner, `${turn}`)
    expect(await keep(owner, 'one more')).toEqual({ kind: 'full', most: MOST_PHOTOS })
  })

  it('are seen by anybody when open, at an address that never changes, and by nobody there when not', async () => {
    const owner = newId<'thing'>()
    const [open, closed] = [await keep(owner, 'open'), await keep(owner, 'closed', false)]
    const visitor = new Visitor(portal)
    const answer = await visitor.get(`/anh/${open.kind === 'kept' ? open.id : ''}-480.webp`)
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([200, 'image/webp', 'public, max-age=31536000, immutable'])
    expect((await sharp(Buffer.from(await answer.arrayBuffer())).metadata()).width).toBe(480)
    expect((await visitor.get(`/anh/${closed.kind === 'kept' ? closed.id : ''}-480.webp`)).status).toBe(404)
    for (const odd of ['x-480.jpg', `${newId()}-480.jpg`, `${open.kind === 'kept' ? open.id : ''}-481.jpg`, `${open.kind === 'kept' ? open.id : ''}-480.gif`]) expect((await visitor.get(`/anh/${odd}`)).status, odd).toBe(404)
  })

  it('are there as AVIF, in fewer bytes, once the worker has been by', async () => {
    const owner = newId<'thing'>()
    await keep(owner, 'a')
    expect((await of(owner))[0]!.avif).toBe(false)
    await drainJobs(photosJobs, portal.store, () => portal.at)
    const [kept] = await of(owner)
    expect(kept!.avif).toBe(true)
    const answer = await new Visitor(portal).get(`/anh/${kept!.id}-960.avif`)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/avif'])
  })

  it('are read out of a posted form, the good beside the bad', async () => {
    const good = new File([new Uint8Array(await plain(400, 400).jpeg().toBuffer())], 'tốt.jpg')
    const { photos, refused } = await readPhotoForm({ anh: [good, new File(['x'], 'xấu.jpg'), new File([], '')] }, 'anh', 4)
    expect(photos.map((each) => each.name)).toEqual(['tốt.jpg'])
    expect(refused).toEqual([{ name: 'xấu.jpg', why: 'no-picture' }])
  })
})
