/** What the pages ask of WeChat: `request`, `upload` and the rest arrive at `device`, which a test plays. */
export type Device = {
  request(request: { url: string; method: string; header: Record<string, string>; data?: string }): { statusCode: number; data: unknown }
  upload?(upload: { url: string; filePath: string; name: string; formData: Record<string, string>; header: Record<string, string> }): { statusCode: number; data: unknown }
  download?(url: string): string
  /** The code of `wx.login`. */
  loginCode?: string
  /** What the camera sees when a code is scanned; null when the person closes it. */
  scanned?: string | null
  /** What the person does with a payment; without it they close it. */
  pays?(options: Record<string, unknown>): object | undefined
  photo?: { tempFilePath: string; size: number; width: number; height: number }
  /** The person has not agreed to the privacy guide yet. */
  asksForPrivacy?: boolean
  /** Told of every picture that is made smaller. */
  compressed?(options: { src: string; quality?: number; compressedWidth?: number; compressedHeight?: number }): void
}

type Callbacks = { success?(result: object): void; fail?(error: object): void; complete?(result: object): void }
type Navigation = { open(url: string): void; redirect(url: string): void; relaunch(url: string): void; back(delta: number): void }

const SCREEN = { windowWidth: 375, windowHeight: 667, screenWidth: 375, screenHeight: 667, pixelRatio: 2, statusBarHeight: 20 }
const SAFE_AREA = { top: 20, bottom: 667, left: 0, right: 375, width: 375, height: 647 }
const SYSTEM = { platform: 'devtools', SDKVersion: '3.8.0', language: 'zh_CN', system: 'iOS 17', safeArea: SAFE_AREA, ...SCREEN }
const LAUNCH = { path: '', query: {}, scene: 1001, referrerInfo: {} }

