import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql, sqlOnce, type Tx } from '#platform/db'
import { projectDir } from '#platform/migrate'
import { foldVietnamese, vietnameseSortKey } from '#platform/search-text'
import { forgetGeography } from './geography.memory.ts'
import type { GeographyTables } from './geography.tables.ts'
import { nameKeys } from './place-name.rules.ts'
import { readReference, type ReferenceData, type ReferenceFiles } from './reference-file.rules.ts'
import { bareName } from './unit.rules.ts'

/** The files of `reference/geography`, as text. */
export function readReferenceFiles(folder = join(projectDir, 'reference', 'geography')): ReferenceFiles {
  const file = (name: string): string => readFileSync(join(folder, name), 'utf8')
  return { schemes: file('schemes.json'), v34: file('v34.tsv'), v63: file('v63.tsv'), lineage: file('lineage.tsv'), abolished: file('abolished.tsv'), districtChanges: file('district-changes.tsv') }
}

/**
 * Brings the geography up to `reference/geography`. Does nothing when the same files were loaded before. Units are
 * renewed in place, since other modules point at them; a unit that a later file no longer has stays.
 * @returns whether anything was loaded
 */
export async function loadGeography(tx: Tx<GeographyTables>): Promise<boolean> {
  const files = readReferenceFiles()
  const fingerprint = createHash('sha256').update(JSON.stringify(files)).digest('hex')
  const known = await sql<{ fingerprint: string }>(tx, 'geography.fingerprints', 'select distinct fingerprint from geography.schemes')
  if (known.length === 1 && known[0]!.fingerprint === fingerprint) return false
  const data = readReference(files)
  await loadSchemes(tx, data, fingerprint)
  await loadUnits(tx, data)
  await loadLinks(tx, data)
  await loadPast(tx, data)
  forgetGeography()
  return true
}

async function loadSchemes(tx: Tx<GeographyTables>, data: ReferenceData, fingerprint: string): Promise<void> {
  for (const each of data.schemes) {
    await sqlOnce(tx, `
      insert into geography.schemes (scheme, name, name_en, effective_from, effective_to, citation, source, fingerprint) values ($1, $2, $3, $4, $5, $6, $7, $8)
      on conflict (scheme) do update set name = excluded.name, name_en = excluded.name_en, effective_from = excluded.effective_from, effective_to = excluded.effective_to,
        citation = excluded.citation, source = excluded.source, fingerprint = excluded.fingerprint`,
      [each.scheme, each.name, each.nameEn, each.effectiveFrom, each.effectiveTo, each.citation, each.source, fingerprint])
  }
}

async function loadUnits(tx: Tx<GeographyTables>, { units, schemes }: ReferenceData): Promise<void> {
  const endsOn = new Map(schemes.map((each) => [each.scheme, each.effectiveTo]))
  await sqlOnce(tx, `
    insert into geography.units (scheme, code, level, kind, name, full_name, slug, folded, sort_key, name_key, parent_code, province_code, effective_from, effective_to, citation)
    select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::date[], $14::date[], $15::text[])
    on conflict (scheme, code) do update set level = excluded.level, kind = excluded.kind, name = excluded.name, full_name = excluded.full_name, slug = excluded.slug, folded = excluded.folded,
      sort_key = excluded.sort_key, name_key = excluded.name_key, parent_code = excluded.parent_code, province_code = excluded.province_code, effective_from = excluded.effective_from, effective_to = excluded.effective_to, citation = excluded.citation`,
    [
      units.map((unit) => unit.scheme), units.map((unit) => unit.code), units.map((unit) => unit.level), units.map((unit) => unit.kind), units.map((unit) => unit.name), units.map((unit) => unit.fullName),
      units.map((unit) => unit.slug), units.map((unit) => foldVietnamese(unit.name)), units.map((unit) => vietnameseSortKey(unit.name)), units.map((unit) => nameKeys(unit.name).exact), units.map((unit) => unit.parent), units.map((unit) => unit.provinceCode),
      units.map((unit) => unit.since), units.map((unit) => endsOn.get(unit.scheme) ?? null), units.map((unit) => unit.citation),
    ])
}

async function loadLinks(tx: Tx<GeographyTables>, { links }: ReferenceData): Promise<void> {
  await sqlOnce(tx, 'delete from geography.lineage')
  await sqlOnce(tx, `
    insert into geography.lineage (from_scheme, from_code, to_scheme, to_code, part)
    select 'v63', link.from_code, 'v34', link.to_code, link.part from unnest($1::text[], $2::text[], $3::boolean[]) as link (from_code, to_code, part)`,
    [links.map((link) => link.from), links.map((link) => link.to), links.map((link) => link.part)])
}

/** What was there before the former scheme's last list: communes that had ended, districts that had changed. */
async function loadPast(tx: Tx<GeographyTables>, { abolished, districtChanges }: ReferenceData): Promise<void> {
  await sqlOnce(tx, 'delete from geography.abolished_successors')
  await sqlOnce(tx, 'delete from geography.abolished')
  await sqlOnce(tx, 'delete from geography.district_changes')
  await sqlOnce(tx, `
    insert into geography.abolished (id, name, kind, folded, district_code, province_code) select * from unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])`,
    [abolished.map((_, index) => index + 1), abolished.map((each) => each.name), abolished.map((each) => each.kind), abolished.map((each) => foldVietnamese(each.name)), abolished.map((each) => each.district), abolished.map((each) => each.province)])
  const successors = abolished.flatMap((each, index) => each.today.map((code) => ({ id: index + 1, code })))
  await sqlOnce(tx, 'insert into geography.abolished_successors (abolished_id, code) select * from unnest($1::int[], $2::text[])', [successors.map((each) => each.id), successors.map((each) => each.code)])
  const changes = districtChanges.flatMap((each) => each.districts.map((code) => ({ ...each, code })))
  await sqlOnce(tx, 'insert into geography.district_changes (name, folded, province_code, district_code) select * from unnest($1::text[], $2::text[], $3::text[], $4::text[])',
    [changes.map((each) => each.name), changes.map((each) => foldVietnamese(bareName(each.name))), changes.map((each) => each.province), changes.map((each) => each.code)])
}
