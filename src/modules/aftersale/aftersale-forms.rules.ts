/** What the forms about an order send. */
import { z } from 'zod'
import { photoRefusedWords, readPhotoForm, type SentPhoto } from '#photos'
import { newLinkToken } from '#platform/session'
import type { Say } from '#platform/tongue'
import { cleanText, type Fault } from '#platform/web'
import { KINDS } from './terms.rules.ts'
import type { ReturnReason } from './aftersale.tables.ts'
import { MOST_SENT_PHOTOS } from './write-entry.ts'

export const MOST_LETTERS = 2_000
export const WISHES = ['refund', 'replacement', 'part-refund', 'explanation'] as const
export const REASONS = ['not-as-described', 'broken', 'wrong', 'changed-mind', 'other'] as const satisfies readonly ReturnReason[]

type Body = Parameters<typeof readPhotoForm>[0]

/** A form's secret that makes it one, however often it is sent. */
export const newFormKey = (): string => newLinkToken()
const keyShape = /^k_[\w-]{32}$/

export interface Said { readonly body: string; readonly key: string; readonly photos: readonly SentPhoto[]; readonly faults: readonly Fault[]; readonly typed: Readonly<Record<string, string>> }

/** Words, photographs and the key of a form; what is wrong with them at their fields. */
export async function readSaid(t: Say, body: Body, { needsWords }: { readonly needsWords: boolean }): Promise<Said> {
  const typed = Object.fromEntries(Object.entries(body).flatMap(([name, value]) => (typeof value === 'string' ? [[name, cleanText(value, 5_000)]] : [])))
  const words = (typed['loi'] ?? '').replace(/\r\n/g, '\n')
  const { photos, refused } = await readPhotoForm(body, 'anh', MOST_SENT_PHOTOS)
  const faults: Fault[] = []
  if (words.length > MOST_LETTERS) faults.push({ field: 'loi', message: t(`Dài quá ${MOST_LETTERS} chữ. Rút gọn giúp.`, `Longer than ${MOST_LETTERS} letters.`) })
  else if (needsWords && words === '' && photos.length === 0) faults.push({ field: 'loi', message: t('Viết vài lời.', 'Write a few words.') })
  for (const { name, why } of refused) faults.push({ field: 'anh', message: `${name.slice(0, 60)}: ${photoRefusedWords(t, why)}` })
  const key = keyShape.test(typed['khoa'] ?? '') ? typed['khoa']! : newFormKey()
  return { body: words, key, photos, faults, typed }
}

export const complaintForm = (t: Say) => z.object({
  loai: z.enum(KINDS, { error: t('Chọn chuyện gì đã xảy ra.', 'Choose what happened.') }),
  muon: z.enum(WISHES, { error: t('Chọn điều bạn muốn.', 'Choose what you want.') }),
})
export const reasonForm = (t: Say) => z.object({ 'vi-sao': z.enum(REASONS, { error: t('Chọn lý do.', 'Choose the reason.') }) })

/** `so-0` … `so-n`: how many of each line go back. */
export const readWanted = (typed: Readonly<Record<string, string>>): { position: number; quantity: number }[] =>
  Object.entries(typed).flatMap(([name, value]) => { const found = /^so-(\d{1,2})$/.exec(name); const quantity = /^\d{1,3}$/.test(value) ? Number(value) : 0; return found && quantity > 0 ? [{ position: Number(found[1]), quantity }] : [] })

export const faultsOf = (error: z.ZodError): Fault[] => error.issues.map((issue) => ({ field: issue.path.map(String).join('.'), message: issue.message }))
