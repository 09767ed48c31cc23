/** All doors to the web in one list: what every request passes, then each module's pages and API. */
import { Hono, type MiddlewareHandler } from 'hono'
import { OpenAPIHono } from '@hono/zod-openapi'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { csrf } from 'hono/csrf'
import { catalogueApi, catalogueRoutes, listRoutes, officeSearchRoutes, type Catalogue } from '#catalogue'
import { certificationApi, certificationRoutes, registryRoutes } from '#certification'
import { geographyApi, geographyOf } from '#geography'
import { hooksApi, hooksRoutes } from '#hooks'
import { intakeRoutes } from '#intake'
import { basketApi, basketRoutes } from '#basket'
import { findSellerIds, offerRoutes, offersApi, openingRoutes, stopRoutes, waysRoutes } from '#offers'
import { checkoutApi, faultsOfMoves, orderMoves, orderRoutes, sellerApi } from '#orders'
import { Button, designRoutes, Page } from '#design'
import { aftersaleRoutes, belowOrders } from '#aftersale'
import { feedbackRoutes } from '#feedback'
import { keysRoutes } from '#keys'
import { centralOfficer, findActor, identityRoutes, noteSeen } from '#identity'
import { noticesRoutes } from '#notices'
import { paymentsRoutes } from '#payments'
import { photosRoutes } from '#photos'
import { ChannelHosts, portalRoutes } from '#portal'
import { ownDataRoutes } from '#owndata'
import { reconciliationRoutes } from '#reconciliation'
import { reviewsOn, reviewsRoutes, reviewWay } from '#reviews'
import { associationsRoutes, membersRoutes } from '#producers'
import { stallRoutes } from '#stall'
import { sheetRoutes } from '#sheet'
import { shippingRoutes } from '#shipping'
import { outsideVerifier, verificationRoutes } from '#verification'
import { waitlistRoutes } from '#waitlist'
import { ProblemAnswer } from '#platform/api'
import { config } from '#platform/config'
import type { Clock } from '#platform/day'
import { newId } from '#platform/ids'
import { RateLimit } from '#platform/limit'
import { healthRoutes, type ReadyCheck } from '#platform/health'
import { log } from '#platform/log'
import { requestSeconds, requests } from '#platform/metrics'
import type { PageCache } from '#platform/page-cache'
import { problemJson, problemOf } from '#platform/problem'
import { Refusal } from '#platform/refusal'
import { securityHeaders } from '#platform/security-headers'
import { pageKey } from '#platform/server'
import { senderKey, senderOf } from '#platform/sender'
import { loggablePath, sessionToken } from '#platform/session'
import { pathIn, tongue } from '#platform/tongue'
import type { Store } from '#platform/db'
import type { Ctx, Web } from '#platform/web'
import { dataHolders } from './data-holders.ts'
import { deskWays, unansweredOrders, waitingAt } from './desk-ways.ts'
import { shownSettings } from './shown-settings.ts'
import { orderActs, sellersWork, sellerWays } from './seller-ways.ts'
import { portalSources } from './portal-sources.ts'
import { hideName, subjectsOn } from './feedback-subjects.ts'
import { apiDocumentRoutes } from './openapi.tsx'
import type { AllTables } from './tables.ts'

export interface AppParts {
  readonly store: Store<AllTables>
  readonly clock: Clock
  readonly pages: PageCache
  /** This process's index of the public catalogue. */
  readonly catalogue: Catalogue
  /** Host names of provinces' own channels; read anew at each request unless given. */
  readonly hosts?: ChannelHosts
  /** What else must be so before visitors are sent here. */
  readonly ready?: readonly ReadyCheck[]
}

export type App = Hono<Web>

/** Names of units of today by their code; `VN` is the whole country. */
const unitNames = (store: Store<AllTables>) => async (): Promise<(code: string) => string> => {
  const geography = await geographyOf(store.read)
  return (code) => (code === 'VN' ? 'Cả nước' : geography.unit('v34', code)?.fullName ?? code)
}

const ENGLISH = /^\/en(?=\/|$)/

