/** The API for people to read: each operation with its parameters and answers, each schema with its fields. No script. */
import { Page } from '#design'
import { publicUrl } from '#platform/config'
import { tongue, type Lang } from '#platform/tongue'

interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly description?: string
  readonly enum?: readonly unknown[]
  readonly default?: unknown
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly pattern?: string
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
}
interface Parameter { readonly name: string; readonly in: string; readonly required?: boolean; readonly description?: string; readonly schema?: Schema }
interface Content { readonly schema?: Schema }
interface Answer { readonly description?: string; readonly content?: Readonly<Record<string, Content>> }
interface Operation {
  readonly summary?: string
  readonly description?: string
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly content?: Readonly<Record<string, Content>> }
  responses?: Record<string, Answer>
}
export interface ApiDocument {
  readonly info: { readonly title: string; readonly version: string; readonly description?: string }
  paths?: Record<string, Record<string, Operation>>
  components?: { schemas?: Record<string, Schema> }
}

export function ApiPage({ lang, document }: { lang: Lang; document: ApiDocument }) {
  const t = tongue(lang)
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) => Object.entries(item).map(([method, operation]) => ({ path, method, operation })))
  return (
    <Page lang={lang} path="/api" title={t('API cho chương trình khác', 'API for other programs')} description={t('Cách chương trình khác đọc dữ liệu OCOP.', 'How other programs read OCOP data.')}>
      <h1>{t('API cho chương trình khác', 'API for other programs')}</h1>
      {(document.info.description ?? '').split('\n\n').map((text) => <p>{text.split(' / ')[lang === 'vi' ? 0 : 1] ?? text}</p>)}
      <p>
        {t('Bản cho máy đọc (OpenAPI 3.1): ', 'For machines (OpenAPI 3.1): ')}
        <a href="/api/v1/openapi.json">/api/v1/openapi.json</a>
      </p>
      <h2>{t('Lỗi', 'Problems')}</h2>
      <p>{t('Lỗi trả về dạng application/problem+json (RFC 9457): nói điều gì đã xảy ra, kèm mã yêu cầu.', 'Problems are answered as application/problem+json (RFC 9457): what happened, with the request id.')}</p>
      <Walkthrough lang={lang} />
      {operations.map(({ path, method, operation }) => (
        <section>
          <h2 id={anchor(method, path)}><code>{method.toUpperCase()} {path}</code></h2>
          {operation.summary ? <p>{operation.summary}</p> : null}
          {operation.description ? <p>{operation.description}</p> : null}
          {operation.parameters?.length ? <Parameters lang={lang} of={anchor(method, path)} parameters={operation.parameters} /> : null}
          {Object.values(operation.requestBody?.content ?? {}).map((content) => (content.schema ? <p>{t('Gửi: ', 'Send: ')}<Type schema={content.schema} /></p> : null))}
          <h3>{t('Trả lời', 'Answers')}</h3>
          <dl>
            {Object.entries(operation.responses ?? {}).map(([status, answer]) => (
              <>
                <dt>{status === 'default' ? t('lỗi', 'problem') : status}</dt>
                <dd>{answer.description} {Object.values(answer.content ?? {}).map((content) => (content.schema ? <Type schema={content.schema} /> : null))}</dd>
              </>
            ))}
          </dl>
        </section>
      ))}
      <h2>{t('Các kiểu dữ liệu', 'Schemas')}</h2>
      {Object.entries(document.components?.schemas ?? {}).map(([name, schema]) => (
        <section>
          <h3 id={`schema-${name}`}>{name}</h3>
          {schema.description ? <p>{schema.description}</p> : null}
          {schema.properties ? <Fields lang={lang} of={`schema-${name}`} schema={schema} /> : <p><Type schema={schema} /></p>}
        </section>
      ))}
    </Page>
  )
}

