import { ConfigError, readConfig } from './config'

const good = {
  MONGODB_URI: 'mongodb://127.0.0.1:1/x',
  DOCUMENT_KEY: Buffer.alloc(32).toString('base64'),
  SEALING_KEY: Buffer.alloc(32).toString('base64'),
  PHASE3_URL: 'http://127.0.0.1:2', PHASE3_APP_ID: 'app', PHASE3_SECRET: 'x'.repeat(16),
  WECHAT_URL: 'http://127.0.0.1:3', WECHAT_APP_ID: 'app', WECHAT_APP_SECRET: 'x'.repeat(16),
  JINGTONG_URL: 'http://127.0.0.1:4', JINGTONG_CLIENT_ID: 'app', JINGTONG_CLIENT_SECRET: 'a'.repeat(32), JINGTONG_REDIRECT_URI: 'http://127.0.0.1:5/',
}

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

  it('never repeat a secret in the complaint', () => {
    expect(() => readConfig({ ...good, WECHAT_APP_SECRET: 'hunter2' })).toThrow(expect.objectContaining({ message: expect.not.stringContaining('hunter2') }))
  })
})
