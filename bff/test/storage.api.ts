import { aBirthRecord, aFathersPassport, anAddress, anApplication, completeAnswers, NOW } from '@mcb/shared/testing'
import type { Institution } from '@mcb/shared/contract'
import { plainDate, type HistoryEntry } from '@mcb/shared/domain'
import type { Connection } from 'mongoose'
import type { ApplicationRecord } from '../src/modules/application/ports'
import { newOutboxEntry } from '../src/outbox/entry'
import { createAccountRepository } from '../src/storage/accounts'
import { createApplicationRepository } from '../src/storage/applications'
import { connectStore } from '../src/storage/connect'
import { createDocumentRepository } from '../src/storage/documents'
import { createInstitutionArchive } from '../src/storage/institutions'
import { createSessionRepository, createSignInAttemptRepository } from '../src/storage/sessions'
import { aRecord } from './fakes'
import { startTestStore } from './support/test-store'
import { aVault } from './support/vault'

let store: Awaited<ReturnType<typeof startTestStore>>
let connection: Connection
let applications: ReturnType<typeof createApplicationRepository>
const { vault } = aVault()
const KEYS = { vault, photos: vault, before: null }

beforeAll(async () => {
  store = await startTestStore()
  connection = await connectStore(store.uri)
  applications = createApplicationRepository(connection, vault)
  await applications.syncIndexes()
}, 60_000)
afterAll(async () => {
  await connection.dropDatabase()
  await connection.close()
  await store.stop()
})

/** An application in the store, about a newborn of its own unless told otherwise. */
async function kept(overrides: Parameters<typeof anApplication>[0] = {}, more: Partial<ApplicationRecord> = {}, birthId?: string): Promise<ApplicationRecord> {
  const id = applications.newId()
  const answers = completeAnswers({ birth: { records: [aBirthRecord({ id: birthId ?? `birth-of-${id}` })], dispute: null } })
  const record = aRecord(anApplication({ id, answers, ...overrides }), more)
  expect(await applications.insert(record)).toBe(true)
  return record
}

