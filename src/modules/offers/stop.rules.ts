/** What the form that stops selling asks for (Decree 248/2026/NĐ-CP as summaries give it: 24 hours, 5 days; the signed text was not read). */
import { z } from 'zod'
import { parseDay, type Day } from '#platform/day'
import type { Setting } from '#platform/settings'
import type { Say } from '#platform/tongue'
import { cleanText } from '#platform/web'

/** Days that a seller is told before the operator suspends it by itself. */
export const suspensionNotice: Setting<number> = { name: 'offers.suspension-notice-days', shape: z.int().min(5).max(60), fallback: 5 }
export const TAKEDOWN_HOURS = 24

export interface StopAsked { readonly kind: 'takedown' | 'suspension'; readonly slug: string; readonly request: { readonly authority: string; readonly number: string; readonly on: Day; readonly receivedAt: Date } | null; readonly reason: string }

export function stopForm(t: Say, now: Date) {
  const text = (max: number) => z.string().default('').transform((value) => cleanText(value.replace(/\s+/g, ' '), max))
  return z.object({ viec: z.string().default(''), 'dia-chi': text(300), 'co-quan': text(200), so: text(80), ngay: text(10), 'nhan-ngay': text(10), 'nhan-gio': text(5), 'ly-do': text(500) }).transform((typed, context): StopAsked => {
    const fault = (field: string, message: string): void => context.addIssue({ code: 'custom', path: [field], message })
    const kind = typed.viec === 'nguoi-ban' ? 'suspension' : 'takedown'
    const slug = /([a-z0-9-]{1,200})\/?$/.exec(typed['dia-chi'].split(/[?#]/)[0]!)?.[1] ?? ''
    if (typed.viec !== 'hang' && typed.viec !== 'nguoi-ban') fault('viec', t('Chọn gỡ hàng hay tạm ngừng người bán.', 'Choose goods or a seller.'))
    if (slug === '') fault('dia-chi', t('Dán địa chỉ trang sản phẩm hoặc trang chủ thể.', 'Paste the address of the product’s or the producer’s page.'))
    if (typed['ly-do'] === '') fault('ly-do', t('Ghi lý do.', 'Give the reason.'))
    const asked = typed['co-quan'] !== '' || typed.so !== ''
    if (!asked && kind === 'suspension') return { kind, slug, request: null, reason: typed['ly-do'] }
    if (typed['co-quan'] === '') fault('co-quan', t('Ghi cơ quan yêu cầu.', 'Give the authority.'))
    if (typed.so === '') fault('so', t('Ghi số văn bản.', 'Give the document’s number.'))
    const on = parseDay(typed.ngay)
    if (on === null) fault('ngay', t('Chọn ngày văn bản.', 'Choose the document’s day.'))
    const received = new Date(`${typed['nhan-ngay']}T${typed['nhan-gio'] === '' ? '00:00' : typed['nhan-gio']}:00+07:00`)
    if (parseDay(typed['nhan-ngay']) === null || !/^(?:([01]\d|2[0-3]):[0-5]\d)?$/.test(typed['nhan-gio']) || Number.isNaN(received.getTime()) || received > now) fault('nhan-ngay', t('Ghi ngày giờ nhận, không sau lúc này, ví dụ giờ 09:30.', 'Give day and hour of arrival, not in the future, such as 09:30.'))
    return { kind, slug, request: { authority: typed['co-quan'], number: typed.so, on: on ?? ('' as Day), receivedAt: received }, reason: typed['ly-do'] }
  })
}
