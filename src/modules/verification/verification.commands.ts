/** The operator's door: a seller's whole number for an authority that asks (Law 116/2025, Decree 248/2026). */
import { noteEvent, type IdentityTables } from '#identity'
import type { Command } from '#platform/command'
import { cleanText } from '#platform/web'
import { findProducerBySlug, type ProducersTables } from '#producers'
import { findIdentity } from './identity.queries.ts'
import { openNumber } from './note-identity.ts'
import type { VerificationTables } from './verification.tables.ts'

type Tables = VerificationTables & ProducersTables & IdentityTables
const text = (value: string | boolean | undefined): string => (typeof value === 'string' ? value : '')

export const verificationCommands: readonly Command<Tables>[] = [
  {
    name: 'seller-identity show', summary: 'In danh tính đầy đủ của một người bán, cho cơ quan có thẩm quyền hỏi. Việc xem được ghi lại.', usage: '--producer CHỦ-THỂ --reason "Ai hỏi, văn bản nào"',
    options: { producer: { type: 'string' }, reason: { type: 'string' } },
    async run({ store, clock, out, say }, { values }) {
      const [producer, reason] = [await findProducerBySlug(store.now, text(values['producer'])), cleanText(text(values['reason']), 500)]
      if (!producer || reason === '') return say(producer ? 'Thiếu --reason: ai hỏi, theo văn bản nào.' : 'Không có chủ thể này. --producer là phần cuối của địa chỉ trang chủ thể.'), 2
      const identity = await findIdentity(store.now, producer.id)
      if (!identity) return say('Người bán này chưa ghi danh tính.'), 1
      await store.transaction((tx) => noteEvent(tx, { kind: 'identity-seen', personId: null, detail: `${producer.slug}: ${reason}` }, clock()))
      const { sealedNo: _sealed, ...shown } = identity
      out(`${JSON.stringify({ producer: producer.name, ...shown, personNo: openNumber(identity) }, null, 2)}\n`)
      return 0
    },
  },
]
