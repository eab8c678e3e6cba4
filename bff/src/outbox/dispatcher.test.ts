import { aBirthRecord, aNewbornName, anApplication, completeAnswers, NOW } from '@mcb/shared/testing'
import { DEFAULT_SETTINGS, plainDate, populationCodeOfRegistry, type Application } from '@mcb/shared/domain'
import { AppError } from '@mcb/shared/errors'
import pino from 'pino'
import { aClock, aRecord, fakeApplications } from '../../test/fakes'
import type { CertificateAuthority, IssueAnswer, OutboxEntry } from '../modules/application/ports'
import { createApplicationWrites } from '../modules/application/writes'
import { createOutboxDispatcher } from './dispatcher'
import { newOutboxEntry } from './entry'
import { retryDelayMs } from './retry-delay'
import type { Supervision } from './sender'

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

const issuing = (more: Partial<Application> = {}) => anApplication({ status: 'issuing', queuedAt: NOW.toISOString(), issueRequestedBy: 'd'.repeat(24), ...more })

function setUp(...answers: (IssueAnswer | Error)[]) {
  return setUpWith(issuing(), ['issue'], ...answers)
}

function setUpWith(application: Application, messages: OutboxEntry['type'][], ...answers: (IssueAnswer | Error)[]) {
  const stopped = new Set<string>()
  const counted: string[] = []
  const steps: string[] = []
  const supervision: Supervision = {
    async isStopped(name) {
      steps.push(records.get(id)!.outbox.some(({ leasedUntil }) => leasedUntil && leasedUntil > clock()) ? 'asked with the lease in the store' : 'asked')
      return stopped.has(name)
    },
    triesAtMost: 3,
    answered: (name, outcome) => void counted.push(`${name} ${outcome}`),
    postponed: (name, problem) => void counted.push(`${name} ${problem}`),
  }
  const clock = aClock()
  const record = aRecord(application)
  messages.forEach((type, newborn) => record.outbox.push(newOutboxEntry(type, record, clock(), newborn)))
  const { repository, records } = fakeApplications(record)
  const { authority, asked } = anAuthority(...answers)
  const writes = createApplicationWrites({ applications: repository, settings: DEFAULT_SETTINGS, clock, wakeOutbox: () => undefined })
  const dispatcher = () =>
    createOutboxDispatcher({ applications: repository, writes: () => writes, authority, labels: { ask: async () => ({ outcome: 'accepted', trackingNumber: 'EA1CN' }) }, populationCodeOf: populationCodeOfRegistry, clock, leaseMs: LEASE, supervision, logger: pino({ level: 'silent' }), chance: () => 1 })
  /** Looks once, as after a start, and lets everything that began come to its end. */
  const lookOnce = async () => {
    const one = dispatcher()
    one.start()
    await new Promise(resolve => setImmediate(resolve))
    await new Promise(resolve => setImmediate(resolve))
    await one.stop()
  }
  return { clock, records, asked, lookOnce, dispatcher, stopped, counted, steps, stored: () => records.get(id)! }
}

