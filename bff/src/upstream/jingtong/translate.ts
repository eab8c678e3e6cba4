import { createCipheriv, createDecipheriv } from 'node:crypto'
import { normalizeDocumentNumber, type IdentityDocumentKind } from '@mcb/shared/domain'
import type { JingtongProfile } from '../../modules/session/ports'
import type { WireUserInfo } from './wire'

/**
 * certNoType as the platform numbers documents. The list is a setting until the platform's own is at hand; a type that
 * is not here leaves the document open, and the parents are checked at the counter.
 */
const DOCUMENT_TYPES: Record<string, IdentityDocumentKind> = {
  '111': 'residentIdentityCard',
  '414': 'foreignPassport',
  '516': 'hongKongMacauTravelPermit',
  '511': 'taiwanTravelPermit',
  '553': 'foreignPermanentResidentCard',
  '554': 'residencePermit',
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

// The platform prescribes AES-256 in ECB mode under the client secret: weak, and theirs to choose. What matters is
// protected by TLS; nothing of ours relies on it.

export function authToken(clientId: string, clientSecret: string, now: Date): string {
  const cipher = createCipheriv('aes-256-ecb', Buffer.from(clientSecret), null)
  return Buffer.concat([cipher.update(`${clientId}:${clientSecret}:${now.getTime()}`), cipher.final()]).toString('base64')
}

/** The plain text, or null when it was not encrypted with this secret. */
function decrypt(ciphertext: string, clientSecret: string): string | null {
  try {
    const decipher = createDecipheriv('aes-256-ecb', Buffer.from(clientSecret), null)
    return Buffer.concat([decipher.update(Buffer.from(ciphertext, 'base64')), decipher.final()]).toString()
  } catch {
    return null
  }
}
