import type { DeliveryNonces, PaymentGateway } from '../../modules/payment/ports'
import { createBills } from './bills'
import { fetchCertificates } from './certificates'
import { createExchange } from './exchange'
import { readNotification } from './notification'
import { createOrders } from './orders'
import { createPlatformKeys, readPlatformKey } from './platform-keys'
import { createPulse, type Pulse } from './pulse'
import { createRefunds } from './refunds'
import { SignedCalls, type MerchantConfig } from './signed-calls'
import { createTransport } from './transport'

export type WechatPayConfig = MerchantConfig & {
  /** `https://api.mch.weixin.qq.com` */
  url: string
  timeoutMs: number
  /** The APIv3 key: 32 characters, which are 32 bytes. */
  apiKey: string
  /** Every key of WeChat's that is believed, as PEM; two while it changes over. The first is the one asked for. */
  platformKeys: { serial: string; pem: string }[]
  /** Whether to ask WeChat for new certificates when a serial is unknown; merchants with a public key have none. */
  fetchCertificates: boolean
  /** Where WeChat tells us, https without a query. */
  notifyUrl: string
}

/** A number no order of ours has: they begin with the application's. */
const NO_ORDER = 'is-anybody-there'

/** Bytes of an answer, and of a bill: some fifty thousand payments. */
const LARGEST = { answer: 256 * 1024, bill: 16 * 1024 * 1024 }

/**
 * WeChat Pay (微信支付) APIv3 for one merchant and app: JSAPI orders, paid on the phone with `wx.requestPayment`.
 * @throws Error when a key cannot be one
 */
export function createWechatPayClient(config: WechatPayConfig, { nonces, clock }: { nonces: DeliveryNonces; clock: () => Date }): PaymentGateway & { ping(): Promise<void>; close(): Promise<void> } {
  const { url, timeoutMs, appId, merchantId } = config
  const apiKey = Buffer.from(config.apiKey)
  if (apiKey.length !== 32) throw new Error('the APIv3 key of WeChat Pay must be 32 bytes')
  const transport = createTransport({ url, timeoutMs, largestAnswer: LARGEST.answer })
  const files = createTransport({ url, timeoutMs, largestAnswer: LARGEST.bill })

  const known = config.platformKeys.map(readPlatformKey)
  const fetchMore = () => fetchCertificates({ transport, authorize: target => calls.authorize(target), apiKey, known, clock })
  const { find: findKey } = createPlatformKeys(known, clock, config.fetchCertificates ? fetchMore : null)
  const publicKeyId = known[0]?.serial.startsWith('PUB_KEY_ID_') ? known[0].serial : null
  // the answer that there is no such order is signed as every other
  const pulse: Pulse = createPulse({ ask: () => orders.query(NO_ORDER), clock })
  const calls = new SignedCalls(config, clock, createExchange({ transport, findKey, clock, publicKeyId, pulse }))
  const orders = createOrders({ calls, config, clock })

  return {
    ...orders,
    ...createRefunds({ calls, notifyUrl: config.notifyUrl, clock }),
    ...createBills({ calls, files, merchant: config }),
    readNotification: delivery => readNotification(delivery, { findKey, apiKey, appId, merchantId, nonces, clock }),
    ping: pulse.check,
    async close() {
      await Promise.all([transport.close(), files.close()])
    },
  }
}
