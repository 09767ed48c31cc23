/** What somebody takes along from the page about their own data. */
import { Unpacker, zipEntries } from '#platform/zip-read'
import type { Visitor } from '#tests/visitor'

type Parts = Readonly<Record<string, Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>>>

export async function takeData(who: Visitor): Promise<{ readonly answer: Response; readonly parts: Parts; readonly page: string; readonly json: string }> {
  const answer = await who.post('/toi/du-lieu/tai')
  const bytes = new Uint8Array(await answer.arrayBuffer())
  const [entries, unpacker] = [zipEntries(bytes), new Unpacker(bytes)]
  const text = (name: string): string => new TextDecoder().decode(unpacker.whole(entries.get(name)!, 10_000_000))
  const json = text('du-lieu.json')
  return { answer, json, page: text('doc-duoc.html'), parts: (JSON.parse(json) as { parts: Parts }).parts }
}
