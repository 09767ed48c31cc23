/** Every job, timetable and listener: all that runs unseen, in one list. */
import { aftersaleJobs } from '#aftersale'
import { feedbackJobs } from '#feedback'
import { hooksJobs, hooksListeners } from '#hooks'
import { identityJobs } from '#identity'
import { intakeJobs } from '#intake'
import { orderJobs, orderListeners, parcelListeners } from '#orders'
import { offersJobs } from '#offers'
import { esmsSender, noticesJobs, zaloSender } from '#notices'
import { postGuarded } from '#platform/guarded-post'
import { askOutside } from '#platform/http-client'
import { config } from '#platform/config'
import { ownDataJobs } from '#owndata'
import { paymentsJobs } from '#payments'
import { photosJobs } from '#photos'
import { reconciliationJobs } from '#reconciliation'
import { shippingJobs } from '#shipping'
import { verificationJobs } from '#verification'
import { reviewsJobs } from '#reviews'
import { waitlistJobs } from '#waitlist'
import type { Job } from '#platform/jobs'
import { newsJobs, type Listener } from '#platform/news'
import { dataHolders } from './data-holders.ts'
import type { AllTables } from './tables.ts'

const listeners: readonly Listener<AllTables>[] = [...orderListeners, ...parcelListeners, ...hooksListeners]

export const jobs: readonly Job<AllTables>[] = [...newsJobs(listeners), ...identityJobs, ...verificationJobs, ...ownDataJobs<AllTables>(dataHolders), ...feedbackJobs, ...intakeJobs, ...offersJobs, ...orderJobs, ...aftersaleJobs, ...reviewsJobs, ...waitlistJobs, ...noticesJobs({ senders: [...(config.esms ? [esmsSender(config.esms, askOutside)] : []), ...(config.zalo ? [zaloSender(config.zalo, askOutside)] : [])], showSecrets: config.showCodes }), ...hooksJobs({ post: postGuarded }), ...paymentsJobs, ...reconciliationJobs, ...photosJobs, ...shippingJobs]
