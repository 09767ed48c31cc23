import sharp, { type Sharp } from 'sharp'

/** Sizes that are kept, in pixels of the longer side: list, page, whole. */
export const SIZES = [240, 480, 960, 1600] as const
export type PhotoSize = (typeof SIZES)[number]
export type PhotoFormat = 'jpeg' | 'webp' | 'avif'

/** Phones send up to this; what is larger was not shrunk and is no snapshot. */
export const MOST_BYTES = 12 * 1024 * 1024
const MOST_PIXELS = 60_000_000
const LEAST_SIDE = 120
const SECONDS = 20
const AT_ONCE = 2

export interface PhotoFile { readonly size: PhotoSize; readonly format: PhotoFormat; readonly bytes: Buffer }
export interface PhotoFiles { readonly width: number; readonly height: number; readonly files: readonly PhotoFile[] }
export type PhotoRefusal = 'no-picture' | 'too-many-bytes' | 'too-many-pixels' | 'too-small' | 'broken' | 'heic'
export type PhotoRead = { readonly kind: 'read'; readonly photo: PhotoFiles } | { readonly kind: 'refused'; readonly why: PhotoRefusal }

let reading = 0
const waiting: (() => void)[] = []

/** Waits until fewer than two pictures are being worked on in this process: a wave of uploads must not stop the pages. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (reading >= AT_ONCE) await new Promise<void>((next) => { waiting.push(next) })
  else reading++
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else reading--
  }
}

const isHeic = (bytes: Uint8Array): boolean => /^ftyp(?:hei[cxms]|hev[cx]|mif1|msf1)/.test(Buffer.from(bytes.subarray(4, 12)).toString('latin1'))

function refusalOf(fault: unknown, bytes: Uint8Array): PhotoRefusal {
  const words = fault instanceof Error ? fault.message : ''
  if (isHeic(bytes)) return 'heic'
  if (/pixel limit/i.test(words)) return 'too-many-pixels'
  return /unsupported image format|empty|missing/i.test(words) ? 'no-picture' : 'broken'
}

const open = (bytes: Uint8Array): Sharp => sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 }).timeout({ seconds: SECONDS })

/**
 * A picture as it was sent → files to keep: turned upright, in plain colours, in sizes up to its own, without what the camera noted
 * (place, time, device). What is no JPEG, PNG, WebP or AVIF picture, lies about itself, or is too large or too small is refused.
 * Takes up to some seconds of one core; never call it inside a transaction.
 */
export function readPhoto(bytes: Uint8Array): Promise<PhotoRead> {
  if (bytes.length > MOST_BYTES) return Promise.resolve({ kind: 'refused', why: 'too-many-bytes' })
  if (bytes.length === 0) return Promise.resolve({ kind: 'refused', why: 'no-picture' })
  return inTurn(async (): Promise<PhotoRead> => {
    try {
      const told = await open(bytes).metadata()
      if (!['jpeg', 'png', 'webp', 'heif'].includes(told.format)) return { kind: 'refused', why: 'no-picture' }
      if (told.format === 'heif' && told.compression !== 'av1') return { kind: 'refused', why: 'heic' }
      if (Math.min(told.width, told.height) < LEAST_SIDE) return { kind: 'refused', why: 'too-small' }
      // Once through the decoder; every smaller size is made from the pixels of the largest.
      const { data, info } = await open(bytes).autoOrient().resize(1600, 1600, { fit: 'inside', withoutEnlargement: true }).flatten({ background: '#fff' }).toColourspace('srgb').raw().toBuffer({ resolveWithObject: true })
      const longer = Math.max(info.width, info.height)
      const sizes = SIZES.filter((_, place) => place === 0 || longer > SIZES[place - 1]!)
      const files = await Promise.all(sizes.flatMap((size) => {
        const sized = sharp(data, { raw: info }).resize(size, size, { fit: 'inside', withoutEnlargement: true })
        return [sized.clone().jpeg({ quality: 76, mozjpeg: true }).toBuffer().then((made): PhotoFile => ({ size, format: 'jpeg', bytes: made })), sized.clone().webp({ quality: 72, effort: 3 }).toBuffer().then((made): PhotoFile => ({ size, format: 'webp', bytes: made }))]
      }))
      return { kind: 'read', photo: { width: info.width, height: info.height, files } }
    } catch (fault) {
      return { kind: 'refused', why: refusalOf(fault, bytes) }
    }
  })
}

/** The same picture as AVIF; about half the bytes for ten times the work. */
export const asAvif = (jpeg: Buffer): Promise<Buffer> => inTurn(() => sharp(jpeg).avif({ quality: 52, effort: 3 }).toBuffer())
