/** Goods that were filled in on this phone and have not arrived yet: kept in its own store until the portal has answered for them. */
export interface Draft {
  /** Also the key by which the portal knows it again. */
  readonly id: string
  /** Whose: nobody else's are shown or sent. */
  readonly person: string
  readonly path: string
  readonly fields: readonly (readonly [string, string])[]
  readonly photos: readonly Blob[]
  readonly thumb: string
  readonly name: string
  readonly madeAt: number
  readonly state: 'waiting' | 'sign-in' | 'refused'
  readonly why: string
}
export type Sent = { readonly kind: 'done'; readonly slug: string } | { readonly kind: 'later' | 'sign-in' } | { readonly kind: 'refused'; readonly why: string }

export const CACHE = 'ban-hang'
/** Told on the window whenever drafts have changed. */
export const CHANGED = 'ban-hang:drafts'

function openStore(): Promise<IDBDatabase> {
  return new Promise((done, fail) => {
    const asked = indexedDB.open('ocop-ban-hang', 1)
    asked.onupgradeneeded = () => { asked.result.createObjectStore('drafts', { keyPath: 'id' }) }
    asked.onsuccess = () => done(asked.result)
    asked.onerror = () => fail(asked.error ?? new Error('store'))
  })
}

async function within<T>(mode: IDBTransactionMode, work: (drafts: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const store = await openStore()
  try {
    return await new Promise<T>((done, fail) => {
      const transaction = store.transaction('drafts', mode)
      const asked = work(transaction.objectStore('drafts'))
      transaction.oncomplete = () => done(asked.result)
      transaction.onerror = () => fail(transaction.error ?? new Error('store'))
      transaction.onabort = () => fail(transaction.error ?? new Error('store'))
    })
  } finally {
    store.close()
  }
}

export const keepDraft = (draft: Draft): Promise<unknown> => within('readwrite', (drafts) => drafts.put(draft))
export const dropDraft = (id: string): Promise<unknown> => within('readwrite', (drafts) => drafts.delete(id))
export const findDraft = (id: string): Promise<Draft | undefined> => within('readonly', (drafts) => drafts.get(id) as IDBRequest<Draft | undefined>)
/** Oldest first; of everybody where nobody is named. */
export async function findDrafts(person: string | null): Promise<Draft[]> {
  const all = await within('readonly', (drafts) => drafts.getAll() as IDBRequest<Draft[]>)
  return all.filter((draft) => person === null || draft.person === person).sort((a, b) => a.madeAt - b.madeAt)
}

const PATIENCE_MS = 90_000

async function answerFor(draft: Draft): Promise<Sent> {
  const body = new FormData()
  for (const [name, value] of draft.fields) body.append(name, value)
  body.set('khoa', draft.id)
  body.set('nguoi', draft.person)
  draft.photos.forEach((photo, n) => body.append('anh', photo, `anh-${n + 1}.jpg`))
  const stop = new AbortController()
  const late = setTimeout(() => stop.abort(), PATIENCE_MS)
  try {
    const answer = await fetch(draft.path, { method: 'POST', body, headers: { accept: 'application/json' }, redirect: 'manual', signal: stop.signal })
    if (answer.status === 401 || answer.type === 'opaqueredirect') return { kind: 'sign-in' }
    if (answer.status === 429 || answer.status >= 500) return { kind: 'later' }
    const said = (await answer.json().catch(() => ({}))) as { kind?: string; slug?: string; faults?: { message: string }[] }
    if (answer.ok && said.kind === 'done') return { kind: 'done', slug: said.slug ?? '' }
    return { kind: 'refused', why: (said.faults ?? []).map((fault) => fault.message).join(' ') }
  } catch {
    return { kind: 'later' }
  } finally {
    clearTimeout(late)
  }
}

/** Sends one draft; it leaves the phone only when the portal has answered that it is there. */
export async function sendDraft(draft: Draft): Promise<Sent> {
  const sent = await answerFor(draft)
  if (sent.kind === 'done') await dropDraft(draft.id)
  // It may have been sent or taken away in another window meanwhile: then nothing is put back.
  else if (await findDraft(draft.id)) await keepDraft({ ...draft, state: sent.kind === 'later' ? 'waiting' : sent.kind, why: sent.kind === 'refused' ? sent.why : '' })
  return sent
}

/** Sends what waits, oldest first, in one window at a time; stops where the network ends or nobody is signed in. Gives how many arrived; `arrived` hears of each. */
export async function sendDrafts(person: string | null, arrived: () => void = () => undefined): Promise<number> {
  const work = async (): Promise<number> => {
    let count = 0
    for (const draft of await findDrafts(person)) {
      if (draft.state === 'refused') continue
      const sent = await sendDraft(draft)
      if (sent.kind === 'done') {
        count++
        arrived()
      } else if (sent.kind !== 'refused') break
    }
    return count
  }
  // Absent in older browsers and where the address is not safe.
  const locks = (navigator as { locks?: LockManager }).locks
  return locks ? locks.request('ban-hang-gui', { ifAvailable: true }, (lock) => (lock ? work() : 0)) : work()
}
