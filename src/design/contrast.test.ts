import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { dyes } from './faces.ts'

const read = (name: string): string => readFileSync(new URL(`css/${name}.css`, import.meta.url), 'utf8')

/** The custom properties of a rule, by name. */
function tokens(css: string): Map<string, string> {
  return new Map([...css.matchAll(/--([a-z0-9-]+):\s*(#[0-9a-f]{3,6})\b/g)].map((found) => [found[1]!, found[2]!]))
}
function luminance(hex: string): number {
  const full = hex.length === 4 ? hex.slice(1).replace(/./g, '$&$&') : hex.slice(1)
  const [r, g, b] = [0, 2, 4].map((n) => Number.parseInt(full.slice(n, n + 2), 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}
function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return (light! + 0.05) / (dark! + 0.05)
}

const core = read('core')
const rootRule = /:root\{([^}]*)\}/.exec(core)![1]!
const darkRule = /prefers-color-scheme:dark\)\{:root\{([^}]*)\}/.exec(core)![1]!
const light = tokens(rootRule)
const schemes = { light, dark: new Map([...light, ...tokens(darkRule)]) }

const pairs: readonly [ink: string, ground: string, least: number][] = [
  ...['paper', 'counter', 'shade', 'leaf', 'brick-bg', 'ochre-bg', 'face-bg'].map((ground): [string, string, number] => ['ink', ground, 7]),
  ...['paper', 'counter'].map((ground): [string, string, number] => ['ink-2', ground, 7]),
  ...['paper', 'counter', 'leaf', 'shade'].map((ground): [string, string, number] => ['green', ground, 4.5]),
  ['ink-2', 'leaf', 4.5], ['ink-2', 'shade', 4.5], ['ink-2', 'ochre-bg', 4.5],
  ['red-ink', 'red', 4.5], ['red-ink', 'red-2', 4.5], ['counter', 'green', 4.5], ['deep-ink', 'deep', 7],
  ['ochre', 'paper', 4.5], ['ochre', 'counter', 4.5], ['ochre', 'ochre-bg', 4.5],
  ['brick', 'paper', 4.5], ['brick', 'counter', 4.5], ['brick', 'brick-bg', 4.5],
  ['face', 'paper', 4.5], ['face', 'face-bg', 4.5],
  ['edge', 'counter', 3], ['edge', 'paper', 3], ['gold-edge', 'counter', 3], ['gold-edge', 'paper', 3],
  ['focus', 'paper', 3], ['focus', 'counter', 3], ['focus', 'leaf', 3], ['face-2', 'counter', 3],
]

test.each(Object.keys(schemes) as (keyof typeof schemes)[])('every pair of ink and ground can be read in the %s scheme', (name) => {
  const scheme = schemes[name]
  const poor = pairs.map(([ink, ground, least]) => ({ pair: `${ink} on ${ground}`, least, is: Math.round(contrast(scheme.get(ink)!, scheme.get(ground)!) * 100) / 100 })).filter(({ is, least }) => !(is >= least))
  expect(poor).toEqual([])
})

test('a province’s colours can be read on their own ground and on paper', () => {
  const poor = Object.values(dyes).filter(({ deep, pale }) => contrast(deep, pale) < 7 || contrast(deep, '#fbf9f2') < 7).map(({ name }) => name)
  expect(poor).toEqual([])
})

test('the channel sheet says the same colours as the dyes, and can be read in the dark', () => {
  const css = read('channel')
  const rules = [...css.matchAll(/\.face-([a-z]+)\{([^}]*)\}/g)].map((found) => ({ name: found[1]!, colours: tokens(found[2]!) }))
  const named = Object.values(dyes).filter(({ name }) => name !== 'leaf')
  for (const { name, deep, middle, pale } of named) {
    const [day, night] = rules.filter((rule) => rule.name === name)
    expect([day?.colours.get('face'), day?.colours.get('face-2'), day?.colours.get('face-bg')], name).toEqual([deep, middle, pale])
    expect(contrast(night!.colours.get('face')!, night!.colours.get('face-bg')!), name).toBeGreaterThanOrEqual(7)
  }
})

test('each shade of the map carries its words', () => {
  const css = read('map')
  const day = tokens(/\.vn\{([^}]*)\}/.exec(css)![1]!)
  const night = new Map([...day, ...tokens(/dark\)\{\.vn\{([^}]*)\}/.exec(css)![1]!)])
  for (const [scheme, shades] of [['light', day], ['dark', night]] as const) {
    const ink = schemes[scheme].get('ink')!
    const words = [['v1', ink], ['v2', ink], ['v3', ink], ['v4', shades.get('vi')!], ['v5', shades.get('vi')!]] as const
    expect(words.filter(([shade, colour]) => contrast(shades.get(shade)!, colour) < 4.5).map(([shade]) => `${scheme} ${shade}`)).toEqual([])
  }
})
