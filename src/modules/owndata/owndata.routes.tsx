import { Hono } from 'hono'
import { z } from 'zod'
import type { DeskWay } from '#design'
import { consentsOf, dataOfficer, noteEvent, phonesOf, signedIn, type IdentityTables } from '#identity'
import type { NoticesTables } from '#notices'
import { dayOf } from '#platform/day'
import { readId } from '#platform/ids'
import type { DataHolder, DataSubject } from '#platform/own-data'
import { Refusal } from '#platform/refusal'
import { senderOf } from '#platform/sender'
import { pathIn, tongue, type Say } from '#platform/tongue'
import { readForm, storeOf, type Actor, type Ctx, type Fault, type Routes } from '#platform/web'
import { zipPieces } from '#platform/zip-write'
import { answerRequest, askRequest, cancelRequest } from './ask-request.ts'
import { CopyDocument, type CopyPart } from './copy.piece.tsx'
import { OfficePage } from './office.page.tsx'
import { ErasePage, OwnDataPage } from './owndata.page.tsx'
import type { OwnDataTables } from './owndata.tables.ts'
import { listRequests, requestsOf } from './request.queries.ts'
import { termOn } from './terms.queries.ts'

type Tables = OwnDataTables & IdentityTables & NoticesTables
export interface OwnDataParts<T> { readonly holders: readonly DataHolder<T>[]; readonly ways: (c: Ctx, actor: Actor) => Promise<readonly DeskWay[]> }

const askedForm = (t: Say) => z.object({
  viec: z.enum(['correct', 'restrict']).catch('correct'),
  loi: z.string({ error: t('Viết điều gì sai hoặc không muốn dùng.', 'Write what is wrong or should not be used.') }).min(3, t('Viết điều gì sai hoặc không muốn dùng.', 'Write what is wrong or should not be used.')).max(2_000, t('Dài quá 2.000 ký tự.', 'Longer than 2,000 characters.')),
})
const eraseForm = z.object({ chac: z.literal('co') })
const answerForm = z.object({ viec: z.enum(['xong', 'khong']), loi: z.string().min(3).max(2_000) })

