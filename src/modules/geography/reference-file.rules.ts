/** Reads the compact files of `reference/geography`. */
import { slugOf } from '#platform/search-text'
import type { GeographyData, Link } from './atlas.rules.ts'
import { bareName, kindOf, type Level, type Scheme, type Unit } from './unit.rules.ts'

export interface SchemeFacts {
  readonly scheme: Scheme
  readonly name: string
  readonly nameEn: string
  readonly effectiveFrom: string
  readonly effectiveTo: string | null
  readonly citation: string
  readonly source: string
}

/** A unit with what its source says about its beginning; null where the source is silent. */
export interface DatedUnit extends Unit {
  readonly since: string | null
  readonly citation: string | null
}

export interface ReferenceFiles {
  readonly schemes: string
  readonly v34: string
  readonly v63: string
  readonly lineage: string
  readonly abolished: string
  readonly districtChanges: string
}

export interface ReferenceData extends GeographyData {
  readonly schemes: readonly SchemeFacts[]
  readonly units: readonly DatedUnit[]
}

export function readReference(files: ReferenceFiles): ReferenceData {
  const units = [...readUnits(files.v63, 'v63', ['province', 'district', 'commune']), ...readUnits(files.v34, 'v34', ['province', 'commune'])]
  return {
    schemes: JSON.parse(files.schemes) as SchemeFacts[],
    units,
    links: readLinks(files.lineage),
    abolished: lines(files.abolished).map(([fullName, district, province, today]) => ({
      name: bareName(fullName!), kind: kindOf(fullName!, 'commune'), district: district!, province: province!, today: today!.split(' '),
    })),
    districtChanges: lines(files.districtChanges).map(([fullName, province, districts]) => ({ name: fullName!, province: province!, districts: districts!.split(' ') })),
  }
}

const lines = (text: string): string[][] => text.split('\n').filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split('\t'))

function readUnits(text: string, scheme: Scheme, levels: readonly Level[]): DatedUnit[] {
  const above: (string | null)[] = [null]
  let act: string | null = null
  return lines(text).map((cells) => {
    const depth = cells.findIndex((cell) => cell !== '')
    const [code, fullName, ...rest] = cells.slice(depth) as [string, string, ...string[]]
    const level = levels[depth]!
    if (depth === 0 && scheme === 'v34') act = rest.shift() ?? null
    above[depth + 1] = code
    const name = bareName(fullName)
    return {
      scheme, code, level, kind: kindOf(fullName, level), name, fullName, slug: slugOf(name), parent: above[depth] ?? null, provinceCode: above[1]!,
      since: rest[0] ?? (scheme === 'v34' ? '2025-07-01' : null), citation: rest[1] ?? (level === 'commune' ? act : null),
    }
  })
}

function readLinks(text: string): Link[] {
  return lines(text).flatMap(([to, from]) => from!.split(' ').map((code) => ({ from: code.replace('*', ''), to: to!, part: code.endsWith('*') })))
}