export function buildApp({ store, clock, pages, catalogue, hosts, ready = [] }: AppParts): App {
  const app = new OpenAPIHono<Web>({
    strict: true,
    getPath: (request) => {
      const path = new URL(request.url).pathname
      return path.replace(ENGLISH, '') || '/'
    },
  })
  const limit = new RateLimit(config.apiPerMinute)
  const faults = faultsOfMoves(orderMoves)
  if (faults.length > 0) throw new Error(`moves of orders: ${faults.join('; ')}`)

  app.use(compress())
  app.use(async (c, next) => {
    const url = new URL(c.req.url)
    const began = performance.now()
    c.set('store', store)
    c.set('clock', clock)
    c.set('lang', ENGLISH.test(url.pathname) ? 'en' : 'vi')
    c.set('path', c.req.path)
    c.set('requestId', newId<'request'>().slice(0, 18))
    c.set('actor', null)
    securityHeaders(c)
    if (/%00|\0/i.test(c.req.url)) throw new Refusal('bad-request')
    const token = sessionToken(c)
    if (token) {
      const actor = await findActor(store.now, token, clock())
      c.set('actor', actor)
      if (actor) await noteSeen(store, actor, clock()).catch((fault: unknown) => log.warn({ err: fault }, 'session use could not be noted'))
    }
    const era = pages.era
    await next()
    if ((c.get('actor') || c.get('program')) && !c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'private, no-store')
    requestSeconds.labels(c.req.method).observe((performance.now() - began) / 1000)
    requests.labels(`${Math.floor(c.res.status / 100)}xx`, 'app').inc()
    c.res.headers.set('x-request-id', c.get('requestId'))
    log.info({ requestId: c.get('requestId'), method: c.req.method, path: loggablePath(url.pathname), status: c.res.status, ms: Math.round(performance.now() - began) }, 'request')
    await keepIfPublic(c as Ctx, pages, era, url)
  })
  const ownForms = csrf({ origin: (origin, c) => isOwnOrigin(origin, c as Ctx) })
  // Programs, carriers and banks call without a browser, and nothing of the API that writes looks at a session that another site could misuse.
  app.use((c, next) => (c.req.path.startsWith('/api/v1/') ? next() : ownForms(c, next)))
  const refuse = (): never => { throw new Refusal('too-large') }
  const sized = (maxSize: number): MiddlewareHandler<Web> => bodyLimit({ maxSize, onError: refuse })
  const sizes = { list: sized(26 * 1024 * 1024), photos: sized(13 * 1024 * 1024), text: sized(512 * 1024), form: sized(96 * 1024) }
  // What may be larger than a form: lists of offices and banks, photographs; each from whom it is expected.
  const larger: readonly { readonly path: RegExp; readonly size: MiddlewareHandler<Web>; readonly signedIn: boolean }[] = [
    { path: /^\/can-bo\/nhap$/, size: sizes.list, signedIn: false },
    { path: /^\/(?:ban-hang|can-bo)\/(?:tien\/sao-ke-ngan-hang|don\/[^/]+\/tien)$/, size: sizes.list, signedIn: true },
    { path: /^\/(?:ban-hang\/(?:hang\/moi|mon\/[^/]+\/anh)|(?:ban-hang|can-bo)\/don\/[^/]+\/kien)$/, size: sizes.photos, signedIn: true },
    { path: /^\/(?:ban-hang\/hang|can-bo\/ban)\/bang(?:\/|$)/, size: sized(5 * 1024 * 1024), signedIn: true },
    { path: /^\/(?:don-hang|ban-hang\/don|can-bo\/don)\/.*\/(?:trao-doi|khieu-nai|khieu-nai\/tra-loi|tra-hang|danh-gia)$/, size: sized(50 * 1024 * 1024), signedIn: false },
    { path: /^\/can-bo\/trang/, size: sizes.text, signedIn: false },
  ]
  const limitBody = (path: string, signedIn: boolean) => larger.find((each) => each.path.test(path) && (signedIn || !each.signedIn))?.size ?? sizes.form
  // A body that does not say how long it is would be read into memory before anybody asks whose it is: browsers always say.
  const saysLength = (c: Ctx): boolean => c.req.header('content-length') !== undefined && c.req.header('transfer-encoding') === undefined
  app.use((c, next) => (c.req.method === 'GET' || c.req.method === 'HEAD' ? next() : (saysLength(c as Ctx) ? limitBody(c.req.path, c.get('actor') !== null) : sizes.form)(c, next)))
  const limited: MiddlewareHandler<Web> = async (c, next) => {
    if (limit.perMinute === 0) return next()
    const { wait, left } = limit.take(senderKey(senderOf(c as Ctx).address), Date.now())
    c.header('ratelimit-policy', `"default";q=${limit.perMinute};w=60`)
    c.header('ratelimit', `"default";r=${left};t=${Math.ceil(wait) || 60}`)
    if (wait > 0) throw new Refusal('too-many', `API nhận ${limit.perMinute} yêu cầu mỗi phút từ một nơi gọi. Chờ ${Math.ceil(wait)} giây rồi gọi lại.`, wait)
    return next()
  }
  app.use((c, next) => (/^\/(?:api\/|san-pham\.(?:csv|xlsx)$)/.test(c.req.path) ? limited(c, next) : next()))

  app.route('/', healthRoutes(store, ready))
  app.route('/', designRoutes())
  app.route('/', identityRoutes({ unitName: unitNames(store), ways: deskWays }))
  app.route('/', ownDataRoutes({ holders: dataHolders, ways: deskWays }))
  app.route('/', noticesRoutes({ reader: centralOfficer, ways: deskWays, showSecrets: config.showCodes }))
  app.route('/', geographyApi())
  app.route('/', membersRoutes({ ways: deskWays }))
  app.route('/', associationsRoutes({ ways: deskWays }))
  app.route('/', keysRoutes({ sellerWays, ways: deskWays }))
  app.route('/', certificationApi())
  app.route('/', certificationRoutes())
  app.route('/', registryRoutes({ ways: deskWays }))
  app.route('/', intakeRoutes({ ways: deskWays }))
  app.route('/', catalogueApi(catalogue))
  app.route('/', catalogueRoutes({ search: (question) => catalogue.search(question), reviews: reviewsOn }))
  app.route('/', officeSearchRoutes({ catalogue, ways: deskWays }))
  app.route('/', listRoutes({ search: (question) => catalogue.search(question) }))
  app.route('/', verificationRoutes({ ways: deskWays, sellerWays, sellers: () => findSellerIds(store.now), verifiers: [outsideVerifier] }))
  app.route('/', sheetRoutes({ ways: deskWays, sellerWays }))
  app.route('/', openingRoutes({ sellerWays }))
  app.route('/', offerRoutes({ ways: deskWays }))
  app.route('/', stallRoutes({ ways: deskWays, sellerWays, work: sellersWork, orderActs }))
  app.route('/', waysRoutes({ sellerWays, ways: deskWays }))
  app.route('/', offersApi())
  app.route('/', basketApi())
  app.route('/', basketRoutes())
  app.route('/', reconciliationRoutes({ ways: deskWays, sellerWays }))
  app.route('/', stopRoutes({ ways: deskWays }))
  app.route('/', checkoutApi())
  app.route('/', sellerApi())
  app.route('/', hooksApi())
  app.route('/', hooksRoutes({ sellerWays, ways: deskWays }))
  app.route('/', orderRoutes({ ways: deskWays, sellerWays, below: belowOrders(reviewWay), complained: unansweredOrders }))
  app.route('/', aftersaleRoutes({ ways: deskWays, sellerWays }))
  app.route('/', waitlistRoutes())
  app.route('/', reviewsRoutes({ ways: deskWays, sellerWays }))
  app.route('/', feedbackRoutes({ findSubject: subjectsOn(clock), hideName, unitName: unitNames(store), ways: deskWays }))
  app.route('/', paymentsRoutes())
  app.route('/', photosRoutes())
  app.route('/', shippingRoutes())
  app.route('/', portalRoutes({ sources: portalSources(store, catalogue), hosts: hosts ?? new ChannelHosts(store, () => false), waiting: waitingAt, ways: deskWays, settings: shownSettings }))
  app.route('/', apiDocumentRoutes(app))

  app.notFound((c) => answerProblem(c as Ctx, new Refusal('not-found')))
  app.onError((fault, c) => answerProblem(c as Ctx, fault))
  return app as App
}

