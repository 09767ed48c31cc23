/** Every module's tables: what the assembled program holds a store of. */
import type { CertificationTables } from './modules/certification/certification.tables.ts'
import type { FeedbackTables } from './modules/feedback/feedback.tables.ts'
import type { GeographyTables } from './modules/geography/geography.tables.ts'
import type { HooksTables } from './modules/hooks/hooks.tables.ts'
import type { IdentityTables } from './modules/identity/identity.tables.ts'
import type { IntakeTables } from './modules/intake/intake.tables.ts'
import type { BasketTables } from './modules/basket/basket.tables.ts'
import type { OffersTables } from './modules/offers/offers.tables.ts'
import type { OrdersTables } from './modules/orders/orders.tables.ts'
import type { PaymentsTables } from './modules/payments/payments.tables.ts'
import type { PhotosTables } from './modules/photos/photos.tables.ts'
import type { PortalTables } from './modules/portal/portal.tables.ts'
import type { ShippingTables } from './modules/shipping/shipping.tables.ts'
import type { ProducersTables } from './modules/producers/producers.tables.ts'
import type { KeysTables } from './modules/keys/keys.tables.ts'
import type { NoticesTables } from './modules/notices/notices.tables.ts'

export type AllTables = BasketTables & CertificationTables & FeedbackTables & GeographyTables & HooksTables & IdentityTables & IntakeTables & KeysTables & NoticesTables & OffersTables & OrdersTables & PaymentsTables & PhotosTables & PortalTables & ProducersTables & ShippingTables
