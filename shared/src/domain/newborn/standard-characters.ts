import { COMMON_BLOCK, ELSEWHERE, OTHER_FORMS } from './standard-characters.data'

/** The block of common Chinese characters; almost the whole table is in it. */
export const COMMON_BLOCK_STARTS = 0x4e00
/** What one sign of the data can be; its place is its six bits. */
export const SIX_BITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Every character of the table, and what is used instead of those outside it. */
type Table = { standard: ReadonlySet<string>; otherForms: ReadonlyMap<string, readonly string[]> }
let unpacked: Table | null = null

// unpacked when a name is first asked about: most pages never do
const table = (): Table => (unpacked ??= { standard: new Set(standardCharacters()), otherForms: otherForms() })

/** The 通用规范汉字表 (2013, three levels, 8,105 characters), by code point. */
export function standardCharacters(): string[] {
  const codePoints = ELSEWHERE.split(' ').map(text => parseInt(text, 36))
  for (let place = 0; place < COMMON_BLOCK.length; place += 1) {
    const bits = SIX_BITS.indexOf(COMMON_BLOCK.charAt(place))
    for (let bit = 0; bit < 6; bit += 1) if (bits & (1 << bit)) codePoints.push(COMMON_BLOCK_STARTS + place * 6 + bit)
  }
  return codePoints.sort((a, b) => a - b).map(point => String.fromCodePoint(point))
}

function otherForms(): Map<string, string[]> {
  const sorted = standardCharacters()
  const number = (text: string, first: string) =>
    text.split('').reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - first.charCodeAt(0), 0)
  const found = new Map<string, string[]>()
  let point = 0
  for (const entry of OTHER_FORMS.match(/[a-z]+[A-Z]+/g)!) {
    const [gap, ...places] = entry.match(/[a-z]+|[A-Z]{3}/g)!
    point += number(gap!, 'a')
    found.set(String.fromCodePoint(point), places.map(place => sorted[number(place, 'A')]!))
  }
  return found
}

/** Whether a character is in the 通用规范汉字表, as the given names on the certificate must be. */
export function isStandardCharacter(character: string): boolean {
  return table().standard.has(character)
}

/**
 * The standard characters for a traditional or other form: 瑋 → 玮. Several when one form stands for several characters;
 * none when the character is standard itself, or when nobody knows another.
 */
export function standardFormsOf(character: string): readonly string[] {
  const { standard, otherForms } = table()
  if (standard.has(character)) return []
  const known = otherForms.get(character)
  if (known) return known
  // a radical sign or a compatibility form looks the same as the character, and is another
  const same = character.normalize('NFKC')
  return standard.has(same) ? [same] : (otherForms.get(same) ?? [])
}
