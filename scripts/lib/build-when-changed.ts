import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { keptWithParent, ROOT, run } from './child'

export type Target = 'h5' | 'weapp' | 'harmony'

/** What a build is made of. A change anywhere here makes the next start build again. */
const SOURCES = ['miniapp', 'shared/src', 'i18n', 'package-lock.json', 'scripts/build']
const NOT_SOURCES = new Set(['node_modules', 'dist', 'test', '.swc', 'harmony'])
const PROOF: Record<Target, string> = { h5: 'index.html', weapp: 'app.json', harmony: 'index.html' }

export function builtDirectory(target: Target): string {
  return join(ROOT, 'miniapp/dist', target)
}

/** Whether the target must be built, because there is no build or its sources have changed since. */
export function needsBuild(target: Target): boolean {
  return !existsSync(join(builtDirectory(target), PROOF[target])) || readStamp(target) !== digestOfSources()
}

/** Builds the target. @throws ChildFailure, also when the build says it succeeded and left nothing */
export async function build(target: Target): Promise<void> {
  const digest = digestOfSources()
  await run({
    name: `building ${target}`,
    command: keptWithParent(join(ROOT, 'scripts/build'), target),
    logFile: join(ROOT, `.cache/build-${target}.log`),
  })
  const proof = join(builtDirectory(target), PROOF[target])
  if (!existsSync(proof)) throw new Error(`building ${target} left no ${proof}; log: .cache/build-${target}.log`)
  mkdirSync(join(ROOT, '.cache'), { recursive: true })
  writeFileSync(stampOf(target), digest)
}

const stampOf = (target: Target) => join(ROOT, `.cache/built-${target}`)
const readStamp = (target: Target) => (existsSync(stampOf(target)) ? readFileSync(stampOf(target), 'utf8') : '')

function digestOfSources(): string {
  const hash = createHash('sha256')
  for (const source of SOURCES) for (const file of filesBelow(source)) hash.update(file).update('\0').update(readFileSync(join(ROOT, file)))
  return hash.digest('hex')
}

function filesBelow(path: string): string[] {
  const full = join(ROOT, path)
  if (!existsSync(full)) return []
  if (!statSync(full).isDirectory()) return [path]
  return readdirSync(full)
    .filter(name => !NOT_SOURCES.has(name))
    .sort()
    .flatMap(name => filesBelow(`${path}/${name}`))
}
