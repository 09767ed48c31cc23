import { Button, Chips, FaultList, Notice, Page, SelectField, showGrams, TextField, type DeskWay } from '#design'
import { carriers as carrierWords, type Carrier } from '#shipping'
import { pathIn, tongue, type Lang, type Say } from '#platform/tongue'
import type { Fault } from '#platform/web'
import type { PackWeight } from './pack-weights.queries.ts'

export interface WaysPageProps {
  readonly lang: Lang
  /** The page's own address, with the producer in it where one has several. */
  readonly at: string
  readonly path: string
  readonly person: string
  readonly ways: readonly DeskWay[]
  readonly producerName: string
  /** Where the goods start from, in words; null = not known, so that all places count as far. */
  readonly from: string | null
  readonly others: readonly { readonly href: string; readonly text: string; readonly chosen: boolean }[]
  readonly typed: Readonly<Record<string, string>>
  readonly faults: readonly Fault[]
  readonly saved: boolean
  readonly flat: boolean
  readonly carriers: readonly Carrier[]
  readonly packs: readonly PackWeight[]
  /** The account at GHN: null = not for this person to see. */
  readonly ghn: { readonly held: boolean; readonly at: string } | null
}

const reaches = (t: Say) => [{ value: 'xa', text: t('trong xã, phường', 'the commune') }, { value: 'tinh', text: t('trong tỉnh', 'the province') }, { value: 'mien', text: t('trong miền', 'the region') }, { value: 'ca-nuoc', text: t('cả nước', 'the whole country') }]

function Tick({ name, text, hint, typed }: { readonly name: string; readonly text: string; readonly hint?: string; readonly typed: Readonly<Record<string, string>> }) {
  return <label class="pick"><input type="checkbox" name={name} value="co" checked={typed[name] === 'co'} /><span><b>{text}</b>{hint ? <small class="soft">{hint}</small> : null}</span></label>
}

