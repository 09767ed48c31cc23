import { beforeAll, expect, test } from 'vitest'
import { geographyOf } from '#geography'
import { today } from '#platform/day'
import { testPortal, type TestPortal } from '#tests/portal'
import { Visitor } from '#tests/visitor'
import { loadStory } from '../../story.ts'
import { portalCommands } from './portal.commands.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await testPortal()
  await portal.store.transaction((tx) => loadStory(tx, today(() => portal.at), portal.at))
  await portal.refresh()
})
const ask = (path: string, host = 'localhost'): Promise<Response> => new Visitor(portal).get(path, { host })
const read = async (path: string, host?: string): Promise<string> => (await ask(path, host)).text()
const mainOf = (page: string): string => page.split('<main')[1]!.split('</main>')[0]!

async function run(...words: string[]): Promise<{ code: number; out: string; said: string }> {
  let out = ''
  let said = ''
  const command = portalCommands.find((each) => each.name === words.slice(0, each.name.split(' ').length).join(' '))!
  const rest = words.slice(command.name.split(' ').length)
  const values = Object.fromEntries(rest.flatMap((word, at) => (word.startsWith('--') ? [[word.slice(2), rest[at + 1]!]] : [])))
  const code = await command.run({ store: portal.store, clock: () => portal.at, url: portal.url, out: (text) => { out += text }, say: (text) => { said += text }, drain: async () => undefined }, { values, words: rest.filter((word) => !word.startsWith('--')) })
  return { code, out, said }
}

test('the front page has one search field, the 34 channels, Hoàng Sa and Trường Sa, and faces that are called samples', async () => {
  const page = await read('/')
  expect(page.match(/type="search"/g)).toHaveLength(1)
  const slugs = new Set([...page.matchAll(/href="\/kenh\/([a-z-]+)"/g)].map((found) => found[1]))
  expect(slugs.size).toBe(34)
  const said = page.replace(/<[^>]+>/g, '')
  for (const words of ['Quần đảo Hoàng Sa, thuộc Đà Nẵng', 'Quần đảo Trường Sa, thuộc Khánh Hoà', 'không phải người thật', 'thứ ba 24/11/2026']) expect(said.includes(words), words).toBe(true)
  expect(await read('/en')).toContain('Today, Tuesday 24/11/2026')
})

test('samples are shown but no figure counts them', async () => {
  const figures = [...mainOf(await read('/')).split('Ba con số')[1]!.matchAll(/<b class="num">([\d.]+)<\/b>/g)].map((found) => found[1])
  expect(figures).toEqual(['0', '0', '0'])
  const channel = mainOf(await read('/kenh/vinh-long'))
  expect(channel).toContain('Mật hoa dừa mẫu')
  expect(channel).not.toContain('class="figs')
})

test('each of the 34 channels answers, in both tongues, in its own colours', async () => {
  for (const province of (await geographyOf(portal.store.read)).provinces()) {
    const answer = await ask(`/kenh/${province.slug}`)
    expect(answer.status, province.slug).toBe(200)
    const page = await answer.text()
    expect(page).toMatch(/<body class="face face-[a-z]+">/)
    expect(page).toContain(`<h1>${province.name}</h1>`)
    expect((await ask(`/en/kenh/${province.slug}`)).status, province.slug).toBe(200)
  }
}, 60_000)

test('the name of each of the 63 former provinces leads to where it is today', async () => {
  const places = await geographyOf(portal.store.read)
  for (const province of places.provinces()) {
    for (const former of places.formerOf(province.code)) {
      const answer = await ask(`/kenh/${former.slug}`)
      if (former.slug === province.slug) expect(answer.status, former.slug).toBe(200)
      else {
        expect(answer.status, former.slug).toBe(301)
        expect(answer.headers.get('location'), former.slug).toBe(`/kenh/${province.slug}?tu=${former.slug}`)
      }
    }
  }
  expect((await ask('/en/kenh/tra-vinh')).headers.get('location')).toBe('/en/kenh/vinh-long?tu=tra-vinh')
}, 60_000)

