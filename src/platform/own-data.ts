/** What a module keeps about a person: each says it in words, gives a copy, and erases what may go. */
import type { Day } from './day.ts'
import type { Db, Tx } from './db.ts'
import type { Say } from './tongue.ts'

/** Whose data: the person, and the numbers that are or were theirs. */
export interface DataSubject { readonly personId: string; readonly phones: readonly string[] }

export interface HolderWords {
  readonly title: string
  /** What it is kept for, and how long, each a sentence. */
  readonly why: string
  readonly until: string
  /** Names of the fields of the copy. */
  readonly fields: Readonly<Record<string, string>>
}

/** What may not go yet: until which day and by which rule. */
export interface Stay { readonly what: string; readonly until: Day; readonly citation: string }

export interface DataHolder<T> {
  readonly key: string
  readonly words: (t: Say) => HolderWords
  /** Lists by name; every record flat, without secrets. For the person alone. */
  collect(db: Db<T>, subject: DataSubject): Promise<Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>>
  /** Something that must come to its end first, as a sentence; null = nothing is under way. */
  pending?(db: Db<T>, subject: DataSubject, t: Say): Promise<string | null>
  /** What would stay if all were erased now. */
  stays(db: Db<T>, subject: DataSubject, now: Date): Promise<readonly Stay[]>
  /** Erases what may go now, and answers what stays. May be run again. */
  erase(tx: Tx<T>, subject: DataSubject, now: Date): Promise<readonly Stay[]>
}
