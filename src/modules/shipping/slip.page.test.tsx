import { beforeAll, expect, test } from 'vitest'
import { testPortal, type TestPortal } from '#tests/portal'
import { findParcelSlip, ParcelSlips } from './index.ts'
import { aParcel } from './shipping.samples.ts'

let portal: TestPortal
beforeAll(async () => { portal = await testPortal() })

test('the paper on a parcel says who sends, who receives, what is collected, and carries its code as a QR', async () => {
  const { code } = await portal.store.transaction((tx) => aParcel(tx, portal.at, { content: 'Mật <hoa> dừa' }))
  const slip = (await findParcelSlip(portal.store.now, code))!
  const html = String(<ParcelSlips slips={[slip, { ...slip, codVnd: 0 }]} />)
  for (const words of [code, 'Người nhận mẫu', 'Hộ kinh doanh mẫu', 'Thành phố Hà Nội', 'Vĩnh Long', '290.000 đ', 'Không thu', '1,4 kg', 'Mật &lt;hoa&gt; dừa', `aria-label="Mã QR: ${code}"`]) expect(html).toContain(words)
  expect(html.match(/class="slip"/g)).toHaveLength(2)
  expect(await findParcelSlip(portal.store.now, 'VC-26-999999')).toBeNull()
})

test('the style of the paper is A6 and can be fetched by anyone', async () => {
  const answer = await portal.app.request('http://localhost/phieu-giao-hang.css')
  expect(answer.headers.get('content-type')).toContain('text/css')
  expect(await answer.text()).toContain('size: A6')
})
