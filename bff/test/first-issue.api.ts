import {
  acceptInvitation, answerStep, confirmApplication, createApplication, getApplication, getDocumentPhoto, listApplications, listCases, listFileAccess, returnApplication,
  showVisitCode, withdrawApplication,
} from '@mcb/shared/contract'
import { aFathersPassport, anAddress, aPassport } from '@mcb/shared/testing'
import { verifyStream } from '../src/audit/verify'
import { aJourney } from './support/journey'
import { aMemberOfStaff, aParent } from './support/people'
import { startTestApp, type TestApp } from './support/test-app'
import { until } from './support/until'

let app: TestApp
beforeAll(async () => { app = await startTestApp() }, 60_000)
afterAll(() => app.stop())

/** A problem the BFF must answer with. */
const problem = (code: string, more: object = {}) => expect.objectContaining({ problem: expect.objectContaining({ code, ...more }) })
const control = async (path: string) => (await fetch(`${app.phase3.url}/control/${path}`)).json()

describe('the first issue for two parents with foreign passports', () => {
  it('goes from the first question to the certificate in the hand, and phase 3 hears of the pickup once', async () => {
    const journey = await aJourney(app)
    const answered = await journey.answerAll()
    expect(answered).toMatchObject({ status: 'draft', nextStep: null })
    expect(await journey.submit()).toMatchObject({ status: 'awaitingConfirmation', signedBy: ['mother'] })
    expect(await journey.confirm()).toMatchObject({ status: 'submitted', signedBy: ['mother', 'father'], viewer: 'otherParent' })

    const clerk = await journey.clerk()
    const queue = await app.call(listCases, { query: {} }, { token: clerk.accessToken })
    expect(queue.cases.map(item => item.id)).toContain(journey.id)

    const checked = await journey.check(clerk)
    expect(checked).toMatchObject({ status: 'underReview', registryReachable: true })
    expect(checked.comparison.filter(row => row.verdict === 'differs')).toEqual([])
    await journey.approve(clerk)
    const asked = await journey.issue(clerk)
    expect(asked.certificates).toEqual([])
    const issued = await until(() => journey.case(clerk), ({ status }) => status === 'readyForPickup')
    expect(issued.certificates[0]?.number).toMatch(/^[A-Z]\d{9}$/)
    expect((await journey.get()).certificates).toEqual(issued.certificates)

    expect(await journey.handOver(clerk)).toMatchObject({ status: 'completed', handedOver: { collector: 'mother' } })
    await until(() => journey.case(clerk), ({ pickupReport }) => pickupReport === 'accepted')
    const { applied } = await control('pickups')
    expect(applied.filter((pickup: { certificateNumber: string }) => pickup.certificateNumber === issued.certificates[0]?.number)).toHaveLength(1)
    expect((await journey.get()).history.map(entry => entry.action)).toEqual([
      'create', 'submit', 'confirm', 'recordOnSiteCheck', 'cosignOnSiteCheck', 'approve', 'issue', 'recordIssued', 'handOver',
    ])

    // both parents can see who has had to do with it, and nobody else can
    const photo = issued.photos.mother[0]!.id
    await app.call(getDocumentPhoto, { params: { id: photo } }, { token: clerk.accessToken })
    const { institutionCode } = clerk.account
    for (const { accessToken: token } of [journey.mother, journey.father]) {
      const { accesses } = await app.call(listFileAccess, { params: { id: journey.id } }, { token })
      expect(new Set(accesses.map(({ act }) => act))).toEqual(new Set(['listed', 'opened', 'photo', 'scanned', 'worked']))
      expect(accesses.every(access => access.role === 'clerk' && access.institutionCode === institutionCode)).toBe(true)
      expect(accesses[0]).toMatchObject({ act: 'photo', times: 1 })
    }
    const stranger = await aParent(app)
    await expect(app.call(listFileAccess, { params: { id: journey.id } }, { token: stranger.accessToken })).rejects.toEqual(problem('resource.not_found'))
    const { deps: { auditRecords } } = app
    const written = await auditRecords.about([`application:${journey.id}`], 1000)
    expect(written.find(({ account, outcome }) => account === stranger.account.id && outcome === 'resource.not_found')).toMatchObject({ operation: 'listFileAccess', role: 'parent' })
    for (const stream of await auditRecords.streams()) {
      const head = await auditRecords.headKept(stream)
      expect((await verifyStream(stream, auditRecords.walk(stream), head ? [head] : [])).broken).toBeNull()
    }
  }, 60_000)
})

