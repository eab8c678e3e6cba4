import { statSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'acorn'
import { BUILD, builtFiles, readAppJson, readBuilt } from './weapp/build'
import { compileTemplates } from './weapp/wxml'

const app = readAppJson()
const roots = app.subPackages.map(({ root }) => root)
const rootOf = (file: string) => roots.find(root => file.startsWith(`${root}/`)) ?? 'main'

/** Where a script stops being ECMAScript 5, or null. */
function newerThanEs5(file: string): string | null {
  const code = readBuilt(file)
  try {
    parse(code, { ecmaVersion: 5, allowReturnOutsideFunction: true })
    return null
  } catch (error) {
    const { message, pos } = error as SyntaxError & { pos: number }
    return `${file}: ${message} in ${code.slice(Math.max(0, pos - 20), pos + 60)}`
  }
}

describe('the packages for WeChat', () => {
  const LIMITS = [['main', 1_000_000] as const, ...roots.map(root => [root, 2_000_000] as const)]

  it.each(LIMITS)('%s weighs less than %i bytes', (package_, limit) => {
    const files = builtFiles('').filter(file => rootOf(file) === package_ && !/\.map$|\.LICENSE\.txt$/.test(file))
    const weight = files.reduce((sum, file) => sum + statSync(path.join(BUILD, file)).size, 0)
    expect(weight).toBeGreaterThan(0)
    expect(weight).toBeLessThan(limit)
  })

  it('hold only templates that WeChat’s own compiler accepts', () => {
    const render = compileTemplates()
    for (const file of builtFiles('.wxml')) expect(() => render(file, { root: { cn: [] }, i: { nn: '0', cn: [] }, l: '' })).not.toThrow()
  })

  it('carry what a screen reader needs into the templates', () => {
    const template = readBuilt('base.wxml')
    for (const attribute of ['aria-label', 'aria-role', 'aria-checked', 'aria-live', 'aria-busy']) expect(template).toContain(attribute)
  })

  it('are written in ECMAScript 5 throughout, for the oldest phones', () => {
    expect(builtFiles('.js').flatMap(file => newerThanEs5(file) ?? [])).toEqual([])
  })

  it('have the pages of the one list of routes', () => {
    expect(app.pages[0]).toBe('pages/home/index')
    expect(roots).toEqual(['packages/apply', 'packages/track', 'packages/records', 'packages/design', 'packages/staff'])
    const files = builtFiles('.wxml')
    for (const { root, pages } of app.subPackages) for (const page of pages) expect(files).toContain(`${root}/${page}.wxml`)
  })
})
