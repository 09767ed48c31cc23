/** Cards and details as callers wait for them: those that are wanted at the same time are read in one statement. Nothing is kept. */
import type { CertificationTables } from '#certification'
import type { GeographyTables } from '#geography'
import type { OffersTables } from '#offers'
import type { ProducersTables } from '#producers'
import type { Db } from '#platform/db'
import { Together } from '#platform/together'
import { findCardsOf, findProductsJson, type Shown } from './api-cards.queries.ts'

type Tables = CertificationTables & OffersTables & ProducersTables & GeographyTables

class CardsReader {
  readonly #cards: Together<readonly string[], string>
  readonly #products: Together<string, string | null>

  constructor(db: Db<Tables>, shown: Shown) {
    this.#cards = new Together((lists) => findCardsOf(db, lists, shown))
    this.#products = new Together((slugs) => findProductsJson(db, slugs, shown))
  }

  /** JSON items parted by commas, in the order of the ids. */
  cards(ids: readonly string[]): Promise<string> | string {
    return ids.length === 0 ? '' : this.#cards.ask(ids)
  }

  product(slug: string): Promise<string | null> {
    return this.#products.ask(slug)
  }
}

const readers = new WeakMap<object, Map<string, CardsReader>>()

/** The reader for a day and a language; those of days gone by are let go. */
export function cardsReader(db: Db<Tables>, shown: Shown): CardsReader {
  let ofDatabase = readers.get(db.raw)
  if (!ofDatabase) readers.set(db.raw, (ofDatabase = new Map()))
  const key = `${shown.day} ${shown.lang}`
  let reader = ofDatabase.get(key)
  if (!reader) {
    if (ofDatabase.size > 8) ofDatabase.clear()
    ofDatabase.set(key, (reader = new CardsReader(db, shown)))
  }
  return reader
}
