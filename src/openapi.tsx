/** The document of the whole API, assembled from what the modules declare beside their routes, and its readable page. */
import { OpenAPIHono } from '@hono/zod-openapi'
import { Hono } from 'hono'
import { ApiPage, type ApiDocument } from './api-page.tsx'
import { config } from '#platform/config'
import { anyone, keepPage, type Ctx, type Routes, type Web } from '#platform/web'

/** The document as it goes out; made once per process, when the first caller asks. */
function describeApi(app: OpenAPIHono<Web>): ApiDocument {
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Cổng OCOP', version: '1', license: { name: 'Apache-2.0' },
      description: [
        'Sản phẩm OCOP, giấy chứng nhận, chủ thể và đơn vị hành chính, để chương trình khác đọc. / OCOP products, certificates, producers and administrative units, for other programs to read.',
        `Giới hạn: ${config.apiPerMinute || 'không'} yêu cầu mỗi phút từ một nơi gọi; quá thì 429 với Retry-After. / Limit: ${config.apiPerMinute || 'no'} requests a minute from one caller; beyond it 429 with Retry-After.`,
      ].join('\n\n'),
    },
    servers: [{ url: config.publicUrl || '/' }],
  }) as unknown as ApiDocument
  const answer = { description: 'Lỗi / Problem', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } }
  for (const item of Object.values(document.paths ?? {})) {
    for (const operation of Object.values(item)) operation.responses = { ...operation.responses, default: operation.responses?.['default'] ?? answer }
  }
  return document
}

export function apiDocumentRoutes(app: OpenAPIHono<Web>): Routes {
  let document: ApiDocument | undefined
  let text = ''
  const made = (): ApiDocument => {
    if (!document) {
      document = describeApi(app)
      text = JSON.stringify(document)
    }
    return document
  }
  const routes: Routes = new Hono<Web>()
  routes.get('/api/v1/openapi.json', anyone, (c) => {
    made()
    keepPage(c as Ctx, ['api'])
    return c.body(text, 200, { 'content-type': 'application/vnd.oai.openapi+json; charset=utf-8', 'access-control-allow-origin': '*' })
  })
  routes.get('/api', anyone, (c) => {
    keepPage(c as Ctx, ['api'])
    return c.html(<ApiPage lang={c.get('lang')} document={made()} />)
  })
  return routes
}
