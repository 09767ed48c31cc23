import { Hono } from 'hono'
import { geographyOf, type GeographyTables } from '#geography'
import { findListedOf, standingOn, type CertificationTables } from '#certification'
import type { DeskWay } from '#design'
import { officer, reachOf } from '#identity'
import type { ProducersTables } from '#producers'
import { today } from '#platform/day'
import { cleanText, storeOf, type Actor, type Ctx, type Routes, type Web } from '#platform/web'
import type { Catalogue } from './catalogue.memory.ts'
import { inOrder } from './cards.rules.ts'
import { OfficeSearchPage } from './office-search.page.tsx'

type Tables = CertificationTables & ProducersTables & GeographyTables
const PAGE = 50

export interface OfficeSearchParts {
  readonly catalogue: Catalogue
  /** The ways of the officer's desk. */
  readonly ways: (c: Ctx, actor: Actor) => Promise<readonly DeskWay[]>
}

/** The registry as offices search it: also what is only registered, mentioned or voted for. */
export function officeSearchRoutes({ catalogue, ways }: OfficeSearchParts): Routes {
  const app: Routes = new Hono<Web>()
  app.get('/can-bo/san-pham', officer, async (c) => {
    const actor = c.get('actor')!
    const day = today(c.get('clock'))
    const geography = await geographyOf(storeOf<Tables>(c).read)
    const q = cleanText(c.req.query('q'), 200)
    const reach = reachOf(actor)
    const own = reach.kind === 'units' ? reach.provinces[0] : undefined
    const asked = c.req.query('tinh')
    const province = asked === undefined && own ? geography.unit('v34', own) : geography.provinceBySlug(cleanText(asked, 60))?.province ?? null
    const number = Number(c.req.query('trang') ?? '1')
    const page = Number.isInteger(number) && number >= 1 && number <= 1_000 ? number : 1
    const answer = (await catalogue.forOffice(day)).search({ text: q, filters: { province: province?.code }, sort: q ? 'relevance' : 'newest', limit: page * PAGE, facets: false })
    const ids = answer.ids.slice((page - 1) * PAGE)
    const rows = inOrder(await findListedOf(storeOf<Tables>(c).now, { products: [...ids, ...answer.nearest], producers: [] }), answer.ids.length > 0 ? ids : answer.nearest)
    const shown = rows.map((product) => ({ product, standing: standingOn(product.claim, day), province: product.provinceCode ? geography.unit('v34', product.provinceCode)?.name ?? null : null }))
    return c.html(<OfficeSearchPage lang={c.get('lang')} person={actor.name} ways={await ways(c, actor)} q={q} province={province} provinces={geography.provinces()} rows={shown} total={answer.total} page={page} more={answer.nextCursor !== null} near={answer.ids.length === 0 && answer.nearest.length > 0} />)
  })
  return app
}
