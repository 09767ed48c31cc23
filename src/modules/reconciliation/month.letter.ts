import { join } from 'node:path'
import PDFDocument from 'pdfkit'
import type { OrderName } from '#orders'
import type { Statement } from '#payments'
import { dayOf, showDay, showMoment } from '#platform/day'
import { projectDir } from '#platform/migrate'
import { tongue, type Lang } from '#platform/tongue'
import { usesPartner, type FigureKey, type MonthFigures, type TaxedLine } from './statement.rules.ts'
import { figureWords, monthWords, vndWords, whatWords } from './statement.words.ts'

export interface MonthLetter { readonly lang: Lang; readonly seller: string; readonly statement: Statement; readonly figures: MonthFigures; readonly taxed: boolean; readonly orders: ReadonlyMap<string, OrderName>; readonly now: Date }

const font = (weight: 400 | 600): string => join(projectDir, 'src', 'design', 'fonts', `be-vietnam-pro-${weight}.ttf`)
const [LEFT, RIGHT, BOTTOM] = [48, 547, 780]
/** Left edge and width of each column, in points. */
const columns = [[48, 96], [144, 64], [208, 149], [357, 95], [452, 95]] as const

/** A month on A4, for printing, signing and filing: the same figures as on the screen, then each line. */
export function monthPdf({ lang, seller, statement, figures, taxed, orders, now }: MonthLetter): Promise<Buffer> {
  const t = tongue(lang)
  const doc = new PDFDocument({ size: 'A4', margins: { top: 48, bottom: 20, left: LEFT, right: 48 }, bufferPages: true, lang: lang === 'vi' ? 'vi-VN' : 'en', info: { Title: `${t('Sao kê', 'Statement')} ${monthWords(t, statement.month)}`, Author: 'Cổng OCOP' } })
  const pieces: Buffer[] = []
  const done = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (piece: Buffer) => pieces.push(piece))
    doc.on('end', () => resolve(Buffer.concat(pieces)))
    doc.on('error', reject)
  })
  doc.registerFont('plain', font(400)).registerFont('bold', font(600))
  doc.font('bold').fontSize(17).text(`${t('Sao kê', 'Statement')} ${monthWords(t, statement.month).toLowerCase()}`)
  doc.font('plain').fontSize(10).text(`${seller} · ${t('lập lúc', 'made')} ${showMoment(now)} · Cổng OCOP`).moveDown(1)

  const pair = (name: string, value: string, strong = false): void => {
    const y = doc.y
    doc.font('plain').text(name, LEFT, y, { width: 300 })
    const below = doc.y
    doc.font(strong ? 'bold' : 'plain').text(value, 350, y, { width: RIGHT - 350, align: 'right' })
    doc.y = below + 3
  }
  const figure = (key: FigureKey, sign = 1): void => pair(figureWords(t, key), vndWords(sign * figures.sums[key]))
  figure('sold'); figure('returned', -1)
  pair(t('Còn lại', 'Net'), vndWords(figures.netVnd), true)
  figure('transfers'); figure('cash')
  if (usesPartner(statement)) figure('partner')
  figure('refunds', -1)
  if (usesPartner(statement)) {
    figure('fees', -1); figure('payouts')
    pair(t('Đối tác còn phải chi, đến cuối tháng', 'Still to be paid out at the end of the month'), vndWords(statement.heldVnd))
  }
  pair(t('Còn phải trả lại, đến cuối tháng', 'To give back at the end of the month'), vndWords(statement.toReturnVnd))
  pair(t('Phí của cổng', 'Fee of the portal'), vndWords(0))
  if (taxed) {
    figure('vat'); figure('pit')
    doc.fontSize(8.5)
    for (const rule of figures.rules) doc.font('plain').text(`${t('Căn cứ', 'Basis')}: ${rule.source}${rule.sure === 'text' ? '' : ` (${t('chưa kiểm chứng', 'unverified')})`}`, LEFT, doc.y, { width: RIGHT - LEFT })
  } else {
    doc.fontSize(8.5).font('plain').text(t('Cổng chỉ ghi sổ, không giữ tiền và không khấu trừ thuế; người bán tự kê khai.', 'The portal records, holds no money and withholds no tax; the seller declares.'), LEFT, doc.y + 4, { width: RIGHT - LEFT })
  }

  const row = (cells: readonly string[], strong: boolean): void => {
    doc.font(strong ? 'bold' : 'plain').fontSize(9)
    const height = Math.max(...cells.map((cell, index) => doc.heightOfString(cell, { width: columns[index]![1] - 6 })))
    if (doc.y + height > BOTTOM) { doc.addPage(); heading() }
    const y = doc.y
    cells.forEach((cell, index) => { doc.font(strong ? 'bold' : 'plain').text(cell, columns[index]![0], y, { width: columns[index]![1] - 6, align: index > 2 ? 'right' : 'left' }) })
    doc.y = y + height + 5
    doc.moveTo(LEFT, doc.y - 2).lineTo(RIGHT, doc.y - 2).lineWidth(strong ? 1 : 0.3).strokeColor('#555').stroke()
  }
  const heading = (): void => { row([t('Đơn', 'Order'), t('Ngày', 'Day'), t('Khoản', 'What'), t('Tiền', 'Money'), t('Tính vào bán hàng', 'Of it, sales')], true) }
  const lineOf = (line: TaxedLine): readonly string[] => [orders.get(line.subjectId)?.code ?? line.reference ?? '', showDay(dayOf(line.at)), whatWords(t, line.what), vndWords(line.moneyVnd), vndWords(line.salesVnd)]
  doc.y += 14
  heading()
  for (const line of figures.lines) row(lineOf(line), false)
  const { count } = doc.bufferedPageRange()
  for (let page = 0; page < count; page++) {
    doc.switchToPage(page)
    doc.font('plain').fontSize(8).text(`${page + 1} / ${count}`, LEFT, 795, { width: RIGHT - LEFT, align: 'center', lineBreak: false })
  }
  doc.end()
  return done
}
