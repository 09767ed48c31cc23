/** What somebody says who opens a stall that the registry does not know. */
import { z } from 'zod'
import { claimsCertificate } from '#offers'
import type { ProducerForm } from '#producers'
import type { Say } from '#platform/tongue'
import { cleanText } from '#platform/web'

export interface OpenTyped { readonly name: string; readonly form: ProducerForm; readonly province: string; readonly commune: string; readonly communeCode: string; readonly said: string; readonly typed: Readonly<Record<string, string>> }
const forms: readonly ProducerForm[] = ['household-unregistered', 'household', 'cooperative-group', 'cooperative', 'enterprise', 'farm']

export function openForm(t: Say): z.ZodType<OpenTyped> {
  return z.record(z.string(), z.string()).transform((typed, context): OpenTyped => {
    const text = (name: string, max: number): string => cleanText((typed[name] ?? '').replace(/\s+/g, ' '), max)
    const fault = (field: string, message: string): void => context.addIssue({ code: 'custom', path: [field], message })
    const [name, commune] = [text('ten', 120), text('xa', 100)]
    const form = forms.find((each) => each === typed['loai'])
    if (name.length < 4) fault('ten', t('Ghi tên cơ sở. Ví dụ: Hộ Nguyễn Thị Mẫu', 'Give its name.'))
    else if (claimsCertificate(name)) fault('ten', t('Tên cơ sở không ghi sao hay OCOP.', 'A name carries no stars and no OCOP.'))
    if (!form) fault('loai', t('Chọn loại hình.', 'Choose the kind.'))
    if (!/^\d{2}$/.test(text('tinh', 2))) fault('tinh', t('Chọn tỉnh, thành.', 'Choose the province.'))
    if (commune === '' && !typed['xa-ma']) fault('xa', t('Ghi xã, phường.', 'Give the commune or ward.'))
    return { name, form: form ?? 'household', province: text('tinh', 2), commune, communeCode: /^\d{5}$/.test(typed['xa-ma'] ?? '') ? typed['xa-ma']! : '', said: text('noi', 200), typed }
  })
}
