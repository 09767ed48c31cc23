import { Hono } from 'hono'
import type { FeedbackTables } from '#feedback'
import { today } from '#platform/day'
import { Refusal } from '#platform/refusal'
import { readSetting } from '#platform/settings'
import { anyone, keepPage, storeOf, type Ctx, type Routes } from '#platform/web'
import { complaintTimesOn } from './complaint-times.queries.ts'
import type { Filling } from './markup.piece.tsx'
import { operatorSetting } from './operator.rules.ts'
import { textPageOf, textPages } from './pages.words.ts'
import type { PortalTables } from './portal.tables.ts'
import { LegalPage, TextPage } from './text.page.tsx'
import { readText } from './texts.queries.ts'

const topicsOf = (slug: string): string[] => [`text:${slug}`, `setting:${operatorSetting.name}`]

/** What the texts ask to be filled in with. */
export async function fillingOf(c: Ctx): Promise<Filling> {
  const db = storeOf<PortalTables & FeedbackTables>(c).read
  const [operator, times] = await Promise.all([readSetting(db, operatorSetting), complaintTimesOn(db, today(c.get('clock')))])
  return { lang: c.get('lang'), operator, times }
}

/** The pages about the portal and those that the law asks of an operator. */
export function textRoutes(): Routes {
  const app: Routes = new Hono()
  const show = async (c: Ctx, slug: string): Promise<Response> => {
    const page = textPageOf(slug)
    if (!page) throw new Refusal('not-found')
    const lang = c.get('lang')
    keepPage(c, topicsOf(slug))
    return c.html(<TextPage lang={lang} page={page} text={await readText(storeOf<PortalTables>(c).read, slug, lang)} filling={await fillingOf(c)} />)
  }
  app.get('/ve-cong', anyone, (c) => show(c, 've-cong'))
  app.get('/ve-cong/:trang', anyone, (c) => show(c, `ve-cong/${c.req.param('trang')}`))
  app.get('/phap-ly', anyone, async (c) => {
    const legal = textPages.filter((each) => each.part === 'phap-ly')
    const lang = c.get('lang')
    keepPage(c, legal.flatMap((page) => topicsOf(page.slug)))
    const texts = await Promise.all(legal.map(async (page) => ({ page, ...await readText(storeOf<PortalTables>(c).read, page.slug, lang) })))
    return c.html(<LegalPage lang={lang} texts={texts} />)
  })
  app.get('/phap-ly/:trang', anyone, (c) => show(c, `phap-ly/${c.req.param('trang')}`))
  return app
}
