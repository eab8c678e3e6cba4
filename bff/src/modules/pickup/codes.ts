import { beijingDate, lettersOf, messageOf, pickupCodeHead, pickupCodeText, readPickupCode, type PickupCode, type PlainDate } from '@mcb/shared/domain'
import { createPseudonyms, createSigner } from '../../crypto/signing'

const REFERENCE_BYTES = 10
const PURPOSE = 'pickup code'

export type PickupCodes = ReturnType<typeof createPickupCodes>

/** Makes the QR codes of pickups and tells the genuine ones. A counter without network does the second by itself. */
export function createPickupCodes(sealingKey: Buffer) {
  const signer = createSigner(sealingKey, PURPOSE)
  const nameOf = createPseudonyms(sealingKey, PURPOSE)

  /** Which application a code is about, on a day; another name each day. */
  const referenceOf = (applicationId: string, day: PlainDate) => lettersOf(nameOf(`${applicationId} ${day}`).subarray(0, REFERENCE_BYTES))

  return {
    referenceOf,
    /** For verifying without us, in letters. */
    publicKey: lettersOf(signer.publicKey),

    /** What the QR code of an application says, about a code that ends at an instant. */
    write(applicationId: string, code: string, expiresAt: Date): string {
      const head = pickupCodeHead(code, referenceOf(applicationId, beijingDate(expiresAt)), expiresAt)
      return pickupCodeText(head, signer.sign(messageOf(head)))
    },

    /** What a scanned text says when we have signed it, however long ago; null for everything else. */
    read(scanned: string): PickupCode | null {
      const read = readPickupCode(scanned)
      return read && signer.verify(read.message, read.signature) ? read : null
    },
  }
}
