import { Hono } from 'hono'
import type { DeskWay } from '#design'
import { provinceOfficer, reachOf, signedIn, type IdentityTables } from '#identity'
import { findProducersOf, type ProducersTables } from '#producers'
import { readId } from '#platform/ids'
import { Refusal } from '#platform/refusal'
import { pathIn, tongue } from '#platform/tongue'
import { readBody, readForm, storeOf, type Actor, type Ctx, type Fault, type Guard, type Routes } from '#platform/web'
import { makeKey, revokeKey, rotateKey } from './change-key.ts'
import { keyForm } from './key-form.rules.ts'
import { findKeysOf, type KeyOwner, type KeyView } from './keys.queries.ts'
import { KeysPage, SecretPage, type OwnerOption } from './keys.page.tsx'
import type { KeysTables } from './keys.tables.ts'

type Tables = KeysTables & ProducersTables & IdentityTables
export type OwnerChoice = OwnerOption & { readonly owner: KeyOwner }

/** For whom a seller may make keys: the producers they act for. */
export async function sellersOwners(c: Ctx): Promise<OwnerChoice[]> {
  return (await findProducersOf(storeOf<Tables>(c).now, c.get('actor')!.personId)).map((each) => ({ value: each.id, text: each.name, owner: { kind: 'producer', id: each.id } }))
}
/** For which offices an officer may: those whose roles they hold. */
export function officesOwners(c: Ctx): OwnerChoice[] {
  const reach = reachOf(c.get('actor')!)
  const units = reach.kind === 'country' ? ['VN'] : reach.provinces
  return units.map((unit) => ({ value: unit, text: unit === 'VN' ? 'Cả nước' : unit, owner: { kind: 'unit', unit } }))
}

/** Keys of those whom a person acts for: made, given a new secret, revoked. */
function desk(base: string, guard: Guard, ownersOf: (c: Ctx) => Promise<OwnerChoice[]> | OwnerChoice[], ways: (c: Ctx) => Promise<readonly DeskWay[]> | readonly DeskWay[]): Routes {
  const app: Routes = new Hono()
  const frame = async (c: Ctx) => ({ lang: c.get('lang'), path: c.get('path'), person: c.get('actor')!.name, ways: await ways(c), base })
  const keysOf = (c: Ctx, owners: readonly OwnerChoice[]): Promise<KeyView[]> => findKeysOf(storeOf<Tables>(c).now, owners.flatMap(({ owner }) => (owner.kind === 'producer' ? [owner.id] : [])), owners.flatMap(({ owner }) => (owner.kind === 'unit' ? [owner.unit] : [])), c.get('clock')())
  const show = async (c: Ctx, owners: readonly OwnerChoice[], typed: Readonly<Record<string, string>> = {}, faults: readonly Fault[] = []) => {
    c.header('cache-control', 'private, no-store')
    const said = c.req.query('xong') === 'thu-hoi' ? tongue(c.get('lang'))('Đã thu hồi. Khóa đó không gọi được nữa.', 'Revoked. That key opens nothing any more.') : undefined
    return c.html(<KeysPage {...await frame(c)} keys={await keysOf(c, owners)} owners={owners} now={c.get('clock')()} typed={typed} faults={faults} said={said} />, faults.length > 0 ? 422 : 200)
  }
  const shown = async (c: Ctx, secret: string, rotated: boolean) => {
    c.header('cache-control', 'no-store')
    return c.html(<SecretPage {...await frame(c)} secret={secret} rotated={rotated} />)
  }

  app.get(base, guard, async (c) => show(c, await ownersOf(c)))
  app.post(base, guard, async (c) => {
    const [owners, t, by] = [await ownersOf(c), tongue(c.get('lang')), c.get('actor')!]
    const read = await readForm(c, keyForm(t, owners.map((each) => each.value)))
    if (read.kind === 'faulty') return show(c, owners, read.typed, read.faults)
    const { owner: chosen, ...wish } = read.value
    const made = await storeOf<Tables>(c).transaction((tx) => makeKey(tx, { ...wish, owner: owners.find((each) => each.value === chosen)!.owner }, by, c.get('clock')()))
    if (made) return shown(c, made.secret, false)
    const typed = Object.fromEntries(Object.entries(await readBody(c)).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
    return show(c, owners, typed, [{ field: 'ten', message: t('Đã có 20 khóa đang dùng. Thu hồi khóa không cần nữa rồi tạo lại.', 'There are 20 keys in use. Revoke one that is not needed, then try again.') }])
  })
  app.post(`${base}/khoa/:id`, guard, async (c) => {
    const [owners, id, what, now] = [await ownersOf(c), readId(c.req.param('id') ?? ''), (await readBody(c))['viec'], c.get('clock')()]
    const key = (await keysOf(c, owners)).find((each) => each.id === id)
    if (!key) throw new Refusal('not-found')
    if (what === 'thu-hoi') {
      await storeOf<Tables>(c).transaction((tx) => revokeKey(tx, key.id, c.get('actor')!.name, now))
      return c.redirect(pathIn(c.get('lang'), `${base}?xong=thu-hoi`), 303)
    }
    if (what !== 'doi') throw new Refusal('bad-request')
    const secret = await storeOf<Tables>(c).transaction((tx) => rotateKey(tx, key.id, c.get('actor')!, now))
    if (secret === null) throw new Refusal('conflict', tongue(c.get('lang'))('Khóa này không còn dùng được. Tạo khóa mới.', 'This key is no longer in use. Make a new one.'))
    return shown(c, secret, true)
  })
  return app
}

export interface KeysParts { readonly sellerWays: (c: Ctx) => Promise<readonly DeskWay[]>; readonly ways: (c: Ctx, actor: Actor) => Promise<readonly DeskWay[]> }

export function keysRoutes({ sellerWays, ways }: KeysParts): Routes {
  const app: Routes = new Hono()
  app.route('/', desk('/ban-hang/ket-noi', signedIn, sellersOwners, sellerWays))
  app.route('/', desk('/can-bo/ket-noi', provinceOfficer, officesOwners, (c) => ways(c, c.get('actor')!)))
  return app
}
