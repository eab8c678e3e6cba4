import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import {
  wireCertificate, wireInstitution, type WireBirth, type WireBirthCorrection, type WireCertificate, type WireCertificateParent, type WireInstitution, type WireIssueRequest,
  type WireParent, type WirePickup, type WireToldBirth,
} from '../../bff/src/upstream/phase3/wire'
import type { RunningMock } from '../listen'
import { demoFamilies } from '../people/demo-people'
import { institutionById } from '../people/institutions'
import { seedBirths } from '../people/seed-births'
import { seedCertificates } from '../people/seed-certificates'
import { startPhase3Mock } from './server'
import { signedCall, type CallOptions } from './signed-call'

const TODAY = '2026-11-20'
const NOW = new Date('2026-11-20T23:30:00+08:00')
const [GIRL, , TWIN, OTHER_TWIN] = seedBirths(TODAY).map(({ wire }) => wire) as [WireBirth, WireBirth, WireBirth, WireBirth]
const CERTIFIED = seedBirths(TODAY).find(({ wire }) => wire.CSYXZMBH !== null)!.wire
const OLD_BIRTHS = seedCertificates(TODAY, []).births.map(({ wire }) => wire)
const bornWith = (number: string) => OLD_BIRTHS.find(({ CSYXZMBH }) => CSYXZMBH === number)!
const codeOf = (id: string) => institutionById(id).wire.JGDM

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

const certificates = () => control('GET', 'certificates') as Promise<{ number: string; birthId: string; messageId: string; type: string; original: string | null }[]>

const ABROAD = { S: null, SD: null, XQ: null, XZ: null, QHDM: null, XZDM: null }

function named(parent: WireParent, XB: '1' | '2'): WireCertificateParent {
  return { ...parent, XB, CSRQ: '19920314', MZ: null, QTSFZJLBMC: null, ZJYXQ: '20310520', ZZ: { GJ: '380', ...ABROAD, XXDZ: 'Via Montebruno 1' }, HJ: null }
}

function issueOf(birth: WireBirth, messageId: string, overrides: Partial<WireIssueRequest> = {}): WireIssueRequest {
  return {
    XXID: messageId, SQDH: 'application-1', FMJLID: birth.FMJLID, FMXX: null, XSE_XM: 'Clara Rose WHITFIELD', LXDH: '13800000000',
    LZR_XM: 'MARCHETTI-ROSSI ELENA', LZR_YXSEGX: '1', LZR_SFZJLB: '03', LZR_QTSFZJLBMC: null, LZR_SFZJHM: 'YB1234567',
    QF_LX: '1', YZ_BH: null, YZ_JHQK: null, HFYY: null, QTHFYY: null, BFYY: null, QTBFYY: null, QF_BZ: null, DY_ZFY: '2', QFJG: birth.JGDM, QF_RY: 'clerk-1',
    MQ: birth.MQ && named(birth.MQ, '2'),
    FQ: birth.FQ && named(birth.FQ, '1'),
    ...overrides,
  }
}

function pickupOf(certificateNumber: string, messageId: string): WirePickup {
  return { XXID: messageId, SQDH: 'application-1', CSYXZMBH: certificateNumber, LQSJ: '20261121093000', LZR_YXSEGX: '1', LQJG: GIRL.JGDM, LQ_RY: 'clerk-1' }
}

function correctionOf(birth: WireBirth, messageId: string, GZXX: WireBirthCorrection['GZXX']): WireBirthCorrection {
  return { XXID: messageId, FMJLID: birth.FMJLID, GZXX, GZJG: birth.JGDM, GZ_RY: 'clerk-1' }
}

/** The demo family whose certificate is lost, and the one with a father found later. */
const LOST = bornWith('V110036158')
const ALONE = bornWith('Z110000417')
const reissueOf = (messageId: string, overrides: Partial<WireIssueRequest> = {}) =>
  issueOf(LOST, messageId, { QF_LX: '3', YZ_BH: 'V110036158', BFYY: '1', XSE_XM: '林安澜', QFJG: codeOf('chaoyang-mch'), DY_ZFY: '1', ...overrides })
