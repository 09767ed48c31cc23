import type { Child } from 'hono/jsx'
import type { HistoryEntry, ListedProduct, ProductGroup, Standing } from '#certification'
import { Button, CertificatePanel, Facts, groupOf, Notice, Page, Picture, ProductGrid, Section, ShareBar, Stars, Tag, Timeline, type ProductCardProps } from '#design'
import type { Offer } from '#offers'
import { photoPath, pictureOf, type PhotoView } from '#photos'
import { formWords, type ProducerView } from '#producers'
import { showDay, type Day } from '#platform/day'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import type { PlaceWords } from './places.rules.ts'
import { BuyBox } from './buy-box.piece.tsx'
import { happeningWords, knownDayWords, standingWords, starsOf } from './standing.words.ts'

export interface ProductPageProps {
  readonly lang: Lang
  readonly path: string
  readonly product: ListedProduct
  readonly standing: Standing
  readonly history: readonly HistoryEntry[]
  readonly place: PlaceWords
  readonly group: ProductGroup | null
  readonly producer: ProducerView | null
  readonly siblings: readonly ProductCardProps[]
  readonly neighbours: readonly ProductCardProps[]
  readonly jsonLd: object
  /** What is for sale; null when nothing is. */
  readonly offer: Offer | null
  /** Whether its seller takes cash on delivery. */
  readonly takesCash: boolean
  /** In their order; none = the woven cloth stands for it. */
  readonly photos: readonly PhotoView[]
  readonly day: Day
  /** What buyers say; null where nobody has written. */
  readonly reviews: Child
}

/** Shown because its maker or office said so, with no certificate behind it. */
const unproven: ReadonlySet<Standing['state']> = new Set(['registered', 'mentioned', 'voted', 'not-passed'] as const)
const recognitions = new Set(['recognised', 're-recognised', 'upgraded', 'downgraded'])

