import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { geographyOf, type GeographyTables } from '#geography'
import type { ProducersTables } from '#producers'
import type { Command } from '#platform/command'
import { dayOf, parseDay } from '#platform/day'
import { FileRefusal } from '#platform/file-refusal'
import type { CertificationTables } from '#certification'
import type { IntakeTables } from './intake.tables.ts'
import { bringList } from './bring-list.ts'
import { importReport } from './import-report.rules.ts'
import { findImport } from './imports.queries.ts'
import type { ImportOptions } from './import-row.rules.ts'
import { undoImport } from './undo-import.ts'

type Tables = CertificationTables & ProducersTables & GeographyTables & IntakeTables

/** The operator's door to the registry. */
export const intakeCommands: readonly Command<Tables>[] = [
  {
    name: 'import certificates',
    summary: 'Nhập một danh sách sản phẩm OCOP (.xlsx, .csv). Không ghi --decision thì các dữ kiện là “theo danh sách công bố”.',
    usage: 'FILE [--province CODE] [--scheme v34|v63] [--decision TEXT --decided-on YYYY-MM-DD] [--source TEXT] [--dry-run] [--json]',
    options: { province: { type: 'string' }, scheme: { type: 'string' }, decision: { type: 'string' }, 'decided-on': { type: 'string' }, source: { type: 'string' }, 'dry-run': { type: 'boolean' }, json: { type: 'boolean' } },
    async run({ store, clock, out, say, drain }, { values, words }) {
      const [file] = words
      if (!file) return say('Cho biết tệp cần nhập: import certificates FILE'), 2
      const geography = await geographyOf(store.read)
      const province = typeof values['province'] === 'string' ? geography.unit('v34', values['province']) ?? geography.provinceBySlug(values['province'])?.province ?? null : null
      if (values['province'] && province?.level !== 'province') return say(`Không có tỉnh mang mã ${values['province']} trong 34 tỉnh hiện nay.`), 2
      const decidedOn = typeof values['decided-on'] === 'string' ? parseDay(values['decided-on']) : null
      if (values['decided-on'] && !decidedOn) return say(`--decided-on cần dạng YYYY-MM-DD, đọc được “${values['decided-on']}”.`), 2
      if (decidedOn && decidedOn > dayOf(clock())) return say(`--decided-on ${values['decided-on']} chưa tới; quyết định phải có trước khi nhập.`), 2
      if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return say(`Không có tệp ${file}, hoặc đó là một thư mục.`), 2
      if (Boolean(values['decision']) !== Boolean(decidedOn)) return say('--decision và --decided-on đi cùng nhau: một quyết định được ghi bằng số và ngày.'), 2
      const scheme = values['scheme'] === 'v34' || values['scheme'] === 'v63' ? values['scheme'] : null
      if (values['scheme'] && !scheme) return say('--scheme nhận v34 (hai cấp, từ 01/07/2025) hoặc v63 (ba cấp, trước đó).'), 2
      const source = typeof values['source'] === 'string' ? values['source'] : ''
      const options: ImportOptions = {
        provinceCode: province?.code ?? null, scheme, decision: typeof values['decision'] === 'string' ? values['decision'] : null, decidedOn,
        sourceName: source || basename(file), sourceUrl: /^https?:\/\//.test(source) ? source : null, sample: false, onlyProvince: null,
      }
      try {
        const { view, rows, sheets, planned } = await bringList(store, dayOf(clock()), { name: basename(file), bytes: readFileSync(file) }, options, { dryRun: values['dry-run'] === true, by: { id: 'command', name: 'Dòng lệnh' } })
        if (!values['dry-run']) await drain()
        const report = importReport(rows, planned, sheets, view)
        if (values['json']) out(`${JSON.stringify(report)}\n`)
        else out(`${view ?? 'Chạy thử, chưa ghi gì'}: ${Object.entries(report.totals).map(([name, count]) => `${name} ${count}`).join(' · ')}\n`)
        return 0
      } catch (fault) {
        if (fault instanceof FileRefusal) return values['json'] ? (out(`${JSON.stringify({ refused: { code: fault.code, message: fault.say('vi') } })}\n`), 1) : (say(fault.say('vi')), 1)
        if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return say(`Không thấy tệp ${file}.`), 1
        throw fault
      }
    },
  },
  {
    name: 'import undo', summary: 'Hoàn tác một lần nhập đã vào sổ.', usage: 'CODE', options: {},
    async run({ store, clock, say, out }, { words }) {
      const view = await findImport(store.read, words[0] ?? '')
      if (!view) return say(`Không có lần nhập nào mang mã ${words[0] ?? '(trống)'}.`), 1
      await store.transaction((tx) => undoImport(tx, 'Dòng lệnh', dayOf(clock()), view.id))
      return out(`${view.code}: đã hoàn tác\n`), 0
    },
  },
]