const FOUND_FATHER = named({ XM: '胡宇轩', GJ: '156', SFZJLB: '01', SFZJHM: '110105199611110000' }, '1')
const replacementOf = (messageId: string, overrides: Partial<WireIssueRequest> = {}) =>
  issueOf(ALONE, messageId, { QF_LX: '2', YZ_BH: 'Z110000417', YZ_JHQK: '2', HFYY: '3', XSE_XM: '徐知予', FQ: FOUND_FATHER, ...overrides })

/** A birth outside an institution as parents tell it: the demo family nobody has recorded. */
const LUO = demoFamilies(TODAY).find(({ id }) => id === 'luo')!
const TOLD: WireToldBirth = {
  JGDM: '', JGMC: '/', CSDDLB: '9', CSDZ_S: '北京市', CSDZ_SD: '市辖区', CSDZ_XQ: '通州区', CSD_QHDM: '110112', JSRYXM: '/', XSE_XBDM: '2', XSE_CSRQ: '202611070420',
  CS_YZ: null, CS_TZ: null, CS_SC: null, TC: 1, TS: 1,
}
const LUO_PARENTS = {
  MQ: named({ XM: '罗晓曼', GJ: '156', SFZJLB: '01', SFZJHM: LUO.documents.mother!.number }, '2'),
  FQ: named({ XM: '高俊杰', GJ: '156', SFZJLB: '01', SFZJHM: LUO.documents.father!.number }, '1'),
}
const outsideOf = (messageId: string, overrides: Partial<WireIssueRequest> = {}) =>
  issueOf(GIRL, messageId, { FMJLID: null, FMXX: TOLD, QF_LX: '4', XSE_XM: '高知微', QFJG: codeOf('lanting'), ...LUO_PARENTS, ...overrides })

const refused = (YYDM: string) => ({ CLZT: '2', YYDM })
const accepted = { CLZT: '1', CSYXZMBH: expect.stringMatching(/^Z11\d{7}$/), QF_RQ: '20261120', RKBM: expect.stringMatching(/^POP-\d{8}$/) }
const numberIn = (answer: { data: unknown }) => (answer.data as { CSYXZMBH: string }).CSYXZMBH

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

  it('finds every birth of a mother, also one that two hospitals wrote down', async () => {
    const [one, two] = seedBirths(TODAY).filter(({ traits }) => traits.includes('recordedTwice')).map(({ wire }) => wire)
    const query = ({ MQ }: WireBirth) => ({ MQ_SFZJLB: MQ!.SFZJLB, MQ_SFZJHM: MQ!.SFZJHM })
    expect((await ask('birthsOfMother', query(one!))).data).toEqual([one, two])
    expect((await ask('birthsOfMother', query(TWIN))).data).toEqual([TWIN, OTHER_TWIN])
    expect((await ask('birthsOfMother', { ...query(TWIN), MQ_SFZJHM: 'C8XK2P7L5' })).data).toEqual([])
  })

  it('says so when there is no such birth, and when the question makes no sense', async () => {
    expect(await ask('birth', { FMJLID: 'nobody' })).toMatchObject({ code: 'E404', data: null })
    expect(await ask('births', { MQ_SFZJLB: '03' })).toMatchObject({ code: 'E400', data: null })
  })
})