describe('an application in the store', () => {
  it('comes back as it was saved', async () => {
    const record = await kept({ queuedAt: NOW.toISOString(), status: 'submitted' }, { invitation: { digest: 'i', expiresAt: NOW } })
    expect(await applications.get(record.application.id)).toEqual(record)
  })

  it('is saved by exactly one of twenty who read it at the same time', async () => {
    const record = await kept()
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, i) => applications.save({ ...record, application: { ...record.application, institutionCode: `H${i}` } })),
    )
    expect(outcomes.filter(outcome => outcome === 'saved')).toHaveLength(1)
    expect((await applications.get(record.application.id))?.revision).toBe(1)
  })

  it('is created once under one key', async () => {
    const record = aRecord(anApplication({ id: applications.newId() }), { creation: { key: 'one tap', digest: 'x' } })
    const twin = aRecord(anApplication({ id: applications.newId() }), { creation: { key: 'one tap', digest: 'x' } })
    expect((await Promise.all([applications.insert(record), applications.insert(twin)])).sort()).toEqual([false, true])
    expect(await applications.findByCreationKey('one tap')).not.toBeNull()
  })

  it('occupies its newborn while it is filed and open, and no longer', async () => {
    const first = await kept({ status: 'submitted', queuedAt: NOW.toISOString() }, {}, 'birth-x')
    const second = await kept({}, {}, 'birth-x')
    const file = (record: ApplicationRecord) => applications.save({ ...record, application: { ...record.application, status: 'submitted', queuedAt: NOW.toISOString() } })
    expect(await file(second)).toBe('duplicate')
    expect(await applications.save({ ...first, application: { ...first.application, status: 'withdrawn' } })).toBe('saved')
    expect(await file(second)).toBe('saved')
  })

  it('of twins occupies both, so neither can be applied for again', async () => {
    const about = async (...ids: string[]) =>
      aRecord(anApplication({ id: applications.newId(), status: 'submitted', queuedAt: NOW.toISOString(), answers: completeAnswers({ birth: { records: ids.map(id => aBirthRecord({ id })), dispute: null } }) }), {
        creation: { key: applications.newId(), digest: '' },
      })
    const twins = await about('twin-1', 'twin-2')
    await applications.insert(twins)
    const second = await kept({}, {}, 'twin-2')
    expect(await applications.save({ ...second, application: { ...second.application, status: 'submitted', queuedAt: NOW.toISOString() } })).toBe('duplicate')
  })

  it('of a birth outside whose mother is not named occupies it by the father, so that two fathers do not stand in each other’s way', async () => {
    const outsideBirth = { newborns: [{ sex: 'female' as const, bornAt: '2026-11-01T08:00:00+08:00' }], place: anAddress(), attendant: '', circumstances: '在家中出生' }
    const of = (number: string) =>
      kept({
        answers: completeAnswers({
          birthPlace: { place: 'outsideInstitution' }, birth: undefined, outsideBirth, family: { mother: 'notNamed', father: 'signs' },
          motherDocument: undefined, fatherDocument: aFathersPassport({ number }),
        }),
      })
    const file = ({ application, ...rest }: ApplicationRecord) => applications.save({ ...rest, application: { ...application, status: 'submitted', queuedAt: NOW.toISOString() } })
    expect(await file(await of('533917846'))).toBe('saved')
    expect(await file(await of('611111111'))).toBe('saved')
    expect(await file(await of('533917846'))).toBe('duplicate')
  })

  it('that has waited too long for a signature is found', async () => {
    const record = await kept({ status: 'awaitingConfirmation', awaitingSince: NOW.toISOString() }, {}, 'birth-waiting')
    const before = (ms: number) => applications.awaitingSince(new Date(NOW.getTime() + ms), 10)
    expect(await before(1)).toContain(record.application.id)
    expect(await before(0)).not.toContain(record.application.id)
  })

  it('stands in the register of the days its certificate was issued on', async () => {
    const certificates = [{ newborn: 0, number: 'Z110000001', issuedOn: plainDate('2026-11-20'), populationCode: null }]
    const { application } = await kept({ institutionCode: 'R1', status: 'completed', queuedAt: NOW.toISOString(), certificates })
    const listed = async (from: string, to: string, kind: 'firstIssue' | 'reissue' = 'firstIssue') =>
      (await applications.listIssued({ institutionCode: 'R1' }, kind, plainDate(from), plainDate(to), 10)).map(found => found.application.id)
    expect(await listed('2026-11-20', '2026-11-20')).toEqual([application.id])
    expect(await listed('2026-11-21', '2026-11-30')).toEqual([])
    expect(await listed('2026-11-01', '2026-11-19')).toEqual([])
    expect(await listed('2026-11-20', '2026-11-20', 'reissue')).toEqual([])
  })

  it('whose certificate waits is found until its parents were reminded, and never when the child was lost', async () => {
    const ready: HistoryEntry = { action: 'recordIssued', at: NOW.toISOString(), by: 'system', status: 'readyForPickup' }
    const waiting = (birthId: string, more: object = {}) => kept({ status: 'readyForPickup', queuedAt: NOW.toISOString(), history: [ready], ...more }, {}, birthId)
    const [forgotten, lost] = [await waiting('birth-forgotten'), await waiting('birth-lost', { lostNewborns: ['FM1'] })]
    const found = async (ms: number) => (await applications.unremindedSince(new Date(NOW.getTime() + ms), 10)).filter(id => [forgotten, lost].some(({ application }) => application.id === id))
    expect([await found(0), await found(1)]).toEqual([[], [forgotten.application.id]])
    const record = (await applications.get(forgotten.application.id))!
    record.application.history.push({ ...ready, action: 'remindToCollect' })
    await applications.save(record)
    expect(await found(1)).toEqual([])
  })

  it('that was handed over stands in the list of its counter from that moment, latest first', async () => {
    const at = (minute: number) => new Date(NOW.getTime() + minute * 60_000)
    const handedOver = (minute: number, institutionCode: string) =>
      kept({ institutionCode, status: 'completed', queuedAt: NOW.toISOString(), handOver: { at: at(minute).toISOString(), by: 'c', collector: 'mother' } }, { usedCodes: ['once'] })
    const [early, late] = [await handedOver(1, 'P1'), await handedOver(3, 'P1')]
    await handedOver(2, 'P2')
    const listed = async (from: number) => (await applications.listLeft({ institutionCode: 'P1' }, 'handOver', at(from), 10)).map(({ application, usedCodes }) => [application.id, usedCodes])
    expect(await listed(1)).toEqual([[late.application.id, ['once']], [early.application.id, ['once']]])
    expect(await listed(2)).toEqual([[late.application.id, ['once']]])
  })

  it('is found by its codes, by its messages to send and by its parents', async () => {
    const record = await kept(
      { status: 'issuing', queuedAt: NOW.toISOString(), applicantAccountId: 'mother-of-this', otherParentAccountId: 'father-of-this' },
      { invitation: { digest: 'inv', expiresAt: NOW }, visitCode: { digest: 'visit', purpose: 'pickup', expiresAt: NOW } },
    )
    const { id } = record.application
    record.outbox.push(newOutboxEntry('issue', record, NOW, 0))
    await applications.save(record)
    expect((await applications.findByInvitation('inv'))?.application.id).toBe(id)
    expect((await applications.findByVisitCode('visit'))?.application.id).toBe(id)
    expect(await applications.dueForSending(NOW, 10)).toContain(id)
    expect(await applications.dueForSending(new Date(NOW.getTime() - 1), 10)).not.toContain(id)
    for (const parent of ['mother-of-this', 'father-of-this'])
      expect((await applications.listOfParent(parent)).map(found => found.application.id)).toEqual([id])
  })

  it('stands in the queue of its institution, oldest first, page after page, and in no other', async () => {
    const at = (minute: number) => new Date(NOW.getTime() + minute * 60_000).toISOString()
    const ids: string[] = []
    // two at the same minute: the page must not lose one between them
    for (const minute of [3, 1, 2, 2, 5]) ids.push((await kept({ institutionCode: 'Q1', status: 'submitted', queuedAt: at(minute) })).application.id)
    await kept({ institutionCode: 'Q2', status: 'submitted', queuedAt: at(1) })
    await kept({ institutionCode: 'Q1', status: 'completed', queuedAt: at(1) })
    await kept({ institutionCode: 'Q1', status: 'draft' })
    const seen: string[] = []
    let after: { at: Date; id: string } | undefined
    for (;;) {
      const page = await applications.listCases({ institutionCode: 'Q1' }, 'open', { limit: 2, after })
      if (!page.length) break
      seen.push(...page.map(({ application }) => application.id))
      const last = page.at(-1)!.application
      after = { at: new Date(last.queuedAt!), id: last.id }
    }
    expect(seen).toEqual([ids[1], ...[ids[2], ids[3]].sort(), ids[0], ids[4]])
  })

  it.each([
    ['the queue of an institution', { queue: 'open', 'application.institutionCode': 'Q1' }, { queuedAt: 1, _id: 1 }],
    ['the queue of the city', { queue: 'open' }, { queuedAt: 1, _id: 1 }],
    ["a parent's list", { 'application.applicantAccountId': 'x' }, { updatedAt: -1 }],
    ['a code', { 'visitCode.digest': 'x' }, {}],
    ['what a counter handed over', { 'application.institutionCode': 'Q1', 'application.handOver.at': { $gte: NOW.toISOString() } }, { 'application.handOver.at': -1, _id: -1 }],
    ['messages to send', { 'outbox.state': 'asked', outbox: { $elemMatch: { state: 'asked', nextAttemptAt: { $lte: NOW } } } }, {}],
  ] as const)('%s is found without looking at every application', async (_what, filter, sort) => {
    const plan = await connection.db!.collection('applications').find(filter as object).sort(sort as never).explain('queryPlanner')
    expect(JSON.stringify(plan)).not.toContain('COLLSCAN')
  })
})

