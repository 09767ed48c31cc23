import { z } from 'zod'
import type { IdentityTables } from '#identity'
import type { NoticesTables } from '#notices'
import { job, type Job } from '#platform/jobs'
import { finishMove } from './move-phone.ts'
import type { VerificationTables } from './verification.tables.ts'

type Tables = VerificationTables & IdentityTables & NoticesTables

export const verificationJobs: readonly Job<Tables>[] = [
  job<Tables, { moveId: string }>({ name: 'move-phone', payload: z.object({ moveId: z.uuid() }), run: ({ store, clock }, { moveId }) => store.transaction((tx) => finishMove(tx, moveId, clock())) }),
]
