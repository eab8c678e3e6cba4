import {
  confirmBirthCheck, correctBirthCheck, disputeBirthCheck, getBirthCheck, getStaffBirthCheck, inviteToBirthCheck, joinBirthCheck, keepBirthRecord,
  listBirthChecks, listMyBirthChecks, openBirthCheck,
} from '@mcb/shared/contract'
import type { BirthRecord } from '@mcb/shared/domain'
import { AppError } from '@mcb/shared/errors'
import { aBirthRecord } from '@mcb/shared/testing'
import { createLogger } from '../src/logging'
import type { Acknowledgement } from '../src/modules/application/ports'
import { createBirthCheckSender } from '../src/modules/birth-check/outbox'
import { mountBirthCheckRoutes } from '../src/modules/birth-check/routes'
import { createBirthCheckService } from '../src/modules/birth-check/service'
import { createBirthCheckRepository } from '../src/storage/birth-checks'
import { createRateLimiter } from '../src/storage/rate-limiter'
import { anAccount } from './fakes'
import { fakeBedsideCards, fakeCorrections } from './records-fakes'
import { startRecordsApp, type RecordsApp } from './support/records-app'
import { until } from './support/until'
import { aVault } from './support/vault'

let app: RecordsApp
const cards: Record<string, BirthRecord[]> = {}
/** What phase 3 answers next; it accepts when there is nothing here. */
const answers: (Acknowledgement | Error)[] = []
const asked: { messageId: string; birthRecordId: string }[] = []

beforeAll(async () => {
  app = await startRecordsApp(async connection => {
    const checks = createBirthCheckRepository(connection, aVault().vault)
    await checks.syncIndexes()
    const authority = { correctBirth: async (request: Parameters<ReturnType<typeof fakeCorrections>['authority']['correctBirth']>[0]) => {
      asked.push(request)
      return fakeCorrections(...answers.splice(0, 1)).authority.correctBirth(request)
    } }
    const clock = () => new Date()
    const sender = createBirthCheckSender({ checks, authority, clock, leaseMs: 2500, logger: createLogger('silent') })
    const codeTries = createRateLimiter({ points: 100, seconds: 60, blockSeconds: 60 })
    const service = createBirthCheckService({ checks, register: fakeBedsideCards(cards), codeTries, clock, wakeOutbox: sender.wake })
    return { sender, api: router => mountBirthCheckRoutes(router, service) }
  })
}, 60_000)
afterAll(() => app.stop())

let families = 0
/** A delivery with its card, a mother who has scanned it, and a clerk of the institution. */
async function aFamily({ institutionCode = `H9${++families}`, newborns = 1 } = {}) {
  const name = `${institutionCode}-${++families}`
  const card = `BED-${name}`
  cards[card] = Array.from({ length: newborns }, (_, index) => aBirthRecord({ id: `birth-${name}-${index}`, institutionCode }))
  const mother = app.signIn(anAccount())
  const father = app.signIn(anAccount())
  const clerk = app.signIn(anAccount({ role: 'clerk', institutionCode }))
  const check = await app.call(openBirthCheck, { body: { code: card, as: 'mother' } }, { token: mother })
  const params = { id: check.id }
  return {
    id: check.id, params, card, mother, father, clerk,
    seen: (token = mother) => app.call(getBirthCheck, { params }, { token }),
    dispute: () => app.call(disputeBirthCheck, { params, body: { version: 0, dispute: { fields: ['mother', 'weightGrams'], note: '3820 克' } } }, { token: mother }),
    correct: (changes: object) => app.call(correctBirthCheck, { params, body: { version: 1, newborn: 0, changes, note: '' } }, { token: clerk }),
  }
}
const problem = (code: string, more: object = {}) => expect.objectContaining({ problem: expect.objectContaining({ code, ...more }) })

