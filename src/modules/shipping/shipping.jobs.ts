import { z } from 'zod'
import { geographyOf, type GeographyTables } from '#geography'
import { job, queue, type Job } from '#platform/jobs'
import { findAccount } from './accounts.queries.ts'
import { cancelGhnOrder, createGhnOrder, readGhnOrder } from './ghn.connector.ts'
import { eraseOldReceivers } from './erase-receivers.ts'
import { moveParcel } from './move-parcel.ts'
import { noteHandedOver } from './note-handed-over.ts'
import { noteRefusal } from './note-refusal.ts'
import { findParcelPaper, findSilentParcels } from './parcels.queries.ts'
import type { ShippingTables } from './shipping.tables.ts'
import { takeCarrierNews } from './take-carrier-news.ts'

type Tables = ShippingTables & GeographyTables
const one = z.object({ parcelId: z.string() })
const SILENT_MS = 3 * 3_600_000

/** GHN did not answer, or not sensibly: the job runner asks again, with longer and longer pauses. */
class Away extends Error {}

export const shippingJobs: readonly Job<Tables>[] = [
  job<Tables, { parcelId: string }>({
    name: 'hand-parcel-to-ghn', payload: one,
    async run({ store, clock, signal }, { parcelId }) {
      const parcel = await findParcelPaper(store.now, parcelId)
      const account = parcel && (await findAccount(store.now, parcel.owner, 'ghn'))
      if (!parcel || !account || parcel.trackingCode !== null || parcel.state !== 'created') return
      const { to } = parcel
      const geography = await geographyOf(store.read)
      const [province, commune] = [geography.unit('v34', to.provinceCode), to.communeCode === null ? undefined : geography.unit('v34', to.communeCode)]
      if (!province || !commune) return store.transaction((tx) => noteRefusal(tx, parcelId, 'Địa chỉ nhận chưa có xã, phường.', clock()))
      const answer = await createGhnOrder(account, {
        clientCode: parcel.code, toName: to.name, toPhone: to.phone, toText: to.text, toCommuneName: commune.fullName, toProvinceName: province.fullName,
        content: parcel.content, weightGrams: parcel.weightGrams, codVnd: parcel.codVnd,
      }, signal)
      switch (answer.kind) {
        case 'away': throw new Away(`GHN: ${answer.words}`)
        case 'refused': return store.transaction((tx) => noteRefusal(tx, parcelId, answer.words, clock()))
        case 'ok': return store.transaction((tx) => noteHandedOver(tx, parcelId, answer.value.orderCode, answer.value.feeVnd, clock()))
      }
    },
  }),
  job<Tables, { parcelId: string }>({
    name: 'ask-ghn-about-parcel', payload: one,
    async run({ store, clock, signal }, { parcelId }) {
      const parcel = await findParcelPaper(store.now, parcelId)
      const account = parcel && (await findAccount(store.now, parcel.owner, 'ghn'))
      if (!parcel || !account) return
      const answer = await readGhnOrder(account, parcel.code, signal)
      if (answer.kind === 'away') throw new Away(`GHN: ${answer.words}`)
      if (answer.kind === 'ok') await store.transaction(async (tx) => { await takeCarrierNews(tx, answer.value, clock()) })
    },
  }),
  job<Tables, { parcelId: string }>({
    name: 'cancel-at-ghn', payload: one,
    async run({ store, clock, signal }, { parcelId }) {
      const parcel = await findParcelPaper(store.now, parcelId)
      const account = parcel && (await findAccount(store.now, parcel.owner, 'ghn'))
      if (!parcel || !account || parcel.trackingCode === null) return
      const answer = await cancelGhnOrder(account, parcel.trackingCode, signal)
      if (answer.kind === 'away') throw new Away(`GHN: ${answer.words}`)
      // It travels on though its seller has cancelled it: somebody has to look.
      if (answer.kind === 'refused') await store.transaction(async (tx) => { await moveParcel(tx, { personId: null, name: 'ghn' }, { parcelId, to: 'incident', why: `GHN không nhận hủy: ${answer.words}` }, clock()) })
    },
  }),
  job<Tables, object>({
    name: 'erase-old-receivers', payload: z.object({}), cron: '40 2 * * *',
    run: ({ store, clock }) => store.transaction((tx) => eraseOldReceivers(tx, clock())),
  }),
  job<Tables, object>({
    name: 'ask-about-silent-parcels', payload: z.object({}), cron: '25 */2 * * *',
    run: ({ store, clock }) => store.transaction(async (tx) => {
      for (const parcelId of await findSilentParcels(tx, 'ghn', new Date(clock().getTime() - SILENT_MS))) await queue(tx, 'ask-ghn-about-parcel', { parcelId }, { key: `ask-ghn-about-parcel:${parcelId}` })
    }),
  }),
]
