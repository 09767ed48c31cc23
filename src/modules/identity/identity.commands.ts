/** The operator makes officers' accounts; nobody can sign up by themselves. */
import type { Command, CommandContext } from '#platform/command'
import { publicUrl } from '#platform/config'
import { parseDay, showDay, showMoment, today, type Day } from '#platform/day'
import { tongue } from '#platform/tongue'
import { cleanText } from '#platform/web'
import type { NoticesTables } from '#notices'
import { linkOutside } from './link-outside.ts'
import { outsideProvider } from './oidc.connector.ts'
import { addOfficer, endRoles, giveRole, invite } from './add-officer.ts'
import { movePhone } from './change-phone.ts'
import { parsePhone, showPhone } from './phone.rules.ts'
import type { IdentityTables } from './identity.tables.ts'
import { roleName } from './identity.words.ts'
import { findPerson, listOfficers } from './person.queries.ts'
import { readRole, ROLES, type Role } from './roles.rules.ts'
import { signInKey } from './sign-in.ts'

type Values = Record<string, string | boolean | undefined>
type Context = CommandContext<IdentityTables & NoticesTables>
const t = tongue('vi')
const text = (values: Values, name: string): string | undefined => (typeof values[name] === 'string' ? values[name] : undefined)
const role = { role: { type: 'string' }, unit: { type: 'string' }, from: { type: 'string' }, to: { type: 'string' } } as const
const person = { 'sign-in': { type: 'string' } } as const
const roleUsage = `--unit VN|<mã tỉnh 2 số>|<mã xã 5 số> --role ${ROLES.join('|')} [--from NĂM-THÁNG-NGÀY] [--to NĂM-THÁNG-NGÀY]`

class Wrong extends Error {}

function askedRole(values: Values, clock: Context['clock']): { role: Role; unit: string; fromOn: Day; toOn?: Day } {
  const named = readRole(text(values, 'role') ?? '')
  if (!named) throw new Wrong(`--role cần là một trong: ${ROLES.join(', ')}.`)
  const unit = text(values, 'unit')
  if (!unit) throw new Wrong('Thiếu --unit.')
  const day = (name: string): Day | undefined => {
    const typed = text(values, name)
    if (typed === undefined) return undefined
    const read = parseDay(typed)
    if (!read) throw new Wrong(`--${name} ${typed}: không có ngày này. Viết như 2026-11-24.`)
    return read
  }
  const toOn = day('to')
  return { role: named, unit, fromOn: day('from') ?? today(clock), ...(toOn ? { toOn } : {}) }
}

async function asked(context: Context, values: Values): Promise<string> {
  const typed = text(values, 'sign-in')
  if (typed === undefined) throw new Wrong('Thiếu --sign-in: tên đăng nhập của người đó (xem bằng lệnh officer list).')
  const found = await findPerson(context.store.now, signInKey(typed))
  if (!found) throw new Wrong(`Không có ai với tên đăng nhập “${typed}”.`)
  return found
}

function askedPhone(values: Values, name: string): string {
  const read = parsePhone(text(values, name) ?? '')
  if (read.kind !== 'mobile') throw new Wrong(`--${name} cần một số di động Việt Nam, ví dụ 0912345678${read.kind === 'old' ? `; số mới có phải là ${read.suggested}?` : '.'}`)
  return read.e164
}

/** Says what was asked wrongly instead of failing. */
const saying = (run: (context: Context, values: Values) => Promise<number>): Command<IdentityTables & NoticesTables>['run'] => async (context, { values }) => {
  try {
    return await run(context, values)
  } catch (fault) {
    if (!(fault instanceof Wrong)) throw fault
    context.say(fault.message)
    return 2
  }
}

function sayLink(context: Context, token: string, endsAt: Date): void {
  context.out(`${publicUrl()}/moi/${token}\n`)
  context.say(`Gửi liên kết này cho đúng người, qua đường riêng. Dùng một lần, đến ${showMoment(endsAt)}.`)
}

const unfit = 'Đơn vị không hợp với vai trò: xã dùng mã 5 số, tỉnh mã 2 số, trung ương và vận hành dùng VN.'

