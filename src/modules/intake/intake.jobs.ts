import type { GeographyTables } from '#geography'
import type { ProducersTables } from '#producers'
import { z } from 'zod'
import { dayOf } from '#platform/day'
import { FileRefusal } from '#platform/file-refusal'
import { readFile, storeFile } from '#platform/files'
import type { Id } from '#platform/ids'
import type { Store } from '#platform/db'
import { job, type Job } from '#platform/jobs'
import { log } from '#platform/log'
import type { CertificationTables } from '#certification'
import type { IntakeTables } from './intake.tables.ts'
import { confirmedRows } from './confirm-import.ts'
import { findImportById } from './imports.queries.ts'
import { landImport, planImport } from './land-import.ts'
import { writeResult } from './import-result.sheet.ts'
import { readList } from './read-list.ts'
import { freeStuckImports, refuseImport, returnToReview, saveLanding, saveReading } from './save-import.ts'

type Tables = CertificationTables & ProducersTables & GeographyTables & IntakeTables
const payload = z.object({ id: z.string().transform((id) => id as Id<'import'>) })

/** A landing that fails goes back to its review with the reason, so that nobody waits for what will not come; nothing of it was kept. */
async function orSayWhy(store: Store<Tables>, id: Id<'import'>, land: () => Promise<void>): Promise<void> {
  try {
    await land()
  } catch (fault) {
    log.error({ err: fault, importId: id }, 'an import could not land')
    await store.transaction((tx) => returnToReview(tx, id, 'Chưa ghi được vào sổ vì một lỗi ở phía chúng tôi; chưa dòng nào được ghi. Thử ghi lại; nếu vẫn lỗi, báo cho người vận hành mã của lần nhập này.'))
  }
}

export const intakeJobs: readonly Job<Tables>[] = [
  job<Tables, z.infer<typeof payload>>({
    name: 'read-import', payload,
    async run({ store, clock }, { id }) {
      const found = await findImportById(store.read, id)
      if (!found || found.state !== 'reading' || !found.fileId) return
      const file = await readFile(store.read, found.fileId)
      try {
        const { rows, sheets } = await readList(store.read, file!.bytes, found.options, dayOf(clock()))
        await store.transaction(async (tx) => saveReading(tx, id, rows, await planImport(tx, rows, new Map()), sheets))
      } catch (fault) {
        if (!(fault instanceof FileRefusal)) throw fault
        await store.transaction((tx) => refuseImport(tx, id, fault.say('vi')))
      }
    },
  }),
  job<Tables, z.infer<typeof payload>>({
    name: 'land-import', payload,
    async run({ store, clock }, { id }) {
      const found = await findImportById(store.read, id)
      if (!found || found.state !== 'landing') return
      await orSayWhy(store, id, async () => store.transaction(async (tx) => {
        const { rows, choices } = await confirmedRows(tx, id)
        const landed = await landImport(tx, found.madeByName, dayOf(clock()), id, found.options, rows, choices)
        const bytes = await writeResult(rows, landed.map((each) => each.planned))
        const result = await storeFile(tx, { name: `ket-qua-${found.code}.xlsx`, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes })
        await saveLanding(tx, id, landed, result)
      }))
    },
  }),
  job<Tables, object>({
    name: 'free-stuck-imports', payload: z.object({}), cron: '*/10 * * * *',
    async run({ store }) {
      await store.transaction((tx) => freeStuckImports(tx))
    },
  }),
]
