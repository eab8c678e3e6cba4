import { createCipheriv, createDecipheriv } from 'node:crypto'
import { CREDENTIALS } from '../credentials'

// AES in ECB mode with PKCS#5 padding, hexadecimal, with the digits of the client secret as the key: the platform's way,
// and known to be weak.

const ALGORITHM = 'aes-128-ecb'
const KEY = Buffer.from(CREDENTIALS.JINGTONG_CLIENT_SECRET, 'hex')

export function encrypt(text: string): string {
  const cipher = createCipheriv(ALGORITHM, KEY, null)
  return Buffer.concat([cipher.update(text), cipher.final()]).toString('hex')
}

/** The plain text; null when it is not one of ours. */
export function decrypt(ciphertext: string): string | null {
  try {
    const decipher = createDecipheriv(ALGORITHM, KEY, null)
    return Buffer.concat([decipher.update(Buffer.from(ciphertext, 'hex')), decipher.final()]).toString()
  } catch {
    return null
  }
}
