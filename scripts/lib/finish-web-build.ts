// What is left to do when Taro has built the pages for a browser, begun by scripts/build: npx tsx scripts/lib/finish-web-build.ts DIRECTORY
// The start page's words come into index.html, the files it needs are asked for at once, and all of it is compressed ahead.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { firstPage } from './first-page'

const COMPRESSED = /\.(?:html|js|css|json|svg)$/
/** Smaller ones travel in one packet anyway. */
const WORTH_IT_BYTES = 1000

function main([directory, compress]: string[]): void {
  if (!directory) throw new Error('which directory?')
  const index = path.join(directory, 'index.html')
  const list = path.join(directory, 'start-page.json')
  const files = JSON.parse(readFileSync(list, 'utf8')) as string[]
  const html = withFirstPage(readFileSync(index, 'utf8'), files, process.env.TARO_APP_JINGTONG_BRIDGE ?? 'jingtongBridge')
  writeFileSync(index, html)
  rmSync(list)
  if (compress === '--compress') for (const file of filesBelow(directory)) compressFile(file)
}

/** @throws when the page is not as it was expected: it would come without its words */
function withFirstPage(html: string, files: readonly string[], bridge: string): string {
  const hints = files.filter(file => file.endsWith('.js') && !html.includes(file)).map(file => `<link rel="preload" as="script" href="./${file}">`)
  const before = '<div id="app">'
  if (!html.includes(before) || !html.includes('</head>')) throw new Error('index.html has no place for the first page')
  return html.replace('</head>', `${hints.join('')}</head>`).replace(before, `${firstPage(bridge)}${before}`)
}

/** Beside the file, as `.br` and `.gz`. */
function compressFile(file: string): void {
  const content = readFileSync(file)
  if (!COMPRESSED.test(file) || content.length < WORTH_IT_BYTES) return
  writeFileSync(`${file}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }))
  writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }))
}

function filesBelow(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap(entry => {
    const full = path.join(directory, entry.name)
    return entry.isDirectory() ? filesBelow(full) : [full]
  })
}

main(process.argv.slice(2))
