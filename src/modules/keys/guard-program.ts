/** The guards of addresses that programs call with a key. */
import type { ProducersTables } from '#producers'
import { bearerOf } from '#platform/api'
import { config } from '#platform/config'
import { RateLimit } from '#platform/limit'
import { Refusal } from '#platform/refusal'
import { hashToken } from '#platform/session'
import { storeOf, type Ctx, type Guard, type Program } from '#platform/web'
import { noteUse } from './change-key.ts'
import { SECRET, type Scope } from './key.rules.ts'
import { findKey } from './keys.queries.ts'
import type { KeysTables } from './keys.tables.ts'

type Tables = KeysTables & ProducersTables
type MiddlewareHandler = (...parts: Parameters<Guard>) => Promise<void>
/** One count for each key in this process, whichever addresses it calls from. */
const limit = new RateLimit(config.apiPerMinute)

/** The program whose key was shown; null when none was. A key that is no good is refused, not overlooked. */
export async function programOf(c: Ctx, scope: Scope): Promise<Program | null> {
  const secret = bearerOf(c)
  if (secret === null || !secret.startsWith('ocop_')) return null
  const now = c.get('clock')()
  const store = storeOf<Tables>(c)
  const found = SECRET.test(secret) ? await findKey(store.now, hashToken(secret), now) : null
  if (!found) {
    c.header('www-authenticate', 'Bearer error="invalid_token"')
    throw new Refusal('sign-in-needed', 'Khóa này không dùng được: sai, đã thu hồi hoặc đã hết hạn. Tạo khóa mới ở /ban-hang/ket-noi.')
  }
  const { wait } = limit.perMinute === 0 ? { wait: 0 } : limit.take(found.program.keyId, now.getTime())
  if (wait > 0) throw new Refusal('too-many', `Mỗi khóa được ${limit.perMinute} yêu cầu mỗi phút. Chờ ${Math.ceil(wait)} giây rồi gọi lại.`, wait)
  if (!found.program.scopes.includes(scope)) throw new Refusal('not-allowed', `Khóa này không có quyền ${scope}.`)
  if (found.usedAt === null || now.getTime() - found.usedAt.getTime() > 60_000) await store.transaction((tx) => noteUse(tx, found.program.keyId, now))
  return found.program
}

/** Lets in programs whose key holds the scope; nobody by signing in. */
export function program(scope: Scope): Guard {
  const guard: MiddlewareHandler = async (c, next) => {
    const found = await programOf(c, scope)
    if (!found) {
      if (c.get('actor')) throw new Refusal('not-allowed', 'Địa chỉ này dành cho chương trình, gọi bằng khóa API.')
      c.header('www-authenticate', 'Bearer')
      throw new Refusal('sign-in-needed', 'Cần khóa API trong dòng Authorization: Bearer ocop_….')
    }
    c.set('program', found)
    await next()
  }
  return Object.assign(guard, { who: 'program' })
}