describe('a draft', () => {
  it('is begun once, however often the tap comes', async () => {
    const { accessToken: token } = await aParent(app)
    const key = 'the-same-tap-0123456789'
    const taps = await Promise.all([1, 2, 3].map(() => app.call(createApplication, { body: { kind: 'firstIssue' } }, { token, key })))
    expect(new Set(taps.map(({ id }) => id)).size).toBe(1)
    expect((await app.call(listApplications, {}, { token })).applications).toHaveLength(1)
  })

  it('keeps nothing of an answer that is wrong, and tells every field in the reader’s language', async () => {
    const journey = await aJourney(app)
    const wrong = { ...aPassport(), number: '', surname: ' ', nationality: 'ITALY', sex: 'none', birthDate: '1990-02-30', expiryDate: '2020-01-01', photoId: 'x' }
    const { version } = await journey.get()
    const send = (language: string) => app.call(answerStep, { params: { id: journey.id, step: 'motherDocument' }, body: { version, answer: wrong } }, { token: journey.mother.accessToken, language })
    const english = await send('en').catch(error => error.problem)
    expect(english).toMatchObject({ status: 422, code: 'request.invalid', remedy: 'fix' })
    expect(english.fields.map((field: { path: string }) => field.path)).toEqual([
      'answer.number', 'answer.nationality', 'answer.sex', 'answer.birthDate', 'answer.photoId',
    ])
    for (const field of english.fields) expect(field.message).toMatch(/^[A-Z][^一-龥]+$/)
    const chinese = await send('zh-CN').catch(error => error.problem)
    for (const field of chinese.fields) expect(field.message).toMatch(/[一-龥]/)
    expect(await journey.get()).toMatchObject({ version, answers: {} })
  })

  it('refuses an expired passport, another person’s photo and a birth that was not looked up', async () => {
    const journey = await aJourney(app)
    await expect(journey.answer('fatherDocument', aFathersPassport({ expiryDate: '2026-01-01' as never, photoId: 'f'.repeat(24) }))).rejects.toEqual(
      problem('request.invalid', { fields: [expect.objectContaining({ code: 'document.expired' }), expect.objectContaining({ code: 'document.photo_missing' })] }),
    )
    await expect(journey.answer('birth', { tickets: ['invented'], dispute: null })).rejects.toEqual(problem('birth.ticket_expired'))
    const stranger = await aParent(app)
    const { ticket } = await journey.findBirth(stranger)
    await expect(journey.answer('birth', { tickets: [ticket], dispute: null })).rejects.toEqual(problem('birth.ticket_expired'))
  })

  it('cannot be submitted while a question is open, and says which', async () => {
    const journey = await aJourney(app)
    await expect(journey.submit()).rejects.toEqual(problem('application.action_refused', { params: expect.objectContaining({ refusal: 'incomplete', step: 'consent' }) }))
  })

  it('tells the second of two devices that the first was faster', async () => {
    const journey = await aJourney(app)
    const { version } = await journey.get()
    const save = (role: string) => app.call(answerStep, { params: { id: journey.id, step: 'applicantRole' }, body: { version, answer: { role } } }, { token: journey.mother.accessToken })
    const results = await Promise.allSettled([save('mother'), save('father')])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(results.find(result => result.status === 'rejected')).toMatchObject({ reason: problem('application.version_conflict') })
  })
})

