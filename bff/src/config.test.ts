import { SOME_SETTINGS } from '../test/support/some-settings'
import { ConfigError, readConfig } from './config'

const PEM = Buffer.from('-----BEGIN PRIVATE KEY-----\n').toString('base64')

const good = SOME_SETTINGS

describe('the settings', () => {
  it('have safe defaults for all but addresses and secrets', () => {
    const config = readConfig(good)
    expect(config.server).toMatchObject({ host: '127.0.0.1', port: 8080, trustProxy: false })
    expect(config.phase3.timeoutMs).toBe(8000)
    expect(config.metrics).toBeNull()
    expect(readConfig({ ...good, METRICS_PORT: '' }).metrics).toBeNull()
  })

  it('tell everything that is missing or wrong at once', () => {
    const wrong = { ...good, DOCUMENT_KEY: 'short', PORT: 'eighty', PHASE3_URL: undefined }
    expect(() => readConfig(wrong)).toThrow(ConfigError)
    try {
      readConfig(wrong)
    } catch (error) {
      expect((error as ConfigError).problems.map(problem => problem.split(':')[0])).toEqual(['PORT', 'DOCUMENT_KEY', 'PHASE3_URL'])
    }
  })

  it('take several keys of WeChat Pay, in their order, and none that is no PEM file', () => {
    const keys = (text: string) => readConfig({ ...good, WECHAT_PAY_PLATFORM_KEYS: text }).wechatPay.platformKeys.map(({ serial }) => serial)
    expect(keys(`PUB_KEY_ID_1:${PEM},50FF:${PEM}`)).toEqual(['PUB_KEY_ID_1', '50FF'])
    for (const wrong of ['', 'ONE', `ONE:${Buffer.from('x').toString('base64')}`, `:${PEM}`]) expect(() => keys(wrong)).toThrow(ConfigError)
  })

  it('have no phone that is played where money is real', () => {
    const demo = { ...good, WECHAT_PAY_DEMO_PHONE: 'http://127.0.0.1:9/phone' }
    expect(readConfig(demo).wechatPay.demoPhone).toBe('http://127.0.0.1:9/phone')
    expect(() => readConfig({ ...demo, NODE_ENV: 'production' })).toThrow('is for demos')
  })

  it('take master keys or a key service, and not both', () => {
    const problem = (more: object) => () => readConfig({ ...good, ...more })
    const kms = { VAULT_KMS_URL: 'http://127.0.0.1:9', VAULT_KMS_KEY_ID: 'k', VAULT_KMS_SECRET: 'x'.repeat(16) }
    expect(readConfig({ ...good, VAULT_MASTER_KEYS: '', ...kms }).vault).toMatchObject({ masterKeys: [], kms: { keyId: 'k', timeoutMs: 3000 } })
    for (const wrong of [{ VAULT_MASTER_KEYS: '' }, kms, { VAULT_MASTER_KEYS: 'm1:short' }, { VAULT_MASTER_KEYS: '', ...kms, VAULT_KMS_SECRET: 'short' }])
      expect(problem(wrong)).toThrow(ConfigError)
    expect(readConfig({ ...good, VAULT_MASTER_KEYS: `${good.VAULT_MASTER_KEYS},m0:${Buffer.alloc(32).toString('base64')}` }).vault.masterKeys.map(({ id }) => id)).toEqual(['m1', 'm0'])
  })

  it('never repeat a secret in the complaint', () => {
    expect(() => readConfig({ ...good, WECHAT_APP_SECRET: 'hunter2' })).toThrow(expect.objectContaining({ message: expect.not.stringContaining('hunter2') }))
  })
})
