import { Hono } from 'hono'
import type { ProducersTables } from '#producers'
import { today } from '#platform/day'
import { pathIn } from '#platform/tongue'
import { anyone, cleanText, keepPage, storeOf, type Ctx, type Routes, type Web } from '#platform/web'
import { CertificatePage, NoCertificatePage } from './certificate.page.tsx'
import type { CertificationTables } from './certification.tables.ts'
import { findCertificate } from './products.queries.ts'

/** Anyone may check a certificate, by its address (as printed in a QR code) or by typing its code. */
export function certificationRoutes(): Routes {
  const app: Routes = new Hono<Web>()
  app.get('/chung-nhan', anyone, (c) => {
    const code = cleanText(c.req.query('ma'), 80)
    return code ? c.redirect(pathIn(c.get('lang'), `/chung-nhan/${encodeURIComponent(code)}`), 303) : c.html(<NoCertificatePage lang={c.get('lang')} path="/chung-nhan" code="" />)
  })
  app.get('/chung-nhan/:code', anyone, async (c) => certificate(c, cleanText(c.req.param('code'), 80)))
  return app
}

async function certificate(c: Ctx, code: string): Promise<Response> {
  const found = code ? await findCertificate(storeOf<CertificationTables & ProducersTables>(c).read, code, today(c.get('clock'))) : null
  if (!found) {
    c.status(404)
    return c.html(<NoCertificatePage lang={c.get('lang')} path={c.get('path')} code={code} />)
  }
  keepPage(c, ['product', 'producer'])
  return c.html(<CertificatePage lang={c.get('lang')} path={`/chung-nhan/${encodeURIComponent(found.code)}`} certificate={found} today={today(c.get('clock'))} />)
}
