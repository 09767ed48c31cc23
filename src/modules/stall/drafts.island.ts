/** Shows what waits on this phone, sends it when there is a network, and sets up the worker by which the form opens without one. */
import { CACHE, CHANGED, dropDraft, findDrafts, sendDrafts, type Draft } from './draft-store.island.ts'

const english = document.documentElement.lang === 'en'
const t = (vi: string, en: string): string => (english ? en : vi)
const FORM = '/ban-hang/hang/moi'
const AGAIN_MS = 20_000
/** More would push the form away. */
const SHOWN = 4

const place = document.querySelector<HTMLElement>('[data-queue]')
const person = document.querySelector<HTMLElement>('[data-person]')?.dataset['person'] ?? ''
let arrivedHere = 0

function make<Name extends keyof HTMLElementTagNameMap>(name: Name, more: Partial<HTMLElementTagNameMap[Name]>, ...inside: (Node | string)[]): HTMLElementTagNameMap[Name] {
  const made = Object.assign(document.createElement(name), more)
  made.append(...inside)
  return made
}

function line(draft: Draft): HTMLElement {
  const drop = make('button', { type: 'button', className: 'btn btn-3' }, t('Bỏ', 'Drop'))
  let sure = false
  drop.addEventListener('click', () => {
    if (!sure) {
      sure = true
      drop.textContent = t('Bỏ hẳn?', 'Really?')
      return
    }
    void dropDraft(draft.id).then(show)
  })
  const words = draft.state === 'refused' ? draft.why || t('Cổng chưa nhận món này.', 'The portal did not take it.') : draft.state === 'sign-in' ? t('Cần vào lại bằng số của bạn để gửi. Món vẫn còn trên máy.', 'Sign in again with your number to send it. It is safe on this phone.') : ''
  const act = draft.state === 'refused' ? make('a', { className: 'btn btn-2', href: `${FORM}?nhap=${draft.id}` }, t('Sửa lại', 'Mend')) : draft.state === 'sign-in' ? make('a', { className: 'btn btn-2', href: `/vao?den=${encodeURIComponent(FORM)}` }, t('Vào lại', 'Sign in')) : drop
  const item = make('li', {}, draft.thumb ? make('img', { src: draft.thumb, alt: '', width: 52, height: 52 }) : make('span', {}), make('span', {}, draft.name), act)
  if (words) item.append(make('small', {}, words, ' ', drop))
  return item
}

async function show(): Promise<void> {
  if (!place) return
  const drafts = await findDrafts(person)
  const waiting = drafts.filter((draft) => draft.state === 'waiting').length
  const title = drafts.length > waiting ? t(`${drafts.length} món chưa gửi được`, `${drafts.length} not sent`) : navigator.onLine ? t(`${waiting} món đang gửi`, `${waiting} being sent`) : t(`${waiting} món đang chờ mạng`, `${waiting} waiting for the network`)
  const rest = make('p', {}, drafts.length > waiting ? t('Không mất gì: món vẫn nằm trên máy này.', 'Nothing is lost: it is kept on this phone.') : t('Món nằm an toàn trên máy này. Có mạng là tự gửi.', 'Safe on this phone. Sent by itself when there is a network.'))
  const shown = [...drafts].sort((a, b) => Number(a.state === 'waiting') - Number(b.state === 'waiting')).slice(0, SHOWN)
  const more = drafts.length > SHOWN ? [make('p', { className: 'small' }, t(`và ${drafts.length - SHOWN} món nữa`, `and ${drafts.length - SHOWN} more`))] : []
  if (drafts.length > 0) place.replaceChildren(make('h2', {}, title), rest, make('ul', {}, ...shown.map(line)), ...more)
  else if (arrivedHere > 0) place.replaceChildren(make('h2', {}, t(`Đã gửi ${arrivedHere} món, đang bán`, `${arrivedHere} sent and on sale`)), make('p', {}, make('a', { href: '/ban-hang/hang' }, t('Xem hàng của tôi', 'See my goods'))))
  else if (!navigator.onLine) place.replaceChildren(make('h2', {}, t('Không có mạng', 'No network')), make('p', {}, t('Bạn vẫn đăng món được: món nằm trên máy và tự gửi khi có mạng.', 'You can still fill this in: it stays on this phone and is sent by itself.')))
  place.hidden = drafts.length === 0 && arrivedHere === 0 && navigator.onLine
  place.classList.toggle('note-good', drafts.length === 0 && arrivedHere > 0)
}

async function send(): Promise<void> {
  if (!navigator.onLine) return show()
  await sendDrafts(person, () => {
    arrivedHere++
    void show()
  })
  await show()
}

async function setUp(): Promise<void> {
  if (english || !('serviceWorker' in navigator)) return
  await navigator.serviceWorker.register('/ban-hang/may.js', { scope: '/ban-hang' })
  const ready = await navigator.serviceWorker.ready
  if (navigator.onLine && !(await (await caches.open(CACHE)).match(FORM))) ready.active?.postMessage('keep')
}

if (place && 'indexedDB' in window) {
  window.addEventListener('online', () => void send())
  window.addEventListener('offline', () => void show())
  window.addEventListener(CHANGED, () => void show())
  window.addEventListener('pageshow', () => void show())
  setInterval(() => void findDrafts(person).then((drafts) => (drafts.length > 0 ? send() : undefined)), AGAIN_MS)
  void show().then(send)
  void setUp().catch(() => undefined)
}
