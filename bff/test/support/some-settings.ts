const PEM = Buffer.from('-----BEGIN PRIVATE KEY-----\n').toString('base64')

/** Settings with everything that has no default, for what talks to nobody. */
export const SOME_SETTINGS = {
  MONGODB_URI: 'mongodb://127.0.0.1:1/x',
  VAULT_MASTER_KEYS: `m1:${Buffer.alloc(32).toString('base64')}`,
  SEALING_KEY: Buffer.alloc(32).toString('base64'),
  PHASE3_URL: 'http://127.0.0.1:2', PHASE3_APP_ID: 'app', PHASE3_SECRET: 'x'.repeat(16),
  WECHAT_URL: 'http://127.0.0.1:3', WECHAT_APP_ID: 'app', WECHAT_APP_SECRET: 'x'.repeat(16),
  JINGTONG_URL: 'http://127.0.0.1:4', JINGTONG_CLIENT_ID: 'app', JINGTONG_CLIENT_SECRET: 'a'.repeat(32), JINGTONG_REDIRECT_URI: 'http://127.0.0.1:5/',
  PUBLIC_URL: 'http://127.0.0.1:6',
  WECHAT_PAY_URL: 'http://127.0.0.1:7', WECHAT_PAY_MERCHANT_ID: '1900000001', WECHAT_PAY_MERCHANT_SERIAL: 'A'.repeat(40), WECHAT_PAY_MERCHANT_KEY: PEM,
  WECHAT_PAY_API_KEY: 'x'.repeat(32), WECHAT_PAY_PLATFORM_KEYS: `ONE:${PEM}`,
  COURIER_URL: 'http://127.0.0.1:8', COURIER_CLIENT_ID: 'app', COURIER_SECRET: 'x'.repeat(16),
}
