/** Starts the portal as an operator does, on an empty data folder of its own; ends it and clears up afterwards. */
import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = new URL('../..', import.meta.url).pathname

// oxlint-disable-next-line import/no-default-export -- the runner asks for it
export default async function startPortal(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'ocop-journeys-'))
  chmodSync(folder, 0o755)
  process.env['JOURNEY_DATA_DIR'] = folder
  const portal = spawn(process.execPath, ['--enable-source-maps', join(root, 'dist', 'main.js'), 'start'], {
    cwd: root, stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, DATA_DIR: folder, HOST: '127.0.0.1', PORT: process.env['JOURNEY_PORT'], DATABASE_URL: '', PUBLIC_URL: '', LOG_LEVEL: 'warn', API_PER_MINUTE: '0', SHOW_CODES: '1' },
  })
  const gone = new Promise<void>((done) => portal.once('exit', () => done()))
  const end = async (): Promise<void> => {
    portal.kill('SIGTERM')
    await gone
    rmSync(folder, { recursive: true, force: true })
  }
  let said = ''
  portal.stderr.on('data', (bytes: Buffer) => { said = (said + String(bytes)).slice(-8_000) })
  const ready = new Promise<boolean>((done) => {
    portal.stdout.on('data', (bytes: Buffer) => { if (String(bytes).includes('http://')) done(true) })
    portal.once('exit', () => done(false))
    setTimeout(() => done(false), 120_000).unref()
  })
  if (!(await ready)) {
    await end()
    throw new Error(`The portal did not start.\n${said}`)
  }
  return end
}
