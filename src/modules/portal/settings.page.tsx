import { Button, ChoiceField, FaultList, Notice, Page, Section, Table, Tag, TextField } from '#design'
import { showMoment } from '#platform/day'
import type { SettingChange, SettingNow } from '#platform/settings'
import { pathIn, tongue, type Say } from '#platform/tongue'
import type { Fault } from '#platform/web'
import type { DeskProps } from './edit-texts.page.tsx'
import { inputName, sayField, writeField, type ShownSetting } from './settings.rules.ts'

const nameIn = (t: Say) => ({ text: t('Cài đặt', 'Settings'), href: '/can-bo/cai-dat' })
const MANY = 6
/** A whole value in words; many figures stay folded. */
function whole(t: Say, { fields }: ShownSetting, value: unknown) {
  const list = <ul class="plain">{fields.map((field) => <li>{field.path === '' ? '' : `${t(...field.words)}: `}<b>{sayField(t, field, value)}</b></li>)}</ul>
  return fields.length > MANY ? <details class="trouble"><summary>{t(`${fields.length} mục`, `${fields.length} figures`)}</summary>{list}</details> : list
}

interface SettingsProps extends DeskProps { readonly settings: readonly ShownSetting[]; readonly now: ReadonlyMap<string, SettingNow> }

/** Every setting with its meaning, its value, and who changed it. */
export function SettingsPage({ lang, person, ways, settings, now }: SettingsProps) {
  const t = tongue(lang)
  return (
    <Page kind="desk" lang={lang} person={person} ways={ways} title={t('Cài đặt', 'Settings')} path="/can-bo/cai-dat" trail={[{ text: t('Cài đặt', 'Settings') }]} noindex>
      <h1>{t('Cài đặt', 'Settings')}</h1>
      <p class="lead">{t('Những con số cổng làm theo. Đổi là có hiệu lực ngay; mỗi lần đổi đều được ghi lại.', 'The figures that the portal goes by. A change holds at once; each is kept.')}</p>
      <Table lang={lang} caption={t('Cài đặt', 'Settings')} captionHidden rows={settings} columns={[
        { key: 'name', title: t('Cài đặt', 'Setting'), cell: (each) => <a class="tap" href={pathIn(lang, `/can-bo/cai-dat/${each.setting.name}`)}>{t(...each.title)}</a> },
        { key: 'about', title: t('Để làm gì', 'What for'), long: true, cell: (each) => t(...each.about) },
        { key: 'value', title: t('Đang dùng', 'Now'), long: true, cell: (each) => whole(t, each, now.has(each.setting.name) ? now.get(each.setting.name)!.value : each.setting.fallback) },
        { key: 'by', title: t('Ai đổi', 'Changed by'), cell: (each) => { const held = now.get(each.setting.name); return held ? `${held.by}, ${showMoment(held.at)}` : <Tag text={t('mặc định', 'default')} /> } },
      ]} />
    </Page>
  )
}

interface SettingProps extends DeskProps {
  readonly one: ShownSetting
  readonly held: SettingNow | null
  readonly changes: readonly SettingChange[]
  readonly faults: readonly Fault[]
  readonly typed: Readonly<Record<string, string>> | null
  readonly said: string | null
  readonly refused: string | null
}

/** One setting: its fields with their defaults, and every change of it. */
export function SettingPage({ lang, person, ways, one, held, changes, faults, typed, said, refused }: SettingProps) {
  const t = tongue(lang)
  const { setting, title, about, fields } = one
  const path = `/can-bo/cai-dat/${setting.name}`
  const value: unknown = held?.value ?? setting.fallback
  return (
    <Page kind="desk" lang={lang} person={person} ways={ways} title={t(...title)} path={path} trail={[nameIn(t), { text: t(...title) }]} noindex>
      <h1>{t(...title)}</h1>
      {said ? <Notice mood="good"><p>{said}</p></Notice> : null}
      {refused ? <Notice mood="bad" title={refused} /> : null}
      <p class="lead">{t(...about)}</p>
      <p class="soft">{held ? t(`${held.by} đổi lúc ${showMoment(held.at)}.`, `Changed by ${held.by}, ${showMoment(held.at)}.`) : t('Đang dùng giá trị mặc định, chưa ai đổi.', 'The default holds; nobody has changed it.')}</p>
      <FaultList lang={lang} faults={faults} labels={Object.fromEntries(fields.map((field) => [inputName(field.path), t(...field.words)]))} />
      <form class="form" method="post" action={pathIn(lang, path)}>
        <input type="hidden" name="thay" value={held?.at.toISOString() ?? ''} />
        {fields.map((field) => {
          const name = inputName(field.path)
          const common = { name, label: t(...field.words), hint: t(`Mặc định: ${sayField(t, field, setting.fallback)}`, `Default: ${sayField(t, field, setting.fallback)}`), fault: faults.find((each) => each.field === name)?.message }
          const now = typed?.[name] ?? writeField(field, value)
          if (field.kind === 'yes') return <ChoiceField kind="radio" {...common} chosen={[now]} options={[{ value: 'co', text: t('Có', 'Yes') }, { value: 'khong', text: t('Không', 'No') }]} />
          if (field.kind === 'choice') return <ChoiceField kind="radio" {...common} chosen={[now]} options={field.options.map((each) => ({ value: each.value, text: t(...each.words) }))} />
          return <TextField {...common} value={now} maxlength={500} {...(field.kind === 'number' ? { inputmode: 'numeric' as const } : {})} />
        })}
        <p class="acts"><Button name="viec" value="luu">{t('Lưu', 'Save')}</Button>{held ? <Button rank="other" name="viec" value="mac-dinh">{t('Về mặc định', 'Back to the default')}</Button> : null}</p>
      </form>
      <Section lang={lang} title={t('Các lần đổi', 'Changes')}>
        {changes.length === 0 ? <p>{t('Chưa có lần nào.', 'None yet.')}</p> : <Table lang={lang} caption={t('Các lần đổi', 'Changes')} captionHidden rows={changes} columns={[
          { key: 'at', title: t('Lúc', 'When'), cell: (each) => showMoment(each.at) }, { key: 'by', title: t('Ai', 'Who'), cell: (each) => each.by },
          { key: 'before', title: t('Trước', 'Before'), long: true, cell: (each) => whole(t, one, each.before ?? setting.fallback) }, { key: 'value', title: t('Sau', 'After'), long: true, cell: (each) => whole(t, one, each.value) },
        ]} />}
      </Section>
    </Page>
  )
}
