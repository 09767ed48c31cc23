/** The form by which a key is made. */
import { z } from 'zod'
import type { Say } from '#platform/tongue'
import { cleanText } from '#platform/web'
import { LIVES, SCOPES, type Scope } from './key.rules.ts'

export interface KeyTyped { readonly name: string; readonly owner: string; readonly scopes: readonly Scope[]; readonly days: number }

/** `owners` = what the field `cho` may say: whom the person may make keys for. */
export function keyForm(t: Say, owners: readonly string[]): z.ZodType<KeyTyped> {
  return z.record(z.string(), z.string()).transform((typed, context): KeyTyped => {
    const fault = (field: string, message: string): void => context.addIssue({ code: 'custom', path: [field], message })
    const name = cleanText((typed['ten'] ?? '').replace(/\s+/g, ' '), 80)
    const owner = owners.length === 1 ? owners[0]! : typed['cho'] ?? ''
    const scopes = SCOPES.filter((scope) => typed[`quyen-${scope}`] === 'co')
    const days = LIVES.find((each) => String(each) === typed['han']) ?? 365
    if (name === '') fault('ten', t('Đặt tên để sau này nhận ra, ví dụ “Phần mềm bán hàng ở quầy”.', 'Give it a name that you will know again.'))
    if (!owners.includes(owner)) fault('cho', t('Chọn khóa này làm việc cho ai.', 'Choose for whom this key acts.'))
    if (scopes.length === 0) fault('quyen', t('Chọn ít nhất một việc khóa này được làm.', 'Choose at least one thing that it may do.'))
    return { name, owner, scopes, days }
  })
}
