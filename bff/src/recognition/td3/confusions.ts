// Letters that look like digits in print and the digits they are taken for (and back).
const DIGIT_FOR: Record<string, string> = { O: '0', Q: '0', D: '0', U: '0', I: '1', L: '1', T: '1', J: '1', Z: '2', A: '4', S: '5', G: '6', B: '8' }
const LETTER_FOR: Record<string, string> = { '0': 'O', '1': 'I', '2': 'Z', '4': 'A', '5': 'S', '6': 'G', '7': 'T', '8': 'B' }

/**
 * A letter as it must be meant where only `allowed` may stand: a digit for its look-alike letter, or the reverse.
 * Null when nothing allowed looks like it.
 */
export function repairForPlace(letter: string, allowed: string): string | null {
  if (allowed.includes(letter)) return letter
  const alike = /\d/.test(letter) ? LETTER_FOR[letter] : DIGIT_FOR[letter]
  return alike !== undefined && allowed.includes(alike) ? alike : null
}

/**
 * Which letters could be meant where a reading is not sure of one: pairs that blur, glare or a worn print turn into each
 * other. Only these are tried when a check digit does not agree, so that the digit cannot bless just any letter.
 */
const BLURRED = ['0OQDCU', '1ILTJ7', '2Z7', '5S3', '6GC', '8B3', '4A', '9G', 'VY', 'MNHW', 'EF', 'PR', 'KX', 'CG', '38', '56', '69', '08', '17']

export function looksLike(one: string, other: string): boolean {
  return one !== other && BLURRED.some(group => group.includes(one) && group.includes(other))
}
