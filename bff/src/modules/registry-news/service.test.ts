import { anApplication } from '@mcb/shared/testing'
import { DEFAULT_SETTINGS, plainDate, type RegistryNews } from '@mcb/shared/domain'
import pino from 'pino'
import { aClock, aRecord, fakeApplications } from '../../../test/fakes'
import { createApplicationWrites } from '../application/writes'
import type { RegistryNewsRecord } from './ports'
import { createRegistryNewsService } from './service'

const certificate = { newborn: 0, number: 'Z110000001', issuedOn: plainDate('2026-11-20'), populationCode: null }
const news = (messageId: string, minute: number, state: 'collected' | 'void'): RegistryNews => ({
  messageId, at: `2026-11-20T01:0${minute}:00.000Z`, about: { kind: 'certificate', number: certificate.number, state, successor: null },
})

function setUp(certificates = [certificate]) {
  const clock = aClock()
  const application = anApplication({ status: 'readyForPickup', certificates })
  const { repository, records } = fakeApplications(aRecord(application))
  const kept = new Map<string, RegistryNewsRecord>()
  const service = createRegistryNewsService({
    news: {
      get: async subject => structuredClone(kept.get(subject) ?? null),
      insert: async record => !kept.has(record.subject) && Boolean(kept.set(record.subject, structuredClone(record))),
      async save(record) {
        if (kept.get(record.subject)?.revision !== record.revision) return 'stale'
        kept.set(record.subject, structuredClone({ ...record, revision: record.revision + 1 }))
        return 'saved'
      },
      listUnknown: async () => [...kept.values()].filter(({ unknown }) => unknown),
    },
    applications: { findAbout: async about => [...records.values()].filter(({ application: each }) => each.certificates.some(({ number }) => about.kind === 'certificate' && number === about.number)).map(each => each.application.id) },
    writes: createApplicationWrites({ applications: repository, settings: DEFAULT_SETTINGS, clock, wakeOutbox: () => undefined }),
    clock,
    logger: pino({ level: 'silent' }),
  })
  const stored = () => records.get(application.id)!
  return { service, stored, state: () => stored().application.certificates[0]?.changedElsewhere?.state }
}

describe('news of a certificate', () => {
  it('that comes twenty times at once is applied once', async () => {
    const { service, stored, state } = setUp()
    await Promise.all(Array.from({ length: 20 }, () => service.receive(news('a', 1, 'void')).catch(() => undefined)))
    await service.receive(news('a', 1, 'void'))
    expect(state()).toBe('void')
    expect(stored().application.version).toBe(anApplication().version + 1)
  })

  it('that is older does not undo what is newer', async () => {
    const { service, state } = setUp()
    await service.receive(news('b', 2, 'void'))
    await service.receive(news('a', 1, 'collected'))
    expect(state()).toBe('void')
  })

  it('that comes before we know the number is applied when we do', async () => {
    const { service, stored, state } = setUp([])
    await service.receive(news('a', 1, 'void'))
    expect(await service.listUnknown()).toHaveLength(1)
    expect(await service.reconsider()).toBe(0)
    stored().application.certificates = [certificate]
    expect(await service.reconsider()).toBe(1)
    expect(state()).toBe('void')
    expect(await service.listUnknown()).toEqual([])
    expect(await service.reconsider()).toBe(0)
  })
})
