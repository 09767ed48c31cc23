import type { Carrier } from './carrier-news.rules.ts'

/** How sure we are of what a connector or reader is written from; no screen may call less than `live` "connected". */
export interface Evidence {
  readonly level: 'live' | 'documents' | 'third-party-code'
  readonly words: string
  readonly source: string
  readonly date: string
}
export interface CarrierWords {
  readonly name: string
  /** What is built: `connector` hands parcels over and asks about them, `reader` only understands what is sent. */
  readonly built: 'connector' | 'reader'
  readonly evidence: Evidence
}

const fromDocuments = 'Viết theo tài liệu công bố, thử với máy mô phỏng; chưa kết nối hệ thống thật'

export const carriers: Readonly<Record<Carrier, CarrierWords>> = {
  ghn: { name: 'Giao Hàng Nhanh', built: 'connector', evidence: { level: 'documents', words: fromDocuments, source: 'api.ghn.vn, developer.ghn.vn: shipping-order create, fee, detail-by-client-code, switch-status; webhook. Danh sách trạng thái: giống nhau ở nhiều nơi tích hợp công khai', date: '2026-11-22' } },
  ghtk: { name: 'Giao Hàng Tiết Kiệm', built: 'reader', evidence: { level: 'documents', words: fromDocuments, source: 'api.ghtk.vn: submit-order, webhook. Nghĩa của số trạng thái: giống nhau ở nhiều nơi tích hợp công khai', date: '2026-11-22' } },
  viettelpost: { name: 'Viettel Post', built: 'reader', evidence: { level: 'third-party-code', words: 'Suy ra từ mã nguồn bên thứ ba; chưa kết nối hệ thống thật', source: 'Tên trường webhook trong các nơi tích hợp công khai', date: '2026-11-22' } },
  ems: { name: 'EMS (VNPost)', built: 'reader', evidence: { level: 'documents', words: fromDocuments, source: 'docws.ems.com.vn; bảng mã trạng thái không công bố', date: '2026-11-22' } },
}
