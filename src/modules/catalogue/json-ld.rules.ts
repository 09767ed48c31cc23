/** What search engines read of a product and of a producer (schema.org). */
import type { ListedProduct, Standing } from '#certification'
import type { ProducerView } from '#producers'
import type { PlaceWords } from './places.rules.ts'

export function productData(product: ListedProduct, standing: Standing, place: PlaceWords, groupName: string | null, { photo = null, rating = null }: { readonly photo?: string | null; readonly rating?: { readonly count: number; readonly sum: number } | null }, publicUrl: string): object {
  const maker = product.producer && !product.producer.hidden ? product.producer : null
  return {
    '@context': 'https://schema.org', '@type': 'Product', name: product.name, url: `${publicUrl}/san-pham/${product.slug}`, productID: product.id, ...(photo ? { image: `${publicUrl}${photo}` } : {}),
    ...(product.otherNames.length > 0 ? { alternateName: product.otherNames } : {}), ...(groupName ? { category: groupName } : {}),
    ...(place.today ? { countryOfOrigin: { '@type': 'Country', name: 'Việt Nam' } } : {}),
    ...(maker ? { manufacturer: { '@type': 'Organization', name: maker.name, url: `${publicUrl}/chu-the/${maker.slug}` } } : {}),
    // Buyers' points, from real reviews of real goods alone.
    ...(rating && rating.count > 0 && !product.sample ? { aggregateRating: { '@type': 'AggregateRating', ratingValue: Math.round((rating.sum * 10) / rating.count) / 10, reviewCount: rating.count, bestRating: 5, worstRating: 1 } } : {}),
    ...(standing.stars > 0 && standing.evidence === 'recorded' && !product.sample ? {
      hasCertification: {
        '@type': 'Certification', name: `OCOP ${standing.stars} sao`, certificationStatus: 'https://schema.org/CertificationActive',
        issuedBy: { '@type': 'GovernmentOrganization', name: place.province ? `Ủy ban nhân dân ${place.province.fullName}` : 'Chương trình OCOP Việt Nam' },
        certificationRating: { '@type': 'Rating', ratingValue: standing.stars, bestRating: 5, worstRating: 1 },
        ...(standing.code ? { certificationIdentification: standing.code, url: `${publicUrl}/chung-nhan/${encodeURIComponent(standing.code)}` } : {}), ...(standing.until ? { expires: standing.until } : {}),
      },
    } : {}),
  }
}

export function producerData(producer: ProducerView, place: PlaceWords, publicUrl: string): object {
  return {
    '@context': 'https://schema.org', '@type': 'Organization', name: producer.name, url: `${publicUrl}/chu-the/${producer.slug}`,
    ...(producer.otherNames.length > 0 ? { alternateName: producer.otherNames } : {}),
    ...(place.today ? { address: { '@type': 'PostalAddress', addressCountry: 'VN', ...(place.province ? { addressRegion: place.province.fullName } : {}), ...(place.commune ? { addressLocality: place.commune.fullName } : {}) } } : {}),
  }
}
