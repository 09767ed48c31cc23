import { Chips, Page, type DeskWay } from '#design'
import type { MyProducer } from '#producers'
import { tongue, type Lang } from '#platform/tongue'
import type { Child } from 'hono/jsx'

export interface Frame {
  readonly lang: Lang
  readonly path: string
  readonly person: string
  readonly personId: string
  readonly ways: readonly DeskWay[]
}

/** A page of the seller's: large letters, one column, what waits on the phone on top. `queue` names where drafts that wait are shown. */
export function SellerPage({ frame, title, queue = false, island, children }: { readonly frame: Frame; readonly title: string; readonly queue?: boolean; readonly island?: string; readonly children?: Child }) {
  const { lang, path, person, personId, ways } = frame
  return (
    <Page lang={lang} kind="desk" ways={ways} person={person} path={path} title={title} noindex islands={[...(queue ? ['drafts'] : []), ...(island ? [island] : [])]}>
      <div class="sell" data-person={personId}>
        <h1>{title}</h1>
        {queue ? <div class="note note-wait queue" data-queue hidden aria-live="polite" /> : null}
        {children}
      </div>
    </Page>
  )
}

/** Which of several producers is looked at. */
export function WhichProducer({ lang, path, mine, chosen }: { readonly lang: Lang; readonly path: string; readonly mine: readonly MyProducer[]; readonly chosen: string | null }) {
  const t = tongue(lang)
  return mine.length < 2 ? null : <Chips lang={lang} label={t('Cơ sở', 'Producer')} chips={[{ href: path, text: t('Tất cả', 'All'), chosen: chosen === null }, ...mine.map((each) => ({ href: `${path}?co-so=${each.slug}`, text: each.name, chosen: each.slug === chosen }))]} />
}
