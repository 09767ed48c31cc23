/** The program. `start` is everything on one machine; `serve` and `work` are its two halves, as many of each as wanted. */
import { fork } from 'node:child_process'
import { commands } from './commands.ts'
import { jobs } from './worker.ts'
import { openPortal } from './serve.ts'
import { loadReference, seedIfEmpty } from './seed.ts'
import { findCommand, helpOf, readArguments, type CommandContext } from '#platform/command'
import { config } from '#platform/config'
import { systemClock } from '#platform/day'
import { Store } from '#platform/db'
import { drainJobs, runJobs } from '#platform/jobs'
import { log } from '#platform/log'
import { migrate } from '#platform/migrate'
import { openEmbedded, type Holder, type Server } from '#platform/postgres'
import { portIsFree } from '#platform/server'
import { Trouble } from '#platform/trouble'
import type { AllTables } from './tables.ts'

const running = {
  start: 'Khởi động tất cả trên một máy: cơ sở dữ liệu, cổng, người làm việc nền.',
  serve: 'Chỉ phục vụ trang và API; chạy bao nhiêu tiến trình cũng được.',
  work: 'Chỉ làm việc nền: hàng đợi, lịch, tin.',
  migrate: 'Đưa cơ sở dữ liệu lên bản mới nhất.',
  seed: 'Nạp dữ liệu gốc; vào cơ sở dữ liệu trống thì nạp thêm danh sách thật và câu chuyện mẫu.',
} as const

async function database(as: Holder, giveUp?: AbortSignal): Promise<Server> {
  if (config.databaseUrl) return { url: config.databaseUrl, lost: new Promise(() => undefined), stop: async () => undefined }
  return openEmbedded(config.dataDir, as, giveUp)
}

/** Aborted when the process is asked to end: by a signal, or because the one who started it is gone. Later signals change nothing. */
function askedToEnd(): AbortSignal {
  const asked = new AbortController()
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => asked.abort())
  if (process.channel) process.once('disconnect', () => asked.abort())
  return asked.signal
}

interface Part { stop(): Promise<void> }

/** Brings the parts up and keeps them until asked to end, also when that comes half way. */
async function runService(bringUp: (url: string, parts: Part[]) => Promise<void>): Promise<number> {
  const asked = askedToEnd()
  const server = await database('service', asked)
  const over = Promise.race([new Promise<number>((done) => {
    if (asked.aborted) done(0)
    asked.addEventListener('abort', () => done(0))
  }), server.lost.then(() => 1)])
  const parts: Part[] = []
  const isUp = bringUp(server.url, parts).then(() => true)
  try {
    const whole = await Promise.race([isUp, over.then(() => false)])
    const code = await over
    if (whole) await Promise.all(parts.map((part) => part.stop()))
    else isUp.catch(() => undefined)
    await server.stop()
    // What was half up holds connections to a server that is gone.
    return whole ? code : process.exit(code)
  } catch (fault) {
    await Promise.all(parts.map((part) => part.stop()))
    await server.stop()
    throw fault
  }
}

async function start(): Promise<number> {
  await portIsFree(config.host, config.port)
  return runService(async (url, parts) => {
    await migrate(url)
    const store = new Store<AllTables>(url, { size: 4 })
    if (config.seed === 'all') await seedIfEmpty(store, systemClock, (text) => process.stderr.write(`${text}\n`))
    else await loadReference(store)
    await store.close()
    if (config.workers > 0) parts.push(startWorker(url))
    await bringUpPortal(url, parts)
  })
}

async function bringUpPortal(url: string, parts: Part[]): Promise<void> {
  const portal = await openPortal({ url, readUrl: config.databaseReadUrl, host: config.host, port: config.port })
  parts.push({ stop: () => portal.close() })
  process.stdout.write(`Cổng OCOP: ${portal.address}\n`)
}

