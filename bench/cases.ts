/** Reads the labelled cases beside it (RFC 4180). */
import { readFileSync } from 'node:fs'

export type Case = Readonly<Record<string, string>>

export function readCases(file: string): Case[] {
  const rows: string[][] = [[]]
  const text = readFileSync(new URL(`cases/${file}`, import.meta.url), 'utf8').replace(/\r\n/g, '\n')
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/g)) {
    rows.at(-1)!.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'))
    if (end === '\n') rows.push([])
    if (end === '') break
  }
  const [head, ...body] = rows.filter((row) => row.length > 1 || row[0] !== '')
  return body.filter((row) => row.some((cell) => cell !== '')).map((row) => Object.fromEntries(head!.map((name, index) => [name, row[index] ?? ''])))
}
