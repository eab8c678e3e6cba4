import type { TransportRequest, TransportResponse } from '../transport'
import { choosePhoto, shrinkPhoto } from './photos.h5'
import { uuidOf } from './random-id'
import type { KeptTexts, Platform } from './types'

// A browser, and what every container around one begins with.

const RETURN_KEY = 'sign-in-return'

/** Storage can be full or switched off; the app then simply forgets. */
const keptIn = (storage: () => Storage): KeptTexts => ({
  read: key => attempt(() => storage().getItem(key)) ?? null,
  write: (key, value) => attempt(() => storage().setItem(key, value)),
  remove: key => attempt(() => storage().removeItem(key)),
})

function attempt<T>(run: () => T): T | undefined {
  try {
    return run()
  } catch {
    return undefined
  }
}

const session = keptIn(() => window.sessionStorage)

async function send(request: TransportRequest): Promise<TransportResponse> {
  if (request.form) return sendForm(request, request.form)
  const abort = new AbortController()
  const timer = setTimeout(() => abort.abort(), request.timeoutMs)
  request.signal?.addEventListener('abort', () => abort.abort())
  try {
    const answer = await fetch(request.url, {
      method: request.method,
      headers: request.headers,
      body: request.body,
      signal: abort.signal,
      credentials: 'omit',
      cache: 'no-store',
    })
    if (request.expect === 'photo' && answer.ok) {
      const file = await answer.blob()
      return { status: answer.status, text: '', photo: { file, preview: URL.createObjectURL(file) } }
    }
    return { status: answer.status, text: await answer.text() }
  } finally {
    clearTimeout(timer)
  }
}

/** `fetch` says nothing about how far an upload has come. */
function sendForm({ url, headers, timeoutMs, signal }: TransportRequest, form: NonNullable<TransportRequest['form']>): Promise<TransportResponse> {
  return new Promise((resolve, reject) => {
    const data = new FormData()
    for (const [name, value] of Object.entries(form.fields)) data.append(name, value)
    const blob = form.file as Blob
    data.append('file', blob, blob instanceof File ? blob.name : 'photo.jpg')
    const request = new XMLHttpRequest()
    request.open('POST', url)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.timeout = timeoutMs
    request.upload.onprogress = ({ loaded, total }) => form.onProgress?.(Math.round((loaded / (total || 1)) * 100))
    request.onload = () => resolve({ status: request.status, text: request.responseText })
    request.onerror = request.ontimeout = request.onabort = () => reject(new Error('no answer'))
    signal?.addEventListener('abort', () => request.abort())
    request.send(data)
  })
}

/**
 * The identity provider sends the reader back to the root with `?code&state`. Both are put away and the address is
 * cleaned before the router reads it, so that neither a reload nor the history keeps a sign-in code.
 */
function putAwayReturn() {
  const query = new URLSearchParams(window.location.search)
  const code = query.get('code')
  const state = query.get('state')
  if (!code || !state) return
  session.write(RETURN_KEY, JSON.stringify({ code, state }))
  window.history.replaceState(null, '', `${window.location.pathname}#/pages/sign-in/index`)
}
putAwayReturn()

function takeReturn(): { code: string; state: string } | null {
  const text = session.read(RETURN_KEY)
  session.remove(RETURN_KEY)
  return text ? (JSON.parse(text) as { code: string; state: string }) : null
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    // an address without https has no clipboard; the older way still works there
    const area = document.createElement('textarea')
    area.value = text
    area.setAttribute('readonly', '')
    document.body.appendChild(area)
    area.select()
    const copied = document.execCommand('copy')
    area.remove()
    return copied
  }
}

/** The place it runs in is a browser and nothing more. */
export const browser: Platform = {
  send,
  local: keptIn(() => window.localStorage),
  session,
  newId: () => uuidOf(crypto.getRandomValues(new Uint8Array(16))),
  scanCode: null,
  // a phone's browser may offer its album alone (Android 14), and only a camera that is asked for by name
  cameraApart: window.matchMedia('(pointer: coarse)').matches,
  choosePhoto,
  shrinkPhoto,
  forgetPhoto: preview => URL.revokeObjectURL(preview),
  onConnected: listener => {
    window.addEventListener('online', listener)
    return () => window.removeEventListener('online', listener)
  },
  print: () => window.print(),
  copy,
  textSize: null,
  takeOver: () => document.getElementById('first-page')?.remove(),
  setPageTitle: title => {
    document.title = title
  },
  setPageLanguage: language => {
    document.documentElement.lang = language
  },
  focus: id => {
    const element = document.getElementById(id)
    const control = element?.matches('fieldset') ? element.querySelector<HTMLElement>('input, button') : element
    control?.focus()
  },
  readFrom: id => document.getElementById(id)?.focus({ preventScroll: true }),
  signIn: { kind: 'jingtong', here: null, leave: authorizeUrl => window.location.assign(authorizeUrl), takeReturn },
  privacy: null,
  askForNotices: null,
  payment: {
    kind: 'page',
    leave: (page, sheet) => {
      const url = new URL(page)
      for (const [name, value] of Object.entries({ ...sheet, return: window.location.href })) url.searchParams.set(name, value)
      window.location.assign(url)
    },
  },
  linkTo: path => `${window.location.origin}${window.location.pathname}#${path}`,
  titleBar: 'own',
  offerShare: null,
  onBack: null,
  close: null,
  onLeaving: listener => {
    window.addEventListener('pagehide', listener)
    return () => window.removeEventListener('pagehide', listener)
  },
}
