import { raw } from 'hono/html'
import { showGrams, showVnd } from '#design'
import { qrPath } from '#platform/qr'
import { SLIP_STYLE } from './slip-style.words.ts'
import type { Slip } from './slip.queries.ts'

/** Papers to print and stick on parcels, one A6 sheet each. In Vietnamese, for whoever carries them. */
export function ParcelSlips({ slips }: { readonly slips: readonly Slip[] }) {
  return (
    <>
      {raw('<!doctype html>')}
      <html lang="vi">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="robots" content="noindex" />
          <title>{slips.length === 1 ? `Phiếu giao hàng ${slips[0]!.code}` : `${slips.length} phiếu giao hàng`}</title>
          <link rel="stylesheet" href={SLIP_STYLE} />
        </head>
        <body>
          <p class="hint">In khổ A6 (105 × 148 mm), không lề, tỷ lệ 100%.</p>
          <main>{slips.map((slip) => <SlipSheet slip={slip} />)}</main>
        </body>
      </html>
    </>
  )
}

function SlipSheet({ slip }: { readonly slip: Slip }) {
  const code = slip.trackingCode ?? slip.code
  const picture = qrPath(code)
  return (
    <article class="slip">
      <div class="top">
        <div>
          <h1>Phiếu giao hàng</h1>
          <p class="code">{code}</p>
          {slip.trackingCode ? <p class="label">Mã của người bán: {slip.code}</p> : null}
        </div>
        <svg class="qr" viewBox={`0 0 ${picture.size} ${picture.size}`} role="img" aria-label={`Mã QR: ${code}`}><path d={picture.d} /></svg>
      </div>
      <div class="party"><p class="label">Người gửi</p><p>{slip.from.name} · <span class="phone">{slip.from.phone}</span></p><p>{slip.fromAddress}</p></div>
      <div class="party"><p class="label">Người nhận</p><p><b>{slip.to.name}</b> · <b class="phone">{slip.to.phone}</b></p><p>{slip.toAddress}</p></div>
      <p>{slip.content} · {showGrams(slip.weightGrams, 'vi')}</p>
      <div class="sum"><span>Thu của người nhận</span><b>{slip.codVnd === 0 ? 'Không thu' : showVnd(slip.codVnd)}</b></div>
      <p class="label">Cho xem hàng, không cho thử.</p>
      <div class="sign"><span>Ngày giao</span><span>Người nhận ký</span></div>
    </article>
  )
}
