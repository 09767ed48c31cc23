import { Button, ChoiceField, FaultList, Notice, Page, TextField } from '#design'
import { pathIn, tongue, type Lang, type Say } from '#platform/tongue'
import type { Fault } from '#platform/web'

export const consentWords = (t: Say): string => t('Tôi đồng ý để Cổng giữ số điện thoại này tới khi nhắn cho tôi một tin, rồi xóa.', 'I agree that the portal keeps this number until it has sent me one message, then deletes it.')

/** One message when a product can be had again. */
export function WaitPage({ lang, slug, name, typed, faults, done }: { readonly lang: Lang; readonly slug: string; readonly name: string; readonly typed: Readonly<Record<string, string>>; readonly faults: readonly Fault[]; readonly done: boolean }) {
  const t = tongue(lang)
  const fault = (field: string): string | undefined => faults.find((each) => each.field === field)?.message
  return (
    <Page lang={lang} path={`/san-pham/${slug}/nhan-khi-co`} title={t(`Nhắn tôi khi có ${name}`, `Tell me when there is ${name}`)} trail={[{ text: t('Sản phẩm', 'Products'), href: '/san-pham' }, { text: name, href: `/san-pham/${slug}` }, { text: t('Nhắn tôi khi có', 'Tell me') }]} noindex>
      <h1>{t('Nhắn tôi khi có', 'Tell me when it is there')}</h1>
      {done ? <Notice mood="good" title={t('Đã ghi', 'Noted')}><p>{t('Khi có lại hàng, bạn nhận đúng một tin nhắn, rồi số của bạn được xóa.', 'When it is there again you get one message, then your number is deleted.')} <a href={pathIn(lang, `/san-pham/${slug}`)}>{name}</a></p></Notice> : (
        <>
          <p>{t(`Khi ${name} có lại hay vào mùa, chúng tôi nhắn bạn một tin.`, `When ${name} is back or in season, we send you one message.`)}</p>
          <FaultList lang={lang} faults={faults} labels={{}} />
          <form class="form" method="post" action={pathIn(lang, `/san-pham/${slug}/nhan-khi-co`)}>
            <TextField name="dien-thoai" type="tel" label={t('Số điện thoại', 'Telephone')} value={typed['dien-thoai'] ?? ''} inputmode="tel" autocomplete="tel" required fault={fault('dien-thoai')} />
            <ChoiceField kind="checkbox" name="dong-y" label={t('Đồng ý', 'Consent')} chosen={typed['dong-y'] === 'co' ? ['co'] : []} options={[{ value: 'co', text: consentWords(t) }]} fault={fault('dong-y')} />
            <p class="acts"><Button>{t('Nhắn tôi', 'Tell me')}</Button></p>
          </form>
        </>
      )}
    </Page>
  )
}
