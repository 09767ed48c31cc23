/** Cloth drawn from a product group (its weave), a province (its dyes) and a number (how it is laid): SVG below 1 kB. */
import { companionOf, faceOf, type Dye } from './faces.ts'
import { groupLines } from './group-icons.ts'

/** A weave: the side of its square, what the first thread draws, what the second draws. One for each group, by sheet. */
const weaves: readonly (readonly [side: number, first: string, second: string])[] = [
  [16, 'M0 0h8v8H0zM8 8h8v8H8z', 'M3 11h2v2H3zM11 3h2v2h-2z'],
  [24, 'M12 2c5 5 5 15 0 20C7 17 7 7 12 2z', 'M0 0c4 3 4 8 0 10zM24 0c-4 3-4 8 0 10zM0 14c4 3 4 7 0 10zM24 14c-4 3-4 7 0 10z'],
  [24, 'M0 12a12 12 0 0 1 24 0h-4a8 8 0 0 0-16 0zM12 24a12 12 0 0 1 12-12v4a8 8 0 0 0-8 8zM0 12a12 12 0 0 1 12 12H8a8 8 0 0 0-8-8z', 'M10 8h4v4h-4z'],
  [20, 'M0 20L10 0h4L4 20zM10 20L20 0v8l-6 12zM0 0h4L0 8z', 'M8 20l1-2 1 2zM18 0l-1 2-1-2z'],
  [28, 'M14 2l10 6v12l-10 6L4 20V8zm0 4L8 10v8l6 4 6-4v-8z', 'M14 11l3 2v3l-3 2-3-2v-3zM0 13h4v2H0zM24 13h4v2h-4z'],
  [20, 'M0 4h20v5H0zM0 14h20v2H0z', 'M4 4h4v5H4zM14 14h3v2h-3z'],
  [24, 'M0 0h10v10H0zM12 12h10v10H12z', 'M2 14h2v8H2zM6 14h2v8H6zM14 2h2v8h-2zM18 2h2v8h-2z'],
  [24, 'M12 0l6 6-6 6-6-6zM12 12l6 6-6 6-6-6z', 'M0 6l6 6-6 6zM24 6l-6 6 6 6z'],
  [24, 'M0 4l12 8 12-8v6l-12 8L0 10z', 'M0 16l12 8 12-8v3l-8 5H8l-8-5z'],
  [24, 'M0 6q6-6 12 0t12 0v5q-6 6-12 0T0 11z', 'M0 19q6-6 12 0t12 0v2q-6 6-12 0T0 21z'],
  [16, 'M8 1l7 7-7 7-7-7z', 'M8 5l3 3-3 3-3-3zM0 0h2L0 2zM16 0v2l-2-2zM0 16v-2l2 2zM16 16h-2l2-2z'],
  [24, 'M12 0v24C4 20 4 8 12 0z', 'M12 0c8 8 8 20 0 24zM0 8h3v2H0zM21 14h3v2h-3z'],
  [28, 'M14 4l3 7 7 3-7 3-3 7-3-7-7-3 7-3z', 'M0 0h6L0 6zM28 0v6l-6-6zM0 28v-6l6 6zM28 28h-6l6-6z'],
  [20, 'M10 1c6 4 6 14 0 18C4 15 4 5 10 1zm0 3v12z', 'M0 8h3v4H0zM17 8h3v4h-3z'],
  [24, 'M0 0h24v4H0zM2 12h20v4H2z', 'M6 4h3v8H6zM15 16h3v8h-3z'],
  [24, 'M2 2h20v4H6v12h8v-6h4v10H2z', 'M10 10h4v2h-4z'],
  [24, 'M0 3q6 6 12 0t12 0v3q-6 6-12 0T0 6zM0 15q6 6 12 0t12 0v3q-6 6-12 0T0 18z', 'M5 11h3v2H5zM17 23h3v1h-3z'],
  [20, 'M10 2a8 8 0 1 0 .1 0zm0 4a4 4 0 1 1-.1 0z', 'M9 9h2v2H9zM0 0h3v3H0z'],
  [28, 'M12 4h4v8h8v4h-8v8h-4v-8H4v-4h8z', 'M0 0h5v5H0zM23 23h5v5h-5z'],
  [24, 'M12 3l3 6 6 3-6 3-3 6-3-6-6-3 6-3z', 'M0 10h2v4H0zM22 10h2v4h-2zM10 0h4v2h-4zM10 22h4v2h-4z'],
  [24, 'M12 2c6 6 6 9 0 12-6-3-6-6 0-12z', 'M12 14h1v8h-1zM0 4h3v3H0zM21 16h3v3h-3z'],
  [24, 'M0 0h12L0 12zM24 24H12l12-12z', 'M14 0h10v10zM0 14v10h10z'],
  [32, 'M16 0l16 16-16 16L0 16zm0 6L6 16l10 10 10-10z', 'M16 10l6 6-6 6-6-6zM0 0h5L0 5zM32 0v5l-5-5zM0 32v-5l5 5zM32 32h-5l5-5z'],
  [28, 'M14 14C6 12 6 4 14 2c8 2 8 10 0 12zM14 14c8-2 8 10 0 12-8-2-8-14 0-12z', 'M14 14C12 6 4 6 2 14c2 8 10 8 12 0zM14 14c2-8 10-8 12 0-2 8-10 8-12 0z'],
  [24, 'M12 2l8 8h-5l7 8H13v6h-2v-6H2l7-8H4z', 'M0 0h4L0 4zM24 0v4l-4-4z'],
  [24, 'M0 8l8-6 8 6 8-6v5l-8 6-8-6-8 6z', 'M0 20l8-6 8 6 8-6v2l-8 6-8-6-8 6z'],
  [24, 'M0 24L12 8l12 16h-6l-6-8-6 8z', 'M8 0h8v3H8zM10 3h4v3h-4z'],
]

