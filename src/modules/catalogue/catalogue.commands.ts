import { writeFileSync } from 'node:fs'
import { geographyOf, type GeographyTables } from '#geography'
import { findListed, type CertificationTables, type ListedProduct } from '#certification'
import type { ProducersTables } from '#producers'
import type { Command } from '#platform/command'
import { publicUrl } from '#platform/config'
import { today } from '#platform/day'
import { csvPieces, sheetOf, xlsxBytes, type SheetColumn } from '#platform/sheet'
import { productColumns } from './products.sheet.ts'

type Tables = CertificationTables & ProducersTables & GeographyTables

/** The operator's door to lists: the whole registry, also what only offices see. */
export const catalogueCommands: readonly Command<Tables>[] = [
  {
    name: 'export products', summary: 'Xuất cả sổ sản phẩm ra Excel hoặc CSV, kể cả sản phẩm chỉ văn phòng thấy.', usage: 'FILE.xlsx|FILE.csv [--province CODE]', options: { province: { type: 'string' } },
    async run({ store, clock, say, out }, { values, words }) {
      const [file] = words
      const format = /\.(xlsx|csv)$/i.exec(file ?? '')?.[1]?.toLowerCase()
      if (!file || !format) return say('Cho biết tệp cần ghi, kết thúc bằng .xlsx hoặc .csv: export products FILE.xlsx'), 2
      const geography = await geographyOf(store.read)
      const province = typeof values['province'] === 'string' ? geography.unit('v34', values['province']) ?? geography.provinceBySlug(values['province'])?.province ?? null : null
      if (values['province'] && province?.level !== 'province') return say(`Không có tỉnh mang mã ${values['province']} trong 34 tỉnh hiện nay.`), 2
      const rows = (await findListed(store.read)).filter((product) => !province || product.provinceCode === province.code)
      const open: SheetColumn<ListedProduct> = { heading: { vi: 'Công khai', en: 'Public' }, width: 10, kind: 'text', value: (product) => (product.published ? 'văn phòng cho hiện' : null) }
      const sheet = { name: 'Sản phẩm OCOP', columns: [...productColumns(geography, today(clock), publicUrl()), open], rows }
      if (format === 'xlsx') writeFileSync(file, await xlsxBytes([sheetOf(sheet)], 'vi'))
      else {
        const pieces: string[] = []
        for await (const piece of csvPieces(sheet, 'vi')) pieces.push(piece)
        writeFileSync(file, pieces.join(''))
      }
      return out(`${file}: ${rows.length} sản phẩm\n`), 0
    },
  },
]