test('a neighbourhood shows its own products, the whole channel shows all', async () => {
  const neighbourhood = mainOf(await read('/kenh/vinh-long?tu=ben-tre'))
  expect(neighbourhood).toContain('<h1>Bến Tre</h1>')
  expect(neighbourhood).toContain('Bánh phồng nếp mẫu')
  expect(neighbourhood).not.toContain('Mật hoa dừa mẫu')
  expect(mainOf(await read('/kenh/vinh-long'))).toContain('Bánh phồng nếp mẫu')
  expect(mainOf(await read('/kenh/vinh-long?tu=khong-co'))).toContain('<h1>Vĩnh Long</h1>')
})

test('a channel with nothing yet says so and invites', async () => {
  const page = mainOf(await read('/kenh/lai-chau'))
  expect(page).toContain('Lai Châu chưa có sản phẩm nào trên Cổng')
  expect(page).toContain('/ve-cong/tham-gia')
})

test('a province that does not exist is not found', async () => {
  for (const slug of ['atlantis', 'Vinh-Long', 'vinh-long%20', '..%2f']) expect((await ask(`/kenh/${slug}`)).status, slug).toBe(404)
})

test('a province’s channel is served at its own host; other channels are at the national one', async () => {
  const host = 'ocop.vinhlong.example'
  expect(mainOf(await read('/', host))).toContain('Sản vật của mỗi xã')
  expect(await run('channel', 'host', 'add', 'OCOP.VinhLong.example.', 'tra-vinh')).toMatchObject({ code: 0, out: `${host} → vinh-long\n`, said: 'Trà Vinh nay thuộc Vĩnh Long.' })
  expect(mainOf(await read('/', host))).toContain('<h1>Vĩnh Long</h1>')
  expect(mainOf(await read('/', `${host}:8443`))).toContain('<h1>Vĩnh Long</h1>')
  expect(mainOf(await read('/?tu=ben-tre', host))).toContain('<h1>Bến Tre</h1>')
  expect(await read('/', host)).toMatch(/<link rel="canonical" href="http:\/\/[^"]+\/kenh\/vinh-long"/)
  expect((await ask('/kenh/vinh-long', host)).headers.get('location')).toBe('/')
  expect((await ask('/kenh/tra-vinh', host)).headers.get('location')).toBe('/?tu=tra-vinh')
  expect((await ask('/en/kenh/ha-tinh', host)).headers.get('location')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/en\/kenh\/ha-tinh$/)
  expect((await ask('/kenh', host)).headers.get('location')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/kenh$/)
  expect(mainOf(await read('/'))).toContain('Sản vật của mỗi xã')
  expect(await run('channel', 'host', 'list')).toMatchObject({ out: `${host}\tvinh-long\n` })
  expect(await run('channel', 'host', 'remove', host)).toMatchObject({ code: 0 })
  expect(mainOf(await read('/', host))).toContain('Sản vật của mỗi xã')
})

test('the operator is told what was said wrongly', async () => {
  expect((await run('channel', 'host', 'add', 'khong hop le', 'vinh-long')).code).toBe(2)
  expect((await run('channel', 'host', 'add', 'a.example')).code).toBe(2)
  expect(await run('channel', 'host', 'add', 'a.example', 'atlantis')).toMatchObject({ code: 1, said: expect.stringContaining('Không có tỉnh') })
  expect((await run('channel', 'host', 'remove', 'a.example')).code).toBe(1)
  expect((await run('operator', 'set', '--email', 'sai')).code).toBe(2)
  expect(await run('operator', 'set', '--name', 'Văn phòng Mẫu', '--data-contact', 'Người Mẫu')).toMatchObject({ code: 0 })
  expect((await run('operator', 'show')).out).toContain('--data-contact\tNgười Mẫu')
})
