import { createPublicKey, randomBytes } from 'node:crypto'
import WechatPay from 'wechatpay-node-v3'
import type { IPayRequest } from 'wechatpay-node-v3/dist/lib/pay-request.interface'
import type { PaySheet } from '../../modules/payment/ports'

/** The address the package writes into every call; where a call really goes is the transport's business. */
export const PACKAGE_ORIGIN = 'https://api.mch.weixin.qq.com'

export type MerchantConfig = {
  appId: string
  merchantId: string
  /** Of our own certificate, by which WeChat finds our key. */
  merchantSerial: string
  /** Our private key, PEM. */
  merchantKey: string
}

/**
 * The calls as wechatpay-node-v3 builds and signs them. Only that: what it sends goes through `http`, which is ours, and so
 * are its nonces, which it takes from `Math.random`. Its own HTTP, verification and decryption are never called.
 */
export class SignedCalls extends WechatPay {
  constructor(merchant: MerchantConfig, private readonly clock: () => Date, http: IPayRequest) {
    super({
      appid: merchant.appId,
      mchid: merchant.merchantId,
      serial_no: merchant.merchantSerial,
      publicKey: Buffer.from(createPublicKey(merchant.merchantKey).export({ type: 'spki', format: 'pem' })),
      privateKey: Buffer.from(merchant.merchantKey),
    })
    this.createHttp(http)
  }

  protected override buildAuthorization(method: string, url: string, params?: Record<string, unknown>): string {
    // the package forgets the last line feed of a body that is empty
    if (method !== 'GET' && !params) throw new Error(`a ${method} to WeChat Pay needs a body`)
    const [nonce, timestamp] = [newNonce(), this.seconds()]
    return this.getAuthorization(nonce, timestamp, this.getSignature(method, nonce, timestamp, url.replace(PACKAGE_ORIGIN, ''), params))
  }

  /** The `Authorization` of a GET that the package does not know. @param target path and query */
  authorize(target: string): string {
    return this.buildAuthorization('GET', target)
  }

  paySheet(prepayId: string): PaySheet {
    const sheet = { timeStamp: this.seconds(), nonceStr: newNonce(), package: `prepay_id=${prepayId}` }
    const paySign = this.sha256WithRsa([this.appid, sheet.timeStamp, sheet.nonceStr, sheet.package, ''].join('\n'))
    return { ...sheet, signType: 'RSA', paySign }
  }

  private seconds(): string {
    return String(Math.floor(this.clock().getTime() / 1000))
  }
}

/** 32 characters, which is what WeChat takes. */
const newNonce = () => randomBytes(16).toString('hex').toUpperCase()
