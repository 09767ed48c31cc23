import type { Child } from 'hono/jsx'
import { Icon, type IconName } from './icons.tsx'

/** `main` is lacquer red: the one thing to do on a screen. `other` is outlined, `quiet` reads as a link. */
export type ButtonRank = 'main' | 'other' | 'quiet'
const ranks: Record<ButtonRank, string> = { main: 'btn', other: 'btn btn-2', quiet: 'btn btn-3' }

export interface ButtonProps {
  readonly rank?: ButtonRank
  readonly icon?: IconName
  /** Given: a link that looks like a button. The address is used as it stands. */
  readonly href?: string
  readonly name?: string
  readonly value?: string
  readonly type?: 'submit' | 'button'
  readonly disabled?: boolean
  readonly formaction?: string
  /** Key of the form it belongs to, where it stands outside of it. */
  readonly form?: string
  readonly children?: Child
}

/** Says what it does ("Gửi 212 dòng"). */
export function Button({ rank = 'main', icon, href, type = 'submit', name, value, disabled, formaction, form, children }: ButtonProps) {
  const inside = <>{icon ? <Icon name={icon} /> : null}<span>{children}</span></>
  if (href !== undefined) return <a class={ranks[rank]} href={href}>{inside}</a>
  return <button class={ranks[rank]} type={type} {...(name === undefined ? {} : { name })} {...(value === undefined ? {} : { value })} {...(formaction === undefined ? {} : { formaction })} {...(form === undefined ? {} : { form })} disabled={disabled ?? false}>{inside}</button>
}