describe('what somebody else sees of an application', () => {
  it('is nothing: not a parent, not another institution’s clerk, not before it is filed', async () => {
    const journey = await aJourney(app)
    const { id } = journey
    const stranger = await aParent(app)
    const elsewhere = await aMemberOfStaff(app, { institutionCode: 'ELSEWHERE' })
    const notFound = problem('resource.not_found', { status: 404 })
    await expect(app.call(getApplication, { params: { id } }, { token: stranger.accessToken })).rejects.toEqual(notFound)
    await expect(app.call(withdrawApplication, { params: { id }, body: { version: 0 } }, { token: stranger.accessToken })).rejects.toEqual(notFound)
    await expect(app.call(showVisitCode, { params: { id } }, { token: stranger.accessToken })).rejects.toEqual(notFound)
    await expect(journey.case(elsewhere)).rejects.toEqual(notFound)
    await expect(app.call(getApplication, { params: { id: '0'.repeat(24) } }, { token: stranger.accessToken })).rejects.toEqual(notFound)
    await expect(app.call(getApplication, { params: { id: 'not-an-id' } }, { token: stranger.accessToken })).rejects.toEqual(notFound)
  })

  it('needs a session, and the right kind of session', async () => {
    const parent = await aParent(app)
    await expect(app.call(listApplications, {})).rejects.toEqual(problem('session.required'))
    await expect(app.call(listApplications, {}, { token: 'x'.repeat(60) })).rejects.toEqual(problem('session.expired'))
    await expect(app.call(listCases, { query: {} }, { token: parent.accessToken })).rejects.toEqual(problem('access.denied'))
  })
})

describe('the other parent', () => {
  it('joins with the code, once, and nobody else does', async () => {
    const journey = await aJourney(app, 'B')
    await journey.answerAll()
    await expect(journey.invite()).rejects.toEqual(problem('application.action_refused'))
    await journey.submit()
    const join = (code: string, token: string) => app.call(acceptInvitation, { body: { code } }, { token })
    const { father, mother } = journey
    const earlier = await journey.invite()
    const code = await journey.invite()
    await expect(join(earlier, father.accessToken)).rejects.toEqual(problem('invitation.invalid'))
    await expect(join(code, mother.accessToken)).rejects.toEqual(problem('invitation.own'))
    const typed = code.toLowerCase().replace(/(.{4})/g, '$1-')
    expect(await join(typed, father.accessToken)).toMatchObject({ viewer: 'otherParent', actions: ['confirm'] })
    const stranger = await aParent(app)
    await expect(join(code, stranger.accessToken)).rejects.toEqual(problem('invitation.taken'))
    await app.call(withdrawApplication, { params: { id: journey.id }, body: { version: (await journey.get()).version } }, { token: mother.accessToken })
  }, 30_000)
})

describe('an application that is returned', () => {
  it('says which question and why, opens there, is signed again by both, and keeps its place', async () => {
    const journey = await aJourney(app, 'B')
    const filed = await journey.file()
    const clerk = await journey.clerk()
    const { version } = await journey.case(clerk)
    const problems = [{ step: 'contact', field: 'mother.address', reason: 'address_incomplete', note: '' }] as const
    const give = (list: readonly object[]) =>
      app.call(returnApplication, { params: { id: journey.id }, body: { version, problems: list as never } }, { token: clerk.accessToken })
    await expect(give([{ step: 'contact', field: '', reason: 'photo_unreadable', note: '' }])).rejects.toEqual(
      problem('request.invalid', { fields: [expect.objectContaining({ path: 'problems.0.step' })] }),
    )
    await give(problems)
    expect(await journey.get()).toMatchObject({ status: 'returned', returnProblems: problems })

    const home = { address: anAddress({ detail: '亮马路12号3单元1204室' }), household: null }
    const mended = await journey.answer('contact', { mother: home, father: home, phone: '13800000000' })
    expect(mended).toMatchObject({ returnProblems: [], signedBy: [] })
    await journey.submit()
    expect(await journey.get()).toMatchObject({ status: 'awaitingConfirmation', signedBy: ['mother'] })
    const again = await app.call(confirmApplication, { params: { id: journey.id }, body: { version: (await journey.get()).version, declared: true } }, { token: journey.father.accessToken })
    expect(again).toMatchObject({ status: 'submitted', queuedAt: filed.queuedAt })
  }, 30_000)

  it('blocks a second application for the same newborn, and only while it is open', async () => {
    const second = await aJourney(app, 'B')
    await second.answerAll()
    await expect(second.submit()).rejects.toEqual(problem('application.duplicate'))
    expect(await second.get()).toMatchObject({ status: 'draft' })
  }, 30_000)
})
