import { createCipheriv, createDecipheriv } from 'node:crypto'
import { CREDENTIALS } from '../credentials'

// AES-256 in ECB mode with PKCS#5 padding under the client secret, in base64: the platform's way, and known to be weak.

const ALGORITHM = 'aes-256-ecb'
const KEY = Buffer.from(CREDENTIALS.JINGTONG_CLIENT_SECRET)

export function encrypt(text: string): string {
  const cipher = createCipheriv(ALGORITHM, KEY, null)
  return Buffer.concat([cipher.update(text), cipher.final()]).toString('base64')
}

/** The plain text; null when it is not one of ours. */
export function decrypt(base64: string): string | null {
  try {
    const decipher = createDecipheriv(ALGORITHM, KEY, null)
    return Buffer.concat([decipher.update(Buffer.from(base64, 'base64')), decipher.final()]).toString()
  } catch {
    return null
  }
}
