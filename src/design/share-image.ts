/** The picture that other sites show when a page is shared: 1200 × 630, woven edge, words in the portal's own letters. */
import { existsSync } from 'node:fs'
import sharp, { type OverlayOptions } from 'sharp'
import { fontFile } from './font-files.ts'
import { faceOf } from './faces.ts'
import { sheetOf } from './product-groups.ts'
import { reportedWords } from './stars.tsx'
import { woven } from './woven-address.ts'
import { drawCloth } from './woven.ts'

export interface ShareImageProps {
  readonly title: string
  /** Maker and place, or what the page holds. */
  readonly subtitle?: string
  /** Gold stars, only for a decision in force; outlined where only reported. */
  readonly stars?: { readonly count: number; readonly evidence: 'decided' | 'reported' }
  /** What stands at the foot: "Kênh Vĩnh Long". */
  readonly foot?: string
  readonly group?: string | null
  readonly province?: string | null
  readonly seed?: string
  /** A product photograph in place of the cloth: bytes of any picture that sharp reads. */
  readonly photo?: Buffer
}

const [WIDTH, HEIGHT, PICTURE] = [1200, 630, 630] as const
const LEFT = PICTURE + 56
const COLUMN = WIDTH - LEFT - 56

const safe = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

interface Block { readonly input: Buffer; readonly height: number }

/** Words drawn by the font engine, wrapped in the column; smaller until they fit the height. */
async function words(text: string, weight: 400 | 600, sizes: readonly number[], colour: string, most: number): Promise<Block> {
  let made: Block | null = null
  for (const size of sizes) {
    const font = weight === 600 ? 'Be Vietnam Pro SemiBold' : 'Be Vietnam Pro'
    const file = fontFile(weight)
    const { data, info } = await sharp({ text: { text: `<span foreground="${colour}">${safe(text)}</span>`, font: `${font} ${size}`, ...(existsSync(file) ? { fontfile: file } : {}), width: COLUMN, rgba: true, dpi: 72, wrap: 'word', spacing: Math.round(size * 0.1) } }).png().toBuffer({ resolveWithObject: true })
    made = { input: data, height: info.height }
    if (info.height <= most) break
  }
  if (!made) throw new RangeError('no size was given')
  return made.height <= most ? made : { input: await sharp(made.input).extract({ left: 0, top: 0, width: (await sharp(made.input).metadata()).width, height: most }).png().toBuffer(), height: most }
}

const STAR = 'M12 2.6l2.8 6 6.6.8-4.9 4.5 1.3 6.5-5.8-3.2-5.8 3.2 1.3-6.5L2.6 9.4l6.6-.8z'

function ground(province: string | null, stars: ShareImageProps['stars'], starsTop: number): Buffer {
  const [first, second] = faceOf(province)
  const count = stars ? Math.max(0, Math.min(5, Math.round(stars.count))) : 0
  const look = stars?.evidence === 'decided' ? 'fill="#f0b323" stroke="#8a5b00"' : 'fill="none" stroke="#5f5638"'
  const drawn = Array.from({ length: count }, (_, n) => `<path transform="translate(${LEFT + n * 56} ${starsTop})scale(2.1)" ${look} stroke-width="1.4" stroke-linejoin="round" d="${STAR}"/>`).join('')
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><pattern id="b" width="48" height="24" patternUnits="userSpaceOnUse"><path fill="${first.deep}" d="M0 0h48v24H0z"/><path fill="${second.middle}" d="M0 0l10 10 10-10zM28 0l10 10 10-10zM0 24l10-10 10 10zM28 24l10-10 10 10z"/><path fill="${first.pale}" d="M24 3l9 9-9 9-9-9zM48 6l6 6-6 6-6-6zM0 6l6 6-6 6-6-6z"/><path fill="${first.deep}" d="M24 8l4 4-4 4-4-4z"/></pattern>`
    + `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fbf9f2"/><rect x="${PICTURE}" width="${WIDTH - PICTURE}" height="24" fill="url(#b)"/>${drawn}`
    + `<g transform="translate(${LEFT + 24} ${HEIGHT - 66})rotate(45)scale(1.2)translate(-20 -20)" fill="none" stroke="${first.deep}" stroke-width="6.4"><path d="M15 3V20.4M15 29.6V37M25 3V10.4M25 19.6V37"/><path opacity=".6" d="M3 15H10.4M19.6 15H37M3 25H20.4M29.6 25H37"/></g></svg>`)
}

/** The picture as PNG. Costs some tens of milliseconds: make it once and keep it by what it shows. */
export async function shareImage({ title, subtitle, stars, foot, group = null, province = null, seed = title, photo }: ShareImageProps): Promise<Buffer> {
  const number = Number(/-(\d+)\.svg$/.exec(woven(group, province, seed))?.[1] ?? 0)
  const picture = await sharp(photo ?? Buffer.from(drawCloth(sheetOf(group), province ?? '00', number)), photo ? {} : { density: 72 * (PICTURE / 240) }).rotate().resize(PICTURE, PICTURE, { fit: 'cover' }).png().toBuffer()
  const heading = await words(title, 600, [60, 52, 46, 40, 34], '#1a2a20', 235)
  const below = subtitle ? await words(subtitle, 400, [32, 28, 25], '#43524a', 100) : null
  const said = stars?.evidence === 'reported' ? await words(reportedWords('vi'), 400, [22], '#5f5638', 64) : null
  const name = await words(foot ? `Cổng OCOP · ${foot}` : 'Cổng OCOP', 600, [28, 24], '#1a2a20', 40)
  const top = 78
  const starsTop = top + heading.height + 24
  const belowTop = starsTop + (stars ? 70 : 0) + (said ? said.height + 16 : 0)
  const layers: OverlayOptions[] = [
    { input: picture, left: 0, top: 0 },
    { input: heading.input, left: LEFT, top },
    ...(said ? [{ input: said.input, left: LEFT, top: starsTop + 66 }] : []),
    ...(below ? [{ input: below.input, left: LEFT, top: belowTop }] : []),
    { input: name.input, left: LEFT + 64, top: HEIGHT - 66 - Math.round(name.height / 2) },
  ]
  return sharp(ground(province, stars, starsTop)).composite(layers).png({ palette: true, quality: 90, effort: 4 }).toBuffer()
}
