import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import { readId } from '#platform/ids'
import { Refusal } from '#platform/refusal'
import { anyone, readBody, storeOf, type Ctx, type Routes, type Web } from '#platform/web'
import { findPhotoFile } from './photos.queries.ts'
import type { PhotosTables } from './photos.tables.ts'
import { readPhoto, type PhotoFiles, type PhotoFormat, type PhotoRefusal } from './read-photo.ts'

const formats: Readonly<Record<string, PhotoFormat>> = { jpg: 'jpeg', webp: 'webp', avif: 'avif' }

function answer(c: Ctx, bytes: Buffer, format: PhotoFormat, cache: string): Response {
  return c.body(new Uint8Array(bytes), 200, { 'content-type': `image/${format}`, 'cache-control': cache, 'content-length': String(bytes.length) })
}

/** Shows a photograph that is not open, as JPEG, at an address of the caller's, who has asked who may see it. */
export async function answerPhoto(c: Ctx, id: string, size: number): Promise<Response> {
  const photoId = readId(id)
  const bytes = photoId ? await findPhotoFile(storeOf<PhotosTables>(c).read, photoId, size, 'jpeg', false) : null
  if (!bytes) throw new Refusal('not-found')
  return answer(c, bytes, 'jpeg', 'private, no-store')
}

export interface SentPhoto { readonly name: string; readonly key: string; readonly photo: PhotoFiles }
export interface RefusedPhoto { readonly name: string; readonly why: PhotoRefusal }

/** The photographs in a field of a posted form: those that were read, each with a key of its content, and those that were refused. What is past `most` is not looked at. */
export async function readPhotoForm(body: Awaited<ReturnType<typeof readBody>>, field: string, most: number): Promise<{ readonly photos: readonly SentPhoto[]; readonly refused: readonly RefusedPhoto[] }> {
  const sent = [body[field]].flat().filter((each) => each instanceof File && (each.size > 0 || each.name !== '')).slice(0, most) as File[]
  const [photos, refused]: [SentPhoto[], RefusedPhoto[]] = [[], []]
  for (const file of sent) {
    const bytes = new Uint8Array(await file.arrayBuffer())
    const read = await readPhoto(bytes)
    if (read.kind === 'read') photos.push({ name: file.name, key: createHash('sha256').update(bytes).digest('base64url'), photo: read.photo })
    else refused.push({ name: file.name, why: read.why })
  }
  return { photos, refused }
}

/** Open photographs, at addresses whose content never changes. */
export function photosRoutes(): Routes {
  const app: Routes = new Hono<Web>()
  app.get('/anh/:file', anyone, async (c) => {
    const parts = /^([0-9a-f-]{36})-(\d{3,4})\.(jpg|webp|avif)$/.exec(c.req.param('file'))
    const id = parts ? readId(parts[1]!) : null
    const format = formats[parts?.[3] ?? '']
    const bytes = id && format ? await findPhotoFile(storeOf<PhotosTables>(c).read, id, Number(parts![2]), format, true) : null
    if (!bytes || !format) throw new Refusal('not-found')
    return answer(c, bytes, format, 'public, max-age=31536000, immutable')
  })
  return app
}
