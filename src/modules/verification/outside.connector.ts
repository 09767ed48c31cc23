/** What a verifier is, and the one that takes the word of the sign-in provider about the owner of a producer. */
import { vouchedNumber, vouchedOf, type IdentityTables } from '#identity'
import type { Db } from '#platform/db'
import { showMoment } from '#platform/day'
import type { Say } from '#platform/tongue'
import type { EvidenceLevel } from './verification.tables.ts'
import { compare, type ClaimedIdentity, type Verdict } from './verifier.rules.ts'

/**
 * Compares a claimed identity with one source. Called outside of any transaction, so it may ask a system elsewhere;
 * it answers `cannot` when the source is silent and never throws for that.
 */
export interface Verifier {
  readonly key: string
  readonly level: EvidenceLevel
  readonly name: (t: Say) => string
  verify(db: Db<unknown>, claimed: ClaimedIdentity): Promise<Verdict>
}

/** Agrees where the provider vouched for the same name and number; without a number from it, it cannot say. */
export const outsideVerifier: Verifier = {
  key: 'sign-on', level: 'provider-vouched',
  name: (t) => t('Tài khoản định danh mà chủ cơ sở dùng để vào cổng', 'The identity account with which the owner signs in'),
  async verify(db, claimed) {
    const told = claimed.kind === 'individual' && claimed.ownerId ? await vouchedOf(db as Db<IdentityTables>, claimed.ownerId) : null
    const number = told && vouchedNumber(told)
    if (!told || !number) return { kind: 'cannot' }
    const fields = compare(claimed, { name: told.name, number })
    return fields.length > 0 ? { kind: 'differs', fields } : { kind: 'agrees', detail: `${told.issuer}, mức ${told.level}, ${showMoment(told.at)}` }
  },
}
