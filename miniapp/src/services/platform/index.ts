import type { PaySheetView } from '@mcb/shared/contract'
import Taro from '@tarojs/taro'
import type { TransportRequest, TransportResponse } from '../transport'
import { privacy } from './privacy'
import { uuidOf } from './random-id'
import type { ChosenPhoto, KeptTexts, Platform } from './types'

// WeChat, through Taro's own API. A browser and Jingtong have index.h5.ts, HarmonyOS has index.harmony-hybrid.ts.

const kept: KeptTexts = {
  read: key => (Taro.getStorageSync(key) as string) || null,
  write: (key, value) => Taro.setStorageSync(key, value),
  remove: key => Taro.removeStorageSync(key),
}

/** The person closed the camera or the album, or did not agree to the privacy guide; not a failure. */
const gaveUp = (thrown: unknown) => /cancel|privacy permission/.test(String((thrown as { errMsg?: string }).errMsg ?? ''))

async function send(request: TransportRequest): Promise<TransportResponse> {
  if (request.form) return sendForm(request, request.form)
  if (request.expect === 'photo') return fetchPhoto(request)
  const { url, method, headers, body, timeoutMs } = request
  const answer = await Taro.request<string>({ url, method, header: headers, data: body, timeout: timeoutMs, dataType: 'text', responseType: 'text' })
  return { status: answer.statusCode, text: String(answer.data ?? '') }
}

async function sendForm({ url, headers, timeoutMs }: TransportRequest, form: NonNullable<TransportRequest['form']>): Promise<TransportResponse> {
  const task = Taro.uploadFile({ url, filePath: String(form.file), name: 'file', formData: form.fields, header: headers, timeout: timeoutMs })
  task.progress(({ progress }) => form.onProgress?.(progress))
  const answer = await task
  return { status: answer.statusCode, text: answer.data }
}

async function fetchPhoto({ url, headers, timeoutMs }: TransportRequest): Promise<TransportResponse> {
  const answer = await Taro.downloadFile({ url, header: headers, timeout: timeoutMs })
  const photo = { file: answer.tempFilePath, preview: answer.tempFilePath }
  if (answer.statusCode < 400) return { status: answer.statusCode, text: '', photo }
  return { status: answer.statusCode, text: String(Taro.getFileSystemManager().readFileSync(answer.tempFilePath, 'utf8')) }
}

async function choosePhoto(): Promise<ChosenPhoto | null> {
  try {
    const { tempFiles } = await Taro.chooseMedia({ count: 1, mediaType: ['image'], sourceType: ['camera', 'album'], sizeType: ['original'] })
    const file = tempFiles[0]
    return file ? { file: file.tempFilePath, preview: file.tempFilePath, bytes: file.size } : null
  } catch (thrown) {
    if (gaveUp(thrown)) return null
    throw thrown
  }
}

async function shrinkPhoto(photo: ChosenPhoto, longSide: number, quality: number): Promise<ChosenPhoto> {
  try {
    const { width, height } = await Taro.getImageInfo({ src: photo.preview })
    const scale = longSide / Math.max(width, height)
    if (scale >= 1) return photo
    // the width alone: a photo that EXIF turns has its sides the other way round on some phones, and must not be squeezed
    const { tempFilePath } = await Taro.compressImage({ src: photo.preview, quality: Math.round(quality * 100), compressedWidth: Math.round(width * scale) })
    return { file: tempFilePath, preview: tempFilePath, bytes: bytesOf(tempFilePath) ?? photo.bytes }
  } catch {
    return photo
  }
}

function bytesOf(path: string): number | null {
  try {
    return (Taro.getFileSystemManager().statSync(path) as Taro.Stats).size
  } catch {
    return null
  }
}

async function scanCode(): Promise<string | null> {
  try {
    const { result } = await Taro.scanCode({ scanType: ['qrCode', 'barCode'] })
    return result || null
  } catch (thrown) {
    if (gaveUp(thrown)) return null
    throw thrown
  }
}

async function requestPayment(sheet: PaySheetView): Promise<'paid' | 'cancelled'> {
  try {
    await Taro.requestPayment(sheet)
    return 'paid'
  } catch (thrown) {
    if (gaveUp(thrown)) return 'cancelled'
    throw thrown
  }
}

/** Random bytes arrive by callback, ids are wanted at once: the next sixteen are always fetched ahead. */
let bytesAhead: Uint8Array | null = null
function fetchBytes() {
  if (!Taro.canIUse('getRandomValues')) return
  Taro.getRandomValues({
    length: 16,
    success: ({ randomValues }) => {
      bytesAhead = new Uint8Array(randomValues)
    },
  })
}
fetchBytes()

function newId(): string {
  // An idempotency key must differ, not be secret, so chance is good enough while the real bytes are on their way.
  const bytes = bytesAhead ?? Array.from({ length: 16 }, () => Math.floor(Math.random() * 256))
  bytesAhead = null
  fetchBytes()
  return uuidOf(bytes)
}

/** One "accept" is one message. Somebody who has switched all messages off is not asked, and that is no failure. */
async function askForNotices(template: string): Promise<boolean> {
  try {
    const answer = await Taro.requestSubscribeMessage({ tmplIds: [template], entityIds: [] })
    return Object.entries(answer).some(([name, said]) => name === template && said === 'accept')
  } catch {
    return false
  }
}

/** WeChat's own setting goes from small to twice as large; older versions do not tell. */
function readersTextSize(): number | null {
  if (!Taro.canIUse('getAppBaseInfo')) return null
  // there since 2.23.4, unknown to Taro's typings
  const { fontSizeSetting } = Taro.getAppBaseInfo() as { fontSizeSetting?: number }
  return fontSizeSetting && fontSizeSetting > 17 ? Math.min(fontSizeSetting, 32) : null
}

export const platform: Platform = {
  send,
  local: kept,
  session: kept,
  newId,
  scanCode,
  // WeChat asks by itself: the camera, or the album
  cameraApart: false,
  choosePhoto,
  shrinkPhoto,
  // temporary files go with the mini-program
  forgetPhoto: () => undefined,
  onConnected: listener => {
    const heard = ({ isConnected }: { isConnected: boolean }) => isConnected && listener()
    Taro.onNetworkStatusChange(heard)
    return () => Taro.offNetworkStatusChange(heard)
  },
  print: null,
  copy: text =>
    Taro.setClipboardData({ data: text }).then(
      () => true,
      () => false,
    ),
  takeOver: () => undefined,
  textSize: readersTextSize(),
  setPageTitle: title => void Taro.setNavigationBarTitle({ title }),
  setPageLanguage: () => undefined,
  focus: id => void Taro.pageScrollTo({ selector: `#${id}`, duration: 0 }).catch(() => undefined),
  readFrom: () => undefined,
  signIn: { kind: 'wechat', code: () => Taro.login().then(({ code }) => code) },
  privacy,
  askForNotices: Taro.canIUse('requestSubscribeMessage') ? askForNotices : null,
  payment: { kind: 'phone', request: requestPayment },
  linkTo: null,
  titleBar: 'host',
  // WeChat goes back by itself, and asks the page itself what to share
  offerShare: null,
  onBack: null,
  close: null,
  onLeaving: listener => {
    Taro.onAppHide(listener)
    return () => Taro.offAppHide(listener)
  },
}
