/** What a benchmark says: one line of JSON for each figure; `bench/run.ts` keeps them and writes the table. */
export interface Figure {
  readonly what: string
  /** As people read it, with its unit. */
  readonly figure: string
  readonly goal: string
  /** Null where there is no goal, or nothing to hold it against. */
  readonly met: boolean | null
  readonly note?: string
}

export function say(figure: Figure): void {
  process.stdout.write(`${JSON.stringify(figure)}\n`)
}

export const percent = (part: number, whole: number): string => `${(Math.round((part / whole) * 1000) / 10).toFixed(1)} %`

/** The value below which the share `at` (0–1) of the values lies. */
export function quantile(values: readonly number[], at: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? Number.NaN
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)
