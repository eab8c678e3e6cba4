/** What the service presents to the mocks, under the names of its settings. Invented, and good for nothing else. */
export const CREDENTIALS = {
  PHASE3_APP_ID: 'mcb-demo',
  PHASE3_SECRET: 'phase3-demo-secret-of-no-worth',
  WECHAT_APP_ID: 'wx0000000000000demo',
  WECHAT_APP_SECRET: 'wechat-demo-secret-of-no-worth',
  JINGTONG_CLIENT_ID: '100000000001',
  /** Also the AES-256 key of the platform's ciphertexts, so it has 32 characters. */
  JINGTONG_CLIENT_SECRET: 'jingtong-demo-secret-of-no-worth',
}
