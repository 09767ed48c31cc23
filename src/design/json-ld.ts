/** What search engines read beside a page (schema.org). Plain facts in; nothing is claimed that the page does not show. */
import { publicUrl } from '#platform/config'
import { pathIn, type Lang } from '#platform/tongue'

const CONTEXT = 'https://schema.org'

/** JSON that may stand inside a script element: no `<` of it can end the element. */
export const jsonLdText = (data: object): string => JSON.stringify(data).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')

const address = (lang: Lang, path: string): string => publicUrl() + pathIn(lang, path)
/** Drops what is not known, so that no empty property is told. */
const known = (data: Record<string, unknown>): Record<string, unknown> => Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null && value !== undefined && value !== ''))

export interface OrganizationFacts {
  readonly name: string
  /** Path in Vietnamese form. */
  readonly path: string
  readonly address?: string
  readonly telephone?: string
  readonly email?: string
}

/** Whoever runs the portal. */
export const organizationJsonLd = (lang: Lang, facts: OrganizationFacts): object => ({
  '@context': CONTEXT, ...known({ '@type': 'Organization', name: facts.name, url: address(lang, facts.path), address: facts.address, telephone: facts.telephone, email: facts.email }),
})

/** The way from the front page to this one; a step without a path is the page itself. */
export function breadcrumbJsonLd(lang: Lang, steps: readonly { readonly text: string; readonly href?: string }[]): object {
  return {
    '@context': CONTEXT, '@type': 'BreadcrumbList',
    itemListElement: steps.map(({ text, href }, n) => ({ '@type': 'ListItem', position: n + 1, name: text, ...(href === undefined ? {} : { item: address(lang, href) }) })),
  }
}

/** The portal itself, with its search. */
export function websiteJsonLd(lang: Lang, name: string): object {
  return {
    '@context': CONTEXT, '@type': 'WebSite', name, url: address(lang, '/'), inLanguage: lang,
    potentialAction: { '@type': 'SearchAction', target: { '@type': 'EntryPoint', urlTemplate: `${address(lang, '/san-pham')}?q={search_term_string}` }, 'query-input': 'required name=search_term_string' },
  }
}
