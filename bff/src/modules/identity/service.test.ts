import { currentDocuments, DEFAULT_SETTINGS, plainDate, type DocumentMessage, type WrittenDocument } from '@mcb/shared/domain'
import { AppError } from '@mcb/shared/errors'
import { aPassport } from '@mcb/shared/testing'
import pino from 'pino'
import { aClock, anAccount } from '../../../test/fakes'
import { fakeIdentityRegister, fakePersons, lookOnce } from '../../../test/records-fakes'
import type { Account } from '../session/ports'
import { createIdentitySender } from './outbox'
import type { IdentityAnswer } from './ports'
import { createIdentityService } from './service'

const { photoId: _photo, backPhotoId: _back, ...PASSPORT } = aPassport()
const PERMIT = { kind: 'hongKongMacauTravelPermit', number: 'H40715286' } as const

function setUp(...answers: (IdentityAnswer | Error)[]) {
  const clock = aClock()
  const persons = fakePersons()
  const { register, told } = fakeIdentityRegister(...answers)
  const identity = createIdentityService({ persons: persons.repository, settings: DEFAULT_SETTINGS, clock, wakeOutbox: () => undefined })
  const send = () => lookOnce(createIdentitySender({ persons: persons.repository, register, clock, leaseMs: 9000, logger: pino({ level: 'silent' }), chance: () => 1 }))
  const mother = anAccount()
  let keys = 0
  const save = (document: WrittenDocument, key = `key-${++keys}`, account: Account = mother) => identity.save(document, { account, idempotencyKey: key, request: { document } })
  const recordOf = async (account: Account) => (await persons.repository.findByAccount(account.id))!
  return { clock, persons, identity, told, send, mother, save, recordOf }
}

const fromPhase3 = (overrides: Partial<DocumentMessage> = {}): DocumentMessage => ({
  ...PERMIT, facts: { nameZh: '陳嘉欣', expiryDate: plainDate('2029-01-01') }, observedAt: '2026-11-19T02:00:00.000Z', source: 'phase3', ...overrides,
})

describe("a parent's own documents", () => {
  it('are none at first', async () => {
    const { identity, mother } = setUp()
    expect(await identity.list(mother)).toEqual({ documents: [], report: 'none' })
  })

  it('are kept, and owed to phase 3', async () => {
    const { save, recordOf, mother } = setUp()
    expect(await save(PASSPORT)).toMatchObject({ documents: [{ number: 'YB1234567', source: 'parent', expires: 'later', supersededBy: null }], report: 'asked' })
    expect((await recordOf(mother)).outbox).toHaveLength(1)
  })

  it('are renewed: the one before stays, superseded', async () => {
    const { save, clock } = setUp()
    await save(PASSPORT)
    clock.advance(60_000)
    const { documents } = await save({ ...PASSPORT, number: 'YC7654321', expiryDate: plainDate('2036-02-02') })
    expect(documents.map(({ number, supersededBy }) => [number, supersededBy])).toEqual([['YB1234567', 1], ['YC7654321', null]])
  })

  it('are saved once when the request comes twice', async () => {
    const { save, recordOf, mother } = setUp()
    await save(PASSPORT, 'one tap')
    await save(PASSPORT, 'one tap')
    expect((await recordOf(mother)).outbox).toHaveLength(1)
    await expect(save({ ...PASSPORT, number: 'YC7654321' }, 'one tap')).rejects.toMatchObject({ code: 'request.idempotency_key_reused' })
  })

  it('are not told again when nothing has changed', async () => {
    const { save, recordOf, mother, clock } = setUp()
    await save(PASSPORT)
    clock.advance(60_000)
    await save(PASSPORT)
    expect((await recordOf(mother)).outbox).toHaveLength(1)
  })

  it('are refused with every problem at once', async () => {
    const { save } = setUp()
    const wrong = save({ ...PASSPORT, number: 'A1', surname: '', givenNames: '', expiryDate: plainDate('2020-01-01') })
    await expect(wrong).rejects.toMatchObject({
      code: 'request.invalid',
      details: { fields: [{ path: 'document.number', code: 'document.number' }, { path: 'document.surname', code: 'required' }, { path: 'document.expiryDate', code: 'document.expired' }] },
    })
  })

  it('of two devices at once are both kept', async () => {
    const { save, identity, mother } = setUp()
    await Promise.all([save(PASSPORT), save({ ...PASSPORT, nationality: 'GBR', number: '533917846' })])
    expect((await identity.list(mother)).documents).toHaveLength(2)
  })
})

describe('what phase 3 is told', () => {
  it('is each document, in order, under an id that is never used twice', async () => {
    const { save, send, told, clock, recordOf, mother } = setUp()
    await save(PASSPORT)
    clock.advance(1000)
    await save({ ...PASSPORT, number: 'YC7654321' })
    await send()
    const { person, outbox } = await recordOf(mother)
    expect(told.map(({ messageId, document }) => [messageId, document.number])).toEqual([[`${person.id}-identity-1`, 'YB1234567'], [`${person.id}-identity-2`, 'YC7654321']])
    expect(outbox.map(({ state }) => state)).toEqual(['accepted', 'accepted'])
  })

  it('is told again under the same id after a failure, later each time', async () => {
    const down = () => new AppError('upstream.unavailable')
    const { save, send, told, clock, identity, mother } = setUp(down(), down())
    await save(PASSPORT)
    for (const wait of [0, 999, 1, 2000]) {
      clock.advance(wait)
      await send()
    }
    expect(told).toHaveLength(3)
    expect(new Set(told.map(({ messageId }) => messageId)).size).toBe(1)
    expect((await identity.list(mother)).report).toBe('accepted')
  })

  it('may be refused, and the parent sees that it was', async () => {
    const { save, send, identity, mother } = setUp({ outcome: 'refused', reason: 'person_differs' })
    await save(PASSPORT)
    await send()
    expect((await identity.list(mother)).report).toBe('refused')
  })
})

