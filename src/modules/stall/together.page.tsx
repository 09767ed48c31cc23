import { Button, Empty, FaultList, Notice, Section, TextField } from '#design'
import type { AssociationLine, MyProducer, ProposalLine } from '#producers'
import { showDay, showMoment } from '#platform/day'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import type { Fault } from '#platform/web'
import { SellerPage, WhichProducer, type Frame } from './frame.piece.tsx'

const base = '/ban-hang/gop-hang'

/** Who sells the goods of a maker, to be ended by the maker; and who asks to. */
export function SoldByOthers({ lang, producer, associations, proposals }: { readonly lang: Lang; readonly producer: Pick<MyProducer, 'id' | 'role'>; readonly associations: readonly AssociationLine[]; readonly proposals: readonly ProposalLine[] }) {
  const t = tongue(lang)
  const mayAnswer = producer.role === 'owner'
  return (
    <>
      {proposals.filter((each) => each.makerId === producer.id).map((each) => (
        <li class="task lone">
          <span>{t(`${each.sellerName} muốn bán hàng của bạn`, `${each.sellerName} would like to sell your goods`)}</span>
          <small>{each.words}</small>
          {mayAnswer ? <form class="row" method="post" action={pathIn(lang, `${base}/de-nghi/${each.id}`)}><Button name="tra-loi" value="dong-y">{t('Tôi đồng ý', 'I agree')}</Button><Button rank="other" name="tra-loi" value="khong">{t('Không', 'No')}</Button></form> : <small>{t('Chủ cơ sở trả lời.', 'An owner answers.')}</small>}
        </li>
      ))}
      {associations.filter((each) => each.makerId === producer.id).map((each) => (
        <li class="task lone">
          <span>{t(`${each.sellerName} bán hàng của bạn`, `${each.sellerName} sells your goods`)}</span>
          <small>{t(`Từ ${showMoment(each.startsAt)}`, `Since ${showMoment(each.startsAt)}`)}{each.untilOn ? t(`, đến hết ${showDay(each.untilOn)}`, `, until ${showDay(each.untilOn)}`) : ''}. {each.consentWords}</small>
          {mayAnswer ? <form method="post" action={pathIn(lang, `${base}/${each.id}/thoi`)}><Button rank="other">{t('Thôi cho bán', 'End it')}<span class="vh">: {each.sellerName}</span></Button></form> : null}
        </li>
      ))}
    </>
  )
}

export interface TogetherProps {
  readonly frame: Frame
  readonly mine: readonly MyProducer[]
  readonly producer: MyProducer
  readonly associations: readonly AssociationLine[]
  readonly proposals: readonly ProposalLine[]
  /** Makers whom the name may mean. */
  readonly candidates: readonly { readonly slug: string; readonly words: string }[]
  readonly typed: Readonly<Record<string, string>>
  readonly faults: readonly Fault[]
  readonly said?: string | undefined
}

/** Whose goods a producer sells at its stall, and the way to ask a maker. */
export function TogetherPage({ frame, mine, producer, associations, proposals, candidates, typed, faults, said }: TogetherProps) {
  const { lang } = frame
  const t = tongue(lang)
  const fault = (name: string): string | undefined => faults.find((each) => each.field === name)?.message
  const selling = associations.filter((each) => each.sellerId === producer.id)
  const asked = proposals.filter((each) => each.sellerId === producer.id)
  const concernMe = [...associations, ...proposals].some((each) => each.makerId === producer.id)
  return (
    <SellerPage frame={frame} title={t('Bán hàng của người khác', 'Selling for others')}>
      <WhichProducer lang={lang} path={base} mine={mine} chosen={producer.slug} />
      {said ? <Notice mood="good" title={said} /> : null}
      {concernMe ? <ul class="tasks plain"><SoldByOthers lang={lang} producer={producer} associations={associations} proposals={proposals} /></ul> : null}
      <Section lang={lang} title={t(`${producer.name} bán hàng của`, `${producer.name} sells for`)}>
        {selling.length + asked.length === 0 ? <Empty title={t('Chưa bán hàng của ai khác', 'Nobody else’s yet')}><p>{t('Hợp tác xã bán hàng của thành viên thì xin từng thành viên đồng ý ở dưới.', 'A co-operative that sells its members’ goods asks each member below.')}</p></Empty> : (
          <ul class="tasks plain">
            {selling.map((each) => (
              <li class="task lone">
                <span>{each.makerName}</span>
                <small>{t(`Từ ${showMoment(each.startsAt)}`, `Since ${showMoment(each.startsAt)}`)}{each.untilOn ? t(`, đến hết ${showDay(each.untilOn)}`, `, until ${showDay(each.untilOn)}`) : ''}</small>
                {producer.role === 'owner' ? <form method="post" action={pathIn(lang, `${base}/${each.id}/thoi`)}><Button rank="other">{t('Thôi bán', 'End it')}<span class="vh">: {each.makerName}</span></Button></form> : null}
              </li>
            ))}
            {asked.map((each) => (
              <li class="task lone">
                <span>{each.makerName}</span>
                <small>{t(`Chờ họ trả lời, gửi lúc ${showMoment(each.madeAt)}`, `Waiting for their answer, sent ${showMoment(each.madeAt)}`)}</small>
                <form method="post" action={pathIn(lang, `${base}/de-nghi/${each.id}`)}><Button rank="other" name="tra-loi" value="rut">{t('Rút lại', 'Take it back')}<span class="vh">: {each.makerName}</span></Button></form>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section lang={lang} title={t('Xin bán hàng của một người làm', 'Ask a maker')}>
        <FaultList lang={lang} faults={faults} labels={{ 'chu-the': t('Hộ, cơ sở góp hàng', 'Maker'), 'gop-den': t('Đến ngày', 'Until') }} />
        <form class="form" method="post" action={pathIn(lang, base)} novalidate>
          <input type="hidden" name="co-so" value={producer.slug} />
          <TextField name="chu-the" label={t('Hộ, cơ sở góp hàng', 'Maker')} hint={t('Tên như trong sổ OCOP, hoặc địa chỉ trang của họ trên Cổng.', 'The name as in the registry, or the address of their page.')} value={typed['chu-the']} fault={fault('chu-the')} maxlength={200} />
          {candidates.length > 0 ? <fieldset class="field"><legend>{t('Là ai trong những người này', 'Which of these')}</legend>{candidates.map((each) => <label class="tick"><input type="radio" name="chon" value={each.slug} /> {each.words}</label>)}</fieldset> : null}
          <TextField name="gop-den" type="date" label={t('Đến hết ngày', 'Until')} hint={t('Để trống nếu bán đến khi một bên thôi.', 'Leave empty if until either side ends it.')} value={typed['gop-den']} fault={fault('gop-den')} />
          <p class="acts"><Button>{t('Gửi lời xin', 'Ask them')}</Button></p>
          <p class="soft small">{t('Chủ cơ sở nhận tin nhắn và trả lời trên điện thoại. Người không dùng điện thoại ký giấy ở văn phòng OCOP, cán bộ ghi giúp.', 'Their owner gets a message and answers on the phone. For people without one an officer notes a signed paper.')}</p>
        </form>
      </Section>
    </SellerPage>
  )
}