/** The shortest way to a first purchase and to a first order that was heard of, as lines to copy. */
function Walkthrough({ lang }: { readonly lang: Lang }) {
  const t = tongue(lang)
  const site = publicUrl()
  const lines = (...parts: readonly string[]) => <pre class="scroll" tabindex={0}><code>{parts.join('\n')}</code></pre>
  return (
    <>
      <h2 id="mua">{t('Đặt hàng trong bốn bước', 'Buy in four steps')}</h2>
      <p>{t('Không cần khóa. Idempotency-Key do bạn tạo: gửi lại cùng mã thì vẫn là một đơn.', 'No key needed. The Idempotency-Key is yours: sent again, it is still one purchase.')}</p>
      {lines(
        `curl '${site}/api/v1/products/keo-dua'`,
        `curl -X POST '${site}/api/v1/baskets'`,
        `curl -X PUT '${site}/api/v1/baskets/ID/lines' -H 'authorization: Bearer TOKEN' -H 'content-type: application/json' -d '{"lines":[{"pack":"PACK","quantity":2}]}'`,
        `curl -X POST '${site}/api/v1/purchases' -H 'idempotency-key: "UUID"' -H 'content-type: application/json' -d '{"basket":"TOKEN","buyer":{"name":"Trần Thử","phone":"0912345678"},"address":{"province":"86","commune":"xã Phú Cần, huyện Tiểu Cần","line":"12"},"payment":"cash","totalSeenVnd":320000}'`,
      )}
      <h2 id="ban">{t('Nối phần mềm bán hàng hoặc sàn khác', 'Connect shop software or another floor')}</h2>
      <p>{t('Tạo khóa ở trang Kết nối, rồi theo dõi đơn bằng nextCursor, hoặc đăng ký nhận tin.', 'Make a key on the page Connect, then follow orders by nextCursor, or register a webhook.')} <a href="/ban-hang/ket-noi">{t('Người bán', 'Sellers')}</a> · <a href="/can-bo/ket-noi">{t('Cán bộ', 'Officers')}</a></p>
      {lines(
        `curl '${site}/api/v1/orders?state=placed' -H 'authorization: Bearer ocop_…'`,
        `curl -X POST '${site}/api/v1/orders/DH-26-000001/moves' -H 'authorization: Bearer ocop_…' -H 'content-type: application/json' -d '{"to":"accepted"}'`,
        `curl -X PATCH '${site}/api/v1/stock' -H 'authorization: Bearer ocop_…' -H 'content-type: application/json' -d '{"items":[{"product":"keo-dua","stock":42000,"seen":50000}]}'`,
        `curl -X POST '${site}/api/v1/hooks' -H 'authorization: Bearer ocop_…' -H 'content-type: application/json' -d '{"url":"https://example.com/ocop","events":["order-placed"]}'`,
      )}
    </>
  )
}

const anchor = (method: string, path: string): string => `${method}${path.replace(/[^a-z0-9]+/gi, '-')}`.replace(/-+$/, '')

function Parameters({ lang, of, parameters }: { lang: Lang; of: string; parameters: readonly Parameter[] }) {
  const t = tongue(lang)
  return (
    <div class="scroll" role="region" aria-labelledby={of} tabindex={0}>
      <table>
        <thead><tr><th scope="col">{t('Tham số', 'Parameter')}</th><th scope="col">{t('Kiểu', 'Type')}</th><th scope="col">{t('Nghĩa', 'Meaning')}</th></tr></thead>
        <tbody>
          {parameters.map((each) => (
            <tr>
              <th scope="row"><code>{each.name}</code></th>
              <td>{each.schema ? <Type schema={each.schema} /> : null}</td>
              <td>{each.required ? `${t('Bắt buộc', 'Required')}. ` : ''}{each.description ?? each.schema?.description ?? ''} {each.schema ? limits(each.schema) : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Fields({ lang, of, schema }: { lang: Lang; of: string; schema: Schema }) {
  const t = tongue(lang)
  return (
    <div class="scroll" role="region" aria-labelledby={of} tabindex={0}>
      <table>
        <thead><tr><th scope="col">{t('Trường', 'Field')}</th><th scope="col">{t('Kiểu', 'Type')}</th><th scope="col">{t('Nghĩa', 'Meaning')}</th></tr></thead>
        <tbody>
          {Object.entries(schema.properties ?? {}).map(([name, field]) => (
            <tr>
              <th scope="row"><code>{name}</code></th>
              <td><Type schema={field} /></td>
              <td>{field.description ?? ''} {limits(field)}{schema.required?.includes(name) ? '' : t(' Có thể vắng.', ' May be absent.')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Type({ schema }: { schema: Schema }) {
  if (schema.$ref) {
    const name = schema.$ref.split('/').at(-1)!
    return <a href={`#schema-${name}`}>{name}</a>
  }
  const several = schema.anyOf ?? schema.oneOf
  if (several) return <>{several.map((each, index) => <>{index > 0 ? ' | ' : ''}<Type schema={each} /></>)}</>
  if (schema.items) return <><Type schema={schema.items} />[]</>
  if (schema.properties && schema.type === 'object') {
    const names = Object.entries(schema.properties)
    return <>{'{'}{names.map(([name, field], index) => <>{index > 0 ? ', ' : ''}{name}: <Type schema={field} /></>)}{'}'}</>
  }
  return <code>{schema.enum ? schema.enum.map((each) => JSON.stringify(each)).join(' | ') : [schema.type].flat().join(' | ')}{schema.format ? ` (${schema.format})` : ''}</code>
}

/** `0–100 · = 24`, what a value may be and what it is when left out. */
function limits(schema: Schema): string {
  const parts: string[] = []
  if (schema.minimum !== undefined || schema.maximum !== undefined) parts.push(`${schema.minimum ?? '…'}–${schema.maximum ?? '…'}`)
  if (schema.maxLength !== undefined) parts.push(`≤ ${schema.maxLength}`)
  if (schema.pattern) parts.push(schema.pattern)
  if (schema.default !== undefined) parts.push(`= ${JSON.stringify(schema.default)}`)
  return parts.join(' · ')
}
