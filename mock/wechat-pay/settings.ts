import type { MerchantCredentials } from './keys'

const inBase64 = (text: string) => Buffer.from(text).toString('base64')

/** What the service is told of this mock, under the names of its settings. @param url where it listens */
export function wechatPaySettings({ appId, merchantId, merchantSerial, merchantKey, apiKey, platformKeys }: MerchantCredentials, url: string): Record<string, string> {
  return {
    WECHAT_PAY_URL: url,
    WECHAT_PAY_MERCHANT_ID: merchantId,
    WECHAT_PAY_MERCHANT_SERIAL: merchantSerial,
    WECHAT_PAY_MERCHANT_KEY: inBase64(merchantKey),
    WECHAT_PAY_API_KEY: apiKey,
    WECHAT_PAY_PLATFORM_KEYS: platformKeys.map(({ serial, pem }) => `${serial}:${inBase64(pem)}`).join(','),
    WECHAT_PAY_DEMO_PHONE: `${url}/phone?appId=${appId}`,
  }
}
