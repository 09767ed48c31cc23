import { complaintKinds, complaintKindWords, complaintTerms } from '#aftersale'
import { termsOn, type FeedbackTables, type Term } from '#feedback'
import type { Db } from '#platform/db'
import type { Day } from '#platform/day'
import { readSetting } from '#platform/settings'
import { tongue } from '#platform/tongue'
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
  const orders = await readSetting(db, complaintTerms)
  const ofOrders = complaintKinds.map((kind): ComplaintTime => {
    const { firstHours, solveDays } = orders.kinds[kind]
    return { about: [`Đơn hàng: ${complaintKindWords(tongue('vi'), kind).toLowerCase()}`, `Orders: ${complaintKindWords(tongue('en'), kind).toLowerCase()}`], first: [`${firstHours} giờ`, `${firstHours} hours`], settled: days(solveDays, false) }
  })
  return [...ofOrders, ...held, ...otherTimes]
}
