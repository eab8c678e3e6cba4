import { anApplication, NOW } from '@mcb/shared/testing'
import { DEFAULT_SETTINGS, plainDate, populationCodeOfRegistry, type HistoryEntry } from '@mcb/shared/domain'
import { AppError } from '@mcb/shared/errors'
import pino from 'pino'
import { aClock, aRecord, fakeApplications } from '../../test/fakes'
import { aProcess } from '../../test/support/mortal'
import type { CertificateAuthority } from '../modules/application/ports'
import { createApplicationWrites } from '../modules/application/writes'
import { createOutboxDispatcher } from './dispatcher'
import { newOutboxEntry } from './entry'

const LEASE_MS = 9000
const id = anApplication().id
const logger = pino({ level: 'silent' })

/** Phase 3: what comes again under its id is answered as it was, and done once. */
function aRegistry() {
  const issued = new Map<string, string>()
  const collected = new Map<string, number>()
  const authority: CertificateAuthority = {
    async requestIssue({ messageId }) {
      if (!issued.has(messageId)) issued.set(messageId, `A11000000${issued.size + 1}`)
      return { outcome: 'accepted', certificateNumber: issued.get(messageId)!, issuedOn: plainDate('2026-11-20'), populationCode: null }
    },
    async correctBirth() {
      throw new AppError('upstream.unavailable')
    },
    async reportPickup({ messageId }) {
      collected.set(messageId, (collected.get(messageId) ?? 0) + 1)
      return { outcome: 'accepted' }
    },
  }
  return { authority, issued, collected }
}

/** A process dies at a point of sending an issue and a pickup; another one comes after it. @returns whether it died, and how both sides stand */
async function dieAt(point: number) {
  const clock = aClock()
  const handOver = { at: NOW.toISOString(), by: 'd'.repeat(24), collector: 'mother' as const }
  const record = aRecord(anApplication({ status: 'issuing', queuedAt: NOW.toISOString(), issueRequestedBy: 'd'.repeat(24), handOver, history: [] as HistoryEntry[] }))
  record.outbox.push(newOutboxEntry('issue', record, clock(), 0), newOutboxEntry('pickupReport', record, clock(), 0))
  const { repository, records } = fakeApplications(record)
  const { authority, issued, collected } = aRegistry()

  const live = async (process: ReturnType<typeof aProcess>) => {
    const applications = process.within(repository)
    const writes = createApplicationWrites({ applications, settings: DEFAULT_SETTINGS, clock, wakeOutbox: () => undefined })
    const sender = createOutboxDispatcher({
      applications, writes: () => writes, authority: process.within(authority), labels: { ask: async () => ({ outcome: 'accepted', trackingNumber: 'EA1CN' }) }, populationCodeOf: populationCodeOfRegistry, clock, leaseMs: LEASE_MS, logger, chance: () => 1,
      supervision: { isStopped: process.around(async () => false), triesAtMost: 100, answered: () => undefined, postponed: () => undefined },
    })
    sender.start()
    for (let turn = 0; turn < 40; turn++) await new Promise(resolve => setImmediate(resolve))
    await sender.stop()
  }

  const first = aProcess(point)
  await live(first)
  // leases run out, and another process looks
  for (let round = 0; round < 3; round++) {
    clock.advance(LEASE_MS + 1)
    await live(aProcess(Infinity))
  }
  return { died: first.hasDied(), points: first.points(), stored: records.get(id)!, issued, collected }
}

it('ends with both sides equal, wherever the process dies', async () => {
  let point = 0
  for (;;) {
    const { died, points, stored, issued, collected } = await dieAt(++point)
    const at = `died at point ${point}`
    expect([at, stored.outbox.map(({ state }) => state)]).toEqual([at, ['accepted', 'accepted']])
    expect([at, stored.application.certificates.map(({ number }) => number)]).toEqual([at, [...issued.values()]])
    expect([at, stored.application.history.filter(({ action }) => action === 'recordIssued').length]).toEqual([at, 1])
    expect([at, issued.size, [...collected.keys()]]).toEqual([at, 1, [`${id}-pickupReport-1`]])
    expect([at, stored.application.status]).toEqual([at, 'readyForPickup'])
    if (died) continue
    // it lived to the end: every point before was tried, two for each of at least ten calls
    expect(points).toBeGreaterThanOrEqual(20)
    expect(point).toBe(points + 1)
    return
  }
}, 60_000)
