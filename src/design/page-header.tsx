import { pathIn, tongue, type Lang } from '#platform/tongue'
import { Band } from './band.tsx'
import { Icon, Mark } from './icons.tsx'
import type { Channel } from './page-shell.tsx'

export interface HeaderProps {
  readonly lang: Lang
  readonly path: string
  readonly query: string
  readonly channel: Channel | null
  /** False where the page itself holds the one search field. */
  readonly find: boolean
}

/** The ways through the public portal, in sight on every screen. */
const ways: readonly [path: string, vi: string, en: string][] = [
  ['/san-pham', 'Sản phẩm', 'Products'],
  ['/kenh', 'Tỉnh, thành', 'Provinces'],
  ['/chu-the', 'Chủ thể', 'Producers'],
  ['/chung-nhan', 'Chứng nhận', 'Certificates'],
]

export function Header({ lang, path, query, channel, find }: HeaderProps) {
  const t = tongue(lang)
  return (
    <>
      <Band id="bd" province={channel?.code ?? null} />
      <header class="top">
        <div class="wrap">
          <a class="logo" href={pathIn(lang, '/')}>
            <Mark />
            <span>Cổng OCOP<small>{channel ? t(`Kênh ${channel.name}`, `${channel.name} channel`) : t('Mỗi xã một sản phẩm', 'One commune, one product')}</small></span>
          </a>
          {find ? <FindForm lang={lang} query={query} channel={channel} /> : null}
          <div class="ends">
            <a class="tap" href={pathIn(lang, '/gio-hang')}><Icon name="basket" /><span>{t('Giỏ', 'Basket')}</span></a>
            <a class="tap" href={pathIn(lang, '/toi')}><Icon name="person" /><span>{t('Tôi', 'Me')}</span></a>
            <OtherLanguage lang={lang} path={path} />
          </div>
          <nav class="ways" aria-label={t('Lối đi chính', 'Main')}>
            {ways.map(([to, vi, en]) => <a href={pathIn(lang, to)} {...(path === to || path.startsWith(`${to}/`) ? { 'aria-current': 'true' as const } : {})}>{t(vi, en)}</a>)}
          </nav>
        </div>
      </header>
    </>
  )
}

/** The same page in the other language, named in that language. */
export function OtherLanguage({ lang, path }: { readonly lang: Lang; readonly path: string }) {
  const other: Lang = lang === 'vi' ? 'en' : 'vi'
  return <a class="tap" href={pathIn(other, path)} lang={other} hreflang={other}>{other === 'en' ? 'English' : 'Tiếng Việt'}</a>
}

/** One field that takes anything: product, maker, commune, province, stars; marks or none. Everywhere under the same name. */
export function FindForm({ lang, query, channel }: Pick<HeaderProps, 'lang' | 'query' | 'channel'>) {
  const t = tongue(lang)
  return (
    <form class="find" role="search" action={pathIn(lang, '/san-pham')}>
      <label class="vh" for="q">{t('Tìm sản phẩm, người làm, xã, tỉnh', 'Search products, makers, places')}</label>
      <input id="q" name="q" type="search" value={query} maxlength={200} placeholder={channel ? t(`Tìm ở ${channel.name}`, `Search in ${channel.name}`) : t('Tìm chè, mật hoa dừa …', 'Tea, coconut nectar …')} autocomplete="off" enterkeyhint="search" />
      {channel ? <input type="hidden" name="tinh" value={channel.slug} /> : null}
      <button class="btn" type="submit"><Icon name="search" /><span>{t('Tìm', 'Search')}</span></button>
    </form>
  )
}
