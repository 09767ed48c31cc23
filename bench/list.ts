/** Every benchmark, in the order of its rows in RESULTS.md. */
import { percent, type Figure } from './figure.ts'

export interface Bench {
  readonly name: string
  readonly what: string
  /** A script of this folder. */
  readonly script: string
  readonly words?: readonly string[]
  /** Not part of a run of all: it takes many minutes. */
  readonly onlyWhenAsked?: true
  /** Makes figures of a line that is none yet. */
  readonly figures?: (line: Readonly<Record<string, number>>) => Figure[]
}

export const list: readonly Bench[] = [
  { name: 'address', what: 'addresses resolved', script: 'address.ts' },
  { name: 'import', what: '20,000 rows of Excel, and the trap list', script: 'import.ts' },
  {
    name: 'duplicates', what: 'labelled pairs of products', script: 'duplicates.ts',
    figures: ({ sameJoinedOrOffered = 0, differentJoined = 0, differentOffered = 0, unsureOffered = 0 }) => [
      { what: 'labelled pairs: of 56 same and likely the same, joined or offered', figure: `${sameJoinedOrOffered}`, goal: '≥ 53', met: sameJoinedOrOffered >= 53 },
      { what: 'labelled pairs: of 16 different, joined', figure: `${differentJoined} (offered ${differentOffered}); of 8 unsure, offered ${unsureOffered}`, goal: '0', met: differentJoined === 0 },
    ],
  },
  {
    name: 'groups', what: 'suggested product groups against 150 labelled names', script: 'groups.ts',
    figures: ({ names = 0, right = 0, rightOrSecondReading = 0 }) => [{ what: 'suggested group of 150 labelled names', figure: `${percent(right, names)} right (${percent(rightOrSecondReading, names)} with the second reading)`, goal: '≥ 90 %', met: right >= names * 0.9 }],
  },
  { name: 'search', what: 'queries as people type them', script: 'search.ts' },
  { name: 'freshness', what: 'how old a kept page can be', script: 'freshness.ts' },
  { name: 'pages', what: 'kept pages against node:http from memory', script: 'anonymous-pages.ts' },
  { name: 'weight', what: 'weight of the public pages', script: 'weight.ts' },
  { name: 'lighthouse', what: 'Lighthouse as a phone, median of five', script: 'lighthouse.ts' },
  { name: 'start', what: 'from empty, and again', script: 'start.ts' },
  { name: 'memory', what: 'idle after a load run', script: 'memory.ts' },
  { name: 'api', what: 'list, detail and search by the API against the same SQL; growth', script: 'registry-api.ts' },
  { name: 'phone', what: 'a producer puts something on sale with a slow phone', script: 'phone.ts' },
  { name: 'oversell', what: 'many buyers for the last few of a stock', script: 'drill-oversell.ts' },
  { name: 'bank', what: 'bank news told many times, out of order, late and altered', script: 'drill-bank.ts' },
  { name: 'seller', what: 'screens of sellers and deputies with 100,000 orders', script: 'seller.ts' },
  { name: 'backup', what: '200,000 products saved while in use, and restored', script: 'drill-backup.ts' },
  { name: 'crash', what: 'killed at random moments', script: 'drill-crash.ts', onlyWhenAsked: true },
]
