import { Button, Chips, Empty, FaultList, Notice, Page, Section, showVnd, Tag, TextField, type DeskWay } from '#design'
import type { OrderName, OwingOrder } from '#orders'
import { bankOf, type AccountView, type TransferView } from '#payments'
import { showMoment } from '#platform/day'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import type { Fault } from '#platform/web'

export interface Desk {
  readonly lang: Lang
  readonly path: string
  readonly person: string
  readonly ways: readonly DeskWay[]
  /** `/ban-hang` or `/can-bo`. */
  readonly base: string
  readonly seller: { readonly slug: string; readonly name: string }
  readonly sellers: readonly { readonly slug: string; readonly name: string }[]
}

/** Which seller it is about, where there are several. */
export function SellerChips({ lang, sellers, seller, href }: Pick<Desk, 'lang' | 'sellers' | 'seller'> & { readonly href: string }) {
  if (sellers.length < 2) return <p class="soft">{seller.name}</p>
  if (sellers.length <= 8) return <Chips lang={lang} label={tongue(lang)('Người bán', 'Seller')} chips={sellers.map((each) => ({ href: `${href}?chu-the=${each.slug}`, text: each.name, chosen: each.slug === seller.slug }))} />
  return (
    <form class="row" method="get" action={pathIn(lang, href)}>
      <label for="chu-the">{tongue(lang)('Người bán', 'Seller')}</label>
      <select id="chu-the" name="chu-the">{sellers.map((each) => <option value={each.slug} selected={each.slug === seller.slug}>{each.name}</option>)}</select>
      <Button rank="other">{tongue(lang)('Xem', 'Show')}</Button>
    </form>
  )
}

export function NoSellerPage({ lang, path, person, ways }: Pick<Desk, 'lang' | 'path' | 'person' | 'ways'>) {
  const t = tongue(lang)
  return (
    <Page lang={lang} kind="desk" ways={ways} person={person} path={path} title={t('Tiền', 'Money')} trail={[{ text: t('Tiền', 'Money') }]} noindex>
      <h1>{t('Tiền', 'Money')}</h1>
      <Empty title={t('Chưa có người bán nào', 'No seller yet')}><p>{t('Khi có đơn đầu tiên, tiền của từng đơn nằm ở đây.', 'With the first order its money will stand here.')}</p></Empty>
    </Page>
  )
}

function Line({ lang, transfer }: { readonly lang: Lang; readonly transfer: TransferView }) {
  return <><p><b class="num">{showVnd(transfer.amountVnd)}</b> · {showMoment(transfer.at)}{transfer.bank ? ` · ${transfer.bank}` : ''}</p><p class="soft">{tongue(lang)('Nội dung', 'Memo')}: “{transfer.memo}”</p></>
}

/** What became of a transfer, and what to do about it. */
function outcomeWords(lang: Lang, transfer: TransferView): readonly [title: string, doing: string] {
  const t = tongue(lang)
  if (transfer.setAsideAt) return [t('không phải tiền của cổng', 'not of the portal'), '']
  if (transfer.settledAt) return [t(`đã gắn vào đơn${transfer.settledBy ? `, ${transfer.settledBy}` : ''}`, 'attached to an order'), '']
  switch (transfer.outcome) {
    case 'short': return [t('thiếu', 'too little'), t('Người mua thấy cùng mã QR với số còn thiếu; không cần làm gì.', 'The buyer sees the same code with the rest as its amount.')]
    case 'over': return [t('thừa', 'too much'), t('Trả lại phần thừa ở trang đơn.', 'Give the surplus back on the order’s page.')]
    case 'late': return [t('đến sau khi đơn đã hết hạn hoặc đã hủy', 'after the order had ended'), t('Mở đơn: trả lại tiền, hoặc vẫn nhận đơn nếu còn hàng.', 'Open the order: give it back, or take the order if there is stock.')]
    case 'repeated': return [t('ngân hàng báo lại, không tính hai lần', 'told again, counted once'), '']
    case 'exact': case 'outgoing': case 'several-references': case 'none': return ['', '']
  }
}

export interface MoneyProps extends Desk {
  readonly owing: readonly OwingOrder[]
  readonly unclear: readonly TransferView[]
  readonly notable: readonly TransferView[]
  readonly orders: ReadonlyMap<string, OrderName>
  readonly account: AccountView | null
  readonly problem: { readonly id: string; readonly typed: Readonly<Record<string, string>>; readonly faults: readonly Fault[] } | null
}

