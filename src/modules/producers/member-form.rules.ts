/** What the form for someone who acts for a producer asks for. */
import { z } from 'zod'
import { mobileField } from '#identity'
import { parseDay } from '#platform/day'
import type { Say } from '#platform/tongue'
import type { MemberRole } from './producers.tables.ts'

export const MEMBER_ROLES = { 'chu-co-so': 'owner', 'nguoi-lam': 'staff', 'can-bo': 'officer-deputy' } as const satisfies Record<string, MemberRole>
export type RoleInAddress = keyof typeof MEMBER_ROLES

export const memberForm = (t: Say) => z.object({
  so: mobileField(t),
  'vai-tro': z.enum(Object.keys(MEMBER_ROLES) as [RoleInAddress, ...RoleInAddress[]], { error: t('Chọn một vai trò.', 'Choose a role.') }),
  'dong-y': z.string({ error: t('Ghi lời đồng ý của chủ thể.', 'Write down the consent.') })
    .min(10, t('Ghi rõ ai đồng ý, ngày nào, bằng cách nào (giấy ký, gọi điện, gặp tại xã).', 'Say who agreed, on which day and how (a signed paper, a call, a visit).'))
    .max(2_000, t('Dài quá 2.000 ký tự.', 'Longer than 2,000 characters.')),
})

/** Letting a co-operative sell what another makes. */
export const associationForm = (t: Say) => z.object({
  'chu-the': z.string({ error: t('Ghi tên hộ, cơ sở góp hàng.', 'Give the maker’s name.') }).min(2, t('Ghi tên hộ, cơ sở góp hàng.', 'Give the maker’s name.')).max(200),
  'gop-dong-y': z.string({ error: t('Ghi lời đồng ý của người làm.', 'Write down the maker’s consent.') }).min(10, t('Ghi rõ ai đồng ý, ngày nào, bằng cách nào.', 'Say who agreed, on which day and how.')).max(2_000, t('Dài quá 2.000 ký tự.', 'Longer than 2,000 characters.')),
  'gop-den': z.string().optional().transform((text, context) => {
    const day = text ? parseDay(text) : null
    if (text && !day) context.addIssue({ code: 'custom', message: t('Chọn một ngày có thật, hoặc để trống.', 'Choose a real day, or leave it empty.') })
    return day
  }),
})

export function roleName(role: MemberRole, t: Say): string {
  switch (role) {
    case 'owner': return t('Chủ cơ sở', 'Owner')
    case 'staff': return t('Người làm', 'Staff')
    case 'officer-deputy': return t('Cán bộ làm thay', 'Officer who helps')
  }
}
