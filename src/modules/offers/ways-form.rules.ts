/** The form by which a seller says how goods reach people: what was typed ⇄ the ways that are kept. */
import { z } from 'zod'
import type { Carrier, Way, WayAsked, Zone } from '#shipping'
import { readId } from '#platform/ids'
import type { Say } from '#platform/tongue'
import { cleanText } from '#platform/web'
import { readVnd } from './offer-form.rules.ts'
import type { Stall } from './offers.queries.ts'

export const REACHES = { xa: 'same-commune', tinh: 'same-province', mien: 'same-region', 'ca-nuoc': 'other' } as const satisfies Record<string, Zone>
export type Reach = keyof typeof REACHES
const reachOf = (text: string | undefined): Zone => (text !== undefined && Object.hasOwn(REACHES, text) ? REACHES[text as Reach] : 'other')
const reachName = (zone: Zone): string => Object.entries(REACHES).find((each) => each[1] === zone)![0]

const none = { carrier: null, communeCodes: [], provinceCodes: [], withinKm: null, mostGrams: null, feeVnd: null, freeFromVnd: null, daysLeast: 0, daysMost: 0, place: '', hours: '' } as const
const MOST_FEE = 10_000_000

export interface WaysTyped { readonly ways: readonly WayAsked[]; readonly weights: ReadonlyMap<string, number>; readonly reaches: ReadonlyMap<string, Zone | null> }

/** Reads the form. `held` are the seller's ways of now, which keep their keys; `carriers` those whose rates are known. */
export function waysForm(t: Say, held: readonly Way[], carriers: readonly Carrier[]): z.ZodType<WaysTyped> {
  return z.record(z.string(), z.string()).transform((typed, context): WaysTyped => {
    const fault = (field: string, message: string): void => context.addIssue({ code: 'custom', path: [field], message })
    const money = (field: string): number | null => {
      const text = typed[field] ?? ''
      const read = text === '' ? null : readVnd(text)
      if (text !== '' && (read === null || read > MOST_FEE)) fault(field, t('Chúng tôi không đọc ra số tiền. Ví dụ: 30.000', 'We cannot read an amount. Example: 30.000'))
      return read
    }
    const keyed = (kind: Way['kind'], carrier: Carrier | null): { id?: string } => {
      const same = held.find((way) => way.kind === kind && way.carrier === carrier)
      return same ? { id: same.id } : {}
    }
    const ways: WayAsked[] = []
    if (typed['tu-giao'] === 'co') {
      const feeVnd = money('tg-phi')
      if ((typed['tg-phi'] ?? '') === '') fault('tg-phi', t('Ghi phí giao một đơn; không lấy phí thì ghi 0.', 'Give the fee for one order; 0 when it is free.'))
      ways.push({ ...none, ...keyed('own', null), kind: 'own', widestZone: reachOf(typed['tg-den']), feeVnd: feeVnd ?? 0, freeFromVnd: money('tg-mien') || null })
    }
    const sent = carriers.filter((carrier) => typed[`hang-${carrier}`] === 'co')
    const [fee, free] = [money('h-phi'), money('h-mien')]
    for (const carrier of sent) ways.push({ ...none, ...keyed('courier', carrier), kind: 'courier', carrier, widestZone: reachOf(typed['h-den']), feeVnd: fee, freeFromVnd: free || null, daysMost: 1 })
    if (typed['lay'] === 'co') {
      const [place, hours] = [cleanText(typed['lay-dau'], 200), cleanText(typed['lay-gio'], 120)]
      if (place === '') fault('lay-dau', t('Ghi chỗ khách đến lấy.', 'Say where to fetch the goods.'))
      if (hours === '') fault('lay-gio', t('Ghi giờ mở. Ví dụ: 7–17 giờ, thứ Hai đến thứ Bảy', 'Give the hours. Example: 7–17, Monday to Saturday'))
      ways.push({ ...none, ...keyed('pickup', null), kind: 'pickup', widestZone: 'other', feeVnd: 0, place, hours })
    }
    const weights = new Map<string, number>()
    for (const [name, value] of Object.entries(typed)) {
      const packId = name.startsWith('can-') ? readId(name.slice(4)) : null
      const plain = value.replace(/[\s.]/g, '')
      if (!packId || plain === '') continue
      if (/^\d{1,7}$/.test(plain) && Number(plain) > 0) weights.set(packId, Number(plain))
      else fault(name, t('Ghi cân nặng bằng gam. Ví dụ: 650', 'Give the weight in grams. Example: 650'))
    }
    const reaches = new Map<string, Zone | null>()
    for (const [name, value] of Object.entries(typed)) {
      const offerId = name.startsWith('xa-nhat-') ? readId(name.slice(8)) : null
      if (offerId) reaches.set(offerId, Object.hasOwn(REACHES, value) && value !== 'ca-nuoc' ? REACHES[value as Reach] : null)
    }
    return { ways, weights, reaches }
  })
}

/** What stands in the form at first: the ways of now; where there are none, the stall's one fee as own delivery. */
export function typedOfWays(ways: readonly Way[], stall: Stall | null, packs: readonly { readonly packId: string; readonly weightGrams: number | null; readonly offerId: string; readonly widestZone: Zone | null }[]): Record<string, string> {
  const [own, pickup, couriers] = [ways.find((way) => way.kind === 'own'), ways.find((way) => way.kind === 'pickup'), ways.filter((way) => way.kind === 'courier')]
  const money = (vnd: number | null | undefined): string => (vnd === null || vnd === undefined ? '' : String(vnd))
  const flat = ways.length === 0
  return {
    'tu-giao': own || flat ? 'co' : '', 'tg-phi': flat ? String(stall?.deliveryVnd ?? 0) : money(own?.feeVnd), 'tg-mien': flat ? money(stall?.freeFromVnd) : money(own?.freeFromVnd), 'tg-den': flat ? (stall?.reach === 'province' ? 'tinh' : 'ca-nuoc') : reachName(own?.widestZone ?? 'same-province'),
    ...Object.fromEntries(couriers.map((way) => [`hang-${way.carrier}`, 'co'])), 'h-phi': money(couriers[0]?.feeVnd), 'h-mien': money(couriers[0]?.freeFromVnd), 'h-den': reachName(couriers[0]?.widestZone ?? 'other'),
    lay: pickup ? 'co' : '', 'lay-dau': pickup?.place ?? '', 'lay-gio': pickup?.hours ?? '',
    ...Object.fromEntries(packs.flatMap(({ packId, weightGrams, offerId, widestZone }) => [[`can-${packId}`, weightGrams === null ? '' : String(weightGrams)], [`xa-nhat-${offerId}`, reachName(widestZone ?? 'other')]])),
  }
}

/** A seller's account at GHN, as its own site shows it. */
export function ghnForm(t: Say): z.ZodType<{ readonly shop: string; readonly token: string }> {
  return z.object({
    shop: z.string().regex(/^\d{1,12}$/, t('Mã cửa hàng GHN chỉ có chữ số.', 'The shop’s number at GHN has digits only.')),
    token: z.string().regex(/^[\w-]{8,200}$/, t('Dán mã token từ trang GHN, không có dấu cách.', 'Paste the token from GHN’s site, without spaces.')),
  })
}
