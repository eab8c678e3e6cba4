import { anApplication, NOW } from '@mcb/shared/testing'
import { DEFAULT_SETTINGS, plainDate } from '@mcb/shared/domain'
import { AppError } from '@mcb/shared/errors'
import pino from 'pino'
import { aClock, aRecord, fakeApplications } from '../../test/fakes'
import type { CertificateAuthority, IssueAnswer } from '../modules/application/ports'
import { createApplicationWrites } from '../modules/application/writes'
import { createOutboxDispatcher } from './dispatcher'
import { newOutboxEntry, retryDelayMs } from './entry'

const LEASE = 9000
const id = anApplication().id

/** Phase 3, answering from a list; what it was asked is kept. */
function anAuthority(...answers: (IssueAnswer | Error)[]) {
  const asked: string[] = []
  const next = async (messageId: string) => {
    asked.push(messageId)
    const answer = answers.shift() ?? { outcome: 'accepted' as const, certificateNumber: 'A110000001', issuedOn: plainDate('2026-11-20'), populationCode: null }
    if (answer instanceof Error) throw answer
    return answer
  }
  const authority: CertificateAuthority = {
    requestIssue: request => next(request.messageId),
    correctBirth: async request => {
      const answer = await next(request.messageId)
      return answer.outcome === 'pending' ? { outcome: 'accepted' } : answer
    },
    reportPickup: async report => {
      const answer = await next(report.messageId)
      return answer.outcome === 'pending' ? { outcome: 'accepted' } : answer
    },
  }
  return { authority, asked }
}

function setUp(...answers: (IssueAnswer | Error)[]) {
  const clock = aClock()
  const record = aRecord(anApplication({ status: 'issuing', queuedAt: NOW.toISOString(), issueRequestedBy: 'd'.repeat(24) }))
  record.outbox.push(newOutboxEntry('issue', record, clock(), 0))
  const { repository, records } = fakeApplications(record)
  const { authority, asked } = anAuthority(...answers)
  const writes = createApplicationWrites({ applications: repository, settings: DEFAULT_SETTINGS, clock, wakeOutbox: () => undefined })
  const dispatcher = () =>
    createOutboxDispatcher({ applications: repository, writes: () => writes, authority, clock, leaseMs: LEASE, logger: pino({ level: 'silent' }), chance: () => 1 })
  /** Looks once, as after a start, and lets everything that began come to its end. */
  const lookOnce = async () => {
    const one = dispatcher()
    one.start()
    await new Promise(resolve => setImmediate(resolve))
    await new Promise(resolve => setImmediate(resolve))
    await one.stop()
  }
  return { clock, records, asked, lookOnce, dispatcher, stored: () => records.get(id)! }
}

describe('a message to phase 3', () => {
  it('is sent, and its answer moves the application on', async () => {
    const { lookOnce, stored, asked } = setUp()
    await lookOnce()
    expect(asked).toEqual([`${id}-issue-1`])
    expect(stored().application).toMatchObject({ status: 'readyForPickup', certificate: { number: 'A110000001' } })
    expect(stored().outbox[0]).toMatchObject({ state: 'accepted', attempts: 1 })
  })

  it('is never sent again once it is answered', async () => {
    const { lookOnce, asked, clock } = setUp()
    await lookOnce()
    clock.advance(60 * 60_000)
    await lookOnce()
    expect(asked).toHaveLength(1)
  })

  it('waits twice as long after each failure, and asks under the same id', async () => {
    const down = () => new AppError('upstream.unavailable')
    const { lookOnce, asked, clock, stored } = setUp(down(), down())
    await lookOnce()
    expect(stored().outbox[0]).toMatchObject({ state: 'asked', lastProblem: 'upstream.unavailable' })
    clock.advance(999)
    await lookOnce()
    expect(asked).toHaveLength(1)
    clock.advance(1)
    await lookOnce()
    clock.advance(2000)
    await lookOnce()
    expect(asked).toEqual(Array(3).fill(`${id}-issue-1`))
    expect(stored().application.status).toBe('readyForPickup')
  })

  it('is asked about again while phase 3 has not decided', async () => {
    const { lookOnce, asked, clock, stored } = setUp({ outcome: 'pending' })
    await lookOnce()
    expect(stored().application.status).toBe('issuing')
    clock.advance(1500)
    await lookOnce()
    expect(asked).toHaveLength(2)
    expect(stored().application.status).toBe('readyForPickup')
  })

  it('that is refused goes back to the clerk with the reason', async () => {
    const { lookOnce, stored } = setUp({ outcome: 'refused', reason: 'already_issued' })
    await lookOnce()
    expect(stored().application).toMatchObject({ status: 'approved', issueRefusal: 'already_issued', certificate: null })
  })

  it('that was being sent when the process died is sent again after its lease, not before', async () => {
    const { lookOnce, records, asked, clock } = setUp()
    const died = structuredClone(records.get(id)!)
    died.outbox[0]!.attempts = 1
    died.outbox[0]!.nextAttemptAt = new Date(clock().getTime() + LEASE)
    records.set(id, died)
    clock.advance(LEASE - 1)
    await lookOnce()
    expect(asked).toHaveLength(0)
    clock.advance(1)
    await lookOnce()
    expect(asked).toHaveLength(1)
  })

  it('is sent once by two processes that look at the same moment', async () => {
    const { asked, dispatcher } = setUp()
    const [one, two] = [dispatcher(), dispatcher()]
    one.start()
    two.start()
    await new Promise(resolve => setImmediate(resolve))
    await new Promise(resolve => setImmediate(resolve))
    await Promise.all([one.stop(), two.stop()])
    expect(asked).toHaveLength(1)
  })
})

test.each([
  [1, 0, 500],
  [1, 1, 1000],
  [2, 1, 2000],
  [9, 1, 256_000],
  [10, 1, 300_000],
  [60, 1, 300_000],
])('after failure %i and chance %i the wait is %i ms', (attempts, chance, expected) => expect(retryDelayMs(attempts, chance)).toBe(expected))
