import { listMyDocuments, saveMyDocument, type HeldDocumentsView } from '@mcb/shared/contract'
import { DEFAULT_SETTINGS, plainDate, type DocumentMessage } from '@mcb/shared/domain'
import { aPassport } from '@mcb/shared/testing'
import { CREDENTIALS } from '../../mock/credentials'
import type { RunningMock } from '../../mock/listen'
import { startIdentityMock } from '../../mock/phase3/identity'
import { createLogger } from '../src/logging'
import { createIdentitySender } from '../src/modules/identity/outbox'
import { mountIdentityRoutes } from '../src/modules/identity/routes'
import { createIdentityService, type IdentityService } from '../src/modules/identity/service'
import { createNonceRepository, createPersonRepository } from '../src/storage/persons'
import { signedHeaders } from '../src/upstream/phase3/bus'
import { createIdentityClient, IDENTITY_INBOX_PATH, mountIdentityInbox, toWireDocument } from '../src/upstream/phase3/identity'
import { anAccount } from './fakes'
import { startRecordsApp, type RecordsApp } from './support/records-app'
import { until } from './support/until'
import { aVault } from './support/vault'

const { photoId: _photo, backPhotoId: _back, ...PASSPORT } = aPassport()
const PERMIT = { kind: 'hongKongMacauTravelPermit', number: 'H40715286' } as const
const BUS = { appId: CREDENTIALS.PHASE3_APP_ID, secret: CREDENTIALS.PHASE3_SECRET }

let phase3: RunningMock
let app: RecordsApp
let identity: IdentityService
const clock = () => new Date()

beforeAll(async () => {
  phase3 = await startIdentityMock({ port: 0 })
  app = await startRecordsApp(async connection => {
    const [persons, nonces] = [createPersonRepository(connection, aVault().vault), createNonceRepository(connection)]
    await Promise.all([persons.syncIndexes(), nonces.syncIndexes()])
    const register = createIdentityClient({ ...BUS, url: phase3.url, timeoutMs: 1500 }, clock)
    const sender = createIdentitySender({ persons, register, clock, leaseMs: 2500, logger: createLogger('silent') })
    identity = createIdentityService({ persons, settings: DEFAULT_SETTINGS, clock, wakeOutbox: sender.wake })
    return {
      sender,
      api: router => mountIdentityRoutes(router, identity),
      open: router => mountIdentityInbox(router, { config: BUS, nonces, receive: identity.receive, clock }),
    }
  })
}, 60_000)
afterAll(async () => {
  await app.stop()
  await phase3.stop()
})

async function control(method: string, what: string, body?: object): Promise<unknown> {
  const response = await fetch(`${phase3.url}/control/${what}`, { method, headers: { 'content-type': 'application/json' }, body: body && JSON.stringify(body) })
  if (!response.ok) throw new Error(await response.text())
  return response.status === 204 ? null : response.json()
}
const receivedByPhase3 = async () => ((await control('GET', 'identity')) as { received: { messageId: string }[] }).received

const documentsOf = (token: string): Promise<HeldDocumentsView> => app.call(listMyDocuments, {}, { token })
const reported = (token: string) => until(() => documentsOf(token), ({ report }) => report === 'accepted' || report === 'refused')

let people = 0
/** Somebody whose permit Jingtong has verified, and whom phase 3 knows. */
async function aVerifiedParent() {
  const number = `H4071${String(++people).padStart(4, '0')}`
  const account = anAccount({ displayName: '陳嘉欣', verifiedIdentity: { kind: PERMIT.kind, number } })
  const token = app.signIn(account)
  await identity.recordVerified(account)
  await reported(token)
  const { persons } = (await control('GET', 'identity')) as { persons: { id: string; documents: { SFZJHM: string }[] }[] }
  const person = persons.find(({ documents }) => documents.some(({ SFZJHM }) => SFZJHM === number))!.id
  return { token, number, person }
}

function newsOf(number: string, expiryDate: string, minutesAgo: number): DocumentMessage {
  return { ...PERMIT, number, facts: { nameZh: '陳嘉欣', expiryDate: plainDate(expiryDate) }, observedAt: new Date(Date.now() - minutesAgo * 60_000).toISOString(), source: 'phase3' }
}

describe('a parent', () => {
  it('adds a document, which reaches phase 3, and renews it', async () => {
    const token = app.signIn(anAccount())
    await app.call(saveMyDocument, { body: { document: PASSPORT } }, { token })
    const renewed = { ...PASSPORT, number: 'YC7654321', expiryDate: plainDate('2036-02-02') }
    await app.call(saveMyDocument, { body: { document: renewed } }, { token })
    const { documents } = await reported(token)
    expect(documents.map(({ number, supersededBy }) => [number, supersededBy])).toEqual([['YB1234567', 1], ['YC7654321', null]])
  })

  it('sees nobody else’s documents', async () => {
    const one = app.signIn(anAccount())
    await app.call(saveMyDocument, { body: { document: PASSPORT } }, { token: one })
    expect((await documentsOf(app.signIn(anAccount()))).documents).toEqual([])
  })

  it('is told every problem, in their language', async () => {
    const token = app.signIn(anAccount())
    const call = app.call(saveMyDocument, { body: { document: { ...PASSPORT, number: 'A1', expiryDate: '2020-01-01' } } }, { token, language: 'zh-CN' })
    await expect(call).rejects.toMatchObject({ problem: { code: 'request.invalid', fields: [{ path: 'document.number' }, { path: 'document.expiryDate', message: expect.stringContaining('2020-01-01') }] } })
  })

  it.each([['clerk', 'access.denied'], [null, 'session.required']] as const)('is the only one who may: %s', async (role, code) => {
    const token = role ? app.signIn(anAccount({ role })) : undefined
    await expect(app.call(listMyDocuments, {}, { token })).rejects.toMatchObject({ problem: { code } })
  })

  it.each(['dropAnswer', 'error'] as const)('has a document told once although the answer is lost: %s', async kind => {
    const token = app.signIn(anAccount())
    await control('POST', 'faults', { operation: 'identity', kind, times: 1, ...(kind === 'error' ? { afterWork: true } : {}) })
    const before = (await receivedByPhase3()).length
    await app.call(saveMyDocument, { body: { document: { ...PASSPORT, number: `LOST${kind}`.toUpperCase() } } }, { token })
    await reported(token)
    const ids = (await receivedByPhase3()).slice(before).map(({ messageId }) => messageId)
    expect([ids.length, new Set(ids).size]).toEqual([2, 1])
  })
})

