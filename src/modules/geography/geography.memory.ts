/** The whole geography, held in memory by each process; reference data that changes only with a new version of the portal. */
import { sql, type Db } from '#platform/db'
import { resolveAddress } from './address.rules.ts'
import { Atlas, type GeographyData } from './atlas.rules.ts'
import type { GeographyTables } from './geography.tables.ts'
import { UnitFinder } from './unit-search.rules.ts'
import type { Address, Found, Resolution, Scheme, Unit, UnitSearch } from './unit.rules.ts'

export class Geography {
  readonly #atlas: Atlas
  #finder: UnitFinder | undefined

  constructor(data: GeographyData) {
    this.#atlas = new Atlas(data)
  }

  /** The 34 provinces of today in official order. */
  provinces(): readonly Unit[] {
    return this.#atlas.provinces
  }

  unit(scheme: Scheme, code: string): Unit | null {
    return this.#atlas.unit(scheme, code)
  }

  /** The former units that went, whole or in part, into a unit of today: communes for a commune, provinces for a province. */
  formerOf(code: string): readonly Unit[] {
    return this.#atlas.formerOf(code)
  }

  /** Today's units that a unit became; for a former district the communes that its communes went into. */
  todayOf(scheme: Scheme, code: string): readonly Unit[] {
    return this.#atlas.todayOf(scheme, code)
  }

  /** Whether only a part of a former commune went into the one of today. */
  isPart(formerCode: string, code: string): boolean {
    return this.#atlas.isPart(formerCode, code)
  }

  /** The province of today by its address name; a former province's name leads to it and is told in `former`. */
  provinceBySlug(slug: string): { readonly province: Unit; readonly former: Unit | null } | null {
    return this.#atlas.provinceBySlug(slug)
  }

  /** Communes of today in a province, in official order. */
  communesOf(provinceCode: string): readonly Unit[] {
    return this.#atlas.below('v34', provinceCode)
  }

  /** All units of one scheme within a province: its districts (former scheme) and communes. */
  within(scheme: Scheme, provinceCode: string): readonly Unit[] {
    const next = this.#atlas.below(scheme, provinceCode)
    return [...next, ...next.flatMap((unit) => this.#atlas.below(scheme, unit.code))]
  }

  /** What a written address is today; never a silent guess. */
  resolve(address: Address): Resolution {
    return resolveAddress(this.#atlas, address)
  }

  /** Units by name, today's and (leading to today's) former ones. */
  search(q: string, options: UnitSearch = {}): readonly Found[] {
    this.#finder ??= new UnitFinder(this.#atlas)
    return this.#finder.find(q, options)
  }
}

let held: Promise<Geography> | null = null

/** The geography of this process, read from the database at the first call. */
export function geographyOf(db: Db<GeographyTables>): Promise<Geography> {
  held ??= readGeography(db).then((geography) => {
    if (geography.provinces().length === 0) held = null
    return geography
  }, (fault: unknown) => {
    held = null
    throw fault
  })
  return held
}

/** Lets the next call read again, after the reference data was renewed. */
export function forgetGeography(): void {
  held = null
}

type Row = readonly [string, string, string, string, string, string, string, string | null, string, string]

async function readGeography(db: Db<GeographyTables>): Promise<Geography> {
  // One row of JSON: fourteen thousand rows through the driver take four times as long.
  const rows = await sql<{ units: Row[]; links: (readonly [string, string, boolean])[]; gone: (readonly [string, string, string, string, string[]])[]; changes: (readonly [string, string, string[]])[] }>(db, 'geography.all', `
    select
      (select coalesce(json_agg(json_build_array(scheme, code, level, kind, name, full_name, slug, parent_code, province_code, name_key) order by scheme, code), '[]') from geography.units) as units,
      (select coalesce(json_agg(json_build_array(from_code, to_code, part) order by to_code, from_code), '[]') from geography.lineage) as links,
      (select coalesce(json_agg(json_build_array(name, kind, district_code, province_code, (select json_agg(code order by code) from geography.abolished_successors where abolished_id = id)) order by id), '[]') from geography.abolished) as gone,
      (select coalesce(json_agg(json_build_array(name, province_code, codes)), '[]') from (select name, province_code, json_agg(district_code order by district_code) as codes from geography.district_changes group by name, province_code) each) as changes`)
  const { units, links, gone, changes } = rows[0]!
  return new Geography({
    units: units.map(([scheme, code, level, kind, name, fullName, slug, parent, provinceCode]) => ({ scheme, code, level, kind, name, fullName, slug, parent, provinceCode }) as Unit),
    nameKeys: units.map((unit) => unit[9]),
    links: links.map(([from, to, part]) => ({ from, to, part })),
    abolished: gone.map(([name, kind, district, province, today]) => ({ name, kind: kind as Unit['kind'], district, province, today })),
    districtChanges: changes.map(([name, province, districts]) => ({ name, province, districts })),
  })
}
