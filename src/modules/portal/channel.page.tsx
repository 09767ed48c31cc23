import type { Unit } from '#geography'
import { Button, Chips, Empty, Figures, GroupWall, Hero, MiniMap, Page, ProductGrid, Section, ShareBar } from '#design'
import { pathIn, showCount, tongue, type Lang } from '#platform/tongue'
import { Faces } from './faces.piece.tsx'
import { inForce, cardOf, type ProvinceSummary, type ShownProducer, type ShownProduct } from './sources.rules.ts'
import { kindsInWords, longName } from './unit-words.rules.ts'

/** A former province as a neighbourhood of the channel, with some of what it is known for. */
export interface Neighbourhood { readonly unit: Unit; readonly count: number; readonly products: readonly string[] }

export interface ChannelPageProps {
  readonly lang: Lang
  readonly province: Unit
  /** The neighbourhood that is looked at; null = the whole province. */
  readonly former: Unit | null
  readonly neighbourhoods: readonly Neighbourhood[]
  readonly summary: ProvinceSummary
  readonly products: readonly ShownProduct[]
  readonly faces: readonly ShownProducer[]
  /** Communes with products, most first; then those without. */
  readonly communes: readonly { readonly unit: Unit; readonly count: number }[]
  readonly allCommunes: readonly Unit[]
  /** Served at the province's own host: where the national channel is; else null. */
  readonly national: string | null
}

const MANY = 18

/** What only this place has, its people, its places; with nothing yet, that is said and the first step given. */
export function ChannelPage(props: ChannelPageProps) {
  const { lang, province, former, summary, national } = props
  const t = tongue(lang)
  const base = national === null ? `/kenh/${province.slug}` : '/'
  const query = former ? `?tu=${former.slug}` : ''
  const name = former?.name ?? province.name
  const title = former ? t(`${former.name}, nay thuộc ${province.name}: sản phẩm OCOP`, `${former.name}, now part of ${province.name}: OCOP products`) : t(`${province.name}: sản phẩm OCOP`, `${province.name}: OCOP products`)
  const trail = national === null ? [{ text: t('Tỉnh, thành', 'Provinces'), href: '/kenh' }, ...(former ? [{ text: province.name, href: base }, { text: former.name }] : [{ text: province.name }])] : undefined
  return (
    <Page lang={lang} title={title} path={`${base}${query}`} canonical={`/kenh/${province.slug}${query}`} channel={{ code: province.code, name: province.name, slug: province.slug }}
      description={t(`Sản phẩm OCOP của ${longName(province, 'vi')}${former ? ` (vùng ${former.name} cũ)` : ''}: ${summary.all} sản phẩm, ${inForce(summary)} đang giữ sao, người làm và các xã.`, `OCOP products of ${longName(province, 'en')}${former ? ` (former ${former.name})` : ''}: ${summary.all} products, ${inForce(summary)} holding stars, their makers and communes.`)}
      image={`/hinh-chia-se/kenh/${province.slug}.png`} feed={{ href: `/tin/moi-chung-nhan.xml?tinh=${province.slug}`, title: t(`Mới được công nhận ở ${province.name}`, `Newly recognised in ${province.name}`) }}
      {...(trail ? { trail } : {})}>
      <Hero title={name} lead={leadOf(props)} province={province.code} beside={
        <p class="hero-map">
          <MiniMap here={province.code} />
          <a class="tap" href={`${national ?? ''}${pathIn(lang, '/kenh')}`}>{t('34 kênh tỉnh, thành', 'All 34 channels')}</a>
        </p>
      }>
        {summary.all === 0 ? null : (
          <Figures lang={lang} figures={[
            { value: inForce(summary), words: summary.reported === 0 ? t('sản phẩm đang giữ sao', 'products holding stars') : t(`sản phẩm đang giữ sao; ${showCount(lang, summary.decided)} có quyết định trong sổ`, `products holding stars; ${showCount(lang, summary.decided)} with the decision recorded`), href: `/san-pham?tinh=${province.slug}&sap-xep=sao` },
            { value: summary.producers, words: t('chủ thể', 'producers'), href: `/chu-the?tinh=${province.slug}` },
            { value: summary.communes.length, words: t(`xã, phường có sản phẩm, trên ${showCount(lang, props.allCommunes.length)}`, `communes with products, of ${showCount(lang, props.allCommunes.length)}`), href: '#xa' },
          ]} />
        )}
      </Hero>
      {summary.all + summary.samples === 0 ? <Nothing lang={lang} name={name} province={province} former={former} /> : <Something {...props} base={base} name={name} />}
    </Page>
  )
}

