import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beijingDate, corrected, DEFAULT_SETTINGS, plainDate } from '@mcb/shared/domain'
import { aBirthRecord, aFathersPassport, anAddress, aPassport } from '@mcb/shared/testing'
import { CREDENTIALS } from '../../mock/credentials'
import { startJingtongMock } from '../../mock/jingtong/server'
import { demoFamilies } from '../../mock/people/demo-people'
import { startPhase3Mock } from '../../mock/phase3/server'
import { startWechatMock } from '../../mock/wechat/server'
import type { IssueRequest, PickupReport } from '../src/modules/application/ports'
import { createJingtongClient } from '../src/upstream/jingtong/client'
import { createPhase3Client } from '../src/upstream/phase3/client'
import { createWechatClient } from '../src/upstream/wechat/client'

const TODAY = '2026-11-20'
const REDIRECT_URI = 'http://127.0.0.1:8080/'
const directory = mkdtempSync(path.join(tmpdir(), 'mcb-upstreams-'))
const clock = () => new Date()
const code = (expected: string) => expect.objectContaining({ code: expected })

let phase3Mock: Awaited<ReturnType<typeof startPhase3Mock>>
let wechatMock: Awaited<ReturnType<typeof startWechatMock>>
let jingtongMock: Awaited<ReturnType<typeof startJingtongMock>>

const startPhase3 = (port = 0) => startPhase3Mock({ port, today: TODAY, dataDirectory: directory })

beforeAll(async () => {
  phase3Mock = await startPhase3()
  wechatMock = await startWechatMock({ port: 0 })
  jingtongMock = await startJingtongMock({ port: 0, today: TODAY })
})
afterAll(async () => {
  await Promise.all([phase3Mock.stop(), wechatMock.stop(), jingtongMock.stop()])
  rmSync(directory, { recursive: true, force: true })
})

const post = (url: string, body: object) =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

const aPhase3Client = (more: object = {}, at = clock) =>
  createPhase3Client({ url: phase3Mock.url, appId: CREDENTIALS.PHASE3_APP_ID, secret: CREDENTIALS.PHASE3_SECRET, timeoutMs: 3000, ...more }, at)
const aWechatClient = (more: object = {}) =>
  createWechatClient({ url: wechatMock.url, appId: CREDENTIALS.WECHAT_APP_ID, appSecret: CREDENTIALS.WECHAT_APP_SECRET, timeoutMs: 3000, ...more })
const aJingtongClient = (more: object = {}, at = clock) =>
  createJingtongClient(
    { url: jingtongMock.url, clientId: CREDENTIALS.JINGTONG_CLIENT_ID, clientSecret: CREDENTIALS.JINGTONG_CLIENT_SECRET, redirectUri: REDIRECT_URI, timeoutMs: 3000, ...more },
    at,
  )
const aJingtongCode = async (person = 'whitfield-mother', redirectUri = REDIRECT_URI) =>
  ((await (await post(`${jingtongMock.url}/control/code`, { person, redirect_uri: redirectUri })).json()) as { code: string }).code

async function elenasBirth() {
  const client = aPhase3Client()
  const [first] = await client.listInstitutions()
  const query = { motherDocument: { kind: 'foreignPassport', number: 'YB1234567' }, institutionCode: first!.code, birthDate: plainDate('2026-11-14') } as const
  return { client, query, births: await client.findBirths(query) }
}

const aMother = () => ({ ...aPassport(), address: anAddress(), household: null })

async function anIssueRequest(more: Partial<IssueRequest> = {}): Promise<IssueRequest> {
  const { births: [birth] } = await elenasBirth()
  return {
    messageId: 'issue-1',
    applicationId: 'a-1',
    type: { kind: 'firstIssue', outside: false },
    birth: birth!,
    newbornName: 'Clara Rose WHITFIELD',
    mother: aMother(),
    father: { ...aFathersPassport(), address: { country: 'GBR', detail: '4 Mill Lane, Leeds' }, household: null },
    phone: '13800000000',
    recipient: { relation: 'mother', name: 'MARCHETTI-ROSSI ELENA', documentKind: 'foreignPassport', documentNumber: 'YB1234567', documentOtherName: '' },
    original: null,
    parts: 'originalAndCounterfoil',
    issuedBy: { institutionCode: birth!.institutionCode, clerkId: 'c-1' },
    ...more,
  }
}

