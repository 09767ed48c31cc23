/** Makes photographs small on the phone before they are sent, and keeps what was filled in until it has arrived. */
import { CHANGED, findDraft, keepDraft, sendDraft, type Draft } from './draft-store.island.ts'

const english = document.documentElement.lang === 'en'
const t = (vi: string, en: string): string => (english ? en : vi)
const LONGEST = 1_600

/** Redrawn upright in at most 1,600 pixels: what the camera noted (place, time, device) is not in the new file. Where the phone cannot, the file as it is: the portal does the same. */
async function shrink(file: File): Promise<File> {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const blob = await draw(picture, LONGEST, 0.82)
    picture.close()
    return new File([blob], 'anh.jpg', { type: 'image/jpeg' })
  } catch {
    return file
  }
}

async function draw(picture: ImageBitmap, longest: number, quality: number): Promise<Blob> {
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  const pen = canvas.getContext('2d')!
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return new Promise((done, fail) => canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error('canvas'))), 'image/jpeg', quality))
}

/** Small enough to stand in a page: its content policy allows pictures written into the address. */
async function thumbOf(file: Blob): Promise<string> {
  try {
    const picture = await createImageBitmap(file)
    const blob = await draw(picture, 200, 0.7)
    picture.close()
    return await new Promise((done) => {
      const reader = new FileReader()
      reader.onload = () => done(String(reader.result))
      reader.onerror = () => done('')
      reader.readAsDataURL(blob)
    })
  } catch {
    return ''
  }
}

interface Shot { readonly file: File; readonly thumb: string }

/** The photographs of one form: each choice adds to them, each can be taken away again. */
class Shots {
  shots: Shot[] = []
  /** Ends when the last chosen ones are small. */
  ready: Promise<void> = Promise.resolve()
  readonly #field: HTMLInputElement
  readonly #list: HTMLElement | null
  readonly #most: number

  constructor(field: HTMLInputElement) {
    this.#field = field
    this.#most = Number(field.dataset['photo']) || 1
    this.#list = field.closest('.shoot')?.querySelector<HTMLElement>('[data-shots]') ?? null
    field.closest('.snap')?.classList.add('js')
    field.addEventListener('change', () => {
      const files = [...field.files ?? []]
      this.ready = this.ready.then(() => this.add(files))
    })
  }

  async add(files: readonly File[]): Promise<void> {
    for (const file of files.slice(0, this.#most - this.shots.length)) {
      const small = await shrink(file)
      this.shots.push({ file: small, thumb: await thumbOf(small) })
      this.#show()
    }
    this.#show()
  }

  clear(): void {
    this.shots = []
    this.#show()
  }

  #show(): void {
    // The form without this script sends what stands in its field.
    const held = new DataTransfer()
    for (const { file } of this.shots) held.items.add(file)
    this.#field.files = held.files
    this.#list?.replaceChildren(...this.shots.map((shot, n) => {
      const item = document.createElement('li')
      if (shot.thumb) item.append(Object.assign(document.createElement('img'), { src: shot.thumb, alt: t(`Ảnh ${n + 1}`, `Photograph ${n + 1}`) }))
      const drop = Object.assign(document.createElement('button'), { type: 'button', className: 'btn btn-3', textContent: t('Bỏ ảnh', 'Remove') })
      drop.addEventListener('click', () => {
        this.shots = this.shots.filter((each) => each !== shot)
        this.#show()
      })
      item.append(drop)
      return item
    }))
  }
}

