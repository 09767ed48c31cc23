// Finds a browser for journeys and measurements, or makes one from the packages: CHROMIUM_PATH, then Debian's, then
// @sparticuz/chromium unpacked under .cache with its own libraries and fonts. One clear sentence when none can be had.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = new URL('..', import.meta.url).pathname

export interface Browser {
  readonly executablePath: string
  readonly args: readonly string[]
  /** What its process needs in the environment beside what is there. */
  readonly env: Readonly<Record<string, string>>
}

/** `--single-process` hangs when a context is closed; the web's own protections stay on, since they are tested. */
const args = ['--no-sandbox', '--no-zygote', '--disable-gpu', '--disable-dev-shm-usage']

/** A message for people; its stack says nothing more. */
export class NoBrowser extends Error {}

export async function findBrowser(): Promise<Browser> {
  const asked = process.env['CHROMIUM_PATH']
  if (asked) {
    const fault = whyNot(asked, {})
    if (fault) throw new NoBrowser(`CHROMIUM_PATH=${asked} không chạy được (${fault}). Sửa biến này, hoặc bỏ nó để dùng trình duyệt có sẵn.`)
    return { executablePath: asked, args, env: {} }
  }
  for (const path of ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium']) {
    if (existsSync(path) && !whyNot(path, {})) return { executablePath: path, args, env: {} }
  }
  let fault: string | null
  try {
    const made = await unpacked()
    fault = whyNot(made.executablePath, made.env)
    if (!fault) return made
  } catch (failure) {
    fault = failure instanceof Error ? failure.message : String(failure)
  }
  throw new NoBrowser(`Không có trình duyệt để chạy thử: đặt CHROMIUM_PATH, hoặc cài gói chromium-headless-shell của Debian; bản từ npm không dùng được ở đây (${fault}).`)
}

function whyNot(path: string, env: Readonly<Record<string, string>>): string | null {
  if (!existsSync(path)) return 'không có tệp này'
  const asked = spawnSync(path, ['--version', '--no-sandbox'], { env: { ...process.env, ...env }, encoding: 'utf8', timeout: 30_000 })
  return asked.status === 0 ? null : (asked.stderr || String(asked.error ?? `mã ${asked.status}`)).trim().split('\n')[0]!
}

/** Unpacks into a folder of its own and moves it into place, so that a second run never sees half a browser. */
async function unpacked(): Promise<Browser> {
  const bin = new URL('../bin/', import.meta.resolve('@sparticuz/chromium')).pathname
  const version = (JSON.parse(readFileSync(join(bin, '..', 'package.json'), 'utf8')) as { version: string }).version
  const place = join(root, '.cache', `chromium-${version}`)
  if (!existsSync(place)) {
    const making = `${place}.${process.pid}`
    mkdirSync(making, { recursive: true })
    const before = process.env['TMPDIR']
    process.env['TMPDIR'] = making
    try {
      const { inflate } = await import('@sparticuz/chromium')
      for (const name of ['chromium.br', 'al2023.tar.br', 'fonts.tar.br', 'swiftshader.tar.br']) await inflate(join(bin, name))
    } finally {
      if (before === undefined) delete process.env['TMPDIR']
      else process.env['TMPDIR'] = before
    }
    try {
      renameSync(making, place)
    } catch (fault) {
      rmSync(making, { recursive: true, force: true })
      if (!existsSync(place)) throw fault
    }
  }
  writeFonts(place)
  return { executablePath: join(place, 'chromium'), args, env: { LD_LIBRARY_PATH: join(place, 'al2023', 'lib'), FONTCONFIG_PATH: join(place, 'fonts') } }
}

/** The packed list of font folders names places of another machine; this one names the folder beside it. */
function writeFonts(place: string): void {
  const file = join(place, 'fonts', 'fonts.conf')
  const text = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(place, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(place, 'fonts-cache')}</cachedir>
</fontconfig>
`
  if (readFileSync(file, 'utf8') !== text) writeFileSync(file, text)
}
