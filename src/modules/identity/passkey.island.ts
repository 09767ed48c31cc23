/** Adds and uses passkeys: asks the portal for a challenge, the device for an answer, and sends the form with it. */
interface Json { readonly [name: string]: unknown }
interface Parsers {
  parseCreationOptionsFromJSON?: (options: Json) => PublicKeyCredentialCreationOptions
  parseRequestOptionsFromJSON?: (options: Json) => PublicKeyCredentialRequestOptions
}
interface Descriptor { readonly id: string; readonly type: 'public-key'; readonly transports?: AuthenticatorTransport[] }

const english = document.documentElement.lang === 'en'
const say = (vi: string, en: string): string => (english ? en : vi)

const toBytes = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0))
const toText = (bytes: ArrayBuffer): string => btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join('')).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
const described = (list: unknown): PublicKeyCredentialDescriptor[] => ((list as Descriptor[] | undefined) ?? []).map((each) => ({ ...each, id: toBytes(each.id) }))

/** Browsers from before 2024 read no JSON themselves. */
function creation(options: Json): PublicKeyCredentialCreationOptions {
  const { parseCreationOptionsFromJSON: parse } = PublicKeyCredential as unknown as Parsers
  if (parse) return parse.call(PublicKeyCredential, options)
  const user = options['user'] as { id: string; name: string; displayName: string }
  return { ...options, challenge: toBytes(String(options['challenge'])), user: { ...user, id: toBytes(user.id) }, excludeCredentials: described(options['excludeCredentials']) } as unknown as PublicKeyCredentialCreationOptions
}

function request(options: Json): PublicKeyCredentialRequestOptions {
  const { parseRequestOptionsFromJSON: parse } = PublicKeyCredential as unknown as Parsers
  if (parse) return parse.call(PublicKeyCredential, options)
  return { ...options, challenge: toBytes(String(options['challenge'])), allowCredentials: described(options['allowCredentials']) } as unknown as PublicKeyCredentialRequestOptions
}

function answerOf(credential: PublicKeyCredential): Json {
  const { id, rawId, type, response } = credential
  const shared = { id, rawId: toText(rawId), type, authenticatorAttachment: credential.authenticatorAttachment ?? undefined, clientExtensionResults: {} }
  if ('attestationObject' in response) {
    const made = response as AuthenticatorAttestationResponse
    return { ...shared, response: { clientDataJSON: toText(made.clientDataJSON), attestationObject: toText(made.attestationObject), transports: typeof made.getTransports === 'function' ? made.getTransports() : [] } }
  }
  const used = response as AuthenticatorAssertionResponse
  return { ...shared, response: { clientDataJSON: toText(used.clientDataJSON), authenticatorData: toText(used.authenticatorData), signature: toText(used.signature), ...(used.userHandle ? { userHandle: toText(used.userHandle) } : {}) } }
}

/** What went wrong, in words of what to do. */
function sentence(fault: unknown): string {
  const name = fault instanceof Error ? fault.name : ''
  if (name === 'InvalidStateError') return say('Thiết bị này đã có khóa của bạn.', 'This device holds a passkey of yours already.')
  if (name === 'NotAllowedError') return say('Chưa xong: thiết bị không nhận được xác nhận của bạn. Bấm lại khi sẵn sàng.', 'Not done: the device got no confirmation from you. Press again when you are ready.')
  if (name === 'Sentence') return (fault as Error).message
  return say('Trình duyệt này chưa dùng được khóa truy cập ở đây. Vào bằng cách khác.', 'This browser cannot use passkeys here. Enter another way.')
}

async function start(form: HTMLFormElement): Promise<Json> {
  const password = form.querySelector<HTMLInputElement>('[name=hien-tai]')?.value
  const answer = await fetch(form.dataset['start'] ?? '', { method: 'POST', body: new URLSearchParams(password === undefined ? {} : { 'hien-tai': password }) })
  const read = (await answer.json()) as Json
  if (answer.ok) return read
  throw Object.assign(new Error(typeof read['message'] === 'string' ? read['message'] : ''), { name: 'Sentence' })
}

function prepare(form: HTMLFormElement): void {
  const answer = form.querySelector<HTMLInputElement>('[name=tra-loi]')
  const said = form.querySelector<HTMLElement>('[data-passkey-said]')
  const button = form.querySelector('button')
  if (!answer || !said || !button) return
  form.hidden = false
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    said.hidden = true
    button.disabled = true
    void (async () => {
      try {
        const options = await start(form)
        const credential = form.dataset['passkey'] === 'add' ? await navigator.credentials.create({ publicKey: creation(options) }) : await navigator.credentials.get({ publicKey: request(options) })
        if (!credential) throw new Error('none')
        answer.value = JSON.stringify(answerOf(credential as PublicKeyCredential))
        form.querySelector<HTMLInputElement>('[name=hien-tai]')?.removeAttribute('name')
        form.submit()
      } catch (fault) {
        said.textContent = sentence(fault)
        said.hidden = false
        button.disabled = false
      }
    })()
  })
}

if (typeof PublicKeyCredential === 'function') document.querySelectorAll<HTMLFormElement>('form[data-passkey]').forEach(prepare)
