import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { WireBirth, WireIssueRequest, WirePickup } from '../../bff/src/upstream/phase3/wire'
import type { RunningMock } from '../listen'
import { seedBirths } from '../people/seed-births'
import { startPhase3Mock } from './server'
import { signedCall, type CallOptions } from './signed-call'

const TODAY = '2026-11-20'
const NOW = new Date('2026-11-20T23:30:00+08:00')
const [GIRL, , TWIN, OTHER_TWIN] = seedBirths(TODAY).map(({ wire }) => wire) as [WireBirth, WireBirth, WireBirth, WireBirth]
const CERTIFIED = seedBirths(TODAY).find(({ wire }) => wire.CSYXZMBH !== null)!.wire

let mock: RunningMock
const start = (dataDirectory?: string) => startPhase3Mock({ port: 0, today: TODAY, dataDirectory, clock: () => NOW })
beforeEach(async () => void (mock = await start()))
afterEach(() => mock.stop())

async function ask(operation: Parameters<typeof signedCall>[1], body: object, options: CallOptions = {}) {
  const response = await signedCall(mock.url, operation, body, { at: NOW, ...options })
  return (await response.json()) as { code: string; data: unknown }
}

async function control(method: string, what: string, body?: object): Promise<unknown> {
  const response = await fetch(`${mock.url}/control/${what}`, { method, headers: { 'content-type': 'application/json' }, body: body && JSON.stringify(body) })
  if (!response.ok) throw new Error(await response.text())
  return response.status === 204 ? null : response.json()
}

const certificates = () => control('GET', 'certificates') as Promise<{ number: string; birthId: string; messageId: string }[]>

function issueOf(birth: WireBirth, messageId: string, overrides: Partial<WireIssueRequest> = {}): WireIssueRequest {
  const more = { CSRQ: '19920314', ZJYXQ: '20310520', ZZ: '北京市朝阳区明湖东路1号' }
  return {
    XXID: messageId, SQDH: 'application-1', FMJLID: birth.FMJLID, XSE_XM: 'Clara Rose WHITFIELD', LXDH: '13800000000', QF_LX: '1', QFJG: birth.JGDM, QF_RY: 'clerk-1',
    MQ: { ...birth.MQ, XB: '2', ...more },
    FQ: { ...birth.FQ!, XB: '1', ...more },
    ...overrides,
  }
}

function pickupOf(certificateNumber: string, messageId: string): WirePickup {
  return { XXID: messageId, SQDH: 'application-1', CSYXZMBH: certificateNumber, LQSJ: '20261121093000', LZR_GX: '1', LQJG: GIRL.JGDM, LQ_RY: 'clerk-1' }
}

async function issued(birth: WireBirth, messageId: string): Promise<string> {
  const { data } = await ask('issue', issueOf(birth, messageId))
  return (data as { CSYXZMBH: string }).CSYXZMBH
}

describe('who may call', () => {
  test.each<[string, CallOptions]>([
    ['by an unknown application', { appId: 'somebody' }],
    ['with another secret', { busSecret: 'guessed' }],
    ['with another secret under the body', { bodySecret: 'guessed' }],
    ['over another body', { signedBody: '{"FMJLID":"another"}' }],
    ['six minutes ago', { at: new Date(NOW.getTime() - 360_000) }],
    ['six minutes ahead', { at: new Date(NOW.getTime() + 360_000) }],
    ['without a real nonce', { nonce: '1' }],
  ])('a call signed %s is refused', async (_, options) => {
    const response = await signedCall(mock.url, 'birth', { FMJLID: GIRL.FMJLID }, { at: NOW, ...options })
    expect([response.status, await response.json()]).toEqual([401, expect.objectContaining({ code: 'E401', data: null })])
  })

  it('the same call is not taken a second time', async () => {
    const again = { at: NOW, nonce: 'once-and-only-once' }
    expect((await signedCall(mock.url, 'birth', { FMJLID: GIRL.FMJLID }, again)).status).toBe(200)
    expect((await signedCall(mock.url, 'birth', { FMJLID: GIRL.FMJLID }, again)).status).toBe(401)
  })

  it('anybody may see that it is there', async () => expect((await fetch(`${mock.url}/hsb/ping`)).status).toBe(200))
})

