import { actsByName, type ProducersTables } from '#producers'
import type { SheetTables } from './sheet.tables.ts'

/** Uploaded sheets, for `#owndata`. */
export const sheetData = actsByName<SheetTables & ProducersTables>({
  key: 'sheet',
  words: (t) => ({
    title: t('Bảng hàng tải lên', 'Sheets uploaded'),
    why: t('Tệp bảng hàng bạn tải lên, để xem lại trước khi lưu.', 'Sheets of goods that you uploaded, to be looked at before saving.'),
    until: t('Tệp tự xóa sau 30 ngày; tên bạn bỏ khi xóa tài khoản.', 'Files go after 30 days; your name goes with the account.'),
    fields: { sheet: t('Tệp', 'Files'), file: t('Tên tệp', 'File'), madeAt: t('Tải lên lúc', 'Uploaded') },
  }),
  columns: ['sheet.files.by_name'], shown: [['file_name', 'file'], ['made_at', 'madeAt']],
})