const aPickup = (certificateNumber: string, messageId = 'pickup-1'): PickupReport => ({
  messageId, applicationId: 'a-1', certificateNumber, collectedAt: '2026-11-20T10:00:00.000Z', collector: 'mother', handedOverBy: { institutionCode: 'x', clerkId: 'c-1' },
})

describe('phase 3', () => {
  it('finds a birth three ways, and says so when there is none', async () => {
    const { client, query, births } = await elenasBirth()
    expect(births).toEqual([
      expect.objectContaining({
        placeOfBirth: 'institution',
        newborn: expect.objectContaining({ sex: 'female', weightGrams: 3280, lengthCentimeters: 50, gestationalWeeks: 39, gestationalDays: 2 }),
        mother: { name: 'MARCHETTI-ROSSI ELENA', documentKind: 'foreignPassport', documentNumber: 'YB1234567', nationality: 'ITA' },
      }),
    ])
    expect(await client.findBirthsByBedsideCode('BED-A7K2Q9')).toEqual(births)
    expect(await client.getBirth(births[0]!.id)).toEqual(births[0])
    expect(await client.findBirths({ ...query, birthDate: plainDate('2026-11-13') })).toEqual([])
    expect(await client.findBirths({ ...query, motherDocument: { kind: 'other', number: 'YB1234567' } })).toEqual([])
    expect(await client.findBirthsByBedsideCode('BED-000000')).toEqual([])
    expect(await client.getBirth('nobody')).toBeNull()
  })

  it('shows twins as two newborns', async () => {
    const twins = await aPhase3Client().findBirthsByBedsideCode('BED-T4W9N2')
    expect(twins.map(({ newborn }) => [newborn.sex, newborn.birthOrder, newborn.plurality])).toEqual([['female', 1, 2], ['male', 2, 2]])
    expect(twins[0]!.mother.nationality).toBe('D')
  })

  it.each([
    ['another secret', { secret: 'not the secret of phase 3' }, clock],
    ['another application', { appId: 'somebody' }, clock],
    ['a clock six minutes slow', {}, () => new Date(Date.now() - 6 * 60_000)],
  ])('does not answer %s', async (_what, more, at) => {
    await expect(aPhase3Client(more, at).listInstitutions()).rejects.toEqual(code('upstream.unexpected'))
  })

  it('issues once, whatever happens to its answers, and remembers it after a restart', async () => {
    const client = aPhase3Client()
    const request = await anIssueRequest()
    await expect(client.requestIssue({ ...request, messageId: 'issue-0', mother: { ...aMother(), number: 'YB7654321' } })).resolves.toEqual({ outcome: 'refused', reason: 'parents_differ' })
    await post(`${phase3Mock.url}/control/faults`, { operation: 'issue', kind: 'pending', times: 1 })
    expect(await client.requestIssue(request)).toEqual({ outcome: 'pending' })
    await post(`${phase3Mock.url}/control/faults`, { operation: 'issue', kind: 'dropAnswer', times: 1 })
    await expect(client.requestIssue(request)).rejects.toEqual(code('upstream.unavailable'))
    const issued = await client.requestIssue(request)
    expect(issued).toEqual({
      outcome: 'accepted', certificateNumber: expect.stringMatching(/^[A-Z]\d{9}$/), issuedOn: beijingDate(clock()), populationCode: expect.stringMatching(/^POP-/),
    })
    const certificateNumber = issued.outcome === 'accepted' ? issued.certificateNumber : ''

    await client.reportPickup(aPickup(certificateNumber))
    const { port } = phase3Mock
    await phase3Mock.stop()
    await expect(aPhase3Client().requestIssue(request)).rejects.toEqual(code('upstream.unavailable'))
    phase3Mock = await startPhase3(port)

    const later = aPhase3Client()
    expect(await later.requestIssue(request)).toEqual(issued)
    expect(await later.requestIssue({ ...request, messageId: 'issue-2' })).toEqual({ outcome: 'refused', reason: 'already_certified' })
    expect(await later.getBirth(request.birth.id)).toMatchObject({ certificateNumber })
    expect(await later.findBirthsByBedsideCode('BED-A7K2Q9')).toEqual([])
    expect(await later.reportPickup(aPickup(certificateNumber))).toEqual({ outcome: 'accepted' })
    expect(await later.reportPickup(aPickup(certificateNumber, 'pickup-2'))).toEqual({ outcome: 'refused', reason: 'already_collected' })
    expect(await later.reportPickup(aPickup('Z119999999', 'pickup-3'))).toEqual({ outcome: 'refused', reason: 'certificate_unknown' })
  })

  it('says of each institution what it issues, and where a birth is told to', async () => {
    const institutions = await aPhase3Client().listInstitutions()
    const outside = institutions.filter(({ issues }) => issues.includes('outsideInstitution'))
    expect(outside).toEqual([expect.objectContaining({ code: DEFAULT_SETTINGS.firstIssue.outsideInstitutionCode, midwifery: true, formerNames: [] })])
    const districts = new Set(institutions.map(({ districtCode }) => districtCode))
    expect(institutions.filter(({ issues, midwifery }) => issues.includes('reissue') && !midwifery).map(({ districtCode }) => districtCode)).toEqual([...districts])
  })

  it('finds every birth of a mother', async () => {
    const { client, births } = await elenasBirth()
    expect((await client.findBirthsOfMother({ kind: 'foreignPassport', number: 'YB1234567' })).map(({ id }) => id)).toEqual(births.map(({ id }) => id))
    expect(await client.findBirthsOfMother({ kind: 'foreignPassport', number: 'YB1234568' })).toEqual([])
  })

  it('finds a certificate by number and day, and issues it again under another number', async () => {
    const client = aPhase3Client()
    const { certificate, birthDate } = demoFamilies(TODAY).find(({ kind }) => kind === 'reissue')!
    const query = { number: certificate!.number, birthDate: plainDate(birthDate) }
    const found = await client.findCertificate(query)
    expect(found).toMatchObject({ number: query.number, issuedOn: '2021-06-01', newbornName: '林安澜', record: { institutionName: '北京明湖妇产医院', certificateNumber: query.number } })
    expect(await client.findCertificate({ ...query, birthDate: plainDate('2021-05-17') })).toBeNull()
    const house = (await client.listInstitutions()).find(({ districtCode, issues }) => districtCode === found!.record.birthPlace.districtCode && issues.includes('reissue'))
    const request = await anIssueRequest({
      messageId: 'issue-3', type: { kind: 'reissue', outside: false }, birth: found!.record, newbornName: found!.newbornName, parts: 'original',
      original: { number: query.number, handedBack: null, reason: 'lost', note: '' }, issuedBy: { institutionCode: house!.code, clerkId: 'c-2' },
    })
    const answer = await client.requestIssue(request)
    expect(answer).toMatchObject({ outcome: 'accepted' })
    expect(answer).not.toMatchObject({ certificateNumber: query.number })
    expect(await client.findCertificate(query)).toMatchObject({ number: query.number, record: { certificateNumber: answer.outcome === 'accepted' && answer.certificateNumber } })
    expect(await client.requestIssue({ ...request, messageId: 'issue-4' })).toEqual({ outcome: 'refused', reason: 'original_not_in_force' })
  })

  it('enters a birth outside an institution when it issues for it', async () => {
    const client = aPhase3Client()
    const { newborn } = aBirthRecord()
    const told = aBirthRecord({
      id: '', institutionCode: '', institutionName: '', placeOfBirth: 'outsideInstitution', attendant: null,
      newborn: { ...newborn, gestationalWeeks: null, gestationalDays: null, weightGrams: null, lengthCentimeters: null },
    })
    const mother = { ...aPassport({ number: 'YB0000001' }), address: anAddress(), household: null }
    const issuedBy = { institutionCode: DEFAULT_SETTINGS.firstIssue.outsideInstitutionCode, clerkId: 'c-3' }
    const request = await anIssueRequest({ messageId: 'issue-5', type: { kind: 'firstIssue', outside: true }, birth: told, mother, father: null, issuedBy })
    const answer = await client.requestIssue(request)
    const [found] = await client.findBirthsOfMother(mother)
    expect(found).toMatchObject({
      ...told, id: expect.stringMatching(/./), institutionCode: issuedBy.institutionCode, mother: { documentNumber: 'YB0000001' }, father: null,
      certificateNumber: answer.outcome === 'accepted' && answer.certificateNumber,
    })
  })

  it('corrects a birth once, whatever happens to its answer', async () => {
    const client = aPhase3Client()
    const [twin] = await client.findBirthsByBedsideCode('BED-T4W9N2')
    const request = { messageId: 'correction-1', birthRecordId: twin!.id, changes: { motherName: 'KOEHLER HANNAH', gestationalDays: 5 }, correctedBy: { institutionCode: twin!.institutionCode, clerkId: 'c-1' } }
    await post(`${phase3Mock.url}/control/faults`, { operation: 'correction', kind: 'dropAnswer', times: 1 })
    await expect(client.correctBirth(request)).rejects.toEqual(code('upstream.unavailable'))
    expect(await client.correctBirth(request)).toEqual({ outcome: 'accepted' })
    expect(await client.getBirth(twin!.id)).toEqual(corrected(twin!, request.changes))
    expect(await client.correctBirth({ ...request, messageId: 'correction-2', birthRecordId: 'nobody' })).toEqual({ outcome: 'refused', reason: 'birth_unknown' })
  })
})

