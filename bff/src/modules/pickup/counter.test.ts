import { anApplication, aPassport, completeAnswers } from '@mcb/shared/testing'
import { DEFAULT_SETTINGS as settings, plainDate, type Answers } from '@mcb/shared/domain'
import { AppError } from '@mcb/shared/errors'
import { aClock, anAccount, aRecord, fakeApplications, fakeAppointments, fakeLimiter } from '../../../test/fakes'
import { digest, newCode } from '../../crypto/tokens'
import { createApplicationWrites } from '../application/writes'
import { createPickupCodes } from './codes'
import { createCounterService } from './counter'
import { undoHandOver } from './hand-over'

const ID = 'f'.repeat(24)
const MINUTE = 60_000
const CERTIFICATE = { newborn: 0, number: 'A110000001', issuedOn: plainDate('2026-11-20'), populationCode: null }

/** One certificate at the counter of H001, and a clerk there. */
function aCounter(answers: Partial<Answers> = {}) {
  const clock = aClock()
  const clerk = anAccount({ role: 'clerk', institutionCode: 'H001' })
  const { repository, records } = fakeApplications(
    aRecord(anApplication({ id: ID, status: 'readyForPickup', queuedAt: clock().toISOString(), institutionCode: 'H001', answers: completeAnswers(answers), certificates: [CERTIFICATE] })),
  )
  const writes = createApplicationWrites({ applications: repository, settings, clock, wakeOutbox: () => undefined })
  const codes = createPickupCodes(Buffer.alloc(32, 1))
  const released: string[] = []
  const counter = createCounterService({
    applications: repository, appointments: fakeAppointments(), writes, codes, scans: fakeLimiter(1000), release: async id => void released.push(id), settings, clock,
  })
  const show = (id = ID) => codes.write(id, newCode(), new Date(clock().getTime() + 10 * MINUTE))
  let keys = 0
  const take = (code: string, { at = clock(), collector = 'mother' as 'mother' | 'father' | 'representative', seen = [] as never[] | ['ownDocument', 'authorization'], key = `key-${keys++}`, account = clerk } = {}) =>
    counter.take(ID, { code, collector, seen, at: at.toISOString() }, { account, idempotencyKey: key, request: { code, collector } })
  const undo = () => writes.perform(ID, 'undoHandOver', { account: clerk, version: null, idempotencyKey: `key-${keys++}`, request: {} }, (next, at) => undoHandOver(next, 'wrong family', at))
  return { clock, clerk, counter, codes, released, show, take, undo, stored: () => records.get(ID)! }
}

const codeOf = (promise: Promise<unknown>) => promise.then(() => 'done', (error: unknown) => (error instanceof AppError ? (error.details.params?.refusal ?? error.code) : String(error)))