/** The worker is a process of its own, so that a long import never slows a page; it is started again if it dies. */
function startWorker(url: string): { stop(): Promise<void> } {
  let ending = false
  let child = spawnWorker()
  function spawnWorker(): ReturnType<typeof fork> {
    const made = fork(process.argv[1]!, ['work'], { execArgv: ['--enable-source-maps', '--max-semi-space-size=8'], env: { ...process.env, DATABASE_URL: url }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    made.once('exit', (code) => {
      if (ending) return
      log.error({ code }, 'the worker ended; starting it again')
      setTimeout(() => { if (!ending) child = spawnWorker() }, 1_000).unref()
    })
    return made
  }
  return {
    async stop() {
      ending = true
      if (child.exitCode !== null) return
      const gone = new Promise((done) => child.once('exit', done))
      child.kill('SIGTERM')
      const late = setTimeout(() => child.kill('SIGKILL'), 15_000)
      await gone
      clearTimeout(late)
    },
  }
}

async function serve(): Promise<number> {
  await portIsFree(config.host, config.port)
  return runService(bringUpPortal)
}

function work(): Promise<number> {
  return runService(async (url, parts) => {
    const store = new Store<AllTables>(url, { size: 6 })
    const runner = await runJobs(jobs, store, systemClock, Math.max(1, config.workers) * 2)
    parts.push({ stop: async () => { await runner.stop(); await store.close() } })
  })
}

async function withDatabase(act: (context: CommandContext<AllTables>) => Promise<number>, migrates = true): Promise<number> {
  const server = await database('command')
  try {
    if (migrates) await migrate(server.url)
    const store = new Store<AllTables>(server.url, { size: 6 })
    try {
      return await act({
        store, clock: systemClock, url: server.url,
        out: (text) => process.stdout.write(text), say: (text) => process.stderr.write(`${text}\n`),
        drain: () => drainJobs(jobs, store, systemClock),
      })
    } finally {
      await store.close()
    }
  } finally {
    await server.stop()
  }
}

function help(): string {
  const rows = [...Object.entries(running), ...commands.map((each) => [each.name, each.summary] as const)]
  const width = Math.max(...rows.map(([name]) => name.length))
  return `npm run -s ocop -- <lệnh> [--help]\n\n${rows.map(([name, summary]) => `  ${name.padEnd(width)}  ${summary}`).join('\n')}\n`
}

async function main(words: string[]): Promise<number> {
  const [verb] = words
  if (verb === undefined || verb === '--help' || verb === 'help') return process.stdout.write(help()), 0
  if (verb in running && words.includes('--help')) return process.stdout.write(`ocop ${verb}\n\n${running[verb as keyof typeof running]}\n`), 0
  switch (verb) {
    case 'start': return start()
    case 'serve': return serve()
    case 'work': return work()
    case 'migrate': return withDatabase(async () => 0)
    case 'seed': return withDatabase(async ({ store, clock, say, drain }) => { await seedIfEmpty(store, clock, say); await drain(); return 0 })
  }
  const found = findCommand(commands, words)
  if (!found) return process.stderr.write(`Không có lệnh “${words.join(' ')}”.\n\n${help()}`), 2
  try {
    const args = readArguments(found.command.options, found.rest)
    if (args.values['help']) return process.stdout.write(helpOf(found.command)), 0
    return await withDatabase((context) => found.command.run(context, args), found.command.migrates)
  } catch (fault) {
    if (fault instanceof TypeError && 'code' in fault && String(fault.code).startsWith('ERR_PARSE_ARGS')) {
      return process.stderr.write(`${fault.message}\n\n${helpOf(found.command)}`), 2
    }
    throw fault
  }
}

main(process.argv.slice(2)).then(
  (code) => { process.exitCode = code; if (process.channel) process.disconnect?.() },
  (fault: unknown) => {
    if (fault instanceof Trouble) process.stderr.write(`${fault.message}\n`)
    else if (!(fault instanceof DOMException && fault.name === 'AbortError')) log.fatal({ err: fault }, 'ended by a fault')
    process.exit(1)
  },
)
