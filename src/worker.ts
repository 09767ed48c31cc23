/** Every job, timetable and listener: all that runs unseen, in one list. */
import { feedbackJobs } from '#feedback'
import { hooksJobs, hooksListeners } from '#hooks'
import { identityJobs } from '#identity'
import { intakeJobs } from '#intake'
import { orderJobs, orderListeners } from '#orders'
import { esmsSender, noticesJobs } from '#notices'
import { postGuarded } from '#platform/guarded-post'
import { askOutside } from '#platform/http-client'
import { config } from '#platform/config'
import { paymentsJobs } from '#payments'
import { photosJobs } from '#photos'
import { shippingJobs } from '#shipping'
import type { Job } from '#platform/jobs'
import { newsJobs, type Listener } from '#platform/news'
import type { AllTables } from './tables.ts'

const listeners: readonly Listener<AllTables>[] = [...orderListeners, ...hooksListeners]

export const jobs: readonly Job<AllTables>[] = [...newsJobs(listeners), ...identityJobs, ...feedbackJobs, ...intakeJobs, ...orderJobs, ...noticesJobs({ senders: config.esms ? [esmsSender(config.esms, askOutside)] : [], showSecrets: config.showCodes }), ...hooksJobs({ post: postGuarded }), ...paymentsJobs, ...photosJobs, ...shippingJobs]
