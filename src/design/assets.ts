import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectDir } from '#platform/migrate'

let known: Readonly<Record<string, string>> | null = null

function readNames(): Readonly<Record<string, string>> {
  const list = join(projectDir, 'dist', 'assets.json')
  if (!existsSync(list)) return {}
  const read: unknown = JSON.parse(readFileSync(list, 'utf8'))
  return typeof read === 'object' && read !== null ? Object.fromEntries(Object.entries(read).filter((each): each is [string, string] => typeof each[1] === 'string')) : {}
}

/** The text of a built script, where it must be answered at another address; null where nothing was built. */
export function readAsset(name: string): string | null {
  const file = join(projectDir, 'dist', assetPath(name))
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}

/**
 * The address of a built file by its plain name (`page.js`, `be-vietnam-pro-400.woff2`): with the hash of its bytes, so
 * that it may be kept for ever. Where nothing was built (tests), the plain name under `/assets/`.
 */
export function assetPath(name: string): string {
  known ??= readNames()
  return known[name] ?? `/assets/${name}`
}
