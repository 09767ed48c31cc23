import { sql } from '#platform/db'
import type { DataHolder } from '#platform/own-data'
import type { KeysTables } from './keys.tables.ts'

/** Keys that a person made for programs, for `#owndata`: the keys are the producer's, the name of who made them goes. */
export const keysData: DataHolder<KeysTables> = {
  key: 'keys',
  words: (t) => ({
    title: t('Khóa cho phần mềm', 'Keys for programs'),
    why: t('Khóa nào bạn đã lập cho phần mềm của cơ sở.', 'Which keys you made for programs of the producer.'),
    until: t('Khóa là của cơ sở và ở lại đến khi hết hạn; tên bạn bỏ khi xóa tài khoản.', 'Keys stay with the producer until they expire; your name goes with the account.'),
    fields: { keys: t('Khóa', 'Keys'), name: t('Tên', 'Name'), madeAt: t('Lập lúc', 'Made'), expiresAt: t('Hết hạn', 'Expires'), usedAt: t('Dùng lần cuối', 'Last used') },
  }),
  async collect(db, { personId }) {
    return { keys: await sql<Record<string, unknown>>(db, 'keys.data', 'select name, made_at as "madeAt", expires_at as "expiresAt", used_at as "usedAt" from keys.keys where made_by = $1 order by made_at', [personId]) }
  },
  stays: async () => [],
  async erase(tx, { personId }) {
    await sql(tx, 'keys.erase-revokers', `update keys.keys set revoked_by_name = '(đã xóa)' where revoked_by_name = made_by_name and made_by = $1`, [personId])
    await sql(tx, 'keys.erase-makers', `update keys.keys set made_by_name = '(đã xóa)' where made_by = $1`, [personId])
    return []
  },
}
