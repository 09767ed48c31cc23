import { Hono } from 'hono'
import { signedIn } from '#identity'
import { changeStock, findStall, lockOffer, saveOffer } from '#offers'
import { dropPhoto, findPhotosOf, keepPhoto, MOST_PHOTOS, orderPhotos, photoRefusedWords, readPhotoForm } from '#photos'
import { findProducer } from '#producers'
import { newId, readId } from '#platform/ids'
import { Refusal } from '#platform/refusal'
import { pathIn, tongue } from '#platform/tongue'
import { takeTry } from '#platform/tries'
import { cleanText, readBody, readForm, storeOf, type Ctx, type Fault, type Routes, type Web } from '#platform/web'
import { stateOf, type Ware } from './goods.rules.ts'
import { GoodsPage } from './goods.page.tsx'
import { newGoodsForm, PHOTOS_AT_ONCE, readCount, readPrice } from './new-goods-form.rules.ts'
import { NewGoodsPage } from './new-goods.page.tsx'
import { putOnSale, type OnSaleNow } from './put-on-sale.ts'
import { frameOf, minePlease, ownWare, sellerOf, waresFor, type StallParts, type Tables } from './seller.piece.tsx'
import { WarePage } from './ware.page.tsx'

/** New goods of one person; a phone that was long without a network sends many at once. */
const AT_MOST = { most: 120, seconds: 3_600 }
const wantsJson = (c: Ctx): boolean => (c.req.header('accept') ?? '').includes('application/json')