describe('a hand-over at the counter', () => {
  it('is recorded on the code alone, and phase 3 is told when it can no longer be taken back', async () => {
    const { take, show, stored, clock, released } = aCounter()
    const taken = await take(show(), { collector: 'father' })
    expect(taken).toMatchObject({ collector: 'father', at: clock().toISOString(), undoableUntil: new Date(clock().getTime() + 10 * MINUTE).toISOString() })
    expect(stored().application).toMatchObject({ status: 'completed', scan: null })
    expect(stored().outbox).toEqual([expect.objectContaining({ type: 'pickupReport', state: 'asked', nextAttemptAt: new Date(clock().getTime() + 10 * MINUTE) })])
    expect(released).toEqual([ID])
  })

  it('arrives once, however often it is sent', async () => {
    const { take, show, stored } = aCounter()
    const code = show()
    await Promise.all([0, 1, 2].map(() => take(code, { key: 'the-same-tap' })))
    expect(await codeOf(take(code, { key: 'the-same-tap' }))).toBe('done')
    expect(stored().outbox).toHaveLength(1)
    expect(stored().application.history.filter(({ action }) => action === 'handOver')).toHaveLength(1)
  })

  it('is refused to a second counter that scanned the same code', async () => {
    const { take, show, counter, clock } = aCounter()
    const code = show()
    await take(code)
    const colleague = anAccount({ role: 'clerk', institutionCode: 'H001' })
    const again = counter.take(ID, { code, collector: 'mother', seen: [], at: clock().toISOString() }, { account: colleague, idempotencyKey: 'another', request: {} })
    expect(await codeOf(again)).toBe('not_now')
  })

  it('that happened without network arrives later, with the time it happened at', async () => {
    const { take, show, stored, clock } = aCounter()
    const code = show()
    const at = new Date(clock().getTime() + 2 * MINUTE)
    clock.advance(3 * 60 * MINUTE)
    expect(await take(code, { at })).toMatchObject({ at: at.toISOString(), undoableUntil: null })
    expect(stored().outbox[0]).toMatchObject({ nextAttemptAt: clock() })
  })

  test.each([
    ['after the code had ended', 13 * MINUTE, 0],
    ['too long ago', 0, 13 * 60 * MINUTE],
    ['in the future', 3 * MINUTE, -3 * MINUTE],
  ])('is refused when it is said to have happened %s', async (_name, afterShowing, arrivesLater) => {
    const { take, show, clock } = aCounter()
    const code = show()
    const at = new Date(clock().getTime() + afterShowing)
    clock.advance(afterShowing + arrivesLater)
    expect(await codeOf(take(code, { at }))).toBe('visit_code.invalid')
  })

  it('is refused on a code of another family, of another key, or without a signature', async () => {
    const { take, show, clock } = aCounter()
    const forged = createPickupCodes(Buffer.alloc(32, 2)).write(ID, newCode(), new Date(clock().getTime() + MINUTE))
    for (const code of [show('e'.repeat(24)), forged, newCode(), 'nonsense']) expect(await codeOf(take(code))).toBe('visit_code.invalid')
  })

  it('is refused to a clerk of another institution', async () => {
    const { take, show } = aCounter()
    expect(await codeOf(take(show(), { account: anAccount({ role: 'clerk', institutionCode: 'H002' }) }))).toBe('resource.not_found')
  })
})

describe('a representative', () => {
  const answers: Partial<Answers> = { applicantRole: { role: 'agent' }, family: { mother: 'authorizes', father: 'authorizes' }, representative: aPassport({ number: 'R1234567' }) }

  it('gets it with both papers seen, and with one missing not', async () => {
    const { take, show, stored } = aCounter(answers)
    const code = show()
    await expect(take(code, { collector: 'representative' })).rejects.toMatchObject({ details: { fields: [{ path: 'seen.ownDocument', code: 'required' }, { path: 'seen.authorization', code: 'required' }] } })
    await take(code, { collector: 'representative', seen: ['ownDocument', 'authorization'] })
    expect(stored().application.handOver).toMatchObject({ collector: 'representative', seen: ['ownDocument', 'authorization'] })
  })

  it('does not get it when the application has none', async () => {
    const { take, show } = aCounter()
    expect(await codeOf(take(show(), { collector: 'representative', seen: ['ownDocument', 'authorization'] }))).toBe('request.invalid')
  })
})

describe('a hand-over that was a mistake', () => {
  it('is taken back without phase 3 ever hearing of it, and its code is good for nothing more', async () => {
    const { take, undo, show, stored, clock } = aCounter()
    const code = show()
    await take(code)
    clock.advance(10 * MINUTE - 1)
    await undo()
    expect(stored()).toMatchObject({ application: { status: 'readyForPickup', handOver: null, undoneHandOvers: [{ collector: 'mother', reason: 'wrong family' }] }, outbox: [], usedCodes: [expect.any(String)] })
    expect(await codeOf(take(code))).toBe('visit_code.invalid')
    await take(show())
    expect(stored().outbox).toHaveLength(1)
  })

  it('stays when the time is over, or phase 3 is being told', async () => {
    const { take, undo, show, clock } = aCounter()
    await take(show())
    clock.advance(10 * MINUTE)
    expect(await codeOf(undo())).toBe('undo_over')

    const second = aCounter()
    await second.take(second.show())
    second.stored().outbox[0]!.attempts = 1
    expect(await codeOf(second.undo())).toBe('undo_over')
  })

  it('spoils the code that was still on the parents’ phone', async () => {
    const { take, undo, codes, show, stored, clock } = aCounter()
    const onThePhone = newCode()
    stored().visitCode = { digest: digest(onThePhone), purpose: 'pickup', expiresAt: new Date(clock().getTime() + MINUTE) }
    await take(show())
    await undo()
    expect(await codeOf(take(codes.write(ID, onThePhone, new Date(clock().getTime() + MINUTE))))).toBe('visit_code.invalid')
  })
})