describe('WeChat', () => {
  it('tells who it is for a code, once', async () => {
    const client = aWechatClient()
    const { openid } = await client.exchange('mock-li.1')
    await expect(client.exchange('mock-li.1')).rejects.toEqual(code('session.code_refused'))
    expect(await client.exchange('mock-li.2')).toEqual({ openid })
    expect(await client.exchange('mock-wang.1')).not.toEqual({ openid })
  })

  it.each([
    ['invented', 'session.code_refused'],
    ['risky', 'session.code_refused'],
    ['frequent', 'session.throttled'],
    ['busy', 'upstream.unavailable'],
  ])('says of the code "%s": %s', async (given, expected) => {
    await expect(aWechatClient().exchange(given)).rejects.toEqual(code(expected))
  })

  it('is a matter for us when it does not know our secret', async () => {
    await expect(aWechatClient({ appSecret: 'x' }).exchange('mock-li.3')).rejects.toEqual(code('upstream.unexpected'))
  })
})

describe('Jingtong', () => {
  it('tells who it is for a code, once and only with our address', async () => {
    const client = aJingtongClient()
    const given = await aJingtongCode()
    expect(await client.exchange(given)).toEqual({
      subject: 'bjt-whitfield-mother',
      name: expect.stringContaining('MARCHETTI-ROSSI'),
      document: { kind: 'foreignPassport', number: 'YB1234567' },
      level: 3,
    })
    await expect(client.exchange(given)).rejects.toEqual(code('session.code_refused'))
    await expect(client.exchange(await aJingtongCode('whitfield-mother', 'http://127.0.0.1:8081/'))).rejects.toEqual(code('session.code_refused'))
  })

  it.each([
    ['chan-mother', { document: { kind: 'hongKongMacauTravelPermit', number: 'H40715286' }, level: 3 }],
    ['lin-mother', { document: { kind: 'taiwanTravelPermit', number: '06482917' } }],
    ['zhao-mother', { document: { kind: 'residentIdentityCard', number: expect.stringMatching(/^\d{17}[\dX]$/) } }],
    ['unknown-document', { document: null, level: 3 }],
    ['unverified', { name: null, document: null, level: 1 }],
  ])('knows %s by their document', async (person, expected) => {
    expect(await aJingtongClient().exchange(await aJingtongCode(person))).toMatchObject(expected)
  })

  it('does not answer a proof of six minutes ago', async () => {
    const late = aJingtongClient({}, () => new Date(Date.now() - 6 * 60_000))
    await expect(late.exchange(await aJingtongCode())).rejects.toEqual(code('session.code_refused'))
  })
})

