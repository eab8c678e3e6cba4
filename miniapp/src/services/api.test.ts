import {
  answerStep, createApplication, endSession, finishJingtongSignIn, getDocumentPhoto, listApplications, listCases, type SessionView, uploadDocumentPhoto,
} from '@mcb/shared/contract'
import type { Problem } from '@mcb/shared/errors'
import { createApi, type SessionStore } from './api'
import type { ApiProblem } from './api-problem'
import type { Transport, TransportRequest, TransportResponse } from './transport'

const NO_NETWORK = 'no network'
type Answer = { status: number; body?: unknown; photo?: TransportResponse['photo'] } | typeof NO_NETWORK

const ID = '0123456789abcdef01234567'
const account: SessionView['account'] = { id: 'p1', role: 'parent', displayName: null, institutionCode: null, districtCode: null, verifiedIdentity: null }
const aSession = (accessToken: string): SessionView => ({ accessToken, expiresIn: 900, refreshToken: `refresh of ${accessToken}`, account })
const ok = (body: unknown): Answer => ({ status: 200, body })
const problem = (status: number, code: Problem['code']): Answer => ({ status, body: { status, title: code, code, remedy: 'retry', detail: code, requestId: 'r1' } })

/** A client whose requests are answered from a list, in turn or by a function. */
function aClient(answers: Answer[] | ((request: TransportRequest) => Answer | Promise<Answer>), signedIn: SessionView | null = aSession('first')) {
  const sent: TransportRequest[] = []
  const waits: number[] = []
  const list = typeof answers === 'function' ? null : [...answers]
  const transport: Transport = async request => {
    sent.push(request)
    const answer = list ? list.shift() : await (answers as (request: TransportRequest) => Answer | Promise<Answer>)(request)
    if (answer === undefined) throw new Error('nobody expected this request')
    if (answer === NO_NETWORK) throw new Error(NO_NETWORK)
    const response: TransportResponse = { status: answer.status, text: answer.body === undefined ? '' : JSON.stringify(answer.body), photo: answer.photo }
    return response
  }
  let current = signedIn
  const session: SessionStore = { get: () => current, set: next => void (current = next), clear: () => void (current = null) }
  let ids = 0
  const api = createApi({
    transport,
    baseUrl: '/api',
    session,
    language: () => 'en',
    newId: () => `key-${++ids}`,
    wait: async ms => void waits.push(ms),
  })
  return { api, sent, waits, session }
}

const failureOf = (promise: Promise<unknown>) => promise.then(() => Promise.reject(new Error('it went well')), (thrown: ApiProblem) => thrown)
const keysOf = (sent: TransportRequest[]) => sent.map(({ headers }) => headers['idempotency-key'])
const anApplication = {
  id: ID, kind: 'firstIssue', status: 'draft', version: 0, createdAt: '2026-11-20T08:00:00+08:00', updatedAt: '2026-11-20T08:00:00+08:00', queuedAt: null,
  viewer: 'applicant', institutionCode: null, answers: {}, actions: ['answer'], steps: ['consent'], nextStep: 'consent', guidance: null, signers: [], signedBy: [],
  signBefore: null, otherParentJoined: false, bring: [], personsToCheck: [], reminders: [], correctionPending: false, locked: false, returnProblems: [],
  decisionExpectedBy: null, certificates: [], printedParts: 'originalAndCounterfoil', postageDueFen: null,
  payment: null,
  trackingNumber: null,
  tracking: [], handedOverAt: null, history: [],
}

describe('a call', () => {
  it('says who asks, in which language, and for what', async () => {
    const { api, sent } = aClient([ok({ applications: [] })])
    expect(await api.call(listApplications, {})).toEqual({ applications: [] })
    expect(sent[0]).toMatchObject({ method: 'GET', url: '/api/applications', headers: { authorization: 'Bearer first', 'accept-language': 'en' } })
    expect(sent[0]!.headers).not.toHaveProperty('idempotency-key')
  })

  it('puts parameters into the path and the query, escaped', async () => {
    const { api, sent } = aClient([ok({ cases: [], next: null })])
    await api.call(listCases, { query: { queue: 'done', after: 'a b&c' } })
    expect(sent[0]!.url).toBe('/api/staff/applications?queue=done&after=a%20b%26c')
  })

  it('does not carry the session to public operations', async () => {
    const { api, sent } = aClient([ok(aSession('second'))])
    await api.call(finishJingtongSignIn, { body: { code: 'c', state: 's', verifier: 'v' } })
    expect(sent[0]!.headers).not.toHaveProperty('authorization')
  })

  it('answers nothing where the contract says there is no body', async () => {
    const { api } = aClient([{ status: 204 }])
    expect(await api.call(endSession, {})).toBeUndefined()
  })

  it('refuses an answer that is not what the contract says', async () => {
    const { api } = aClient([ok({ applications: 'many' })])
    expect(await failureOf(api.call(listApplications, {}))).toMatchObject({ kind: 'server', problem: null })
  })
})

