import type { Command } from '#platform/command'
import { readSetting, writeSetting } from '#platform/settings'
import type { NoticesTables } from './notices.tables.ts'
import { chooseWay } from './set-optout.ts'
import { zaloTemplates } from './zalo.connector.ts'

/** The operator's door to Zalo: which template tells what, and who is told by it. */
export const noticesCommands: readonly Command<NoticesTables>[] = [
  {
    name: 'zalo template', summary: 'Ghi mẫu ZNS đã được Zalo duyệt cho một loại tin; không có --id thì bỏ mẫu. Loại tin không có mẫu đi bằng SMS.',
    usage: 'LOẠI-TIN [--id MÃ-MẪU TRƯỜNG=text|code|order …]', options: { id: { type: 'string' } },
    async run({ store, say }, { values, words }) {
      const [kind = '', ...fields] = words
      const { [kind]: _, ...others } = await readSetting(store.now, zaloTemplates)
      const read = zaloTemplates.shape.safeParse(values['id'] === undefined ? others : { ...others, [kind]: { template: values['id'], fields: Object.fromEntries(fields.map((each) => each.split('=', 2))) } })
      if (kind === '' || !read.success) return say('Chưa ghi gì. Ví dụ: zalo template order-placed --id 123456 noi_dung=text ma_don=order'), 2
      await store.transaction((tx) => writeSetting(tx, zaloTemplates, read.data, 'command'))
      say(values['id'] === undefined ? `Đã bỏ mẫu của ${kind}.` : `Đã ghi mẫu của ${kind}.`)
      return 0
    },
  },
  {
    name: 'zalo choose', summary: 'Ghi lựa chọn của một người: báo tin qua Zalo hay SMS.', usage: '+84… zalo|sms', options: {},
    async run({ store, clock, say }, { words: [phone = '', way = ''] }) {
      if (!/^\+84\d{9,10}$/.test(phone) || (way !== 'zalo' && way !== 'sms')) return say('Cần số dạng +84… và zalo hoặc sms.'), 2
      await store.transaction((tx) => chooseWay(tx, phone, way, clock()))
      say('Đã ghi.')
      return 0
    },
  },
]