describe('a message to phase 3', () => {
  it('is sent, and its answer moves the application on', async () => {
    const { lookOnce, stored, asked } = setUp()
    await lookOnce()
    expect(asked).toEqual([`${id}-issue-1`])
    expect(stored().application).toMatchObject({ status: 'readyForPickup', certificates: [{ newborn: 0, number: 'A110000001' }] })
    expect(stored().outbox[0]).toMatchObject({ state: 'accepted', attempts: 1 })
  })

  it('brings the population code that phase 3 gave, and none where it gave none', async () => {
    for (const populationCode of ['P-1', null]) {
      const { lookOnce, stored } = setUp({ outcome: 'accepted', certificateNumber: 'A110000001', issuedOn: plainDate('2026-11-20'), populationCode })
      await lookOnce()
      expect(stored().application.certificates).toEqual([expect.objectContaining({ populationCode })])
    }
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
    expect(stored().application).toMatchObject({ status: 'approved', issueRefusal: 'already_issued', certificates: [] })
  })

  it('goes for each twin, and the application goes on when both have a certificate', async () => {
    const twin = (birthOrder: number) => aBirthRecord({ id: `twin-${birthOrder}`, newborn: { ...aBirthRecord().newborn, birthOrder, plurality: 2 } })
    const answers = completeAnswers({
      birth: { records: [twin(1), twin(2)], dispute: null },
      newbornName: { names: [aNewbornName({ givenNames: 'Clara' }), aNewbornName({ givenNames: 'Emma' })] },
    })
    const issued = (certificateNumber: string): IssueAnswer => ({ outcome: 'accepted', certificateNumber, issuedOn: plainDate('2026-11-20'), populationCode: null })
    const { lookOnce, stored } = setUpWith(issuing({ answers }), ['issue', 'issue'], issued('Z110000001'), { outcome: 'pending' }, issued('Z110000002'))
    await lookOnce()
    expect(stored().application).toMatchObject({ status: 'issuing', certificates: [{ newborn: 0, number: 'Z110000001' }] })
    await lookOnce()
    expect(stored().application.status).toBe('issuing')
  })

  it('is asked again, under the same id, when the new number is the old one', async () => {
    const answers = completeAnswers({
      originalCertificate: { number: 'Z110000001', source: 'registry', issuedOn: null, newbornName: 'Clara WHITFIELD', record: aBirthRecord() },
      reissueReason: { reason: 'lost', note: '' },
    })
    const same: IssueAnswer = { outcome: 'accepted', certificateNumber: 'Z110000001', issuedOn: plainDate('2026-11-20'), populationCode: null }
    const { lookOnce, stored, clock } = setUpWith(issuing({ kind: 'reissue', answers }), ['issue'], same)
    await lookOnce()
    expect(stored().application).toMatchObject({ status: 'issuing', issueRefusal: null, certificates: [] })
    expect(stored().outbox[0]).toMatchObject({ state: 'asked', lastProblem: 'upstream.unexpected' })
    clock.advance(1000)
    await lookOnce()
    expect(stored().application).toMatchObject({ status: 'readyForPickup', certificates: [{ number: 'A110000001' }] })
  })

  const correcting = () =>
    anApplication({
      status: 'underReview',
      queuedAt: NOW.toISOString(),
      correction: { newborn: 0, changes: { weightGrams: 3300 }, by: 'd'.repeat(24), at: NOW.toISOString() },
      declarations: { mother: { accountId: 'a'.repeat(24), at: NOW.toISOString(), contentDigest: 'x', verified: false } },
    })

  it('about a corrected delivery record has everybody sign again, and keeps the place in the queue', async () => {
    const { lookOnce, stored } = setUpWith(correcting(), ['birthCorrection'])
    await lookOnce()
    const { application } = stored()
    expect(application).toMatchObject({ status: 'awaitingConfirmation', correction: null, declarations: {}, queuedAt: NOW.toISOString() })
    expect(application.history.at(-1)).toMatchObject({ action: 'recordCorrected', birthChanges: { newborn: 0, changes: [{ part: 'weightGrams', before: 3280, after: 3300 }] } })
    expect(application.answers.birth?.records[0]?.newborn.weightGrams).toBe(3300)
  })

  it('about a correction that phase 3 refuses changes nothing but says why', async () => {
    const { lookOnce, stored } = setUpWith(correcting(), ['birthCorrection'], { outcome: 'refused', reason: 'birth_unknown' })
    await lookOnce()
    const { application } = stored()
    expect(application).toMatchObject({ status: 'underReview', correction: null, correctionRefusal: 'birth_unknown' })
    expect(application.declarations.mother).toBeDefined()
    expect(application.answers.birth?.records[0]?.newborn.weightGrams).toBe(3280)
  })

  it('is parked after so many tries, with the reason, and is not tried again', async () => {
    const down = () => new AppError('upstream.unavailable')
    const { lookOnce, asked, clock, stored, counted } = setUp(down(), new AppError('upstream.unexpected'), down())
    for (let i = 0; i < 6; i++) {
      await lookOnce()
      clock.advance(60 * 60_000)
    }
    expect(asked).toHaveLength(3)
    expect(stored().outbox[0]).toMatchObject({ state: 'parked', attempts: 3, lastProblem: 'upstream.unavailable' })
    expect(stored().application.status).toBe('issuing')
    expect(counted).toEqual(['phase3.issue upstream.unavailable', 'phase3.issue upstream.unexpected', 'phase3.issue upstream.unavailable', 'phase3.issue parked'])
  })

  it('does not overtake one that is parked', async () => {
    const { lookOnce, asked, clock, stored, records } = setUpWith(issuing(), ['issue', 'issue'])
    const before = structuredClone(stored())
    before.outbox[0]!.state = 'parked'
    records.set(id, before)
    await lookOnce()
    clock.advance(60 * 60_000)
    await lookOnce()
    expect(asked).toEqual([])
  })

  it('that cannot be made is tried again like any other, and parked in the end', async () => {
    const { lookOnce, clock, stored } = setUpWith(issuing({ issueRequestedBy: null }), ['issue'])
    for (let i = 0; i < 4; i++) {
      await lookOnce()
      clock.advance(60 * 60_000)
    }
    expect(stored().outbox[0]).toMatchObject({ state: 'parked', lastProblem: 'internal' })
  })

  it('is not sent while its interface is stopped, costs no try, and goes when it may be used again', async () => {
    const { lookOnce, asked, clock, stored, stopped } = setUp()
    stopped.add('phase3.issue')
    for (let i = 0; i < 10; i++) {
      await lookOnce()
      clock.advance(60_000)
    }
    expect(asked).toEqual([])
    expect(stored().outbox[0]).toMatchObject({ state: 'asked', attempts: 0, lastProblem: 'exchange.stopped', leasedUntil: null })
    stopped.clear()
    await lookOnce()
    expect(asked).toHaveLength(1)
  })

  it('goes although another interface is stopped', async () => {
    const { lookOnce, asked, stopped } = setUp()
    stopped.add('phase3.pickup')
    await lookOnce()
    expect(asked).toHaveLength(1)
  })

  it('that an open circuit keeps back costs no try, and waits as long as the circuit says', async () => {
    const open = () => new AppError('upstream.unavailable', { params: { system: 'phase3', retryAfterSeconds: 21 } })
    const { lookOnce, asked, clock, stored } = setUp(open(), open(), open(), open(), open())
    for (let i = 0; i < 5; i++) {
      await lookOnce()
      clock.advance(21_999)
      await lookOnce()
      expect(asked).toHaveLength(i + 1)
      clock.advance(1)
    }
    expect(stored().outbox[0]).toMatchObject({ state: 'asked', attempts: 0 })
    await lookOnce()
    expect(stored().outbox[0]).toMatchObject({ state: 'accepted' })
  })

  it('is in the store as under way before it is asked whether it may go, so that nobody stops an interface and overlooks it', async () => {
    const { lookOnce, asked, steps } = setUp()
    await lookOnce()
    expect([steps, asked.length]).toEqual([['asked with the lease in the store'], 1])
    const other = setUp()
    other.stopped.add('phase3.issue')
    await other.lookOnce()
    expect([other.steps, other.asked.length]).toEqual([['asked with the lease in the store'], 0])
  })

  it('is under way only while it is being sent', async () => {
    const { lookOnce, stored } = setUp({ outcome: 'pending' })
    await lookOnce()
    expect(stored().outbox[0]).toMatchObject({ state: 'asked', leasedUntil: null })
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
