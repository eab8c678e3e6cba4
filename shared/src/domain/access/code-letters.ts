// Crockford's alphabet: no I, L, O or U, so that a code can be read aloud and typed
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const BITS = 5

/** Bytes as letters of a code, five bits each; the last is filled up with zeros. */
export function lettersOf(bytes: Uint8Array): string {
  let [text, held, count] = ['', 0, 0]
  for (const byte of bytes) {
    held = (held << 8) | byte
    count += 8
    while (count >= BITS) {
      count -= BITS
      text += ALPHABET[(held >> count) & 31]
    }
    held &= (1 << count) - 1
  }
  return count > 0 ? text + ALPHABET[(held << (BITS - count)) & 31] : text
}

/** The bytes that `lettersOf` made letters of; what is left of the last letter is dropped. Null when it is no code. */
export function bytesOf(letters: string): Uint8Array | null {
  const bytes: number[] = []
  let [held, count] = [0, 0]
  for (const letter of letters) {
    const value = ALPHABET.indexOf(letter)
    if (value < 0) return null
    held = (held << BITS) | value
    count += BITS
    if (count < 8) continue
    count -= 8
    bytes.push((held >> count) & 255)
    held &= (1 << count) - 1
  }
  return Uint8Array.from(bytes)
}

/** A typed or scanned code as it was made: capitals, no separators, look-alikes folded. */
export function normalizeCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0')
}