describe('the register of births', () => {
  it("finds both twins by the mother's document, the institution and the day", async () => {
    const query = { MQ_SFZJLB: '03', MQ_SFZJHM: 'c8xk2p7l4', JGDM: TWIN.JGDM, CSRQ: '20261108' }
    expect(await ask('births', query)).toEqual({ code: '0', msg: '成功', data: [TWIN, OTHER_TWIN] })
    for (const wrong of [{ MQ_SFZJLB: '06' }, { MQ_SFZJHM: 'C8XK2P7L5' }, { JGDM: 'JG00000000' }, { CSRQ: '20261109' }]) expect((await ask('births', { ...query, ...wrong })).data).toEqual([])
  })

  it('knows a bedside card until its newborns have their certificates', async () => {
    expect((await ask('bedside', { TM: ' bed-t4w9n2' })).data).toEqual([TWIN, OTHER_TWIN])
    const number = await issued(TWIN, 'twin-1')
    expect((await ask('bedside', { TM: 'BED-T4W9N2' })).data).toEqual([{ ...TWIN, CSYXZMBH: number }, OTHER_TWIN])
    await issued(OTHER_TWIN, 'twin-2')
    expect((await ask('bedside', { TM: 'BED-T4W9N2' })).data).toEqual([])
    expect((await ask('bedside', { TM: 'BED-000000' })).data).toEqual([])
  })

  it('says so when there is no such birth, and when the question makes no sense', async () => {
    expect(await ask('birth', { FMJLID: 'nobody' })).toMatchObject({ code: 'E404', data: null })
    expect(await ask('births', { MQ_SFZJLB: '03' })).toMatchObject({ code: 'E400', data: null })
  })
})

describe('issuing', () => {
  it('gives a number once, and the same answer to the same message', async () => {
    const first = await ask('issue', issueOf(GIRL, 'message-1'))
    expect(first.data).toEqual({ CLZT: '1', CSYXZMBH: expect.stringMatching(/^A11\d{7}$/), QF_RQ: '20261120' })
    expect(await ask('issue', issueOf(GIRL, 'message-1'))).toEqual(first)
    const number = (first.data as { CSYXZMBH: string }).CSYXZMBH
    expect(await certificates()).toEqual([{ number, birthId: GIRL.FMJLID, messageId: 'message-1' }])
    expect((await ask('birth', { FMJLID: GIRL.FMJLID })).data).toMatchObject({ CSYXZMBH: number })
  })

  it('never gives a number twice', async () => {
    const numbers = [await issued(GIRL, 'a'), await issued(TWIN, 'b'), await issued(OTHER_TWIN, 'c')]
    const used = seedBirths(TODAY).map(({ wire }) => wire.CSYXZMBH)
    expect(new Set(numbers).size).toBe(3)
    expect(numbers.filter(number => used.includes(number))).toEqual([])
  })

  it('takes one number for one newborn however many messages come at once', async () => {
    const answers = await Promise.all(['a', 'b', 'c', 'd'].map(messageId => ask('issue', issueOf(GIRL, messageId))))
    expect(answers.filter(({ data }) => (data as { CLZT: string }).CLZT === '1')).toHaveLength(1)
    expect(await certificates()).toHaveLength(1)
  })

  test.each<[string, WireIssueRequest, string]>([
    ['the newborn has a certificate', issueOf({ ...CERTIFIED, FQ: GIRL.FQ }, 'm'), '01'],
    ['the birth is unknown', issueOf({ ...GIRL, FMJLID: 'nobody' }, 'm'), '02'],
    ["the mother's number is another", issueOf({ ...GIRL, MQ: { ...GIRL.MQ, SFZJHM: 'YB1234568' } }, 'm'), '03'],
    ["the father's number is another", issueOf({ ...GIRL, FQ: { ...GIRL.FQ!, SFZJHM: '533917847' } }, 'm'), '03'],
    ["the mother's kind of document is another", issueOf({ ...GIRL, MQ: { ...GIRL.MQ, SFZJLB: 'F1' } }, 'm'), '03'],
  ])('is refused when %s, again and again', async (_, request, reason) => {
    expect((await ask('issue', request)).data).toEqual({ CLZT: '2', YYDM: reason })
    expect((await ask('issue', request)).data).toEqual({ CLZT: '2', YYDM: reason })
    expect(await certificates()).toEqual([])
  })

  it('does not mind how a name is written', async () => {
    expect((await ask('issue', issueOf({ ...TWIN, MQ: { ...TWIN.MQ, XM: 'KÖHLER Hannah' } }, 'm'))).data).toMatchObject({ CLZT: '1' })
  })
})

