import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Where `./scripts/build weapp` puts the mini-program. */
export const BUILD = path.join(__dirname, '../../dist/weapp')

export type AppJson = {
  pages: string[]
  subPackages: { root: string; pages: string[] }[]
  preloadRule?: Record<string, { network: string; packages: string[] }>
  requiredPrivateInfos?: string[]
  requiredBackgroundModes?: string[]
  permission?: Record<string, { desc: string }>
  __usePrivacyCheck__?: boolean
}

/** The app's own list of pages and packages. @throws when there is no build, saying how to make one */
export function readAppJson(): AppJson {
  const file = path.join(BUILD, 'app.json')
  if (!existsSync(file)) throw new Error('miniapp/dist/weapp is not built; run ./scripts/build weapp')
  return JSON.parse(readFileSync(file, 'utf8')) as AppJson
}

/** Files of the build with this ending, relative to it. */
export function builtFiles(ending: string, below = ''): string[] {
  return readdirSync(path.join(BUILD, below), { withFileTypes: true }).flatMap(entry => {
    const file = path.posix.join(below, entry.name)
    if (entry.isDirectory()) return builtFiles(ending, file)
    return file.endsWith(ending) ? [file] : []
  })
}

export const readBuilt = (file: string) => readFileSync(path.join(BUILD, file), 'utf8')
