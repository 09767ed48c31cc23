/** When an office must have acknowledged and answered. */
import { addDays, type Day } from '#platform/day'
import { addWorkdays, type Holidays } from '#platform/workday'

/** A term as the law or our promise sets it, with its source. */
export interface Term {
  readonly acknowledgeWorkdays: number
  readonly answerDays: number
  readonly answerCount: 'working' | 'calendar'
  readonly citation: string
}

/** The last days on which to acknowledge and to answer what was filed on a day; the day of filing is not counted. */
export function dueDays(term: Term, filedOn: Day, calendar: Holidays): { readonly acknowledgeBy: Day; readonly answerBy: Day } {
  return {
    acknowledgeBy: addWorkdays(filedOn, term.acknowledgeWorkdays, calendar),
    answerBy: term.answerCount === 'working' ? addWorkdays(filedOn, term.answerDays, calendar) : addDays(filedOn, term.answerDays),
  }
}

/** What a request waits for on a day. A term is missed on the day after it ends. */
export type Urgency = 'done' | 'in-time' | 'due-today' | 'acknowledgement-missed' | 'answer-missed'

export function urgencyOn(request: { readonly open: boolean; readonly acknowledged: boolean; readonly acknowledgeBy: Day; readonly answerBy: Day }, day: Day): Urgency {
  if (!request.open) return 'done'
  if (day > request.answerBy) return 'answer-missed'
  if (!request.acknowledged && day > request.acknowledgeBy) return 'acknowledgement-missed'
  return day === request.answerBy || (!request.acknowledged && day === request.acknowledgeBy) ? 'due-today' : 'in-time'
}
