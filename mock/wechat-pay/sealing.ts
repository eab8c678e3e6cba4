import { createCipheriv, randomBytes, sign, type KeyObject } from 'node:crypto'

/** A text sealed for the merchant, as WeChat Pay does: AES-256-GCM, the tag at the end. */
export function sealFor(apiKey: Buffer, text: string, associatedData: string | null) {
  const nonce = randomBytes(6).toString('hex')
  const cipher = createCipheriv('aes-256-gcm', apiKey, nonce)
  cipher.setAAD(Buffer.from(associatedData ?? ''))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return { algorithm: 'AEAD_AES_256_GCM', ciphertext: sealed.toString('base64'), nonce, associated_data: associatedData }
}

/** The headers that say that WeChat Pay has signed a body. */
export function signatureHeaders(body: string, key: { serial: string; privateKey: KeyObject }, now: Date): Record<string, string> {
  const timestamp = String(Math.floor(now.getTime() / 1000))
  const nonce = randomBytes(16).toString('hex')
  return {
    'Wechatpay-Timestamp': timestamp,
    'Wechatpay-Nonce': nonce,
    'Wechatpay-Serial': key.serial,
    'Wechatpay-Signature-Type': 'WECHATPAY2-SHA256-RSA2048',
    'Wechatpay-Signature': sign('RSA-SHA256', Buffer.from(`${timestamp}\n${nonce}\n${body}\n`), key.privateKey).toString('base64'),
  }
}