/** Whether a form was sent from a page of ours. A proxy that ends TLS makes the schemes differ, so hosts are compared there. */
function isOwnOrigin(origin: string, c: Ctx): boolean {
  const own = new URL(c.req.url)
  return origin === own.origin || (config.publicUrl !== '' && origin === config.publicUrl) || (config.trustProxy && URL.parse(origin)?.host === own.host)
}

const ofOneRequest = new Set(['x-request-id', 'set-cookie', 'ratelimit', 'ratelimit-policy'])

async function keepIfPublic(c: Ctx, pages: PageCache, era: number, url: URL): Promise<void> {
  const topics = c.get('topics')
  if (!topics || c.req.method !== 'GET' || c.res.status !== 200 || c.get('actor')) return
  const key = pageKey({ headers: { host: c.req.header('host'), cookie: c.req.header('cookie') }, url: url.pathname + url.search })
  if (!key) return
  const body = Buffer.from(await c.res.clone().arrayBuffer())
  const headers: Record<string, string> = {}
  c.res.headers.forEach((value, name) => { if (!ofOneRequest.has(name)) headers[name] = value })
  pages.keep(key, era, headers, body, topics)
}

function answerProblem(c: Ctx, fault: unknown): Response | Promise<Response> {
  const problem = problemOf(fault, c)
  securityHeaders(c)
  if (c.req.path.startsWith('/api/')) return problemJson(c, problem, fault instanceof ProblemAnswer ? fault.more : {})
  const here = new URL(c.req.url)
  if (problem.status === 401 && c.req.method === 'GET') return c.redirect(`${pathIn(c.get('lang'), /^\/(?:can-bo|tai-khoan)(?:\/|$)/.test(c.req.path) ? '/dang-nhap' : '/vao')}?den=${encodeURIComponent(here.pathname + here.search)}`, 303)
  if (problem.retryAfter !== undefined) c.header('retry-after', String(Math.ceil(problem.retryAfter)))
  c.status(problem.status as 404)
  return c.html(
    <Page lang={c.get('lang') ?? 'vi'} title={problem.title} path={c.get('path') ?? '/'}>
      <h1>{problem.title}</h1>
      <p>{problem.detail}</p>
      {problem.status === 404 || problem.status === 409 ? <p class="acts"><Button rank="other" href={pathIn(c.get('lang') ?? 'vi', '/san-pham')}>{tongue(c.get('lang') ?? 'vi')('Tìm sản phẩm', 'Search products')}</Button><Button rank="other" href={pathIn(c.get('lang') ?? 'vi', '/don-hang')}>{tongue(c.get('lang') ?? 'vi')('Xem đơn hàng', 'Track an order')}</Button></p> : null}
      {problem.status >= 500 ? <p>Mã yêu cầu: {c.get('requestId')}</p> : null}
    </Page>,
  )
}
