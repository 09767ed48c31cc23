import { addMonths, dayOf } from '#platform/day'
import { sql, type Db, type Tx } from '#platform/db'
import type { DataHolder, DataSubject, Stay } from '#platform/own-data'
import type { IdentityTables } from './identity.tables.ts'
import { endSessions } from './open-session.ts'

type Rows = readonly Readonly<Record<string, unknown>>[]
const RECORDS_MONTHS = 24
const citation = 'Luật An ninh mạng 116/2025/QH15; Nghị định 333/2026/NĐ-CP'

async function stays(db: Db<IdentityTables>, { personId }: DataSubject, now: Date): Promise<readonly Stay[]> {
  const [last] = await sql<{ at: Date | null }>(db, 'identity.last-event', 'select max(at) as at from identity.events where person_id = $1', [personId])
  return last?.at && addMonths(dayOf(last.at), RECORDS_MONTHS) >= dayOf(now) ? [{ what: 'Nhật ký đăng nhập (giờ, địa chỉ mạng), không còn tên và số điện thoại', until: addMonths(dayOf(last.at), RECORDS_MONTHS), citation }] : []
}

/** What this module keeps about a person, for `#owndata`. Secrets and their hashes are in no copy. */
export const identityData: DataHolder<IdentityTables> = {
  key: 'identity',
  words: (t) => ({
    title: t('Tài khoản', 'Account'),
    why: t('Tên, số điện thoại và các lần đăng nhập, để bạn vào được và để thấy nếu người khác vào.', 'Name, numbers and sign-ins, so that you can enter and see if somebody else does.'),
    until: t('Giữ đến khi bạn xóa tài khoản; nhật ký đăng nhập giữ 24 tháng theo luật.', 'Kept until you erase the account; sign-in records 24 months by law.'),
    fields: {
      person: t('Bạn', 'You'), phones: t('Số điện thoại', 'Telephones'), consents: t('Lời đồng ý', 'Consents'), passkeys: t('Khóa truy cập', 'Passkeys'), outside: t('Tài khoản bên ngoài', 'Outside accounts'), sessions: t('Phiên đăng nhập', 'Sessions'), events: t('Nhật ký', 'Record'),
      name: t('Tên', 'Name'), madeAt: t('Lập lúc', 'Made'), number: t('Số', 'Number'), notedAt: t('Ghi lúc', 'Noted'), verifiedAt: t('Xác nhận lúc', 'Confirmed'), endedAt: t('Thôi lúc', 'Ended'), purpose: t('Việc', 'For'), words: t('Lời', 'Words'), version: t('Bản', 'Version'),
      how: t('Bằng cách', 'How'), givenAt: t('Đồng ý lúc', 'Given'), withdrawnAt: t('Rút lúc', 'Withdrawn'), usedAt: t('Dùng lúc', 'Used'), provider: t('Nơi cấp', 'Provider'), linkedAt: t('Nối lúc', 'Tied'), seenAt: t('Dùng lần cuối', 'Last used'),
      endsAt: t('Hết lúc', 'Ends'), address: t('Địa chỉ mạng', 'Network address'), device: t('Thiết bị', 'Device'), at: t('Lúc', 'When'), what: t('Việc', 'What'),
    },
  }),
  async collect(db, { personId }) {
    const list = (name: string, text: string): Promise<Rows> => sql<Readonly<Record<string, unknown>>>(db, `identity.data-${name}`, text, [personId])
    const [person, phones, consents, passkeys, outside, sessions, events] = await Promise.all([
      list('person', 'select name, made_at as "madeAt" from identity.people where id = $1'),
      list('phones', 'select e164 as number, noted_at as "notedAt", verified_at as "verifiedAt", ended_at as "endedAt" from identity.phones where person_id = $1 order by noted_at'),
      list('consents', 'select purpose, words, version, how, given_at as "givenAt", withdrawn_at as "withdrawnAt" from identity.consents where person_id = $1 order by given_at'),
      list('passkeys', 'select name, made_at as "madeAt", used_at as "usedAt" from identity.passkeys where person_id = $1 order by made_at'),
      list('outside', 'select issuer as provider, vouched_name as name, linked_at as "linkedAt", used_at as "usedAt", ended_at as "endedAt" from identity.outside_links where person_id = $1 order by linked_at'),
      list('sessions', 'select made_at as "madeAt", seen_at as "seenAt", ends_at as "endsAt", ended_at as "endedAt", sender as address, agent as device from identity.sessions where person_id = $1 order by made_at'),
      list('events', 'select at, kind as what, sender as address, agent as device from identity.events where person_id = $1 order by at'),
    ])
    return { person, phones, consents, passkeys, outside, sessions, events }
  },
  stays,
  async erase(tx, subject, now) {
    const { personId } = subject
    await endSessions(tx, personId, { except: null }, null, now)
    for (const table of ['phones', 'phone_codes', 'passkeys', 'challenges', 'outside_links', 'outside_flows', 'consents', 'passwords', 'second_factors', 'recovery_codes', 'steps', 'sign_in_names']) {
      await sql(tx, `identity.erase-${table}`, `delete from identity.${table} where person_id = $1`, [personId])
    }
    await sql(tx, 'identity.blank-sessions', `update identity.sessions set sender = '', agent = '' where person_id = $1`, [personId])
    await sql(tx, 'identity.blank-person', `update identity.people set name = 'Đã xóa theo yêu cầu', closed_at = coalesce(closed_at, $2) where id = $1`, [personId, now])
    return stays(tx as Tx<IdentityTables>, subject, now)
  },
}
