/** The operator's words about the public face: host names of channels, and who runs the portal. */
import { geographyOf, type GeographyTables } from '#geography'
import type { Command } from '#platform/command'
import { readSetting, writeSetting } from '#platform/settings'
import { hostsSetting, readHost } from './hosts.rules.ts'
import { operatorFields, operatorLabels, operatorSetting } from './operator.rules.ts'
import { operatorForm } from './text-forms.rules.ts'

const BY = 'ocop'

const dashed = (field: string): string => field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

export const portalCommands: readonly Command<GeographyTables>[] = [
  {
    name: 'channel host add', usage: 'TÊN-MIỀN TỈNH', options: {},
    summary: 'Cho kênh của một tỉnh chạy dưới tên miền riêng, ví dụ: channel host add ocop.vinhlong.example vinh-long. Tên miền phải trỏ về máy này.',
    async run({ store, say, out }, { words: [name, slug] }) {
      const host = readHost(name)
      if (host === null || slug === undefined) return say('Viết: channel host add TÊN-MIỀN TỈNH. Tên miền như ocop.tinh.vn, tỉnh như vinh-long.'), 2
      const found = (await geographyOf(store.read)).provinceBySlug(slug)
      if (!found) return say(`Không có tỉnh “${slug}”. Xem tên ở trang /kenh, ví dụ vinh-long.`), 1
      const before = await store.transaction(async (tx) => {
        const hosts = await readSetting(tx, hostsSetting)
        await writeSetting(tx, hostsSetting, { ...hosts, [host]: found.province.slug }, BY)
        return hosts[host]
      })
      if (found.former && found.former.slug !== found.province.slug) say(`${found.former.name} nay thuộc ${found.province.name}.`)
      if (before !== undefined && before !== found.province.slug) say(`Trước đó ${host} là kênh ${before}.`)
      out(`${host} → ${found.province.slug}\n`)
      return 0
    },
  },
  {
    name: 'channel host remove', usage: 'TÊN-MIỀN', options: {},
    summary: 'Thôi phục vụ kênh dưới tên miền này.',
    async run({ store, say, out }, { words: [name] }) {
      const host = readHost(name)
      const gone = host !== null && await store.transaction(async (tx) => {
        const hosts = await readSetting(tx, hostsSetting)
        if (!Object.hasOwn(hosts, host)) return false
        await writeSetting(tx, hostsSetting, Object.fromEntries(Object.entries(hosts).filter(([each]) => each !== host)), BY)
        return true
      })
      if (!gone) return say(`Không có kênh nào chạy dưới tên “${name ?? ''}”. Xem bằng lệnh: channel host list.`), 1
      out(`${host} đã bỏ\n`)
      return 0
    },
  },
  {
    name: 'channel host list', usage: '', options: {},
    summary: 'Tên miền nào đang phục vụ kênh của tỉnh nào.',
    async run({ store, say, out }) {
      const hosts = Object.entries(await readSetting(store.now, hostsSetting)).toSorted(([a], [b]) => (a < b ? -1 : 1))
      if (hosts.length === 0) say('Chưa có tên miền riêng nào.')
      for (const [host, slug] of hosts) out(`${host}\t${slug}\n`)
      return 0
    },
  },
  {
    name: 'operator show', usage: '', options: {},
    summary: 'Thông tin đơn vị vận hành đang hiện trên các trang pháp lý.',
    async run({ store, out }) {
      const operator = await readSetting(store.now, operatorSetting)
      for (const field of operatorFields) out(`--${dashed(field)}\t${operator[field] || '(chưa điền)'}\t${operatorLabels[field][0]}\n`)
      return 0
    },
  },
  {
    name: 'operator set', usage: operatorFields.map((field) => `[--${dashed(field)} …]`).join(' '),
    options: Object.fromEntries(operatorFields.map((field) => [dashed(field), { type: 'string' }])),
    summary: 'Điền thông tin đơn vị vận hành; mục nào không nhắc tới thì giữ nguyên.',
    async run({ store, say, out }, { values }) {
      const given = Object.fromEntries(operatorFields.flatMap((field) => (typeof values[dashed(field)] === 'string' ? [[field, String(values[dashed(field)]).normalize('NFC').trim()]] : [])))
      const read = operatorForm.safeParse({ ...await readSetting(store.now, operatorSetting), ...given })
      if (!read.success) return say(read.error.issues.map((issue) => `--${dashed(String(issue.path[0]))}: ${issue.message.split(' · ')[0]}`).join('\n')), 2
      await store.transaction((tx) => writeSetting(tx, operatorSetting, read.data, BY))
      out(`Đã lưu ${Object.keys(given).length} mục.\n`)
      return 0
    },
  },
]
