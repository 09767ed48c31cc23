import { makeDay, type Day } from '#platform/day'
import { cleanText, type Fault } from '#platform/web'
import type { ImportOptions } from './import-row.rules.ts'

export type ImportForm =
  | { readonly kind: 'ok'; readonly file: { readonly name: string; readonly bytes: Buffer }; readonly options: ImportOptions }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[]; readonly typed: Readonly<Record<string, string>> }

const MOST = 20 * 1024 * 1024

/** Reads the form that takes a list in. A file goes before a pasted table. */
export async function readImportForm(form: Record<string, unknown>, provinces: readonly string[], today: Day, whole: boolean): Promise<ImportForm> {
  const text = (field: string, max = 500): string => { const value = form[field]; return typeof value === 'string' ? cleanText(value, max) : '' }
  const faults: Fault[] = []
  const upload = form['tep']
  const chosen = upload instanceof File && upload.size > 0 ? upload : null
  const empty = upload instanceof File && upload.size === 0 && upload.name !== ''
  const pasted = typeof form['bang'] === 'string' ? form['bang'] : ''
  if (empty) faults.push({ field: 'tep', message: `Tệp “${cleanText(upload.name, 80)}” không có gì bên trong. Mở tệp xem lại, lưu rồi chọn lại.` })
  else if (!chosen && pasted.trim() === '') faults.push({ field: 'tep', message: 'Chọn một tệp, hoặc dán bảng vào ô bên dưới.' })
  if (chosen && chosen.size > MOST) faults.push({ field: 'tep', message: 'Tệp lớn hơn 20 MB. Chia danh sách thành nhiều tệp rồi tải từng tệp.' })
  const province = text('tinh')
  if (!province && !whole) faults.push({ field: 'tinh', message: 'Chọn tỉnh của bạn; danh sách nhiều tỉnh do văn phòng trung ương nhập.' })
  if (province && !provinces.includes(province)) faults.push({ field: 'tinh', message: 'Chọn một tỉnh trong danh sách.' })
  const decided = text('can-cu') === 'quyet-dinh'
  const decision = text('quyet-dinh')
  const day = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text('ngay'))
  const decidedOn = day ? makeDay(Number(day[3]), Number(day[2]), Number(day[1])) : null
  if (decided && !decision) faults.push({ field: 'quyet-dinh', message: 'Ghi số quyết định, hoặc chọn căn cứ “Danh sách công bố hoặc báo chí”.' })
  if (decided && !decidedOn) faults.push({ field: 'ngay', message: 'Ghi ngày quyết định theo ngày/tháng/năm, ví dụ 22/8/2026.' })
  if (decided && decidedOn && decidedOn > today) faults.push({ field: 'ngay', message: 'Ngày quyết định ở sau hôm nay. Xem lại ngày trên quyết định.' })
  if (faults.length > 0) {
    const fields = ['tinh', 'can-cu', 'quyet-dinh', 'ngay', 'nguon']
    return { kind: 'faulty', faults, typed: { ...Object.fromEntries(fields.map((field) => [field, text(field)])), bang: pasted.slice(0, 200_000) } }
  }
  const source = text('nguon')
  return {
    kind: 'ok',
    file: chosen ? { name: cleanText(chosen.name, 200) || 'danh-sach', bytes: Buffer.from(await chosen.arrayBuffer()) } : { name: 'bang-dan.txt', bytes: Buffer.from(pasted.normalize('NFC'), 'utf8') },
    options: {
      provinceCode: province || null, scheme: null, decision: decided ? decision : null, decidedOn: decided ? decidedOn : null,
      sourceName: source, sourceUrl: /^https?:\/\/\S+$/i.test(source) ? source : null, sample: false, onlyProvince: null,
    },
  }
}
