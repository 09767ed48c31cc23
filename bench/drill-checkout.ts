/**
 * The program, its worker and its database killed (−9) at random moments while buyers order by the API and send again, under
 * the same Idempotency-Key, whatever was not answered. Afterwards every acknowledged purchase is there once; stock, holds,
 * requests for money, news and messages agree with it; and a provider of SMS that honours keys took each message once.
 */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { quantile, say } from './figure.ts'
import { DELIVERY_VND, fillShop, makeBaskets, phoneOf, PRICE_VND, type MadeBasket } from './shop-made.ts'
import { databaseOf, freePort, freshFolder, postmasterOf, removeFolder, serversIn, startProgram, type Program } from '../tests/support/program.ts'
import { endAll, pause } from '../src/platform/process.ts'

const COUNT = Number(process.argv[2] ?? 2_000)
const CALLERS = 8
const STOCK = 1_000_000_000
const TOTAL_VND = 2 * (PRICE_VND + DELIVERY_VND)
const between = (least: number, most: number): number => least + Math.random() * (most - least)

/** Speaks as eSMS does: one RequestId is one message. Every twentieth call it fails, or takes the message and drops the line. */
const taken = new Map<string, number>()
let calls = 0
const provider = createServer((request, response) => {
  let body = ''
  request.on('data', (part: Buffer) => { body += String(part) })
  request.on('end', () => {
    const { RequestId: id } = JSON.parse(body) as { RequestId: string }
    calls++
    if (calls % 40 === 0) return void response.writeHead(503).end()
    const before = taken.get(id) ?? 0
    taken.set(id, before + 1)
    if (calls % 40 === 20) return void request.socket.destroy()
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ CodeResult: before === 0 ? '100' : '124' }))
  })
})
await new Promise<void>((done) => provider.listen(0, '127.0.0.1', done))

const [dataDir, port] = [freshFolder(), await freePort()]
const env = { SEED: 'reference', API_PER_MINUTE: '0', LOG_LEVEL: 'fatal', WORKERS: '1', ESMS_API_KEY: 'drill', ESMS_SECRET_KEY: 'drill', ESMS_BRANDNAME: 'drill', ESMS_URL: `http://127.0.0.1:${(provider.address() as AddressInfo).port}/` }
let program: Program = startProgram({ dataDir, port, env })