/** One product: what it is and from where in one glance, the certificate behind the stars, who makes it, what is not known. */
export function ProductPage(props: ProductPageProps) {
  const { lang, path, product, standing, history, place, group, producer, siblings, neighbours, photos } = props
  const t = tongue(lang)
  const stars = starsOf(standing)
  const last = history.find((entry) => recognitions.has(entry.kind))
  const maker = producer && !producer.hidden ? producer : null
  const story = maker ? (lang === 'en' ? maker.storyEn ?? maker.storyVi : maker.storyVi) : null
  const subject = `product:${product.slug}`
  return (
    <Page lang={lang} path={path} title={place.province ? `${product.name} · ${place.province.name}` : product.name} description={describe(props)} jsonLd={props.jsonLd} noindex={product.sample} image={`/hinh-chia-se/san-pham/${product.slug}.png`}
      trail={[{ text: t('Sản phẩm', 'Products'), href: '/san-pham' }, ...(place.province ? [{ text: place.province.name, href: `/kenh/${place.province.slug}` }] : []), { text: product.name }]}>
      <article>
        <div class="goods-1">
          <figure>
            <Picture src={photos[0] ? pictureOf(photos[0].id, 480) : null} alt={photos[0]?.alt || product.name} group={product.group?.code ?? null} province={product.provinceCode} seed={product.id} size={480} eager />
            {photos.length > 1 ? <ul class="row plain strip">{photos.slice(1).map((photo, n) => <li><a href={photoPath(photo.id, 960, 'jpg')}><Picture src={{ src: photoPath(photo.id, 240, 'jpg'), webp: photoPath(photo.id, 240, 'webp') }} alt={photo.alt || t(`${product.name}, ảnh ${n + 2}`, `${product.name}, photograph ${n + 2}`)} group={null} province={null} seed="" size={72} /></a></li>)}</ul> : null}
            {photos.length > 0 ? null : <figcaption>{t('Chưa có ảnh; đây là vải dệt theo nhóm sản phẩm và tỉnh.', 'No photograph yet; this cloth is woven from the product group and the province.')}</figcaption>}
          </figure>
          <div>
            {product.sample ? <Tag mood="wait" text={t('Dữ liệu mẫu', 'Sample data')} /> : null}
            <h1>{product.name}</h1>
            <Stars lang={lang} {...stars} {...(stars.evidence === 'none' ? { words: standingWords(standing, lang) } : {})} />
            <p>{maker ? <a href={pathIn(lang, `/chu-the/${maker.slug}`)}>{maker.name}</a> : <span class="soft">{producer ? t('Chủ thể không công bố tên', 'The producer keeps the name private') : t('Chưa rõ chủ thể', 'Producer not known')}</span>}</p>
            {place.today ? <p>{place.province ? <a href={pathIn(lang, `/kenh/${place.province.slug}`)}>{place.today}</a> : place.today}</p> : <p class="soft">{t('Chưa rõ nơi làm', 'Place not known')}</p>}
            {place.former ? <p class="soft small">{t(`Trước tháng 7/2025: ${place.former}`, `Before July 2025: ${place.former}`)}</p> : null}
            {unproven.has(standing.state) ? <Notice mood="wait" title={t('Chưa thấy chứng nhận OCOP nào cho món này', 'No OCOP certificate is known for this')}><p>{t('Người làm hoặc văn phòng tự đăng; không có sao.', 'Put here by its maker or an office; it carries no stars.')}</p></Notice> : null}
            {props.offer ? <BuyBox lang={lang} offer={props.offer} takesCash={props.takesCash} day={props.day} slug={product.slug} /> : null}
            {props.offer ? null : <p class="lead">{t('Hiện không bán trên cổng này.', 'Not sold on this portal at present.')}</p>}
            <p class="acts">
              <Button rank={props.offer ? 'other' : 'main'} href={pathIn(lang, `/gop-y?loai=lien-he&ve=${encodeURIComponent(subject)}`)}>{t('Nhắn cho người làm', 'Write to the maker')}</Button>
            </p>
            <p class="soft small">{t('Lời nhắn được chuyển qua văn phòng OCOP của tỉnh; số điện thoại riêng không công bố.', 'Your message goes through the province’s OCOP office; private numbers are not published.')}</p>
            <CertificatePanel lang={lang} code={standing.code} {...stars} state={standing.state === 'reported' ? (standing.until ? t(`Theo công bố, có giá trị đến ${showDay(standing.until)}`, `As published, valid until ${showDay(standing.until)}`) : t('Theo công bố', 'As published')) : sentence(standingWords(standing, lang))} mood={standing.state === 'recorded' ? 'good' : standing.state === 'reported' || standing.state === 'extended' ? 'plain' : 'wait'}
              {...(standing.code ? { href: `/chung-nhan/${encodeURIComponent(standing.code)}` } : {})}
              facts={[
                { name: t('Quyết định', 'Decision'), value: last?.decisionNumber ?? null },
                { name: t('Ngày công nhận', 'Recognised on'), value: last ? knownDayWords(last.latest, last.precision, lang) : null },
                { name: t('Có giá trị đến', 'Valid until'), value: last?.validUntil ? knownDayWords(last.validUntil, 'day', lang) : null },
                { name: t('Nhóm sản phẩm', 'Product group'), value: group ? <>{groupOf(group.code)?.[lang] ?? (lang === 'vi' ? group.vi : group.en)}{product.group?.certainty === 'suggested' ? <span class="soft"> · {t('gợi ý theo tên, chưa xác nhận', 'suggested from the name, not confirmed')}</span> : null}</> : null },
              ]} />
          </div>
        </div>
        {props.reviews}
        {history.length > 0 ? (
          <Section lang={lang} title={t('Điều đã xảy ra', 'What happened')}>
            <Timeline label={t('Lịch sử chứng nhận', 'History of certification')} moments={history.map((entry) => ({
              day: entry.precision === 'day' ? entry.latest : null, dayWords: knownDayWords(entry.latest, entry.precision, lang), title: happeningWords(entry, lang),
              mark: entry.kind === 'withdrawn' || entry.kind === 'expired' || entry.kind === 'not-passed' ? 'ended' as const : entry.evidence === 'recorded' ? 'decided' as const : 'reported' as const,
              children: <HowKnown lang={lang} entry={entry} hidden={producer?.hidden ?? false} />,
            }))} />
          </Section>
        ) : null}
        {story ? <Section lang={lang} title={t('Người làm kể', 'The maker’s story')}><p class="prose">{story}</p></Section>
          : <Notice title={photos.length > 0 ? t('Chưa có câu chuyện', 'No story yet') : t('Chưa có câu chuyện và ảnh', 'No story or photographs yet')}><p>{t('Nếu bạn là người làm ra sản phẩm này, hãy nhận trang và kể câu chuyện của mình.', 'If you make this product, claim the page and tell your story.')} <a href={pathIn(lang, `/gop-y?loai=la-toi&ve=${encodeURIComponent(subject)}`)}>{t('Đây là sản phẩm của tôi', 'This is my product')}</a></p></Notice>}
        {maker ? <Section lang={lang} title={t('Người làm', 'The maker')}><Facts lang={lang} facts={[{ name: t('Tên', 'Name'), value: <a href={pathIn(lang, `/chu-the/${maker.slug}`)}>{maker.name}</a> }, { name: t('Loại hình', 'Legal form'), value: formWords(maker.form, lang) }, { name: t('Tên khác từng ghi', 'Also written'), value: maker.otherNames.join('; ') || null }]} /></Section> : null}
        <ShareBar lang={lang} path={path} title={product.name} />
        <Corrections lang={lang} subject={subject} />
      </article>
      {siblings.length > 0 ? <Section lang={lang} title={t('Cùng người làm', 'From the same maker')}><ProductGrid cards={siblings} /></Section> : null}
      {neighbours.length > 0 && place.province ? <Section lang={lang} title={t(`Cũng ở ${place.province.name}`, `Also in ${place.province.name}`)} more={{ href: `/san-pham?tinh=${place.province.slug}`, text: t('Xem tất cả', 'See all') }}><ProductGrid cards={neighbours} /></Section> : null}
    </Page>
  )
}

