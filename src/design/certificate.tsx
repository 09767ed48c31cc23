import type { Child } from 'hono/jsx'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import { Icon } from './icons.tsx'
import { Stars, type StarsEvidence } from './stars.tsx'

export interface CertificateProps {
  readonly lang: Lang
  readonly code: string | null
  readonly stars: number | null
  readonly evidence: StarsEvidence
  /** The state in words, with its day: "Còn hiệu lực đến 22/08/2025". */
  readonly state: string
  readonly mood: 'good' | 'wait' | 'plain'
  /** Name and what is known: decision, day, who decided, what it is known from. `null` values are shown as not known. */
  readonly facts: readonly { readonly name: string; readonly value: Child | null }[]
  /** Where anyone can check it, in Vietnamese form. */
  readonly href?: string
  readonly level?: 2 | 3
  readonly children?: Child
}

/** The paper behind the stars: what was decided, by whom, when, and how it is known. */
export function CertificatePanel({ lang, code, stars, evidence, state, mood, facts, href, level = 2, children }: CertificateProps) {
  const t = tongue(lang)
  const title = code === null ? t('Chứng nhận OCOP', 'OCOP certificate') : t(`Chứng nhận ${code}`, `Certificate ${code}`)
  return (
    <section class={`cert cert-${mood}`} aria-label={title}>
      {level === 2 ? <h2>{title}</h2> : <h3>{title}</h3>}
      {evidence === 'none' ? null : <Stars lang={lang} stars={stars} evidence={evidence} />}
      <p class="cert-state"><Icon name={mood === 'good' ? 'check' : mood === 'wait' ? 'wait' : 'paper'} />{state}</p>
      <Facts lang={lang} facts={facts} />
      {children}
      {href === undefined ? null : <a class="tap" href={pathIn(lang, href)}>{t('Kiểm tra chứng nhận này', 'Check this certificate')}</a>}
    </section>
  )
}

/** Names and values; what is not known is said. */
export function Facts({ lang, facts }: { readonly lang: Lang; readonly facts: readonly { readonly name: string; readonly value: Child | null }[] }) {
  return (
    <dl class="facts">
      {facts.map(({ name, value }) => <div><dt>{name}</dt><dd>{value === null ? <span class="soft">{tongue(lang)('chưa rõ', 'not known')}</span> : value}</dd></div>)}
    </dl>
  )
}
