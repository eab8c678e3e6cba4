/** What may be wrong with a notification; `nullAssociatedData` is good, `notAPayment` true and nothing to us, the rest is to be refused or looked at. */
export const MISCHIEFS = [
  'otherAmount', 'otherOrder', 'otherPayer', 'otherMerchant', 'otherApp', 'otherCurrency', 'otherState', 'notAPayment',
  'tamperedCiphertext', 'zeroTag', 'otherAssociatedData', 'nullAssociatedData', 'otherKey',
  'forgedSignature', 'strangersSignature', 'probe', 'wrongSerial', 'prototypeSerial', 'old', 'future', 'unsigned', 'alteredBody', 'notJson', 'huge', 'replay',
] as const
export type Mischief = (typeof MISCHIEFS)[number]

type Json = Record<string, unknown>
const within = (content: Json, key: string, change: object): Json => ({ ...content, [key]: { ...(content[key] as object), ...change } })

/** The content before it is sealed, changed as an attacker with all keys, or a mistaken WeChat, would. */
export function changeContent(content: Json, mischief: Mischief | null): Json {
  const amount = content.amount as { total: number; refund?: number }
  switch (mischief) {
    case 'otherAmount':
      return within(content, 'amount', amount.refund === undefined ? { total: 1, payer_total: 1 } : { refund: 1, payer_refund: 1 })
    case 'otherOrder':
      return { ...content, out_trade_no: 'SOMEBODY-ELSES' }
    case 'otherPayer':
      return { ...content, payer: { openid: 'o-somebody-else' } }
    case 'otherMerchant':
      return { ...content, mchid: '1900000002' }
    case 'otherApp':
      return { ...content, appid: 'wx0000000000000other' }
    case 'otherCurrency':
      return within(content, 'amount', { currency: 'USD' })
    case 'otherState':
      return { ...content, ...(content.trade_state ? { trade_state: 'NOTPAY' } : { refund_status: 'PROCESSING' }) }
    default:
      return content
  }
}

/** The sealed part, changed by somebody without the key. */
export function changeSeal<T extends { ciphertext: string; associated_data: string | null }>(sealed: T, mischief: Mischief | null): T {
  const bytes = Buffer.from(sealed.ciphertext, 'base64')
  switch (mischief) {
    case 'tamperedCiphertext':
      bytes[Math.floor(bytes.length / 2)]! ^= 1
      return { ...sealed, ciphertext: bytes.toString('base64') }
    case 'zeroTag':
      bytes.fill(0, bytes.length - 16)
      return { ...sealed, ciphertext: bytes.toString('base64') }
    case 'otherAssociatedData':
      return { ...sealed, associated_data: 'somethingElse' }
    default:
      return sealed
  }
}

const FIVE_MINUTES_AND_A_BIT = 301_000

/** How far off the clock of the signature is. Milliseconds. */
export function clockError(mischief: Mischief | null): number {
  return mischief === 'old' ? -FIVE_MINUTES_AND_A_BIT : mischief === 'future' ? FIVE_MINUTES_AND_A_BIT : 0
}

/** The headers and the body after they were signed. */
export function changeDelivery(delivery: { headers: Record<string, string>; body: string }, mischief: Mischief | null): { headers: Record<string, string>; body: string } {
  const { headers, body } = delivery
  const signature = headers['Wechatpay-Signature'] ?? ''
  switch (mischief) {
    case 'forgedSignature':
      return { body, headers: { ...headers, 'Wechatpay-Signature': Buffer.alloc(256, 7).toString('base64') } }
    case 'probe':
      return { body, headers: { ...headers, 'Wechatpay-Signature': `WECHATPAY/SIGNTEST/${signature}` } }
    case 'wrongSerial':
      return { body, headers: { ...headers, 'Wechatpay-Serial': 'F'.repeat(40) } }
    case 'prototypeSerial':
      return { body, headers: { ...headers, 'Wechatpay-Serial': '__proto__' } }
    case 'unsigned':
      return { body, headers: {} }
    case 'alteredBody':
      return { headers, body: body.replace('{', '{ ') }
    default:
      return delivery
  }
}
