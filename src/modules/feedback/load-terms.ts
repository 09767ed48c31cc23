import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { sql, type Tx } from '#platform/db'
import { projectDir } from '#platform/migrate'
import type { FeedbackTables } from './feedback.tables.ts'

const shape = z.array(z.object({
  kind: z.enum(['this-is-me', 'something-wrong', 'remove-name', 'message']), from: z.iso.date(), to: z.iso.date().nullable(), acknowledgeWorkdays: z.int(), answerDays: z.int(),
  answerCount: z.enum(['working', 'calendar']), status: z.enum(['in force', 'suspended', 'repealed', 'unverified']), citation: z.string(),
}))

/** Loads the terms of `reference/feedback`; rows that are there already stay as they are. */
export async function loadTerms(tx: Tx<FeedbackTables>): Promise<void> {
  const terms = shape.parse(JSON.parse(readFileSync(join(projectDir, 'reference', 'feedback', 'terms.json'), 'utf8')))
  await sql(tx, 'feedback.load-terms', `
    insert into feedback.terms (kind, effective_from, effective_to, acknowledge_workdays, answer_days, answer_count, status, citation)
    select term->>'kind', (term->>'from')::date, (term->>'to')::date, (term->>'acknowledgeWorkdays')::smallint, (term->>'answerDays')::smallint, term->>'answerCount', term->>'status', term->>'citation'
    from json_array_elements($1::json) term on conflict do nothing`, [JSON.stringify(terms)])
}
