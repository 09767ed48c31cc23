import { readFileSync, statSync } from 'node:fs'
import type { Command } from '#platform/command'
import { publicUrl } from '#platform/config'
import { readId } from '#platform/ids'
import { addRates, readRates } from './load-rates.ts'
import { saveCarrierAccount } from './save-carrier-account.ts'
import type { ShippingTables } from './shipping.tables.ts'

const textOfFile = (path: string): string | null => (statSync(path, { throwIfNoEntry: false })?.isFile() ? readFileSync(path, 'utf8') : null)

/** The operator's door to carriers, until sellers have screens of their own for it. */
export const shippingCommands: readonly Command<ShippingTables>[] = [
  {
    name: 'carrier account',
    summary: 'Ghi tài khoản GHN của một người bán và in địa chỉ webhook (chỉ in lần này; ghi lại thì địa chỉ cũ thôi dùng được).',
    usage: 'LOẠI:MÃ --shop MÃ-CỬA-HÀNG --token-file TỆP [--url https://online-gateway.ghn.vn] [--off]',
    options: { shop: { type: 'string' }, 'token-file': { type: 'string' }, url: { type: 'string' }, off: { type: 'boolean' } },
    async run({ store, clock, out, say }, { values, words }) {
      const [kind = '', key = ''] = (words[0] ?? '').split(':')
      const id = readId<'owner'>(key)
      if (!/^[a-z-]+$/.test(kind) || !id) return say('Cho biết người bán: carrier account producer:<mã>'), 2
      if (typeof values['shop'] !== 'string' || !/^\d{1,12}$/.test(values['shop'])) return say('--shop cần mã cửa hàng GHN, toàn chữ số.'), 2
      const token = typeof values['token-file'] === 'string' ? textOfFile(values['token-file'])?.trim() : undefined
      if (!token || !/^[\w-]{8,200}$/.test(token)) return say('--token-file cần một tệp chỉ chứa token GHN.'), 2
      const baseUrl = typeof values['url'] === 'string' ? values['url'] : 'https://online-gateway.ghn.vn'
      if (!URL.canParse(baseUrl) || !/^https?:/.test(baseUrl)) return say(`--url ${baseUrl}: không phải một địa chỉ.`), 2
      const { hookKey } = await store.transaction((tx) => saveCarrierAccount(tx, { kind, id }, { carrier: 'ghn', baseUrl, shopRef: values['shop'] as string, token, active: values['off'] !== true }, clock()))
      out(`${publicUrl()}/api/v1/webhooks/ghn/${hookKey}\n`)
      say('Dán địa chỉ này vào phần webhook của cửa hàng trên trang GHN. Ai biết nó chỉ có thể giục cổng hỏi lại GHN.')
      return 0
    },
  },
  {
    name: 'carrier rates', summary: 'Thêm bảng giá cước của hãng (JSON như reference/shipping/rates.json). Bảng có hiệu lực sau cùng được dùng.', usage: 'FILE', options: {},
    async run({ store, say }, { words }) {
      const text = textOfFile(words[0] ?? '')
      if (text === null) return say('Cho biết tệp bảng giá: carrier rates FILE'), 2
      const read = readRates(text)
      if (read.kind === 'faulty') return say(`Bảng giá có chỗ chưa đúng, chưa nhập gì:\n${read.faults.slice(0, 20).join('\n')}`), 2
      const added = await store.transaction((tx) => addRates(tx, read.rates))
      say(`Đã thêm ${added} dòng, ${read.rates.length - added} dòng đã có từ trước.`)
      return 0
    },
  },
]
