import { tongue, type Lang } from './tongue.ts'

export type FileRefusalCode =
  | 'empty-file' | 'too-large' | 'not-a-list' | 'image' | 'pdf' | 'word-document' | 'presentation' | 'archive' | 'old-excel' | 'binary-excel' | 'open-document'
  | 'password' | 'macro' | 'zip-bomb' | 'damaged' | 'unsafe-xml' | 'too-many-cells' | 'too-many-sheets'

const saved = ['Mở tệp bằng Excel, chọn Lưu thành (Save as) kiểu “Excel Workbook (.xlsx)”, rồi tải tệp mới lên.', 'Open it in Excel, choose Save as “Excel Workbook (.xlsx)”, then upload the new file.'] as const
const sentences: Record<FileRefusalCode, readonly [vi: string, en: string]> = {
  'empty-file': ['Tệp không có gì bên trong. Kiểm tra lại tệp rồi tải lên lần nữa.', 'The file is empty. Check it and upload it again.'],
  'too-large': ['Tệp lớn hơn mức chúng tôi đọc một lần. Chia danh sách thành nhiều tệp nhỏ hơn, bỏ ảnh trong tệp, rồi tải lên từng tệp.', 'The file is larger than we read at once. Split the list into smaller files, take pictures out, then upload them one by one.'],
  'not-a-list': ['Đây không phải tệp Excel hay bảng dạng chữ. Tải lên tệp .xlsx hoặc .csv, hoặc dán bảng vào ô.', 'This is neither an Excel file nor a table as text. Upload an .xlsx or .csv file, or paste the table.'],
  image: ['Đây là tệp ảnh, chúng tôi không đọc được chữ trong ảnh. Tải lên danh sách gốc dạng .xlsx hoặc .csv.', 'This is a picture, and we cannot read text in pictures. Upload the original list as .xlsx or .csv.'],
  pdf: ['Đây là tệp PDF. Tải lên danh sách gốc dạng .xlsx, hoặc chép bảng trong PDF rồi dán vào ô.', 'This is a PDF. Upload the original list as .xlsx, or copy the table from the PDF and paste it.'],
  'word-document': ['Đây là tệp Word. Chép bảng trong tệp rồi dán vào ô, hoặc dán vào Excel và lưu thành .xlsx.', 'This is a Word document. Copy the table and paste it here, or paste it into Excel and save it as .xlsx.'],
  presentation: ['Đây là tệp trình chiếu. Chép bảng sang Excel, lưu thành .xlsx rồi tải lên.', 'This is a presentation. Copy the table into Excel, save it as .xlsx and upload that.'],
  archive: ['Đây là tệp nén. Giải nén rồi tải lên từng tệp .xlsx hoặc .csv bên trong.', 'This is an archive. Unpack it and upload the .xlsx or .csv files inside one by one.'],
  'old-excel': [`Đây là tệp Excel kiểu cũ (.xls). ${saved[0]}`, `This is an old Excel file (.xls). ${saved[1]}`],
  'binary-excel': [`Đây là tệp Excel nhị phân (.xlsb). ${saved[0]}`, `This is a binary Excel file (.xlsb). ${saved[1]}`],
  'open-document': ['Đây là tệp LibreOffice (.ods). Mở tệp, chọn Lưu thành kiểu “Excel 2007–365 (.xlsx)”, rồi tải tệp mới lên.', 'This is a LibreOffice file (.ods). Open it, save it as “Excel 2007–365 (.xlsx)”, then upload the new file.'],
  password: ['Tệp có mật khẩu nên chúng tôi không mở được. Mở tệp bằng Excel, vào Tệp → Thông tin → Bảo vệ sổ làm việc → Mã hóa bằng mật khẩu, xóa mật khẩu, lưu lại rồi tải lên.', 'The file has a password, so we cannot open it. In Excel go to File → Info → Protect Workbook → Encrypt with Password, delete the password, save and upload again.'],
  macro: [`Tệp có chứa macro (chương trình chạy kèm), chúng tôi không nhận vì an toàn. ${saved[0]}`, `The file holds macros (programs that run with it), which we do not accept for safety. ${saved[1]}`],
  'zip-bomb': ['Tệp bung ra lớn bất thường nên chúng tôi dừng lại. Chép phần danh sách sang một tệp Excel mới, lưu thành .xlsx rồi tải lên.', 'The file unpacks to an unusual size, so we stopped. Copy the list into a new Excel file, save it as .xlsx and upload that.'],
  damaged: ['Tệp bị hỏng hoặc tải lên chưa trọn. Mở thử bằng Excel; nếu mở được, lưu lại thành .xlsx rồi tải lên lần nữa.', 'The file is damaged or was not uploaded whole. Try it in Excel; if it opens, save it as .xlsx and upload again.'],
  'unsafe-xml': [`Tệp có cấu trúc không an toàn nên chúng tôi không đọc. ${saved[0]}`, `The file has an unsafe structure, so we did not read it. ${saved[1]}`],
  'too-many-cells': ['Tệp có quá nhiều ô có chữ. Chia danh sách thành nhiều tệp nhỏ hơn rồi tải lên từng tệp.', 'The file holds too many filled cells. Split the list into smaller files and upload them one by one.'],
  'too-many-sheets': ['Tệp có quá nhiều trang tính. Để lại các trang có danh sách, xóa các trang khác, lưu lại rồi tải lên.', 'The file has too many sheets. Keep those with the list, delete the others, save and upload again.'],
}

/** A file that cannot or may not be read. Nothing of it was kept; `say` tells the person what to do. */
export class FileRefusal extends Error {
  readonly code: FileRefusalCode
  constructor(code: FileRefusalCode, detail = '') {
    super(detail ? `${code}: ${detail}` : code)
    this.name = 'FileRefusal'
    this.code = code
  }
  say(lang: Lang): string {
    return tongue(lang)(...sentences[this.code])
  }
}
