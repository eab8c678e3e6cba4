import type { SpecimenPassport } from './passport'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const WEIGHTS = [7, 3, 1] as const

/** Check digit of ICAO 9303-3 §4.9: digits by value, A–Z as 10–35, the filler as 0, weights 7 3 1, modulo 10. */
export function computeCheckDigit(text: string): string {
  let sum = 0
  for (const [index, character] of [...text].entries()) {
    const value = character === '<' ? 0 : ALPHABET.indexOf(character)
    if (value < 0) throw new RangeError('only 0–9, A–Z and < have a check digit')
    sum += value * WEIGHTS[index % 3]!
  }
  return String(sum % 10)
}

// ICAO 9303-3 §6: letters that are spelled out; every other accent is simply dropped.
const SPELLED_OUT: Record<string, string> = {
  Ä: 'AE', Å: 'AA', Æ: 'AE', Ð: 'D', Đ: 'D', Ħ: 'H', Ł: 'L', Ö: 'OE', Ø: 'OE', Œ: 'OE', ß: 'SS', ẞ: 'SS', Þ: 'TH', Ü: 'UE',
}

/** A printed name in the letters of the machine readable zone: words parted by one filler, apostrophes gone. */
export function transliterate(name: string): string {
  return [...name.normalize('NFC').toUpperCase()]
    .map(letter => SPELLED_OUT[letter] ?? letter)
    .join('')
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’.]/g, '')
    .replace(/[^A-Z]+/g, '<')
    .replace(/^<+|<+$/g, '')
}

const NAME_LENGTH = 39
const pad = (text: string, length: number) => text.slice(0, length).padEnd(length, '<')
const sixDigits = (isoDate: string) => isoDate.slice(2).replaceAll('-', '')
const withDigit = (text: string) => text + computeCheckDigit(text)

/** The two 44-character lines of a passport's machine readable zone (ICAO 9303-4), all five check digits right. */
export function composeTd3(person: SpecimenPassport): [string, string] {
  if (!/^[A-Z0-9]{1,9}$/.test(person.documentNumber)) throw new RangeError('a passport number has one to nine letters and digits')
  const names = `${transliterate(person.surname)}<<${transliterate(person.givenNames)}`
  const number = withDigit(pad(person.documentNumber, 9))
  const birth = withDigit(sixDigits(person.birthDate))
  const expiry = withDigit(sixDigits(person.expiryDate))
  // With no personal number its check digit may be a filler or 0; most states print the filler.
  const personal = person.personalNumber ? withDigit(pad(person.personalNumber, 14)) : pad('', 15)
  const sex = person.sex === 'X' ? '<' : person.sex
  return [
    `P<${pad(person.issuingState, 3)}${pad(names, NAME_LENGTH)}`,
    number + pad(person.nationality, 3) + birth + sex + expiry + personal + computeCheckDigit(number + birth + expiry + personal),
  ]
}
