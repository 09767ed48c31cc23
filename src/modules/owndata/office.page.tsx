import { AreaField, Button, Empty, Notice, Page, Tag, type DeskWay } from '#design'
import { showDay, showMoment, type Day } from '#platform/day'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import { kindName, stateSentence } from './owndata.words.ts'
import type { DataRequest } from './request.queries.ts'

export interface OfficeProps {
  readonly lang: Lang
  readonly person: string
  readonly ways: readonly DeskWay[]
  readonly requests: readonly DataRequest[]
  readonly today: Day
  readonly refused?: string | undefined
}

/** Requests about personal data by the day they are due. What is asked is shown; who asks, only as far as the answer needs. */
export function OfficePage({ lang, person, ways, requests, today, refused }: OfficeProps) {
  const t = tongue(lang)
  const title = t('Yêu cầu về dữ liệu cá nhân', 'Requests about personal data')
  return (
    <Page lang={lang} kind="desk" person={person} ways={ways} title={title} path="/can-bo/du-lieu-ca-nhan" noindex>
      <h1>{title}</h1>
      {refused ? <Notice mood="bad" title={t('Chưa lưu', 'Not saved')}><p>{refused}</p></Notice> : null}
      {requests.length === 0 ? <Empty icon="paper" title={t('Chưa có yêu cầu nào', 'No request yet')}><p>{t('Yêu cầu từ trang Dữ liệu của tôi hiện ở đây, gấp nhất ở trên.', 'Requests from “My data” stand here, the most urgent first.')}</p></Empty> : null}
      {requests.map((row) => (
        <article>
          <h2>{row.code} · {kindName(row.kind, t)}</h2>
          <p>
            {row.state === 'open' ? <Tag mood={row.answerBy < today ? 'wait' : 'plain'} text={row.answerBy < today ? t(`Quá hạn từ ${showDay(row.answerBy)}`, `Overdue since ${showDay(row.answerBy)}`) : t(`Hạn ${showDay(row.answerBy)}`, `Due ${showDay(row.answerBy)}`)} /> : stateSentence(row, t)}
            {' '}{t(`gửi ${showMoment(row.askedAt)}`, `asked ${showMoment(row.askedAt)}`)} <span class="soft">({row.citation})</span>
          </p>
          {row.words ? <p>{row.words}</p> : null}
          {row.answer ? <p class="soft">{row.answer}</p> : null}
          {row.kind === 'erase' && row.state === 'open' && row.startsAt ? <p>{t(`Tự xóa từ ${showMoment(row.startsAt)}, khi không còn đơn đang đi.`, `Erased by itself from ${showMoment(row.startsAt)}, once no order is under way.`)}</p> : null}
          {row.leftovers.length > 0 ? <ul>{row.leftovers.map((left) => <li>{left.what}: {left.goneAt ? t('đã xóa', 'erased') : t(`giữ đến ${showDay(left.until)}`, `kept until ${showDay(left.until)}`)}</li>)}</ul> : null}
          {row.kind !== 'erase' && row.state === 'open' ? (
            <details>
              <summary class="tap">{t('Trả lời', 'Answer')}</summary>
              <form method="post" action={pathIn(lang, `/can-bo/du-lieu-ca-nhan/${row.id}`)} class="form">
                <AreaField name="loi" label={t('Đã làm gì, hoặc vì sao không', 'What was done, or why not')} rows={3} maxlength={2_000} required />
                <p class="acts"><Button name="viec" value="xong">{t('Đã làm', 'Done')}</Button> <Button rank="other" name="viec" value="khong">{t('Không làm được', 'Cannot be done')}</Button></p>
              </form>
            </details>
          ) : null}
        </article>
      ))}
    </Page>
  )
}
