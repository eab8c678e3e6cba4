import { createCipheriv, createDecipheriv } from 'node:crypto'
import { authToken, toProfile } from './translate'

const SECRET = '000102030405060708090a0b0c0d0e0f'

function encrypt(text: string, secret = SECRET): string {
  const cipher = createCipheriv('aes-128-ecb', Buffer.from(secret, 'hex'), null)
  return Buffer.concat([cipher.update(text), cipher.final()]).toString('hex')
}

const profile = (more: object = {}) =>
  toProfile({ uniqueId: 'u-1', certName: 'ELENA MARCHETTI-ROSSI', certNo: encrypt('yb1234567'), certNoType: '2', certLevel: 'L3', ...more }, SECRET)

describe('a person Jingtong has verified', () => {
  it('has a number only we can read', () => {
    expect(profile()).toEqual({
      subject: 'u-1',
      name: 'ELENA MARCHETTI-ROSSI',
      document: { kind: 'foreignPassport', number: 'YB1234567' },
      level: 3,
    })
  })

  test.each([
    ['1', 'residentIdentityCard'],
    ['2', 'foreignPassport'],
    ['4', 'taiwanTravelPermit'],
    ['5', 'residencePermit'],
    ['6', 'residencePermit'],
    ['7', 'hongKongMacauTravelPermit'],
    ['8', 'hongKongMacauTravelPermit'],
    ['78', 'hongKongMacauTravelPermit'],
    ['9', 'foreignPermanentResidentCard'],
  ])('with a document of type %s has a %s', (certNoType, kind) => expect(profile({ certNoType }).document?.kind).toBe(kind))

  test.each([
    ['a type we do not know', { certNoType: '42' }],
    ['a permit to travel out', { certNoType: '3' }],
    ['no type', { certNoType: null }],
    ['no number', { certNo: null }],
    ['a number under another secret', { certNo: encrypt('YB1234567', 'f'.repeat(32)) }],
    ['a number that is no ciphertext', { certNo: 'YB1234567' }],
    ['an empty ciphertext', { certNo: '' }],
  ])('with %s is let in without a document', (_what, more) => expect(profile(more)).toMatchObject({ subject: 'u-1', document: null }))

  test.each([['L1', 1], ['L4', 4], ['L9', 1], ['', 1], [null, 1]])('of level %s counts as %s', (certLevel, level) => {
    expect(profile({ certLevel }).level).toBe(level)
  })
})

test.each([['32', 'aes-128-ecb'], ['64', 'aes-256-ecb']])('the proof of a secret of %s digits is read with %s', (digits, algorithm) => {
  const secret = 'a1'.repeat(Number(digits) / 2)
  const decipher = createDecipheriv(algorithm, Buffer.from(secret, 'hex'), null)
  const token = authToken('100', secret, new Date(1_700_000_000_000))
  expect(decipher.update(token, 'hex', 'utf8') + decipher.final('utf8')).toBe(`100:${secret}:1700000000000`)
})
