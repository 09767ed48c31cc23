import type { Child } from 'hono/jsx'
import { raw } from 'hono/html'
import { publicUrl } from '#platform/config'
import { tongue, pathIn, type Lang } from '#platform/tongue'
import { assetPath } from './assets.ts'
import { Breadcrumb, type Step } from './breadcrumb.tsx'
import { DeskHeader, type DeskWay } from './desk-header.tsx'
import { faceOf } from './faces.ts'
import { Footer } from './page-footer.tsx'
import { breadcrumbJsonLd, jsonLdText } from './json-ld.ts'
import { Header } from './page-header.tsx'
import { sheetsFor } from './sheets.ts'

/** A province's channel: its code of today's scheme (for its colours), name and slug. */
export interface Channel { readonly code: string; readonly name: string; readonly slug: string }

export interface PageProps {
  readonly lang: Lang
  readonly title: string
  readonly description?: string
  /** Path in Vietnamese form, without `/en`. */
  readonly path: string
  /** `desk` for officers and producers: larger text, own ways, no search of the market; `public` unless told. */
  readonly kind?: 'public' | 'desk'
  /** The ways of a desk. */
  readonly ways?: readonly DeskWay[]
  /** Who sits at the desk. */
  readonly person?: string
  readonly channel?: Channel | null
  /** What the search field holds. */
  readonly query?: string
  /** False where the page itself shows `FindForm`. */
  readonly find?: boolean
  /** Way here, without the home page; the last step has no address. Also told to search engines. */
  readonly trail?: readonly Step[]
  /** Share picture: an address on this host, 1200 × 630. */
  readonly image?: string
  readonly jsonLd?: object | readonly object[]
  readonly noindex?: boolean
  /** Scripts by their built name without ending (`catalogue-search`); `page` is always there. */
  readonly islands?: readonly string[]
  /** Canonical path with its query in Vietnamese form, where it differs from `path`. */
  readonly canonical?: string
  /** A feed of this page. */
  readonly feed?: { readonly href: string; readonly title: string }
  readonly children?: Child
}

/** The frame of every page: head, header with search, content, footer. The body is drawn first, so that the head carries only the styles it needs. */
export function Page(props: PageProps) {
  const { lang, kind = 'public', channel = null, trail, path } = props
  const t = tongue(lang)
  const steps: readonly Step[] | null = trail ? [{ text: t('Trang đầu', 'Home'), href: '/' }, ...trail] : null
  const face = channel ? `face face-${faceOf(channel.code)[0].name}` : ''
  const body = (
    <body class={kind === 'desk' ? 'desk' : face}>
      <a class="skip" href="#noi-dung">{t('Tới nội dung', 'Skip to content')}</a>
      {kind === 'desk' ? <DeskHeader lang={lang} path={path} ways={props.ways ?? []} person={props.person ?? null} /> : <Header lang={lang} path={path} query={props.query ?? ''} channel={channel} find={props.find ?? true} />}
      <main id="noi-dung" tabindex={-1}>
        <div class="wrap">
          {steps ? <Breadcrumb lang={lang} steps={steps} /> : null}
          {props.children}
        </div>
      </main>
      {kind === 'desk' ? null : <Footer lang={lang} province={channel?.code ?? null} />}
    </body>
  ).toString() as string | Promise<string>
  // What search engines may not keep is not told to them; its addresses may hold a secret.
  const data = [...(steps && !props.noindex ? [breadcrumbJsonLd(lang, steps)] : []), ...(props.jsonLd === undefined ? [] : Array.isArray(props.jsonLd) ? (props.jsonLd as object[]) : [props.jsonLd as object])]
  return typeof body === 'string' ? <Document {...props} body={body} data={data} /> : body.then((drawn) => <Document {...props} body={drawn} data={data} />)
}

function Document({ lang, kind, title, description, path, canonical, image, noindex, islands, feed, body, data }: PageProps & { readonly body: string; readonly data: readonly object[] }) {
  const here = publicUrl() + pathIn(lang, canonical ?? path)
  const full = path === '/' ? title : `${title} · Cổng OCOP`
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={lang} class={kind === 'desk' ? 'big' : undefined}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{full}</title>
          {description ? <meta name="description" content={description} /> : null}
          {noindex ? <meta name="robots" content="noindex" /> : (
            <>
              <link rel="canonical" href={here} />
              <link rel="alternate" hreflang="vi" href={publicUrl() + (canonical ?? path)} />
              <link rel="alternate" hreflang="en" href={publicUrl() + pathIn('en', canonical ?? path)} />
              <link rel="alternate" hreflang="x-default" href={publicUrl() + (canonical ?? path)} />
              <meta property="og:site_name" content="Cổng OCOP" />
              <meta property="og:type" content="website" />
              <meta property="og:title" content={title} />
              <meta property="og:url" content={here} />
              {description ? <meta property="og:description" content={description} /> : null}
              {image ? <meta property="og:image" content={publicUrl() + image} /> : null}
              {image ? <meta name="twitter:card" content="summary_large_image" /> : null}
            </>
          )}
          <link rel="icon" href="/bieu-tuong.svg" type="image/svg+xml" />
          <link rel="manifest" href="/cong-ocop.webmanifest" />
          <link rel="search" type="application/opensearchdescription+xml" href="/opensearch.xml" title="Cổng OCOP" />
          <meta name="theme-color" content="#12402a" />
          <meta name="color-scheme" content="light dark" />
          {feed ? <link rel="alternate" type="application/rss+xml" href={feed.href} title={feed.title} /> : null}
          <link rel="preload" href={assetPath('be-vietnam-pro-400.woff2')} as="font" type="font/woff2" crossorigin="" />
          <link rel="preload" href={assetPath('be-vietnam-pro-600.woff2')} as="font" type="font/woff2" crossorigin="" />
          {sheetsFor(body).map((text) => <style>{raw(text)}</style>)}
          {['page', ...(islands ?? [])].map((name) => <script src={assetPath(`${name}.js`)} defer />)}
          {data.map((each) => <script type="application/ld+json">{raw(jsonLdText(each))}</script>)}
        </head>
        {raw(body)}
      </html>
    </>
  )
}