describe('the check before any application', () => {
  it('from the bedside to both parents’ word that everything is right', async () => {
    const { params, id, mother, father, clerk, dispute, correct, seen } = await aFamily()
    await dispute()
    expect((await app.call(listBirthChecks, { query: {} }, { token: clerk })).checks).toMatchObject([{ id, fields: ['mother', 'weightGrams'] }])
    await correct({ weightGrams: 3820, motherName: 'MARCHETTI ROSSI ELENA' })
    const corrected = await until(seen, ({ status }) => status === 'reconfirm')
    expect(corrected.records[0]).toMatchObject({ newborn: { weightGrams: 3820 }, mother: { name: 'MARCHETTI ROSSI ELENA' } })
    await app.call(confirmBirthCheck, { params, body: { version: corrected.version } }, { token: mother })
    const { code } = await app.call(inviteToBirthCheck, { params }, { token: mother })
    const joined = await app.call(joinBirthCheck, { body: { code } }, { token: father })
    expect(await app.call(confirmBirthCheck, { params, body: { version: joined.version } }, { token: father })).toMatchObject({ status: 'done' })
    expect((await app.call(listMyBirthChecks, {}, { token: father })).checks).toMatchObject([{ id, status: 'done' }])
    expect((await app.call(listBirthChecks, { query: {} }, { token: clerk })).checks).toEqual([])
  })

  it('is told to phase 3 once, although its answers are lost twice', async () => {
    const { dispute, correct, seen, id } = await aFamily()
    await dispute()
    answers.push(new AppError('upstream.timeout'), new AppError('upstream.unavailable'))
    await correct({ weightGrams: 3820 })
    await until(seen, ({ status }) => status === 'reconfirm')
    const mine = asked.filter(({ messageId }) => messageId.startsWith(id))
    expect([mine.length, new Set(mine.map(({ messageId }) => messageId)).size]).toEqual([3, 1])
  })

  it('is opened once by twenty scans at the same moment', async () => {
    const card = 'BED-CROWD'
    cards[card] = [aBirthRecord({ id: 'birth-crowd' })]
    const mother = app.signIn(anAccount())
    const opened = await Promise.all(Array.from({ length: 20 }, () => app.call(openBirthCheck, { body: { code: card, as: 'mother' } }, { token: mother }).catch((error: unknown) => error)))
    const ids = opened.flatMap(each => (each instanceof Error ? [] : [(each as { id: string }).id]))
    expect(new Set(ids).size).toBe(1)
    expect((await app.call(listMyBirthChecks, {}, { token: mother })).checks).toHaveLength(1)
  })

  it('disputed by both parents at once is disputed by one; the other looks again', async () => {
    const { father, card, mother, params, seen } = await aFamily()
    await app.call(openBirthCheck, { body: { code: card, as: 'father' } }, { token: father })
    const { version } = await seen()
    const dispute = (token: string) => app.call(disputeBirthCheck, { params, body: { version, dispute: { fields: ['sex'], note: '' } } }, { token })
    const outcomes = await Promise.allSettled([dispute(mother), dispute(father)])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { problem: { code: 'birth_check.version_conflict' } } })
  })

  it('is done once by a write that comes again', async () => {
    const { params, mother, seen } = await aFamily()
    // what a phone in a lift sends again, word for word
    const send = (note: string) => app.call(disputeBirthCheck, { params, body: { version: 0, dispute: { fields: ['sex'], note } } }, { token: mother, key: 'one-tap-of-the-mother' })
    expect(await send('男')).toEqual(await send('男'))
    await expect(send('女')).rejects.toEqual(problem('request.idempotency_key_reused'))
    expect((await seen()).version).toBe(1)
  })
})

describe('somebody else’s check', () => {
  it.each(['parent', 'clerk'] as const)('is not there for another %s', async role => {
    const { params, dispute } = await aFamily()
    await dispute()
    const token = app.signIn(anAccount({ role, institutionCode: role === 'clerk' ? 'H-other' : null }))
    const asking = role === 'parent' ? app.call(getBirthCheck, { params }, { token }) : app.call(getStaffBirthCheck, { params }, { token })
    await expect(asking).rejects.toEqual(problem('resource.not_found', { status: 404 }))
  })

  test.each([
    ['confirm', confirmBirthCheck, { version: 0 }],
    ['dispute', disputeBirthCheck, { version: 0, dispute: { fields: ['sex'], note: '' } }],
  ] as const)('cannot be changed: %s', async (_name, operation, body) => {
    const { params } = await aFamily()
    await expect(app.call(operation, { params, body } as never, { token: app.signIn(anAccount()) })).rejects.toEqual(problem('resource.not_found'))
  })

  it('is not there for its own clerk before anything was said to be wrong', async () => {
    const { params, clerk } = await aFamily()
    await expect(app.call(getStaffBirthCheck, { params }, { token: clerk })).rejects.toEqual(problem('resource.not_found'))
    await expect(app.call(keepBirthRecord, { params, body: { version: 0, note: 'x' } }, { token: clerk })).rejects.toEqual(problem('resource.not_found'))
  })

  it('is no business of those above the clerk, nor of anybody without a session', async () => {
    const manager = app.signIn(anAccount({ role: 'cityManager' }))
    await expect(app.call(listBirthChecks, { query: {} }, { token: manager })).rejects.toEqual(problem('access.denied'))
    await expect(app.call(listMyBirthChecks, {})).rejects.toEqual(problem('session.required'))
  })
})

describe('what comes in', () => {
  it('names every wrong field, in the reader’s language', async () => {
    const { dispute, clerk, params, seen } = await aFamily()
    await dispute()
    const { version } = await seen()
    const body = { version, newborn: 0, changes: { bornAt: '2099-01-01T00:00:00+08:00', motherDocumentNumber: 'A1' }, note: '' }
    await expect(app.call(correctBirthCheck, { params, body }, { token: clerk, language: 'zh-CN' })).rejects.toMatchObject({
      problem: { code: 'request.invalid', fields: [{ path: 'changes.bornAt', message: expect.stringMatching(/\p{Script=Han}/u) }, { path: 'changes.motherDocumentNumber' }] },
    })
  })

  it('is a dispute only when it says what is wrong', async () => {
    const { params, mother } = await aFamily()
    await expect(app.call(disputeBirthCheck, { params, body: { version: 0, dispute: { fields: [], note: 'x' } } }, { token: mother })).rejects.toMatchObject({
      problem: { fields: [{ path: 'dispute.fields' }] },
    })
  })
})

describe('the list of an institution', () => {
  it('has the longest waiting first, page by page', async () => {
    const institutionCode = 'H-pages'
    const ids: string[] = []
    for (let i = 0; i < 51; i++) {
      const family = await aFamily({ institutionCode })
      await family.dispute()
      ids.push(family.id)
    }
    const token = app.signIn(anAccount({ role: 'clerk', institutionCode }))
    const first = await app.call(listBirthChecks, { query: {} }, { token })
    const second = await app.call(listBirthChecks, { query: { after: first.next! } }, { token })
    expect([...first.checks, ...second.checks].map(({ id }) => id)).toEqual(ids)
    expect([first.checks.length, second.next]).toEqual([50, null])
    await expect(app.call(listBirthChecks, { query: { after: 'nonsense' } }, { token })).rejects.toEqual(problem('request.invalid'))
  })
})
