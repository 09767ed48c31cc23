/** Who runs the portal, as the law asks an operator to say (Decree 248/2026/NĐ-CP, Art. 4). Nothing is invented: unset stays unset. */
import { z } from 'zod'
import type { Setting } from '#platform/settings'

export const operatorFields = ['name', 'registration', 'representative', 'address', 'phone', 'email', 'hours', 'dataContact', 'commerceNotice'] as const
export type OperatorField = (typeof operatorFields)[number]
export type Operator = Readonly<Record<OperatorField, string>>

const text = z.string().max(300)
const shape = z.object({ name: text, registration: text, representative: text, address: text, phone: text, email: text, hours: text, dataContact: text, commerceNotice: text })

export const operatorSetting: Setting<Operator> = {
  name: 'portal.operator',
  shape,
  fallback: { name: '', registration: '', representative: '', address: '', phone: '', email: '', hours: '', dataContact: '', commerceNotice: '' },
}

export const operatorLabels: Readonly<Record<OperatorField, readonly [vi: string, en: string]>> = {
  name: ['Tên đơn vị vận hành', 'Name of the operator'],
  registration: ['Căn cứ thành lập hoặc đăng ký', 'Founding decision or registration'],
  representative: ['Người đại diện', 'Representative'],
  address: ['Địa chỉ trụ sở', 'Address'],
  phone: ['Điện thoại', 'Telephone'],
  email: ['Thư điện tử', 'E-mail'],
  hours: ['Giờ làm việc', 'Working hours'],
  dataContact: ['Người phụ trách dữ liệu cá nhân', 'In charge of personal data'],
  commerceNotice: ['Thông báo, đăng ký với cơ quan quản lý thương mại điện tử', 'Notice or registration with the e-commerce authority'],
}

/** `operator.phone` → `phone`; null for other names. */
export function operatorFieldOf(name: string): OperatorField | null {
  return operatorFields.find((field) => name === `operator.${field}`) ?? null
}
