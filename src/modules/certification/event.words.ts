import { tongue, type Lang } from '#platform/tongue'
import type { EventKind } from './certification.tables.ts'

const kinds: Record<EventKind, readonly [vi: string, en: string]> = {
  registered: ['Đăng ký đánh giá', 'Registered for evaluation'], mentioned: ['Được nhắc tới', 'Mentioned'], voted: ['Được bình chọn', 'Voted for'], scored: ['Hội đồng chấm', 'Scored by a council'],
  proposed: ['Được đề nghị', 'Proposed'], recognised: ['Được công nhận', 'Recognised'], 're-recognised': ['Được công nhận lại', 'Recognised again'], upgraded: ['Nâng hạng', 'Upgraded'],
  downgraded: ['Hạ hạng', 'Downgraded'], extended: ['Gia hạn chờ kết quả', 'Extended while waiting'], expired: ['Hết hạn', 'Expired'], withdrawn: ['Bị thu hồi', 'Withdrawn'], 'not-passed': ['Chưa đạt', 'Not passed'],
}

/** What happened, as people say it. */
export const eventWords = (kind: EventKind, lang: Lang): string => tongue(lang)(...kinds[kind])

const reasons: Record<string, readonly [vi: string, en: string]> = {
  'same-name': ['cùng tên', 'same name'], 'same-name-other-spelling': ['cùng tên, viết khác', 'same name, spelt otherwise'], 'marks-differ': ['chỉ khác dấu', 'only marks differ'], synonym: ['cùng nghĩa', 'same meaning'],
  translated: ['tên dịch', 'translated name'], 'brand-or-place-more': ['một bên có thêm nhãn hiệu hoặc địa danh', 'one has a brand or place more'], 'belongs-to-producer': ['tên gắn với chủ thể', 'the name belongs to the producer'],
  'only-weak-words-differ': ['chỉ khác chữ phụ', 'only minor words differ'], 'one-letter-differs': ['khác một chữ cái', 'one letter differs'], 'part-of-the-other': ['một bên nằm trong bên kia', 'one is part of the other'],
  'same-producer': ['cùng chủ thể', 'same producer'], 'producer-likely': ['có lẽ cùng chủ thể', 'probably the same producer'], 'producer-unsure': ['chưa rõ cùng chủ thể', 'producer not certain'], 'producer-missing': ['một bên thiếu chủ thể', 'one has no producer'],
  'same-commune': ['cùng xã', 'same commune'], 'same-district': ['cùng huyện cũ', 'same former district'], 'same-decision': ['cùng quyết định', 'same decision'], 'name-says-who': ['tên nói rõ người làm', 'the name tells the maker'], upgraded: ['hạng khác nhau', 'ranks differ'], 'name-too-common': ['tên quá phổ biến', 'a very common name'],
}

/** Why two products may be one: `because` holds the reasons' codes. */
export const likenessWords = (because: string, lang: Lang): string => because.split(' ').map((code) => (reasons[code] ? tongue(lang)(...reasons[code]) : '')).filter(Boolean).join(', ')
