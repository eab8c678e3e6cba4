/** What the service presents to the mocks, under the names of its settings. Invented, and good for nothing else. */
export const CREDENTIALS = {
  PHASE3_APP_ID: 'mcb-demo',
  PHASE3_SECRET: 'phase3-demo-secret-of-no-worth',
  WECHAT_APP_ID: 'wx0000000000000demo',
  WECHAT_APP_SECRET: 'wechat-demo-secret-of-no-worth',
  WECHAT_NOTICE_TEMPLATE: 'notice-template-of-the-demo',
  SMS_SECRET: 'sms-demo-secret-of-no-worth',
  VAULT_KMS_SECRET: 'kms-demo-secret-of-no-worth',
  COURIER_CLIENT_ID: 'mcb-demo',
  COURIER_SECRET: 'courier-demo-secret-of-no-worth',
  JINGTONG_CLIENT_ID: '100000000001',
  /** 32 hexadecimal digits, as the platform gives out: also the key of its ciphertexts. */
  JINGTONG_CLIENT_SECRET: '0de0de0de0de0de0de0de0de0de0de00',
}