describe('trying again', () => {
  it.each<[string, Answer]>([
    ['no network', NO_NETWORK],
    ['502', { status: 502 }],
    ['503', problem(503, 'store.unavailable')],
    ['504', problem(504, 'upstream.timeout')],
  ])('after %s, with the same key, until it goes well', async (_name, trouble) => {
    const { api, sent, waits } = aClient([trouble, trouble, ok(anApplication)])
    await api.call(createApplication, { body: { kind: 'firstIssue' } })
    expect(keysOf(sent)).toEqual(['key-1', 'key-1', 'key-1'])
    expect(waits).toEqual([400, 1200])
  })

  it('stops after three more tries and tells "no network" from "our server"', async () => {
    const offline = aClient(Array.from({ length: 4 }, (): Answer => NO_NETWORK))
    expect(await failureOf(offline.api.call(listApplications, {}))).toMatchObject({ kind: 'offline' })
    expect(offline.sent).toHaveLength(4)

    const gateway = aClient(Array.from({ length: 4 }, (): Answer => ({ status: 502 })))
    expect(await failureOf(gateway.api.call(listApplications, {}))).toMatchObject({ kind: 'server', problem: null })

    const ours = aClient(Array.from({ length: 4 }, () => problem(503, 'upstream.unavailable')))
    expect(await failureOf(ours.api.call(listApplications, {}))).toMatchObject({ kind: 'problem', problem: { code: 'upstream.unavailable' } })
  })

  it('does not happen for a refusal', async () => {
    const { api, sent } = aClient([problem(409, 'application.version_conflict')])
    expect(await failureOf(api.call(createApplication, { body: { kind: 'firstIssue' } }))).toMatchObject({ kind: 'problem' })
    expect(sent).toHaveLength(1)
  })

  it('does not happen for a write without a key', async () => {
    const { api, sent } = aClient([NO_NETWORK])
    expect(await failureOf(api.call(finishJingtongSignIn, { body: { code: 'c', state: 's', verifier: 'v' } }))).toMatchObject({ kind: 'offline' })
    expect(sent).toHaveLength(1)
  })

  it('stops when the caller has gone', async () => {
    const { api, sent } = aClient([NO_NETWORK])
    await failureOf(api.call(listApplications, {}, { signal: { aborted: true, addEventListener: () => undefined } }))
    expect(sent).toHaveLength(1)
  })
})

describe('the idempotency key', () => {
  const save = (api: ReturnType<typeof aClient>['api'], role: string) =>
    api.call(answerStep, { params: { id: ID, step: 'applicantRole' }, body: { version: 0, answer: { role } } })

  it('stays the same for the next press of the button while nobody knows whether the earlier one arrived', async () => {
    const { api, sent } = aClient([...Array.from({ length: 4 }, (): Answer => NO_NETWORK), ok(anApplication)])
    await failureOf(save(api, 'mother'))
    await save(api, 'mother')
    expect(new Set(keysOf(sent))).toEqual(new Set(['key-1']))
  })

  it('is another one for another answer', async () => {
    const { api, sent } = aClient([...Array.from({ length: 4 }, (): Answer => NO_NETWORK), ok(anApplication)])
    await failureOf(save(api, 'mother'))
    await save(api, 'father')
    expect(keysOf(sent).at(-1)).toBe('key-2')
  })

  it.each<[string, Answer]>([
    ['done', ok(anApplication)],
    ['refused', problem(409, 'application.version_conflict')],
  ])('is another one once the first was %s', async (_name, first) => {
    const { api, sent } = aClient([first, ok(anApplication)])
    await save(api, 'mother').catch(() => undefined)
    await save(api, 'mother')
    expect(keysOf(sent)).toEqual(['key-1', 'key-2'])
  })
})

