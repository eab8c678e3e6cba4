import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

const SOURCE = path.join(__dirname, '../src')
/** What only a browser or only WeChat has. */
const ONE_TARGET_ONLY = ['window', 'document', 'location', 'navigator', 'localStorage', 'sessionStorage', 'history', 'wx', 'my', 'fetch', 'XMLHttpRequest', 'FormData']
/** Where the targets may differ. */
const PLATFORM = /^services\/platform\/|\.h5\.tsx?$/

function sources(folder = ''): string[] {
  return readdirSync(path.join(SOURCE, folder)).flatMap(name => {
    const file = path.posix.join(folder, name)
    if (statSync(path.join(SOURCE, file)).isDirectory()) return sources(file)
    return /\.tsx?$/.test(name) && !/\.test\./.test(name) ? [file] : []
  })
}

/** Names of this list a file reads without having declared them: not `page.location`, not a parameter of that name. */
function globalsIn(file: string): string[] {
  const tree = ts.createSourceFile(file, readFileSync(path.join(SOURCE, file), 'utf8'), ts.ScriptTarget.ES2022, true, ts.ScriptKind.TSX)
  const declared = new Set<string>()
  const read: string[] = []
  const visit = (node: ts.Node) => {
    if ((ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node) || ts.isFunctionDeclaration(node)) && node.name && ts.isIdentifier(node.name)) declared.add(node.name.text)
    if (ts.isImportSpecifier(node) || ts.isImportClause(node)) if (node.name) declared.add(node.name.text)
    if (ts.isIdentifier(node) && ONE_TARGET_ONLY.includes(node.text) && isRead(node)) read.push(node.text)
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return read.filter(name => !declared.has(name))
}

function isRead(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node
  if (ts.isTypeReferenceNode(parent) || ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isMethodSignature(parent) || ts.isJsxAttribute(parent)) return false
  return !(ts.isBindingElement(parent) && parent.propertyName === node)
}

describe('the source of the mini-program', () => {
  it('knows where it runs only in services/platform and in files for one target', () => {
    const found = sources()
      .filter(file => !PLATFORM.test(file))
      .flatMap(file => globalsIn(file).map(name => `${file}: ${name}`))
    expect(found).toEqual([])
  })

  it('would be caught if it did not', () => {
    expect(globalsIn('services/platform/browser.ts')).toEqual(expect.arrayContaining(['window', 'document', 'navigator']))
  })
})
