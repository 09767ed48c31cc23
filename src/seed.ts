/** What a new installation starts with: reference data always; into an empty database the real lists and the sample story. */
import type { Clock } from '#platform/day'
import type { Store } from '#platform/db'
import { loadOcopReference } from '#certification'
import { loadTerms } from '#feedback'
import type { AllTables } from './tables.ts'

/** Loads the official facts of `reference/` that the database does not hold yet. Safe to repeat. */
export async function loadReference(store: Store<AllTables>): Promise<void> {
  await store.transaction(async (tx) => {
    await loadOcopReference(tx)
    await loadTerms(tx)
  })
}

export async function seedIfEmpty(store: Store<AllTables>, _clock: Clock, _say: (text: string) => void): Promise<void> {
  await loadReference(store)
}
