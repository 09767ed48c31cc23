import type { Child } from 'hono/jsx'
import type { Fault } from '#platform/web'
import { tongue, type Lang } from '#platform/tongue'
import { Icon } from './icons.tsx'

interface Common {
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  /** What is wrong with it and what to do; shown at the field and announced. */
  readonly fault?: string | undefined
  readonly value?: string | undefined
  readonly required?: boolean
}

const idOf = (name: string): string => `o-${name.replace(/[^a-zA-Z0-9_-]/g, '-')}`
const describedBy = ({ name, hint, fault }: Common): { 'aria-describedby'?: string; 'aria-invalid'?: 'true' } => {
  const ids = [hint ? `${idOf(name)}-y` : '', fault ? `${idOf(name)}-loi` : ''].filter(Boolean).join(' ')
  return { ...(ids ? { 'aria-describedby': ids } : {}), ...(fault ? { 'aria-invalid': 'true' as const } : {}) }
}

function Frame({ field, children }: { readonly field: Common; readonly children: Child }) {
  const id = idOf(field.name)
  return (
    <div class={field.fault ? 'field field-bad' : 'field'}>
      <label for={id}>{field.label}</label>
      {field.hint ? <p class="hint" id={`${id}-y`}>{field.hint}</p> : null}
      {children}
      {field.fault ? <p class="fault" id={`${id}-loi`}><Icon name="warn" />{field.fault}</p> : null}
    </div>
  )
}

export interface TextFieldProps extends Common {
  readonly type?: 'text' | 'search' | 'tel' | 'email' | 'url' | 'number' | 'date' | 'password' | 'file'
  readonly autocomplete?: string
  readonly inputmode?: 'numeric' | 'decimal' | 'tel' | 'email'
  readonly maxlength?: number
  readonly accept?: string
  readonly placeholder?: string
}

export function TextField(props: TextFieldProps) {
  const { name, type = 'text', value, required, autocomplete, inputmode, maxlength, accept, placeholder } = props
  const rest = { ...(autocomplete ? { autocomplete } : {}), ...(inputmode ? { inputmode } : {}), ...(maxlength ? { maxlength } : {}), ...(accept ? { accept } : {}), ...(placeholder ? { placeholder } : {}) }
  return (
    <Frame field={props}>
      <input id={idOf(name)} name={name} type={type} {...(value === undefined || type === 'file' ? {} : { value })} required={required ?? false} {...rest} {...describedBy(props)} />
    </Frame>
  )
}

export function AreaField(props: Common & { readonly rows?: number; readonly maxlength?: number }) {
  return (
    <Frame field={props}>
      <textarea id={idOf(props.name)} name={props.name} rows={props.rows ?? 5} required={props.required ?? false} {...(props.maxlength ? { maxlength: props.maxlength } : {})} {...describedBy(props)}>{props.value ?? ''}</textarea>
    </Frame>
  )
}

export interface Option { readonly value: string; readonly text: string }

export function SelectField(props: Common & { readonly options: readonly Option[] }) {
  return (
    <Frame field={props}>
      <select id={idOf(props.name)} name={props.name} required={props.required ?? false} {...describedBy(props)}>
        {props.options.map(({ value, text }) => <option value={value} selected={value === (props.value ?? '')}>{text}</option>)}
      </select>
    </Frame>
  )
}

/** A few choices, all in sight; one (`radio`) or several (`checkbox`). */
export function ChoiceField(props: Omit<Common, 'value'> & { readonly kind: 'radio' | 'checkbox'; readonly options: readonly (Option & { readonly hint?: string })[]; readonly chosen: readonly string[] }) {
  const id = idOf(props.name)
  return (
    <fieldset class={props.fault ? 'field field-bad' : 'field'} id={id} {...describedBy(props as Common)}>
      <legend>{props.label}</legend>
      {props.hint ? <p class="hint" id={`${id}-y`}>{props.hint}</p> : null}
      {props.fault ? <p class="fault" id={`${id}-loi`}><Icon name="warn" />{props.fault}</p> : null}
      {props.options.map(({ value, text, hint }) => (
        <label class="pick">
          <input type={props.kind} name={props.name} value={value} checked={props.chosen.includes(value)} />
          <span>{text}{hint ? <small class="soft">{hint}</small> : null}</span>
        </label>
      ))}
    </fieldset>
  )
}

/** All faults on top of a form, each a link to its field; announced when the page comes back. */
export function FaultList({ lang, faults, labels }: { readonly lang: Lang; readonly faults: readonly Fault[]; readonly labels: Readonly<Record<string, string>> }) {
  if (faults.length === 0) return null
  const t = tongue(lang)
  return (
    <div class="faults note note-bad" role="alert" tabindex={-1} autofocus>
      <h2>{faults.length === 1 ? t('Còn một chỗ cần sửa', 'One thing to mend') : t(`Còn ${faults.length} chỗ cần sửa`, `${faults.length} things to mend`)}</h2>
      <p>{t('Những gì bạn đã nhập vẫn còn nguyên.', 'Nothing you typed is lost.')}</p>
      <ul>{faults.map(({ field, message }) => <li><a href={`#${idOf(field)}`}>{labels[field] ? `${labels[field]}: ` : ''}{message}</a></li>)}</ul>
    </div>
  )
}
