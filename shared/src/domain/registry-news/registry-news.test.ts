import { subjectOf, takeNews, type KnownNews, type RegistryNews } from './registry-news'

const news = (messageId: string, at: string, state: 'collected' | 'void' = 'void'): RegistryNews => ({
  messageId, at: `2026-11-20T${at}Z`, about: { kind: 'certificate', number: 'Z110000001', state, successor: null },
})
const after = (...all: RegistryNews[]) => all.reduce<KnownNews | null>(takeNews, null)!

describe('news of phase 3', () => {
  it('is about a certificate or a newborn', () => {
    expect(subjectOf(news('a', '10:00:00'))).toBe('certificate Z110000001')
    expect(subjectOf({ messageId: 'a', at: '2026-11-20T10:00:00Z', about: { kind: 'newborn', birthRecordId: 'FM1', died: true } })).toBe('newborn FM1')
  })

  it('counts once, however often it comes', () => {
    const once = after(news('a', '10:00:00'))
    expect(takeNews(once, news('a', '10:00:00'))).toBe(once)
  })

  it('that is older than what is known changes nothing, and is remembered', () => {
    expect(after(news('b', '11:00:00', 'void'), news('a', '10:00:00', 'collected'))).toEqual({ latest: news('b', '11:00:00', 'void'), received: ['b', 'a'] })
  })

  it('ends the same in every order of arrival, also at the same moment', () => {
    const [a, b, c] = [news('a', '10:00:00', 'collected'), news('b', '11:00:00', 'void'), news('c', '11:00:00', 'collected')]
    const orders = [[a, b, c], [a, c, b], [b, a, c], [b, c, a], [c, a, b], [c, b, a]]
    expect(new Set(orders.map(order => after(...order).latest.messageId))).toEqual(new Set(['c']))
  })

  it('is compared as moments, whatever the zone it is written in', () => {
    const late = { ...news('a', '10:00:00'), at: '2026-11-20T18:30:00+08:00' }
    expect(after(late, news('b', '10:29:00')).latest.messageId).toBe('a')
  })
})