function leadOf({ lang, province, former, neighbourhoods, allCommunes }: ChannelPageProps): string {
  const t = tongue(lang)
  if (former) return t(`Từ ngày 1/7/2025, ${former.name} là một phần của ${longName(province, 'vi')}. Sản vật vẫn ở đây, dưới cả hai tên.`, `Since 1 July 2025 ${former.name} has been part of ${longName(province, 'en')}. Its specialities are here under both names.`)
  const units = kindsInWords(allCommunes, lang)
  const names = neighbourhoods.map((each) => each.unit.name)
  return names.length > 1
    ? t(`Kênh OCOP của ${longName(province, 'vi')}, từ 1/7/2025 gồm ${listed(names, 'và')} cũ; ${units}.`, `The OCOP channel of ${longName(province, 'en')}, which since 1 July 2025 takes in former ${listed(names, 'and')}; ${units}.`)
    : t(`Kênh OCOP của ${longName(province, 'vi')}; ${units}.`, `The OCOP channel of ${longName(province, 'en')}; ${units}.`)
}

const listed = (names: readonly string[], and: string): string => (names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${and} ${names.at(-1)}`)

function Something({ lang, province, former, neighbourhoods, summary, products, faces, communes, allCommunes, base, name }: ChannelPageProps & { readonly base: string; readonly name: string }) {
  const t = tongue(lang)
  const all = `/san-pham?tinh=${province.slug}`
  const withProducts = communes.filter((each) => each.count > 0)
  const unplaced = summary.all - withProducts.reduce((sum, each) => sum + each.count, 0)
  return (
    <>
      <Section lang={lang} title={t('Sản vật', 'Specialities')} {...(former ? {} : { more: { href: all, text: t(`Cả ${showCount(lang, summary.all)} sản phẩm`, `All ${showCount(lang, summary.all)} products`) } })}>
        <ProductGrid cards={products.map((each, n) => ({ ...cardOf(lang, each, true), eager: n < 2 }))} />
        {former && products.length < summary.all ? <p><a class="tap" href={pathIn(lang, `${all}&q=${encodeURIComponent(former.name)}`)}>{t(`Tìm thêm sản phẩm của ${former.name}`, `Find more products of ${former.name}`)}</a></p> : null}
      </Section>
      {neighbourhoods.length < 2 ? null : (
        <Section lang={lang} title={t('Vùng cũ, tên quen', 'Neighbourhoods by their former names')} {...(former ? { more: { href: base, text: t(`Cả ${province.name}`, `All of ${province.name}`) } } : {})}>
          <ul class="hoods plain">
            {neighbourhoods.map(({ unit, count, products: known }) => (
              <li><a href={pathIn(lang, `${base}?tu=${unit.slug}`)} {...(unit.code === former?.code ? { 'aria-current': 'true' as const } : {})}>
                <b>{unit.name}</b>
                <small class="soft">{count === 0 ? t('chưa có sản phẩm trên Cổng', 'no products here yet') : count === 1 ? t('1 sản phẩm', '1 product') : t(`${showCount(lang, count)} sản phẩm`, `${showCount(lang, count)} products`)}</small>
                {known.length === 0 ? null : <small>{known.map((each) => each.charAt(0).toUpperCase() + each.slice(1)).join(' · ')}</small>}
              </a></li>
            ))}
          </ul>
        </Section>
      )}
      {faces.length === 0 ? null : (
        <Section lang={lang} title={t('Người làm ra', 'The people who make it')} more={{ href: `/chu-the?tinh=${province.slug}`, text: t('Tất cả chủ thể', 'All producers') }}>
          <Faces lang={lang} producers={faces} />
        </Section>
      )}
      {summary.groups.length === 0 ? null : (
        <Section lang={lang} title={t('Theo nhóm sản phẩm', 'By product group')}>
          <GroupWall lang={lang} counts={new Map(summary.groups.map(({ code, count }) => [code, count]))} href={(code) => `${all}&nhom=${code}`} province={province.code} />
        </Section>
      )}
      <section class="sect" id="xa">
        <header><h2>{t('Xã, phường', 'Communes and wards')}</h2></header>
        {withProducts.length === 0 ? <p>{t('Danh sách của tỉnh chưa ghi xã, nên chưa xếp được sản phẩm theo xã.', 'The province’s lists do not name communes yet, so products cannot be placed.')}</p> : (
          <>
            <Roll lang={lang} communes={withProducts.slice(0, MANY)} all={all} />
            {withProducts.length > MANY ? <details class="more"><summary>{t(`Thêm ${withProducts.length - MANY} xã, phường`, `${withProducts.length - MANY} more`)}</summary><Roll lang={lang} communes={withProducts.slice(MANY)} all={all} /></details> : null}
          </>
        )}
        {former ? null : <p class="small soft">{unplaced > 0 ? t(`${showCount(lang, unplaced)} sản phẩm của tỉnh chưa rõ xã, vì danh sách chỉ ghi tỉnh hoặc huyện.`, `${showCount(lang, unplaced)} products are in no commune yet: their lists name only the province or district.`) : null} {t(`Ở ${showCount(lang, allCommunes.length - withProducts.length)} xã, phường khác, Cổng chưa biết sản phẩm nào.`, `Of ${showCount(lang, allCommunes.length - withProducts.length)} other communes the portal knows no product yet.`)} <a href={pathIn(lang, '/ve-cong/tham-gia')}>{t('Có mặt trên Cổng', 'Being on the portal')}</a></p>}
      </section>
      <Section lang={lang} title={t(`Mang ${name} đi xa`, `Take ${name} further`)}>
        <ShareBar lang={lang} path={`/kenh/${province.slug}${former ? `?tu=${former.slug}` : ''}`} title={name} />
        <Chips lang={lang} label={t('Cách khác', 'Other ways')} chips={[{ href: `/nhung?tinh=${province.slug}`, text: t('Đặt lên trang của bạn', 'Put it on your page') }]} />
        <p><a class="tap" href={`/tin/moi-chung-nhan.xml?tinh=${province.slug}`}>{t('Tin mới được công nhận (RSS)', 'Newly recognised (RSS)')}</a></p>
      </Section>
    </>
  )
}

function Roll({ lang, communes, all }: { readonly lang: Lang; readonly communes: ChannelPageProps['communes']; readonly all: string }) {
  return <ul class="rolls plain">{communes.map(({ unit, count }) => <li><a href={pathIn(lang, `${all}&xa=${unit.code}`)}><span>{unit.fullName}</span><b class="num">{showCount(lang, count)}</b></a></li>)}</ul>
}

function Nothing({ lang, name, province, former }: { readonly lang: Lang; readonly name: string; readonly province: Unit; readonly former: Unit | null }) {
  const t = tongue(lang)
  return (
    <section class="sect">
      <Empty title={t(`${name} chưa có sản phẩm nào trên Cổng`, `${name} has no product on this portal yet`)}>
        <p>{t('Không phải vì nơi này không có sản vật: danh sách của tỉnh chưa được đưa lên. Ở đây sẽ có sản phẩm, người làm, các xã và chứng nhận.', 'Not because nothing good is made here: the province’s list has not been brought in. Its products, makers, communes and certificates will stand here.')}</p>
        <div class="row">
          {former ? <Button rank="other" href={pathIn(lang, `/kenh/${province.slug}`)}>{t(`Xem cả ${province.name}`, `See all of ${province.name}`)}</Button> : null}
          <Button rank="other" href={pathIn(lang, `/ve-cong/tham-gia#${t('ban-la-chu-the', 'you-are-a-producer')}`)}>{t('Tôi làm ra sản phẩm ở đây', 'I make something here')}</Button>
          <Button rank="other" href={pathIn(lang, `/ve-cong/tham-gia#${t('ban-la-co-quan', 'you-are-an-office')}`)}>{t('Tôi ở văn phòng của tỉnh', 'I work at the province’s office')}</Button>
        </div>
      </Empty>
    </section>
  )
}
