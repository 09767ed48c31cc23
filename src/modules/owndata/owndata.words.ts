/** How requests are called on screens. */
import { showDay } from '#platform/day'
import type { Say } from '#platform/tongue'
import type { RequestKind } from './owndata.tables.ts'
import type { DataRequest } from './request.queries.ts'

export function kindName(kind: RequestKind, t: Say): string {
  switch (kind) {
    case 'correct': return t('Sửa dữ liệu', 'Correct data')
    case 'restrict': return t('Thôi dùng dữ liệu vào một việc', 'Stop using data for something')
    case 'erase': return t('Xóa tài khoản', 'Erase the account')
  }
}

export function stateSentence(request: DataRequest, t: Say): string {
  switch (request.state) {
    case 'open': return t(`Đã nhận, trả lời chậm nhất ${showDay(request.answerBy)}`, `Received, answered by ${showDay(request.answerBy)} at the latest`)
    case 'done': return t('Đã xong', 'Done')
    case 'refused': return t('Không làm được', 'Could not be done')
    case 'cancelled': return t('Đã thôi', 'Taken back')
  }
}
