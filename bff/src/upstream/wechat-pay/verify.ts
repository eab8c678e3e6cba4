import { verify, type KeyObject } from 'node:crypto'

/** An answer or a delivery of WeChat's, as it came. */
export type SignedMessage = { headers: Record<string, string | string[] | undefined>; body: Buffer }

/** Why a message is not believed. */
export type Distrust = 'unsigned' | 'stale' | 'unknownSerial' | 'forged'

/** How far the clocks of two systems may be apart. */
export const WINDOW_SECONDS = 300

export type MessageSignature = { timestamp: number; nonce: string; serial: string; signature: Buffer }

/** What a message says of its signature; null when something is missing or comes twice. */
export function signatureOf({ headers }: SignedMessage): MessageSignature | null {
  const [timestamp, nonce, serial, signature] = ['timestamp', 'nonce', 'serial', 'signature'].map(name => headers[`wechatpay-${name}`])
  if (typeof timestamp !== 'string' || typeof nonce !== 'string' || typeof serial !== 'string' || typeof signature !== 'string') return null
  if (!/^\d{1,12}$/.test(timestamp) || !/^[\x21-\x7e]{1,64}$/.test(nonce) || serial.length > 128 || signature.length > 2048) return null
  return { timestamp: Number(timestamp), nonce, serial, signature: Buffer.from(signature, 'base64') }
}

/**
 * Whether WeChat has signed these very bytes, just now: `timestamp\nnonce\nbody\n`, SHA256 with RSA, by the key of the serial.
 * The bytes are not read before. @returns null when all is well
 */
export async function distrust(message: SignedMessage, findKey: (serial: string) => Promise<KeyObject | null>, now: Date): Promise<Distrust | null> {
  const signed = signatureOf(message)
  if (!signed) return 'unsigned'
  if (Math.abs(Math.floor(now.getTime() / 1000) - signed.timestamp) > WINDOW_SECONDS) return 'stale'
  const key = await findKey(signed.serial)
  if (!key) return 'unknownSerial'
  const text = Buffer.concat([Buffer.from(`${signed.timestamp}\n${signed.nonce}\n`), message.body, Buffer.from('\n')])
  return verify('RSA-SHA256', text, key, signed.signature) ? null : 'forged'
}
