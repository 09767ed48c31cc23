/** The program. `start` is everything on one machine; `serve` and `work` are its two halves, as many of each as wanted. */
import { fork } from 'node:child_process'
import { commands } from './commands.ts'
import { jobs } from './worker.ts'
import { openPortal } from './serve.ts'
import { seedIfEmpty } from './seed.ts'
import { findCommand, helpOf, readArguments, type CommandContext } from '#platform/command'
import { config } from '#platform/config'
import { systemClock } from '#platform/day'
import { Store } from '#platform/db'
import { drainJobs, runJobs } from '#platform/jobs'
import { log } from '#platform/log'
import { migrate } from '#platform/migrate'
import { openEmbedded, type Server } from '#platform/postgres'
import type { AllTables } from './tables.ts'

const running = {
  start: 'Khởi động tất cả trên một máy: cơ sở dữ liệu, cổng, người làm việc nền.',
  serve: 'Chỉ phục vụ trang và API; chạy bao nhiêu tiến trình cũng được.',
  work: 'Chỉ làm việc nền: hàng đợi, lịch, tin.',
  migrate: 'Đưa cơ sở dữ liệu lên bản mới nhất.',
  seed: 'Nạp dữ liệu gốc; vào cơ sở dữ liệu trống thì nạp thêm danh sách thật và câu chuyện mẫu.',
} as const

async function database(): Promise<Server> {
  return config.databaseUrl ? { url: config.databaseUrl, stop: async () => undefined } : openEmbedded(config.dataDir)
}

/** Resolves when the process is asked to end, by a signal or because the one who started it is gone. */
function askedToEnd(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, () => done())
    if (process.channel) process.once('disconnect', () => done())
  })
}

async function start(): Promise<number> {
  const server = await database()
  const ending = askedToEnd()
  try {
    await migrate(server.url)
    const store = new Store<AllTables>(server.url, { size: 4 })
    await seedIfEmpty(store, systemClock, (text) => process.stderr.write(`${text}\n`))
    await store.close()
    const portal = await openPortal({ url: server.url, readUrl: config.databaseReadUrl, host: config.host, port: config.port })
    const worker = config.workers > 0 ? startWorker(server.url) : null
    process.stdout.write(`Cổng OCOP: ${portal.address}\n`)
    await ending
    await worker?.stop()
    await portal.close()
  } finally {
    await server.stop()
  }
  return 0
}

/** The worker is a process of its own, so that a long import never slows a page; it is started again if it dies. */
function startWorker(url: string): { stop(): Promise<void> } {
  let ending = false
  let child = spawnWorker()
  function spawnWorker(): ReturnType<typeof fork> {
    const made = fork(process.argv[1]!, ['work'], { env: { ...process.env, DATABASE_URL: url }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
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
      await gone
    },
  }
}

async function serve(): Promise<number> {
  const server = await database()
  const ending = askedToEnd()
  const portal = await openPortal({ url: server.url, readUrl: config.databaseReadUrl, host: config.host, port: config.port })
  process.stdout.write(`Cổng OCOP: ${portal.address}\n`)
  await ending
  await portal.close()
  await server.stop()
  return 0
}

async function work(): Promise<number> {
  const server = await database()
  const ending = askedToEnd()
  const store = new Store<AllTables>(server.url, { size: 6 })
  const runner = await runJobs(jobs, store, systemClock, Math.max(1, config.workers) * 2)
  await ending
  await runner.stop()
  await store.close()
  await server.stop()
  return 0
}

async function withDatabase(act: (context: CommandContext<AllTables>) => Promise<number>): Promise<number> {
  const server = await database()
  try {
    await migrate(server.url)
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
    return await withDatabase((context) => found.command.run(context, args))
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
    const known = fault as NodeJS.ErrnoException
    if (known?.code === 'EADDRINUSE') process.stderr.write(`Cổng ${config.port} đang có chương trình khác dùng. Đặt PORT khác, hoặc dừng chương trình kia.\n`)
    else log.fatal({ err: fault }, 'ended by a fault')
    process.exit(1)
  },
)
