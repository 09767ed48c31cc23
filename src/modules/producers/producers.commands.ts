/** The operator links a producer to the telephone of whoever acts for it. */
import { findPersonOfPhone, parsePhone, personOfPhone, phoneOf, showPhone, type IdentityTables } from '#identity'
import type { Command, CommandContext } from '#platform/command'
import { showMoment } from '#platform/day'
import { cleanText } from '#platform/web'
import { addMember, endMember } from './add-member.ts'
import { findMembers, findProducersOf, isMember } from './members.queries.ts'
import { findProducerBySlug, type ProducerView } from './producers.queries.ts'
import type { MemberRole, ProducersTables } from './producers.tables.ts'

type Tables = ProducersTables & IdentityTables
type Context = CommandContext<Tables>
type Values = Record<string, string | boolean | undefined>
const ROLES: Readonly<Record<MemberRole, string>> = { owner: 'chủ cơ sở', staff: 'người làm', 'officer-deputy': 'cán bộ làm thay' }
const options = { producer: { type: 'string' }, phone: { type: 'string' } } as const

class Wrong extends Error {}

async function askedProducer(context: Context, values: Values): Promise<ProducerView> {
  const slug = typeof values['producer'] === 'string' ? values['producer'] : ''
  const found = await findProducerBySlug(context.store.now, slug)
  if (!found) throw new Wrong(`Không có chủ thể “${slug}”. --producer là phần cuối của địa chỉ trang chủ thể.`)
  return found
}

function askedPhone(values: Values): string {
  const read = parsePhone(typeof values['phone'] === 'string' ? values['phone'] : '')
  if (read.kind === 'old') throw new Wrong(`--phone theo đầu số cũ; số mới có phải là ${read.suggested}?`)
  if (read.kind !== 'mobile') throw new Wrong('--phone cần một số di động Việt Nam, ví dụ 0912345678.')
  return read.e164
}

const saying = (run: (context: Context, values: Values) => Promise<number>): Command<Tables>['run'] => async (context, { values }) => {
  try {
    return await run(context, values)
  } catch (fault) {
    if (!(fault instanceof Wrong)) throw fault
    context.say(fault.message)
    return 2
  }
}

export const producersCommands: readonly Command<Tables>[] = [
  {
    name: 'producer link', summary: 'Cho người giữ số điện thoại này làm việc thay cho một chủ thể, theo sự đồng ý đã ghi.',
    usage: '--producer ĐỊA-CHỈ --phone SỐ --consent "Ai đồng ý điều gì, ngày nào, bằng cách nào" [--role owner|staff|officer-deputy]',
    options: { ...options, consent: { type: 'string' }, role: { type: 'string' } },
    run: saying(async (context, values) => {
      const role = (Object.keys(ROLES) as MemberRole[]).find((each) => each === (values['role'] ?? 'owner'))
      if (!role) throw new Wrong(`--role cần là một trong: ${Object.keys(ROLES).join(', ')}.`)
      const consentWords = cleanText(typeof values['consent'] === 'string' ? values['consent'] : '', 2_000)
      if (consentWords === '') throw new Wrong('Thiếu --consent: lời đồng ý của chủ thể, ghi rõ ngày và cách họ đồng ý (Luật 91/2025/QH15).')
      const [e164, producer, now] = [askedPhone(values), await askedProducer(context, values), context.clock()]
      const added = await context.store.transaction(async (tx) => addMember(tx, { producerId: producer.id, personId: await personOfPhone(tx, e164, now), role, byId: null, consentWords, consentAt: now }, now))
      context.say(added.kind === 'added' ? `${showPhone(e164)} nay là ${ROLES[role]} của ${producer.name}. Người đó vào bằng số điện thoại ở /vao.` : `${showPhone(e164)} đã là ${ROLES[added.role]} của ${producer.name}.`)
      return 0
    }),
  },
  {
    name: 'producer unlink', summary: 'Thôi cho người giữ số điện thoại này làm việc thay cho một chủ thể.', usage: '--producer ĐỊA-CHỈ --phone SỐ', options,
    run: saying(async (context, values) => {
      const [e164, producer] = [askedPhone(values), await askedProducer(context, values)]
      const personId = await findPersonOfPhone(context.store.now, e164)
      const works = personId !== null && (await isMember(context.store.now, personId, producer.id)) !== null
      const ended = works && await context.store.transaction((tx) => endMember(tx, producer.id, personId, null, context.clock()))
      context.say(ended ? 'Đã thôi.' : 'Người này không làm việc cho chủ thể đó.')
      return ended ? 0 : 1
    }),
  },
  {
    name: 'producer members', summary: 'Ai làm việc thay cho một chủ thể, hoặc một số điện thoại làm thay cho những chủ thể nào.', usage: '--producer ĐỊA-CHỈ | --phone SỐ', options,
    run: saying(async (context, values) => {
      const db = context.store.now
      if (values['producer'] === undefined) {
        const personId = await findPersonOfPhone(db, askedPhone(values))
        for (const each of personId ? await findProducersOf(db, personId) : []) context.out(`${each.slug}\t${each.name}\t${ROLES[each.role]}\n`)
        return 0
      }
      const producer = await askedProducer(context, values)
      for (const each of await findMembers(db, producer.id)) {
        const e164 = await phoneOf(db, each.personId)
        context.out(`${e164 ? showPhone(e164) : each.personId}\t${ROLES[each.role]}\ttừ ${showMoment(each.startsAt)}\n`)
      }
      return 0
    }),
  },
]
