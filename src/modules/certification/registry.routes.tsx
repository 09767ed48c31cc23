import { Hono } from 'hono'
import type { DeskWay } from '#design'
import { mayActIn, officer, provinceOfficer, reachOf } from '#identity'
import type { ProducersTables } from '#producers'
import { today } from '#platform/day'
import { readId } from '#platform/ids'
import { Refusal } from '#platform/refusal'
import { pathIn } from '#platform/tongue'
import { cleanText, readBody, storeOf, type Actor, type Ctx, type Routes, type Web } from '#platform/web'
import type { CertificationTables } from './certification.tables.ts'
import { findGroups } from './groups.queries.ts'
import { joinProducts, tellApart } from './join-products.ts'
import { findLikenesses } from './likenesses.queries.ts'
import { confirmGroup, publishProduct } from './mend-product.ts'
import { findHistory, findProductBySlug, type ListedProduct } from './products.queries.ts'
import { LikenessesPage, ProductDeskPage } from './registry.page.tsx'
import { standingOn } from './standing.rules.ts'

type Tables = CertificationTables & ProducersTables

/** The officer's side of the registry: pairs that may be one product, a product's group, what is shown to the public. */
export interface RegistryParts {
  /** The ways of the officer's desk. */
  readonly ways: (c: Ctx, actor: Actor) => Promise<readonly DeskWay[]>
}

export function registryRoutes({ ways }: RegistryParts): Routes {
  const frame = async (c: Ctx) => ({ lang: c.get('lang'), path: c.get('path'), person: c.get('actor')!.name, ways: await ways(c, c.get('actor')!) })
  const app: Routes = new Hono<Web>()
  app.get('/can-bo/trung', provinceOfficer, async (c) => {
    const pairs = await findLikenesses(storeOf<Tables>(c).read, provincesOf(c), 51)
    return c.html(<LikenessesPage {...await frame(c)} pairs={pairs.slice(0, 50)} more={pairs.length > 50} />)
  })
  app.post('/can-bo/trung/:id', provinceOfficer, async (c) => {
    const id = readId<'likeness'>(c.req.param('id'))
    const pair = id ? (await findLikenesses(storeOf<Tables>(c).read, provincesOf(c), 10_000)).find((each) => each.id === id) : undefined
    if (!pair) throw new Refusal('not-found', 'Cặp này đã có người quyết, hoặc không thuộc phần việc của bạn.')
    const form = await readBody(c)
    const by = c.get('actor')!.name
    await storeOf<Tables>(c).transaction(async (tx) => {
      if (form['quyet'] === 'khac') await tellApart(tx, by, pair.id)
      else if (form['quyet'] === 'a') await joinProducts(tx, by, today(c.get('clock')), pair.a.id, pair.b.id)
      else if (form['quyet'] === 'b') await joinProducts(tx, by, today(c.get('clock')), pair.b.id, pair.a.id)
      else throw new Refusal('bad-request')
    })
    return c.redirect(pathIn(c.get('lang'), '/can-bo/trung'), 303)
  })
  app.get('/can-bo/san-pham/:slug', officer, async (c) => {
    const product = await productOf(c)
    const [groups, history] = await Promise.all([findGroups(storeOf<Tables>(c).read), findHistory(storeOf<Tables>(c).read, product.id)])
    return c.html(<ProductDeskPage {...await frame(c)} product={product} standing={standingOn(product.claim, today(c.get('clock')))} groups={groups} history={history} />)
  })
  app.post('/can-bo/san-pham/:slug/nhom', provinceOfficer, async (c) => {
    const product = await productOf(c)
    const code = cleanText(String((await readBody(c))['nhom'] ?? ''), 20)
    const group = (await findGroups(storeOf<Tables>(c).read)).find((each) => each.code === code && each.level === 'leaf')
    if (!group) throw new Refusal('bad-request', 'Chọn một nhóm trong danh sách.')
    await storeOf<Tables>(c).transaction((tx) => confirmGroup(tx, product.id, group.version, group.code))
    return back(c, product)
  })
  app.post('/can-bo/san-pham/:slug/cong-bo', provinceOfficer, async (c) => {
    const product = await productOf(c)
    const shown = (await readBody(c))['hien'] === '1'
    await storeOf<Tables>(c).transaction((tx) => publishProduct(tx, product.id, shown))
    return back(c, product)
  })
  return app
}

function provincesOf(c: Ctx): readonly string[] | 'all' {
  const reach = reachOf(c.get('actor')!)
  return reach.kind === 'country' ? 'all' : reach.provinces
}

async function productOf(c: Ctx): Promise<ListedProduct> {
  const found = await findProductBySlug(storeOf<Tables>(c).read, cleanText(c.req.param('slug'), 100))
  if (found?.kind !== 'found' || !mayActIn(c.get('actor'), found.product.provinceCode, found.product.communeCode)) throw new Refusal('not-found', 'Không có sản phẩm này trong phần việc của bạn.')
  return found.product
}

const back = (c: Ctx, product: ListedProduct): Response => c.redirect(pathIn(c.get('lang'), `/can-bo/san-pham/${product.slug}`), 303)
