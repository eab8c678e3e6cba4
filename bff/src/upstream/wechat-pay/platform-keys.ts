import { createPublicKey, X509Certificate, type KeyObject } from 'node:crypto'

/** One of WeChat Pay's own keys: what it signs with has this serial. Times are epoch milliseconds. */
export type PlatformKey = { serial: string; key: KeyObject; from: number; until: number }

/** New certificates are asked for at most so often, whatever serials come in. */
const ASK_AGAIN_MS = 60_000

/** A certificate's serial; the ids of public keys (`PUB_KEY_ID_…`) are never fetched. */
const CERTIFICATE_SERIAL = /^[0-9A-F]{16,64}$/

/**
 * A key to be trusted: a certificate, or a public key with the id WeChat has given it.
 * @throws Error when it is none, not RSA of 2048 bits or more, or the certificate has another serial
 */
export function readPlatformKey({ serial, pem }: { serial: string; pem: string }): PlatformKey {
  if (!pem.includes('CERTIFICATE')) return { serial, key: strongRsa(createPublicKey(pem)), from: -Infinity, until: Infinity }
  const certificate = new X509Certificate(pem)
  if (withoutZeros(certificate.serialNumber) !== withoutZeros(serial)) throw new Error('a certificate of WeChat Pay has another serial number than it was given')
  return { serial, key: strongRsa(certificate.publicKey), from: Date.parse(certificate.validFrom), until: Date.parse(certificate.validTo) }
}

const withoutZeros = (serial: string) => serial.toUpperCase().replace(/^0+/, '')

function strongRsa(key: KeyObject): KeyObject {
  if (key.asymmetricKeyType !== 'rsa' || (key.asymmetricKeyDetails?.modulusLength ?? 0) < 2048) throw new Error('a key of WeChat Pay must be RSA of 2048 bits or more')
  return key
}

/**
 * The keys that are believed: the pinned ones, of which two or more may be good at a time while WeChat changes over, and the
 * certificates that were fetched last. A serial nobody knows is refused; with `fetchMore` its first sight in a minute asks
 * for new certificates, and everybody who comes meanwhile waits for the same answer.
 */
export function createPlatformKeys(pinned: readonly PlatformKey[], clock: () => Date, fetchMore: (() => Promise<PlatformKey[]>) | null) {
  const known = new Map(pinned.map(key => [key.serial, key]))
  let fetched = new Map<string, PlatformKey>()
  let fetching: { at: number; done: Promise<void> } | null = null

  function look(serial: string): KeyObject | null {
    const now = clock().getTime()
    const found = known.get(serial) ?? fetched.get(serial)
    return found && found.from <= now && now <= found.until ? found.key : null
  }

  async function fetchOnce(ask: () => Promise<PlatformKey[]>): Promise<void> {
    const now = clock().getTime()
    if (!fetching || Math.abs(now - fetching.at) >= ASK_AGAIN_MS) {
      const done = ask().then(keys => void (fetched = new Map(keys.map(key => [key.serial, key]))), () => undefined)
      fetching = { at: now, done }
    }
    await fetching.done
  }

  return {
    /** The key of a serial, if it is one of WeChat's and good now. */
    async find(serial: string): Promise<KeyObject | null> {
      const found = look(serial)
      if (found || !fetchMore || known.has(serial) || !CERTIFICATE_SERIAL.test(serial)) return found
      await fetchOnce(fetchMore)
      return look(serial)
    },
  }
}
