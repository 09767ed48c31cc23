/** What the first view of a public page weighs: HTML with its style, as sent, and the scripts it asks for. */
import { brotliCompressSync } from 'node:zlib'
import { say } from './figure.ts'
import { asSent, checkoutPages, publicPages } from './pages.ts'
import { withPortal } from './portal.ts'

const packed = (bytes: Buffer | string): number => brotliCompressSync(bytes).length
const kb = (bytes: number): string => `${(bytes / 1024).toFixed(1)} kB`

await withPortal({ seed: 'all' }, async ({ address }) => {
  const checkout = await checkoutPages(address)
  const all = [...(await publicPages(address)).map((page) => ({ ...page, cookie: '' })), ...checkout.pages.map((page) => ({ ...page, cookie: checkout.cookie }))]
  for (const { name, path, cookie } of all) {
    const html = await (await fetch(`${address}${path}`, cookie ? { headers: { cookie } } : {})).text()
    const files = async (pattern: RegExp): Promise<number> => {
      let bytes = 0
      for (const [, source] of html.matchAll(pattern)) bytes += packed(Buffer.from(await (await fetch(new URL(source!, address))).arrayBuffer()))
      return bytes
    }
    const sent = (await asSent(Number(new URL(address).port), path, cookie)).body
    const page = Buffer.from(sent, 'base64').length + await files(/<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"/g)
    const scripts = await files(/<script[^>]+src="([^"]+)"/g)
    say({ what: `weight of the ${name} page`, figure: `${kb(page)} HTML and CSS, ${kb(scripts)} script (brotli)`, goal: 'HTML + CSS ≤ 14 kB, script ≤ 15 kB', met: page <= 14 * 1024 && scripts <= 15 * 1024 })
  }
})
