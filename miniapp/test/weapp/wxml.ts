import { spawnSync } from 'node:child_process'
import { chmodSync } from 'node:fs'
import path from 'node:path'
import { BUILD, builtFiles } from './build'

/** A node as WeChat's own template code produces it. */
export type WxmlNode = { tag: string; attr: Record<string, unknown>; children: (WxmlNode | string)[] }
type Template = (data: object, env: unknown[], global: object) => WxmlNode

const PLATFORM: Partial<Record<NodeJS.Platform, string>> = { linux: 'linux/wcc', darwin: 'mac/wcc', win32: 'windows/wcc.exe' }

/**
 * Compiles every template with WeChat's compiler (`wcc`) and returns what renders one.
 * @throws with the compiler's words when a template is not accepted
 */
export function compileTemplates(): (file: string, data: object) => WxmlNode {
  const program = path.join(path.dirname(require.resolve('miniprogram-compiler/package.json')), 'bin', PLATFORM[process.platform] ?? 'linux/wcc')
  // packages are installed without running their scripts, so nobody has made it executable yet
  if (process.platform !== 'win32') chmodSync(program, 0o755)
  const files = [...builtFiles('.wxml'), ...builtFiles('.wxs')].map(file => `./${file}`)
  const { status, stdout, stderr, error } = spawnSync(program, ['-d', ...files], { cwd: BUILD, maxBuffer: 1 << 28, encoding: 'utf8' })
  if (error ?? (status !== 0 || stderr.trim() !== '')) throw new Error(`wcc: ${error?.message ?? stderr}`)
  const templates = new Function('global', 'window', `${stdout};return $gwx`)({}, {}) as (file: string) => Template
  return (file, data) => templates(`./${file}`)(data, [], {})
}