describe('an expired session', () => {
  /** Answers as a BFF would for which only `good` is a living token. */
  const bff = (good: { token: string }) => async (request: TransportRequest): Promise<Answer> => {
    if (request.url === '/api/session/refresh') {
      good.token = 'second'
      return ok(aSession('second'))
    }
    return request.headers.authorization === `Bearer ${good.token}` ? ok({ applications: [] }) : problem(401, 'session.expired')
  }

  it('is renewed once for all the calls that meet it', async () => {
    const { api, sent, session } = aClient(bff({ token: 'second' }))
    await Promise.all([api.call(listApplications, {}), api.call(listApplications, {}), api.call(listApplications, {})])
    expect(sent.filter(({ url }) => url === '/api/session/refresh')).toHaveLength(1)
    expect(session.get()?.accessToken).toBe('second')
  })

  it('sends the refresh token, and the write again with its key', async () => {
    const answers: Answer[] = [problem(401, 'session.expired'), ok(aSession('second')), ok(anApplication)]
    const { api, sent } = aClient(answers)
    await api.call(createApplication, { body: { kind: 'firstIssue' } })
    expect(JSON.parse(sent[1]!.body!)).toEqual({ refreshToken: 'refresh of first' })
    expect(keysOf(sent)).toEqual(['key-1', undefined, 'key-1'])
    expect(sent[2]!.headers.authorization).toBe('Bearer second')
  })

  it('ends when it cannot be renewed', async () => {
    const { api, session } = aClient([problem(401, 'session.expired'), problem(401, 'session.expired')])
    expect(await failureOf(api.call(listApplications, {}))).toMatchObject({ kind: 'problem', problem: { code: 'session.expired' } })
    expect(session.get()).toBeNull()
  })

  it('is kept when only the network was missing', async () => {
    const { api, session } = aClient([problem(401, 'session.expired'), NO_NETWORK])
    expect(await failureOf(api.call(listApplications, {}))).toMatchObject({ kind: 'offline' })
    expect(session.get()?.accessToken).toBe('first')
  })

  it('is not asked for twice when the new one is refused too', async () => {
    const { api, sent } = aClient([problem(401, 'session.expired'), ok(aSession('second')), problem(401, 'session.expired')])
    await failureOf(api.call(listApplications, {}))
    expect(sent).toHaveLength(3)
  })
})

describe('files', () => {
  it('are sent as a form, with the other fields beside them', async () => {
    const photo = { id: ID, kind: 'foreignPassport', side: 'front', uploadedAt: '2026-11-20T08:00:00+08:00', width: 10, height: 10, recognition: null }
    const { api, sent } = aClient([ok(photo), ok(photo)])
    expect(await api.upload(uploadDocumentPhoto, { body: { kind: 'foreignPassport' } }, 'wxfile://photo.jpg')).toMatchObject({ id: ID })
    await api.upload(uploadDocumentPhoto, { body: { kind: 'foreignPassport' } }, 'wxfile://another.jpg')
    expect(sent[0]).toMatchObject({ method: 'POST', url: '/api/documents', form: { file: 'wxfile://photo.jpg', fields: { kind: 'foreignPassport' } } })
    expect(sent[0]!.body).toBeUndefined()
    expect(sent[0]!.headers).not.toHaveProperty('content-type')
    expect(new Set(keysOf(sent)).size).toBe(2)
  })

  it('keep the key they are given, however often they are sent again', async () => {
    const { api, sent } = aClient([...Array<Answer>(4).fill(NO_NETWORK), problem(500, 'internal')])
    const send = () => failureOf(api.upload(uploadDocumentPhoto, { body: { kind: 'paper' } }, 'wxfile://photo.jpg', { key: 'the-photo' }))
    expect([await send(), await send()]).toMatchObject([{ kind: 'offline' }, { kind: 'problem' }])
    expect(keysOf(sent)).toEqual(Array(5).fill('the-photo'))
  })

  it('are fetched with the session, as a picture on this device', async () => {
    const picture = { file: 'the bytes', preview: 'blob:1' }
    const { api, sent } = aClient([{ status: 200, photo: picture }])
    expect(await api.photo(getDocumentPhoto, { params: { id: ID } })).toEqual(picture)
    expect(sent[0]).toMatchObject({ expect: 'photo', headers: { authorization: 'Bearer first' } })
  })
})
