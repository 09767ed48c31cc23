import { Facts, Page, ProductGrid, Section, ShareBar, Tag, type ProductCardProps } from '#design'
import { formWords, type ProducerView } from '#producers'
import { dayOf, showDay } from '#platform/day'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import type { PlaceWords } from './places.rules.ts'
import { Corrections } from './product.page.tsx'

/** Who makes things: legal form, place under today's and former names, other names, story, products. */
export function ProducerPage({ lang, path, producer, place, verified, cards, jsonLd }: { readonly lang: Lang; readonly path: string; readonly producer: ProducerView; readonly place: PlaceWords; readonly verified: Date | null; readonly cards: readonly ProductCardProps[]; readonly jsonLd: object }) {
  const t = tongue(lang)
  const story = lang === 'en' ? producer.storyEn ?? producer.storyVi : producer.storyVi
  const subject = `producer:${producer.slug}`
  return (
    <Page lang={lang} path={path} title={producer.name} description={[producer.name, formWords(producer.form, lang), place.today].filter(Boolean).join('. ')} noindex={producer.sample} image={`/hinh-chia-se/chu-the/${producer.slug}.png`} jsonLd={jsonLd}
      trail={[{ text: t('Sản phẩm', 'Products'), href: '/san-pham' }, ...(place.province ? [{ text: place.province.name, href: `/kenh/${place.province.slug}` }] : []), { text: producer.name }]}>
      {producer.sample ? <Tag mood="wait" text={t('Dữ liệu mẫu', 'Sample data')} /> : null}
      <h1>{producer.name}</h1>
      <p class="lead">{formWords(producer.form, lang)}{place.today ? ` · ${place.today}` : ''}</p>
      {verified ? <p><Tag mood="good" text={t(`Đã xác minh danh tính ngày ${showDay(dayOf(verified))}`, `Identity checked on ${showDay(dayOf(verified))}`)} /></p> : null}
      {story ? <p class="prose">{story}</p> : null}
      <Facts lang={lang} facts={[
        { name: t('Nơi làm hôm nay', 'Place today'), value: place.today }, ...(place.former ? [{ name: t('Trước tháng 7/2025', 'Before July 2025'), value: place.former }] : []),
        ...(producer.otherNames.length > 0 ? [{ name: t('Tên khác từng ghi', 'Also written'), value: producer.otherNames.join('; ') }] : []),
        { name: t('Câu chuyện', 'Story'), value: story ? t('có trên trang này', 'on this page') : null },
      ]} />
      <p><a class="tap" href={pathIn(lang, `/gop-y?loai=lien-he&ve=${encodeURIComponent(subject)}`)}>{t('Nhắn cho người làm', 'Write to the maker')}</a> <span class="soft small">{t('qua văn phòng OCOP; số riêng không công bố', 'through the OCOP office; private numbers are not published')}</span></p>
      <Section lang={lang} title={t('Sản phẩm', 'Products')}>
        {cards.length > 0 ? <ProductGrid cards={cards} /> : <p>{t('Chưa có sản phẩm nào được công bố ở đây.', 'No product is published here yet.')}</p>}
      </Section>
      <ShareBar lang={lang} path={path} title={producer.name} />
      <Corrections lang={lang} subject={subject} />
    </Page>
  )
}
