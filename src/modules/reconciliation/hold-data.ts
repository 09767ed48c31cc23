import { eraseName, type ProducersTables } from '#producers'
import { sql } from '#platform/db'
import type { DataHolder } from '#platform/own-data'
import type { ReconciliationTables } from './reconciliation.tables.ts'

/** Bank statements that were brought, for `#owndata`: what was done belongs to the producer, the name of who did it goes. */
export const reconciliationData: DataHolder<ReconciliationTables & ProducersTables> = {
  key: 'reconciliation',
  words: (t) => ({
    title: t('Sao kê ngân hàng tải lên', 'Bank statements brought'),
    why: t('Sao kê bạn mang tới để đối chiếu tiền của cơ sở.', 'Statements you brought to compare the producer’s money.'),
    until: t('Sổ tiền giữ theo luật kế toán; tên bạn bỏ khi xóa tài khoản.', 'Books stay as accounting law asks; your name goes with the account.'),
    fields: { reconciliation: t('Tệp', 'Files'), file: t('Tên tệp', 'File'), madeAt: t('Mang tới lúc', 'Brought') },
  }),
  async collect(db, { personId }) {
    return { reconciliation: await sql<Record<string, unknown>>(db, 'reconciliation.data', `select file_name as file, brought_at as "madeAt" from reconciliation.statements where brought_by = (select name from identity.people where id = $1) and producer_id in (select producer_id from producers.members where person_id = $1) order by brought_at`, [personId]) }
  },
  stays: async () => [],
  async erase(tx, { personId }) {
    await eraseName(tx, 'reconciliation.statements.brought_by', personId)
    return []
  },
}
