import { createDecipheriv } from 'node:crypto'
import * as z from 'zod'

/** What WeChat seals for us: the content of a notification, or one of its certificates. */
export const wireResource = z.object({
  algorithm: z.literal('AEAD_AES_256_GCM'),
  ciphertext: z.string().max(1_000_000),
  nonce: z.string(),
  associated_data: z.string().nullish(),
})
export type WireResource = z.infer<typeof wireResource>

const TAG_BYTES = 16
const NONCE_BYTES = 12

/** The sealed bytes. Null when a bit was altered, or the key or the associated data are others: nothing is returned before the tag has been checked. */
export function openResource(apiKey: Buffer, { ciphertext, nonce, associated_data }: Omit<WireResource, 'algorithm'>): Buffer | null {
  const [sealed, iv] = [Buffer.from(ciphertext, 'base64'), Buffer.from(nonce)]
  if (sealed.length < TAG_BYTES || iv.length !== NONCE_BYTES) return null
  const decipher = createDecipheriv('aes-256-gcm', apiKey, iv, { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(associated_data ?? ''))
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()])
  } catch {
    return null
  }
}
