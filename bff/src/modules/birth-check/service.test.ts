import type { BirthRecord } from '@mcb/shared/domain'
import { AppError } from '@mcb/shared/errors'
import { aBirthRecord } from '@mcb/shared/testing'
import pino from 'pino'
import { aClock, anAccount, fakeLimiter } from '../../../test/fakes'
import { fakeBedsideCards, fakeBirthChecks, fakeCorrections, lookOnce } from '../../../test/records-fakes'
import type { Acknowledgement } from '../application/ports'
import type { Account } from '../session/ports'
import { createBirthCheckSender } from './outbox'
import { createBirthCheckService } from './service'

const twin = (order: number): BirthRecord => aBirthRecord({ id: `twin-${order}`, newborn: { ...aBirthRecord().newborn, birthOrder: order, plurality: 2 } })
const CARD = 'BED-A7K2Q9'
const WRONG_WEIGHT = { fields: ['weightGrams'] as 'weightGrams'[], note: '3820' }

function setUp({ births = [aBirthRecord()], answers = [] as (Acknowledgement | Error)[], tries = 30 } = {}) {
  const clock = aClock()
  const { repository, records } = fakeBirthChecks()
  const cards: Record<string, BirthRecord[]> = { [CARD]: births }
  const { authority, asked } = fakeCorrections(...answers)
  const checks = createBirthCheckService({ checks: repository, register: fakeBedsideCards(cards), codeTries: fakeLimiter(tries), clock, wakeOutbox: () => undefined })
  const send = () => lookOnce(createBirthCheckSender({ checks: repository, authority, clock, leaseMs: 9000, logger: pino({ level: 'silent' }), chance: () => 1 }))
  const [mother, father, clerk] = [anAccount(), anAccount(), anAccount({ role: 'clerk', institutionCode: 'H001' })]
  let keys = 0
  const write = (account: Account, request: unknown = {}, key = `key-${++keys}`) => ({ account, idempotencyKey: key, request })
  const at = (version: number, account: Account, request: unknown = {}, key?: string) => ({ ...write(account, request, key), version })
  const open = (account = mother, as: 'mother' | 'father' = 'mother', key?: string, code = CARD) => checks.open({ code, as }, write(account, { code, as }, key))
  /** A check that a mother has found wrong. */
  const disputed = async () => checks.dispute((await open()).id, WRONG_WEIGHT, at(0, mother))
  const correct = (id: string, version: number, changes: object, key?: string) => checks.correct(id, { newborn: 0, changes, note: '' }, at(version, clerk, changes, key))
  return { clock, records, cards, checks, send, asked, mother, father, clerk, at, open, disputed, correct }
}
const refused = (code: string) => expect.objectContaining({ code })

describe('the code at the bedside', () => {
  it('shows the delivery record to the mother', async () => {
    const { open } = setUp()
    expect(await open()).toMatchObject({ status: 'open', viewer: 'mother', otherJoined: false, records: [{ id: 'birth-1' }], actions: ['confirm', 'dispute', 'invite'] })
  })

  it('that nobody has printed shows nothing', async () => {
    const { open, mother } = setUp()
    await expect(open(mother, 'mother', undefined, 'BED-000000')).rejects.toEqual(refused('birth_check.code_unknown'))
  })

  it('opens one check, however often it is scanned', async () => {
    const { open, records } = setUp()
    const [first, again] = [await open(), await open()]
    await open(undefined, undefined, 'one tap')
    await open(undefined, undefined, 'one tap')
    expect([again.id, records.size]).toEqual([first.id, 1])
  })

  it('scanned by both at once opens one check with both', async () => {
    const { open, father, mother, records } = setUp()
    await Promise.all([open(), open(father, 'father')])
    expect([...records.values()].map(({ check }) => check.parents)).toEqual([{ mother: mother.id, father: father.id }])
  })

  it('lets the father join by his own scan, and nobody else in his or her place', async () => {
    const { open, father } = setUp()
    await open()
    expect(await open(father, 'father')).toMatchObject({ viewer: 'father', otherJoined: true })
    await expect(open(anAccount(), 'mother')).rejects.toEqual(refused('birth_check.part_taken'))
    await expect(open(anAccount(), 'father')).rejects.toEqual(refused('birth_check.part_taken'))
  })

  it('shows the record of today while nobody has said anything about it', async () => {
    const { open, cards, checks, at, mother } = setUp()
    const { version } = await open()
    cards[CARD] = [aBirthRecord({ attendant: '李佳' })]
    const { version: later, records, id } = await open()
    expect(records[0]!.attendant).toBe('李佳')
    // what was shown before can no longer be confirmed
    await expect(checks.confirm(id, at(version, mother))).rejects.toEqual(refused('birth_check.version_conflict'))
    expect(await checks.confirm(id, at(later, mother))).toMatchObject({ status: 'confirmed' })
  })

  it('cannot be guessed: tries are counted', async () => {
    const { open, mother } = setUp({ tries: 2 })
    await open()
    await open()
    await expect(open(mother, 'mother', undefined, 'BED-000000')).rejects.toEqual(refused('request.rate_limited'))
  })
})

