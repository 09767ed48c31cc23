/** What every page gains by script: suggestions while typing, the phone's share sheet, what was seen lately, a closing filter sheet. */
interface Suggestion { readonly kind: string; readonly text: string; readonly url: string }
interface Seen { readonly name: string; readonly href: string; readonly image: string }

const english = document.documentElement.lang === 'en'

function suggest(field: HTMLInputElement): void {
  const list = document.createElement('ul')
  list.id = 'goi-y'
  list.className = 'hints'
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', english ? 'Suggestions' : 'Gợi ý')
  list.hidden = true
  field.after(list)
  for (const [name, value] of [['role', 'combobox'], ['aria-autocomplete', 'list'], ['aria-controls', list.id], ['aria-expanded', 'false']] as const) field.setAttribute(name, value)
  let items: readonly Suggestion[] = []
  let chosen = -1
  let asked = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const close = (): void => {
    list.hidden = true
    chosen = -1
    field.setAttribute('aria-expanded', 'false')
    field.removeAttribute('aria-activedescendant')
  }
  const choose = (next: number): void => {
    list.children[chosen]?.setAttribute('aria-selected', 'false')
    chosen = next
    const option = list.children[next]
    if (!option) return field.removeAttribute('aria-activedescendant')
    option.setAttribute('aria-selected', 'true')
    option.scrollIntoView({ block: 'nearest' })
    field.setAttribute('aria-activedescendant', option.id)
  }
  const go = (item: Suggestion): void => {
    if (item.url.startsWith('/')) location.href = item.url
  }
  const show = (): void => {
    list.replaceChildren(...items.map((item, n) => {
      const option = document.createElement('li')
      option.id = `goi-y-${n}`
      option.setAttribute('role', 'option')
      option.setAttribute('aria-selected', 'false')
      const kind = document.createElement('small')
      kind.textContent = item.kind
      option.append(item.text, ' ', kind)
      option.addEventListener('mousedown', (event) => event.preventDefault())
      option.addEventListener('click', () => go(item))
      return option
    }))
    chosen = -1
    list.hidden = items.length === 0
    field.setAttribute('aria-expanded', String(items.length > 0))
  }
  const ask = async (): Promise<void> => {
    const q = field.value.trim()
    const mine = ++asked
    if (q.length < 2) return close()
    try {
      const answer = await fetch(`/api/v1/suggest?q=${encodeURIComponent(q)}${english ? '&lang=en' : ''}`)
      const read = answer.ok ? ((await answer.json()) as { items?: Suggestion[] }) : {}
      if (mine !== asked) return
      items = (read.items ?? []).slice(0, 8)
      show()
    } catch {
      close()
    }
  }
  field.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(() => void ask(), 140)
  })
  field.addEventListener('blur', close)
  field.addEventListener('keydown', (event) => {
    if (event.isComposing || list.hidden) return
    const last = items.length - 1
    if (event.key === 'ArrowDown') choose(chosen >= last ? 0 : chosen + 1)
    else if (event.key === 'ArrowUp') choose(chosen <= 0 ? last : chosen - 1)
    else if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && chosen >= 0) items.slice(chosen, chosen + 1).forEach(go)
    else return
    event.preventDefault()
  })
}

function share(bar: HTMLElement): void {
  const button = bar.querySelector('button')
  const words = button?.querySelector('span')
  const { share: url = location.href, title = document.title, copied = '' } = bar.dataset
  if (!button || !words || !(typeof navigator.share === 'function' || navigator.clipboard)) return
  button.hidden = false
  button.addEventListener('click', () => {
    if (typeof navigator.share === 'function') void navigator.share({ title, url }).catch(() => undefined)
    else void navigator.clipboard.writeText(url).then(() => { words.textContent = copied })
  })
}

/** The last eight products that were looked at, on this device only. */
function remember(): void {
  const key = 'ocop-da-xem'
  let seen: Seen[] = []
  try {
    seen = (JSON.parse(localStorage.getItem(key) ?? '[]') as Seen[]).filter((each) => typeof each?.name === 'string' && /^\/(?!\/)/.test(each.href) && /^\/(?!\/)/.test(each.image))
  } catch { /* nothing was kept, or it may not be read */ }
  const place = document.querySelector<HTMLElement>('[data-seen]')
  const others = seen.filter(({ href }) => href !== location.pathname)
  if (place && others.length > 0) {
    const list = place.querySelector('ul') ?? place.appendChild(document.createElement('ul'))
    list.replaceChildren(...others.map(({ name, href, image }) => {
      const item = document.createElement('li')
      const link = document.createElement('a')
      const picture = document.createElement('img')
      Object.assign(picture, { src: image, alt: '', width: 120, height: 120, className: 'pic', loading: 'lazy' })
      link.href = href
      link.append(picture, name)
      item.append(link)
      return item
    }))
    place.hidden = false
  }
  const here = document.querySelector<HTMLElement>('[data-see]')?.dataset
  if (!here?.see || !here.image) return
  try {
    localStorage.setItem(key, JSON.stringify([{ name: here.see, href: location.pathname, image: here.image }, ...others].slice(0, 8)))
  } catch { /* private windows keep nothing */ }
}

/** The sheet of filters closes by Escape and by a touch outside it. */
function sheet(details: HTMLDetailsElement): void {
  const summary = details.querySelector('summary')
  details.classList.add('js')
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !details.open) return
    details.open = false
    summary?.focus()
  })
  document.addEventListener('click', (event) => {
    if (details.open && event.target instanceof Node && !details.contains(event.target)) details.open = false
  })
}

/** Who signs out leaves no page of theirs on the device; what a seller has not sent yet stays, for them alone. */
function forget(form: HTMLFormElement): void {
  form.addEventListener('submit', () => {
    if ('caches' in window) void caches.delete('ban-hang')
    if ('serviceWorker' in navigator) void navigator.serviceWorker.getRegistration('/ban-hang').then((kept) => kept?.unregister())
  })
}

const field = document.querySelector<HTMLInputElement>('.find input[name=q]')
if (field) suggest(field)
document.querySelectorAll<HTMLFormElement>('form[action$="/dang-xuat"]').forEach(forget)
document.querySelectorAll<HTMLElement>('[data-share]').forEach(share)
document.querySelectorAll<HTMLDetailsElement>('.filters>details,.ways-more').forEach(sheet)
remember()
