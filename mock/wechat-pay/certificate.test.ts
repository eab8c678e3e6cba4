import { generateKeyPairSync, X509Certificate } from 'node:crypto'
import { makeCertificate } from './certificate'

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
const serial = '5A'.repeat(20)
const certificate = new X509Certificate(makeCertificate({ ...pair, serial, name: 'Tenpay.com Root CA (played)', from: new Date('2026-01-01T00:00:00Z'), until: new Date('2031-01-01T00:00:00Z') }))

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