/** `randomUUID` is there only where the address is safe. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

function echoPrice(field: HTMLInputElement): void {
  const say = field.parentElement?.querySelector<HTMLElement>('[data-say]')
  const show = (): void => {
    const digits = field.value.replace(/[^\d]/g, '')
    if (say) say.textContent = digits === '' ? '' : Number(digits) < 1_000 ? t(`${digits} đồng? Ghi đủ số, ví dụ ${digits}.000`, `${digits} đồng? Write it in full`) : `${digits.replace(/\B(?=(\d{3})+$)/g, '.')} đ`
  }
  field.addEventListener('input', show)
  show()
}

function keepsDrafts(form: HTMLFormElement, shots: Shots, person: string): void {
  const button = form.querySelector<HTMLButtonElement>('button:not([type=button])')!
  const label = button.textContent ?? ''
  let id = newKey()
  const value = (name: string): string => { const field = form.elements.namedItem(name); return field && 'value' in field ? field.value : '' }
  const nameOf = (): string => {
    const chosen = form.querySelector<HTMLInputElement>('[name=mon]:checked')
    return chosen && chosen.value !== 'khac' ? chosen.nextElementSibling?.textContent ?? '' : value('ten')
  }
  const mended = new URLSearchParams(location.search).get('nhap')
  if (mended) {
    void findDraft(mended).then(async (draft) => {
      if (!draft || draft.person !== person) return
      id = draft.id
      for (const [name, text] of draft.fields) {
        const field = form.elements.namedItem(name)
        if (field && 'value' in field && name !== 'khoa') field.value = text
      }
      await shots.add(draft.photos.map((photo) => new File([photo], 'anh.jpg', { type: 'image/jpeg' })))
    })
  }
  /** The first thing that is missing; the portal looks at everything again. */
  const missing = (): HTMLElement | null => {
    const field = nameOf().trim().length < 2 ? 'ten' : value('goi') === 'khac' && value('goi-khac').trim() === '' ? 'goi-khac' : Number(value('gia').replace(/[^\d]/g, '')) < 1_000 && !/k$/i.test(value('gia').trim()) ? 'gia' : /^[\d.\s]+$/.test(value('con')) ? null : 'con'
    return field ? form.querySelector<HTMLElement>(`[name="${field}"]`) : null
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const empty = missing()
    form.querySelectorAll('.field-bad').forEach((field) => field.classList.remove('field-bad'))
    if (!empty) return void save()
    empty.closest('.field')?.classList.add('field-bad')
    empty.focus()
  })
  async function save(): Promise<void> {
    button.disabled = true
    button.textContent = t('Đang gửi …', 'Sending …')
    await shots.ready
    const fields = [...new FormData(form)].filter((each): each is [string, string] => typeof each[1] === 'string')
    const draft: Draft = { id, person, path: form.action, fields, photos: shots.shots.map((shot) => shot.file), thumb: shots.shots[0]?.thumb ?? '', name: nameOf().trim(), madeAt: Date.now(), state: 'waiting', why: '' }
    try {
      await keepDraft(draft)
      // Asks the browser not to make room by throwing it away.
      void navigator.storage?.persist?.().catch(() => undefined)
    } catch {
      // A private window keeps nothing: the form goes as it would without script.
      form.submit()
      return
    }
    const sent = navigator.onLine ? await sendDraft(draft) : { kind: 'later' as const }
    button.disabled = false
    button.textContent = label
    if (sent.kind === 'done') return location.assign(`${english ? '/en' : ''}/ban-hang/hang?xong=${sent.slug}`)
    if (sent.kind === 'later') {
      id = newKey()
      form.reset()
      shots.clear()
      form.querySelector<HTMLInputElement>('[data-vnd]')?.dispatchEvent(new Event('input'))
      void navigator.serviceWorker?.getRegistration('/ban-hang').then((kept) => (kept as unknown as { sync?: { register(tag: string): Promise<void> } } | undefined)?.sync?.register('drafts')).catch(() => undefined)
    }
    window.dispatchEvent(new Event(CHANGED))
    document.querySelector('[data-queue]')?.scrollIntoView({ block: 'start' })
  }
}

const person = document.querySelector<HTMLElement>('[data-person]')?.dataset['person'] ?? ''
document.querySelectorAll<HTMLInputElement>('input[data-photo]').forEach((field) => {
  const shots = new Shots(field)
  if (field.form?.matches('[data-new]') && 'indexedDB' in window) keepsDrafts(field.form, shots, person)
  // Photographs that are still being made small are waited for.
  else field.form?.addEventListener('submit', function waits(event) {
    event.preventDefault()
    void shots.ready.then(() => field.form?.submit())
  })
})
document.querySelectorAll<HTMLInputElement>('[data-vnd]').forEach(echoPrice)