describe('the dictionary of institutions', () => {
  it('keeps the names institutions had, newest first, however often it is asked', async () => {
    const archive = createInstitutionArchive(connection)
    const named = (name: string) => [{ code: 'J1', name } as Institution]
    const former = async (name: string) => (await archive.remember(named(name)))[0]!.formerNames
    expect(await former('明湖医院')).toEqual([])
    expect(await former('明湖妇产医院')).toEqual(['明湖医院'])
    expect((await Promise.all([1, 2, 3].map(() => former('明湖妇幼医院')))).every(names => names[0] === '明湖妇产医院')).toBe(true)
    expect(await former('明湖妇幼医院')).toEqual(['明湖妇产医院', '明湖医院'])
    expect(await former('明湖医院')).toEqual(['明湖妇幼医院', '明湖妇产医院'])
  })
})

describe('accounts and sessions in the store', () => {
  it('make one account of ten first sign-ins at once', async () => {
    const accounts = createAccountRepository(connection, vault)
    await accounts.syncIndexes()
    const found = await Promise.all(Array.from({ length: 10 }, () => accounts.signInParent('wechat', 'openid-1', { displayName: null, verifiedIdentity: null })))
    expect(new Set(found.map(({ id }) => id)).size).toBe(1)
    expect(await accounts.get(found[0]!.id)).toEqual(found[0])
  })

  it('rotate tokens once', async () => {
    const sessions = createSessionRepository(connection)
    await sessions.syncIndexes()
    const session = await sessions.create({ accountId: 'a', accessDigest: '1', accessExpiresAt: NOW, refreshDigest: 'r1', previousRefreshDigest: null, rotatedAt: NOW, expiresAt: new Date(Date.now() + 60_000) })
    const tokens = { accessDigest: '2', accessExpiresAt: NOW, refreshDigest: 'r2', previousRefreshDigest: 'r1', rotatedAt: NOW }
    expect(await Promise.all([sessions.rotate(session.id, 'r1', tokens), sessions.rotate(session.id, 'r1', tokens)])).toEqual(expect.arrayContaining([true, false]))
    expect(await sessions.get(session.id)).toMatchObject({ refreshDigest: 'r2' })
    expect(await sessions.get('not-an-id')).toBeNull()
  })

  it('let a sign-in be finished once', async () => {
    const attempts = createSignInAttemptRepository(connection)
    await attempts.create('state-1', 'v', new Date(Date.now() + 60_000))
    const taken = await Promise.all([attempts.take('state-1'), attempts.take('state-1')])
    expect(taken.filter(Boolean)).toHaveLength(1)
  })
})