/** A seller's goods: the list, one of them, something new. */
export function goodsRoutes(parts: StallParts): Routes {
  const app: Routes = new Hono<Web>()
  const to = (c: Ctx, path: string): Response => c.redirect(pathIn(c.get('lang'), path), 303)

  app.get('/ban-hang/hang', signedIn, async (c) => {
    const mine = await minePlease(c)
    if (mine.length === 0) return to(c, '/ban-hang')
    const chosen = mine.find((each) => each.slug === c.req.query('co-so')) ?? null
    const wares = await waresFor(c, (chosen ? [chosen] : mine).map((each) => each.id))
    const fresh = wares.find((ware) => ware.product.slug === c.req.query('xong') && stateOf(ware) === 'on-sale') ?? null
    return c.html(<GoodsPage frame={await frameOf(c, parts)} mine={mine} chosen={chosen?.slug ?? null} wares={wares} fresh={fresh} />)
  })

  const showNew = async (c: Ctx, status: 200 | 409 | 422, typed: Readonly<Record<string, string>>, faults: readonly Fault[], refused?: string) => {
    const mine = await minePlease(c)
    if (mine.length === 0) return to(c, '/ban-hang')
    const [wares, stalls] = await Promise.all([waresFor(c, mine.map((each) => each.id)), Promise.all(mine.map((each) => findStall(storeOf<Tables>(c).now, each.id)))])
    return c.html(<NewGoodsPage frame={await frameOf(c, parts)} mine={mine} products={wares.filter((ware) => stateOf(ware) === 'not-yet').slice(0, 30).map((ware) => ware.product)} askDelivery={stalls.includes(null)} draft={readId(typed['khoa'] ?? '') ?? newId()} typed={typed} faults={faults} refused={refused} />, status)
  }
  app.get('/ban-hang/hang/moi', signedIn, (c) => showNew(c, 200, c.req.query('mon') ? { mon: cleanText(c.req.query('mon'), 100) } : {}, []))

  app.post('/ban-hang/hang/moi', signedIn, async (c) => {
    const t = tongue(c.get('lang'))
    const read = await readForm(c, newGoodsForm(t))
    const faulty = (faults: readonly Fault[], typed: Readonly<Record<string, string>>) => (wantsJson(c) ? c.json({ kind: 'faulty', faults }, 422) : showNew(c, 422, typed, faults))
    if (read.kind === 'faulty') return faulty(read.faults, read.typed)
    const mine = await minePlease(c)
    if (mine.length === 0) throw new Refusal('not-allowed', t('Bạn chưa bán cho cơ sở nào. Mở trang “Việc hôm nay” để bắt đầu.', 'You sell for no producer yet. Begin at the page “Today”.'))
    const body = await readBody(c)
    // Filled in by somebody else who used this phone: it waits for them.
    if (typeof body['nguoi'] === 'string' && body['nguoi'] !== c.get('actor')!.personId) throw new Refusal('sign-in-needed')
    const typed = Object.fromEntries(Object.entries(body).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
    const wares = read.value.productSlug === null ? [] : await waresFor(c, mine.map((each) => each.id))
    const ownerId = read.value.productSlug === null ? null : wares.find((ware) => ware.product.slug === read.value.productSlug)?.sellerId
    const producer = read.value.productSlug === null ? mine.find((each) => each.slug === read.value.producerSlug) ?? (mine.length === 1 ? mine[0] : undefined) : mine.find((each) => each.id === ownerId)
    const view = producer ? await findProducer(storeOf<Tables>(c).now, producer.id) : null
    if (!producer || !view) return faulty([{ field: read.value.productSlug === null ? 'ten' : 'mon', message: read.value.productSlug === null ? t('Chọn món này của cơ sở nào.', 'Choose whose it is.') : t('Món này không còn trong danh sách của bạn. Chọn lại.', 'This is no longer on your list. Choose again.') }], typed)
    const { photos, refused } = await readPhotoForm(body, 'anh', PHOTOS_AT_ONCE)
    if (refused.length > 0) return faulty([{ field: 'anh', message: photoRefusedWords(t, refused[0]!.why) }], typed)
    const [seller, now] = [await sellerOf(c, producer), c.get('clock')()]
    const done = await storeOf<Tables>(c).transaction(async (tx): Promise<OnSaleNow | { readonly kind: 'wait'; readonly seconds: number }> => {
      const seconds = await takeTry(tx, `goods ${seller.personId}`, AT_MOST, now)
      return seconds > 0 ? { kind: 'wait', seconds } : putOnSale(tx, seller, view, read.value, photos, now)
    })
    switch (done.kind) {
      case 'wait': throw new Refusal('too-many', t(`Bạn đã đăng nhiều món. Chờ ${Math.ceil(done.seconds / 60)} phút rồi đăng tiếp; món chưa gửi vẫn còn trên máy.`, `You have put much on sale. Go on in ${Math.ceil(done.seconds / 60)} minutes.`), done.seconds)
      case 'on-sale':
      case 'again': return wantsJson(c) ? c.json({ kind: 'done', slug: done.slug, name: done.name }) : to(c, `/ban-hang/hang?xong=${done.slug}`)
      case 'unit': return faulty([{ field: 'goi', message: t(`${done.name} đang bán theo cách đếm khác (cân và cái không chung một kho). Chọn gói cùng loại, hoặc sửa ở “Hàng”.`, `${done.name} is counted in another measure. Choose a pack of the same kind.`) }], typed)
      case 'elsewhere': return faulty([{ field: 'mon', message: t('Món này đang do cơ sở khác bán giúp bạn. Nhờ họ ngừng bán, rồi đăng ở đây.', 'Another producer sells this for you. Ask them to end it first.') }], typed)
      case 'packs': return faulty([{ field: 'goi', message: t('Món này đã có 8 gói. Bớt một gói rồi thêm.', 'It has 8 packs already.') }], typed)
      case 'no-product': return faulty([{ field: 'mon', message: t('Món này không còn trong danh sách của bạn. Chọn lại.', 'This is no longer on your list. Choose again.') }], typed)
    }
  })

  const showWare = async (c: Ctx, ware: Ware, more: { typed?: Readonly<Record<string, string>>; faults?: readonly Fault[]; refused?: readonly string[] } = {}) => {
    const t = tongue(c.get('lang'))
    const typed = more.typed ?? { ...Object.fromEntries((ware.offer?.packs ?? []).map((pack) => [`gia-${pack.id}`, String(pack.priceVnd).replace(/\B(?=(\d{3})+$)/g, '.')])), con: String(ware.left) }
    const said = c.req.query('xong') === '1' ? t('Đã lưu. Khách thấy ngay.', 'Saved. Visitors see it at once.') : undefined
    const status = (more.faults?.length ?? 0) + (more.refused?.length ?? 0) > 0 ? 422 : 200
    return c.html(<WarePage frame={await frameOf(c, parts)} ware={ware} photos={await findPhotosOf(storeOf<Tables>(c).now, 'product', [ware.product.id])} most={MOST_PHOTOS} typed={typed} faults={more.faults ?? []} said={said} refused={more.refused ?? []} />, status)
  }
  app.get('/ban-hang/mon/:slug', signedIn, async (c) => showWare(c, (await ownWare(c)).ware))

  app.post('/ban-hang/mon/:slug', signedIn, async (c) => {
    const [t, { ware, producer }, form, now] = [tongue(c.get('lang')), await ownWare(c), await readBody(c), c.get('clock')()]
    if (!ware.offer || !ware.pack) throw new Refusal('not-found')
    const typed = Object.fromEntries(Object.entries(form).map(([name, value]) => [name, typeof value === 'string' ? cleanText(value, 40) : '']))
    const faults: Fault[] = []
    const packs = ware.offer.packs.map(({ id, name, size, priceVnd }) => {
      const price = typed[`gia-${id}`] === undefined ? { vnd: priceVnd } : readPrice(t, typed[`gia-${id}`]!)
      if ('fault' in price) faults.push({ field: `gia-${id}`, message: price.fault })
      return { name, size, priceVnd: 'vnd' in price ? price.vnd : 0 }
    })
    const count = ware.offer.madeToOrder || typed['con'] === undefined ? null : readCount(t, typed['con'])
    if (count && 'fault' in count) faults.push({ field: 'con', message: count.fault })
    if (faults.length > 0) return showWare(c, ware, { typed, faults })
    // Left as it was shown, the stock stays what it is by now: goods may have been sold meanwhile.
    const left = count && 'count' in count && String(count.count) !== (typed['con-thay'] ?? String(ware.left)) ? count.count * ware.pack.size : null
    const seller = await sellerOf(c, producer)
    await storeOf<Tables>(c).transaction(async (tx) => {
      const { unit, madeToOrder, readyOn, stock } = (await lockOffer(tx, ware.product.id))!
      await saveOffer(tx, { productId: ware.product.id, producerId: producer.id, state: typed['ban'] === 'dung' ? 'paused' : 'on-sale', unit, stock, madeToOrder, readyOn, packs, onBehalf: seller.deputyBy === null ? null : { by: seller.name, consent: seller.deputyBy } }, now)
      if (left !== null) await changeStock(tx, producer.id, ware.product.id, { kind: 'set', amount: left }, now)
    })
    return to(c, `/ban-hang/mon/${ware.product.slug}?xong=1`)
  })

  app.post('/ban-hang/mon/:slug/kho', signedIn, async (c) => {
    const [{ ware, producer }, form, now] = [await ownWare(c), await readBody(c), c.get('clock')()]
    const size = ware.pack?.size
    const change = form['doi'] === 'them' ? { kind: 'add' as const, amount: size ?? 0 } : form['doi'] === 'bot' ? { kind: 'add' as const, amount: -(size ?? 0) } : form['doi'] === 'het' ? { kind: 'set' as const, amount: 0 } : null
    if (!change || size === undefined) throw new Refusal('bad-request')
    await storeOf<Tables>(c).transaction((tx) => changeStock(tx, producer.id, ware.product.id, change, now))
    return to(c, `/ban-hang/hang#${ware.product.slug}`)
  })

  app.post('/ban-hang/mon/:slug/anh', signedIn, async (c) => {
    const [t, { ware }, now] = [tongue(c.get('lang')), await ownWare(c), c.get('clock')()]
    const { photos, refused } = await readPhotoForm(await readBody(c), 'anh', PHOTOS_AT_ONCE)
    const whys = refused.map((each) => photoRefusedWords(t, each.why))
    await storeOf<Tables>(c).transaction(async (tx) => {
      for (const { key, photo } of photos) if ((await keepPhoto(tx, photo, { owner: { kind: 'product', id: ware.product.id }, key, open: true, by: c.get('actor')!.name }, now)).kind === 'full') whys.push(photoRefusedWords(t, 'full'))
    })
    return whys.length > 0 ? showWare(c, ware, { refused: [...new Set(whys)] }) : to(c, `/ban-hang/mon/${ware.product.slug}?xong=1`)
  })

  app.post('/ban-hang/mon/:slug/anh/:id', signedIn, async (c) => {
    const [{ ware }, id, form] = [await ownWare(c), readId(c.req.param('id')), await readBody(c)]
    const owner = { kind: 'product', id: ware.product.id }
    if (!id) throw new Refusal('not-found')
    await storeOf<Tables>(c).transaction(async (tx) => {
      if (form['viec'] === 'bo') await dropPhoto(tx, owner, id)
      else if (form['viec'] === 'dau') await orderPhotos(tx, owner, [id])
      else throw new Refusal('bad-request')
    })
    return to(c, `/ban-hang/mon/${ware.product.slug}?xong=1`)
  })
  return app
}
