import { createPrivateKey, createPublicKey, generateKeyPair, randomBytes, type KeyObject } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { CREDENTIALS } from '../credentials'
import { makeCertificate } from './certificate'

/** How WeChat Pay shows who it is: merchants of before 2024 know certificates, newer ones a public key with an id. */
export type PlatformKind = 'publicKey' | 'certificate'

/** Everything a merchant needs to do business here, under the names of the service's settings. */
export type MerchantCredentials = {
  appId: string
  merchantId: string
  merchantSerial: string
  /** PEM */
  merchantKey: string
  apiKey: string
  platformKeys: { serial: string; pem: string }[]
}

type StoredPlatformKey = { kind: PlatformKind; serial: string; privateKey: string; /** What merchants are given. */ pem: string }
type StoredKeys = { merchantSerial: string; merchantKey: string; apiKey: string; platform: StoredPlatformKey[] }

export const MERCHANT_ID = '1900000001'
export const APP_ID = CREDENTIALS.WECHAT_APP_ID
const YEARS_OF_A_CERTIFICATE = 5

const newPair = () => promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
const pemOf = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'pem' }).toString()
/** 40 hexadecimal digits; the first makes it a positive number. */
const newSerial = () => `5${randomBytes(20).toString('hex').slice(1)}`.toUpperCase()

async function newPlatformKey(kind: PlatformKind, now: Date): Promise<StoredPlatformKey> {
  const { publicKey, privateKey } = await newPair()
  if (kind === 'publicKey') {
    return { kind, serial: `PUB_KEY_ID_01${MERCHANT_ID}${randomBytes(8).toString('hex')}`, privateKey: pemOf(privateKey), pem: publicKey.export({ type: 'spki', format: 'pem' }).toString() }
  }
  const serial = newSerial()
  const from = new Date(now.getTime() - 24 * 3_600_000)
  const until = new Date(from)
  until.setUTCFullYear(from.getUTCFullYear() + YEARS_OF_A_CERTIFICATE)
  return { kind, serial, privateKey: pemOf(privateKey), pem: makeCertificate({ publicKey, privateKey, serial, name: 'Tenpay.com Root CA (played)', from, until }) }
}

async function newKeys(kind: PlatformKind, now: Date): Promise<StoredKeys> {
  const [merchant, platform] = await Promise.all([newPair(), newPlatformKey(kind, now)])
  return { merchantSerial: newSerial(), merchantKey: pemOf(merchant.privateKey), apiKey: randomBytes(16).toString('hex'), platform: [platform] }
}

/**
 * The keys of one mock, made when it starts for the first time; with a directory they are there again the next time. None of
 * them is in the repository.
 */
export async function openKeys({ directory, kind, clock }: { directory: string | undefined; kind: PlatformKind; clock: () => Date }) {
  const file = directory && path.join(directory, 'wechat-pay-keys.json')
  let stored = (file && read(file)) || (await newKeys(kind, clock()))
  save()

  function save(): void {
    if (!file) return
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, JSON.stringify(stored), { mode: 0o600 })
  }

  return {
    get apiKey() { return Buffer.from(stored.apiKey) },
    get merchantSerial() { return stored.merchantSerial },
    merchantKey: createPublicKey(stored.merchantKey),
    /** The newest is the last. */
    get platform() { return stored.platform.map(key => ({ ...key, privateKey: createPrivateKey(key.privateKey) })) },
    /** Signs with a new key from now on; the one before stays good. */
    async rotate(to: PlatformKind): Promise<string> {
      const key = await newPlatformKey(to, clock())
      stored = { ...stored, platform: [...stored.platform, key].slice(-2) }
      save()
      return key.serial
    },
    credentials: (): MerchantCredentials => ({
      appId: APP_ID,
      merchantId: MERCHANT_ID,
      merchantSerial: stored.merchantSerial,
      merchantKey: stored.merchantKey,
      apiKey: stored.apiKey,
      platformKeys: [...stored.platform].reverse().map(({ serial, pem }) => ({ serial, pem })),
    }),
    /** Signs what merchants did not sign: a true signature of somebody else. */
    strangerKey: () => createPrivateKey(stored.merchantKey),
  }
}
export type Keys = Awaited<ReturnType<typeof openKeys>>

function read(file: string): StoredKeys | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as StoredKeys
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
