import { bytesOf, lettersOf, normalizeCode } from '../access/code-letters'

/**
 * The QR code of a pickup, as letters and digits: what it is, the code that can also be typed, which application of the day it
 * is about, until when it is good, and a signature (Ed25519) over all of that. Only who has the day's list knows whose it is.
 */
const MARK = 'P1'
const WIDTHS = { code: 26, reference: 16, expiry: 8, signature: 103 }
const EXPIRY_BYTES = 5
/** Nothing else this key signs begins like that. */
const CONTEXT = 'mcb-pickup-code|'

export type PickupCode = {
  /** What the store knows by its digest; one code, one hand-over. */
  code: string
  /** Of the application, on the day the code expires. */
  reference: string
  expiresAt: Date
  /** What was signed, and the signature. */
  message: Uint8Array
  signature: Uint8Array
}

/** The part that is signed. */
export function pickupCodeHead(code: string, reference: string, expiresAt: Date): string {
  const seconds = Math.floor(expiresAt.getTime() / 1000)
  const bytes = Array.from({ length: EXPIRY_BYTES }, (_, i) => Math.floor(seconds / 256 ** (EXPIRY_BYTES - 1 - i)) % 256)
  return MARK + code + reference + lettersOf(Uint8Array.from(bytes))
}

/** The bytes a signature is made over. */
export function messageOf(head: string): Uint8Array {
  return Uint8Array.from(CONTEXT + head, letter => letter.charCodeAt(0))
}

/** The whole code, for the picture. */
export function pickupCodeText(head: string, signature: Uint8Array): string {
  return head + lettersOf(signature)
}

/** What a scanned text says, if it has the form of a pickup code. Nothing of it is true before its signature is verified. */
export function readPickupCode(scanned: string): PickupCode | null {
  const text = normalizeCode(scanned)
  const headLength = MARK.length + WIDTHS.code + WIDTHS.reference + WIDTHS.expiry
  if (!text.startsWith(MARK) || text.length !== headLength + WIDTHS.signature) return null
  let at = MARK.length
  const next = (width: number) => text.slice(at, (at += width))
  const [code, reference, expiry, signature] = [next(WIDTHS.code), next(WIDTHS.reference), bytesOf(next(WIDTHS.expiry)), bytesOf(next(WIDTHS.signature))]
  if (!expiry || !signature) return null
  const seconds = expiry.reduce((sum, byte) => sum * 256 + byte, 0)
  return { code, reference, expiresAt: new Date(seconds * 1000), message: messageOf(text.slice(0, headLength)), signature }
}
