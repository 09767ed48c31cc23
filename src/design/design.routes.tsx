/** What the design itself serves: woven pictures, the sign of the portal, its manifest, and the room that shows every piece. */
import { Hono } from 'hono'
import sharp from 'sharp'
import { Refusal } from '#platform/refusal'
import { anyone, keepPage, type Web } from '#platform/web'
import { facedProvinces } from './faces.ts'
import { GalleryDeskPage } from './gallery-desk.page.tsx'
import { GalleryPage } from './gallery.page.tsx'
import { sheetSign } from './sign.ts'
import { CLOTHS } from './woven-address.ts'
import { drawCloth } from './woven.ts'

const MONTH = 'public, max-age=2592000'
const provinces = new Set([...facedProvinces, '00'])

export function designRoutes(): Hono<Web> {
  const app = new Hono<Web>()

  app.get('/hinh/:name', anyone, (c) => {
    const found = /^(\d{1,2})-(\d\d)-(\d{1,2})\.svg$/.exec(c.req.param('name') ?? '')
    const [sheet, number] = [Number(found?.[1]), Number(found?.[3])]
    if (!found || sheet > 26 || number >= CLOTHS || !provinces.has(found[2]!)) throw new Refusal('not-found')
    return c.body(drawCloth(sheet, found[2]!, number), 200, { 'content-type': 'image/svg+xml', 'cache-control': MONTH })
  })

  app.get('/bieu-tuong.svg', anyone, (c) => c.body(sheetSign(true), 200, { 'content-type': 'image/svg+xml', 'cache-control': MONTH }))

  for (const size of [192, 512]) {
    let drawn: Promise<Uint8Array<ArrayBuffer>> | null = null
    app.get(`/bieu-tuong-${size}.png`, anyone, async (c) => {
      drawn ??= sharp(Buffer.from(sheetSign(false)), { density: 72 * (size / 64) }).resize(size, size).png().toBuffer().then((bytes) => new Uint8Array(bytes))
      return c.body(await drawn, 200, { 'content-type': 'image/png', 'cache-control': MONTH })
    })
  }

  app.get('/cong-ocop.webmanifest', anyone, (c) => c.body(JSON.stringify({
    name: 'Cổng OCOP', short_name: 'OCOP', lang: 'vi', start_url: '/', display: 'minimal-ui', background_color: '#fbf9f2', theme_color: '#12402a',
    icons: [192, 512].map((size) => ({ src: `/bieu-tuong-${size}.png`, sizes: `${size}x${size}`, type: 'image/png', purpose: 'any maskable' })),
  }), 200, { 'content-type': 'application/manifest+json', 'cache-control': MONTH }))

  app.get('/thiet-ke', anyone, (c) => {
    keepPage(c, ['setting'])
    return c.html(<GalleryPage lang={c.get('lang')} query={c.req.query('loi') ?? ''} />)
  })
  app.get('/thiet-ke/ban-lam-viec', anyone, (c) => {
    keepPage(c, ['setting'])
    return c.html(<GalleryDeskPage lang={c.get('lang')} />)
  })
  return app
}
