import { createHmac, createPrivateKey, createPublicKey, hkdfSync, sign, verify } from 'node:crypto'

/** PKCS #8 of an Ed25519 key, up to its 32 bytes of seed (RFC 8410). */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex')
const KEY_BYTES = 32

/** Signs so that whoever has the public half can tell without asking us (Ed25519). */
export type Signer = { /** 32 bytes. */ publicKey: Buffer; sign(message: Uint8Array): Buffer; verify(message: Uint8Array, signature: Uint8Array): boolean }

/** A signing key for one purpose, made of a secret: every process makes the same. */
export function createSigner(secret: Buffer, purpose: string): Signer {
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, derive(secret, `sign ${purpose}`)]), format: 'der', type: 'pkcs8' })
  const publicKey = createPublicKey(privateKey)
  return {
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).subarray(-KEY_BYTES),
    sign: message => sign(null, message, privateKey),
    verify: (message, signature) => verify(null, message, publicKey, signature),
  }
}

/** A name for something that only we can make, and that tells nothing to who does not know the thing. */
export function createPseudonyms(secret: Buffer, purpose: string): (thing: string) => Buffer {
  const key = derive(secret, `name ${purpose}`)
  return thing => createHmac('sha256', key).update(thing).digest()
}

function derive(secret: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', purpose, KEY_BYTES))
}