/** Where the broad stripes lie in a cloth of 240, top to bottom: [from, width] pairs. */
const lays: readonly (readonly (readonly [from: number, width: number])[])[] = [
  [[0, 30], [210, 30]],
  [[0, 14], [22, 6], [212, 6], [226, 14]],
  [[18, 22], [48, 4], [188, 4], [200, 22]],
  [[0, 6], [14, 6], [28, 6], [206, 6], [220, 6], [234, 6]],
  [[0, 48], [192, 48]],
  [[36, 10], [52, 3], [185, 3], [194, 10]],
]

const square = 'M0 0h240v240H0z'

/** The picture's text. `sheet` 0–26, a province's code or `00`, `number` 0–11. The same three give the same cloth. */
export function drawCloth(sheet: number, provinceCode: string, number: number): string {
  const [side, first, second] = weaves[sheet] ?? weaves[0]!
  const [one, two] = faceOf(provinceCode)
  const third = companionOf(one)
  const dyed: readonly (readonly [ground: Dye, thread: Dye])[] = [[one, two], [two, one], [one, third], [third, one]]
  const [ground, thread] = dyed[(number + Math.floor(number / 4)) % 4]!
  const lay = lays[number % lays.length]!
  const dark = number % 6 === 3
  const stripes = lay.map(([from, width]) => (number >= lays.length ? `M${from} 0h${width}v240h-${width}z` : `M0 ${from}h240v${width}H0z`)).join('')
  const scale = number % 5 === 2 ? 1.7 : sheet % 3 === 0 ? 1.5 : 1.25
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 240"><pattern id="a" width="${side}" height="${side}" patternUnits="userSpaceOnUse" patternTransform="scale(${scale})"><path fill="${dark ? ground.deep : ground.middle}" d="${first}"/><path fill="${thread.middle}" d="${second}"/></pattern>`
    + `<path fill="${dark ? ground.middle : ground.pale}" d="${square}"/><path fill="url(#a)" opacity=".55" d="${square}"/><path fill="${thread.deep}" d="${stripes}"/>`
    + `<path fill="#fdfbf5" d="M76 76h88v88H76z"/><g fill="none" stroke="${ground.deep}"><path stroke-dasharray="5 4" d="M81 81h78v78H81z"/><path transform="translate(90 90)scale(2.5)" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" d="${groupLines(sheet)}"/></g></svg>`
}