export const identityCommands: readonly Command<IdentityTables & NoticesTables>[] = [
  {
    name: 'officer add', summary: 'Tạo tài khoản cán bộ và in liên kết mời.', usage: `--name "Họ tên" ${roleUsage} [--sign-in TÊN]`,
    options: { name: { type: 'string' }, ...role, ...person },
    run: saying(async (context, values) => {
      const name = text(values, 'name')
      if (!name) throw new Wrong('Thiếu --name.')
      const officer = { name, ...askedRole(values, context.clock), signInName: text(values, 'sign-in') }
      const added = await context.store.transaction(async (tx) => {
        const made = await addOfficer(tx, null, officer, context.clock())
        if (made.kind !== 'added') throw new Wrong(made.kind === 'unit-does-not-fit' ? unfit : made.kind === 'name-taken' ? 'Tên đăng nhập này đã có người dùng.' : 'Tên đăng nhập cần 3 đến 100 ký tự: chữ thường không dấu, số, dấu . _ @ -')
        return made
      })
      context.say(`Tên đăng nhập: ${added.signInName}`)
      sayLink(context, added.token, added.endsAt)
      return 0
    }),
  },
  {
    name: 'officer give', summary: 'Giao thêm một vai trò cho người đã có tài khoản.', usage: `--sign-in TÊN ${roleUsage}`,
    options: { ...role, ...person },
    run: saying(async (context, values) => {
      const [personId, held] = [await asked(context, values), askedRole(values, context.clock)]
      if (!(await context.store.transaction((tx) => giveRole(tx, null, { personId, ...held }, context.clock())))) throw new Wrong(unfit)
      context.say('Đã giao.')
      return 0
    }),
  },
  {
    name: 'officer invite', summary: 'In liên kết mời mới: cho người chưa nhận tài khoản, quên mật khẩu hoặc mất điện thoại. Liên kết cũ thôi dùng được.', usage: '--sign-in TÊN',
    options: { ...person },
    run: saying(async (context, values) => {
      const personId = await asked(context, values)
      const made = await context.store.transaction((tx) => invite(tx, null, personId, context.clock()))
      sayLink(context, made.token, made.endsAt)
      return 0
    }),
  },
  {
    name: 'officer list', summary: 'Ai giữ vai trò gì, ở đâu, đến khi nào.', usage: '[--json]',
    options: { json: { type: 'boolean' } },
    run: saying(async (context, values) => {
      const lines = await listOfficers(context.store.now, today(context.clock), context.clock())
      if (values['json']) context.out(`${JSON.stringify(lines, null, 2)}\n`)
      else for (const line of lines) {
        const state = line.ready ? (line.signedInAt ? `đăng nhập gần nhất ${showMoment(line.signedInAt)}` : 'đã nhận tài khoản') : line.invitedUntil ? `mời đến ${showMoment(line.invitedUntil)}` : 'liên kết mời đã hết hạn'
        const held = line.roles.map((each) => `${roleName(each.role, t)} ${each.unit} từ ${showDay(each.fromOn)}${each.toOn ? ` đến ${showDay(each.toOn)}` : ''}`)
        context.out(`${line.signInName}\t${line.name}\t${held.join('; ') || 'không còn vai trò'}\t${state}\n`)
      }
      return 0
    }),
  },
  {
    name: 'officer end', summary: 'Thôi vai trò ngay: mọi vai trò, hoặc chỉ vai trò và đơn vị nêu ra. Không còn vai trò nào thì mọi phiên kết thúc.', usage: '--sign-in TÊN [--role VAI-TRÒ] [--unit MÃ]',
    options: { ...person, role: { type: 'string' }, unit: { type: 'string' } },
    run: saying(async (context, values) => {
      const personId = await asked(context, values)
      const named = text(values, 'role')
      const which = named === undefined ? undefined : readRole(named)
      if (which === null) throw new Wrong(`--role cần là một trong: ${ROLES.join(', ')}.`)
      const ended = await context.store.transaction((tx) => endRoles(tx, null, personId, { role: which, unit: text(values, 'unit') }, context.clock()))
      context.say(ended > 0 ? `Đã thôi ${ended} vai trò.` : 'Không có vai trò nào như vậy.')
      return ended > 0 ? 0 : 1
    }),
  },
  {
    name: 'officer tie', summary: 'Nối tài khoản cán bộ với tài khoản của nhà cung cấp đăng nhập (OIDC_ISSUER), theo mã người đó đưa.', usage: '--sign-in TÊN --subject MÃ',
    options: { ...person, subject: { type: 'string' } },
    run: saying(async (context, values) => {
      const [personId, subject, provider] = [await asked(context, values), cleanText(text(values, 'subject'), 500), outsideProvider()]
      if (!provider) throw new Wrong('Chưa đặt OIDC_ISSUER và OIDC_CLIENT_ID.')
      if (subject === '') throw new Wrong('Thiếu --subject: mã mà trang Nối tài khoản cho người đó xem.')
      const outcome = await context.store.transaction((tx) => linkOutside(tx, personId, { issuer: provider.settings.issuer, subject }, 'operator', null, context.clock()))
      if (outcome === 'taken') throw new Wrong('Tài khoản bên ngoài này đã nối với một người khác.')
      context.say(`Đã nối. Người đó vào bằng ${provider.settings.name}; bước hai vẫn cần nếu mức xác thực chưa đủ.`)
      return 0
    }),
  },
  {
    name: 'phone move', summary: 'Đổi số điện thoại cho người mất số cũ, sau khi đã chắc đó là họ. Mọi phiên của họ kết thúc.', usage: '--from SỐ-CŨ --to SỐ-MỚI --reason "Đã kiểm tra bằng cách nào"',
    options: { from: { type: 'string' }, to: { type: 'string' }, reason: { type: 'string' } },
    run: saying(async (context, values) => {
      const [old, fresh, reason] = [askedPhone(values, 'from'), askedPhone(values, 'to'), cleanText(text(values, 'reason'), 500)]
      if (reason === '') throw new Wrong('Thiếu --reason: đã kiểm tra người này bằng cách nào.')
      const outcome = await context.store.transaction((tx) => movePhone(tx, old, fresh, reason, context.clock()))
      if (outcome === 'unknown') throw new Wrong(`Không có ai vào cổng bằng số ${showPhone(old)}.`)
      if (outcome === 'taken') throw new Wrong(`Số ${showPhone(fresh)} đang là của một người khác.`)
      context.say(`Người đó nay vào bằng số ${showPhone(fresh)}.`)
      return 0
    }),
  },
]
