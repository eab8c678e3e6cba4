import { DEFAULT_SETTINGS } from '@mcb/shared/domain'
import { anApplication, NOW } from '@mcb/shared/testing'
import pino from 'pino'
import { aClock, aRecord, fakeApplications } from '../../../test/fakes'
import { createExpirySweep } from './expiry'
import { createApplicationWrites } from './writes'

const DAY_MS = 24 * 60 * 60_000

function setUp() {
  const clock = aClock(NOW)
  const waiting = aRecord(anApplication({ status: 'awaitingConfirmation', awaitingSince: NOW.toISOString() }), { invitation: { digest: 'i', expiresAt: NOW } })
  waiting.application.declarations.mother = { accountId: 'a'.repeat(24), at: NOW.toISOString(), contentDigest: 'x', verified: false }
  const { repository, records } = fakeApplications(waiting)
  const shared = { applications: repository, settings: DEFAULT_SETTINGS, clock }
  const writes = createApplicationWrites({ ...shared, wakeOutbox: () => undefined })
  return { clock, sweep: createExpirySweep({ ...shared, writes, logger: pino({ level: 'silent' }) }).sweep, stored: () => records.get(waiting.application.id)! }
}

describe('an application that waits for a signature', () => {
  it('is left alone on the last day, in Beijing', async () => {
    const { clock, sweep, stored } = setUp()
    clock.advance(14 * DAY_MS + 60_000)
    expect(await sweep()).toBe(0)
    expect(stored().application.status).toBe('awaitingConfirmation')
  })

  it('goes back to its applicant the day after, without signatures and invitation, once', async () => {
    const { clock, sweep, stored } = setUp()
    clock.advance(15 * DAY_MS)
    expect(await sweep()).toBe(1)
    expect(await sweep()).toBe(0)
    expect(stored()).toMatchObject({ invitation: null, application: { status: 'draft', awaitingSince: null, declarations: {} } })
    expect(stored().application.history).toEqual([expect.objectContaining({ action: 'expire', by: 'system', status: 'draft' })])
  })
})
