import { readFileSync } from 'node:fs'
import { settingsSchema, type Settings } from '@mcb/shared/domain'
import * as z from 'zod'
import { ALGORITHMS } from './crypto/vault/ciphers'

/**
 * Every setting, once: name, type, default. This is the only file that reads the environment; the rest of the code
 * receives the result. `.env.example` says the same to people. Secrets have no default anywhere.
 */
const key = z.string().refine(text => Buffer.from(text, 'base64').length === 32, 'must be 32 bytes in base64')
const milliseconds = z.coerce.number().int().min(100).max(120_000)
const port = z.coerce.number().int().min(0).max(65_535)
const pem = z.string().transform(text => Buffer.from(text, 'base64').toString()).refine(text => text.startsWith('-----BEGIN '), 'must be a PEM file in base64')
/** `<serial>:<PEM in base64>`, several with commas between. */
const platformKeys = z
  .string()
  .transform(text => text.split(',').map(one => ({ serial: one.slice(0, one.indexOf(':')).trim(), pem: Buffer.from(one.slice(one.indexOf(':') + 1), 'base64').toString() })))
  .refine(keys => keys.every(({ serial, pem: text }) => serial && text.startsWith('-----BEGIN ')), 'must be serials, each with a PEM file in base64')
/** `<id>:<32 bytes in base64>`, several with commas between. */
const masterKeys = z
  .string()
  .transform(text => text.split(',').filter(Boolean).map(one => ({ id: one.slice(0, one.indexOf(':')).trim(), secret: Buffer.from(one.slice(one.indexOf(':') + 1), 'base64') })))
  .refine(keys => keys.every(({ id, secret }) => id && secret.length === 32), 'must be ids, each with 32 bytes in base64')
const flag = z.enum(['0', '1']).default('0').transform(text => text === '1')

