const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const WEIGHTS = [7, 3, 1] as const

/** Check digit of ICAO 9303-3 §4.9 for letters of a machine readable zone; null when there is anything else among them. */
export function computeCheckDigit(text: string): string | null {
  let sum = 0
  for (let index = 0; index < text.length; index += 1) {
    const value = text[index] === '<' ? 0 : ALPHABET.indexOf(text[index]!)
    if (value < 0) return null
    sum += value * WEIGHTS[index % 3]!
  }
  return String(sum % 10)
}
