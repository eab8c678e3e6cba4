import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

const SHELL = path.join(__dirname, '../miniapp/harmony')
const MAIN = path.join(SHELL, 'entry/src/main')
const PAGES = path.join(__dirname, '../miniapp/src')

const filesBelow = (directory: string): string[] =>
  readdirSync(directory).flatMap(name => {
    const file = path.join(directory, name)
    return statSync(file).isDirectory() ? filesBelow(file) : [file]
  })
/** JSON5 as far as these files go: comments and commas at the end. */
function read<T>(file: string): T {
  const { config, error } = ts.parseConfigFileTextToJson(file, readFileSync(path.join(SHELL, file), 'utf8'))
  if (error) throw new Error(`${file}: ${ts.flattenDiagnosticMessageText(error.messageText, ' ')}`)
  return config as T
}
const sourceOf = (files: string[]) => files.map(file => readFileSync(file, 'utf8')).join('\n')

const arkTs = sourceOf(filesBelow(path.join(MAIN, 'ets')))
const pages = sourceOf(filesBelow(PAGES).filter(file => /\.tsx?$/.test(file) && !/\.test\./.test(file)))

/** What an interface needs declared; the system's own scanner, camera and pickers need nothing. */
const NEEDS: [used: RegExp, permission: string][] = [
  [/\bWeb\(\{/, 'INTERNET'],
  [/\bcustomScan\b|\bgetCameraManager\b|\bcreateCaptureSession\b|getUserMedia/, 'CAMERA'],
  [/\bgetUserMedia\b|\bAudioCapturer\b/, 'MICROPHONE'],
  [/\bgeoLocationManager\b|navigator\.geolocation/, 'APPROXIMATELY_LOCATION'],
  [/\bgetPhotoAccessHelper\b/, 'READ_IMAGEVIDEO'],
  [/\bconnection\.(?:getDefaultNet|createNetConnection)/, 'GET_NETWORK_INFO'],
  [/\bvibrator\./, 'VIBRATE'],
  [/\bpasteboard\b[^]*getData|navigator\.clipboard\.read/, 'READ_PASTEBOARD'],
]
/** Kits somebody has looked at for what they need. */
const KNOWN_KITS = ['AbilityKit', 'ArkUI', 'ArkWeb', 'BasicServicesKit', 'CameraKit', 'MediaLibraryKit', 'ScanKit']

type Module = {
  pages: string
  abilities: { name: string; srcEntry: string }[]
  requestPermissions: { name: string; reason: string; usedScene: { abilities: string[]; when: string } }[]
}
const entry = read<{ module: Module }>('entry/src/main/module.json5').module
const strings = (language: string) => {
  const { string } = read<{ string: { name: string; value: string }[] }>(`entry/src/main/resources/${language}/element/string.json`)
  return new Map(string.map(({ name, value }) => [name, value]))
}

describe('the shell for HarmonyOS', () => {
  it('declares the permissions it uses, and no other', () => {
    const used = NEEDS.filter(([interface_]) => interface_.test(arkTs) || interface_.test(pages)).map(([, permission]) => `ohos.permission.${permission}`)
    expect(entry.requestPermissions.map(({ name }) => name).sort()).toEqual(used.sort())
  })

  it('uses no kit nobody has looked at', () => {
    const kits = [...arkTs.matchAll(/from '@kit\.(\w+)'/g)].map(([, kit]) => kit!)
    expect(kits.filter(kit => !KNOWN_KITS.includes(kit))).toEqual([])
  })

  it('says why, in both languages', () => {
    const [chinese, english] = [strings('base'), strings('en_US')]
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort())
    for (const { reason, usedScene } of entry.requestPermissions) {
      const name = reason.replace('$string:', '')
      expect(chinese.get(name)).toMatch(/\p{Script=Han}{6,}/u)
      expect(english.get(name)).toMatch(/(?:[a-z]+ ){5,}/)
      expect(usedScene).toMatchObject({ when: 'inuse', abilities: entry.abilities.map(({ name }) => name) })
    }
  })

  it('has every file, word and picture its profiles name', () => {
    for (const { srcEntry } of entry.abilities) expect(existsSync(path.join(MAIN, srcEntry))).toBe(true)
    const { src } = read<{ src: string[] }>(`entry/src/main/resources/base/profile/${entry.pages.replace('$profile:', '')}.json`)
    for (const page of src) expect(existsSync(path.join(MAIN, 'ets', `${page}.ets`))).toBe(true)
    const asked = ['AppScope/app.json5', 'entry/src/main/module.json5'].flatMap(file =>
      [...JSON.stringify(read(file)).matchAll(/\$(string|media):(\w+)/g)].map(([, kind, name]) => ({ root: file.split('/').slice(0, -1).join('/'), kind, name: name! })),
    )
    for (const { root, kind, name } of asked) {
      const base = path.join(SHELL, root, 'resources/base')
      if (kind === 'media') expect(existsSync(path.join(base, 'media', `${name}.png`))).toBe(true)
      else expect(readFileSync(path.join(base, 'element/string.json'), 'utf8')).toContain(`"${name}"`)
    }
  })

  it('and the pages speak of the same bridge', () => {
    const ours = readFileSync(path.join(PAGES, 'services/platform/harmony.ts'), 'utf8')
    const abilities = JSON.parse(/ABILITIES: string\[\] = (\[.*\])/.exec(arkTs)![1]!.replaceAll("'", '"')) as string[]
    const known = /export type Ability = (.*)/.exec(readFileSync(path.join(PAGES, 'services/platform/hosted.ts'), 'utf8'))![1]!
    for (const ability of abilities) expect(known).toContain(`'${ability}'`)
    const names = new Set([...arkTs.matchAll(/\bbirthShell\w*/g)].map(([name]) => name))
    expect([...names].sort()).toEqual(['birthShell', 'birthShellAnswer', 'birthShellEvent'])
    for (const name of names) expect(ours).toContain(name)
  })

  it('has no address of a real service in it, and asks for nothing without https', () => {
    expect(arkTs).not.toMatch(/http:\/\//)
    expect(read<{ dependencies: object }>('oh-package.json5').dependencies).toEqual({})
  })
})
