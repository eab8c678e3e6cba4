import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { BUILD, builtFiles, readAppJson, readBuilt } from './weapp/build'

const app = readAppJson()
const project = JSON.parse(readFileSync(path.join(__dirname, '../../project.config.json'), 'utf8')) as { libVersion: string; miniprogramRoot: string }

/** Interfaces a mini-program must declare before it may call them, as WeChat's documents list them. */
const PRIVATE_INFOS = ['getFuzzyLocation', 'getLocation', 'onLocationChange', 'startLocationUpdate', 'startLocationUpdateBackground', 'chooseLocation', 'choosePoi', 'chooseAddress']
const BACKGROUND: Record<string, string> = { getBackgroundAudioManager: 'audio', startLocationUpdateBackground: 'location' }
/** Those that give what is personal, so that WeChat asks for agreement first. */
const PERSONAL = ['chooseMedia', 'chooseImage', 'chooseMessageFile', 'setClipboardData', 'getClipboardData', 'saveImageToPhotosAlbum', 'getRecorderManager', ...PRIVATE_INFOS]
/** What this app has no reason to ask for, or WeChat has taken away. */
const NEVER = [
  'getUserInfo', 'getUserProfile', 'getClipboardData', 'getWeRunData', 'chooseContact', 'addPhoneContact', 'searchContacts', 'chooseInvoice', 'chooseLicensePlate', 'getRecorderManager',
  'startRecord', 'createCameraContext', 'createLivePusherContext', 'openBluetoothAdapter', 'startBeaconDiscovery', 'startFacialRecognitionVerify', 'getScreenRecordingState',
]
/** Since which base library there is what the source asks of WeChat. */
const SINCE: Record<string, string> = {
  getStorageSync: '1.0.0', setStorageSync: '1.0.0', removeStorageSync: '1.0.0', request: '1.0.0', uploadFile: '1.0.0', downloadFile: '1.0.0', getImageInfo: '1.0.0', scanCode: '1.0.0',
  requestPayment: '1.0.0', login: '1.0.0', setNavigationBarTitle: '1.0.0', navigateTo: '1.0.0', redirectTo: '1.0.0', navigateBack: '1.0.0', getCurrentPages: '1.0.0',
  canIUse: '1.1.1', getAppBaseInfo: '2.20.1', reLaunch: '1.1.0', setClipboardData: '1.1.0', onNetworkStatusChange: '1.1.0', pageScrollTo: '1.4.0', getFileSystemManager: '1.9.9', onAppHide: '2.1.2',
  offAppHide: '2.1.2', requestSubscribeMessage: '2.8.2', offNetworkStatusChange: '2.9.3', chooseMedia: '2.10.0', getRandomValues: '2.15.0',
  // compressedWidth; the interface itself is older
  compressImage: '2.26.0',
  onNeedPrivacyAuthorization: '2.32.3', requirePrivacyAuthorize: '2.32.3', openPrivacyContract: '2.32.3',
}

/** Every name the compiled code takes from some object: `x.chooseMedia`. In a text it would count too, which is only stricter. */
const used = new Set(builtFiles('.js').flatMap(file => [...readBuilt(file).matchAll(/\.([A-Za-z_$][\w$]*)/g)].map(([, name]) => name!)))
const usedOf = (names: readonly string[]) => names.filter(name => used.has(name))

const SOURCE = path.join(__dirname, '../src')
function sources(folder = SOURCE): string[] {
  return readdirSync(folder).flatMap(name => {
    const file = path.join(folder, name)
    if (statSync(file).isDirectory()) return sources(file)
    return /(?<!\.test|\.h5)\.tsx?$/.test(name) ? [file] : []
  })
}
const newer = (one: string, other: string) => one.localeCompare(other, 'en', { numeric: true }) > 0

describe('the compiled mini-program', () => {
  it('declares the private interfaces it calls, and no other', () => {
    expect([...(app.requiredPrivateInfos ?? [])].sort()).toEqual(usedOf(PRIVATE_INFOS).sort())
    expect(Object.keys(app.permission ?? {})).toEqual(usedOf(PRIVATE_INFOS).length ? ['scope.userLocation'] : [])
    expect(app.requiredBackgroundModes ?? []).toEqual(usedOf(Object.keys(BACKGROUND)).map(name => BACKGROUND[name]))
    // what finds them would find them
    expect(usedOf(['chooseMedia', 'scanCode', 'requestPayment', 'uploadFile', 'login'])).toHaveLength(5)
  })

  it('has WeChat ask for agreement, with a page of its own, because it calls what is personal', () => {
    expect(usedOf(PERSONAL)).not.toEqual([])
    expect(app.__usePrivacyCheck__).toBe(true)
    expect(usedOf(['onNeedPrivacyAuthorization', 'requirePrivacyAuthorize'])).toHaveLength(2)
    expect(app.pages).toContain('pages/privacy/index')
    expect(readBuilt('base.wxml')).toMatch(/open-type=/)
  })

  it('calls nothing it has no reason to', () => {
    expect(usedOf(NEVER)).toEqual([])
  })

  it('fetches ahead only packages there are, in sizes WeChat accepts', () => {
    const rules = Object.entries(app.preloadRule ?? {})
    expect(rules).not.toEqual([])
    for (const [page, { packages }] of rules) {
      expect(app.pages).toContain(page)
      const files = packages.flatMap(root => {
        expect(app.subPackages.map(one => one.root)).toContain(root)
        return builtFiles('', root)
      })
      expect(files.reduce((sum, file) => sum + statSync(path.join(BUILD, file)).size, 0)).toBeLessThan(2_000_000)
    }
  })

  it('runs from the base library that is stated', () => {
    const asked = new Set(sources().flatMap(file => [...readFileSync(file, 'utf8').matchAll(/\bTaro\.([a-z]\w+)/g)].map(([, name]) => name!)))
    expect([...asked].filter(name => !SINCE[name])).toEqual([])
    const newest = [...asked].map(name => SINCE[name]!).reduce((one, other) => (newer(one, other) ? one : other))
    expect(newer(newest, project.libVersion)).toBe(false)
    expect(readFileSync(path.join(__dirname, '../../README.md'), 'utf8')).toContain(`base library ${project.libVersion}`)
  })

  it('is where the developer tools look for it', () => {
    expect(path.resolve(__dirname, '../..', project.miniprogramRoot)).toBe(BUILD)
  })
})
