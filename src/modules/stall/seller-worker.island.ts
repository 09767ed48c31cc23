/** Stands below `/ban-hang`: opens the form without a network, and sends what waits when one comes. It holds that form and its parts, nothing else. */
import { CACHE, sendDrafts } from './draft-store.island.ts'

interface Late extends Event { waitUntil(work: Promise<unknown>): void }
interface Asked extends Late { readonly request: Request; respondWith(answer: Promise<Response>): void }
interface Worker {
  addEventListener(name: 'install' | 'activate', hear: (event: Late) => void): void
  addEventListener(name: 'message', hear: (event: Late & { readonly data: unknown }) => void): void
  addEventListener(name: 'sync', hear: (event: Late & { readonly tag: string }) => void): void
  addEventListener(name: 'fetch', hear: (event: Asked) => void): void
  skipWaiting(): Promise<void>
  readonly clients: { claim(): Promise<void> }
}
const worker = self as unknown as Worker
const FORM = '/ban-hang/hang/moi'
/** A network that answers nothing is none. */
const PATIENCE_MS = 8_000

/** Keeps the form, with the scripts and letters that it names; what it no longer names goes. */
async function keep(answer: Response): Promise<void> {
  const cache = await caches.open(CACHE)
  const parts = new Set((await answer.clone().text()).match(/\/assets\/[\w.-]+/g) ?? [])
  for (const held of await cache.keys()) if (new URL(held.url).pathname !== FORM && !parts.has(new URL(held.url).pathname)) await cache.delete(held)
  for (const part of parts) if (!(await cache.match(part))) await cache.add(part)
  await cache.put(FORM, answer)
}

async function open(request: Request, path: string, late: (work: Promise<unknown>) => void): Promise<Response> {
  const held = await (await caches.open(CACHE)).match(FORM)
  const asked = fetch(request)
  const patience = held && path === FORM ? new Promise<never>((_, fail) => { setTimeout(() => fail(new Error('late')), PATIENCE_MS) }) : null
  try {
    const answer = await (patience ? Promise.race([asked, patience]) : asked)
    // Sent elsewhere: nobody is signed in any more, or sells.
    if (answer.type === 'opaqueredirect') late(caches.delete(CACHE))
    else if (answer.ok && path === FORM) late(keep(answer.clone()))
    return answer
  } catch {
    asked.catch(() => undefined)
    if (!held) return Response.error()
    return path === FORM ? held : Response.redirect(FORM, 302)
  }
}

const part = async (request: Request): Promise<Response> => (await caches.match(request)) ?? fetch(request)

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()))
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()))
worker.addEventListener('message', (event) => {
  if (event.data === 'keep') event.waitUntil(fetch(FORM, { redirect: 'manual' }).then((answer) => (answer.ok ? keep(answer) : undefined)))
})
worker.addEventListener('sync', (event) => {
  if (event.tag === 'drafts') event.waitUntil(sendDrafts(null))
})
worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  if (request.mode === 'navigate') event.respondWith(open(request, pathname, (work) => event.waitUntil(work)))
  else if (pathname.startsWith('/assets/')) event.respondWith(part(request))
})
