import { raw } from 'hono/html'
import { showMoment } from '#platform/day'
import type { HolderWords } from '#platform/own-data'
import type { Say } from '#platform/tongue'

export type Collected = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>
export interface CopyPart { readonly key: string; readonly words: HolderWords; readonly data: Collected }

const shown = (value: unknown, t: Say): string => (value === null || value === undefined ? '' : value instanceof Date ? showMoment(value) : typeof value === 'boolean' ? (value ? t('có', 'yes') : t('không', 'no')) : String(value as string | number))
const named = (words: HolderWords, field: string): string => words.fields[field] ?? field

/** The records of one part, as tables that say what each field is. */
export function Records({ part, t, most }: { readonly part: CopyPart; readonly t: Say; readonly most: number }) {
  return (
    <>
      {Object.entries(part.data).filter(([, rows]) => rows.length > 0).map(([list, rows]) => (
        <>
          <h3>{named(part.words, list)} ({rows.length})</h3>
          <ul class="plain records">
            {rows.slice(-most).map((row) => <li>{Object.entries(row).filter(([, value]) => value !== null && value !== '').map(([field, value], at) => <>{at > 0 ? ' · ' : ''}<span class="soft">{named(part.words, field)}:</span> {shown(value, t)}</>)}</li>)}
          </ul>
          {rows.length > most ? <p class="small soft">{t(`${most} dòng mới nhất; đủ trong bản tải về.`, `The latest ${most}; all are in the download.`)}</p> : null}
        </>
      ))}
    </>
  )
}

/** The whole copy as one page that opens anywhere, without the portal. */
export function CopyDocument({ parts, name, at, t }: { readonly parts: readonly CopyPart[]; readonly name: string; readonly at: Date; readonly t: Say }) {
  return (
    <html lang="vi">
      <head><meta charset="utf-8" /><meta name="viewport" content="width=device-width, initial-scale=1" /><title>{t('Dữ liệu của tôi', 'My data')} · Cổng OCOP</title><style>{raw('body{font:16px/1.6 sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem}li{margin-bottom:.6rem}.soft{color:#555}')}</style></head>
      <body>
        <h1>{t('Dữ liệu của tôi trên Cổng OCOP', 'My data at the OCOP portal')}</h1>
        <p>{name}, {showMoment(at)}</p>
        {parts.map((part) => <section><h2>{part.words.title}</h2><p>{part.words.why} {part.words.until}</p><Records part={part} t={t} most={100_000} /></section>)}
      </body>
    </html>
  )
}
