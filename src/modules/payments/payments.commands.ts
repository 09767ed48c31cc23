/** The operator's words about where bank news comes from. */
import { randomBytes } from 'node:crypto'
import type { Command } from '#platform/command'
import { readSetting, writeSetting } from '#platform/settings'
import { bankFeeds, type BankFeed } from './bank-feed.rules.ts'
import { bankOf } from './banks.words.ts'
import { dayOf, parseDay } from '#platform/day'
import { findPartners } from './account.queries.ts'
import type { PaymentsTables } from './payments.tables.ts'
import { endPartner, recordPartner, UNTRIED } from './record-partner.ts'
import { taxWithholding } from './tax.rules.ts'

const proofs = ['sepay-hmac', 'sepay-key', 'payos'] as const

const pathOf = (key: string, feed: BankFeed): string => `/api/v1/webhooks/${feed.source}/${key}`
const account = ({ bin, number }: BankFeed['accounts'][number]): string => `${bin}:${number}`

export const paymentsCommands: readonly Command<PaymentsTables>[] = [
  {
    name: 'bank-feed set', usage: 'TÊN sepay-hmac|sepay-key|payos BIN:SỐ-TÀI-KHOẢN … [--secret …]', options: { secret: { type: 'string' } },
    summary: 'Nhận tin báo tiền vào của các tài khoản này. Không có --secret thì cổng tự đặt một khóa và in ra một lần.',
    async run({ store, say, out }, { words: [name, proof, ...accounts], values }) {
      const kind = proofs.find((each) => each === proof)
      if (!kind || accounts.length === 0) return say('Viết: bank-feed set TÊN sepay-hmac|sepay-key|payos BIN:SỐ-TÀI-KHOẢN …'), 2
      const given = typeof values['secret'] === 'string' ? values['secret'] : null
      const secret = given ?? randomBytes(24).toString('base64url')
      const feed = { source: kind === 'payos' ? 'payos' : 'sepay', proof: kind, secret, accounts: accounts.map((text) => ({ bin: text.split(':')[0], number: text.split(':')[1] })) }
      const unknown = feed.accounts.find(({ bin }) => !bankOf(bin ?? ''))
      const read = bankFeeds.shape.safeParse({ [name ?? '']: feed })
      if (unknown || !read.success) return say('Chưa đọc được: tên gồm 3–40 chữ thường, số, gạch nối; khóa từ 8 ký tự; tài khoản như 970436:0123499999 (6 số BIN của ngân hàng, rồi số tài khoản).'), 2
      await store.transaction(async (tx) => writeSetting(tx, bankFeeds, { ...await readSetting(tx, bankFeeds), ...read.data }, 'ocop'))
      out(`${pathOf(name!, read.data[name!]!)}\n`)
      if (given === null) out(`${secret}\n`)
      return 0
    },
  },
  {
    name: 'bank-feed remove', usage: 'TÊN', options: {},
    summary: 'Thôi nhận tin ở địa chỉ này; những gì đã ghi nhận vẫn còn.',
    async run({ store, say, out }, { words: [name] }) {
      const gone = name !== undefined && await store.transaction(async (tx) => {
        const feeds = await readSetting(tx, bankFeeds)
        if (!Object.hasOwn(feeds, name)) return false
        await writeSetting(tx, bankFeeds, Object.fromEntries(Object.entries(feeds).filter(([each]) => each !== name)), 'ocop')
        return true
      })
      if (!gone) return say(`Không có kênh báo giao dịch tên “${name ?? ''}”. Xem bằng lệnh: bank-feed list.`), 1
      out(`${name} đã bỏ\n`)
      return 0
    },
  },
  {
    name: 'bank-feed list', usage: '', options: {},
    summary: 'Tin ngân hàng đang được nhận từ đâu, cho tài khoản nào. Không in khóa.',
    async run({ store, say, out }) {
      const feeds = Object.entries(await readSetting(store.now, bankFeeds)).toSorted(([a], [b]) => (a < b ? -1 : 1))
      if (feeds.length === 0) say('Chưa có kênh báo giao dịch nào.')
      for (const [key, feed] of feeds) out(`${pathOf(key, feed)}\t${feed.proof}\t${feed.accounts.map(account).join(' ')}\n`)
      return 0
    },
  },
  {
    name: 'payments partner', usage: 'add --name … --licence SỐ --licence-on NGÀY --issuer … --contract … --account BIN:SỐ --holder … --since NGÀY [--until NGÀY] [--fee-bp 110] [--fee-fixed 1000] --fee-by seller|operator [--evidence …] | end KHÓA "LÝ DO" | list',
    options: { name: { type: 'string' }, licence: { type: 'string' }, 'licence-on': { type: 'string' }, issuer: { type: 'string' }, contract: { type: 'string' }, account: { type: 'string' }, holder: { type: 'string' }, since: { type: 'string' }, until: { type: 'string' }, 'fee-bp': { type: 'string' }, 'fee-fixed': { type: 'string' }, 'fee-by': { type: 'string' }, evidence: { type: 'string' } },
    summary: 'Đối tác thanh toán có giấy phép: nhận một lần tiền của cả đơn, chi cho từng người bán. Không có giấy phép thì không ghi được; chưa ghi đối tác nào thì mỗi người bán nhận tiền vào tài khoản của mình.',
    async run({ store, clock, say, out }, { words: [word, id, ...why], values }) {
      const of = (key: string): string => { const value = values[key]; return typeof value === 'string' ? value : '' }
      if (word === 'list') {
        for (const each of await findPartners(store.now)) out(`${each.id}\t${each.name}\t${each.licenceNumber}\t${each.since}\t${each.endedAt ? `đã kết thúc ${dayOf(each.endedAt)}` : each.until ?? ''}\t${each.evidence}\n`)
        return 0
      }
      if (word === 'end') {
        if (id === undefined || why.length === 0) return say('Viết: payments partner end KHÓA "LÝ DO". Xem khóa bằng lệnh: payments partner list.'), 2
        const known = (await findPartners(store.now)).some((each) => each.id === id)
        return known && await store.transaction((tx) => endPartner(tx, id, why.join(' '), 'ocop', clock())) ? (out(`${id}\tđã kết thúc\n`), 0) : (say('Không có đối tác đang dùng với khóa này.'), 1)
      }
      const since = parseDay(of('since'))
      const feeBy = of('fee-by')
      if (word !== 'add' || since === null || (feeBy !== 'seller' && feeBy !== 'operator') || (of('until') !== '' && parseDay(of('until')) === null)) return say('Viết: payments partner add --name … --licence … --licence-on 2025-05-20 --issuer … --contract … --account BIN:SỐ --holder … --since 2026-12-01 --fee-by seller|operator'), 2
      const [bankBin = '', number = ''] = of('account').split(':')
      const recorded = await store.transaction((tx) => recordPartner(tx, {
        name: of('name'), licenceNumber: of('licence'), licenceOn: parseDay(of('licence-on')), issuer: of('issuer'), contract: of('contract'), bankBin, number, holderName: of('holder'), since, until: parseDay(of('until')),
        feeBp: Number(of('fee-bp') || '0'), feeFixedVnd: Number(of('fee-fixed') || '0'), feeBy, evidence: of('evidence') || UNTRIED,
      }, 'ocop', clock()))
      if (recorded.kind === 'recorded') return out(`${recorded.id}\n`), 0
      const words: Record<typeof recorded.kind, string> = {
        'no-licence': 'Không ghi được: giữ tiền của người mua cần giấy phép trung gian thanh toán (Nghị định 52/2024/NĐ-CP). Ghi --licence và --licence-on.', missing: 'Ghi đủ --name, --issuer, --contract.', 'too-early': 'Giấy phép phải có trước ngày bắt đầu và không ở tương lai.', 'wrong-days': 'Ngày cuối trước ngày bắt đầu.',
        'wrong-fee': 'Phí từ 0 đến 1000 điểm cơ bản và đến 100000 đồng.', another: 'Trong thời gian này đã có một đối tác. Kết thúc đối tác đó trước.', 'unknown-bank': 'Không có ngân hàng với BIN này.', 'no-account-number': 'Số tài khoản gồm 4–19 chữ số.', 'no-name': 'Ghi --holder.',
      }
      return say(words[recorded.kind]), 1
    },
  },
  {
    name: 'tax-withholding', usage: 'on|off "LÝ DO" | (không ghi gì: xem đang thế nào)', options: {},
    summary: 'Sao kê của người bán có tính phần thuế khấu trừ hay không. Mặc định tắt: cổng không giữ tiền, đơn vị vận hành hỏi cơ quan thuế rồi quyết định.',
    async run({ store, say, out }, { words: [word, ...why] }) {
      if (word === undefined) {
        const { on, why: reason } = await readSetting(store.now, taxWithholding)
        out(`${on ? 'on' : 'off'}\t${reason}\n`)
        return 0
      }
      const reason = why.join(' ').trim()
      if ((word !== 'on' && word !== 'off') || reason === '') return say('Viết: tax-withholding on|off "LÝ DO", ví dụ số công văn của cơ quan thuế.'), 2
      await store.transaction((tx) => writeSetting(tx, taxWithholding, { on: word === 'on', why: reason }, 'ocop'))
      out(`${word}\t${reason}\n`)
      return 0
    },
  },
]
