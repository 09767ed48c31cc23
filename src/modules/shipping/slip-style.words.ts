/** The style of the paper on a parcel: one A6 sheet each on a printer, a column of cards on a screen. A file of its own, since pages may not carry styles. */
export const SLIP_STYLE = '/phieu-giao-hang.css'
export const slipStyle = `@page { size: A6; margin: 0 }
* { box-sizing: border-box }
body { margin: 0; font: 9.5pt/1.35 'Be Vietnam Pro', system-ui, sans-serif; color: #000; background: #eee }
.slip { width: 105mm; min-height: 147mm; margin: 4mm auto; padding: 5mm; background: #fff; display: flex; flex-direction: column; gap: 2.5mm; break-after: page; break-inside: avoid }
.slip:last-child { break-after: auto }
.slip h1 { margin: 0; font-size: 10pt; font-weight: 600 }
.slip p { margin: 0; overflow-wrap: anywhere }
.top { display: flex; justify-content: space-between; align-items: flex-start; gap: 3mm }
.code { font-size: 15pt; font-weight: 700; letter-spacing: .3pt }
.qr { width: 26mm; height: 26mm; flex: none }
.party { border: .3mm solid #000; padding: 2mm }
.party b { font-size: 11pt }
.phone { white-space: nowrap }
.label { font-size: 8pt }
.sum { display: flex; justify-content: space-between; align-items: baseline; border: .6mm solid #000; padding: 2mm }
.sum b { font-size: 16pt }
.sign { margin-top: auto; display: flex; justify-content: space-between; min-height: 16mm; border-top: .3mm dashed #000; padding-top: 1.5mm }
.hint { max-width: 105mm; margin: 4mm auto 0; padding: 0 4mm }
@media print { body { background: none } .hint { display: none } .slip { margin: 0; height: 147mm } }
@media (max-width: 110mm) { .slip { width: auto; margin: 0 0 4mm } }
`