describe.each([
  ['phase 3', () => phase3Mock.url, (timeoutMs: number) => aPhase3Client({ timeoutMs }).listInstitutions()],
  ['WeChat', () => wechatMock.url, (timeoutMs: number) => aWechatClient({ timeoutMs }).exchange('mock-in trouble')],
  ['Jingtong', () => jingtongMock.url, async (timeoutMs: number) => aJingtongClient({ timeoutMs }).exchange('any')],
] as const)('trouble at %s', (_system, url, call) => {
  afterEach(() => fetch(`${url()}/control/faults`, { method: 'DELETE' }))

  it.each([
    [{ kind: 'slow', milliseconds: 60_000 }, 'upstream.timeout'],
    [{ kind: 'hang' }, 'upstream.timeout'],
    [{ kind: 'error', status: 503 }, 'upstream.unavailable'],
    [{ kind: 'down' }, 'upstream.unavailable'],
    [{ kind: 'dropAnswer' }, 'upstream.unavailable'],
    [{ kind: 'wrongBody' }, 'upstream.unexpected'],
  ])('%j is %s', async (fault, expected) => {
    expect((await post(`${url()}/control/faults`, fault)).status).toBe(201)
    await expect(call(fault.kind === 'slow' || fault.kind === 'hang' ? 200 : 3000)).rejects.toEqual(code(expected))
  })
})
