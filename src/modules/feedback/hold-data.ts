import type { DataHolder } from '#platform/own-data'

/** Feedback is held by who has its receipt, not by an account: said, for there is nothing to hand over. */
export const feedbackData: DataHolder<object> = {
  key: 'feedback',
  words: (t) => ({ title: t('Góp ý', 'Feedback'), why: t('Góp ý không gắn với tài khoản; ai có đường liên kết biên nhận thì xem được.', 'Feedback is tied to no account; who has the link of its receipt can see it.'), until: t('Tên và cách liên hệ trong góp ý tự xóa sau khi việc đã xong.', 'Name and contact in it are erased by themselves after it is done.'), fields: {} }),
  collect: async () => ({}), stays: async () => [], erase: async () => [],
}