const environmentSchema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(8080),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  /** Stop when standard input closes, so that a demo whose starter was killed leaves nothing behind. */
  EXIT_WITH_PARENT: flag,
  /** Where Prometheus may ask; not for the public. Empty: not served. */
  METRICS_HOST: z.string().default('127.0.0.1'),
  METRICS_PORT: z.literal('').or(port).default(''),
  /** How long a session that was found is believed without asking the store again; 0 asks at every call. */
  SESSION_REMEMBERED_MS: z.coerce.number().int().min(0).max(10_000).default(2000),
  /** Behind a reverse proxy that sets X-Forwarded-For. */
  TRUST_PROXY: flag,
  /** Serve the mini-program's H5 build at `/`; empty: another server does. */
  H5_DIRECTORY: z.string().default(''),

  /** The BFF as outside systems reach it, without a path of its own: WeChat Pay and the courier tell us things there. */
  PUBLIC_URL: z.url(),

  /** A JSON file with the city's own values for the rules that can be set; see shared/src/domain/settings. */
  RULES_FILE: z.string().default(''),

  /** Any server that speaks MongoDB's wire protocol. */
  MONGODB_URI: z.string().min(1),

  /** AES-256 key of photos from before there was a vault; empty: there are none. */
  DOCUMENT_KEY: z.literal('').or(key).default(''),
  /** How what is personal is sealed in the store; everything that was sealed otherwise is still read. */
  VAULT_ALGORITHM: z.enum(ALGORITHMS).default('sm4-ctr-hmac-sm3'),
  /** Master keys in this process; the first wraps, all unwrap. Empty: a key service has them. */
  VAULT_MASTER_KEYS: masterKeys.default([]),
  /** The key service, or what stands before a cipher machine. */
  VAULT_KMS_URL: z.literal('').or(z.url()).default(''),
  VAULT_KMS_KEY_ID: z.string().default(''),
  VAULT_KMS_SECRET: z.string().default(''),
  VAULT_KMS_TIMEOUT_MS: milliseconds.default(3000),
  /** AES-256 key for the tickets we hand out and take back. */
  SEALING_KEY: key,

  PHASE3_URL: z.url(),
  PHASE3_APP_ID: z.string().min(1),
  PHASE3_SECRET: z.string().min(16),
  PHASE3_TIMEOUT_MS: milliseconds.default(8000),

  WECHAT_URL: z.url(),
  WECHAT_APP_ID: z.string().min(1),
  WECHAT_APP_SECRET: z.string().min(16),
  WECHAT_TIMEOUT_MS: milliseconds.default(5000),

  /** The template of subscription messages; empty: WeChat writes to nobody. */
  WECHAT_NOTICE_TEMPLATE: z.string().default(''),

  /** The city's gateway for text messages; empty: none are sent. */
  SMS_URL: z.literal('').or(z.url()).default(''),
  SMS_SECRET: z.string().default(''),
  SMS_TIMEOUT_MS: milliseconds.default(5000),

  JINGTONG_URL: z.url(),
  JINGTONG_CLIENT_ID: z.string().min(1),
  /** Hexadecimal: the platform uses it as an AES key too. */
  JINGTONG_CLIENT_SECRET: z.string().regex(/^(?:[0-9a-fA-F]{32}|[0-9a-fA-F]{48}|[0-9a-fA-F]{64})$/, 'must be 32, 48 or 64 hexadecimal digits'),
  /** Where Jingtong sends the reader back to: the mini-program's own address. */
  JINGTONG_REDIRECT_URI: z.url(),
  JINGTONG_TIMEOUT_MS: milliseconds.default(5000),

  /** `https://api.mch.weixin.qq.com` */
  WECHAT_PAY_URL: z.url(),
  WECHAT_PAY_MERCHANT_ID: z.string().regex(/^\d{8,12}$/),
  /** Of our own certificate, by which WeChat finds our key. */
  WECHAT_PAY_MERCHANT_SERIAL: z.string().regex(/^[0-9A-Fa-f]{40}$/),
  WECHAT_PAY_MERCHANT_KEY: pem,
  /** The APIv3 key. */
  WECHAT_PAY_API_KEY: z.string().refine(text => Buffer.from(text).length === 32, 'must be 32 bytes'),
  /** Every key of WeChat's that is believed, the one to ask for first; two while it changes over. */
  WECHAT_PAY_PLATFORM_KEYS: platformKeys,
  /** Ask WeChat for new certificates when a serial is unknown; merchants with a public key have none. */
  WECHAT_PAY_FETCH_CERTIFICATES: flag,
  WECHAT_PAY_TIMEOUT_MS: milliseconds.default(5000),
  /** A page that plays the phone, for a demo in a browser; refused in production. */
  WECHAT_PAY_DEMO_PHONE: z.union([z.literal(''), z.url()]).default(''),

  COURIER_URL: z.url(),
  COURIER_CLIENT_ID: z.string().min(1),
  COURIER_SECRET: z.string().min(16),
  COURIER_TIMEOUT_MS: milliseconds.default(5000),

  RECOGNITION_WORKERS: z.coerce.number().int().min(1).max(16).default(2),
  RECOGNITION_QUEUE: z.coerce.number().int().min(1).max(500).default(40),
  RECOGNITION_TIMEOUT_MS: milliseconds.default(30_000),
}).refine(e => e.NODE_ENV !== 'production' || !e.WECHAT_PAY_DEMO_PHONE, { path: ['WECHAT_PAY_DEMO_PHONE'], message: 'is for demos' })
  .refine(e => e.VAULT_MASTER_KEYS.length > 0 !== Boolean(e.VAULT_KMS_URL), { path: ['VAULT_MASTER_KEYS'], message: 'either these or VAULT_KMS_URL must be set, and not both' })
  .refine(e => !e.VAULT_KMS_URL || (e.VAULT_KMS_KEY_ID && e.VAULT_KMS_SECRET.length >= 16), { path: ['VAULT_KMS_KEY_ID'], message: 'a key service needs VAULT_KMS_KEY_ID and VAULT_KMS_SECRET, 16 characters or more' })

export type Config = ReturnType<typeof readConfig>

