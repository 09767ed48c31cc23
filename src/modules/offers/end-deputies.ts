import { newId } from '#platform/ids'
import { sql, type Db, type Tx } from '#platform/db'
import type { OffersTables } from './offers.tables.ts'

export interface DeputyAct { readonly producerId: string; readonly productId: string; readonly byName: string; readonly consent: string; readonly at: Date }

/** Notes that somebody put these goods on sale or changed them for a producer. */
export async function noteDeputyActs(tx: Tx<OffersTables>, { producerId, productIds, byName, consent, at }: Omit<DeputyAct, 'productId'> & { readonly productIds: readonly string[] }): Promise<void> {
  await sql(tx, 'offers.note-deputy', 'insert into offers.deputy_acts (id, producer_id, product_id, by_name, consent, at) select id, $3, product, $4, $5, $6 from unnest($1::uuid[], $2::uuid[]) act (id, product)', [productIds.map(() => newId()), productIds, producerId, byName, consent, at])
}

/** What was done for a producer, latest first. */
export async function findDeputyActs(db: Db<OffersTables>, producerId: string, limit: number): Promise<(DeputyAct & { readonly productName: string })[]> {
  return sql(db, 'offers.deputy-acts', `
    select act.producer_id as "producerId", act.product_id as "productId", act.by_name as "byName", act.consent, act.at, product.name as "productName"
    from offers.deputy_acts act join certification.products product on product.id = act.product_id where act.producer_id = $1 order by act.at desc, act.id desc limit $2`, [producerId, limit])
}

/** Ends or allows again what officers do for a producer: putting goods on sale, moving orders. */
export async function letDeputies(tx: Tx<OffersTables>, producerId: string, allowed: boolean, by: string, now: Date): Promise<void> {
  if (allowed) await sql(tx, 'offers.let-deputies', 'delete from offers.deputies_ended where producer_id = $1', [producerId])
  else await sql(tx, 'offers.end-deputies', 'insert into offers.deputies_ended (producer_id, by_name, ended_at) values ($1, $2, $3) on conflict (producer_id) do nothing', [producerId, by, now])
}

/** Since when officers may do nothing for a producer; null = they may, with its consent. */
export async function deputiesEnded(db: Db<OffersTables>, producerId: string): Promise<Date | null> {
  return (await sql<{ at: Date }>(db, 'offers.deputies-ended', 'select ended_at as at from offers.deputies_ended where producer_id = $1', [producerId]))[0]?.at ?? null
}
