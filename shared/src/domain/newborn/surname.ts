import { standardFormsOf } from './standard-characters'

/** A parent who will be named on the certificate, by the names in their document; empty where it has none. */
export type NamedParent = { nameZh: string; surname: string; givenNames: string }

/**
 * How a surname stands to the parents' own: one of theirs; a given name of theirs, which is how a passport is misread;
 * of neither; or unknown, because a parent has no name in that script to compare with.
 */
export type SurnameOrigin = 'own' | 'givenName' | 'neither' | 'unknown'

/**
 * Chinese names are compared from their beginning, so that a surname of two characters is one too; a traditional form
 * (陳) and its standard character (陈) are the same surname.
 */
export function hanSurnameOrigin(surname: string, parents: readonly NamedParent[]): SurnameOrigin {
  if (parents.some(({ nameZh }) => beginsWith([...nameZh.replace(/\s/g, '')], [...surname]))) return 'own'
  return parents.length > 0 && parents.every(({ nameZh }) => nameZh.trim()) ? 'neither' : 'unknown'
}

/** Whether the surname stands in a parent's name exactly so, in the same forms of its characters. */
export function isWrittenAsAParents(surname: string, parents: readonly NamedParent[]): boolean {
  return parents.some(({ nameZh }) => nameZh.replace(/\s/g, '').startsWith(surname))
}

function beginsWith(name: string[], surname: string[]): boolean {
  return name.length > surname.length && surname.every((character, i) => isSameCharacter(character, name[i]!))
}

function isSameCharacter(a: string, b: string): boolean {
  const formsOfB = [b, ...standardFormsOf(b)]
  return [a, ...standardFormsOf(a)].some(form => formsOfB.includes(form))
}

/**
 * Latin surnames are compared without case, accents, spaces and hyphens. A part of a parent's surname is theirs, and so
 * is a surname put together from parts of both.
 */
export function latinSurnameOrigin(surname: string, parents: readonly NamedParent[]): SurnameOrigin {
  const isMadeOf = (parts: string[]) => spellings(surname).some(spelling => canBeMadeOf(spelling, parts))
  if (isMadeOf(parents.flatMap(parent => partsOf(parent.surname)))) return 'own'
  if (!parents.length || parents.some(parent => partsOf(parent.surname).length === 0)) return 'unknown'
  return isMadeOf(parents.flatMap(parent => partsOf(parent.givenNames))) ? 'givenName' : 'neither'
}

/** Letters of one sign that passports write as another, besides those that only lose an accent. */
const PLAIN: Record<string, string> = { Ø: 'O', Ł: 'L', Đ: 'D', Ð: 'D', ẞ: 'SS', Æ: 'AE', Œ: 'OE', Þ: 'TH' }
/** As the machine-readable zone spells them (ICAO 9303-3, section 6). */
const IN_THE_ZONE: Record<string, string> = { ...PLAIN, Ä: 'AE', Ö: 'OE', Ü: 'UE', Å: 'AA', Ø: 'OE', Ñ: 'NXX' }

/** The ways a name comes out in plain capitals: MÜLLER is MULLER and MUELLER. */
function spellings(name: string): string[] {
  const capitals = name.normalize('NFC').toUpperCase()
  const spell = (letters: Record<string, string>) =>
    [...capitals].map(letter => letters[letter] ?? letter).join('').normalize('NFD').replace(/[^A-Z]/g, '')
  return [...new Set([spell(PLAIN), spell(IN_THE_ZONE)])]
}

function partsOf(name: string): string[] {
  return name.split(/[\s-]+/).flatMap(spellings).filter(Boolean)
}

function canBeMadeOf(text: string, parts: string[]): boolean {
  // how far the parts reach, from left to right
  const reached = new Set([0])
  for (let at = 0; at < text.length; at += 1)
    if (reached.has(at)) for (const part of parts) if (text.startsWith(part, at)) reached.add(at + part.length)
  return text.length > 0 && reached.has(text.length)
}
