/** Words by which the reader of lists tells what a row or cell is. Office habits only; nothing of any one programme. */
import { foldVietnamese } from './search-text.ts'

const unseen = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\ufffe\uffff]/g

/** A cell's text ready to read: NFC, nothing unseen, spaces single, each line trimmed, empty lines gone. */
export function cleanLines(text: string): string {
  const plain = text.normalize('NFC').replace(unseen, '').toWellFormed()
  if (!/\s\s|[^\S ]|^\s|\s$/.test(plain)) return plain
  return plain.split(/[\n\u2028\u2029]+/).map((line) => line.replace(/\s+/g, ' ').trim()).filter((line) => line !== '').join('\n')
}

/** For comparing headings and words: folded, only letters and digits. */
export const foldWords = (text: string): string => foldVietnamese(text).replace(/[^a-z0-9]+/g, ' ').trim()

/** "The same as above", by sign or word. A single dash means "nothing" and is no ditto. */
export const isDitto = (text: string): boolean => text.length <= 12 && /^(?:["”“„″〃]|'{2}|,,|\/\/|‘‘|’’|[-–]\s*(?:["”“″〃]|n\s*t|\/\/)\s*[-–]|[("]?\s*n\.?\s?t\.?\s*[)"]?|như trên|nhu tren|[-–]\s*như trên\s*[-–])$/iu.test(text)

/** Number columns of a heading row: `(1)`, `2`, `[3]`, `A`, `4=2+3`. */
const numbering = /^[([]?\s*(?:\d{1,2}|[A-Z])\s*[)\]]?(?:\s*=\s*[\d\s()+x×*:/-]+)?$/i

/** A row that only numbers the columns: counts up from its beginning. */
export function isNumbering(texts: readonly string[]): boolean {
  if (texts.length < 2 || !texts.every((text) => numbering.test(text)) || (texts.length < 3 && !texts.every((text) => /^[([]/.test(text)))) return false
  const values = texts.map((text) => Number(/\d+/.exec(text.split('=')[0]!)?.[0] ?? Number.NaN)).filter((value) => !Number.isNaN(value))
  return values.length >= 2 && values[0]! <= 2 && values.every((value, index) => index === 0 || value > values[index - 1]! && value <= values[index - 1]! + 2)
}

const roman = /^(?=[IVXL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/
export type OrdinalStyle = 'letter' | 'roman' | 'number' | 'dotted' | 'none'

/** The style of an ordinal standing alone (`I.`, `B`, `12`, `1.2`); 'none' for anything else. */
export function ordinalStyle(text: string): OrdinalStyle {
  const plain = text.replace(/^[([]|[)\].:/-]+$/g, '').trim()
  if (/^\d{1,5}(?:\.0)?$/.test(plain)) return 'number'
  if (/^\d{1,4}(?:[.,-]\d{1,4})+$/.test(plain)) return 'dotted'
  if (roman.test(plain)) return 'roman'
  return /^[A-ZĐ]$/.test(plain) ? 'letter' : 'none'
}

export interface Titled { readonly ordinal: string; readonly style: OrdinalStyle; readonly title: string }

/** Takes the ordinal off a title: `B. Nhóm đồ uống`, `II - Huyện Cầu Kè`, `Phần I: …`. */
export function titled(text: string): Titled {
  const parts = /^(?:(?:phần|mục|chương|phụ lục|nhóm)\s+)?(?<ordinal>[IVXL]{1,7}|[A-ZĐ]|\d{1,3}(?:\.\d{1,3})*)\s*(?:[.)/:]\s*[-–]?|[-–])\s*(?<title>\S.*)$/isu.exec(text)
  const ordinal = parts?.groups?.['ordinal'] ?? ''
  const style = ordinal === ordinal.toUpperCase() && ordinal !== '' ? ordinalStyle(ordinal) : 'none'
  return style === 'none' ? { ordinal: '', style, title: text } : { ordinal, style, title: parts!.groups!['title']! }
}

/** Starts of rows that add up. `Công ty`, `Cộng đồng`, `Tổng hợp` do not. */
export function isTotal(text: string): boolean {
  const plain = text.toLowerCase().replace(/^[\s*+-]+/, '')
  if (/^(?:tổng cộng|tổng số|tổng toàn|cộng dồn|lũy kế|luỹ kế|tong cong|tong so|grand total|total)(?![\p{L}])/u.test(plain)) return true
  if (/^(?:tổng|cộng|tong|cong)\s*(?:$|[:=(\d.]|\d)/u.test(plain)) return true
  return /^(?:cộng|tổng)\s+(?:cả|huyện|thị xã|thành phố|tỉnh|xã|phường|mục|nhóm|phần|trang|chung|sản phẩm|[ivxl]+(?![\p{L}])|[a-zđ](?![\p{L}]))/u.test(plain) && !/^cộng (?:đồng|tác)/u.test(plain)
}

/** The first count a total states; its ordinal and references like (I+II) are none. */
export function countIn(text: string): number | null {
  const found = /(?:^|[\s:=|(])(\d{1,3}(?:[.,]\d{3})+|\d{1,7})(?![\d/])/.exec(text)
  return found ? Number(found[1]!.replace(/[.,]/g, '')) : null
}

/** Notes and signatures under a table. */
export const isFootnote = (text: string): boolean =>
  /^(?:ghi chú|lưu ý|chú thích|chú giải|nguồn|note|notes)\s*(?:$|[:.(*-])/iu.test(text) || /^(?:nơi nhận|người lập|người tổng hợp|kế toán|thủ trưởng|giám đốc|phó giám đốc|chủ tịch|phó chủ tịch|trưởng phòng|chánh văn phòng|k\/?t\.?\s|kt\.|tm\.|t\/m|tuq\.|tl\.)(?![\p{L}])/iu.test(text) ||
  /^(?:[\p{L}. ]{2,40},\s*)?ngày\s.{0,12}tháng\s.{0,12}năm/iu.test(text)

/** `(*) sản phẩm đánh giá lại`, `* Nhóm đồ uống`: under the table a note, inside it a title. */
export const isStarred = (text: string): boolean => /^\(?\*+\)?\s*[:.]?\s*\p{L}/u.test(text)

/** A text that stands alone in its row and reads like a title. */
export const readsAsTitle = (text: string): boolean =>
  /^(?:nhóm|sản phẩm (?:được|đạt|mới|hạng|đề|công|tiềm)|danh sách|danh mục|ngành|các|khu vực|địa bàn|hạng|đợt|năm \d{4}|quý|tháng \d|phần|mục|bộ sản phẩm)(?![\p{L}])/iu.test(text) ||
  text.endsWith(':') || (/\p{Lu}{2}/u.test(text) && text === text.toUpperCase() && /\s/.test(text))

/** Headings of the column that only numbers the rows. */
export const isOrdinalHeading = (text: string): boolean => ['stt', 'tt', 'so tt', 's tt', 'so thu tu', 'no', 'stt no', 'so'].includes(foldWords(text))
