import { eventWords, type HistoryEntry, type Precision, type Standing } from '#certification'
import { showDay, type Day } from '#platform/day'
import { tongue, type Lang } from '#platform/tongue'

/** What a card or a page says of a product's standing, beyond the stars themselves. */
export function standingWords(standing: Standing, lang: Lang): string {
  const t = tongue(lang)
  const until = standing.until ? showDay(standing.until) : null
  switch (standing.state) {
    case 'recorded': return until ? t(`có giá trị đến ${until}`, `valid until ${until}`) : t('đang có giá trị', 'in force')
    case 'extended': return t(`đã gia hạn đến ${until} trong khi chờ kết quả đánh giá lại`, `extended to ${until} while its re-evaluation is awaited`)
    case 'reported': return t('theo danh sách công bố, chưa đối chiếu quyết định', 'from a published list, not yet compared with the decision')
    case 'expired': return until ? t(`đã hết hạn ngày ${until}`, `expired on ${until}`) : t('đã hết hạn', 'expired')
    case 'undated': return t('được công bố là sản phẩm OCOP, chưa rõ hạng hoặc ngày công nhận', 'published as an OCOP product, rank or day not known')
    case 'withdrawn': return t('chứng nhận đã bị thu hồi', 'certificate withdrawn')
    case 'proposed': return t('đang được đề nghị, chưa có quyết định', 'proposed, not yet decided')
    case 'scored': return t('hội đồng đã chấm, chưa có quyết định', 'scored by a council, not yet decided')
    case 'not-passed': return t('chưa đạt ở lần đánh giá gần nhất', 'did not pass its last evaluation')
    case 'mentioned': return t('được nhắc tới, chưa rõ chứng nhận', 'mentioned, certificate not known')
    case 'voted': return t('được bình chọn, chưa rõ chứng nhận', 'voted for, certificate not known')
    case 'registered': return t('đã đăng ký đánh giá', 'registered for evaluation')
  }
}

export const starsOf = (standing: Standing): { stars: number | null; evidence: 'decided' | 'reported' | 'none' } =>
  standing.stars === 0 ? { stars: null, evidence: 'none' } : { stars: standing.stars, evidence: standing.evidence === 'recorded' ? 'decided' : 'reported' }

export function happeningWords(entry: Pick<HistoryEntry, 'kind' | 'stars'>, lang: Lang): string {
  const t = tongue(lang)
  return entry.stars ? `${eventWords(entry.kind, lang)} ${t(`${entry.stars} sao`, `${entry.stars} stars`)}` : eventWords(entry.kind, lang)
}

/** A day as exactly as it is known: `22/08/2022`, `tháng 3/2021`, `năm 2021`. */
export function knownDayWords(latest: Day | null, precision: Precision, lang: Lang): string {
  const t = tongue(lang)
  if (!latest) return t('chưa rõ ngày', 'day not known')
  switch (precision) {
    case 'day': return showDay(latest)
    case 'month': return t(`tháng ${Number(latest.slice(5, 7))}/${latest.slice(0, 4)}`, `${latest.slice(5, 7)}/${latest.slice(0, 4)}`)
    case 'year': return t(`năm ${latest.slice(0, 4)}`, latest.slice(0, 4))
    case 'unknown': return t(`không muộn hơn ${showDay(latest)}`, `not later than ${showDay(latest)}`)
  }
}
