import { dayOf, showMoment } from '#platform/day'
import { sql, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { readSetting } from '#platform/settings'
import { tongue } from '#platform/tongue'
import type { AftersaleTables, ComplaintKind, ComplaintLevel, ComplaintOutcome, ComplaintWish } from './aftersale.tables.ts'
import { kindWords, outcomeWords } from './aftersale.words.ts'
import { aboutOrder } from './thread.queries.ts'
import { complaintTerms, dueOf, nextLevel, passesUpItself } from './terms.rules.ts'
import { tellBuyer, tellOfficers, tellSeller, writeEntry, type AboutOrder, type By, type NewEntry, type Tables } from './write-entry.ts'

const vi = tongue('vi')
type Said = Pick<NewEntry, 'body' | 'key' | 'photos'>

async function nextCode(tx: Tx<AftersaleTables>, now: Date): Promise<string> {
  const year = Number(dayOf(now).slice(0, 4))
  const [row] = await sql<{ last: number }>(tx, 'aftersale.next-code', 'insert into aftersale.code_numbers as kept (year, last) values ($1, 1) on conflict (year) do update set last = kept.last + 1 returning last', [year])
  return `KN-${String(year % 100).padStart(2, '0')}-${String(row!.last).padStart(6, '0')}`
}

/** Takes a complaint in and starts its clock. Null when one is open already for this order: what was sent stands there, or is that one. */
export async function fileComplaint(tx: Tx<Tables>, order: AboutOrder, by: By, asked: { readonly kind: ComplaintKind; readonly wants: ComplaintWish } & Said, now: Date): Promise<string | null> {
  const terms = await readSetting(tx, complaintTerms)
  const due = dueOf(terms.kinds[asked.kind], now)
  const [id, code] = [newId<'complaint'>(), await nextCode(tx, now)]
  const made = await sql(tx, 'aftersale.file', `
    insert into aftersale.complaints (id, code, order_id, kind, wants, state, level, filed_at, first_answer_by, solve_by, citation, level_at) values ($1, $2, $3, $4, $5, 'open', 'seller', $6, $7, $8, $9, $6)
    on conflict (order_id) where state = 'open' do nothing returning 1`, [id, code, order.id, asked.kind, asked.wants, now, due.firstAnswerBy, due.solveBy, terms.citation])
  if (made.length === 0) return null
  if (!(await writeEntry(tx, order, by, { ...asked, kind: 'filed', complaintId: id }, now))) throw new Error(`${order.code}: the key of an older entry`)
  await tellSeller(tx, order, `khách khiếu nại đơn ${order.code} (${kindWords(vi, asked.kind).toLowerCase()}). Trả lời trước ${showMoment(due.firstAnswerBy)}:`, 'complaint', now)
  return code
}

interface Held { readonly id: string; readonly code: string; readonly orderId: string; readonly level: ComplaintLevel; readonly answered: boolean; readonly firstAnswerBy: Date; readonly solveBy: Date; readonly levelAt: Date }

/** The open complaint, held until the transaction ends; null when it has ended. */
async function hold(tx: Tx<AftersaleTables>, id: string): Promise<Held | null> {
  return (await sql<Held>(tx, 'aftersale.hold', `
    select id, code, order_id as "orderId", level, answered_at is not null as answered, first_answer_by as "firstAnswerBy", solve_by as "solveBy", level_at as "levelAt" from aftersale.complaints where id = $1 and state = 'open' for update`, [id]))[0] ?? null
}

/** An answer of the seller or of an office; the first of them stops the clock of the first answer. */
export async function answerComplaint(tx: Tx<Tables>, id: string, by: By, said: Said, now: Date): Promise<boolean> {
  const held = await hold(tx, id)
  if (!held) return false
  const order = (await aboutOrder(tx, held.orderId))!
  if (!(await writeEntry(tx, order, by, { ...said, kind: 'answered', complaintId: id }, now))) return true
  await sql(tx, 'aftersale.answered', 'update aftersale.complaints set answered_at = coalesce(answered_at, $2) where id = $1', [id, now])
  await tellBuyer(tx, order, `khiếu nại ${held.code} đã được trả lời. Xem và nói tiếp:`, 'complaint', now)
  if (by.kind === 'officer') await tellSeller(tx, order, `cán bộ đã trả lời khiếu nại ${held.code}:`, 'complaint', now)
  return true
}

/** Asks the next office: by the buyer's wish, an officer's, or because nobody answered in time. False above the province and once it has ended. */
export async function passUp(tx: Tx<Tables>, id: string, by: By, said: Said, now: Date): Promise<boolean> {
  const held = await hold(tx, id)
  const order = held && await aboutOrder(tx, held.orderId)
  const to = held && order ? nextLevel(held.level, order.communeCode !== null) : null
  if (!held || !order || to === null) return false
  if (!(await writeEntry(tx, order, by, { ...said, kind: 'passed-up', complaintId: id }, now))) return true
  await sql(tx, 'aftersale.pass-up', 'update aftersale.complaints set level = $2, level_at = $3 where id = $1', [id, to, now])
  await tellOfficers(tx, order, to === 'commune' ? order.communeCode : order.provinceCode, `khiếu nại ${held.code} về ${order.sellerName} cần bạn giúp, xong trước ${showMoment(held.solveBy)}:`, held.code, now)
  if (by.kind !== 'buyer') await tellBuyer(tx, order, `khiếu nại ${held.code} đã chuyển lên ${to === 'commune' ? 'xã, phường' : 'văn phòng OCOP tỉnh'}.`, 'complaint', now)
  return true
}

/** Ends a complaint, with what came of it: by the buyer, or by an officer's decision; never by itself. */
export async function endComplaint(tx: Tx<Tables>, id: string, by: By, outcome: ComplaintOutcome, said: Said, now: Date): Promise<boolean> {
  const held = await hold(tx, id)
  if (!held) return false
  const order = (await aboutOrder(tx, held.orderId))!
  if (!(await writeEntry(tx, order, by, { ...said, kind: 'ended', complaintId: id }, now))) return true
  await sql(tx, 'aftersale.end', `update aftersale.complaints set state = 'ended', ended_at = $2::timestamptz, outcome = $3, answered_at = coalesce(answered_at, case when $4 then $2::timestamptz end) where id = $1`, [id, now, outcome, by.kind === 'officer'])
  if (by.kind !== 'buyer') await tellBuyer(tx, order, `khiếu nại ${held.code} kết thúc: ${outcomeWords(vi, outcome)}.`, 'complaint', now)
  await tellSeller(tx, order, `khiếu nại ${held.code} kết thúc: ${outcomeWords(vi, outcome)}.`, 'complaint', now)
  return true
}

/** Passes up whatever nobody has answered in time. Gives how many. */
export async function passUpLate(tx: Tx<Tables>, now: Date): Promise<number> {
  const { levelDays } = await readSetting(tx, complaintTerms)
  const open = await sql<Held>(tx, 'aftersale.open', `
    select id, code, order_id as "orderId", level, answered_at is not null as answered, first_answer_by as "firstAnswerBy", solve_by as "solveBy", level_at as "levelAt" from aftersale.complaints
    where state = 'open' and level <> 'province' and (first_answer_by < $1 or solve_by < $1 or level = 'commune') order by solve_by for update skip locked limit 500`, [now])
  const late = open.filter((each) => passesUpItself(each, levelDays, now))
  for (const each of late) await passUp(tx, each.id, { kind: 'system', id: null, name: '' }, { body: '', key: `up:${each.id}:${each.level}` }, now)
  return late.length
}
