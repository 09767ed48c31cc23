import { expect, test } from 'vitest'
import { PayByTransfer, type Payable } from './vietqr.piece.tsx'

const request: Payable = { reference: 'OCOP8F3K2', amountVnd: 1_180_000, receivedVnd: 0, expiresAt: new Date('2026-11-26T03:00:00Z'), bankBin: '970436', account: '0123499999', holderName: 'HTX <MAU>' }
const shown = (more: Partial<Payable> = {}, lang: 'vi' | 'en' = 'vi'): string => String(<PayByTransfer lang={lang} request={{ ...request, ...more }} />)

test('a payer sees a code to scan and everything in it as text to copy, without script', () => {
  const page = shown()
  for (const text of ['<svg role="img"', 'Vietcombank', '<code>0123499999</code>', 'HTX &lt;MAU&gt;', '1.180.000 đ', '<code>1180000</code>', '<code>OCOP8F3K2</code>', '10:00, 26/11/2026']) expect(page).toContain(text)
  expect(page).not.toContain('<script')
  expect(shown({}, 'en')).toContain('Account number')
})

test('only what is still missing is asked for, and nothing when all is there', () => {
  expect(shown({ receivedVnd: 1_000_000 })).toContain('<code>180000</code>')
  expect(shown({ receivedVnd: 1_180_000 })).toContain('Đã nhận đủ tiền')
})
