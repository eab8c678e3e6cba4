import { generateKeyPairSync, X509Certificate } from 'node:crypto'
import { createPlatformKeys, readPlatformKey } from '../../bff/src/upstream/wechat-pay/platform-keys'
import { makeCertificate } from './certificate'

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
const serial = '5A'.repeat(20)
const pem = makeCertificate({ ...pair, serial, name: 'Tenpay.com Root CA (played)', from: new Date('2026-01-01T00:00:00Z'), until: new Date('2031-01-01T00:00:00Z') })
const certificate = new X509Certificate(pem)

test('a certificate that was made is one that Node reads', () => {
  expect(certificate.serialNumber).toBe(serial)
  expect(certificate.subject).toBe('CN=Tenpay.com Root CA (played)')
  expect([Date.parse(certificate.validFrom), Date.parse(certificate.validTo)]).toEqual([Date.parse('2026-01-01'), Date.parse('2031-01-01')])
  expect(certificate.publicKey.equals(pair.publicKey)).toBe(true)
})

test('it has signed itself, and nobody else has', () => {
  expect(certificate.verify(pair.publicKey)).toBe(true)
  expect(certificate.verify(generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey)).toBe(false)
})

test.each([
  ['2025-12-31T23:59:59Z', false],
  ['2026-01-01T00:00:00Z', true],
  ['2031-01-01T00:00:00Z', true],
  ['2031-01-01T00:00:01Z', false],
])('at %s it is believed: %p', async (at, expected) => {
  const keys = createPlatformKeys([readPlatformKey({ serial, pem })], () => new Date(at), null)
  expect((await keys.find(serial)) !== null).toBe(expected)
})

test('it is not taken under another serial', () => {
  expect(() => readPlatformKey({ serial: '5B'.repeat(20), pem })).toThrow('another serial')
})
