import type { Child } from 'hono/jsx'
import { raw } from 'hono/html'
import { tongue, type Lang } from '#platform/tongue'
import { sheetsFor } from './sheets.ts'

/** A page that other sites show inside their own: no header, no script, links open outside the frame, not for search engines. */
export function FramePage({ lang, title, children }: { readonly lang: Lang; readonly title: string; readonly children?: Child }) {
  const body = (<body class="frame"><main aria-label={title}><h1 class="vh">{title}</h1><h2 class="vh">{tongue(lang)('Danh sách', 'List')}</h2>{children}</main></body>).toString() as string
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={lang}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{title}</title>
          <meta name="robots" content="noindex" />
          <link rel="icon" href="/bieu-tuong.svg" type="image/svg+xml" />
          <base target="_blank" />
          {sheetsFor(body).map((text) => <style>{raw(text)}</style>)}
        </head>
        {raw(body)}
      </html>
    </>
  )
}
