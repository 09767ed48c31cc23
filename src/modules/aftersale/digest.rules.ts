import { z } from 'zod'
import type { Setting } from '#platform/settings'

/** Hours of the day, in Vietnam, at which sellers hear in one message of all that waits. */
export const digestHours: Setting<readonly number[]> = { name: 'aftersale.digest-hours', shape: z.array(z.int().min(0).max(23)), fallback: [7, 16] }
