/** How often the suggested product group is the one a reader gave (bench/cases/groups-150.csv). One line of JSON; `--show` lists what differs. */
import { suggestGroup } from '../src/modules/intake/product-group.rules.ts'
import { readCases } from './cases.ts'

const cases = readCases('groups-150.csv')
let right = 0
let allowed = 0
let none = 0
const sure = { right: 0, all: 0 }
for (const { name, producer, group, also } of cases) {
  const said = suggestGroup(name!, producer || null)
  const fits = said?.code === group
  if (fits) right++
  if (fits || (said && said.code === also)) allowed++
  if (!said) none++
  if (said?.certainty === 'high') {
    sure.all++
    if (fits) sure.right++
  }
  if (!fits && process.argv.includes('--show')) console.error(`${name} | ${group} ${also} | ${said?.code} ${said?.certainty} ‹${said?.because}›`)
}
const share = (part: number, whole: number): number => Math.round((part / whole) * 1000) / 10
console.log(JSON.stringify({ bench: 'groups', names: cases.length, right, rightPercent: share(right, cases.length), rightOrSecondReading: allowed, none, sure: sure.all, sureRightPercent: share(sure.right, sure.all), goalPercent: 90 }))
