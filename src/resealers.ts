/** Everything that lies sealed, for `secrets reseal` and the nightly sealing. */
import { resealHooks } from '#hooks'
import { resealFactors, resealVouched } from '#identity'
import type { Reseal } from '#platform/sealed.commands'
import { resealTokens } from '#shipping'
import { resealIdentities } from '#verification'
import type { AllTables } from './tables.ts'

export const resealers: readonly Reseal<AllTables>[] = [resealFactors, resealVouched, resealIdentities, resealTokens, resealHooks]
