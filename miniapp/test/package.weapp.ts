import { statSync } from 'node:fs'
import path from 'node:path'
import { parseSync, traverse, type types as t } from '@babel/core'
import { BUILD, builtFiles, readAppJson, readBuilt } from './weapp/build'
import { compileTemplates } from './weapp/wxml'

const app = readAppJson()
const roots = app.subPackages.map(({ root }) => root)
const rootOf = (file: string) => roots.find(root => file.startsWith(`${root}/`)) ?? 'main'

/** Node types of ECMAScript 5, with what some of them may not have there. */
const ES5: Record<string, (node: never) => boolean> = {
  ...Object.fromEntries(
    (
      'File Program Directive DirectiveLiteral EmptyStatement BlockStatement ExpressionStatement IfStatement LabeledStatement BreakStatement ContinueStatement ' +
      'WithStatement SwitchStatement SwitchCase ReturnStatement ThrowStatement TryStatement CatchClause WhileStatement DoWhileStatement ForStatement ForInStatement ' +
      'DebuggerStatement VariableDeclarator Identifier ThisExpression ArrayExpression ObjectExpression UnaryExpression UpdateExpression BinaryExpression ' +
      'AssignmentExpression LogicalExpression MemberExpression ConditionalExpression CallExpression NewExpression SequenceExpression StringLiteral NumericLiteral ' +
      'NullLiteral BooleanLiteral'
    )
      .split(' ')
      .map(type => [type, () => true]),
  ),
  LogicalExpression: (node: t.LogicalExpression) => node.operator !== '??',
  BinaryExpression: (node: t.BinaryExpression) => node.operator !== '**',
  AssignmentExpression: (node: t.AssignmentExpression) => !['**=', '??=', '||=', '&&='].includes(node.operator),
  CatchClause: (node: t.CatchClause) => node.param?.type === 'Identifier',
  VariableDeclaration: (node: t.VariableDeclaration) => node.kind === 'var',
  FunctionDeclaration: (node: t.FunctionDeclaration) => !node.async && !node.generator,
  FunctionExpression: (node: t.FunctionExpression) => !node.async && !node.generator,
  ObjectProperty: (node: t.ObjectProperty) => !node.shorthand && !node.computed,
  ObjectMethod: (node: t.ObjectMethod) => node.kind !== 'method' && !node.computed,
  RegExpLiteral: (node: t.RegExpLiteral) => /^[gim]*$/.test(node.flags) && !/\(\?<|\\p\{/.test(node.pattern),
}

/** The first thing in a script that came after ECMAScript 5, or null. */
function newerThanEs5(file: string): string | null {
  const code = readBuilt(file)
  const ast = parseSync(code, { sourceType: 'script', configFile: false, babelrc: false, parserOpts: { allowReturnOutsideFunction: true } })
  let found: string | null = null
  traverse(ast!, {
    enter(at) {
      if (ES5[at.type]?.(at.node as never)) return
      found = `${file}: ${at.type} in ${code.slice((at.node.start ?? 0) - 20, (at.node.start ?? 0) + 60)}`
      at.stop()
    },
  })
  return found
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