describe('what phase 3 tells us', () => {
  const verified = { ...anAccount({ displayName: '陳嘉欣' }), verifiedIdentity: PERMIT }
  const news = (messageId: string, ...documents: DocumentMessage[]) => ({ messageId, registryId: 'P-7', documents })

  it('reaches an account once its identity is verified, also what was told before', async () => {
    const { identity } = setUp()
    await identity.receive(news('m1', fromPhase3()))
    await identity.recordVerified(verified)
    expect((await identity.list(verified)).documents).toMatchObject([{ number: 'H40715286', expiryDate: '2029-01-01' }])
    await identity.receive(news('m2', fromPhase3({ facts: { expiryDate: plainDate('2034-01-01') }, observedAt: '2026-11-20T01:00:00.000Z' })))
    expect((await identity.list(verified)).documents.map(({ expiryDate, supersededBy }) => [expiryDate, supersededBy])).toEqual([['2029-01-01', 1], ['2034-01-01', null]])
  })

  it('reaches an account that phase 3 has recognized itself', async () => {
    const { identity, send } = setUp({ outcome: 'accepted', registryId: 'P-7' })
    await identity.recordVerified(verified)
    await send()
    await identity.receive(news('m1', fromPhase3({ facts: { surname: 'CHAN' } })))
    expect((await identity.list(verified)).documents).toMatchObject([{ surname: 'CHAN', nameZh: '陳嘉欣' }])
  })

  it('never reaches somebody who has only typed the number', async () => {
    const { identity, save, send, mother } = setUp({ outcome: 'accepted', registryId: 'P-7' })
    await save(PASSPORT)
    await send()
    await identity.receive(news('m1', fromPhase3({ kind: 'foreignPassport', number: PASSPORT.number, facts: { surname: 'SOMEBODY' } }), fromPhase3()))
    const { documents } = await identity.list(mother)
    expect(documents.map(({ surname }) => surname)).toEqual([PASSPORT.surname])
  })

  it('counts once when it comes twice', async () => {
    const { identity, persons } = setUp()
    await identity.receive(news('m1', fromPhase3()))
    const before = structuredClone(persons.all())
    await identity.receive(news('m1', fromPhase3()))
    expect(persons.all()).toEqual(before)
  })

  it('out of order never takes the place of what is newer', async () => {
    const newer = news('m2', fromPhase3({ facts: { nameZh: '陳嘉欣', expiryDate: plainDate('2034-01-01') }, observedAt: '2026-11-20T01:00:00.000Z' }))
    const older = news('m1', fromPhase3({ facts: { nameZh: '陳嘉興', expiryDate: plainDate('2029-01-01') } }))
    const [inOrder, turned] = [setUp(), setUp()]
    for (const each of [older, newer]) await inOrder.identity.receive(each)
    for (const each of [newer, older]) await turned.identity.receive(each)
    const documentsOf = ({ persons }: ReturnType<typeof setUp>) => persons.all()[0]!.person.documents
    expect(documentsOf(turned)).toEqual(documentsOf(inOrder))
    expect(currentDocuments(turned.persons.all()[0]!.person)).toMatchObject([{ nameZh: '陳嘉欣', expiryDate: '2034-01-01' }])
  })

  it('is not told back to it', async () => {
    const { identity, send, told } = setUp()
    await identity.receive(news('m1', fromPhase3()))
    await send()
    expect(told).toEqual([])
  })

  it('is not lost when it comes while the account is being recognized', async () => {
    const { identity } = setUp()
    await identity.receive(news('m1', fromPhase3()))
    await Promise.all([
      identity.recordVerified(verified),
      ...Array.from({ length: 5 }, (_, i) => identity.receive(news(`n${i}`, fromPhase3({ facts: { surname: `CHAN${i}` }, observedAt: `2026-11-20T01:0${i}:00.000Z` })))),
    ])
    expect((await identity.list(verified)).documents).toMatchObject([{ surname: 'CHAN4' }])
  })
})

describe('a sign-in with a verified identity', () => {
  const account = anAccount({ displayName: '王小明', verifiedIdentity: { kind: 'residentIdentityCard', number: '11010519491231002X' } })

  it('records the document with what its number says', async () => {
    const { identity } = setUp()
    await identity.recordVerified(account)
    expect((await identity.list(account)).documents).toMatchObject([{ nameZh: '王小明', birthDate: '1949-12-31', sex: 'female', source: 'jingtong' }])
  })

  it('says nothing new the second time', async () => {
    const { identity, recordOf, clock } = setUp()
    await identity.recordVerified(account)
    clock.advance(60_000)
    await identity.recordVerified(account)
    expect((await recordOf(account)).outbox).toHaveLength(1)
  })

  it('does not bring back a passport the parent has renewed since', async () => {
    const { identity, save, clock } = setUp()
    const traveller = anAccount({ verifiedIdentity: { kind: 'foreignPassport', number: 'YB1234567' }, displayName: 'Elena Marchetti-Rossi' })
    await identity.recordVerified(traveller)
    clock.advance(60_000)
    await save({ ...PASSPORT, number: 'YC7654321' }, 'key', traveller)
    clock.advance(60_000)
    await identity.recordVerified(traveller)
    expect((await identity.list(traveller)).documents.filter(({ supersededBy }) => supersededBy === null)).toMatchObject([{ number: 'YC7654321' }])
  })

  it('of somebody without one records nothing', async () => {
    const { identity, persons } = setUp()
    await identity.recordVerified(anAccount())
    expect(persons.all()).toEqual([])
  })
})
