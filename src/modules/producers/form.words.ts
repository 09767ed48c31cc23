import type { Lang } from '#platform/tongue'
import type { ProducerForm } from './producers.tables.ts'

const words: Record<ProducerForm, readonly [vi: string, en: string]> = {
  'household-unregistered': ['Hộ sản xuất chưa đăng ký kinh doanh', 'Household without business registration'],
  household: ['Hộ kinh doanh', 'Household business'],
  'cooperative-group': ['Tổ hợp tác', 'Co-operative group'],
  cooperative: ['Hợp tác xã', 'Co-operative'],
  enterprise: ['Doanh nghiệp', 'Enterprise'],
  farm: ['Trang trại', 'Farm'],
  association: ['Hội, đơn vị du lịch', 'Association or tourism operator'],
  unknown: ['Chưa rõ loại hình', 'Legal form not known'],
}

/** A legal form as people say it. */
export const formWords = (form: ProducerForm, lang: Lang): string => words[form][lang === 'vi' ? 0 : 1]