/** Money that needs a person: what to give back, what nobody knows yet, and what was decided. */
export function MoneyPage({ lang, path, person, ways, base, seller, sellers, owing, unclear, notable, orders, account, problem }: MoneyProps) {
  const t = tongue(lang)
  const mine = `?chu-the=${seller.slug}`
  return (
    <Page lang={lang} kind="desk" ways={ways} person={person} path={path} title={t('Tiền', 'Money')} trail={[{ text: t('Tiền', 'Money') }]} noindex>
      <h1>{t('Tiền', 'Money')}</h1>
      <SellerChips lang={lang} sellers={sellers} seller={seller} href={`${base}/tien`} />
      <p class="acts"><Button rank="other" href={pathIn(lang, `${base}/sao-ke${mine}`)}>{t('Sao kê từng tháng', 'Statement of each month')}</Button>{account ? <Button rank="other" href={pathIn(lang, `${base}/tien/sao-ke-ngan-hang${mine}`)}>{t('Đưa sao kê ngân hàng lên', 'Bring a bank statement')}</Button> : null}</p>
      {account ? <p class="soft">{t('Tiền chuyển khoản vào', 'Transfers come to')}: {bankOf(account.bankBin)?.name} {account.number}, {account.holderName}</p> : <p class="soft">{t('Chưa có tài khoản ngân hàng được xác nhận, nên người mua chỉ trả tiền mặt được. Gọi cán bộ OCOP của xã hoặc tỉnh để ghi tài khoản.', 'No verified bank account yet, so buyers can only pay in cash. Ask your OCOP officer to note it.')}</p>}
      {owing.length + unclear.length + notable.length === 0 ? <Empty title={t('Không có khoản nào cần xem', 'Nothing needs a look')}><p>{t('Tiền thừa, tiền đến muộn và tiền chưa rõ của đơn nào sẽ nằm ở đây.', 'Money that is too much, late or of no known order will stand here.')}</p></Empty> : null}
      {owing.length > 0 ? (
        <Section lang={lang} title={t(`Phải trả lại: ${showVnd(owing.reduce((sum, each) => sum + each.owedVnd, 0))}`, `To give back: ${showVnd(owing.reduce((sum, each) => sum + each.owedVnd, 0))}`)}>
          <ul class="plain goods-of">{owing.map((each) => <li><span><a href={pathIn(lang, `${base}/don/${each.code}`)}>{each.code}</a><small class="soft">{each.buyerName}{each.account ? '' : ` · ${t('chưa có số tài khoản nhận', 'no account told yet')}`}</small></span><b>{showVnd(each.owedVnd)}</b></li>)}</ul>
        </Section>
      ) : null}
      {unclear.length > 0 ? (
        <Section lang={lang} title={t('Chưa rõ của đơn nào', 'Of no known order')}>
          {unclear.map((each) => {
            const wrong = problem?.id === each.id ? problem : null
            const faultOf = (field: string) => wrong?.faults.find((fault) => fault.field === field)?.message
            return (
              <form class="share-of form" method="post" action={pathIn(lang, `${base}/tien/${each.id}`)}>
                <input type="hidden" name="chu-the" value={seller.slug} />
                <Line lang={lang} transfer={each} />
                {each.outcome === 'several-references' ? <p>{t('Nội dung nhắc đến nhiều đơn: chia số tiền cho từng đơn.', 'The memo names several orders: share the sum among them.')}</p> : null}
                {wrong ? <FaultList lang={lang} faults={wrong.faults} labels={{}} /> : null}
                <TextField name="don" label={t('Mã đơn', 'Order')} hint={t('Ví dụ DH-26-000123', 'For example DH-26-000123')} maxlength={30} value={wrong?.typed['don'] ?? ''} fault={faultOf('don')} />
                <details class="more" {...(each.outcome === 'several-references' || wrong?.typed['don-2'] ? { open: true } : {})}>
                  <summary>{t('Một phần là của đơn khác', 'A part is another order’s')}</summary>
                  <TextField name="don-2" label={t('Mã đơn thứ hai', 'Second order')} maxlength={30} value={wrong?.typed['don-2'] ?? ''} fault={faultOf('don-2')} />
                  <TextField name="tien-2" label={t('Số tiền của đơn thứ hai', 'Its part')} inputmode="numeric" maxlength={20} value={wrong?.typed['tien-2'] ?? ''} fault={faultOf('tien-2')} />
                </details>
                <p class="acts"><Button name="viec" value="gan">{t('Gắn vào đơn này', 'Attach to the order')}</Button><Button rank="other" name="viec" value="bo-qua">{t('Không phải tiền của cổng', 'Not of the portal')}</Button></p>
              </form>
            )
          })}
        </Section>
      ) : null}
      {problem && !unclear.some((each) => each.id === problem.id) ? <Notice mood="bad" title={problem.faults[0]?.message ?? ''} /> : null}
      {notable.length > 0 ? (
        <Section lang={lang} title={t('90 ngày qua', 'The last 90 days')}>
          {notable.map((each) => {
            const [title, doing] = outcomeWords(lang, each)
            return (
              <div class="share-of">
                <Line lang={lang} transfer={each} />
                <p class="row"><Tag mood={each.outcome === 'late' || each.outcome === 'over' ? 'wait' : 'plain'} text={title} />{each.subjects.map(({ id }) => (orders.has(id) ? <a href={pathIn(lang, `${base}/don/${orders.get(id)!.code}`)}>{orders.get(id)!.code}</a> : null))}</p>
                {doing ? <p>{doing}</p> : null}
                {each.settledAt || each.setAsideAt ? <form method="post" action={pathIn(lang, `${base}/tien/${each.id}`)}><input type="hidden" name="chu-the" value={seller.slug} /><Button rank="quiet" name="viec" value={each.settledAt ? 'go-ra' : 'xem-lai'}>{each.settledAt ? t('Gỡ khỏi đơn', 'Take it off the order') : t('Xem lại khoản này', 'Look at it again')}</Button></form> : null}
              </div>
            )
          })}
        </Section>
      ) : null}
    </Page>
  )
}
