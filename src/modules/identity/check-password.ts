import { randomBytes } from 'node:crypto'
import { hash, parseOptions, verify } from '@node-rs/argon2'

/** Argon2id, 19 MiB, two passes: the least that OWASP's password storage guide accepts, 70 ms of one core. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), COST)

let nobody: Promise<string> | undefined

/** Whether the password is right. Without a hash (no such account) the same work is done, so that time tells nothing. */
export async function passwordIsRight(kept: string | null, password: string): Promise<boolean> {
  nobody ??= hash(randomBytes(24), COST)
  const against = kept ?? (await nobody)
  const right = await verify(against, password.normalize('NFKC').slice(0, 1_000))
  return right && kept !== null
}

/** Whether a kept hash was made with other costs than today's; then it is made again at the next sign-in. */
export function isOutdated(kept: string): boolean {
  const found = parseOptions(kept)
  return found.memoryCost !== COST.memoryCost || found.timeCost !== COST.timeCost || found.parallelism !== COST.parallelism
}
