import { tongue, type Lang } from '#platform/tongue'

/** Where the products looked at lately appear, on this device only; nothing without script or before the first. */
export function RecentlySeen({ lang }: { readonly lang: Lang }) {
  return (
    <section class="sect" data-seen hidden>
      <header><h2>{tongue(lang)('Bạn đã xem', 'Seen lately')}</h2></header>
      <ul class="groups plain" />
    </section>
  )
}

/** Put on a product's page: remembers it as seen. `image` is an address on this host. */
export function Seen({ name, image }: { readonly name: string; readonly image: string }) {
  return <span hidden data-see={name} data-image={image} />
}
