/** The texts that come with the program, read once from `reference/pages`. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectDir } from '#platform/migrate'
import type { Lang } from '#platform/tongue'

export interface WrittenText { readonly title: string; readonly body: string }

const held = new Map<string, WrittenText>()

/** `slug` must be one of `textPages`; the first line of its file is the title. */
export function defaultText(slug: string, lang: Lang): WrittenText {
  const name = `${slug.replace('/', '-')}.${lang}.md`
  let text = held.get(name)
  if (!text) {
    const [first = '', ...rest] = readFileSync(join(projectDir, 'reference', 'pages', name), 'utf8').split('\n')
    text = { title: first.replace(/^# /, '').trim(), body: rest.join('\n').trim() }
    held.set(name, text)
  }
  return text
}