describe('a check', () => {
  it('is for its parents alone while nothing is wrong', async () => {
    const { open, checks, clerk } = setUp()
    const { id } = await open()
    await expect(checks.get(id, anAccount())).rejects.toEqual(refused('resource.not_found'))
    await expect(checks.getForStaff(id, clerk)).rejects.toEqual(refused('resource.not_found'))
    await expect(checks.get('0'.repeat(24), anAccount())).rejects.toEqual(refused('resource.not_found'))
  })

  it('confirmed twice by one tap is confirmed once', async () => {
    const { open, checks, at, mother } = setUp()
    const { id } = await open()
    const write = at(0, mother, { version: 0 }, 'one tap')
    expect(await checks.confirm(id, write)).toEqual(await checks.confirm(id, write))
    await expect(checks.dispute(id, WRONG_WEIGHT, { ...write, request: {} })).rejects.toEqual(refused('request.idempotency_key_reused'))
  })

  it('cannot be confirmed after it was disputed', async () => {
    const { disputed, checks, at, mother } = setUp()
    const { id, version } = await disputed()
    await expect(checks.confirm(id, at(version, mother))).rejects.toMatchObject({ code: 'birth_check.action_refused', details: { params: { refusal: 'not_now' } } })
  })
})

describe('a dispute', () => {
  it('is in the list of the institution, and of no other', async () => {
    const { disputed, checks, clerk } = setUp()
    const { id } = await disputed()
    expect((await checks.listDisputed('disputed', undefined, clerk)).checks).toMatchObject([{ id, fields: ['weightGrams'], motherName: 'MARCHETTI-ROSSI ELENA' }])
    const elsewhere = anAccount({ role: 'clerk', institutionCode: 'H002' })
    expect((await checks.listDisputed('disputed', undefined, elsewhere)).checks).toEqual([])
    await expect(checks.getForStaff(id, elsewhere)).rejects.toEqual(refused('resource.not_found'))
  })

  it('is told to phase 3 once corrected, and both parents look again', async () => {
    const { disputed, correct, send, asked, checks, at, mother, father, open, clerk } = setUp()
    const { id, version } = await disputed()
    expect(await correct(id, version, { weightGrams: 3820 })).toMatchObject({ status: 'correcting', records: [{ newborn: { weightGrams: 3280 } }] })
    await send()
    expect(asked).toEqual([
      { messageId: `${id}-birthCorrection-1`, birthRecordId: 'birth-1', changes: { weightGrams: 3820 }, correctedBy: { institutionCode: 'H001', clerkId: clerk.id } },
    ])
    const seen = await checks.get(id, mother)
    expect(seen).toMatchObject({ status: 'reconfirm', records: [{ newborn: { weightGrams: 3820 } }], confirmers: ['mother', 'father'], confirmedBy: [] })
    await checks.confirm(id, at(seen.version, mother))
    const joined = await open(father, 'father')
    expect(joined).toMatchObject({ status: 'reconfirm', confirmedBy: ['mother'] })
    expect(await checks.confirm(id, at(joined.version, father))).toMatchObject({ status: 'done', confirmedBy: ['mother', 'father'] })
  })

  it('is closed by the mother alone where the record names no father', async () => {
    const { disputed, correct, send, checks, at, mother } = setUp({ births: [aBirthRecord({ father: null })] })
    const { id, version } = await disputed()
    await correct(id, version, { weightGrams: 3820 })
    await send()
    expect(await checks.confirm(id, at((await checks.get(id, mother)).version, mother))).toMatchObject({ status: 'done' })
  })

  it('goes back to the clerk when phase 3 refuses', async () => {
    const { disputed, correct, send, checks, clerk } = setUp({ answers: [{ outcome: 'refused', reason: 'birth_unknown' }] })
    const { id, version } = await disputed()
    await correct(id, version, { weightGrams: 3820 })
    await send()
    expect(await checks.getForStaff(id, clerk)).toMatchObject({ status: 'disputed', correctionRefusal: 'birth_unknown', records: [{ newborn: { weightGrams: 3280 } }], actions: ['correct', 'keep'] })
  })

  it('about the parents of twins is told for each of them', async () => {
    const { disputed, correct, send, asked, checks, mother } = setUp({ births: [twin(1), twin(2)], answers: [{ outcome: 'accepted' }, new AppError('upstream.timeout'), { outcome: 'accepted' }] })
    const { id, version } = await disputed()
    await correct(id, version, { motherName: 'MARCHETTI ELENA', weightGrams: 2500 })
    await send()
    // one of two: the parents wait for both
    expect((await checks.get(id, mother)).status).toBe('correcting')
    expect(asked.map(({ birthRecordId, changes }) => [birthRecordId, changes])).toEqual([
      ['twin-1', { motherName: 'MARCHETTI ELENA', weightGrams: 2500 }],
      ['twin-2', { motherName: 'MARCHETTI ELENA' }],
    ])
  })

  it('whose correction fails on the way is told again under the same id', async () => {
    const { disputed, correct, send, asked, clock, checks, mother } = setUp({ answers: [new AppError('upstream.unavailable')] })
    const { id, version } = await disputed()
    await correct(id, version, { weightGrams: 3820 })
    await send()
    clock.advance(1000)
    await send()
    await send()
    expect(asked.map(({ messageId }) => messageId)).toEqual([`${id}-birthCorrection-1`, `${id}-birthCorrection-1`])
    expect((await checks.get(id, mother)).status).toBe('reconfirm')
  })

  it('corrected by one tap twice is told once', async () => {
    const { disputed, correct, send, asked } = setUp()
    const { id, version } = await disputed()
    await correct(id, version, { weightGrams: 3820 }, 'one tap')
    await correct(id, version, { weightGrams: 3820 }, 'one tap')
    await send()
    expect(asked).toHaveLength(1)
  })

  it('may be answered in words, and is looked at again', async () => {
    const { disputed, checks, at, clerk, mother } = setUp()
    const { id, version } = await disputed()
    await checks.keep(id, '已查产房记录，体重无误', at(version, clerk))
    expect(await checks.get(id, mother)).toMatchObject({ status: 'reconfirm', clerkNote: '已查产房记录，体重无误', actions: ['confirm', 'dispute', 'invite'] })
  })

  it('may be raised again after the correction', async () => {
    const { disputed, correct, send, checks, at, mother } = setUp()
    const { id, version } = await disputed()
    await correct(id, version, { weightGrams: 3820 })
    await send()
    const again = await checks.dispute(id, { fields: ['sex'], note: '' }, at((await checks.get(id, mother)).version, mother))
    expect(again).toMatchObject({ status: 'disputed', dispute: { fields: ['sex'] }, clerkNote: '' })
  })

  it('corrected with something impossible is refused with every problem', async () => {
    const { disputed, correct } = setUp()
    const { id, version } = await disputed()
    const wrong = correct(id, version, { bornAt: '2027-01-01T00:00:00+08:00', motherDocumentNumber: 'A1' })
    await expect(wrong).rejects.toMatchObject({ code: 'request.invalid', details: { fields: [{ path: 'changes.bornAt' }, { path: 'changes.motherDocumentNumber' }] } })
  })
})

describe('an invitation', () => {
  it('lets the father look, on his own phone', async () => {
    const { open, checks, mother, father } = setUp()
    const { id } = await open()
    const { code } = await checks.invite(id, mother)
    expect(await checks.join(code.toLowerCase(), father)).toMatchObject({ id, viewer: 'father', otherJoined: true })
    // the answer may have been lost
    expect(await checks.join(code, father)).toMatchObject({ viewer: 'father' })
  })

  it('is not for the one who sent it, nor for a third, nor for ever', async () => {
    const { open, checks, mother, father, clock } = setUp()
    const { id } = await open()
    const old = await checks.invite(id, mother)
    const { code } = await checks.invite(id, mother)
    await expect(checks.join(old.code, father)).rejects.toEqual(refused('invitation.invalid'))
    await expect(checks.join(code, mother)).rejects.toEqual(refused('invitation.own'))
    await checks.join(code, father)
    await expect(checks.join(code, anAccount())).rejects.toEqual(refused('birth_check.part_taken'))
    clock.advance(7 * 24 * 60 * 60_000)
    await expect(checks.join(code, father)).rejects.toEqual(refused('invitation.invalid'))
  })
})
