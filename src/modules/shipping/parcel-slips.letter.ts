/** The papers on parcels as PDF: A6, one on each sheet, or A4 with four. In Vietnamese, for whoever carries them. */
import PDFDocument from 'pdfkit'
import { fontFile, showGrams, showVnd } from '#design'
import { qrPath } from '#platform/qr'
import type { Slip } from './slip.queries.ts'

export type SlipSize = 'a6' | 'a4'

const MM = 72 / 25.4
/** A6 in points; four of them fill an A4 sheet. */
const [WIDTH, HEIGHT] = [105 * MM, 148.5 * MM]
const EDGE = 6 * MM
const PAD = 2.2 * MM

type Doc = InstanceType<typeof PDFDocument>

/** The slips as one PDF file, in their order. */
export function drawSlips(slips: readonly Slip[], size: SlipSize): Promise<Uint8Array> {
  const doc = new PDFDocument({ size: size === 'a6' ? [WIDTH, HEIGHT] : 'A4', margin: 0, autoFirstPage: false, lang: 'vi', displayTitle: true, info: { Title: slips.length === 1 ? `Phiếu giao hàng ${slips[0]!.code}` : `${slips.length} phiếu giao hàng` } })
  doc.registerFont('plain', fontFile(400)).registerFont('bold', fontFile(600))
  const parts: Uint8Array[] = []
  const done = new Promise<Uint8Array>((resolve, reject) => {
    doc.on('data', (part: Uint8Array) => parts.push(part))
    doc.on('end', () => resolve(Buffer.concat(parts)))
    doc.on('error', reject)
  })
  for (const [n, slip] of slips.entries()) {
    const place = size === 'a6' ? 0 : n % 4
    if (place === 0) {
      doc.addPage()
      if (size === 'a4' && slips.length > 1) cutLines(doc)
    }
    drawSlip(doc, slip, (place % 2) * WIDTH, Math.floor(place / 2) * HEIGHT)
  }
  doc.end()
  return done
}

function cutLines(doc: Doc): void {
  doc.save().lineWidth(0.4).dash(3, { space: 3 }).strokeColor('#888').moveTo(WIDTH, 0).lineTo(WIDTH, 2 * HEIGHT).moveTo(0, HEIGHT).lineTo(2 * WIDTH, HEIGHT).stroke().undash().restore()
}

interface Words { readonly size: number; readonly bold?: boolean; readonly lines?: number }

/** Words in a column, cut with an ellipsis after so many lines; gives where they end. */
function write(doc: Doc, text: string, x: number, y: number, width: number, { size, bold = false, lines = 3 }: Words): number {
  doc.font(bold ? 'bold' : 'plain').fontSize(size)
  const line = doc.currentLineHeight(true)
  const height = Math.min(doc.heightOfString(text, { width }), line * lines)
  doc.fillColor('#000').text(text, x, y, { width, height: height + 1, ellipsis: true, lineBreak: true })
  return y + height
}

function drawParty(doc: Doc, label: string, name: string, phone: string, address: string, y: number, left: number, big: boolean): number {
  const width = WIDTH - 2 * EDGE
  const inside = width - 2 * PAD
  let at = write(doc, label, left + PAD, y + PAD * 0.6, inside, { size: 7.5, lines: 1 })
  at = write(doc, name, left + PAD, at, inside, { size: big ? 12 : 9.5, bold: big, lines: 2 })
  if (phone !== '') at = write(doc, phone, left + PAD, at, inside, { size: big ? 12 : 9.5, bold: big, lines: 1 })
  at = write(doc, address, left + PAD, at, inside, { size: big ? 10 : 8.5, lines: big ? 4 : 2 })
  doc.lineWidth(0.8).strokeColor('#000').rect(left, y, width, at + PAD * 0.7 - y).stroke()
  return at + PAD * 0.7 + 1.6 * MM
}

function drawSlip(doc: Doc, slip: Slip, x: number, y: number): void {
  const [left, width, code] = [x + EDGE, WIDTH - 2 * EDGE, slip.trackingCode ?? slip.code]
  const qr = qrPath(code)
  const side = 25 * MM
  // The picture has four quiet modules around it, which may lie in the margin of the slip.
  doc.save().translate(left + width - side, y + EDGE - 2 * MM).scale(side / qr.size).path(qr.d).fill('#000').restore()
  const column = width - side - 1 * MM
  let at = write(doc, 'PHIẾU GIAO HÀNG', left, y + EDGE, column, { size: 8.5, bold: true, lines: 1 })
  at = write(doc, code, left, at + 1, column, { size: code.length > 14 ? 12 : 16, bold: true, lines: 2 })
  if (slip.trackingCode) at = write(doc, `Mã của người bán: ${slip.code}`, left, at, column, { size: 7.5, lines: 1 })
  at = Math.max(at + 2 * MM, y + EDGE + side - 3 * MM)
  at = drawParty(doc, 'Người gửi', slip.from.name, slip.from.phone, slip.fromAddress, at, left, false)
  at = drawParty(doc, 'Người nhận', slip.to.name, slip.to.phone, slip.toAddress, at, left, true)
  at = write(doc, `${slip.content} · ${showGrams(slip.weightGrams, 'vi')}`, left, at, width, { size: 8.5, lines: 3 }) + 1.5 * MM
  const sum = 11 * MM
  doc.lineWidth(1.6).rect(left, at, width, sum).stroke()
  write(doc, 'Thu của người nhận', left + PAD, at + sum / 2 - 6, width / 2, { size: 9, lines: 1 })
  doc.font('bold').fontSize(16).fillColor('#000').text(slip.codVnd === 0 ? 'Không thu' : showVnd(slip.codVnd), left + PAD, at + sum / 2 - 11, { width: width - 2 * PAD, align: 'right', lineBreak: false })
  at += sum + 1.2 * MM
  write(doc, 'Cho xem hàng, không cho thử.', left, at, width, { size: 7.5, lines: 1 })
  const foot = y + HEIGHT - EDGE - 15 * MM
  doc.lineWidth(0.6).dash(2, { space: 2 }).moveTo(left, foot).lineTo(left + width, foot).stroke().undash()
  write(doc, 'Ngày giao', left, foot + 1 * MM, width / 2, { size: 8, lines: 1 })
  doc.font('plain').fontSize(8).text('Người nhận ký', left + width / 2, foot + 1 * MM, { width: width / 2, align: 'right', lineBreak: false })
}
