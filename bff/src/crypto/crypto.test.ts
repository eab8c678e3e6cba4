import { randomBytes } from 'node:crypto'
import { normalizeCode } from '@mcb/shared/domain'
import { openTicket, seal, sealTicket, unseal } from './sealing'
import { digestOf, newCode } from './tokens'

const key = randomBytes(32)
const NOW = new Date('2026-11-20T10:00:00Z')

describe('sealing', () => {
  const sealed = seal(key, 'photo|1', Buffer.from('a picture'))

  it('opens with the same key and context', () => expect(unseal(key, 'photo|1', sealed)?.toString()).toBe('a picture'))

  it('does not open with another key, in another place, or cut short', () => {
    expect(unseal(randomBytes(32), 'photo|1', sealed)).toBeNull()
    expect(unseal(key, 'photo|2', sealed)).toBeNull()
    expect(unseal(key, 'photo|1', sealed.subarray(0, 20))).toBeNull()
  })

  it('does not open when any single byte was changed', () => {
    for (let i = 0; i < sealed.length; i++) {
      const altered = Buffer.from(sealed)
      altered[i]! ^= 1
      expect(unseal(key, 'photo|1', altered)).toBeNull()
    }
  })

  it('lets a ticket work until the second it ends, for the one it was made for', () => {
    const until = new Date(NOW.getTime() + 1000)
    const ticket = sealTicket(key, 'account-1', 'birth-1', until)
    expect(openTicket(key, 'account-1', ticket, new Date(until.getTime() - 1))).toBe('birth-1')
    expect(openTicket(key, 'account-1', ticket, until)).toBeNull()
    expect(openTicket(key, 'account-2', ticket, NOW)).toBeNull()
    expect(openTicket(key, 'account-1', 'nonsense', NOW)).toBeNull()
  })
})

describe('codes', () => {
  it('survive being typed in small letters, in groups, with look-alikes', () => {
    const code = newCode()
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/)
    const typed = code.toLowerCase().replace(/1/g, 'l').replace(/0/g, 'o').replace(/(.{4})/g, '$1 ')
    expect(normalizeCode(typed)).toBe(code)
  })
})

describe('a digest of content', () => {
  it('does not depend on the order of keys or on absent values, but on everything else', () => {
    const same = digestOf({ a: 1, b: [{ c: 2, d: undefined }] })
    expect(digestOf({ b: [{ c: 2 }], a: 1 })).toBe(same)
    expect(digestOf({ a: 1, b: [{ c: 3 }] })).not.toBe(same)
    expect(digestOf({ a: '1', b: [{ c: 2 }] })).not.toBe(same)
  })
})
