/** What every address of the portal shares: the request's context, who may enter, forms, and texts from outside. */
import type { Context, Hono, MiddlewareHandler } from 'hono'
import type { z } from 'zod'
import type { Clock } from './day.ts'
import type { Store } from './db.ts'
import { Refusal } from './refusal.ts'
import type { Lang } from './tongue.ts'

/** Who is signed in, as far as a door needs to know. */
export interface Actor {
  readonly personId: string
  readonly name: string
  /** Roles that are held today, each for a unit and everything below it (`VN` = the whole country). */
  readonly roles: readonly { readonly role: string; readonly unit: string }[]
  /** The session may only set up a second step; roles are empty in it. */
  readonly enrolOnly?: boolean
}

/** A program that showed a key, as far as a door needs to know: whom it acts for and what it may. */
export interface Program {
  readonly keyId: string
  readonly name: string
  /** One of ours, or a unit (`VN` = the whole country). */
  readonly owner: { readonly kind: 'producer'; readonly id: string } | { readonly kind: 'unit'; readonly unit: string }
  readonly scopes: readonly string[]
}

export interface Web {
  Variables: {
    /** The assembled program's store of all tables; a module takes its part of it by `storeOf`. */
    store: Store<unknown>
    clock: Clock
    lang: Lang
    /** The path in Vietnamese form, without `/en`. */
    path: string
    actor: Actor | null
    /** Set by the guards that ask for a key. */
    program?: Program
    requestId: string
    /** Topics of the page cache that this page was made of; unset = the page is not kept. */
    topics?: readonly string[]
  }
}
export type Ctx = Context<Web>
export type Routes = Hono<Web>

/** The store, seen as one of the tables that a module needs. */
export const storeOf = <T>(c: Ctx): Store<T> => c.get('store') as Store<T>

/** A guard at one address. `who` is read by the generated matrix of routes and roles. */
export interface Guard extends MiddlewareHandler<Web> {
  readonly who: string
}

/** Makes a guard. Without an actor where one is needed: sign-in; with one that may not: refused. */
export function allow(who: string, may: (actor: Actor | null) => boolean): Guard {
  const guard: MiddlewareHandler<Web> = async (c, next) => {
    const actor = c.get('actor')
    if (!may(actor)) throw actor ? new Refusal('not-allowed') : new Refusal('sign-in-needed')
    await next()
  }
  return Object.assign(guard, { who })
}

/** Public addresses. */
export const anyone: Guard = allow('anyone', () => true)

/** Marks the page as one that may be kept and shown to anyone, and names what it was made of. */
export function keepPage(c: Ctx, topics: readonly string[]): void {
  c.set('topics', topics)
}

/** What is not seen and lets a text pass for another: controls, marks that turn the direction round, letters without width. The joiner of emoji stays. */
// eslint-disable-next-line no-control-regex
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff]/g

/** Text from outside: NFC, nothing unseen in it (line breaks stay), trimmed, cut at `max` characters. */
export function cleanText(value: string | undefined | null, max = 500): string {
  if (!value) return ''
  return value.normalize('NFC').replace(/[\u2028\u2029]/g, '\n').replace(UNSEEN, '').trim().slice(0, max).toWellFormed()
}

export interface Fault { readonly field: string; readonly message: string }
export type FormResult<Value> =
  | { readonly kind: 'ok'; readonly value: Value }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[]; readonly typed: Readonly<Record<string, string>> }

const MOST_FIELDS = 300

/** A posted form with its files, as the framework reads it; a body that is no form is the sender's fault, not ours. A sheet of rows may have more fields than a form. */
export async function readBody(c: Ctx, mostFields = MOST_FIELDS): Promise<Record<string, string | File | (string | File)[]>> {
  try {
    if (!(c.req.header('content-type') ?? '').startsWith('application/x-www-form-urlencoded')) return await c.req.parseBody({ all: true })
    const fields: Record<string, string> = {}
    let count = 0
    for (const [name, value] of new URLSearchParams(await c.req.text())) {
      if (++count > mostFields) throw new Refusal('bad-request', `Biểu mẫu có hơn ${mostFields} ô.`)
      fields[name] ??= value
    }
    return fields
  } catch (fault) {
    if (fault instanceof TypeError || fault instanceof RangeError) throw new Refusal('bad-request')
    throw fault
  }
}

/**
 * Reads a posted form by its schema. Faulty → every fault by field and all that was typed, for showing the form
 * again with status 422. Files are not in `typed`; read them with `readBody`.
 */
export async function readForm<Value>(c: Ctx, schema: z.ZodType<Value>): Promise<FormResult<Value>> {
  const body = await readBody(c)
  const typed: Record<string, string> = {}
  for (const [field, value] of Object.entries(body)) {
    const first = Array.isArray(value) ? value[0] : value
    if (typeof first === 'string') typed[field] = cleanText(first, 20_000)
  }
  const read = schema.safeParse(typed)
  if (read.success) return { kind: 'ok', value: read.data }
  const faults = read.error.issues.map((issue) => ({ field: issue.path.map(String).join('.'), message: issue.message }))
  return { kind: 'faulty', faults, typed }
}
