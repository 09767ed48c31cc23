/** Every command of the operator, in one list; `main.ts` adds those that run the portal itself. */
import { catalogueCommands } from '#catalogue'
import { identityCommands } from '#identity'
import { noticesCommands } from '#notices'
import { intakeCommands } from '#intake'
import { paymentsCommands } from '#payments'
import { portalCommands } from '#portal'
import { producersCommands } from '#producers'
import { shippingCommands } from '#shipping'
import { verificationCommands } from '#verification'
import { backupCommands } from '#platform/backup.commands'
import { sealedCommands } from '#platform/sealed.commands'
import type { Command } from '#platform/command'
import { resealers } from './resealers.ts'
import type { AllTables } from './tables.ts'

export const commands: readonly Command<AllTables>[] = [...backupCommands, ...identityCommands, ...noticesCommands, ...intakeCommands, ...catalogueCommands, ...portalCommands, ...producersCommands, ...paymentsCommands, ...shippingCommands, ...verificationCommands, ...sealedCommands(resealers)]
