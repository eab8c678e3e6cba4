import { beijingDate } from '@mcb/shared/domain'
import { newCode } from '../../crypto/tokens'
import { createPickupCodes } from './codes'

const codes = createPickupCodes(Buffer.alloc(32, 1))
const UNTIL = new Date('2026-11-20T10:10:00+08:00')
const ID = 'f'.repeat(24)

describe('a pickup code', () => {
  it('is read by every process that has the key, and by no other', () => {
    const code = newCode()
    const text = codes.write(ID, code, UNTIL)
    expect(createPickupCodes(Buffer.alloc(32, 1)).read(text)).toMatchObject({ code, expiresAt: UNTIL, reference: codes.referenceOf(ID, beijingDate(UNTIL)) })
    expect(createPickupCodes(Buffer.alloc(32, 2)).read(text)).toBeNull()
    expect(codes.read(code)).toBeNull()
  })

  it('is not genuine when any one letter is another', () => {
    const text = codes.write(ID, newCode(), UNTIL)
    // the last letter is half empty
    for (let i = 0; i < text.length - 1; i++) {
      const altered = text.slice(0, i) + (text[i] === '7' ? '8' : '7') + text.slice(i + 1)
      expect([i, codes.read(altered)]).toEqual([i, null])
    }
  })

  it('tells a stranger nothing: the same family has another name each day', () => {
    const tomorrow = new Date(UNTIL.getTime() + 24 * 60 * 60_000)
    const names = [UNTIL, tomorrow].map(at => codes.read(codes.write(ID, newCode(), at))!.reference)
    expect(new Set(names).size).toBe(2)
    expect(codes.write(ID, newCode(), UNTIL)).not.toContain(ID.toUpperCase())
  })
})
