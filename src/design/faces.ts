/** The colours of cloth, mat and clay: each dye deep (for words and lines), middle (for threads) and pale (for grounds). */
export interface Dye { readonly name: string; readonly deep: string; readonly middle: string; readonly pale: string }

const dye = (name: string, deep: string, middle: string, pale: string): Dye => ({ name, deep, middle, pale })

export const dyes = {
  leaf: dye('leaf', '#1a5531', '#5f9a62', '#e3efd9'),
  bamboo: dye('bamboo', '#3d561d', '#86a457', '#edf2dd'),
  indigo: dye('indigo', '#1f3a63', '#5b7ea8', '#e3eaf3'),
  teal: dye('teal', '#0e4a52', '#4d969b', '#def0ee'),
  slate: dye('slate', '#33434b', '#7f929b', '#e7ecee'),
  rush: dye('rush', '#4b4926', '#a09c6c', '#f0eedd'),
  clay: dye('clay', '#71391f', '#b9785a', '#f5e7dd'),
  basalt: dye('basalt', '#582d20', '#9c6a55', '#f2e6df'),
  madder: dye('madder', '#74222f', '#b5656f', '#f6e5e5'),
  lotus: dye('lotus', '#7c2f55', '#c27a9d', '#f8e7ef'),
  plum: dye('plum', '#4d295c', '#8f6aa0', '#efe7f2'),
} as const

export type DyeName = keyof typeof dyes

/** A third dye that goes with each first one, so that cloths of one province are not all alike. */
const companions: Readonly<Record<DyeName, DyeName>> = {
  leaf: 'indigo', bamboo: 'madder', indigo: 'rush', teal: 'plum', slate: 'clay', rush: 'teal', clay: 'slate', basalt: 'bamboo', madder: 'slate', lotus: 'teal', plum: 'rush',
}

export const companionOf = (one: Dye): Dye => dyes[companions[one.name as DyeName]]

/** What a province is dyed with, by its code of today's scheme: from what grows, is woven or fired there. */
const worn: Readonly<Record<string, readonly [DyeName, DyeName]>> = {
  '01': ['lotus', 'indigo'], '04': ['indigo', 'leaf'], '08': ['slate', 'lotus'], '11': ['indigo', 'lotus'], '12': ['indigo', 'bamboo'],
  '14': ['plum', 'leaf'], '15': ['indigo', 'madder'], '19': ['leaf', 'bamboo'], '20': ['basalt', 'leaf'], '22': ['teal', 'slate'],
  '24': ['madder', 'leaf'], '25': ['bamboo', 'clay'], '31': ['madder', 'teal'], '33': ['rush', 'leaf'], '37': ['slate', 'rush'],
  '38': ['rush', 'clay'], '40': ['clay', 'leaf'], '42': ['leaf', 'clay'], '44': ['slate', 'teal'], '46': ['plum', 'lotus'],
  '48': ['teal', 'clay'], '51': ['basalt', 'teal'], '52': ['basalt', 'indigo'], '56': ['teal', 'madder'], '66': ['basalt', 'leaf'],
  '68': ['plum', 'leaf'], '75': ['bamboo', 'clay'], '79': ['slate', 'madder'], '80': ['clay', 'bamboo'], '82': ['lotus', 'leaf'],
  '86': ['leaf', 'clay'], '91': ['bamboo', 'rush'], '92': ['teal', 'leaf'], '96': ['teal', 'basalt'],
}

/** A province's two dyes; the country's where the code is not known. */
export function faceOf(provinceCode: string | null | undefined): readonly [Dye, Dye] {
  const [first, second] = (provinceCode ? worn[provinceCode] : undefined) ?? (['leaf', 'bamboo'] as const)
  return [dyes[first], dyes[second]]
}

/** Today's 34 province codes, as far as faces are known. */
export const facedProvinces: readonly string[] = Object.keys(worn).toSorted()
