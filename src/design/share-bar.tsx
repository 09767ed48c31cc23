import { publicUrl } from '#platform/config'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import { Icon } from './icons.tsx'

/** Zalo and Facebook by link; with script also the phone's own sheet, or copying. */
export function ShareBar({ lang, path, title }: { readonly lang: Lang; readonly path: string; readonly title: string }) {
  const t = tongue(lang)
  const here = publicUrl() + pathIn(lang, path)
  const at = encodeURIComponent(here)
  return (
    <div class="share row" data-share={here} data-title={title} data-copied={t('Đã chép địa chỉ', 'Address copied')}>
      <button class="btn btn-2" type="button" hidden><Icon name="share" /><span aria-live="polite">{t('Chia sẻ', 'Share')}</span></button>
      <a class="btn btn-2" href={`https://sp.zalo.me/share_inline?url=${at}`} rel="noopener nofollow" target="_blank">{t('Gửi qua Zalo', 'Send by Zalo')}</a>
      <a class="btn btn-3" href={`https://www.facebook.com/sharer/sharer.php?u=${at}`} rel="noopener nofollow" target="_blank">Facebook</a>
    </div>
  )
}
