/** The embedded database under its supervisor: ended in every rude way, it opens again and has lost nothing. */
import { createServer } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { freePort, freshFolder, holderOf, lives, postmasterOf, databaseOf, removeFolder, serversIn, startProgram, until, type Program } from '#tests/program'
import { endAll } from '#platform/process'
import { missing, startWriter } from '#tests/writer'

const folders: string[] = []
const programs: Program[] = []

function folder(mode?: number): string {
  const made = freshFolder(mode)
  folders.push(made)
  return made
}
function start(options: Parameters<typeof startProgram>[0]): Program {
  const program = startProgram(options)
  programs.push(program)
  return program
}

afterEach(async () => {
  for (const program of programs.splice(0)) {
    program.child.kill('SIGKILL')
    await program.exit
  }
  for (const each of folders.splice(0)) {
    await endAll(() => serversIn(each), [['SIGKILL', 10_000]])
    removeFolder(each)
  }
}, 60_000)

const asRoot = process.getuid?.() === 0

test('from an empty folder it becomes ready; SIGTERM, twice, leaves no process; the second start opens what is there', { timeout: 90_000 }, async () => {
  const dataDir = folder()
  const port = await freePort()
  const first = start({ dataDir, port })
  expect(await first.ready).toBe(`http://127.0.0.1:${port}`)
  expect(serversIn(dataDir).length).toBeGreaterThan(0)
  first.child.kill('SIGTERM')
  first.child.kill('SIGTERM')
  expect(await first.exit).toEqual({ code: 0, signal: null })
  expect(serversIn(dataDir)).toEqual([])
  const second = start({ dataDir, port })
  expect(await second.ready).toBe(`http://127.0.0.1:${port}`)
})

test('killed at any moment of its first start, the next start opens the database', { timeout: 120_000 }, async () => {
  const dataDir = folder()
  const port = await freePort()
  for (const ms of [120, 450, 900]) {
    const program = start({ dataDir, port })
    await new Promise((done) => setTimeout(done, ms * (0.7 + Math.random() * 0.6)))
    program.child.kill('SIGKILL')
    await program.exit
  }
  await start({ dataDir, port }).ready
})

test('killed while rows are written, and the database server killed too, no acknowledged row is lost', { timeout: 120_000 }, async () => {
  const dataDir = folder()
  const port = await freePort()
  const program = start({ dataDir, port })
  await program.ready
  const one = await startWriter(databaseOf(dataDir), 1)
  await until('some rows', () => one.acknowledged.length > 50)
  process.kill(postmasterOf(dataDir), 'SIGKILL')
  await one.stop()
  // The portal stays; its supervisor starts the server again under the same address.
  await until('ready again', async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).status === 200, 30_000)
  const two = await startWriter(databaseOf(dataDir), 1_000_000)
  await until('more rows', () => two.acknowledged.length > 50)
  program.child.kill('SIGKILL')
  await program.exit
  await new Promise((done) => setTimeout(done, 100))
  const again = start({ dataDir, port })
  await again.ready
  await two.stop()
  expect(await missing(databaseOf(dataDir), [...one.acknowledged, ...two.acknowledged])).toEqual([])
})

test('a busy port is said in one sentence, before anything is made', async () => {
  const dataDir = folder()
  const other = createServer()
  const port = await new Promise<number>((done) => { other.listen(0, '127.0.0.1', () => { const at = other.address(); done(typeof at === 'object' && at ? at.port : 0) }) })
  const program = start({ dataDir, port })
  expect((await program.exit).code).toBe(1)
  expect(program.said().trim().split('\n')).toEqual([`Cổng mạng ${port} đang có chương trình khác dùng. Đặt PORT khác, hoặc dừng chương trình kia.`])
  expect(serversIn(dataDir)).toEqual([])
  other.close()
})

test('when the wrapper is killed, the program and the database end by themselves', { timeout: 60_000 }, async () => {
  const dataDir = folder()
  const wrapper = start({ dataDir, port: await freePort(), wrapped: true })
  await wrapper.ready
  const program = holderOf(dataDir)
  expect(program).not.toBe(wrapper.pid)
  wrapper.child.kill('SIGKILL')
  await until('program gone', () => !lives(program))
  expect(serversIn(dataDir)).toEqual([])
})

test('a command beside the running portal uses its database, and leaves it running', { timeout: 60_000 }, async () => {
  const dataDir = folder()
  const port = await freePort()
  await start({ dataDir, port }).ready
  const command = start({ dataDir, port, words: ['migrate'] })
  expect((await command.exit).code).toBe(0)
  expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200)
})

test('two starts at once on one folder: one holds the database, the other waits for it', { timeout: 60_000 }, async () => {
  const dataDir = folder()
  const both = [start({ dataDir, port: await freePort() }), start({ dataDir, port: await freePort() })]
  await Promise.all(both.map((each) => each.ready))
  expect(new Set(serversIn(dataDir).filter((pid) => pid === postmasterOf(dataDir))).size).toBe(1)
})

test.runIf(asRoot)('as an ordinary user, and as root in a folder that no other may enter, it starts alike', { timeout: 90_000 }, async () => {
  const closed = folder(0o700)
  const asRootThere = start({ dataDir: closed, port: await freePort() })
  const own = folder(0o777)
  const asNobody = start({ dataDir: `${own}/data`, port: await freePort(), uid: 65534 })
  await Promise.all([asRootThere.ready, asNobody.ready])
  asNobody.child.kill('SIGTERM')
  asRootThere.child.kill('SIGTERM')
  expect((await asNobody.exit).code).toBe(0)
  expect((await asRootThere.exit).code).toBe(0)
  expect(serversIn(closed)).toEqual([])
})
