import { Notice, showVnd } from '#design'
import { refusedWords } from '#shipping'
import { tongue, type Lang } from '#platform/tongue'
import type { DeliveredShare, WayChoice } from './delivery-choice.rules.ts'
import { daysWords, wayWords } from './way.words.ts'

/** The form that leaves a seller's goods out; it stands outside of the one that orders, so that Enter never presses its button. */
export const LEAVE_OUT = 'bo-mon'
/** The form's name for the way of a seller. */
export const wayField = (producerId: string): string => `cach-${producerId}`
const fee = (lang: Lang, vnd: number): string => (vnd === 0 ? tongue(lang)('miễn phí', 'free') : showVnd(vnd))

function about(lang: Lang, choice: WayChoice): string {
  return [choice.place, daysWords(tongue(lang), choice.days)].filter(Boolean).join(' · ')
}

/** How one seller's goods come and what that costs: one way as a line, several to choose from, none with what to do. */
export function DeliveryChoice({ lang, share, place }: { readonly lang: Lang; readonly share: DeliveredShare; readonly place: string }) {
  const t = tongue(lang)
  const { choices, chosen } = share
  if (chosen === null) {
    return (
      <Notice mood="bad" level={3} title={t(`${share.producerName} không giao được đến ${place}`, `${share.producerName} does not deliver to ${place}`)}>
        <p>{share.whyNot ? `${refusedWords(lang, share.whyNot)}. ` : ''}{t('Bỏ món của người này để đặt phần còn lại, hoặc đổi nơi nhận. Chưa có gì được đặt.', 'Leave their goods out to order the rest, or change where to. Nothing is placed yet.')}</p>
        <p class="acts"><button class="btn btn-2" type="submit" form={LEAVE_OUT} name="nguoi-ban" value={share.producerId}><span>{t('Bỏ món của người này', 'Leave their goods out')}</span></button></p>
      </Notice>
    )
  }
  if (choices.length === 1) {
    const more = about(lang, chosen)
    return <p class="sums"><span>{wayWords(t, chosen)}{more ? <small class="soft"> {more}</small> : null}<input type="hidden" name={wayField(share.producerId)} value={chosen.id} /></span> <b>{fee(lang, chosen.feeVnd)}</b></p>
  }
  return (
    <fieldset class="ways-of">
      <legend>{t('Cách giao', 'Delivery')}<span class="vh"> {t('của', 'by')} {share.producerName}</span></legend>
      {choices.map((choice) => (
        <label class="pick">
          <input type="radio" name={wayField(share.producerId)} value={choice.id} checked={choice.id === chosen.id} data-phi={choice.feeVnd} />
          <span>{wayWords(t, choice)}<small class="soft">{about(lang, choice)}</small></span>
          <b>{fee(lang, choice.feeVnd)}</b>
        </label>
      ))}
    </fieldset>
  )
}