const connected = async <Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result> => {
  const client = new pg.Client({ connectionString: databaseOf(dataDir) })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

interface Acknowledged { readonly code: string; readonly secret: string; readonly orders: readonly { readonly code: string }[] }
const acknowledged: Acknowledged[] = []
const times: number[] = []
let resent = 0
let wrong = 0

async function buy(basket: MadeBasket, n: number): Promise<void> {
  const body = JSON.stringify({ basket: basket.token, buyer: { name: 'Người thử', phone: phoneOf(basket.id) }, address: { province: '01', commune: '00004', line: 'số 1' }, payment: n % 2 ? 'transfer' : 'cash', totalSeenVnd: TOTAL_VND })
  const began = performance.now()
  for (;; resent++) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/purchases`, { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': basket.id }, body, signal: AbortSignal.timeout(10_000) }).catch(() => null)
    const text = await answer?.text().catch(() => null)
    if (answer?.status === 201 && text) {
      acknowledged.push(JSON.parse(text) as Acknowledged)
      times.push(performance.now() - began)
      return
    }
    if (answer && answer.status < 500 && text) {
      wrong++
      process.stderr.write(`${answer.status} ${text}\n`)
      return
    }
    await pause(between(50, 300))
  }
}

const childrenOf = (pid: number): number[] => readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)
const isWorker = (pid: number): boolean => readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes('work')
const deaths = { program: 0, worker: 0, database: 0, everything: 0 }

async function killOnce(): Promise<void> {
  const victim = (['program', 'worker', 'database', 'everything'] as const)[Math.floor(Math.random() * 4)]!
  deaths[victim]++
  if (victim === 'worker') {
    for (const pid of childrenOf(program.pid).filter(isWorker)) process.kill(pid, 'SIGKILL')
    return
  }
  if (victim === 'everything') for (const pid of [...childrenOf(program.pid).filter(isWorker), ...serversIn(dataDir)]) process.kill(pid, 'SIGKILL')
  if (victim === 'database') process.kill(postmasterOf(dataDir), 'SIGKILL')
  if (victim !== 'database') program.child.kill('SIGKILL')
  await Promise.race([program.exit, pause(15_000)])
  program.child.kill('SIGKILL')
  await program.exit
  program = startProgram({ dataDir, port, env })
  await program.ready
}

try {
  await program.ready
  const baskets = await connected(async (client) => {
    await fillShop(databaseOf(dataDir), client)
    // All of them order from one address.
    await client.query(`insert into platform.settings (name, value, changed_by) values ('orders.limits', '{"openOfPhone": 5, "purchasesOfSender": 1000000, "senderSeconds": 3600, "notTaken": 2, "months": 6}', 'drill')`)
    await client.query(`insert into payments.accounts (id, owner_kind, owner_id, bank_bin, number, holder_name, verified_at, current, added_at) select gen_random_uuid(), 'producer', id, '970436', '0011002233', 'NGUOI THU', now(), true, now() from producers.producers`)
    return makeBaskets(client, COUNT)
  })
  let at = 0
  let buying = true
  const buyers = Promise.all(Array.from({ length: CALLERS }, async () => { for (let n = at++; n < COUNT; n = at++) await buy(baskets[n]!, n) })).then(() => { buying = false })
  while (buying) {
    await pause(between(300, 2_500))
    if (buying) await killOnce().catch((fault: unknown) => process.stderr.write(`${String(fault)}\n`))
  }
  await buyers
  // What was begun is finished by the worker; jobs that a killed worker held are freed within half a minute.
  const waiting = () => connected(async (client) => Number((await client.query<{ n: string }>(`select (select count(*) from notices.messages where state = 'queued') + (select count(*) from platform.soon) + (select count(*) from graphile_worker._private_jobs where attempts < max_attempts and run_at < now() + interval '10 minutes') as n`)).rows[0]!.n))
  for (const end = Date.now() + 300_000; await waiting().catch(() => 1) > 0 && Date.now() < end;) await pause(1_000)

  const found = await connected(async (client) => (await client.query<Record<string, string>>(`
    select (select count(*) from orders.purchases) as purchases, (select count(*) from orders.orders) as orders, (select count(*) from orders.lines) as lines, (select count(*) from orders.moves) as moves, (select count(*) from offers.holds) as holds,
      (select count(*) from offers.offers offer where stock <> ${STOCK} - (select coalesce(sum(amount), 0) from offers.holds where offer_id = offer.id and state <> 'freed')) as stock_off,
      (select count(*) from offers.holds hold where not exists (select from orders.orders where id = hold.purpose)) as holds_of_nobody,
      (select count(*) from payments.requests) as requests, (select count(*) from orders.orders o join orders.purchases p on p.id = o.purchase_id where p.payment = 'transfer' and not exists (select from payments.requests r where r.subject_id = o.id and r.amount_vnd = o.total_vnd)) as unasked,
      (select count(*) from orders.orders o join orders.purchases p on p.id = o.purchase_id where p.payment = 'transfer') as to_ask,
      (select count(*) from platform.news where topic = 'purchase-placed') as news, (select count(*) from notices.messages) as messages, (select count(*) from notices.messages where state <> 'sent') as unsent, (select count(*) from notices.messages where kind = 'purchase-placed') as to_buyers,
      (select count(distinct producer_id) from orders.orders o where not exists (select from orders.orders other join notices.messages m on m.subject_kind = 'order' and m.subject_id = other.id::text and m.kind = 'order-placed' where other.producer_id = o.producer_id)) as untold,
      (select count(*) from basket.lines) as left_in_baskets, (select count(*) from unnest($1::text[]) code where not exists (select from orders.purchases where purchases.code = code)) as lost`, [acknowledged.map((each) => each.code)])).rows[0]!)
  const n = (name: string): number => Number(found[name])
  const twice = acknowledged.length - new Set(acknowledged.map((each) => each.code)).size
  const agree = n('purchases') === COUNT && n('orders') === 2 * COUNT && n('lines') === 2 * COUNT && n('moves') === 2 * COUNT && n('holds') === 2 * COUNT && n('stock_off') === 0 && n('holds_of_nobody') === 0 && n('requests') === n('to_ask') && n('unasked') === 0 && n('news') === COUNT && n('left_in_baskets') === 0
  if (!agree) process.stderr.write(`${JSON.stringify(found)}\n`)
  const killed = Object.entries(deaths).map(([name, count]) => `${name} ${count}`).join(', ')
  say({ what: `killed −9 during ${COUNT} checkouts of two sellers (${killed}), each sent again under its key until answered`, figure: `${acknowledged.length} acknowledged, ${n('lost')} lost, ${twice} twice, ${wrong} refused; sent again ${resent} times; longest wait ${Math.round(quantile(times, 1) / 1_000)} s`, goal: 'each once', met: acknowledged.length === COUNT && n('lost') === 0 && twice === 0 && wrong === 0 })
  say({ what: 'stock, holds, requests for money, lines, moves and news after it', figure: agree ? `agree: ${n('orders')} orders, ${n('holds')} holds, ${n('requests')} requests, ${n('news')} news` : JSON.stringify(found), goal: 'agree', met: agree })
  const repeats = [...taken.values()].filter((times) => times > 1).length
  say({ what: 'messages to buyers and sellers after it, by a provider that honours keys and fails one call in twenty', figure: `${n('messages')} queued (${n('to_buyers')} to buyers), ${n('unsent')} not sent, ${n('untold')} sellers not told of their first order of the day, ${taken.size} taken by the provider, each once; ${repeats} asked for again were known to it by their key`, goal: `one to each buyer, one to each seller a day, none lost, none twice`, met: n('to_buyers') === COUNT && n('untold') === 0 && n('unsent') === 0 && taken.size === n('messages') })
} finally {
  program.child.kill('SIGTERM')
  await program.exit
  await endAll(() => serversIn(dataDir), [['SIGKILL', 10_000]])
  removeFolder(dataDir)
  provider.closeAllConnections()
  provider.close()
}
