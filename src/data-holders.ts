/** Every module that keeps something about people, in the order in which it is shown and erased; the account itself goes last. */
import { basketData } from '#basket'
import { feedbackData } from '#feedback'
import { identityData } from '#identity'
import { noticesData } from '#notices'
import { ordersData } from '#orders'
import type { DataHolder } from '#platform/own-data'
import { membersData } from '#producers'
import { verificationData } from '#verification'
import type { AllTables } from './tables.ts'

export const dataHolders: readonly DataHolder<AllTables>[] = [ordersData, verificationData, membersData, noticesData, basketData, feedbackData, identityData]