/** How a fact is known: the decision, or the published source with its address. */
function HowKnown({ lang, entry, hidden }: { readonly lang: Lang; readonly entry: HistoryEntry; readonly hidden: boolean }) {
  const t = tongue(lang)
  // A source may name who asked not to be named.
  const sources = hidden ? [] : [...(entry.sourceUrl || entry.sourceName ? [{ name: entry.sourceName, url: entry.sourceUrl }] : []), ...entry.alsoIn]
  return (
    <p class="small soft">
      {entry.decisionNumber ? `${t('Quyết định', 'Decision')} ${entry.decisionNumber}. ` : ''}
      {entry.evidence === 'recorded' ? t('Đã ghi quyết định.', 'The decision is recorded.') : t('Theo công bố, chưa đối chiếu quyết định.', 'As published, not compared with the decision.')}
      {sources.map((source) => <>{' '}{source.url ? <a href={source.url} rel="noopener nofollow">{hostOf(source.url)}</a> : source.name}</>)}
    </p>
  )
}

/** “This is me”, “something is wrong”, “remove my name”: on every page that names somebody. */
export function Corrections({ lang, subject }: { readonly lang: Lang; readonly subject: string }) {
  const t = tongue(lang)
  const at = (kind: string): string => pathIn(lang, `/gop-y?loai=${kind}&ve=${encodeURIComponent(subject)}`)
  return (
    <p class="row small">
      <a class="tap" href={at('la-toi')}>{t('Đây là tôi', 'This is me')}</a>
      <a class="tap" href={at('bao-sai')}>{t('Có chỗ sai', 'Something is wrong')}</a>
      <a class="tap" href={at('go-ten')}>{t('Gỡ tên tôi', 'Remove my name')}</a>
    </p>
  )
}

const hostOf = (url: string): string => { try { return new URL(url).hostname.replace(/^www\./, '') } catch { return url } }
const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

function describe({ lang, product, place, standing }: ProductPageProps): string {
  const maker = product.producer && !product.producer.hidden ? product.producer.name : null
  return [product.sample ? tongue(lang)('Dữ liệu mẫu', 'Sample data') : null, product.name, maker, place.today, standing.stars > 0 ? tongue(lang)(`${standing.stars} sao OCOP, ${standingWords(standing, lang)}`, `${standing.stars} OCOP stars, ${standingWords(standing, lang)}`) : standingWords(standing, lang)].filter(Boolean).join('. ')
}