describe('phase 3', () => {
  const push = (person: string, documents: DocumentMessage[], faults = {}) =>
    control('POST', 'identity/push', { target: app.url, person, documents: documents.map(toWireDocument), faults }) as Promise<{ status: number }[]>

  it('renews a document, and the parent sees it', async () => {
    const { token, number, person } = await aVerifiedParent()
    expect(await push(person, [newsOf(number, '2034-01-01', 0)])).toMatchObject([{ status: 200 }])
    expect((await documentsOf(token)).documents).toMatchObject([{ number, expiryDate: '2034-01-01', source: 'phase3' }])
  })

  it.each([{ duplicate: true }, { outOfOrder: true }, { duplicate: true, outOfOrder: true }])('with %j leaves the same as in order and once', async faults => {
    const { token, number, person } = await aVerifiedParent()
    const answers = await push(person, [newsOf(number, '2027-01-01', 30), newsOf(number, '2032-01-01', 20), newsOf(number, '2037-01-01', 10)], faults)
    expect(answers.every(({ status }) => status === 200)).toBe(true)
    const { documents } = await documentsOf(token)
    expect(documents.map(({ expiryDate, supersededBy }) => [expiryDate, supersededBy])).toEqual([['2027-01-01', 1], ['2032-01-01', 2], ['2037-01-01', null]])
  })

  it('with old news does not take back what the parent has written since', async () => {
    const { token, number, person } = await aVerifiedParent()
    const written = { ...PASSPORT, ...PERMIT, number, nameZh: '陳嘉欣', nationality: 'CHN', expiryDate: plainDate('2035-03-03') }
    await app.call(saveMyDocument, { body: { document: written } }, { token })
    await push(person, [newsOf(number, '2027-01-01', 600)])
    const current = (await documentsOf(token)).documents.filter(({ supersededBy }) => supersededBy === null)
    expect(current).toMatchObject([{ number, expiryDate: '2035-03-03', source: 'parent' }])
  })
})

describe('the way in for phase 3', () => {
  const body = (messageId: string, minutesAgo = 0) => JSON.stringify({ XXID: messageId, GRZSY: 'GR-way-in', ZJ: [toWireDocument(newsOf('H99999999', '2030-01-01', minutesAgo))] })
  const post = (text: string, headers: Record<string, string>) => fetch(app.url + IDENTITY_INBOX_PATH, { method: 'POST', headers, body: text })
  const headersFor = (text: string, { at = clock(), config = BUS, target = IDENTITY_INBOX_PATH, nonce = undefined as string | undefined } = {}) =>
    signedHeaders(config, { method: 'POST', target, body: text }, at, nonce)
  const minutes = (count: number) => new Date(Date.now() + count * 60_000)

  it('lets a signed message in', async () => {
    const text = body('way-in-1')
    const response = await post(text, headersFor(text))
    expect([response.status, await response.json()]).toEqual([200, { code: '0', msg: '成功', data: { CLZT: '1' } }])
  })

  test.each<[string, (text: string) => Record<string, string>]>([
    ['signed with another secret', text => headersFor(text, { config: { ...BUS, secret: 'guessed and wrong' } })],
    ['of another application', text => headersFor(text, { config: { ...BUS, appId: 'somebody' } })],
    ['signed over another body', () => headersFor(body('another'))],
    ['signed for another place', text => headersFor(text, { target: '/api/session' })],
    ['of six minutes ago', text => headersFor(text, { at: minutes(-6) })],
    ['of six minutes ahead', text => headersFor(text, { at: minutes(6) })],
    ['without a nonce', text => headersFor(text, { nonce: '' })],
    ['without any signature', () => ({ 'content-type': 'application/json' })],
    ['whose body is not JSON', text => ({ ...headersFor(text), 'content-type': 'text/plain' })],
  ])('keeps out one %s', async (_what, headers) => {
    const text = body('way-in-forged')
    const response = await post(text, headers(text))
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([401, 'E401'])
  })

  it('keeps out the very same call a second time', async () => {
    const text = body('way-in-2')
    const headers = headersFor(text)
    expect((await post(text, headers)).status).toBe(200)
    expect((await post(text, headers)).status).toBe(401)
  })

  test.each<[string, string]>([
    ['of tomorrow', body('way-in-3', -24 * 60)],
    ['without a person', JSON.stringify({ XXID: 'way-in-4', ZJ: [] })],
    ['with a day that does not exist', body('way-in-5').replace('20300101', '20300230')],
  ])('says that it cannot use news %s', async (_what, text) => {
    const response = await post(text, headersFor(text))
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([400, 'E400'])
  })
})