describe('issuing', () => {
  it('gives a number once, and the same answer to the same message', async () => {
    const first = await ask('issue', issueOf(GIRL, 'message-1'))
    expect(first.data).toEqual(accepted)
    expect(await ask('issue', issueOf(GIRL, 'message-1'))).toEqual(first)
    const number = (first.data as { CSYXZMBH: string }).CSYXZMBH
    expect(await certificates()).toEqual([{ number, birthId: GIRL.FMJLID, messageId: 'message-1', type: '1', original: null }])
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
    ['there is neither record nor birth', issueOf(GIRL, 'm', { FMJLID: null }), '02'],
    ["the mother's number is another", issueOf({ ...GIRL, MQ: { ...GIRL.MQ!, SFZJHM: 'YB1234568' } }, 'm'), '03'],
    ["the father's number is another", issueOf({ ...GIRL, FQ: { ...GIRL.FQ!, SFZJHM: '533917847' } }, 'm'), '03'],
    ["the mother's kind of document is another", issueOf({ ...GIRL, MQ: { ...GIRL.MQ!, SFZJLB: 'F1' } }, 'm'), '03'],
    ['nobody is named', issueOf(GIRL, 'm', { MQ: null, FQ: null }), '03'],
    ['another house asks', issueOf(GIRL, 'm', { QFJG: codeOf('songlan') }), '07'],
    ['a house without births asks', issueOf(GIRL, 'm', { QFJG: codeOf('chaoyang-mch') }), '07'],
    ['an unknown house asks', issueOf(GIRL, 'm', { QFJG: 'nowhere' }), '07'],
    ['it is said to have been outside', issueOf(GIRL, 'm', { QF_LX: '4', QFJG: codeOf('lanting') }), '07'],
  ])('is refused when %s, again and again', async (_, request, reason) => {
    expect((await ask('issue', request)).data).toEqual(refused(reason))
    expect((await ask('issue', request)).data).toEqual(refused(reason))
    expect(await certificates()).toEqual([])
  })

  it('does not mind how a name is written', async () => {
    expect((await ask('issue', issueOf({ ...TWIN, MQ: { ...TWIN.MQ!, XM: 'KÖHLER Hannah' } }, 'm'))).data).toEqual(accepted)
  })

  it('does not mind that a permit was issued anew', async () => {
    const { wire } = seedBirths(TODAY).find(({ wire: { MQ } }) => MQ!.SFZJHM === 'H40715286')!
    expect((await ask('issue', issueOf({ ...wire, MQ: { ...wire.MQ!, SFZJHM: 'H4071528602' } }, 'm'))).data).toEqual(accepted)
  })

  test.each([['mother', { MQ: null }], ['father', { FQ: null }]])('names no %s who is not to be named', async (_, nobody) => {
    const answer = await ask('issue', issueOf(GIRL, 'm', nobody))
    expect((await certificate(numberIn(answer), '20261114'))!.FMXX).toMatchObject(nobody)
  })

  it('takes nothing that is not whole', async () => {
    for (const wrong of [{ QF_LX: '7' }, { LZR_XM: '' }, { DY_ZFY: '3' }, { HFYY: '遗失' }, { QTHFYY: '' }]) {
      expect(await ask('issue', { ...issueOf(GIRL, 'm'), ...wrong })).toMatchObject({ code: 'E400', data: null })
    }
  })
})

const certificate = async (CSYXZMBH: string, CSRQ: string) => (await ask('certificate', { CSYXZMBH, CSRQ })).data as WireCertificate | null

describe('issued certificates', () => {
  it('are found by number and day of birth, and by nothing less', async () => {
    expect(await certificate('V110036158', '20210516')).toEqual({ CSYXZMBH: 'V110036158', QF_RQ: '20210601', XSE_XM: '林安澜', FMXX: LOST })
    expect(await ask('certificate', { CSYXZMBH: 'V110036158', CSRQ: '20210517' })).toMatchObject({ code: 'E404', data: null })
    expect(await ask('certificate', { CSYXZMBH: 'V110036159', CSRQ: '20210516' })).toMatchObject({ code: 'E404', data: null })
    expect(await ask('certificate', { CSYXZMBH: 'V110036158' })).toMatchObject({ code: 'E400', data: null })
  })

  test.each(seedCertificates(TODAY, seedBirths(TODAY)).certificates.filter(({ number }, i) => i % 20 === 0 || !number.startsWith('Z')).map(({ number, birthId }) => [number, birthId]))(
    '%s is on record',
    async (number, birthId) => {
      const day = /^FM(\d{8})/.exec(birthId)![1]!
      expect(wireCertificate.parse(await certificate(number, day))).toMatchObject({ CSYXZMBH: number, FMXX: { FMJLID: birthId, CSYXZMBH: number } })
    },
  )

  it('from before 1996 are on paper only', async () => expect(await certificate('11950317', '19950912')).toBeNull())

  it('are on record as soon as they are issued, with the birth and the parents they name', async () => {
    const number = await issued(GIRL, 'm')
    expect(await certificate(number, '20261114')).toEqual({ CSYXZMBH: number, QF_RQ: '20261120', XSE_XM: 'Clara Rose WHITFIELD', FMXX: { ...GIRL, CSYXZMBH: number } })
  })
})

