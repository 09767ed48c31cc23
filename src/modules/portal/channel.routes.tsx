import { Hono } from 'hono'
import { geographyOf, type Geography, type GeographyTables, type Unit } from '#geography'
import { publicUrl } from '#platform/config'
import { today } from '#platform/day'
import { Refusal } from '#platform/refusal'
import { vietnameseSortKey } from '#platform/search-text'
import { pathIn } from '#platform/tongue'
import { anyone, keepPage, storeOf, type Ctx, type Routes } from '#platform/web'
import type { Tile } from '#design'
import type { ChannelHosts } from './channel-hosts.memory.ts'
import { ChannelPage } from './channel.page.tsx'
import { ChannelsPage } from './channels.page.tsx'
import { HomePage } from './home.page.tsx'
import { hostsSetting } from './hosts.rules.ts'
import { noCounts, type PortalSources } from './sources.rules.ts'

const TOPICS = ['product', 'producer', 'photo', `setting:${hostsSetting.name}`]
const geography = (c: Ctx): Promise<Geography> => geographyOf(storeOf<GeographyTables>(c).read)

/** The front page, the 34 channels, and channels at their own hosts. */
export function channelRoutes(sources: PortalSources, hosts: ChannelHosts): Routes {
  const app: Routes = new Hono()
  const ownProvince = (c: Ctx): Promise<string | null> => hosts.provinceAt(c.req.header('host'))
  /** The same page of the national channel. */
  const national = (c: Ctx, path: string): Response => c.redirect(publicUrl() + pathIn(c.get('lang'), path), 302)

  const tilesOf = async (c: Ctx): Promise<Tile[]> => {
    const [places, counts] = await Promise.all([geography(c), sources.provinces(today(c.get('clock')))])
    return places.provinces().map(({ code, name, slug }) => ({ code, name, slug, value: (counts.get(code) ?? noCounts).all }))
  }

  const channel = async (c: Ctx, province: Unit, own: boolean): Promise<Response> => {
    const places = await geography(c)
    const day = today(c.get('clock'))
    const lang = c.get('lang')
    const formers = places.formerOf(province.code)
    const former = formers.length > 1 ? formers.find((each) => each.slug === c.req.query('tu')) ?? null : null
    const [summary, whole, products, faces] = await Promise.all([
      sources.province(day, province.code, former?.code ?? null), sources.province(day, province.code, null),
      sources.products({ day, order: 'certified', province: province.code, former: former?.code ?? null, limit: 12 }),
      sources.producers({ day, province: province.code, former: former?.code ?? null, limit: 6 }),
    ])
    const counted = new Map(whole.formers.map(({ code, count }) => [code, count]))
    const neighbourhoods = await Promise.all(formers.map(async (unit) => {
      const count = counted.get(unit.code) ?? 0
      const known = count === 0 ? [] : await sources.products({ day, order: 'certified', province: province.code, former: unit.code, limit: 3 })
      return { unit, count, products: known.map((each) => each.name) }
    }))
    const communes = summary.communes.flatMap(({ code, count }) => {
      const unit = places.unit('v34', code)
      return unit ? [{ unit, count }] : []
    })
    keepPage(c, TOPICS)
    return c.html(<ChannelPage lang={lang} province={province} former={former} neighbourhoods={neighbourhoods} summary={summary} products={products} faces={faces} communes={communes} allCommunes={places.communesOf(province.code)} national={own ? publicUrl() : null} />)
  }

  app.get('/', anyone, async (c) => {
    const slug = await ownProvince(c)
    const own = slug === null ? null : (await geography(c)).provinceBySlug(slug)
    if (own) return channel(c, own.province, true)
    const day = today(c.get('clock'))
    const [tiles, figures, newest, faces, places] = await Promise.all([tilesOf(c), sources.figures(day), sources.products({ day, order: 'newest', limit: 4 }), sources.producers({ day, limit: 6 }), geography(c)])
    const communesInAll = places.provinces().reduce((sum, province) => sum + places.communesOf(province.code).length, 0)
    keepPage(c, TOPICS)
    return c.html(<HomePage lang={c.get('lang')} day={day} tiles={tiles} figures={figures} newest={newest} faces={faces} communesInAll={communesInAll} />)
  })

  app.get('/kenh', anyone, async (c) => {
    if (await ownProvince(c) !== null) return national(c, '/kenh')
    const [tiles, figures, places] = await Promise.all([tilesOf(c), sources.figures(today(c.get('clock'))), geography(c)])
    const provinces = places.provinces().map((unit) => ({ unit, formers: places.formerOf(unit.code), count: tiles.find((tile) => tile.code === unit.code)?.value ?? 0 }))
      .toSorted((a, b) => (vietnameseSortKey(a.unit.name) < vietnameseSortKey(b.unit.name) ? -1 : 1))
    keepPage(c, TOPICS)
    return c.html(<ChannelsPage lang={c.get('lang')} tiles={tiles} figures={figures} provinces={provinces} />)
  })

  app.get('/kenh/:slug', anyone, async (c) => {
    const slug = c.req.param('slug') ?? ''
    const found = (await geography(c)).provinceBySlug(slug)
    if (!found) throw new Refusal('not-found')
    const { province, former } = found
    const own = await ownProvince(c)
    if (own !== null && own !== province.slug) return national(c, `/kenh/${slug}`)
    if (former && former.slug !== province.slug) {
      const query = `?tu=${former.slug}`
      return c.redirect(pathIn(c.get('lang'), own === null ? `/kenh/${province.slug}` : '/') + query, 301)
    }
    if (own !== null) return c.redirect(pathIn(c.get('lang'), '/') + new URL(c.req.url).search, 302)
    return channel(c, province, false)
  })

  return app
}
