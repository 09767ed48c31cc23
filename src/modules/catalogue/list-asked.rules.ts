/** What a list's address asks for, and the address of what is asked. Unknown values are left out, never an error. */
export const listSorts = ['lien-quan', 'sao', 'moi', 'ten'] as const
export type ListSort = (typeof listSorts)[number]

export interface ListAsked {
  readonly q: string
  /** Slug of a province of today. */
  readonly province: string | null
  readonly commune: string | null
  readonly stars: number | null
  readonly group: string | null
  readonly form: string | null
  readonly evidence: 'recorded' | 'reported' | null
  readonly sort: ListSort | null
  readonly page: number
}

export const MOST_PAGES = 500

export function readListAsked(get: (name: string) => string): ListAsked {
  const stars = Number(get('sao'))
  const page = Number(get('trang'))
  const sort = get('sap-xep')
  const evidence = get('can-cu')
  return {
    q: get('q').slice(0, 200), province: get('tinh') || null, commune: /^\d{5}$/.test(get('xa')) ? get('xa') : null,
    stars: Number.isInteger(stars) && stars >= 1 && stars <= 5 ? stars : null,
    group: /^[IV]{1,3}(\.\d+(\.[a-z])?)?$/.test(get('nhom')) ? get('nhom') : null, form: /^[a-z-]{3,30}$/.test(get('chu-the')) ? get('chu-the') : null,
    evidence: evidence === 'quyet-dinh' ? 'recorded' : evidence === 'cong-bo' ? 'reported' : null,
    sort: listSorts.find((each) => each === sort) ?? null, page: Number.isInteger(page) && page >= 1 ? Math.min(page, MOST_PAGES) : 1,
  }
}

/** The address in Vietnamese form; parameters in one order, defaults left out, so that one list has one address. */
export function listAddress(asked: ListAsked, path = '/san-pham'): string {
  const query = new URLSearchParams()
  const set = (name: string, value: string | number | null): void => { if (value !== null && value !== '') query.set(name, String(value)) }
  set('q', asked.q)
  set('tinh', asked.province)
  set('xa', asked.commune)
  set('sao', asked.stars)
  set('nhom', asked.group)
  set('chu-the', asked.form)
  set('can-cu', asked.evidence === 'recorded' ? 'quyet-dinh' : asked.evidence === 'reported' ? 'cong-bo' : null)
  set('sap-xep', asked.sort)
  if (asked.page > 1 && path === '/san-pham') set('trang', asked.page)
  const text = query.toString()
  return text ? `${path}?${text}` : path
}