describe('a replacement', () => {
  it('gives a new number, and the one before says which', async () => {
    const first = await ask('issue', replacementOf('m'))
    expect(first.data).toEqual(accepted)
    expect(await ask('issue', replacementOf('m'))).toEqual(first)
    const number = numberIn(first)
    expect(number).not.toBe('Z110000417')
    expect(await certificates()).toEqual([{ number, birthId: ALONE.FMJLID, messageId: 'm', type: '2', original: 'Z110000417' }])
    // the record of the delivery stays as it was; the certificates name whom they name
    expect(await certificate(number, '20250302')).toMatchObject({ XSE_XM: '徐知予', FMXX: { CSYXZMBH: number, FQ: { XM: '胡宇轩' } } })
    expect(await certificate('Z110000417', '20250302')).toMatchObject({ FMXX: { CSYXZMBH: number, FQ: null } })
    expect((await ask('birth', { FMJLID: ALONE.FMJLID })).data).toEqual({ ...ALONE, CSYXZMBH: number })
  })

  it('may be replaced in its turn, under the same population code', async () => {
    const first = await ask('issue', replacementOf('m-1'))
    const second = await ask('issue', replacementOf('m-2', { YZ_BH: numberIn(first) }))
    expect(second.data).toEqual(accepted)
    expect(numberIn(second)).not.toBe(numberIn(first))
    expect((second.data as { RKBM: string }).RKBM).toBe((first.data as { RKBM: string }).RKBM)
  })

  test.each<[string, Partial<WireIssueRequest>, string]>([
    ['without the number before', { YZ_BH: null }, '04'],
    ['with a number nobody knows', { YZ_BH: 'Z110999999' }, '04'],
    ["with another newborn's number", { YZ_BH: 'V110036158' }, '04'],
    ['without a reason', { HFYY: null }, '06'],
    ['for another reason without words', { HFYY: '9' }, '06'],
    ['with nothing handed back', { YZ_JHQK: null }, '06'],
    ['by another hospital', { QFJG: codeOf('minghu') }, '07'],
    ['by the house of the district', { QFJG: codeOf('shunyi-mch') }, '07'],
    ['as if the birth had been outside', { QF_LX: '5', QFJG: codeOf('lanting') }, '07'],
    ['of a birth nobody knows', { FMJLID: 'nobody' }, '02'],
  ])('%s is refused', async (_, wrong, reason) => {
    expect((await ask('issue', replacementOf('m', wrong))).data).toEqual(refused(reason))
    expect(await certificates()).toEqual([])
    expect(await certificate('Z110000417', '20250302')).toMatchObject({ FMXX: { CSYXZMBH: 'Z110000417' } })
  })

  it('of a certificate that has been replaced is refused', async () => {
    await ask('issue', replacementOf('m-1'))
    expect((await ask('issue', replacementOf('m-2'))).data).toEqual(refused('05'))
  })
})

