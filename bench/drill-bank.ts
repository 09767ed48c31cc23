/**
 * Bank news as it really comes: each piece one to five times, out of order, late, told by two senders, with altered
 * copies among them, many at once over HTTP, against the built program. Money must stand in the books once, nothing of
 * an altered copy may be left, and the books must add up to nothing.
 */
import { createHmac, randomInt, randomUUID } from 'node:crypto'
import pg from 'pg'
import { quantile, say } from './figure.ts'
import { withPortal } from './portal.ts'

const TRANSFERS = 1_000
const ACCOUNTS = 10
const AT_ONCE = 24
const SECRETS = { sepay: 'drill-sepay-secret', payos: 'drill-payos-secret' }

interface Sending { readonly path: string; readonly body: string; readonly headers: Record<string, string>; readonly altered: boolean }
const hmac = (secret: string, text: string): string => createHmac('sha256', secret).update(text, 'utf8').digest('hex')
const local = (at: Date): string => new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
const shuffled = <Item>(items: readonly Item[]): Item[] => {
  const list = [...items]
  for (let at = list.length - 1; at > 0; at--) {
    const other = randomInt(at + 1);
    [list[at], list[other]] = [list[other]!, list[at]!]
  }
  return list
}

await withPortal({ seed: 'reference' }, async ({ address, url }) => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const now = new Date()
  const accounts = Array.from({ length: ACCOUNTS }, (_, n) => ({ id: randomUUID(), owner: randomUUID(), bin: '970436', number: `88${String(n).padStart(8, '0')}` }))
  for (const each of accounts) await client.query(`insert into payments.accounts (id, owner_kind, owner_id, bank_bin, number, holder_name, verified_at, current, added_at) values ($1, 'producer', $2, $3, $4, 'DRILL', now(), true, now())`, [each.id, each.owner, each.bin, each.number])
  const own = accounts.map(({ bin, number }) => ({ bin, number }))
  await client.query(`insert into platform.settings (name, value, changed_by) values ('payments.bank-feeds', $1, 'drill')`, [JSON.stringify({ 'drill-sepay': { source: 'sepay', proof: 'sepay-hmac', secret: SECRETS.sepay, accounts: own }, 'drill-payos': { source: 'payos', proof: 'payos', secret: SECRETS.payos, accounts: own } })])

  const transfers = Array.from({ length: TRANSFERS }, (_, n) => {
    const asked = 50_000 + randomInt(900) * 1_000
    const fate = (['exact', 'exact', 'exact', 'short', 'over', 'late'] as const)[n % 6]!
    return { n, fate, account: accounts[n % ACCOUNTS]!, reference: `DRILL${String(n).padStart(5, '0')}`, asked, amount: fate === 'short' ? asked - 1_000 : fate === 'over' ? asked + 2_000 : asked, bankReference: `FT${randomUUID().slice(0, 12)}`, by: n % 5 === 0 ? ['sepay', 'payos'] as const : n % 2 === 0 ? ['sepay'] as const : ['payos'] as const }
  })
  for (const each of transfers) {
    await client.query(`insert into payments.requests (id, reference, subject_kind, subject_id, payee_kind, payee_id, account_id, amount_vnd, asked_at, expires_at, state, changed_at) values ($1, $2, 'order', $3, 'producer', $4, $5, $6, $7, $8, 'waiting', $7)`,
      [randomUUID(), each.reference, randomUUID(), each.account.owner, each.account.id, each.asked, new Date(now.getTime() - 7_200_000), new Date(now.getTime() - 600_000)])
  }

  /** One sending of a transfer by one sender; altered ones carry the signature of the true one. */
  const sending = (transfer: (typeof transfers)[number], by: 'sepay' | 'payos', alter: number): Sending => {
    const at = local(new Date(now.getTime() - (transfer.fate === 'late' ? 60_000 : 3_600_000)))
    const change = { amount: alter === 1 ? transfer.amount + 1_000_000 : transfer.amount, account: alter === 2 ? '9999999999' : transfer.account.number, memo: alter === 3 ? transfers[(transfer.n + 1) % TRANSFERS]!.reference : transfer.reference }
    const altered = alter > 0
    if (by === 'sepay') {
      const body = (told: typeof change): string => JSON.stringify({ id: transfer.n + 1, gateway: 'Vietcombank', transactionDate: at, accountNumber: told.account, code: null, content: `CT DEN ${told.memo} ck`, transferType: 'in', transferAmount: told.amount, accumulated: 0, subAccount: null, referenceCode: transfer.bankReference })
      const timestamp = String(Math.floor(Date.now() / 1000))
      const signed = body({ amount: transfer.amount, account: transfer.account.number, memo: transfer.reference })
      return { path: '/api/v1/webhooks/sepay/drill-sepay', body: body(change), altered, headers: { 'x-sepay-timestamp': timestamp, 'x-sepay-signature': `sha256=${hmac(SECRETS.sepay, `${timestamp}.${signed}`)}` } }
    }
    const data = (told: typeof change): Record<string, string | number> => ({ accountNumber: told.account, amount: told.amount, code: '00', description: told.memo, reference: transfer.bankReference, transactionDateTime: at })
    const text = (fields: Record<string, string | number>): string => Object.keys(fields).toSorted().map((name) => `${name}=${fields[name]}`).join('&')
    return { path: '/api/v1/webhooks/payos/drill-payos', body: JSON.stringify({ code: '00', success: true, data: data(change), signature: hmac(SECRETS.payos, text(data({ amount: transfer.amount, account: transfer.account.number, memo: transfer.reference }))) }), altered, headers: {} }
  }
  const sendings = shuffled(transfers.flatMap((transfer) => transfer.by.flatMap((by) => [
    ...Array.from({ length: 1 + randomInt(5) }, () => sending(transfer, by, 0)), ...(transfer.n % 3 === 0 ? [sending(transfer, by, 1 + randomInt(3))] : []),
  ])))

  const times: number[] = []
  const wrong: string[] = []
  const waiting = [...sendings]
  const began = performance.now()
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const started = performance.now()
      const answer = await fetch(address + next.path, { method: 'POST', body: next.body, headers: { 'content-type': 'application/json', ...next.headers } })
      await answer.arrayBuffer()
      times.push(performance.now() - started)
      if (answer.status !== (next.altered ? 401 : 200)) wrong.push(`${next.altered ? 'altered' : 'true'} news answered ${answer.status}`)
    }
  }))
  const seconds = (performance.now() - began) / 1000

  const rows = (await client.query<{ reference: string; state: string; received: string; bank: string; sales: string; back: string }>(`
    select reference, state, received_vnd as received, coalesce(sum(amount_vnd_of) filter (where account = 'bank'), 0) as bank, -coalesce(sum(amount_vnd_of) filter (where account = 'sales'), 0) as sales, -coalesce(sum(amount_vnd_of) filter (where account = 'to-return'), 0) as back
    from payments.requests left join (select request_id, entries.account, entries.amount_vnd as amount_vnd_of from payments.movements join payments.entries on movement_id = movements.id) books on request_id = requests.id
    where reference like 'DRILL%' group by requests.id`)).rows
  const found = new Map(rows.map((each) => [each.reference, each]))
  let once = 0
  for (const { reference, fate, asked, amount } of transfers) {
    const each = found.get(reference)!
    const right = { exact: ['paid', amount, amount, 0], short: ['short', amount, amount, 0], over: ['over', amount, asked, amount - asked], late: ['waiting', 0, 0, amount] }[fate]
    const is = [each.state, Number(each.received), Number(each.sales), Number(each.back)]
    if (JSON.stringify(is) === JSON.stringify(right) && Number(each.bank) === amount) once++
    else wrong.push(`${reference} (${fate}): ${is.join(' ')} instead of ${right.join(' ')}`)
  }
  const [sums] = (await client.query<{ off: string; entries: string; altered: string }>(`select coalesce(sum(amount_vnd), 0) as off, count(*) as entries, (select count(*) from payments.transfers where foreign_account) as altered from payments.entries`)).rows
  const altered = sendings.filter((each) => each.altered).length
  for (const each of wrong.slice(0, 5)) process.stderr.write(`${each}\n`)
  say({ what: `${TRANSFERS} transfers told ${sendings.length - altered} times by SePay and payOS, 1–5 times each, out of order, a sixth of them late`, figure: `${once} of ${TRANSFERS} in the books once and rightly; ${Math.round(sendings.length / seconds)} pieces of news a second, p99 ${Math.round(quantile(times, 0.99))} ms`, goal: 'every one', met: once === TRANSFERS && wrong.length === 0 })
  say({ what: `${altered} altered copies under the true signature; the ledger afterwards`, figure: `${wrong.filter((each) => each.startsWith('altered')).length} accepted, ${sums!.altered} traces; ${sums!.entries} entries add up to ${sums!.off} đ`, goal: '0 accepted, 0 đ', met: Number(sums!.off) === 0 && Number(sums!.altered) === 0 && !wrong.some((each) => each.startsWith('altered')) })
  await client.end()
})
