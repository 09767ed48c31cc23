/** Settings that have a screen: their words, and how their fields are written and read. */
import type { Setting } from '#platform/settings'
import { cleanText, type Fault } from '#platform/web'
import type { Say } from '#platform/tongue'

type Words = readonly [vi: string, en: string]
interface Common { /** Where in the value it stands, by dots; empty for the value itself. */ readonly path: string; readonly words: Words }
export type SettingField = Common & (
  | { readonly kind: 'number'; readonly least: number; readonly most: number }
  | { readonly kind: 'text' }
  | { readonly kind: 'yes' }
  | { readonly kind: 'hours' }
  | { readonly kind: 'choice'; readonly options: readonly { readonly value: string; readonly words: Words }[] }
)
export interface ShownSetting {
  readonly setting: Setting<never>
  readonly title: Words
  /** What it does, and for whom. */
  readonly about: Words
  readonly fields: readonly SettingField[]
  /** What else must hold of the whole value. */
  readonly refuses?: (value: never) => { readonly path: string; readonly words: Words } | null
}

/** A setting with its words; the types of its value are checked here and forgotten after. */
export const shown = <Value>(setting: Setting<Value>, more: Omit<ShownSetting, 'setting' | 'refuses'> & { readonly refuses?: (value: Value) => { readonly path: string; readonly words: Words } | null }): ShownSetting => ({ ...more, setting }) as unknown as ShownSetting

export const inputName = (path: string): string => `o-${path.replaceAll('.', '-')}`

function valueAt(value: unknown, path: string): unknown {
  return path === '' ? value : path.split('.').reduce<unknown>((found, key) => (typeof found === 'object' && found !== null && Object.hasOwn(found, key) ? (found as Record<string, unknown>)[key] : undefined), value)
}

/** A field's value as it stands in its input. */
export function writeField(field: SettingField, value: unknown): string {
  const at = valueAt(value, field.path)
  if (field.kind === 'yes') return at === true ? 'co' : 'khong'
  if (field.kind === 'hours') return Array.isArray(at) ? at.join(', ') : ''
  return typeof at === 'string' || typeof at === 'number' ? String(at) : ''
}

/** The same, for people who read. */
export function sayField(t: Say, field: SettingField, value: unknown): string {
  const written = writeField(field, value)
  if (field.kind === 'yes') return written === 'co' ? t('có', 'yes') : t('không', 'no')
  if (field.kind === 'choice') { const words = field.options.find((each) => each.value === written)?.words; return words ? t(...words) : written }
  return written === '' ? '–' : written
}

function readField(t: Say, field: SettingField, typed: string): { readonly value: unknown } | { readonly fault: string } {
  switch (field.kind) {
    case 'number': {
      const whole = /^\d{1,9}$/.test(typed) ? Number(typed) : Number.NaN
      return whole >= field.least && whole <= field.most ? { value: whole } : { fault: t(`Ghi một số từ ${field.least} đến ${field.most}.`, `A whole number from ${field.least} to ${field.most}.`) }
    }
    case 'text': return { value: typed }
    case 'yes': return { value: typed === 'co' }
    case 'choice': return field.options.some((each) => each.value === typed) ? { value: typed } : { fault: t('Chọn một.', 'Choose one.') }
    case 'hours': {
      const hours = typed.split(/[ ,;]+/).filter(Boolean)
      const good = hours.length >= 1 && hours.length <= 6 && hours.every((each) => /^(?:1?\d|2[0-3])$/.test(each))
      return good ? { value: [...new Set(hours.map(Number))].toSorted((a, b) => a - b) } : { fault: t('Ghi giờ từ 0 đến 23, cách nhau bằng dấu phẩy, ví dụ 7, 16.', 'Hours from 0 to 23 with commas, such as 7, 16.') }
    }
  }
}

const NAMES: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])
function put(value: unknown, path: string, part: unknown): unknown {
  if (path === '') return part
  const [key, ...rest] = path.split('.') as [string, ...string[]]
  if (NAMES.has(key)) throw new Error(`no such field: ${path}`)
  const whole = typeof value === 'object' && value !== null ? value as Record<string, unknown> : {}
  return { ...whole, [key]: put(whole[key], rest.join('.'), part) }
}

export type ReadSetting = { readonly kind: 'read'; readonly value: never } | { readonly kind: 'faulty'; readonly faults: readonly Fault[]; readonly typed: Readonly<Record<string, string>> }

/** What a form says of a setting, over what it is now. */
export function readSettingForm(t: Say, { setting, fields, refuses }: ShownSetting, form: Readonly<Record<string, unknown>>, now: unknown): ReadSetting {
  const typed: Record<string, string> = {}
  const faults: Fault[] = []
  let value = now
  for (const field of fields) {
    const name = inputName(field.path)
    const text = form[name]
    const one = cleanText(typeof text === 'string' ? text : '', 500)
    typed[name] = one
    const read = readField(t, field, one)
    if ('fault' in read) faults.push({ field: name, message: read.fault })
    else value = put(value, field.path, read.value)
  }
  if (faults.length > 0) return { kind: 'faulty', faults, typed }
  const whole = setting.shape.safeParse(value)
  const refused = whole.success ? refuses?.(whole.data) ?? null : { path: String(whole.error.issues[0]?.path.join('.') ?? ''), words: ['Giá trị này không dùng được.', 'This value cannot be used.'] as const }
  return refused ? { kind: 'faulty', faults: [{ field: inputName(refused.path), message: t(...refused.words) }], typed } : { kind: 'read', value: (whole as { data: never }).data }
}
