// Cuts Be Vietnam Pro down to what Vietnamese and English pages draw: two weights, complete Vietnamese, as web fonts.
// The full fonts come from the npm package @expo-google-fonts/be-vietnam-pro (OFL 1.1): unpack it anywhere and run
//   node scripts/make-fonts.ts <folder of the unpacked package>
// The results are kept in src/design/fonts, so nobody needs this to build or run.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import subsetFont from 'subset-font'

const root = new URL('..', import.meta.url).pathname
const source = process.argv[2]
if (!source) throw new Error('node scripts/make-fonts.ts <folder of the unpacked npm package @expo-google-fonts/be-vietnam-pro>')

const weights = [
  { weight: 400, file: '400Regular/BeVietnamPro_400Regular.ttf' },
  { weight: 600, file: '600SemiBold/BeVietnamPro_600SemiBold.ttf' },
]
/** Latin letters, digits and signs of a page; every Vietnamese letter in both cases; typographic marks, đồng, arithmetic. */
const ranges: [from: number, to?: number][] = [
  [0x20, 0x7e], [0xa0], [0xab], [0xb0], [0xb2, 0xb3], [0xb7], [0xbb], [0xd7],
  [0xc0, 0xc3], [0xc8, 0xca], [0xcc, 0xcd], [0xd2, 0xd5], [0xd9, 0xda], [0xdd],
  [0xe0, 0xe3], [0xe8, 0xea], [0xec, 0xed], [0xf2, 0xf5], [0xf9, 0xfa], [0xfd],
  [0x102, 0x103], [0x110, 0x111], [0x128, 0x129], [0x168, 0x169], [0x1a0, 0x1a1], [0x1af, 0x1b0], [0x1ea0, 0x1ef9],
  [0x2013, 0x2014], [0x2018, 0x2019], [0x201c, 0x201d], [0x2022], [0x2026], [0x20ab], [0x2190, 0x2193], [0x2212], [0x2264, 0x2265],
]
const text = ranges.flatMap(([from, to = from]) => Array.from({ length: to - from + 1 }, (_, n) => String.fromCodePoint(from + n))).join('')

for (const { weight, file } of weights) {
  const whole = readFileSync(join(source, file))
  const web = await subsetFont(whole, text, { targetFormat: 'woff2' })
  // Pictures and printed papers are drawn on the server, by engines that read plain TrueType and find a font by its names.
  const drawn = await subsetFont(whole, text, { targetFormat: 'sfnt', preserveNameIds: [1, 2, 4, 6, 16, 17] })
  for (const [ending, bytes] of [['woff2', web], ['ttf', drawn]] as const) {
    writeFileSync(join(root, 'src', 'design', 'fonts', `be-vietnam-pro-${weight}.${ending}`), bytes)
    process.stdout.write(`be-vietnam-pro-${weight}.${ending}: ${bytes.length} bytes\n`)
  }
}
