import { actsByName, type ProducersTables } from '#producers'
import type { ReconciliationTables } from './reconciliation.tables.ts'

/** Bank statements that were brought, for `#owndata`. */
export const reconciliationData = actsByName<ReconciliationTables & ProducersTables>({
  key: 'reconciliation',
  words: (t) => ({
    title: t('Sao kê ngân hàng tải lên', 'Bank statements brought'),
    why: t('Sao kê bạn mang tới để đối chiếu tiền của cơ sở.', 'Statements you brought to compare the producer’s money.'),
    until: t('Sổ tiền giữ theo luật kế toán; tên bạn bỏ khi xóa tài khoản.', 'Books stay as accounting law asks; your name goes with the account.'),
    fields: { reconciliation: t('Tệp', 'Files'), file: t('Tên tệp', 'File'), madeAt: t('Mang tới lúc', 'Brought') },
  }),
  columns: ['reconciliation.statements.brought_by'], shown: [['file_name', 'file'], ['brought_at', 'madeAt']],
})
