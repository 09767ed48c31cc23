/** What a new installation starts with: reference data always; into an empty database the real lists and the sample story. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadOcopReference } from '#certification'
import { loadTerms } from '#feedback'
import { loadGeography } from '#geography'
import { bringList } from '#intake'
import { loadTaxRules } from '#payments'
import { loadRates } from '#shipping'
import { today, type Clock } from '#platform/day'
import { sqlOnce, type Store } from '#platform/db'
import { projectDir } from '#platform/migrate'
import { loadStory } from './story.ts'
import type { AllTables } from './tables.ts'

/** Loads the official facts of `reference/` that the database does not hold yet. Safe to repeat. */
export async function loadReference(store: Store<AllTables>): Promise<void> {
  await store.transaction(async (tx) => {
    await loadGeography(tx)
    await loadOcopReference(tx)
    await loadTerms(tx)
    await loadRates(tx)
    await loadTaxRules(tx)
  })
}

export async function seedIfEmpty(store: Store<AllTables>, clock: Clock, say: (text: string) => void): Promise<void> {
  await loadReference(store)
  const [first] = await sqlOnce<{ held: boolean }>(store.read, 'select exists (select from certification.products) or exists (select from intake.imports) as held')
  if (first!.held) return
  say('Nạp danh sách sản phẩm đã công bố …')
  const bytes = readFileSync(join(projectDir, 'reference', 'products', 'reported.csv'))
  const options = { provinceCode: null, scheme: null, decision: null, decidedOn: null, sourceName: '', sourceUrl: null, sample: false, onlyProvince: null }
  await bringList(store, today(clock), { name: 'reported.csv', bytes }, options, { dryRun: false, by: { id: 'seed', name: 'Nạp ban đầu' } })
  await store.transaction((tx) => loadStory(tx, today(clock), clock()))
}
