import { sql } from '#platform/db'
import type { DataHolder } from '#platform/own-data'
import type { VerificationTables } from './verification.tables.ts'

/** Identities that a person noted, and moves of their number, for `#owndata`. */
export const verificationData: DataHolder<VerificationTables> = {
  key: 'verification',
  words: (t) => ({
    title: t('Danh tính người bán', 'Identity of sellers'),
    why: t('Luật buộc cổng biết người bán là ai. Số định danh được niêm kín, chỉ hiện ba số cuối; không giữ ảnh thẻ.', 'The law asks the portal to know who sells. The personal number is sealed and shown by its last three digits; no picture of a card is kept.'),
    until: t('Giữ khi cơ sở còn bán; đổi số điện thoại giữ để tra lại.', 'Kept while the producer sells; moves of numbers are kept to be looked up.'),
    fields: { identities: t('Danh tính đã ghi', 'Identities noted'), moves: t('Đổi số điện thoại', 'Moves of numbers'), name: t('Họ tên', 'Name'), birthOn: t('Ngày sinh', 'Born'), number: t('Số định danh', 'Number'), organisation: t('Tổ chức', 'Organisation'), notedAt: t('Ghi lúc', 'Noted'), replacedAt: t('Thay lúc', 'Replaced'), from: t('Số cũ', 'From'), to: t('Số mới', 'To'), askedAt: t('Xin lúc', 'Asked'), outcome: t('Kết quả', 'Outcome') },
  }),
  async collect(db, { personId }) {
    const [identities, moves] = await Promise.all([
      sql<Record<string, unknown>>(db, 'verification.data-identities', `select full_name as name, birth_on as "birthOn", '·········' || person_no_tail as number, org_name as organisation, noted_at as "notedAt", replaced_at as "replacedAt" from verification.identities where noted_by = $1 order by noted_at`, [personId]),
      sql<Record<string, unknown>>(db, 'verification.data-moves', 'select from_e164 as "from", to_e164 as "to", asked_at as "askedAt", outcome from verification.phone_moves where person_id = $1 order by asked_at', [personId]),
    ])
    return { identities, moves }
  },
  stays: async () => [],
  async erase(tx, { personId }, now) {
    await sql(tx, 'verification.erase-moves', `update verification.phone_moves set from_e164 = '', to_e164 = '-', words = '(đã xóa theo yêu cầu)', ended_at = coalesce(ended_at, $2), outcome = coalesce(outcome, 'cancelled-by-owner') where person_id = $1`, [personId, now])
    // What the person noted for themselves and is not in force any more; what stands belongs to the seller.
    await sql(tx, 'verification.erase-former', 'delete from verification.checks where identity_id in (select id from verification.identities where noted_by = $1 and replaced_at is not null)', [personId])
    await sql(tx, 'verification.erase-identities', 'delete from verification.identities where noted_by = $1 and replaced_at is not null', [personId])
    return []
  },
}
