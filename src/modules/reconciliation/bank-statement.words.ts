import type { ListColumn } from '#platform/list-types'

export type BankColumn = 'ordinal' | 'at' | 'reference' | 'credit' | 'debit' | 'amount' | 'memo' | 'balance' | 'counterpart'

/** The columns of a bank's statement, by the headings that Vietnamese banks export. */
export const bankColumns: readonly ListColumn<BankColumn>[] = [
  { key: 'ordinal', headings: ['STT', 'TT', 'Số thứ tự', 'No', 'No.'] },
  { key: 'at', required: true, headings: ['Ngày giao dịch', 'Ngày', 'Ngày GD', 'Thời gian giao dịch', 'Thời gian', 'Ngày giờ giao dịch', 'Ngày hạch toán', 'Ngày hiệu lực', 'Ngày thực hiện', 'Transaction date', 'Date', 'Posting date', 'Ngày giao dịch/ Transaction date', 'Trans. date', 'TNX Date'] },
  { key: 'reference', headings: ['Số tham chiếu', 'Mã giao dịch', 'Số bút toán', 'Số giao dịch', 'Số chứng từ', 'Số CT', 'Mã tham chiếu', 'Reference', 'Reference number', 'Ref no', 'Transaction number', 'Transaction id', 'Mã GD', 'Doc no', 'Số tham chiếu/ Reference', 'Số FT'] },
  { key: 'credit', headings: ['Ghi có', 'Phát sinh có', 'PS có', 'Số tiền ghi có', 'Có', 'Tiền vào', 'Số tiền vào', 'Credit', 'Credit amount', 'Có/ Credit', 'Ghi có/ Credit', 'Thu'] },
  { key: 'debit', headings: ['Ghi nợ', 'Phát sinh nợ', 'PS nợ', 'Số tiền ghi nợ', 'Nợ', 'Tiền ra', 'Số tiền ra', 'Debit', 'Debit amount', 'Nợ/ Debit', 'Ghi nợ/ Debit', 'Chi'] },
  { key: 'amount', headings: ['Số tiền', 'Số tiền giao dịch', 'Giá trị giao dịch', 'Amount', 'Transaction amount', 'Số tiền (VND)'] },
  { key: 'memo', required: true, headings: ['Nội dung', 'Nội dung giao dịch', 'Nội dung chi tiết', 'Diễn giải', 'Mô tả', 'Mô tả giao dịch', 'Chi tiết', 'Chi tiết giao dịch', 'Nội dung chuyển khoản', 'Description', 'Transaction description', 'Transactions in detail', 'Details', 'Remarks', 'Diễn giải/ Description'] },
  { key: 'balance', headings: ['Số dư', 'Số dư sau giao dịch', 'Số dư cuối', 'Số dư lũy kế', 'Balance', 'Running balance', 'Số dư/ Balance'] },
  { key: 'counterpart', headings: ['Tài khoản đối ứng', 'Số tài khoản đối ứng', 'Tên tài khoản đối ứng', 'Người chuyển', 'Đơn vị thụ hưởng', 'Tài khoản chuyển', 'Ngân hàng đối tác', 'Counter account'] },
]
