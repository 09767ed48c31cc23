/**
 * Every module that keeps something about people, in the order in which it is shown and erased. What hangs on purchases goes before them, names
 * of who did something before membership, and the account itself last.
 */
import { aftersaleData } from '#aftersale'
import { basketData } from '#basket'
import { feedbackData } from '#feedback'
import { hooksData } from '#hooks'
import { identityData } from '#identity'
import { keysData } from '#keys'
import { noticesData } from '#notices'
import { offersData } from '#offers'
import { ordersData } from '#orders'
import type { DataHolder } from '#platform/own-data'
import { membersData } from '#producers'
import { reconciliationData } from '#reconciliation'
import { reviewsData } from '#reviews'
import { sheetData } from '#sheet'
import { stallData } from '#stall'
import { verificationData } from '#verification'
import { waitlistData } from '#waitlist'
import type { AllTables } from './tables.ts'

export const dataHolders: readonly DataHolder<AllTables>[] = [
  aftersaleData, reviewsData, ordersData, waitlistData, verificationData, stallData, offersData, sheetData, keysData, hooksData, reconciliationData, membersData, noticesData, basketData, feedbackData, identityData,
]