/** The part of WeChat's `wx` that Taro and the app use. Answers come after the call, as they do there. */
export function createWx(device: Device, navigation: Navigation, later: (run: () => void) => void) {
  const storage = new Map<string, unknown>()
  const state = { title: '', clipboard: '', agreed: !device.asksForPrivacy }
  /** Buttons of WeChat's own kind that were pressed, by their ids: it believes no other word. */
  const agreeButtons = new Set<string>()
  let askForPrivacy: ((resolve: (answer: { event: string; buttonId?: string }) => void) => void) | undefined
  /** Of the pictures that were made smaller, by their paths. */
  const widths = new Map<string, number>()
  const networkListeners = new Set<(status: { isConnected: boolean; networkType: string }) => void>()

  /** Calls back as WeChat does, or answers by a promise where the caller gave nothing to call back. */
  const answer = (name: string, options: Callbacks, run: () => object): Promise<object> | undefined => {
    const byCallback = options.success ?? options.fail ?? options.complete
    const settle = (succeed: (result: object) => void, fail: (error: object) => void) =>
      later(() => {
        try {
          succeed({ errMsg: `${name}:ok`, ...run() })
        } catch (thrown) {
          fail({ errMsg: `${name}:fail ${(thrown as Error).message}` })
        }
      })
    const tell = (first?: (result: object) => void) => (result: object) => {
      first?.(result)
      options.complete?.(result)
    }
    if (!byCallback) return new Promise((resolve, reject) => settle(resolve, reject))
    settle(tell(options.success), tell(options.fail))
    return undefined
  }
  /** As `answer`, once the person has agreed; every interface that gives personal data is so. */
  const personal = (name: string, options: Callbacks, run: () => object) => {
    const refused = () => answer(name, options, () => refuse('privacy permission is not authorized'))
    if (state.agreed) return answer(name, options, run)
    if (!askForPrivacy) return refused()
    const waits = new Promise<boolean>(resolve => later(() => askForPrivacy!(({ event, buttonId = '' }) => resolve((state.agreed = event === 'agree' && agreeButtons.has(buttonId))))))
    const goesOn = waits.then(agreed => (agreed ? answer(name, options, run) : refused()))
    return options.success ?? options.fail ?? options.complete ? undefined : goesOn
  }
  const navigate = (name: string, go: (url: string) => void) => (options: Callbacks & { url: string }) =>
    answer(name, options, () => {
      go(options.url)
      return {}
    })
  const asText = (result: { statusCode: number; data: unknown }) => ({ ...result, header: {}, data: typeof result.data === 'string' ? result.data : JSON.stringify(result.data) })

  const wx = {
    getStorageSync: (key: string) => storage.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void storage.set(key, value),
    removeStorageSync: (key: string) => void storage.delete(key),
    getSystemInfoSync: () => SYSTEM,
    getWindowInfo: () => SYSTEM,
    getDeviceInfo: () => SYSTEM,
    getAppBaseInfo: () => SYSTEM,
    getMenuButtonBoundingClientRect: () => ({ top: 24, right: 365, bottom: 56, left: 278, width: 87, height: 32 }),
    getAccountInfoSync: () => ({ miniProgram: { envVersion: 'develop' } }),
    getLaunchOptionsSync: () => LAUNCH,
    getEnterOptionsSync: () => LAUNCH,
    canIUse: () => true,
    nextTick: (run: () => void) => later(run),
    onAppHide: () => undefined,
    offAppHide: () => undefined,
    setNavigationBarTitle: (options: Callbacks & { title: string }) =>
      answer('setNavigationBarTitle', options, () => {
        state.title = options.title
        return {}
      }),
    setClipboardData: (options: Callbacks & { data: string }) =>
      personal('setClipboardData', options, () => {
        state.clipboard = options.data
        return {}
      }),
    onNeedPrivacyAuthorization: (listener: NonNullable<typeof askForPrivacy>) => void (askForPrivacy = listener),
    requirePrivacyAuthorize: (options: Callbacks) => personal('requirePrivacyAuthorize', options, () => ({})),
    openPrivacyContract: (options: Callbacks) => answer('openPrivacyContract', options, () => ({})),
    pageScrollTo: (options: Callbacks) => answer('pageScrollTo', options, () => ({})),
    getRandomValues: (options: Callbacks & { length: number }) =>
      answer('getRandomValues', options, () => ({ randomValues: crypto.getRandomValues(new Uint8Array(options.length)).buffer })),
    navigateTo: navigate('navigateTo', url => navigation.open(url)),
    redirectTo: navigate('redirectTo', url => navigation.redirect(url)),
    reLaunch: navigate('reLaunch', url => navigation.relaunch(url)),
    navigateBack: (options: Callbacks & { delta?: number } = {}) =>
      answer('navigateBack', options, () => {
        navigation.back(options.delta ?? 1)
        return {}
      }),
    login: (options: Callbacks) => answer('login', options, () => ({ code: device.loginCode ?? refuse('no account') })),
    scanCode: (options: Callbacks) => answer('scanCode', options, () => ({ result: device.scanned ?? refuse('cancel') })),
    requestPayment: (options: Callbacks & Record<string, unknown>) => answer('requestPayment', options, () => device.pays?.(options) ?? refuse('cancel')),
    chooseMedia: (options: Callbacks) => personal('chooseMedia', options, () => ({ type: 'image', tempFiles: [device.photo ?? refuse('cancel')] })),
    getImageInfo: (options: Callbacks & { src: string }) =>
      answer('getImageInfo', options, () => {
        const { width, height } = device.photo ?? refuse('no picture')
        const compressed = widths.get(options.src) ?? width
        return { width: compressed, height: Math.round((height * compressed) / width) }
      }),
    compressImage: (options: Callbacks & Parameters<NonNullable<Device['compressed']>>[0]) =>
      answer('compressImage', options, () => {
        device.compressed?.(options)
        const tempFilePath = `${options.src}.small`
        if (options.compressedWidth) widths.set(tempFilePath, options.compressedWidth)
        return { tempFilePath }
      }),
    getFileSystemManager: () => ({ statSync: () => ({ size: 600_000 }) }),
    onNetworkStatusChange: (listener: (status: { isConnected: boolean; networkType: string }) => void) => void networkListeners.add(listener),
    offNetworkStatusChange: (listener: (status: { isConnected: boolean; networkType: string }) => void) => void networkListeners.delete(listener),
    request: (options: Callbacks & Parameters<Device['request']>[0]) => {
      answer('request', options, () => asText(device.request(options)))
      return { abort: () => undefined }
    },
    uploadFile: (options: Callbacks & Parameters<NonNullable<Device['upload']>>[0]) => {
      answer('uploadFile', options, () => asText(device.upload?.(options) ?? refuse('no network')))
      return { abort: () => undefined, onProgressUpdate: (listener: (progress: { progress: number }) => void) => later(() => listener({ progress: 50 })) }
    },
    downloadFile: (options: Callbacks & { url: string }) => {
      answer('downloadFile', options, () => ({ statusCode: 200, tempFilePath: device.download?.(options.url) ?? refuse('no network') }))
      return { abort: () => undefined, onProgressUpdate: () => undefined }
    },
  }
  const connect = () => networkListeners.forEach(listener => listener({ isConnected: true, networkType: 'wifi' }))
  return { wx, state, connect, pressToAgree: (id: string) => void agreeButtons.add(id) }
}

function refuse(why: string): never {
  throw new Error(why)
}
