import { ProducerGrid } from '#design'
import { tongue, type Lang } from '#platform/tongue'
import { firstWords, type ShownProducer } from './sources.rules.ts'

/** Producers with the first words of their stories; a sample is called one. */
export function Faces({ lang, producers }: { readonly lang: Lang; readonly producers: readonly ShownProducer[] }) {
  const t = tongue(lang)
  return (
    <>
      <ProducerGrid cards={producers.map((each) => {
        const story = each.story[lang] ?? each.story.vi ?? each.story.en
        const words = story === null ? null : `${each.sample ? t('Dữ liệu mẫu. ', 'Sample data. ') : ''}${firstWords(story)}`
        return { lang, href: `/chu-the/${each.slug}`, name: each.name, form: t(...each.form), place: each.place, products: each.products, image: each.image, province: each.province, seed: each.id, ...(words === null ? {} : { words }) }
      })} />
      {producers.some((each) => each.sample) ? <p class="small soft">{t('Chủ thể mang chữ “Mẫu” là dữ liệu mẫu để xem thử, không phải người thật.', 'Producers called “Mẫu” are sample data for trying the portal out, not real people.')}</p> : null}
    </>
  )
}
