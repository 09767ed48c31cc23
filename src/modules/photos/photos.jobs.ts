import { z } from 'zod'
import { job, type Job } from '#platform/jobs'
import { sql } from '#platform/db'
import type { PhotosTables } from './photos.tables.ts'
import { asAvif } from './read-photo.ts'

const small = z.object({ photoId: z.uuid() })

export const photosJobs: readonly Job<PhotosTables>[] = [
  // The sizes that pages show, in the format that costs the fewest bytes on the way.
  job<PhotosTables, z.infer<typeof small>>({
    name: 'photos-avif', payload: small,
    async run({ store }, { photoId }) {
      const files = await sql<{ size: number; bytes: Buffer }>(store.now, 'photos.to-avif', `select size, bytes from photos.files where photo_id = $1 and format = 'jpeg' and size <= 960`, [photoId])
      const made: { size: number; bytes: Buffer }[] = []
      for (const { size, bytes } of files) made.push({ size, bytes: await asAvif(bytes) })
      // All sizes at once, so that a page never names one that is not there; the photograph may be gone meanwhile.
      await store.transaction(async (tx) => {
        for (const { size, bytes } of made) await sql(tx, 'photos.keep-avif', `insert into photos.files (photo_id, size, format, bytes) select id, $2, 'avif', $3 from photos.photos where id = $1 for key share on conflict do nothing`, [photoId, size, bytes])
        if (made.length > 0) await sql(tx, 'photos.told-avif', 'update photos.photos set position = position where id = $1', [photoId])
      })
    },
  }),
]
