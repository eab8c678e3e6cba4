import { sign, type KeyObject } from 'node:crypto'

// Just enough ASN.1 for a certificate like those WeChat Pay signs with; Node reads certificates and makes none.

const SEQUENCE = 0x30
const SET = 0x31
const INTEGER = 0x02
const BIT_STRING = 0x03
const NULL = 0x05
const OBJECT_ID = 0x06
const UTF8_STRING = 0x0c
const UTC_TIME = 0x17
const VERSION = 0xa0

function der(tag: number, ...contents: Buffer[]): Buffer {
  const content = Buffer.concat(contents)
  const length = content.length < 128 ? Buffer.from([content.length]) : longLength(content.length)
  return Buffer.concat([Buffer.from([tag]), length, content])
}

function longLength(length: number): Buffer {
  const hex = length.toString(16)
  const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex')
  return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes])
}

const COMMON_NAME = der(OBJECT_ID, Buffer.from([0x55, 0x04, 0x03]))
const SHA256_WITH_RSA = der(SEQUENCE, der(OBJECT_ID, Buffer.from('2a864886f70d01010b', 'hex')), der(NULL))

const nameOf = (commonName: string) => der(SEQUENCE, der(SET, der(SEQUENCE, COMMON_NAME, der(UTF8_STRING, Buffer.from(commonName)))))
const timeOf = (date: Date) => der(UTC_TIME, Buffer.from(`${date.toISOString().replace(/\D/g, '').slice(2, 14)}Z`))

/**
 * A certificate that has signed itself, as PEM.
 * @param serial hexadecimal, beginning with 1 to 7 so that it is a positive number of this length
 */
export function makeCertificate({ publicKey, privateKey, serial, name, from, until }: {
  publicKey: KeyObject
  privateKey: KeyObject
  serial: string
  name: string
  from: Date
  until: Date
}): string {
  const content = der(
    SEQUENCE,
    der(VERSION, der(INTEGER, Buffer.from([2]))),
    der(INTEGER, Buffer.from(serial, 'hex')),
    SHA256_WITH_RSA,
    nameOf(name),
    der(SEQUENCE, timeOf(from), timeOf(until)),
    nameOf(name),
    publicKey.export({ type: 'spki', format: 'der' }),
  )
  const signature = der(BIT_STRING, Buffer.from([0]), sign('RSA-SHA256', content, privateKey))
  const lines = der(SEQUENCE, content, SHA256_WITH_RSA, signature).toString('base64').match(/.{1,64}/g)!
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}