describe('pickups', () => {
  it('are applied once, and every arrival is counted', async () => {
    const number = await issued(GIRL, 'issue-1')
    const report = pickupOf(number, 'pickup-1')
    expect((await ask('pickup', report)).data).toEqual({ CLZT: '1' })
    expect((await ask('pickup', report)).data).toEqual({ CLZT: '1' })
    expect(await control('GET', 'pickups')).toEqual({
      received: [1, 2].map(() => ({ messageId: 'pickup-1', at: NOW.toISOString() })),
      applied: [{ messageId: 'pickup-1', certificateNumber: number, collectedAt: '20261121093000' }],
    })
    expect((await ask('pickup', pickupOf(number, 'pickup-2'))).data).toEqual({ CLZT: '2', YYDM: '12' })
  })

  it('of a certificate nobody issued are refused', async () => {
    expect((await ask('pickup', pickupOf('A119999999', 'pickup-1'))).data).toEqual({ CLZT: '2', YYDM: '11' })
  })
})

describe('what was acknowledged', () => {
  let directory: string
  beforeEach(async () => {
    directory = mkdtempSync(path.join(tmpdir(), 'mcb-phase3-'))
    await mock.stop()
    mock = await start(directory)
  })
  afterEach(() => rmSync(directory, { recursive: true, force: true }))

  async function restart() {
    await mock.stop()
    mock = await start(directory)
  }

  it('is there after a restart, down to the answers', async () => {
    const first = await ask('issue', issueOf(GIRL, 'issue-1'))
    const refused = await ask('issue', issueOf(GIRL, 'issue-2'))
    const number = (await certificates())[0]!.number
    await ask('pickup', pickupOf(number, 'pickup-1'))
    await ask('pickup', pickupOf(number, 'pickup-1'))
    const pickups = await control('GET', 'pickups')
    await restart()
    expect(await ask('issue', issueOf(GIRL, 'issue-1'))).toEqual(first)
    expect(await ask('issue', issueOf(GIRL, 'issue-2'))).toEqual(refused)
    expect(await control('GET', 'pickups')).toEqual(pickups)
    expect(await issued(TWIN, 'issue-3')).not.toBe(number)
  })

  it('is there although the last line was cut short by a kill', async () => {
    const number = await issued(GIRL, 'issue-1')
    await mock.stop()
    appendFileSync(path.join(directory, 'phase3.jsonl'), '{"type":"issue","messageId":"issue-2","at":"2026')
    mock = await start(directory)
    const next = await issued(TWIN, 'issue-2')
    await restart()
    expect((await certificates()).map(certificate => certificate.number)).toEqual([number, next])
  })

  it('is forgotten on demand', async () => {
    await issued(GIRL, 'issue-1')
    await control('POST', 'reset')
    expect(await certificates()).toEqual([])
    await restart()
    expect(await certificates()).toEqual([])
    expect((await ask('birth', { FMJLID: GIRL.FMJLID })).data).toEqual(GIRL)
  })
})

describe('faults', () => {
  const request = issueOf(GIRL, 'message-1')

  it('a dropped answer leaves the work done', async () => {
    await control('POST', 'faults', { operation: 'issue', kind: 'dropAnswer', times: 1 })
    await expect(ask('issue', request)).rejects.toThrow()
    const number = (await certificates())[0]!.number
    expect((await ask('issue', request)).data).toMatchObject({ CLZT: '1', CSYXZMBH: number })
  })

  it('down does nothing at all', async () => {
    await control('POST', 'faults', { kind: 'down' })
    await expect(ask('issue', request)).rejects.toThrow()
    await expect(fetch(`${mock.url}/hsb/ping`)).rejects.toThrow()
    await control('DELETE', 'faults')
    expect(await certificates()).toEqual([])
    expect((await fetch(`${mock.url}/hsb/ping`)).status).toBe(200)
  })

  it('pending is decided when it is asked again', async () => {
    await control('POST', 'faults', { operation: 'issue', kind: 'pending' })
    expect((await ask('issue', request)).data).toEqual({ CLZT: '0' })
    expect(await certificates()).toEqual([])
    const decided = await ask('issue', request)
    expect(decided.data).toMatchObject({ CLZT: '1' })
    expect(await ask('issue', request)).toEqual(decided)
  })

  it('a bus that delivers twice changes nothing', async () => {
    const number = await issued(GIRL, 'message-1')
    await control('POST', 'faults', { operation: 'pickup', kind: 'duplicate' })
    expect((await ask('pickup', pickupOf(number, 'pickup-1'))).data).toEqual({ CLZT: '1' })
    const { received, applied } = (await control('GET', 'pickups')) as { received: unknown[]; applied: unknown[] }
    expect([received.length, applied.length]).toEqual([2, 1])
  })
})
