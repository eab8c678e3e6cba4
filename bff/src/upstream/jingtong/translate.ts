import { createCipheriv, createDecipheriv } from 'node:crypto'
import { normalizeDocumentNumber, type IdentityDocumentKind } from '@mcb/shared/domain'
import type { JingtongProfile } from '../../modules/session/ports'
import type { WireUserInfo } from './wire'

/**
 * certNoType (证件类型代号) as services that use the platform document it. A type that is not here, such as 3 (the permit
 * mainland residents travel to Hong Kong and Macau with), leaves the document open: the parents are checked at the counter.
 */
const DOCUMENT_TYPES: Record<string, IdentityDocumentKind> = {
  '1': 'residentIdentityCard',
  '2': 'foreignPassport',
  '4': 'taiwanTravelPermit',
  /** of Hong Kong and Macau residents */
  '5': 'residencePermit',
  /** of Taiwan residents */
  '6': 'residencePermit',
  /** Macau, Hong Kong, and either */
  '7': 'hongKongMacauTravelPermit',
  '8': 'hongKongMacauTravelPermit',
  '78': 'hongKongMacauTravelPermit',
  '9': 'foreignPermanentResidentCard',
}

export function toProfile(wire: WireUserInfo, clientSecret: string): JingtongProfile {
  const kind = DOCUMENT_TYPES[wire.certNoType ?? '']
  const number = wire.certNo ? decrypt(wire.certNo, clientSecret) : null
  return {
    subject: wire.uniqueId,
    name: wire.certName || null,
    document: kind && number ? { kind, number: normalizeDocumentNumber(number) } : null,
    level: Number(/^L([1-4])$/.exec(wire.certLevel ?? '')?.[1] ?? 1),
  }
}

// The platform prescribes AES in ECB mode, everything in hexadecimal, with the digits of the client secret as the key. Weak,
// and theirs to choose. What matters is protected by TLS; nothing of ours relies on it.

/** Shows that we know the secret, now. */
export function authToken(clientId: string, clientSecret: string, now: Date): string {
  const key = Buffer.from(clientSecret, 'hex')
  const cipher = createCipheriv(algorithmFor(key), key, null)
  return cipher.update(`${clientId}:${clientSecret}:${now.getTime()}`, 'utf8', 'hex') + cipher.final('hex')
}

/** The plain text, or null when it was not encrypted with this secret. */
function decrypt(ciphertext: string, clientSecret: string): string | null {
  const key = Buffer.from(clientSecret, 'hex')
  try {
    const decipher = createDecipheriv(algorithmFor(key), key, null)
    return decipher.update(ciphertext, 'hex', 'utf8') + decipher.final('utf8')
  } catch {
    return null
  }
}

/** The platform speaks of AES-256 and hands out secrets of 32 digits, which make AES-128: the length decides. */
const algorithmFor = (key: Buffer) => `aes-${key.length * 8}-ecb`
