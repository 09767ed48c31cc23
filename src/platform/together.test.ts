import { expect, test } from 'vitest'
import { Together } from './together.ts'

/** A database that answers when it is told to. */
function slow(): { runs: number[][]; together: Together<number, number>; answer(): void; fail(): void } {
  const runs: number[][] = []
  const open: { done: (answers: number[]) => void; fail: (fault: Error) => void; asks: readonly number[] }[] = []
  const together = new Together<number, number>((asks) => {
    runs.push([...asks])
    return new Promise((done, fail) => open.push({ asks, done, fail }))
  }, { atOnce: 1, most: 3 })
  return { runs, together, answer: () => { const { asks, done } = open.shift()!; done(asks.map((each) => each * 10)) }, fail: () => open.shift()!.fail(new Error('gone')) }
}
const settled = (): Promise<void> => new Promise((done) => { setImmediate(done) })

test('a lone question is asked at once, those that come meanwhile are asked together, each gets its own answer', async () => {
  const { runs, together, answer } = slow()
  const asked = [1, 2, 3, 4, 5].map((each) => together.ask(each))
  expect(runs).toEqual([[1]])
  answer()
  await settled()
  expect(runs).toEqual([[1], [2, 3, 4]])
  answer()
  await settled()
  answer()
  expect(await Promise.all(asked)).toEqual([10, 20, 30, 40, 50])
  expect(runs).toEqual([[1], [2, 3, 4], [5]])
})

test('a statement that fails fails those who waited for it and nobody else', async () => {
  const { together, answer, fail } = slow()
  const first = together.ask(1)
  const second = together.ask(2)
  fail()
  await expect(first).rejects.toThrow('gone')
  await settled()
  answer()
  expect(await second).toBe(20)
})