describe('a reissue', () => {
  it('by the house of the district repeats the content under a new number', async () => {
    const number = numberIn(await ask('issue', reissueOf('m')))
    expect(number).toMatch(/^Z11\d{7}$/)
    expect(await certificate(number, '20210516')).toMatchObject({ XSE_XM: '林安澜', FMXX: { FMJLID: LOST.FMJLID, CSYXZMBH: number } })
    expect((await ask('issue', reissueOf('again'))).data).toEqual(refused('05'))
  })

  test.each<[string, Partial<WireIssueRequest>, string]>([
    ['under another name', { XSE_XM: '林安然' }, '08'],
    ['that names one parent less', { FQ: null }, '08'],
    ['without a reason', { BFYY: null }, '06'],
    ['for another reason without words', { BFYY: '9' }, '06'],
    ['by the hospital itself', { QFJG: codeOf('minghu') }, '07'],
    ["by another district's house", { QFJG: codeOf('haidian-mch') }, '07'],
    ['as a first issue', { QF_LX: '1', QFJG: codeOf('minghu') }, '01'],
  ])('%s is refused', async (_, wrong, reason) => expect((await ask('issue', reissueOf('m', wrong))).data).toEqual(refused(reason)))

  it('does not mind that the parents have new papers', async () => {
    expect((await ask('issue', reissueOf('m', { FQ: named({ ...LOST.FQ!, SFZJHM: '99999999' }, '1') }))).data).toEqual(accepted)
  })

  const birthIn = (year: string): WireToldBirth => ({ ...TOLD, CSDDLB: '1', JGDM: codeOf('songlan'), JGMC: '北京松岚医院', XSE_CSRQ: `${year}05041010` })
  const onPaper = (messageId: string, year: string, number: string) =>
    reissueOf(messageId, { FMJLID: null, FMXX: birthIn(year), YZ_BH: number, XSE_XM: '郭新', QFJG: codeOf('dongcheng-mch') })

  it('of a certificate that was only on paper enters both', async () => {
    const number = numberIn(await ask('issue', onPaper('m-1', '1998', '11013377')))
    expect(await certificate(number, '19980504')).toMatchObject({ XSE_XM: '郭新', FMXX: { JGMC: '北京松岚医院', CSYXZMBH: number } })
    expect(await certificate('11013377', '19980504')).toMatchObject({ QF_RQ: null, FMXX: { CSYXZMBH: number } })
    expect((await ask('issue', onPaper('m-2', '1998', '11013377'))).data).toEqual(refused('05'))
  })

  test.each([
    ['1995', '11950317', '07'],
    ['2016', 'Q110999999', '04'],
    ['2009', 'J110999999', null],
  ])('of a paper of %s, number %s, that phase 3 has never seen', async (year, number, reason) => {
    expect((await ask('issue', onPaper('m', year, number))).data).toEqual(reason ? refused(reason) : accepted)
  })

  it('knows what is on record although it was copied from the paper', async () => {
    const { FMJLID: _id, MQ: _mother, FQ: _father, CSYXZMBH: _number, ...told } = LOST
    await ask('issue', reissueOf('m', { FMJLID: null, FMXX: told }))
    expect(await certificates()).toEqual([expect.objectContaining({ birthId: LOST.FMJLID, original: 'V110036158' })])
  })
})

describe('a birth outside an institution', () => {
  it('that nobody recorded is entered when its certificate is issued', async () => {
    const first = await ask('issue', outsideOf('m'))
    expect(first.data).toEqual(accepted)
    expect(await ask('issue', outsideOf('m'))).toEqual(first)
    const [found, ...others] = (await ask('birthsOfMother', { MQ_SFZJLB: '01', MQ_SFZJHM: LUO.documents.mother!.number })).data as WireBirth[]
    expect(others).toEqual([])
    expect(found).toMatchObject({ ...TOLD, JGDM: codeOf('lanting'), CSYXZMBH: numberIn(first), MQ: { XM: '罗晓曼' }, FQ: { XM: '高俊杰' } })
    expect(await certificate(numberIn(first), '20261107')).toMatchObject({ XSE_XM: '高知微', FMXX: found! })
    expect((await ask('issue', outsideOf('m-2'))).data).toEqual(refused('01'))
  })

  it('that somebody has recorded is that one, though the parents remember another hour', async () => {
    const tremaine = seedBirths(TODAY).find(({ wire: { MQ } }) => MQ!.XM === 'TREMAINE BEATRICE')!.wire
    const parents = { MQ: named(tremaine.MQ!, '2'), FQ: named(tremaine.FQ!, '1') }
    await ask('issue', outsideOf('m', { ...parents, FMXX: { ...TOLD, XSE_XBDM: '1', XSE_CSRQ: '202611060315' } }))
    expect(await certificates()).toEqual([expect.objectContaining({ birthId: tremaine.FMJLID, type: '4' })])
  })

  it('of twins is two births', async () => {
    const [one, two] = [1, 2].map(TC => outsideOf(`m-${TC}`, { FMXX: { ...TOLD, TC, TS: 2 } }))
    expect([(await ask('issue', one!)).data, (await ask('issue', two!)).data]).toEqual([accepted, accepted])
  })

  test.each<[string, Partial<WireIssueRequest>, string]>([
    ['another house', { QFJG: codeOf('minghu') }, '07'],
    ['the right house as if it were its own', { QF_LX: '1' }, '07'],
    ['the right house with nobody named', { MQ: null, FQ: null }, '03'],
  ])('is not certified by %s', async (_, wrong, reason) => expect((await ask('issue', outsideOf('m', wrong))).data).toEqual(refused(reason)))

  it('is replaced by the one house and issued again by its district', async () => {
    const replaced = await ask('issue', outsideOf('m-1', { FMJLID: bornWith('U110055782').FMJLID, FMXX: null, QF_LX: '5', YZ_BH: 'U110055782', YZ_JHQK: '1', HFYY: '2', MQ: null }))
    expect(replaced.data).toEqual(accepted)
    const again = { FMJLID: bornWith('U110055782').FMJLID, FMXX: null, QF_LX: '6', YZ_BH: numberIn(replaced), BFYY: '2', MQ: null, QFJG: codeOf('dongcheng-mch') } as const
    expect((await ask('issue', outsideOf('m-2', again))).data).toEqual(accepted)
  })
})

