import { bytesOf, lettersOf } from '../access/code-letters'
import { messageOf, pickupCodeHead, pickupCodeText, readPickupCode } from './pickup-code'

const CODE = '0123456789ABCDEFGHJKMNPQRS'
const REFERENCE = '0A1B2C3D4E5F6G7H'
const UNTIL = new Date('2026-11-20T10:10:00+08:00')
const head = pickupCodeHead(CODE, REFERENCE, UNTIL)
const SIGNATURE = Uint8Array.from({ length: 64 }, (_, i) => (i * 37 + 11) % 256)
const text = pickupCodeText(head, SIGNATURE)

describe('letters', () => {
  it('carry bytes of any length there and back', () => {
    for (let length = 0; length < 70; length++) {
      const bytes = Uint8Array.from({ length }, (_, i) => (i * 89 + length * 7) % 256)
      expect(bytesOf(lettersOf(bytes))).toEqual(bytes)
    }
    expect(bytesOf('U')).toBeNull()
  })
})

describe('a pickup code', () => {
  it('says what was put in, however it is typed', () => {
    const typed = text.toLowerCase().replace(/(.{4})/g, '$1 ').replace(/0/g, 'o')
    for (const scanned of [text, typed])
      expect(readPickupCode(scanned)).toEqual({ code: CODE, reference: REFERENCE, expiresAt: UNTIL, message: messageOf(head), signature: SIGNATURE })
  })

  it('is a small picture: capitals and digits only', () => expect(text).toMatch(/^[0-9A-Z]{155}$/))

  test.each([['nothing', ''], ['the code that is typed', CODE], ['one that was cut off', text.slice(0, -1)], ['one that goes on', `${text}0`], ['a web address', 'https://example.org/P1']])(
    'is not %s',
    (_name, other) => expect(readPickupCode(other)).toBeNull(),
  )
})
