/** The operator's commands: `npm run -s ocop -- <name> …`. Results go to standard output, words for people to standard error. */
import { parseArgs, type ParseArgsConfig } from 'node:util'
import type { Clock } from './day.ts'
import type { Store } from './db.ts'

export interface CommandContext<T> {
  readonly store: Store<T>
  readonly clock: Clock
  readonly url: string
  /** Prints to standard output. */
  readonly out: (text: string) => void
  /** Prints to standard error. */
  readonly say: (text: string) => void
  /** Runs the jobs that the command queued, for a portal whose worker is not running. */
  readonly drain: () => Promise<void>
}

type Options = NonNullable<ParseArgsConfig['options']>

export interface Command<T> {
  /** `import certificates` has two words; the longest name that fits is taken. */
  readonly name: string
  readonly summary: string
  /** What stands behind the name in the help, e.g. `FILE [--dry-run]`. */
  readonly usage: string
  readonly options: Options
  /** False: the database is handed over as it is, not brought up to the latest migrations before. */
  readonly migrates?: false
  /** Exit code: 0 = done, 1 = could not, 2 = called wrongly. */
  run(context: CommandContext<T>, args: { values: Record<string, string | boolean | undefined>; words: readonly string[] }): Promise<number>
}

/** Finds the command that the words name; null when there is none. */
export function findCommand<T>(commands: readonly Command<T>[], words: readonly string[]): { command: Command<T>; rest: string[] } | null {
  const fitting = commands.filter((each) => each.name.split(' ').every((word, index) => words[index] === word))
  const command = fitting.sort((a, b) => b.name.length - a.name.length)[0]
  return command ? { command, rest: words.slice(command.name.split(' ').length) } : null
}

export function readArguments(options: Options, rest: string[]): { values: Record<string, string | boolean | undefined>; words: string[] } {
  const read = parseArgs({ args: rest, options: { ...options, help: { type: 'boolean' } }, allowPositionals: true, strict: true })
  return { values: read.values as Record<string, string | boolean | undefined>, words: read.positionals }
}

export function helpOf<T>(command: Command<T>): string {
  return `ocop ${command.name} ${command.usage}\n\n${command.summary}\n`
}