describe('corrections', () => {
  it('change the record once, and every arrival is counted', async () => {
    const request = correctionOf(TWIN, 'c-1', { MQ_XM: 'KOEHLER HANNAH', CS_TZ: 2510, CS_YZ_T: 5 })
    for (let i = 0; i < 2; i += 1) expect((await ask('correction', request)).data).toEqual({ CLZT: '1' })
    expect((await ask('birth', { FMJLID: TWIN.FMJLID })).data).toEqual({ ...TWIN, MQ: { ...TWIN.MQ!, XM: 'KOEHLER HANNAH' }, CS_TZ: 2510, CS_YZ: 36 * 7 + 5 })
    expect((await ask('birth', { FMJLID: OTHER_TWIN.FMJLID })).data).toEqual(OTHER_TWIN)
    expect(await control('GET', 'corrections')).toEqual({
      received: [1, 2].map(() => ({ messageId: 'c-1', at: NOW.toISOString() })),
      applied: [{ messageId: 'c-1', birthId: TWIN.FMJLID, changes: request.GZXX }],
    })
  })

  it('do not come back when an old message comes late', async () => {
    await ask('correction', correctionOf(GIRL, 'c-1', { CS_TZ: 3290 }))
    await ask('correction', correctionOf(GIRL, 'c-2', { CS_TZ: 3300 }))
    await ask('correction', correctionOf(GIRL, 'c-1', { CS_TZ: 3290 }))
    expect((await ask('birth', { FMJLID: GIRL.FMJLID })).data).toMatchObject({ CS_TZ: 3300 })
  })

  it('of a document make the birth be found by the right one', async () => {
    await ask('correction', correctionOf(GIRL, 'c-1', { MQ_SFZJHM: 'YB7654321' }))
    const found = async (MQ_SFZJHM: string) => ((await ask('birthsOfMother', { MQ_SFZJLB: '03', MQ_SFZJHM })).data as WireBirth[]).map(({ FMJLID }) => FMJLID)
    expect([await found('YB1234567'), await found('YB7654321')]).toEqual([[], [GIRL.FMJLID]])
  })

  test.each<[string, WireBirthCorrection, object]>([
    ['of a birth nobody knows', correctionOf({ ...GIRL, FMJLID: 'nobody' }, 'c', { CS_TZ: 3000 }), { data: refused('02') }],
    ['of a birth with a certificate', correctionOf(CERTIFIED, 'c', { CS_TZ: 3000 }), { data: refused('01') }],
    ['without anything to change', correctionOf(GIRL, 'c', {}), { code: 'E400' }],
    ['to what cannot be', correctionOf(GIRL, 'c', { CS_TZ: 32 }), { code: 'E400' }],
  ])('%s is refused', async (_, request, expected) => expect(await ask('correction', request)).toMatchObject(expected))
})

