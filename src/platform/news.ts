/**
 * What happened, told upward: a row in the same transaction, delivered by the worker to every listener,
 * each as its own job, at least once. The teller does not know who listens.
 */
import { z } from 'zod'
import { sql, type Store, type Tx } from './db.ts'
import { job, queue, SOON, type Job, type JobContext } from './jobs.ts'
import { newId } from './ids.ts'

/** A kind of fact, with the shape of what is told. */
export interface News<Fact> {
  readonly topic: string
  readonly fact: z.ZodType<Fact>
}

export interface Listener<T> {
  readonly name: string
  readonly topic: string
  hear(context: JobContext<T>, fact: unknown): Promise<void>
}

export async function tell<Fact>(tx: Tx<unknown>, news: News<Fact>, fact: Fact): Promise<void> {
  await sql(tx, 'platform.tell', `
    with told as (insert into platform.news (id, topic, fact) values ($1, $2, $3) returning id)
    ${SOON} select 'deliver-news', jsonb_build_object('id', id), null from told`, [newId<'news'>(), news.topic, JSON.stringify(fact)])
}

/** Binds a listener to one topic; `name` marks its deliveries, so it must stay. */
export function listen<T, Fact>(name: string, news: News<Fact>, hear: (context: JobContext<T>, fact: Fact) => Promise<void>): Listener<T> {
  return { name, topic: news.topic, hear: (context, fact) => hear(context, news.fact.parse(fact)) }
}

/** The two jobs that carry news to the listeners. */
export function newsJobs<T>(listeners: readonly Listener<T>[]): Job<T>[] {
  const find = async (store: Store<T>, id: string): Promise<{ topic: string; fact: unknown } | undefined> =>
    (await sql<{ topic: string; fact: unknown }>(store.read, 'platform.news', 'select topic, fact from platform.news where id = $1', [id]))[0]
  return [
    job<T, { id: string }>({
      name: 'deliver-news', payload: z.object({ id: z.string() }),
      async run({ store }, { id }) {
        const news = await find(store, id)
        if (!news) return
        await store.transaction(async (tx) => {
          for (const listener of listeners.filter((each) => each.topic === news.topic)) {
            await queue(tx, 'hear-news', { id, listener: listener.name }, { key: `${id}:${listener.name}` })
          }
        })
      },
    }),
    job<T, { id: string; listener: string }>({
      name: 'hear-news', payload: z.object({ id: z.string(), listener: z.string() }),
      async run(context, { id, listener }) {
        const news = await find(context.store, id)
        await listeners.find((each) => each.name === listener)?.hear(context, news?.fact)
      },
    }),
    job<T, object>({
      name: 'forget-old-news', payload: z.object({}), cron: '20 3 * * *',
      async run({ store }) {
        await store.transaction((tx) => sql(tx, 'platform.forget-news', `delete from platform.news where told_at < now() - interval '90 days'`))
        await store.transaction((tx) => sql(tx, 'platform.forget-changes', `delete from platform.changes where made_at < now() - interval '1 day'`))
      },
    }),
  ]
}
