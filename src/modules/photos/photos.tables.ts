import type { Generated } from 'kysely'

export interface PhotosTables {
  'photos.photos': {
    id: string
    owner_kind: string
    owner_id: string
    key: string
    position: number
    width: number
    height: number
    alt: Generated<string>
    open: boolean
    by_name: string
    made_at: Date
  }
  'photos.files': {
    photo_id: string
    size: number
    format: 'jpeg' | 'webp' | 'avif'
    bytes: Buffer
  }
}
