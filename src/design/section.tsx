import type { Child } from 'hono/jsx'
import { pathIn, showCount, type Lang } from '#platform/tongue'
import { faceOf } from './faces.ts'

export interface HeroProps {
  readonly title: string
  readonly lead?: string
  readonly province?: string | null
  /** Six square pictures (cloths by `woven`, or photographs) laid out like a stall: beside the words on a desk, below them on a phone. */
  readonly stall?: readonly string[]
  /** Takes the right on wide screens. */
  readonly beside?: Child
  /** The page's own heading unless told. */
  readonly level?: 1 | 2
  readonly children?: Child
}

/** The opening of a channel or of the country: words on the left, woven ground behind, a stall of goods. */
export function Hero({ title, lead, province, stall, beside, level = 1, children }: HeroProps) {
  const [first] = faceOf(province)
  return (
    <div class={stall ? 'hero hero-stall' : province ? 'hero hero-channel' : 'hero'}>
      <svg class="hero-cloth" width="100%" height="100%" aria-hidden="true">
        <pattern id="hw" width="32" height="32" patternUnits="userSpaceOnUse">
          <path fill="none" stroke={first.middle} stroke-width="1.2" d="M16 0l16 16-16 16L0 16zM16 8l8 8-8 8-8-8z" />
          <path fill={first.middle} d="M16 13l3 3-3 3-3-3zM0 0l3 0-3 3zM32 0v3l-3-3zM0 32v-3l3 3zM32 32h-3l3-3z" />
        </pattern>
        <rect width="100%" height="100%" fill="url(#hw)" />
      </svg>
      <div class={beside ? 'hero-in hero-two' : 'hero-in'}>
        <div>
          {level === 1 ? <h1>{title}</h1> : <h2 class="hero-title">{title}</h2>}
          {lead === undefined ? null : <p class="lead">{lead}</p>}
          {children}
        </div>
        {beside}
      </div>
      {stall ? <div class="stall" aria-hidden="true">{stall.map((src) => <img class="pic" src={src} alt="" width="240" height="240" />)}</div> : null}
    </div>
  )
}

/** A part of a front page: its heading, a way to all of it, its content. */
export function Section({ lang, title, more, children }: { readonly lang: Lang; readonly title: string; readonly more?: { readonly href: string; readonly text: string }; readonly children?: Child }) {
  return (
    <section class="sect">
      <header><h2>{title}</h2>{more === undefined ? null : <a class="tap" href={pathIn(lang, more.href)}>{more.text}</a>}</header>
      {children}
    </section>
  )
}

export interface Figure { readonly value: number | string; readonly words: string; readonly href?: string }

/** A few figures that are true, each one tap from its records. */
export function Figures({ lang, figures }: { readonly lang: Lang; readonly figures: readonly Figure[] }) {
  return (
    <ul class="figs plain">
      {figures.map(({ value, words, href }) => {
        const inside = <><b class="num">{typeof value === 'number' ? showCount(lang, value) : value}</b> <span>{words}</span></>
        return <li>{href === undefined ? inside : <a href={pathIn(lang, href)}>{inside}</a>}</li>
      })}
    </ul>
  )
}
