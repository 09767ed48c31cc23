import { geographyOf, type GeographyTables } from '#geography'
import type { Db } from '#platform/db'
import { findParcelPaper, type ParcelPaper, type Party } from './parcels.queries.ts'
import type { ShippingTables } from './shipping.tables.ts'

/** What the paper on a parcel says; addresses are written out. */
export interface Slip extends ParcelPaper { readonly fromAddress: string; readonly toAddress: string }

/** The slip of one parcel, by its key or code. It holds names, phones and addresses: the caller asks who may see it. */
export async function findParcelSlip(db: Db<ShippingTables & GeographyTables>, key: string): Promise<Slip | null> {
  const paper = await findParcelPaper(db, key)
  if (!paper) return null
  const geography = await geographyOf(db)
  const address = (party: Party): string => [party.text, party.communeCode && geography.unit('v34', party.communeCode)?.fullName, geography.unit('v34', party.provinceCode)?.fullName].filter(Boolean).join(', ')
  return { ...paper, fromAddress: address(paper.from), toAddress: address(paper.to) }
}
