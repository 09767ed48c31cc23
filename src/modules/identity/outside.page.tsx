import { Button, Notice, Page } from '#design'
import { showMoment } from '#platform/day'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import { outsideProvider } from './oidc.connector.ts'
import type { OutsideLink } from './outside.queries.ts'

/** The way to the provider, where one is set. A link and no form: the content policy keeps forms on this site. */
export function OutsideButton({ lang, den }: { readonly lang: Lang; readonly den: string }) {
  const t = tongue(lang)
  const name = outsideProvider()?.settings.name
  if (!name) return null
  return <p><Button rank="other" href={`/dang-nhap/ngoai${den ? `?den=${encodeURIComponent(den)}` : ''}`}>{t(`Vào bằng ${name}`, `Enter with ${name}`)}</Button></p>
}

/** The outside accounts of a person, each with the way to untie it, and the way to tie one. */
export function OutsideLinks({ lang, links, mayLink, back }: { readonly lang: Lang; readonly links: readonly OutsideLink[]; readonly mayLink: boolean; readonly back: string }) {
  const t = tongue(lang)
  const name = outsideProvider()?.settings.name
  if (!name && links.length === 0) return null
  return (
    <>
      <h2>{t('Tài khoản bên ngoài', 'Outside accounts')}</h2>
      {links.map((link) => (
        <form method="post" action={pathIn(lang, `/noi-tai-khoan/${link.id}/bo`)}>
          <p>{name ?? new URL(link.issuer).hostname} · {t(`nối lúc ${showMoment(link.linkedAt)}`, `tied ${showMoment(link.linkedAt)}`)} <Button rank="other">{t('Bỏ nối', 'Untie')}</Button></p>
        </form>
      ))}
      {links.length === 0 && name ? (mayLink
        ? <p><Button rank="other" href={`/dang-nhap/ngoai?den=${encodeURIComponent(pathIn(lang, back))}`}>{t(`Nối với ${name}`, `Tie to ${name}`)}</Button></p>
        : <p>{t(`Muốn vào bằng ${name}: nhờ người vận hành cổng nối tài khoản.`, `To enter with ${name}, ask the operator to tie the account.`)}</p>) : null}
    </>
  )
}

export interface TieProps {
  readonly lang: Lang
  readonly provider: string
  /** What the provider calls them. */
  readonly name: string | null
  readonly subject: string
  /** Who is signed in here; null = they still have to show who they are. */
  readonly person: string | null
  readonly officer: boolean
  readonly refused?: string | undefined
}

export function TiePage({ lang, provider, name, subject, person, officer, refused }: TieProps) {
  const t = tongue(lang)
  const title = t(`Nối với ${provider}`, `Tie to ${provider}`)
  const shown = name ?? t('một tài khoản không nói tên', 'an account without a name')
  return (
    <Page lang={lang} title={title} path="/noi-tai-khoan" noindex>
      <div class="form">
        <h1>{title}</h1>
        {refused ? <Notice mood="bad" title={t('Chưa nối', 'Not tied')}><p>{refused}</p></Notice> : null}
        {person === null ? (
          <>
            <p>{t(`${provider} cho biết bạn là `, `${provider} says you are `)}<b>{shown}</b>{t('. Cổng chưa biết đó là tài khoản nào ở đây, nên cần bạn xác nhận một lần.', '. The portal does not know yet which account here that is, so please confirm once.')}</p>
            <p class="acts"><Button href={pathIn(lang, `/vao?den=${encodeURIComponent(pathIn(lang, '/noi-tai-khoan'))}`)}>{t('Xác nhận bằng số điện thoại', 'Confirm by telephone')}</Button></p>
            <p class="small soft">{t('Cán bộ: nhờ người vận hành cổng nối tài khoản, và đưa họ mã này: ', 'Officers: ask the operator to tie the account, and give them this code: ')}<code>{subject}</code></p>
          </>
        ) : officer ? <p>{t('Tài khoản cán bộ chỉ do người vận hành cổng nối. Đưa họ mã này: ', 'Officers’ accounts are tied by the operator only. Give them this code: ')}<code>{subject}</code></p> : (
          <>
            <p>{t(`Từ nay ai đăng nhập ${provider} với tên `, `From now on, who signs in at ${provider} as `)}<b>{shown}</b>{t(' sẽ vào tài khoản của bạn: ', ' enters your account: ')}<b>{person}</b>.</p>
            <form method="post" action={pathIn(lang, '/noi-tai-khoan')}><p class="acts"><Button>{t('Đúng là tôi, nối lại', 'This is me: tie them')}</Button></p></form>
            <p><a href={pathIn(lang, '/toi')}>{t('Không nối', 'Do not tie')}</a></p>
          </>
        )}
      </div>
    </Page>
  )
}