/** How one seller's goods reach people, on one screen. */
export function WaysPage({ lang, at, path, person, ways, producerName, from, others, typed, faults, saved, flat, carriers, packs, ghn }: WaysPageProps) {
  const t = tongue(lang)
  const field = (name: string) => ({ name, value: typed[name] ?? '', fault: faults.find((each) => each.field === name)?.message })
  return (
    <Page lang={lang} kind="desk" ways={ways} person={person} path={path} title={t('Cách giao hàng', 'Delivery')} trail={[{ text: t('Cách giao hàng', 'Delivery') }]} noindex>
      <h1>{t('Cách giao hàng', 'Delivery')}</h1>
      {others.length > 1 ? <Chips lang={lang} label={t('Cơ sở', 'Producer')} chips={others} /> : <p class="lead">{producerName}</p>}
      {saved ? <Notice mood="good" title={t('Đã lưu. Người mua thấy từ đơn tới.', 'Saved. Buyers see it from the next order on.')} /> : null}
      {flat && !saved ? <Notice title={t('Bây giờ: một mức phí cho mọi đơn', 'Now: one fee for all orders')}><p>{t('Chọn cách giao ở dưới rồi lưu, người mua sẽ được chọn.', 'Choose below and save, and buyers can choose.')}</p></Notice> : null}
      <p class="soft">{from ? t(`Gửi từ ${from}. Sai thì báo cán bộ xã sửa.`, `Sent from ${from}. If that is wrong, tell your commune’s officer.`) : t('Chưa rõ bạn gửi từ đâu; báo cán bộ xã ghi giúp.', 'Where you send from is not known; ask your commune’s officer.')}</p>
      <FaultList lang={lang} faults={faults} labels={{}} />
      <form class="form" method="post" action={pathIn(lang, at)}>
        <section class="way">
          <Tick name="tu-giao" typed={typed} text={t('Tôi tự giao', 'I deliver myself')} hint={t('Xe nhà, người quen, hoặc tự đem ra bưu cục.', 'By your own means, or taken to the post by you.')} />
          <TextField {...field('tg-phi')} label={t('Phí một đơn (đồng)', 'Fee for one order (đồng)')} inputmode="numeric" />
          <TextField {...field('tg-mien')} label={t('Miễn phí khi mua từ (đồng)', 'Free from (đồng)')} hint={t('Để trống nếu luôn lấy phí.', 'Empty: never free.')} inputmode="numeric" />
          <SelectField {...field('tg-den')} label={t('Giao đến', 'As far as')} options={reaches(t)} />
        </section>
        <section class="way">
          {carriers.map((carrier) => <Tick name={`hang-${carrier}`} typed={typed} text={t(`Gửi ${carrierWords[carrier].name}`, `By ${carrierWords[carrier].name}`)} />)}
          <TextField {...field('h-phi')} label={t('Phí một đơn (đồng)', 'Fee for one order (đồng)')} hint={t('Để trống: tính theo cân nặng và đường xa. Bảng cước hiện là mức tạm tính của cổng, chưa phải bảng giá của hãng.', 'Empty: by weight and distance. The rates are the portal’s estimate for now, not the carrier’s own list.')} inputmode="numeric" />
          <TextField {...field('h-mien')} label={t('Miễn phí khi mua từ (đồng)', 'Free from (đồng)')} inputmode="numeric" />
          <SelectField {...field('h-den')} label={t('Gửi đến', 'As far as')} hint={t('Hàng tươi thì chọn gần.', 'Choose near for fresh goods.')} options={reaches(t)} />
        </section>
        <section class="way">
          <Tick name="lay" typed={typed} text={t('Khách đến lấy', 'Buyers fetch it')} hint={t('Không lấy phí.', 'Free of charge.')} />
          <TextField {...field('lay-dau')} label={t('Lấy ở đâu', 'Where')} hint={t('Ví dụ: Hợp tác xã Dừa Sáp, ấp 1, đối diện chợ Cầu Kè', 'A place that people find.')} maxlength={200} />
          <TextField {...field('lay-gio')} label={t('Giờ mở', 'Hours')} hint={t('Ví dụ: 7–17 giờ, thứ Hai đến thứ Bảy', 'Example: 7–17, Monday to Saturday')} maxlength={120} />
        </section>
        {packs.length === 0 ? null : (
          <details class="way" open={packs.some((pack) => pack.weightGrams === null && pack.unit === 'piece')}>
            <summary><b>{t('Cân nặng từng gói, hàng tươi', 'Weights of packs, fresh goods')}</b></summary>
            <p class="hint">{t('Cân cả bao bì, ghi bằng gam, để tính cước đúng. Để trống thì lấy theo lượng trong gói; gói tính bằng cái được coi là 500 g.', 'With its wrapping, in grams. Empty: as its size says; packs counted in pieces are taken as 500 g.')}</p>
            {packs.map((pack) => <TextField {...field(`can-${pack.packId}`)} label={`${pack.productName}, ${pack.packName}`} placeholder={pack.unit === 'piece' ? '500 g' : showGrams(pack.size, lang)} inputmode="numeric" maxlength={9} />)}
            <p class="hint">{t('Hàng tươi, mau hỏng: chọn nơi xa nhất còn giao được.', 'Fresh goods: choose how far they may go.')}</p>
            {packs.filter((pack, n) => packs.findIndex((other) => other.offerId === pack.offerId) === n).map((pack) => <SelectField {...field(`xa-nhat-${pack.offerId}`)} label={t(`${pack.productName} đi xa nhất`, `${pack.productName}, as far as`)} options={reaches(t)} />)}
          </details>
        )}
        <p class="acts"><Button>{t('Lưu cách giao', 'Save')}</Button></p>
      </form>
      {ghn === null ? null : (
        <details class="way" open={faults.some((each) => each.field === 'shop' || each.field === 'token')}>
          <summary><b>{t('Tài khoản Giao Hàng Nhanh của bạn', 'Your account at Giao Hàng Nhanh')}</b> <span class="soft">{ghn.held ? t('đã ghi', 'noted') : t('chưa có', 'none')}</span></summary>
          <p class="hint">{t('Có tài khoản thì bạn bấm một nút là đơn báo sang GHN đến lấy.', 'With an account, one press asks GHN to collect.')} {carrierWords.ghn.evidence.words}.</p>
          <form class="form" method="post" action={pathIn(lang, ghn.at)} autocomplete="off">
            <TextField {...field('shop')} label={t('Mã cửa hàng', 'Shop number')} inputmode="numeric" maxlength={12} required />
            <TextField {...field('token')} value="" type="password" label={t('Token', 'Token')} hint={t('Lấy ở trang GHN, mục Chủ cửa hàng. Cổng không hiện lại.', 'From GHN’s site. It is not shown again.')} autocomplete="off" maxlength={200} required />
            <p class="acts"><Button rank="other">{t('Ghi tài khoản', 'Save the account')}</Button></p>
          </form>
        </details>
      )}
    </Page>
  )
}

/** Shown once: the address that GHN shall call. */
export function GhnSavedPage({ lang, path, person, ways, hook, back }: { readonly lang: Lang; readonly path: string; readonly person: string; readonly ways: readonly DeskWay[]; readonly hook: string; readonly back: string }) {
  const t = tongue(lang)
  return (
    <Page lang={lang} kind="desk" ways={ways} person={person} path={path} title={t('Đã ghi tài khoản GHN', 'The account is noted')} noindex>
      <h1>{t('Đã ghi tài khoản GHN', 'The account at GHN is noted')}</h1>
      <p>{t('Dán địa chỉ này vào phần webhook của cửa hàng trên trang GHN, để tin hàng đi đến đâu về cổng ngay. Địa chỉ chỉ hiện lần này; không dán thì cổng vẫn tự hỏi GHN vài giờ một lần.', 'Paste this address as the webhook of your shop at GHN. It is shown this once; without it the portal asks GHN every few hours.')}</p>
      <p class="code-line"><code>{hook}</code></p>
      <p class="acts"><Button href={pathIn(lang, back)}>{t('Về cách giao hàng', 'Back to delivery')}</Button></p>
    </Page>
  )
}
