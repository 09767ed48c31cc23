import type { Child } from 'hono/jsx'
import { raw } from 'hono/html'
import { tongue, pathIn, type Lang } from '#platform/tongue'

export interface PageProps {
  readonly lang: Lang
  readonly title: string
  readonly description?: string
  /** Path in Vietnamese form, without `/en`. */
  readonly path: string
  readonly children?: Child
}

/** The frame of every page: head, header with search, content, footer. */
export function Page({ lang, title, path, children }: PageProps) {
  const t = tongue(lang)
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={lang}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{title}</title>
        </head>
        <body>
          <header>
            <a href={pathIn(lang, '/')}>Cổng OCOP</a>
            <a href={pathIn(lang === 'vi' ? 'en' : 'vi', path)}>{t('English', 'Tiếng Việt')}</a>
          </header>
          <main id="noi-dung">{children}</main>
        </body>
      </html>
    </>
  )
}