describe('the institutions', () => {
  const list = async () => (await ask('institutions', {})).data as WireInstitution[]

  it('say what they issue, and whether births happen there', async () => {
    const all = await list()
    for (const institution of all) expect(wireInstitution.parse(institution)).toEqual(institution)
    const has = (id: string) => all.find(({ JGDM }) => JGDM === codeOf(id))
    expect(has('minghu')).toMatchObject({ ZCJS: '1', QFLX: ['1', '2'] })
    expect(has('lanting')).toMatchObject({ ZCJS: '1', QFLX: ['1', '2', '4', '5'] })
    expect(has('chaoyang-mch')).toMatchObject({ ZCJS: '0', QFLX: ['3', '6'] })
  })

  it('can be renamed; what was written down under the old name stays', async () => {
    await control('POST', `institutions/${GIRL.JGDM}/name`, { name: '北京明湖医学中心' })
    expect((await list()).find(({ JGDM }) => JGDM === GIRL.JGDM)!.JGMC).toBe('北京明湖医学中心')
    expect((await ask('birth', { FMJLID: GIRL.FMJLID })).data).toMatchObject({ JGMC: '北京明湖妇产医院' })
  })

  test.each([['JG00000000', { name: '某医院' }, 404], ['JG11010501', { name: '' }, 400]])('%s is not renamed to %j', async (code, body, status) => {
    const response = await fetch(`${mock.url}/control/institutions/${code}/name`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
    expect(response.status).toBe(status)
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
    const second = await ask('issue', issueOf(GIRL, 'issue-2'))
    const number = (await certificates())[0]!.number
    await ask('pickup', pickupOf(number, 'pickup-1'))
    await ask('pickup', pickupOf(number, 'pickup-1'))
    const pickups = await control('GET', 'pickups')
    await ask('correction', correctionOf(OTHER_TWIN, 'c-1', { CS_TZ: 2600 }))
    await ask('correction', correctionOf(OTHER_TWIN, 'c-1', { CS_TZ: 2600 }))
    const corrections = await control('GET', 'corrections')
    await ask('issue', outsideOf('issue-4'))
    await ask('issue', replacementOf('issue-5'))
    await control('POST', `institutions/${GIRL.JGDM}/name`, { name: '北京明湖医学中心' })
    const everything = await certificates()
    await restart()
    expect(await certificates()).toEqual(everything)
    expect(await control('GET', 'corrections')).toEqual(corrections)
    expect((await ask('birth', { FMJLID: OTHER_TWIN.FMJLID })).data).toMatchObject({ CS_TZ: 2600 })
    expect((await ask('institutions', {})).data).toContainEqual(expect.objectContaining({ JGMC: '北京明湖医学中心' }))
    expect((await ask('issue', outsideOf('issue-6'))).data).toEqual(refused('01'))
    expect((await ask('issue', replacementOf('issue-7'))).data).toEqual(refused('05'))
    expect(await ask('issue', issueOf(GIRL, 'issue-1'))).toEqual(first)
    expect(await ask('issue', issueOf(GIRL, 'issue-2'))).toEqual(second)
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

  it('the old number comes back for a new one, and the next answer to the same message is right', async () => {
    await control('POST', 'faults', { operation: 'issue', kind: 'oldNumber', times: 1 })
    // a first issue has no number before
    expect((await ask('issue', request)).data).toEqual(accepted)
    expect((await ask('issue', reissueOf('m'))).data).toMatchObject({ CLZT: '1', CSYXZMBH: 'V110036158' })
    const right = await ask('issue', reissueOf('m'))
    expect(right.data).toEqual(accepted)
    expect((await certificates()).map(({ number }) => number)).toContain(numberIn(right))
  })

  test.each<[Parameters<typeof signedCall>[1], object]>([
    ['certificate', { CSYXZMBH: 'V110036158', CSRQ: '20210516' }],
    ['birthsOfMother', { MQ_SFZJLB: '03', MQ_SFZJHM: 'YB1234567' }],
    ['correction', correctionOf(GIRL, 'c-1', { CS_TZ: 3290 })],
  ])('%s can be in trouble too', async (operation, body) => {
    await control('POST', 'faults', { operation, kind: 'dropAnswer', times: 1 })
    await expect(ask(operation, body)).rejects.toThrow()
    expect(await ask(operation, body)).toMatchObject({ code: '0' })
  })

  it('a bus that delivers twice changes nothing', async () => {
    const number = await issued(GIRL, 'message-1')
    await control('POST', 'faults', { operation: 'pickup', kind: 'duplicate' })
    expect((await ask('pickup', pickupOf(number, 'pickup-1'))).data).toEqual({ CLZT: '1' })
    const { received, applied } = (await control('GET', 'pickups')) as { received: unknown[]; applied: unknown[] }
    expect([received.length, applied.length]).toEqual([2, 1])
  })
})
