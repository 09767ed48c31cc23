import { Button, FaultList, Icon, Notice } from '#design'
import type { ListedProduct } from '#certification'
import type { MyProducer } from '#producers'
import { pathIn, tongue, type Say } from '#platform/tongue'
import type { Fault } from '#platform/web'
import { SellerPage, type Frame } from './frame.piece.tsx'
import { PHOTOS_AT_ONCE } from './new-goods-form.rules.ts'
import { packChips } from './pack.rules.ts'

export interface NewGoodsProps {
  readonly frame: Frame
  readonly mine: readonly MyProducer[]
  /** Products of mine that are not on sale yet. */
  readonly products: readonly ListedProduct[]
  /** Whether what delivery costs must be asked: no stall of mine has said it. */
  readonly askDelivery: boolean
  /** The key by which the portal knows this draft when it is sent twice; `key` itself would not reach the page. */
  readonly draft: string
  readonly typed: Readonly<Record<string, string>>
  readonly faults: readonly Fault[]
  readonly refused?: string | undefined
}

export const newGoodsLabels = (t: Say): Record<string, string> => ({ anh: t('Ảnh', 'Photograph'), mon: t('Món gì', 'What'), ten: t('Tên món', 'Name'), goi: t('Bán theo gói nào', 'Pack'), 'goi-khac': t('Gói khác', 'Another pack'), gia: t('Giá một gói', 'Price of one pack'), con: t('Có bao nhiêu gói', 'How many packs'), 'phi-giao': t('Phí giao một đơn', 'Delivery of one order') })

/** Everything to put one thing on sale, on one screen. */
export function NewGoodsPage({ frame, mine, products, askDelivery, draft, typed, faults, refused }: NewGoodsProps) {
  const { lang } = frame
  const t = tongue(lang)
  const labels = newGoodsLabels(t)
  const fault = (name: string) => faults.find((each) => each.field === name)?.message
  const chosen = typed['mon'] ?? products[0]?.slug ?? 'khac'
  const Wrong = ({ name }: { readonly name: string }) => (fault(name) ? <p class="fault" id={`o-${name}-loi`}><Icon name="warn" />{fault(name)}</p> : null)
  const field = (name: string) => (fault(name) ? 'field field-bad' : 'field')
  const input = (name: string) => ({ id: `o-${name}`, name, value: typed[name] ?? '', ...(fault(name) ? { 'aria-invalid': 'true' as const, 'aria-describedby': `o-${name}-loi` } : {}) })
  return (
    <SellerPage frame={frame} title={t('Đăng món mới', 'Put something on sale')} queue island="new-goods">
      {refused ? <Notice mood="bad" title={t('Chưa đăng được', 'Not on sale yet')}><p>{refused}</p></Notice> : null}
      <FaultList lang={lang} faults={faults} labels={labels} />
      {faults.length > 0 || refused ? <p>{t('Ảnh cần chọn lại.', 'Please choose the photographs again.')}</p> : null}
      <form class="form" method="post" enctype="multipart/form-data" action={pathIn(lang, '/ban-hang/hang/moi')} data-new novalidate>
        <input type="hidden" name="khoa" value={draft} />
        <div class={`shoot ${field('anh')}`}>
          <div class="snap"><label for="o-anh"><Icon name="camera" />{t('Chụp hoặc chọn ảnh', 'Take or choose a photograph')}</label>
            <input id="o-anh" name="anh" type="file" accept="image/jpeg,image/png,image/webp" multiple data-photo={String(PHOTOS_AT_ONCE)} /></div>
          <ul class="shots plain" data-shots />
          <Wrong name="anh" />
        </div>
        {products.length > 0 ? (
          <fieldset class={field('mon')} id="o-mon">
            <legend>{labels['mon']}</legend>
            <div class="picks tall">
              {products.map((product) => <label><input type="radio" name="mon" value={product.slug} checked={product.slug === chosen} /><span>{product.name}{mine.length > 1 ? ` · ${product.producer?.name ?? ''}` : ''}</span></label>)}
              <label><input type="radio" name="mon" value="khac" checked={chosen === 'khac'} /><span>{t('Món khác, chưa có chứng nhận', 'Something else, without a certificate')}</span></label>
            </div>
            <Wrong name="mon" />
            <div class="if-other">{name()}</div>
          </fieldset>
        ) : <><input type="hidden" name="mon" value="khac" />{name()}</>}
        <fieldset class={field('goi')} id="o-goi">
          <legend>{labels['goi']}</legend>
          <div class="picks">{packChips(t).map(({ value, text }) => <label><input type="radio" name="goi" value={value} checked={(typed['goi'] ?? '500g') === value} /><span>{text}</span></label>)}</div>
          <Wrong name="goi" />
          <div class="if-other"><label for="o-goi-khac">{t('Gói gì, ví dụ: Hũ 300 g', 'Which, such as: jar of 300 g')}</label><input type="text" {...input('goi-khac')} maxlength={60} autocomplete="off" /><Wrong name="goi-khac" /></div>
        </fieldset>
        <div class={field('gia')}><label for="o-gia">{labels['gia']} ({t('đồng', 'đồng')})</label><input type="text" {...input('gia')} inputmode="numeric" maxlength={14} autocomplete="off" placeholder="85.000" data-vnd /><p class="say" data-say aria-live="polite" /><Wrong name="gia" /></div>
        <div class={field('con')}><label for="o-con">{labels['con']}</label><input type="text" {...input('con')} inputmode="numeric" maxlength={8} autocomplete="off" placeholder="20" /><Wrong name="con" /></div>
        {askDelivery ? (
          <fieldset class={field('phi-giao')} id="o-phi-giao">
            <legend>{labels['phi-giao']}</legend>
            <div class="picks">{[['0', t('Miễn phí', 'Free')], ['20000', '20.000 đ'], ['30000', '30.000 đ'], ['50000', '50.000 đ']].map(([value, text]) => <label><input type="radio" name="phi-giao" value={value!} checked={(typed['phi-giao'] ?? '30000') === value} /><span>{text}</span></label>)}</div>
            <Wrong name="phi-giao" />
          </fieldset>
        ) : null}
        <p class="acts"><Button>{t('Đăng bán', 'Put on sale')}</Button></p>
      </form>
    </SellerPage>
  )

  function name() {
    return (
      <div class={field('ten')}>
        <label for="o-ten">{labels['ten']}</label><input type="text" {...input('ten')} maxlength={120} autocomplete="off" /><Wrong name="ten" />
        {mine.length > 1 ? <div class="picks tall" role="radiogroup" aria-label={t('Của cơ sở nào', 'Whose')}>{mine.map((each, n) => <label><input type="radio" name="co-so" value={each.slug} checked={typed['co-so'] ? typed['co-so'] === each.slug : n === 0} /><span>{each.name}</span></label>)}</div> : <input type="hidden" name="co-so" value={mine[0]?.slug ?? ''} />}
      </div>
    )
  }
}
