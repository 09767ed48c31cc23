// The map as data: storeys of modules, kinds of file. scripts/check-map.ts holds the tree to it, scripts/draw-map.ts draws it.

/** Bottom to top; a module calls only modules on lower storeys, through their door (`#name`). */
export const storeys = [
  ['geography', 'search', 'notices'],
  ['identity', 'payments', 'photos', 'shipping'],
  ['producers', 'owndata'],
  ['certification', 'keys', 'verification'],
  ['offers'],
  ['catalogue', 'intake', 'basket', 'sheet', 'stall', 'waitlist'],
  ['feedback', 'orders'],
  ['reconciliation', 'aftersale', 'reviews', 'hooks'],
  ['payouts'],
  ['portal'],
]

const web = ['hono', '@hono/']
const database = ['kysely', 'pg']

/** The closed list of kinds: what a file's name says it holds, what it never imports, how long it may get. */
export const kinds = [
  { kind: 'door', match: /^index\.ts$/, lines: 60, never: [] },
  { kind: 'tables', match: /\.tables\.ts$/, lines: 250, never: [...web, '#platform/db'] },
  { kind: 'rules', match: /\.rules\.ts$/, lines: 300, never: [...web, ...database, '#platform/db', '#platform/config', '#platform/jobs'] },
  { kind: 'queries', match: /\.queries\.ts$/, lines: 250, never: [...web, '#design'] },
  { kind: 'page', match: /\.page\.tsx$/, lines: 250, never: [...database, '#platform/db'] },
  { kind: 'routes', match: /\.routes\.tsx$/, lines: 200, never: database },
  { kind: 'api', match: /\.api\.ts$/, lines: 200, never: database },
  // What an API gives, as schemas for its document; beside the api file when both would be too long.
  { kind: 'shapes', match: /\.shapes\.ts$/, lines: 150, never: ['hono', ...database, '#platform/db'] },
  { kind: 'jobs', match: /\.jobs\.ts$/, lines: 150, never: web },
  { kind: 'news', match: /\.news\.ts$/, lines: 100, never: [...web, ...database] },
  { kind: 'sheet', match: /\.sheet\.ts$/, lines: 200, never: web },
  { kind: 'letter', match: /\.letter\.ts$/, lines: 200, never: [...web, 'kysely'] },
  { kind: 'connector', match: /\.connector\.ts$/, lines: 250, never: [...web, 'kysely'] },
  { kind: 'island', match: /\.island\.ts$/, lines: 200, never: [...web, ...database, '#platform/db'] },
  { kind: 'samples', match: /\.samples\.ts$/, lines: 200, never: web },
  // The operator's door: commands are no web address and no job, so they have a kind of their own.
  { kind: 'commands', match: /\.commands\.ts$/, lines: 200, never: web },
  // What a process holds in memory and can rebuild from the database (the search index); neither rule nor query.
  { kind: 'memory', match: /\.memory\.ts$/, lines: 250, never: web },
  // Word lists that a rule reads: synonyms, headings, group words. Long by nature, no logic.
  { kind: 'words', match: /\.words\.ts$/, lines: 600, never: [...web, ...database] },
  // A piece of a page that several pages of the module show.
  { kind: 'piece', match: /\.piece\.tsx$/, lines: 200, never: [...database, '#platform/db'] },
  { kind: 'act', match: /^[a-z]+(-[a-z0-9]+)+\.ts$/, lines: 250, never: [...web, '#design'] },
]

export const testLines = 400
export const filesInModule = 40
/** Long by nature: written by a script, or a list. */
export const longAllowed = []

/** Only here may these be used: everything else receives the clock, the settings and the log. */
export const onlyInPlatform = [
  { name: 'process.env', pattern: /process\.env/ },
  { name: 'console', pattern: /\bconsole\./ },
  { name: 'the clock', pattern: /\bDate\.now\(|new Date\(\)/ },
  { name: 'fetch', pattern: /(?<![.\w])fetch\(/ },
]
/** Files outside platform that may: they start the program or measure. */
export const platformLike = ['src/main.ts', 'src/serve.ts', 'src/app.tsx']
