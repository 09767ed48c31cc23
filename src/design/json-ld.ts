/** What search engines read beside a page (schema.org). Plain facts in; nothing is claimed that the page does not show. */
import { publicUrl } from '#platform/config'
import { pathIn, type Lang } from '#platform/tongue'

const CONTEXT = 'https://schema.org'

/** JSON that may stand inside a script element: no `<` of it can end the element. */
export const jsonLdText = (data: object): string => JSON.stringify(data).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')

const address = (lang: Lang, path: string): string => publicUrl() + pathIn(lang, path)
/** Drops what is not known, so that no empty property is told. */
const known = (data: Record<string, unknown>): Record<string, unknown> => Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null && value !== undefined && value !== ''))

export interface PlaceFacts { readonly commune: string | null; readonly province: string | null }

const place = ({ commune, province }: PlaceFacts): object | null => (province === null ? null : known({ '@type': 'PostalAddress', addressLocality: commune, addressRegion: province, addressCountry: 'VN' }))

export interface OrganizationFacts {
  readonly name: string
  /** Path in Vietnamese form. */
  readonly path: string
  readonly place?: PlaceFacts | null
  readonly description?: string | null
  readonly image?: string | null
}

const organization = (lang: Lang, facts: OrganizationFacts): Record<string, unknown> =>
  known({ '@type': 'Organization', name: facts.name, url: address(lang, facts.path), address: facts.place ? place(facts.place) : null, description: facts.description, image: facts.image ? publicUrl() + facts.image : null })

/** A producer, or whoever runs the portal. */
export const organizationJsonLd = (lang: Lang, facts: OrganizationFacts): object => ({ '@context': CONTEXT, ...organization(lang, facts) })

/** A certificate that is in force by a recorded decision; nothing else may be told as a certification. */
export interface CertificateFacts {
  readonly code: string
  readonly stars: number
  readonly issuedBy: string | null
  readonly issuedOn: string | null
  readonly validUntil: string | null
  readonly path: string
}

export interface ProductFacts {
  readonly name: string
  readonly path: string
  readonly description?: string | null
  /** Address on this host. */
  readonly image?: string | null
  readonly group?: string | null
  readonly producer?: OrganizationFacts | null
  readonly certificate?: CertificateFacts | null
}

function certification(lang: Lang, facts: CertificateFacts): object {
  return known({
    '@type': 'Certification', name: lang === 'vi' ? `OCOP ${facts.stars} sao` : `OCOP ${facts.stars} stars`, certificationIdentification: facts.code, url: address(lang, facts.path),
    issuedBy: facts.issuedBy === null ? null : { '@type': 'Organization', name: facts.issuedBy }, validFrom: facts.issuedOn, expires: facts.validUntil,
    certificationStatus: `${CONTEXT}/CertificationActive`, certificationRating: { '@type': 'Rating', ratingValue: facts.stars, bestRating: 5, worstRating: 1 },
  })
}

/** A product with its maker, and with its certificate where a recorded decision is in force. */
export function productJsonLd(lang: Lang, facts: ProductFacts): object {
  return {
    '@context': CONTEXT,
    ...known({
      '@type': 'Product', name: facts.name, url: address(lang, facts.path), description: facts.description, image: facts.image ? publicUrl() + facts.image : null, category: facts.group,
      countryOfOrigin: { '@type': 'Country', name: 'VN' }, manufacturer: facts.producer ? organization(lang, facts.producer) : null,
      hasCertification: facts.certificate ? certification(lang, facts.certificate) : null,
    }),
  }
}

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
