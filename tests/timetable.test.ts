import { parseCrontab } from 'graphile-worker'
import { expect, test } from 'vitest'
import { timetableOf } from '#platform/jobs'
import { jobs } from '../src/worker.ts'

test('the timetable of all jobs is one that the runner takes, and no two jobs bear one name', () => {
  expect(parseCrontab(timetableOf(jobs)).length).toBe(jobs.filter((each) => each.cron).length)
  expect(new Set(jobs.map((each) => each.name)).size).toBe(jobs.length)
})

test('hours are those of Vietnam, also several of them', () => {
  expect(timetableOf([{ name: 'a', cron: '20 3 * * *' }, { name: 'b', cron: '2 5,17 * * *' }, { name: 'c', cron: '25 */2 * * *' }, { name: 'd', cron: '5 * * * *' }, { name: 'e' }])).toBe(
    ['20 20 * * * a ?max=3', '2 22,10 * * * b ?max=3', '25 */2 * * * c ?max=3', '5 * * * * d ?max=3'].join('\n'))
})
