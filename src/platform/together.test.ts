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
const settled = async (): Promise<void> => { for (let turn = 0; turn < 3; turn++) await new Promise((done) => { setImmediate(done) }) }

test('questions of the same moment are asked together, those that come meanwhile after them, each gets its own answer', async () => {
  const { runs, together, answer } = slow()
  const asked = [1, 2].map((each) => together.ask(each))
  await settled()
  expect(runs).toEqual([[1, 2]])
  asked.push(...[3, 4, 5, 6].map((each) => together.ask(each)))
  await settled()
  expect(runs).toEqual([[1, 2]])
  answer()
  await settled()
  expect(runs).toEqual([[1, 2], [3, 4, 5]])
  answer()
  await settled()
  answer()
  expect(await Promise.all(asked)).toEqual([10, 20, 30, 40, 50, 60])
  expect(runs).toEqual([[1, 2], [3, 4, 5], [6]])
})

test('a statement that fails fails those who waited for it and nobody else', async () => {
  const { together, answer, fail } = slow()
  const first = together.ask(1)
  await settled()
  const second = together.ask(2)
  await settled()
  fail()
  await expect(first).rejects.toThrow('gone')
  await settled()
  answer()
  expect(await second).toBe(20)
})
