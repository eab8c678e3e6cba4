import type { SessionView } from '@mcb/shared/contract'
import { createDrafts } from './drafts'
import { uuidOf } from './platform/random-id'
import type { KeptTexts } from './platform/types'
import { createSession } from './session'

function aStorage(texts: Record<string, string> = {}): KeptTexts {
  return {
    read: key => texts[key] ?? null,
    write: (key, value) => void (texts[key] = value),
    remove: key => void delete texts[key],
  }
}
const aSession = { accessToken: 'a', expiresIn: 900, refreshToken: 'r', account: { id: 'p1', role: 'parent' } } as SessionView

describe('drafts', () => {
  it('survive a reload of the page', () => {
    const storage = aStorage()
    createDrafts(storage).write('contact 1', { phone: '13800138000' })
    expect(createDrafts(storage).read('contact 1')).toEqual({ phone: '13800138000' })
  })

  it('are one a page', () => {
    const drafts = createDrafts(aStorage())
    drafts.write('contact 1', { phone: '1' })
    drafts.write('contact 2', { phone: '2' })
    drafts.forget('contact 1')
    expect([drafts.read('contact 1'), drafts.read('contact 2')]).toEqual([null, { phone: '2' }])
  })

  it('all go when the person signs out', () => {
    const storage = aStorage()
    const drafts = createDrafts(storage)
    drafts.write('contact 1', { phone: '1' })
    drafts.forgetAll()
    expect(drafts.read('contact 1')).toBeNull()
    expect(storage.read('drafts')).toBeNull()
  })

  it.each(['', 'null', '"text"', '{broken'])('that cannot be read count as none: %p', text => {
    expect(createDrafts(aStorage({ drafts: text })).read('contact 1')).toBeNull()
  })
})

describe('a session', () => {
  it('survives a reload, and ends where it is cleared', () => {
    const storage = aStorage()
    createSession(storage).set(aSession)
    const reloaded = createSession(storage)
    expect(reloaded.get()).toEqual(aSession)
    reloaded.clear()
    expect(createSession(storage).get()).toBeNull()
  })

  it('tells its listeners of every change, until they leave', () => {
    const session = createSession(aStorage())
    const seen: (string | undefined)[] = []
    const leave = session.subscribe(() => seen.push(session.get()?.accessToken))
    session.set(aSession)
    session.clear()
    session.clear()
    leave()
    session.set(aSession)
    expect(seen).toEqual(['a', undefined])
  })

  it('that cannot be read is nobody', () => {
    expect(createSession(aStorage({ session: '{broken' })).get()).toBeNull()
  })
})

describe('a random id', () => {
  it('is a version 4 UUID of its bytes', () => {
    expect(uuidOf(Array.from({ length: 16 }, () => 0xff))).toBe('ffffffff-ffff-4fff-bfff-ffffffffffff')
    expect(uuidOf(Array.from({ length: 16 }, () => 0))).toBe('00000000-0000-4000-8000-000000000000')
  })
})
