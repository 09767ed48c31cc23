/** List, detail and search by the API over registries of three sizes, against the same SQL by the same driver with as many callers. */
import pg from 'pg'
import { dayOf } from '#platform/day'
import { findCards, findProductsJson, type Shown } from '../src/modules/catalogue/api-cards.queries.ts'
import { percent, quantile, say } from './figure.ts'
import { load, type LoadResult } from './load.ts'
import { withPortal } from './portal.ts'
import { fillRegistry, type MadeRegistry } from './registry-made.ts'
import { seeded, type Random } from './search-made-queries.ts'

const CALLERS = 16
const SECONDS = 4
const sizes = process.argv.slice(2).map(Number).filter(Boolean)

/** Pages in every order, of provinces and of all. */
function lists(random: Random): string[] {
  const provinces = ['86', '42', '01', '24', '66', '91']
  return Array.from({ length: 200 }, () => `/api/v1/products?sort=${['relevance', 'newest', 'stars', 'name'][Math.floor(random() * 4)]}${random() < 0.5 ? `&province=${provinces[Math.floor(random() * provinces.length)]}` : ''}`)
}

/** Words of names: such as many products bear, and such as few do. */
function searches({ names }: MadeRegistry, random: Random, common: boolean): string[] {
  const counts = new Map<string, number>()
  for (const name of names) for (const word of new Set(name.toLowerCase().split(/\s+/))) counts.set(word, (counts.get(word) ?? 0) + 1)
  const found: string[] = []
  for (let tries = 0; found.length < 300 && tries < 100_000; tries++) {
    const words = names[Math.floor(random() * names.length)]!.toLowerCase().split(/\s+/).filter((word) => (common ? counts.get(word)! > names.length * 0.02 : counts.get(word)! <= 8) && /\p{L}{2}/u.test(word))
    if (words.length > 0) found.push(`/api/v1/products?q=${encodeURIComponent(words.slice(0, 1 + Math.floor(random() * 3)).join(' '))}`)
  }
  return found
}

/** The same statements with as many callers over a pool as large as the portal's. */
async function bySql(url: string, asks: readonly ((db: never, shown: Shown) => Promise<unknown>)[]): Promise<number> {
  const pool = new pg.Pool({ connectionString: url, max: 10, options: '-c jit=off -c default_transaction_read_only=on' })
  const shown: Shown = { day: dayOf(new Date()), lang: 'vi', site: '' }
  const run = async (seconds: number): Promise<number> => {
    let done = 0
    const began = performance.now()
    const end = began + seconds * 1_000
    await Promise.all(Array.from({ length: CALLERS }, async (_, caller) => {
      for (let at = Math.floor((caller * asks.length) / CALLERS); performance.now() < end; at = (at + 1) % asks.length) {
        await asks[at]!({ raw: pool } as never, shown)
        done++
      }
    }))
    return done / ((performance.now() - began) / 1_000)
  }
  await run(1)
  const rate = await run(SECONDS)
  await pool.end()
  return rate
}

type Kind = 'list' | 'detail' | 'search, rare words' | 'search, common words'
/** Written beside a missed goal: what a profile of this load shows. */
const why = 'callers, server and PostgreSQL share the cores; of the server\'s time a profile shows a quarter in the index, a quarter in socket writes, a twentieth in garbage collection; figures of one machine swing by a tenth between runs'
const goals: Record<Kind, number> = { list: 2_000, detail: 4_000, 'search, rare words': 1_500, 'search, common words': 1_500 }
const p99s = new Map<Kind, number[]>()

for (const size of sizes.length > 0 ? sizes : [2_000, 20_000, 200_000]) {
  let made: MadeRegistry = { slugs: [], names: [] }
  await withPortal({ seed: 'reference', prepare: async (url) => { made = await fillRegistry(url, size) } }, async ({ address, port, url }) => {
    const random = seeded(size)
    const plans: Record<Kind, string[]> = { list: lists(random), detail: Array.from({ length: 400 }, () => `/api/v1/products/${made.slugs[Math.floor(random() * made.slugs.length)]!}`), 'search, rare words': searches(made, random, false), 'search, common words': searches(made, random, true) }
    for (const [kind, targets] of Object.entries(plans) as [Kind, string[]][]) {
      const ids = kind === 'detail' ? [] : await Promise.all(targets.map(async (target) => ((await (await fetch(`${address}${target}`)).json()) as { items: { id: string }[] }).items.map((each) => each.id)))
      const plan = { port, targets, callers: CALLERS, seconds: SECONDS }
      await load({ ...plan, seconds: 2 })
      const rounds: LoadResult[] = []
      const sqlRates: number[] = []
      for (let round = 0; round < 3; round++) {
        rounds.push(await load(plan))
        sqlRates.push(await bySql(url, kind === 'detail' ? targets.map((target) => (db, shown) => findProductsJson(db, [target.slice('/api/v1/products/'.length)], shown)) : ids.map((list) => (db, shown) => findCards(db, list, shown))))
      }
      if (rounds.some((each) => Object.keys(each.statuses).join() !== '200')) throw new Error(`${kind}: ${JSON.stringify(rounds.map((each) => each.statuses))}`)
      const [rate, sqlRate, p99] = [quantile(rounds.map((each) => each.perSecond), 0.5), quantile(sqlRates, 0.5), quantile(rounds.map((each) => each.p99), 0.5)]
      p99s.set(kind, [...(p99s.get(kind) ?? []), p99])
      const ratio = quantile(rounds.map((each, at) => each.perSecond / sqlRates[at]!), 0.5)
      if (size === 20_000) say({ what: `API ${kind}, 20,000 products, ${CALLERS} callers`, figure: `${percent(ratio, 1)} of the same SQL; ${Math.round(rate)} a second (SQL alone ${Math.round(sqlRate)}), p99 ${p99.toFixed(1)} ms`, goal: `≥ 50 %, p99 ≤ 25 ms (for orientation ${goals[kind]} a second)`, met: ratio >= 0.5 && p99 <= 25, ...(ratio >= 0.5 && p99 <= 25 ? {} : { note: why }) })
      process.stderr.write(`${size} ${kind}: ${Math.round(rate)}/s, SQL ${Math.round(sqlRate)}/s, p99 ${p99.toFixed(1)} ms\n`)
    }
  })
}
for (const [kind, values] of p99s) if (values.length > 1) say({ what: `growth of ${kind}, 2,000 → 20,000 → 200,000 products`, figure: `p99 ${values.map((each) => each.toFixed(1)).join(' → ')} ms`, goal: 'no more than doubled', met: values.at(-1)! <= values[0]! * 2, ...(values.at(-1)! <= values[0]! * 2 ? {} : { note: why }) })
