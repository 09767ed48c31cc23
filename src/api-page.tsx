/** The API for people to read: each operation with its parameters and answers, each schema with its fields. No script. */
import { Page } from '#design'
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
      {operations.map(({ path, method, operation }) => (
        <section>
          <h2 id={anchor(method, path)}><code>{method.toUpperCase()} {path}</code></h2>
          {operation.summary ? <p>{operation.summary}</p> : null}
          {operation.description ? <p>{operation.description}</p> : null}
          {operation.parameters?.length ? <Parameters lang={lang} of={anchor(method, path)} parameters={operation.parameters} /> : null}
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