describe('a photo in the store', () => {
  const glare = { outcome: 'refused', reason: 'glare', kind: null, place: null } as const
  const photo = { ownerId: 'o', applicationId: null, kind: 'foreignPassport' as const, side: 'front' as const, uploadedAt: NOW, width: 1, height: 1, recognition: null, creation: { key: 'k1', digest: 'd' } }

  it('comes back byte for byte, keeps its first reading, and is taken once', async () => {
    const documents = createDocumentRepository(connection, KEYS)
    await documents.syncIndexes()
    const picture = Buffer.alloc(700_000, 'photo')
    const kept = (await documents.insert(photo, picture))!
    expect((await documents.readPicture(kept.id)).equals(picture)).toBe(true)
    expect(await documents.insert(photo, picture)).toBeNull()
    expect(await documents.setRecognition(kept.id, glare)).toEqual(glare)
    expect(await documents.setRecognition(kept.id, { ...glare, reason: 'too_small' })).toEqual(glare)
    await documents.attach(kept.id, 'application-1')
    expect(await documents.get(kept.id)).toMatchObject({ applicationId: 'application-1', recognition: { reason: 'glare' } })
  })

  it('does not open with another key', async () => {
    const kept = (await createDocumentRepository(connection, KEYS).insert({ ...photo, creation: { key: 'k2', digest: 'd' } }, Buffer.from('x')))!
    const withAnother = createDocumentRepository(await connection.useDb(connection.name, { useCache: false }), { ...KEYS, photos: aVault().vault })
    await expect(withAnother.readPicture(kept.id)).rejects.toThrow('key')
  })
})

describe('the outboxes of all applications', () => {
  it('say what waits by kind, how old it is and what is being sent, and what is parked in which district', async () => {
    const at = (seconds: number) => new Date(NOW.getTime() + seconds * 1000)
    const withOutbox = async (district: string, ...entries: Partial<ApplicationRecord['outbox'][number]>[]) => {
      const record = aRecord(anApplication({ id: applications.newId(), districtCode: district }))
      record.outbox = entries.map((entry, i) => ({ ...newOutboxEntry(entry.type ?? 'pickupReport', record, at(i), 0), ...entry }))
      await applications.insert({ ...record, creation: { key: record.application.id, digest: '' } })
      return record.application.id
    }
    const behind = await withOutbox('D1', { state: 'parked' }, { state: 'asked', askedAt: at(5) })
    await withOutbox('D2', { askedAt: at(2), leasedUntil: at(60) }, { askedAt: at(9), leasedUntil: at(-60) }, { state: 'accepted', askedAt: at(-99) })
    const waiting = (await applications.waiting(NOW)).filter(({ type }) => type === 'pickupReport')
    expect(waiting.find(({ state }) => state === 'asked')).toEqual({ type: 'pickupReport', state: 'asked', depth: 3, oldest: at(2), underWay: 1 })
    expect(waiting.find(({ state }) => state === 'parked')).toMatchObject({ depth: 1, oldest: NOW, underWay: 0 })
    const parkedIn = async (district: string | null) => (await applications.listParked(10, district)).map(({ application }) => application.id)
    expect([await parkedIn('D1'), await parkedIn('D2'), await parkedIn(null)]).toEqual([[behind], [], [behind]])
    expect(await applications.dueForSending(at(3600), 50)).not.toContain(behind)
  })
})
