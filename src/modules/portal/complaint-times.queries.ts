import { termsOn, type FeedbackTables, type Term } from '#feedback'
import type { Db } from '#platform/db'
import type { Day } from '#platform/day'
import { otherTimes, requestKinds, type Both, type ComplaintTime } from './complaint-times.words.ts'

const days = (count: number, working: boolean): Both => (working ? [`${count} ngày làm việc`, `${count} working ${count === 1 ? 'day' : 'days'}`] : [`${count} ngày`, `${count} ${count === 1 ? 'day' : 'days'}`])

const timeOf = (about: Both, term: Term): ComplaintTime => ({ about, first: days(term.acknowledgeWorkdays, true), settled: days(term.answerDays, term.answerCount === 'working') })

/** Within how long each kind is first answered and settled: the terms that requests are held to, then the operator's other promises. */
export async function complaintTimesOn(db: Db<FeedbackTables>, day: Day): Promise<readonly ComplaintTime[]> {
  const terms = await termsOn(db, day)
  const held = (Object.keys(requestKinds) as (keyof typeof requestKinds)[]).flatMap((kind) => {
    const term = terms.get(kind)
    return term ? [timeOf(requestKinds[kind], term)] : []
  })
  return [...held, ...otherTimes]
}
