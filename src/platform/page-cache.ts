/** Whole anonymous pages, kept as the bytes that go out. Answers before the web framework is asked. */
import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

interface Page {
  readonly headers: Record<string, string>
  readonly plain: Buffer
  readonly brotli: Buffer
  readonly gzip: Buffer
  readonly etag: string
  readonly topics: readonly string[]
}

const MAX_BYTES = 48 * 1024 * 1024

/**
 * Keeps pages by address. A page names the topics it was made of; a change of a topic drops it. The oldest-used
 * go first when the bytes exceed the limit. `mayAnswer` says whether the process still sees the database's changes.
 */
export class PageCache {
  readonly #pages = new Map<string, Page>()
  #bytes = 0
  #era = 0
  readonly #mayAnswer: () => boolean
  hits = 0
  misses = 0

  constructor(mayAnswer: () => boolean) {
    this.#mayAnswer = mayAnswer
  }

  /** Changes whenever anything is dropped; a page begun in one era must not be kept in the next. */
  get era(): number {
    return this.#era
  }

  /** Sends the kept page, if there is one, and says whether it did. */
  answer(key: string, request: IncomingMessage, response: ServerResponse): boolean {
    const page = this.#pages.get(key)
    if (!page || !this.#mayAnswer()) {
      this.misses++
      return false
    }
    this.hits++
    if (request.headers['if-none-match'] === page.etag) {
      response.writeHead(304, { etag: page.etag, vary: 'accept-encoding' }).end()
      return true
    }
    const accepted = request.headers['accept-encoding']
    const brotli = accepted?.includes('br')
    const gzip = !brotli && accepted?.includes('gzip')
    const body = brotli ? page.brotli : gzip ? page.gzip : page.plain
    const headers: Record<string, string | number> = { ...page.headers, 'content-length': body.length }
    if (brotli || gzip) headers['content-encoding'] = brotli ? 'br' : 'gzip'
    response.writeHead(200, headers)
    response.end(request.method === 'HEAD' ? undefined : body)
    return true
  }

  keep(key: string, era: number, headers: Record<string, string>, body: Buffer, topics: readonly string[]): void {
    if (era !== this.#era || body.length > 1_000_000) return
    const etag = `W/"${createHash('sha1').update(body).digest('base64url').slice(0, 16)}"`
    const page: Page = {
      headers: { ...headers, etag, vary: 'accept-encoding', 'cache-control': 'no-cache' }, plain: body, etag, topics,
      brotli: brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }), gzip: gzipSync(body, { level: 6 }),
    }
    this.#remove(key)
    this.#pages.set(key, page)
    this.#bytes += size(page)
    for (const oldest of this.#pages.keys()) {
      if (this.#bytes <= MAX_BYTES) break
      this.#remove(oldest)
    }
  }

  /** Drops every page that names one of the topics; without topics, all pages. */
  drop(topics?: ReadonlySet<string>): void {
    this.#era++
    if (!topics) {
      this.#pages.clear()
      this.#bytes = 0
      return
    }
    for (const [key, page] of this.#pages) if (page.topics.some((topic) => topics.has(topic))) this.#remove(key)
  }

  get size(): { pages: number; bytes: number } {
    return { pages: this.#pages.size, bytes: this.#bytes }
  }

  #remove(key: string): void {
    const page = this.#pages.get(key)
    if (!page) return
    this.#pages.delete(key)
    this.#bytes -= size(page)
  }
}

const size = (page: Page): number => page.plain.length + page.brotli.length + page.gzip.length + 500
