/** `backup` and `restore`: the operator's way to keep and to bring back everything that the portal knows. */
import { resolve } from 'node:path'
import { backUp } from './backup.ts'
import type { Command } from './command.ts'
import { damagedTables, openBackup, restore } from './restore.ts'

const count = new Intl.NumberFormat('vi-VN')

export const backupCommands: readonly Command<unknown>[] = [
  {
    name: 'backup', usage: 'FILE',
    summary: 'Sao lưu toàn bộ cơ sở dữ liệu vào một tệp, nhất quán, cả khi cổng đang chạy. Tệp chứa dữ liệu cá nhân: cất nơi chỉ bạn đọc được.',
    options: {}, migrates: false,
    async run({ url, clock, say }, { words }) {
      const [path] = words
      if (path === undefined || words.length > 1) return say('Cần đúng một tên tệp: ocop backup FILE'), 2
      const began = performance.now()
      const { manifest, bytes } = await backUp(url, resolve(path), clock())
      const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
      say(`Đã sao lưu ${manifest.tables.length} bảng, ${count.format(rows)} dòng, ${manifest.jobs} việc đang chờ vào ${path} (${count.format(Math.ceil(bytes / 1024))} kB, ${seconds(began)}).`)
      return 0
    },
  },
  {
    name: 'restore', usage: 'FILE [--check] [--replace]',
    summary: 'Khôi phục từ tệp sao lưu vào nơi trống và kiểm lại từng bảng. --check: chỉ kiểm tệp. --replace: thay hẳn dữ liệu đang có.',
    options: { check: { type: 'boolean' }, replace: { type: 'boolean' } }, migrates: false,
    async run({ url, say }, { words, values }) {
      const [path] = words
      if (path === undefined || words.length > 1) return say('Cần đúng một tên tệp: ocop restore FILE'), 2
      const began = performance.now()
      const backup = await openBackup(resolve(path))
      const { manifest } = backup
      if (values['check']) {
        const damaged = await damagedTables(backup)
        say(damaged.length > 0 ? `Tệp hỏng ở các bảng: ${damaged.join(', ')}.` : `Tệp lành: ${manifest.tables.length} bảng, tạo lúc ${manifest.madeAt} (${seconds(began)}).`)
        return damaged.length > 0 ? 1 : 0
      }
      const rows = await restore(url, backup, values['replace'] === true)
      say(`Đã khôi phục ${manifest.tables.length} bảng, ${count.format(rows)} dòng như lúc ${manifest.madeAt}, từng bảng khớp với bản sao lưu (${seconds(began)}).`)
      return 0
    },
  },
]

const seconds = (began: number): string => `${((performance.now() - began) / 1000).toFixed(1)} giây`
