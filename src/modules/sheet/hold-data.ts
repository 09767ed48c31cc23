import { eraseName, type ProducersTables } from '#producers'
import { sql } from '#platform/db'
import type { DataHolder } from '#platform/own-data'
import type { SheetTables } from './sheet.tables.ts'

/** Uploaded sheets, for `#owndata`: what was done belongs to the producer, the name of who did it goes. */
export const sheetData: DataHolder<SheetTables & ProducersTables> = {
  key: 'sheet',
  words: (t) => ({
    title: t('Bảng hàng tải lên', 'Sheets uploaded'),
    why: t('Tệp bảng hàng bạn tải lên, để xem lại trước khi lưu.', 'Sheets of goods that you uploaded, to be looked at before saving.'),
    until: t('Tệp tự xóa sau 30 ngày; tên bạn bỏ khi xóa tài khoản.', 'Files go after 30 days; your name goes with the account.'),
    fields: { sheet: t('Tệp', 'Files'), file: t('Tên tệp', 'File'), madeAt: t('Tải lên lúc', 'Uploaded') },
  }),
  async collect(db, { personId }) {
    return { sheet: await sql<Record<string, unknown>>(db, 'sheet.data', `select file_name as file, made_at as "madeAt" from sheet.files where by_name = (select name from identity.people where id = $1) and producer_id in (select producer_id from producers.members where person_id = $1) order by made_at`, [personId]) }
  },
  stays: async () => [],
  async erase(tx, { personId }) {
    await eraseName(tx, 'sheet.files.by_name', personId)
    return []
  },
}
