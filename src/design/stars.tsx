import { tongue, type Lang } from '#platform/tongue'

/**
 * How far a rank is known. `decided`: a recorded decision is in force, gold. `reported`: a published list says so and no
 * decision was compared, outlined. `none`: no stars are shown.
 */
export type StarsEvidence = 'decided' | 'reported' | 'none'

export interface StarsProps {
  readonly lang: Lang
  readonly stars: number | null
  readonly evidence: StarsEvidence
  /** Words beside the stars; in their place where there are none ("hết hạn 22/11/2025"). How a reported rank is known is always said. */
  readonly words?: string
}

/** The words for how a rank is known, as the law's readers need them. */
export const reportedWords = (lang: Lang): string => tongue(lang)('theo danh sách công bố, chưa đối chiếu quyết định', 'from a published list, not yet compared with the decision')

/** Stars with their words. Gold only for a decision in force; outlined and said so where only reported; never colour alone. */
export function Stars({ lang, stars, evidence, words }: StarsProps) {
  const t = tongue(lang)
  const whole = stars !== null && stars >= 1 && stars <= 5 ? Math.round(stars) : null
  if (evidence === 'none' || whole === null) {
    return <span class="stars stars-none"><small>{words ?? t('Chưa có hạng sao', 'No stars yet')}</small></span>
  }
  const count = whole === 1 ? t('1 sao', '1 star') : t(`${whole} sao`, `${whole} stars`)
  const how = evidence === 'reported' && !words?.includes(reportedWords(lang)) ? reportedWords(lang) : undefined
  const beside = [words, how].filter(Boolean).join(' · ')
  return (
    <span class={evidence === 'decided' ? 'stars' : 'stars stars-0'}>
      <i class={`s${whole}`} aria-hidden="true" />
      <small><b>{count}</b>{beside ? ` · ${beside}` : null}</small>
    </span>
  )
}
