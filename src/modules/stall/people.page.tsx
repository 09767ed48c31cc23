import { Button, Notice, Section, Timeline } from '#design'
import type { AssociationLine, MyProducer, ProposalLine } from '#producers'
import { dayOf, showMoment } from '#platform/day'
import { pathIn, tongue } from '#platform/tongue'
import { SellerPage, type Frame } from './frame.piece.tsx'
import { SoldByOthers } from './together.page.tsx'

/** Something that somebody did for a producer. */
export interface ActShown { readonly at: Date; readonly by: string; readonly what: string; readonly consent: string | null }
export interface PeopleOf extends Pick<MyProducer, 'id' | 'role'> {
  /** Who sells its goods, whose it sells, and who asks to. */
  readonly associations: readonly AssociationLine[]
  readonly proposals: readonly ProposalLine[]
  readonly slug: string
  readonly name: string
  readonly people: readonly { readonly id: string; readonly phone: string; readonly role: string; readonly since: Date; readonly consent: string; readonly me: boolean }[]
  readonly acts: readonly ActShown[]
  /** Since when officers may do nothing for it. */
  readonly endedAt: Date | null
  /** Only an owner ends what others do. */
  readonly mayEnd: boolean
}

/** Who acts for a producer, and all that officers did for it. */
export function PeoplePage({ frame, producers, said }: { readonly frame: Frame; readonly producers: readonly PeopleOf[]; readonly said?: string | undefined }) {
  const { lang } = frame
  const t = tongue(lang)
  return (
    <SellerPage frame={frame} title={t('Ai làm thay bạn', 'Who acts for you')}>
      {said ? <Notice mood="good" title={said} /> : null}
      {producers.map(({ id, role, associations, proposals, slug, name, people, acts, endedAt, mayEnd }) => (
        <Section lang={lang} title={name}>
          <ul class="tasks plain">
            <SoldByOthers lang={lang} producer={{ id, role }} associations={associations} proposals={proposals} />
            {people.map((each) => (
              <li class="task lone">
                <span>{each.phone}{each.me ? t(' (bạn)', ' (you)') : ''} · {each.role}</span>
                <small>{t(`Từ ${showMoment(each.since)}. `, `Since ${showMoment(each.since)}. `)}{each.consent}</small>
                {mayEnd || each.me ? <form method="post" action={pathIn(lang, `/ban-hang/nguoi/${slug}/${each.id}/thoi`)}><Button rank="other">{each.me ? t('Tôi thôi bán cho cơ sở này', 'I stop selling for it') : t('Cho người này thôi', 'End it')}</Button></form> : null}
              </li>
            ))}
            <li class="task lone">
              <span>{t('Bán hàng của người khác', 'Selling for others')}</span>
              <small>{t('Hợp tác xã bán hàng của thành viên ở gian chung.', 'A co-operative sells its members’ goods at its stall.')}</small>
              <Button rank="other" href={pathIn(lang, `/ban-hang/gop-hang?co-so=${slug}`)}>{t('Xem và xin đồng ý', 'See and ask')}</Button>
            </li>
            <li class="task lone">
              <span>{t('Cán bộ bán thay', 'Officers who sell for you')}</span>
              <small>{endedAt ? t(`Đã thôi từ ${showMoment(endedAt)}. Cán bộ không sửa hàng, không trả lời đơn thay bạn.`, `Ended ${showMoment(endedAt)}. Officers change no goods and answer no orders for you.`) : t('Được, khi bạn đã đồng ý. Mỗi việc họ làm nằm ở dưới.', 'Allowed with your consent. All they do is below.')}</small>
              {mayEnd ? <form method="post" action={pathIn(lang, `/ban-hang/nguoi/${slug}/can-bo`)}><Button rank="other" name="cho" value={endedAt ? 'duoc' : 'thoi'}>{endedAt ? t('Cho làm thay lại', 'Allow it again') : t('Thôi nhờ cán bộ', 'End it')}</Button></form> : null}
            </li>
          </ul>
          {acts.length === 0 ? <p class="soft">{t('Chưa ai làm gì thay bạn.', 'Nobody has done anything for you.')}</p> : (
            <Timeline label={t('Việc đã làm thay', 'What was done for you')} moments={acts.map((act) => ({ day: dayOf(act.at), dayWords: showMoment(act.at), title: act.what, mark: 'reported' as const, children: <p class="small soft">{act.by}{act.consent ? ` · ${act.consent}` : ''}</p> }))} />
          )}
        </Section>
      ))}
    </SellerPage>
  )
}
