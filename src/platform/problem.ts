/** Turns what went wrong into the answer: problem JSON (RFC 9457) for the API, a page for people. */
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { log } from './log.ts'
import { Refusal } from './refusal.ts'
import { loggablePath } from './session.ts'
import type { Ctx } from './web.ts'

export interface Problem {
  readonly status: number
  readonly title: string
  readonly detail: string
  readonly retryAfter?: number | undefined
}

const sentences: Record<number, readonly [title: string, detail: string]> = {
  400: ['Yêu cầu chưa đúng', 'Địa chỉ hoặc nội dung gửi lên có chỗ chúng tôi không đọc được. Quay lại trang trước và thử lại.'],
  401: ['Cần đăng nhập', 'Trang này dành cho người đã đăng nhập. Đăng nhập rồi mở lại.'],
  403: ['Bạn không có quyền ở đây', 'Tài khoản của bạn không được giao việc này. Nếu cần, hãy hỏi văn phòng điều phối của tỉnh.'],
  404: ['Không có trang này', 'Địa chỉ có thể đã đổi. Hãy tìm theo tên sản phẩm hoặc nơi làm ra nó.'],
  405: ['Cách gửi chưa đúng', 'Địa chỉ này không nhận kiểu yêu cầu vừa gửi.'],
  409: ['Có người vừa sửa trước bạn', 'Dữ liệu đã đổi trong lúc bạn làm. Mở lại trang để thấy bản mới rồi làm tiếp.'],
  412: ['Có người vừa sửa trước', 'Bản bạn có không còn là bản mới nhất. Đọc lại rồi gửi với If-Match mới.'],
  413: ['Tệp quá lớn', 'Tệp gửi lên lớn hơn mức cho phép. Chia nhỏ tệp rồi gửi lại.'],
  422: ['Có chỗ cần sửa', 'Một vài ô chưa đúng. Những gì bạn đã gõ vẫn còn nguyên.'],
  428: ['Cần bản đã đọc', 'Gửi kèm dòng If-Match với etag của bản bạn đã đọc.'],
  429: ['Bạn thao tác quá nhanh', 'Chờ một lát rồi thử lại.'],
  500: ['Có lỗi ở phía chúng tôi', 'Dữ liệu đã lưu không bị mất. Thử lại sau ít phút; nếu vẫn lỗi, báo cho chúng tôi mã yêu cầu bên dưới.'],
  503: ['Cổng đang khởi động lại', 'Chờ một lát rồi tải lại trang.'],
}

/** What to answer for anything thrown. Unknown faults are bugs: logged once, with the request's id. */
export function problemOf(fault: unknown, c: Ctx): Problem {
  const status = statusOf(fault)
  if (status >= 500 && !(fault instanceof Refusal)) log.error({ err: fault, requestId: c.get('requestId'), method: c.req.method, path: loggablePath(c.req.path) }, 'request failed')
  const [title, detail] = sentences[status] ?? sentences[500]!
  const own = fault instanceof Refusal && fault.message !== fault.kind ? fault.message : undefined
  return { status, title, detail: own ?? detail, retryAfter: fault instanceof Refusal ? fault.retryAfter : status === 503 ? 5 : undefined }
}

/** Data exceptions of PostgreSQL that only bytes from outside can cause: NUL, lone surrogates, numbers out of range. */
const badData = new Set(['22021', '22P05', '22003', '22P02', '22007', '22008'])

/** The database is away, restarting, full of callers, or took too long: not a fault of the request, and over soon. */
const outages = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03', '57014', '53300', '08000', '08001', '08003', '08006'])
const outageWords = /Connection terminated|timeout exceeded when trying to connect|not queryable|Client has encountered a connection error/

function statusOf(fault: unknown): number {
  if (fault instanceof Refusal) return fault.status
  if (fault instanceof Error && (outages.has((fault as NodeJS.ErrnoException).code ?? '') || outageWords.test(fault.message))) return 503
  if (fault && typeof fault === 'object') {
    if ('code' in fault && typeof fault.code === 'string' && badData.has(fault.code)) return 400
    if ('status' in fault && typeof fault.status === 'number' && fault.status >= 400 && fault.status < 500) return fault.status
    if (fault instanceof URIError) return 400
  }
  return 500
}

export function problemJson(c: Ctx, problem: Problem, more: Record<string, unknown> = {}): Response {
  if (problem.retryAfter !== undefined) c.header('retry-after', String(Math.ceil(problem.retryAfter)))
  return c.body(JSON.stringify({ type: 'about:blank', title: problem.title, status: problem.status, detail: problem.detail, instance: c.get('path'), requestId: c.get('requestId'), ...more }), problem.status as ContentfulStatusCode, { 'content-type': 'application/problem+json; charset=utf-8' })
}
