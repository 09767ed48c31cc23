import { Hono } from 'hono'
import { Refusal } from '#platform/refusal'
import { readSetting } from '#platform/settings'
import { anyone, storeOf, type Ctx, type Routes } from '#platform/web'
import { bankFeeds, type BankFeed } from './bank-feed.rules.ts'
import { readBankNews } from './bank-news.rules.ts'
import type { PaymentsTables } from './payments.tables.ts'
import { recordTransfer } from './record-transfer.ts'

/** Bank news: what is authentic is answered with success, so that it is not sent again; what is not leaves no trace but a line in the log. */
async function hear(c: Ctx, source: BankFeed['source']): Promise<Response> {
  const store = storeOf<PaymentsTables>(c)
  const key = c.req.param('key') ?? ''
  const feeds = await readSetting(store.now, bankFeeds)
  const feed = Object.hasOwn(feeds, key) ? feeds[key]! : null
  if (feed?.source !== source) throw new Refusal('not-found', 'Không có kênh báo giao dịch ở địa chỉ này.')
  const now = c.get('clock')()
  const raw = await c.req.text()
  const news = readBankNews(feed, { body: raw, header: (name) => c.req.header(name) }, now)
  switch (news.kind) {
    case 'not-authentic': throw new Refusal('sign-in-needed', 'Chữ ký của tin không đúng hoặc đã quá hạn; không ghi nhận gì.')
    case 'unreadable': throw new Refusal('unreadable', 'Tin đúng chữ ký nhưng không đọc được theo mẫu đã công bố; không ghi nhận gì.')
    case 'no-transfer': return c.json({ success: true })
    case 'transfer': {
      const { kind: _, ...told } = news
      await store.transaction((tx) => recordTransfer(tx, { ...told, feed: key, accounts: feed.accounts, raw: raw.replaceAll('\u0000', '') }, now))
      return c.json({ success: true })
    }
  }
}

export function paymentsRoutes(): Routes {
  const app: Routes = new Hono()
  app.post('/api/v1/webhooks/sepay/:key', anyone, (c) => hear(c as Ctx, 'sepay'))
  app.post('/api/v1/webhooks/payos/:key', anyone, (c) => hear(c as Ctx, 'payos'))
  return app
}