/** One's own data, and the office's list of what was asked about data. */
export function ownDataRoutes<T extends Tables>({ holders, ways }: OwnDataParts<T>): Routes {
  const app: Routes = new Hono()
  const me = (c: Ctx): Actor => c.get('actor')!
  const subjectOf = async (c: Ctx): Promise<DataSubject> => ({ personId: me(c).personId, phones: await phonesOf(storeOf<T>(c).now, me(c).personId) })
  const done = (c: Ctx, what: string): Response => c.redirect(pathIn(c.get('lang'), `/toi/du-lieu?xong=${what}`), 303)
  const collect = async (c: Ctx, t: Say): Promise<CopyPart[]> => {
    const [db, subject] = [storeOf<T>(c).now, await subjectOf(c)]
    return Promise.all(holders.map(async (holder) => ({ key: holder.key, words: holder.words(t), data: await holder.collect(db, subject) })))
  }

  const show = async (c: Ctx, typed: Readonly<Record<string, string>> = {}, faults: readonly Fault[] = []) => {
    c.header('cache-control', 'no-store')
    const [db, t, { personId, name }] = [storeOf<T>(c).now, tongue(c.get('lang')), me(c)]
    const [parts, consents, requests] = await Promise.all([collect(c, t), consentsOf(db, personId), requestsOf(db, personId)])
    const said: Record<string, string> = {
      gui: t('Đã nhận yêu cầu. Bạn theo dõi ở dưới.', 'The request is received. Follow it below.'), thoi: t('Đã thôi yêu cầu đó.', 'That request is taken back.'),
      xoa: t('Đã nhận yêu cầu xóa. Trong 72 giờ tới bạn vẫn có thể thôi.', 'The request for erasure is received. For 72 hours you can still stop it.'), 'da-co': t('Yêu cầu như vậy đang chờ rồi.', 'Such a request is waiting already.'),
    }
    return c.html(<OwnDataPage lang={c.get('lang')} name={name} parts={parts} consents={consents} requests={requests} typed={typed} faults={faults} said={said[c.req.query('xong') ?? '']} />, faults.length > 0 ? 422 : 200)
  }
  app.get('/toi/du-lieu', signedIn, (c) => show(c))

  app.post('/toi/du-lieu/tai', signedIn, async (c) => {
    const [store, t, now, { personId, name }] = [storeOf<T>(c), tongue(c.get('lang')), c.get('clock')(), me(c)]
    await store.transaction((tx) => noteEvent(tx, { kind: 'data-taken', personId, sender: senderOf(c) }, now))
    const parts = await collect(c, t)
    const json = JSON.stringify({ takenAt: now, parts: Object.fromEntries(parts.map((part) => [part.key, part.data])) }, null, 2)
    const page = String(<CopyDocument parts={parts} name={name} at={now} t={t} />)
    const pieces: Uint8Array[] = []
    for await (const piece of zipPieces([{ name: 'doc-duoc.html', text: [`<!doctype html>${page}`] }, { name: 'du-lieu.json', text: [`${json}\n`] }])) pieces.push(piece)
    c.header('cache-control', 'no-store')
    c.header('content-disposition', 'attachment; filename="cong-ocop-du-lieu-cua-toi.zip"')
    return c.body(Buffer.concat(pieces), 200, { 'content-type': 'application/zip' })
  })

  app.post('/toi/du-lieu/yeu-cau', signedIn, async (c) => {
    const read = await readForm(c, askedForm(tongue(c.get('lang'))))
    if (read.kind === 'faulty') return show(c, read.typed, read.faults)
    const asked = await storeOf<Tables>(c).transaction((tx) => askRequest(tx, me(c).personId, { kind: read.value.viec, words: read.value.loi }, senderOf(c), c.get('clock')()))
    return done(c, asked.kind === 'asked' ? 'gui' : 'da-co')
  })

  app.post('/toi/du-lieu/:id/thoi', signedIn, async (c) => {
    const id = readId(c.req.param('id'))
    const gone = id !== null && (await storeOf<Tables>(c).transaction((tx) => cancelRequest(tx, me(c).personId, id, c.get('clock')())))
    if (!gone) throw new Refusal('not-found')
    return done(c, 'thoi')
  })

  // A holder of roles has a duty here; the account is closed by the operator.
  const isOfficer = (c: Ctx): boolean => me(c).roles.length > 0
  const showErase = async (c: Ctx, fault?: string) => {
    c.header('cache-control', 'no-store')
    const [db, t, now, subject] = [storeOf<T>(c).now, tongue(c.get('lang')), c.get('clock')(), await subjectOf(c)]
    const [stays, pending, term] = await Promise.all([Promise.all(holders.map((each) => each.stays(db, subject, now))), Promise.all(holders.map(async (each) => (await each.pending?.(db, subject, t)) ?? null)), termOn(db, 'erase', dayOf(now))])
    return c.html(<ErasePage lang={c.get('lang')} officer={isOfficer(c)} titles={holders.map((each) => each.words(t).title)} stays={stays.flat()} pending={pending.filter((each) => each !== null)} citation={term.citation} fault={fault} />, fault ? 422 : 200)
  }
  app.get('/toi/du-lieu/xoa', signedIn, (c) => showErase(c))

  app.post('/toi/du-lieu/xoa', signedIn, async (c) => {
    const t = tongue(c.get('lang'))
    if (isOfficer(c)) return showErase(c, t('Tài khoản cán bộ không xóa ở đây.', 'Officers’ accounts are not erased here.'))
    if ((await readForm(c, eraseForm)).kind === 'faulty') return showErase(c, t('Đánh dấu ô xác nhận trước khi gửi.', 'Tick the box before you send.'))
    const asked = await storeOf<Tables>(c).transaction((tx) => askRequest(tx, me(c).personId, { kind: 'erase', words: '' }, senderOf(c), c.get('clock')()))
    return done(c, asked.kind === 'asked' ? 'xoa' : 'da-co')
  })

  const showOffice = async (c: Ctx, refused?: string) => {
    c.header('cache-control', 'no-store')
    return c.html(<OfficePage lang={c.get('lang')} person={me(c).name} ways={await ways(c, me(c))} requests={await listRequests(storeOf<T>(c).now)} today={dayOf(c.get('clock')())} refused={refused} />, refused ? 422 : 200)
  }
  app.get('/can-bo/du-lieu-ca-nhan', dataOfficer, (c) => showOffice(c))

  app.post('/can-bo/du-lieu-ca-nhan/:id', dataOfficer, async (c) => {
    const [t, id, read] = [tongue(c.get('lang')), readId(c.req.param('id')), await readForm(c, answerForm)]
    if (!id) throw new Refusal('not-found')
    if (read.kind === 'faulty') return showOffice(c, t('Viết cho người đó biết đã làm gì, hoặc vì sao không.', 'Write what was done, or why not.'))
    const answered = await storeOf<Tables>(c).transaction((tx) => answerRequest(tx, id, me(c).personId, { done: read.value.viec === 'xong', words: read.value.loi }, c.get('clock')()))
    if (!answered) throw new Refusal('conflict')
    return c.redirect(pathIn(c.get('lang'), '/can-bo/du-lieu-ca-nhan'), 303)
  })

  return app
}