/** @throws ConfigError with everything that is wrong, at once. */
export function readConfig(environment: Record<string, string | undefined> = process.env) {
  const parsed = environmentSchema.safeParse(environment)
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`))
  const e = parsed.data
  return {
    production: e.NODE_ENV === 'production',
    server: { host: e.HOST, port: e.PORT, trustProxy: e.TRUST_PROXY, h5Directory: e.H5_DIRECTORY, exitWithParent: e.EXIT_WITH_PARENT },
    metrics: e.METRICS_PORT === '' ? null : { host: e.METRICS_HOST, port: e.METRICS_PORT },
    log: { level: e.LOG_LEVEL },
    publicUrl: e.PUBLIC_URL,
    settings: readSettings(e.RULES_FILE),
    store: { uri: e.MONGODB_URI },
    sessions: { rememberedMs: e.SESSION_REMEMBERED_MS },
    keys: { documents: e.DOCUMENT_KEY ? Buffer.from(e.DOCUMENT_KEY, 'base64') : null, sealing: Buffer.from(e.SEALING_KEY, 'base64') },
    vault: {
      algorithm: e.VAULT_ALGORITHM,
      masterKeys: e.VAULT_MASTER_KEYS,
      kms: e.VAULT_KMS_URL ? { url: e.VAULT_KMS_URL, keyId: e.VAULT_KMS_KEY_ID, secret: e.VAULT_KMS_SECRET, timeoutMs: e.VAULT_KMS_TIMEOUT_MS } : null,
    },
    phase3: { url: e.PHASE3_URL, appId: e.PHASE3_APP_ID, secret: e.PHASE3_SECRET, timeoutMs: e.PHASE3_TIMEOUT_MS },
    wechat: { url: e.WECHAT_URL, appId: e.WECHAT_APP_ID, appSecret: e.WECHAT_APP_SECRET, timeoutMs: e.WECHAT_TIMEOUT_MS, noticeTemplate: e.WECHAT_NOTICE_TEMPLATE },
    sms: { url: e.SMS_URL, secret: e.SMS_SECRET, timeoutMs: e.SMS_TIMEOUT_MS },
    jingtong: {
      url: e.JINGTONG_URL,
      clientId: e.JINGTONG_CLIENT_ID,
      clientSecret: e.JINGTONG_CLIENT_SECRET,
      redirectUri: e.JINGTONG_REDIRECT_URI,
      timeoutMs: e.JINGTONG_TIMEOUT_MS,
    },
    wechatPay: {
      url: e.WECHAT_PAY_URL,
      appId: e.WECHAT_APP_ID,
      merchantId: e.WECHAT_PAY_MERCHANT_ID,
      merchantSerial: e.WECHAT_PAY_MERCHANT_SERIAL,
      merchantKey: e.WECHAT_PAY_MERCHANT_KEY,
      apiKey: e.WECHAT_PAY_API_KEY,
      platformKeys: e.WECHAT_PAY_PLATFORM_KEYS,
      fetchCertificates: e.WECHAT_PAY_FETCH_CERTIFICATES,
      timeoutMs: e.WECHAT_PAY_TIMEOUT_MS,
      demoPhone: e.WECHAT_PAY_DEMO_PHONE || null,
    },
    courier: { url: e.COURIER_URL, clientId: e.COURIER_CLIENT_ID, secret: e.COURIER_SECRET, timeoutMs: e.COURIER_TIMEOUT_MS },
    recognition: { workers: e.RECOGNITION_WORKERS, queueLimit: e.RECOGNITION_QUEUE, timeoutMs: e.RECOGNITION_TIMEOUT_MS },
  }
}

/** @throws ConfigError when the file is not there, is no JSON, or says something the rules do not know */
function readSettings(file: string): Settings {
  let given: unknown = {}
  try {
    if (file) given = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    throw new ConfigError(['RULES_FILE: cannot be read as JSON'])
  }
  const parsed = settingsSchema.safeParse(given)
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map(issue => `RULES_FILE ${issue.path.join('.')}: ${issue.message}`))
  return parsed.data
}

export class ConfigError extends Error {
  constructor(readonly problems: string[]) {
    super(`the settings are incomplete:\n  ${problems.join('\n  ')}`)
    this.name = 'ConfigError'
  }
}
