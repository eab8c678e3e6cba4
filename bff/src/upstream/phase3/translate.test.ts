import { aBirthRecord, aFathersPassport, anAddress, aPassport } from '@mcb/shared/testing'
import { APPLICANT_ROLES, IDENTITY_DOCUMENT_KINDS, plainDate, type ApplicantRole, type ApplicationKind, type BirthCorrection, type IdentityDocumentKind } from '@mcb/shared/domain'
import type { IssueRequest, PickupReport } from '../../modules/application/ports'
import {
  toAcknowledgement, toBirthRecord, toInstitution, toIssueAnswer, toRegisteredCertificate, toWireBirthCorrection, toWireBirthQuery, toWireCertificateQuery,
  toWireIssueRequest, toWireMotherQuery, toWirePickup,
} from './translate'
import { wireBirth, type WireBirth, type WireInstitution, type WireIssueRequest } from './wire'

const MOTHER = { XM: 'KOEHLER HANNAH', GJ: '276', SFZJLB: '03', SFZJHM: 'C8XK2P7L4' }
const FATHER = { XM: '陈志远', GJ: '156', SFZJLB: '06', SFZJHM: 'H12345678' }
const birth: WireBirth = {
  FMJLID: 'F1', JGDM: 'H001', JGMC: '明湖妇产医院', CSDDLB: '2', CSDZ_S: '北京市', CSDZ_SD: '北京市', CSDZ_XQ: '朝阳区', CSD_QHDM: '110105', JSRYXM: '周文静',
  XSE_XBDM: '2', XSE_CSRQ: '202611140930', CS_YZ: 275, CS_TZ: 3280, CS_SC: 50, TC: 1, TS: 1, MQ: MOTHER, FQ: FATHER, CSYXZMBH: null,
}
const unexpected = expect.objectContaining({ code: 'upstream.unexpected' })

describe('a delivery record in our words', () => {
  it('has weeks and days, Beijing time, and the passport’s code for Germany', () => {
    expect(toBirthRecord(birth)).toEqual(
      aBirthRecord({
        id: 'F1',
        mother: { name: 'KOEHLER HANNAH', nationality: 'D', documentKind: 'foreignPassport', documentNumber: 'C8XK2P7L4' },
        father: { name: '陈志远', nationality: 'CHN', documentKind: 'hongKongMacauTravelPermit', documentNumber: 'H12345678' },
      }),
    )
  })

  it('says where it was in the words of that day, whatever the institution is called now', () => {
    expect(toBirthRecord({ ...birth, JGMC: '北京明湖妇产医院（旧址）' }).institutionName).toBe('北京明湖妇产医院（旧址）')
  })

  test.each([
    ['1', 'institution'], ['2', 'institution'], ['3', 'outsideInstitution'], ['9', 'outsideInstitution'],
  ] as const)('place %s is %s', (CSDDLB, expected) => expect(toBirthRecord({ ...birth, CSDDLB }).placeOfBirth).toBe(expected))

  it('has nothing where nothing was measured or written down', () => {
    expect(toBirthRecord({ ...birth, CSDDLB: '3', JGMC: '/', JSRYXM: '/', CS_YZ: null, CS_TZ: null, CS_SC: null })).toMatchObject({
      institutionName: '',
      attendant: null,
      newborn: { gestationalWeeks: null, gestationalDays: null, weightGrams: null, lengthCentimeters: null },
    })
  })

  test.each([[null], ['/'], ['']])('attended by %j, nobody attended it', JSRYXM => expect(toBirthRecord({ ...birth, JSRYXM }).attendant).toBeNull())

  test.each([[0, 0, 0], [139, 19, 6], [140, 20, 0], [275, 39, 2]])('%i days are %i weeks and %i days', (CS_YZ, gestationalWeeks, gestationalDays) => {
    expect(toBirthRecord({ ...birth, CS_YZ }).newborn).toMatchObject({ gestationalWeeks, gestationalDays })
  })

  it('keeps what it does not know: another document, another state, no father, a mother who is not named', () => {
    expect(toBirthRecord({ ...birth, MQ: { ...MOTHER, SFZJLB: '77', GJ: '000' }, FQ: null })).toMatchObject({ mother: { documentKind: 'other', nationality: 'XXX' }, father: null })
    expect(toBirthRecord({ ...birth, MQ: null }).mother).toEqual({ name: '', nationality: '', documentKind: 'other', documentNumber: '' })
  })

  test.each([['344'], ['446'], ['158'], ['156']])('nationality %s is Chinese, as the travel documents say', GJ => {
    expect(toBirthRecord({ ...birth, MQ: { ...MOTHER, GJ } }).mother.nationality).toBe('CHN')
  })

  test.each([['202613140930'], ['202602290930'], ['202611142400'], ['202611140960']])('is refused when its time is %s, which is no time', XSE_CSRQ => {
    expect(() => toBirthRecord({ ...birth, XSE_CSRQ })).toThrow(unexpected)
  })
})

describe('an institution in our words', () => {
  const wire: WireInstitution = {
    JGDM: 'H001', JGMC: '明湖妇产医院', JGYWMC: 'Minghu', XZQHDM: '110105', DZ: '明湖东路', YWDZ: 'Minghu Road', DH: '010', BGSJ: '每天', YWBGSJ: 'Daily', ZCJS: '1', QFLX: ['1', '2'],
  }

  test.each([
    ['a hospital', '1', ['1', '2'], true, []],
    ['a district house', '0', ['3', '6'], false, ['reissue']],
    ['the house for births outside', '1', ['1', '2', '4', '5'], true, ['outsideInstitution']],
    ['a house that does everything', '1', ['1', '2', '3', '4', '5', '6', '7'], true, ['reissue', 'outsideInstitution']],
  ] as const)('%s issues what it may', (_, ZCJS, QFLX, midwifery, issues) => {
    expect(toInstitution({ ...wire, ZCJS, QFLX: [...QFLX] })).toMatchObject({ code: 'H001', name: '明湖妇产医院', districtCode: '110105', formerNames: [], midwifery, issues })
  })
})

describe('a certificate in our words', () => {
  test.each([['20210601', '2021-06-01'], [null, null]])('issued on %j is issued on %j', (QF_RQ, issuedOn) => {
    expect(toRegisteredCertificate({ CSYXZMBH: 'V110000001', QF_RQ, XSE_XM: '林安澜', FMXX: { ...birth, CSYXZMBH: 'Z110000002' } })).toEqual({
      number: 'V110000001', issuedOn, newbornName: '林安澜', record: toBirthRecord({ ...birth, CSYXZMBH: 'Z110000002' }),
    })
  })
})

test('questions are asked in their words', () => {
  const motherDocument = { kind: 'taiwanTravelPermit', number: '06482917' } as const
  expect(toWireMotherQuery(motherDocument)).toEqual({ MQ_SFZJLB: '07', MQ_SFZJHM: '06482917' })
  expect(toWireBirthQuery({ motherDocument, institutionCode: 'H001', birthDate: plainDate('2026-11-14') })).toEqual({ MQ_SFZJLB: '07', MQ_SFZJHM: '06482917', JGDM: 'H001', CSRQ: '20261114' })
  expect(toWireCertificateQuery({ number: 'V110000001', birthDate: plainDate('2021-05-16') })).toEqual({ CSYXZMBH: 'V110000001', CSRQ: '20210516' })
})

function anIssue(overrides: Partial<IssueRequest> = {}): IssueRequest {
  return {
    messageId: 'm-1',
    applicationId: 'a-1',
    type: { kind: 'firstIssue', outside: false },
    birth: aBirthRecord({ id: 'F1' }),
    newbornName: 'Clara Rose Whitfield',
    mother: { ...aPassport({ nationality: 'D' }), address: anAddress(), household: null },
    father: { ...aFathersPassport(), address: { country: 'GBR', detail: '4 Mill Lane, Leeds' }, household: null },
    phone: '13800000000',
    recipient: { relation: 'mother', name: 'MARCHETTI-ROSSI ELENA', documentKind: 'foreignPassport', documentNumber: 'YB1234567', documentOtherName: '' },
    original: null,
    parts: 'originalAndCounterfoil',
    issuedBy: { institutionCode: 'H001', clerkId: 'c-1' },
    ...overrides,
  }
}

describe('what phase 3 is asked to issue', () => {
  it('is the certificate as it will print', () => {
    const abroad = { S: null, SD: null, XQ: null, XZ: null, QHDM: null, XZDM: null }
    const expected: WireIssueRequest = {
      XXID: 'm-1', SQDH: 'a-1', FMJLID: 'F1', FMXX: null, XSE_XM: 'Clara Rose Whitfield',
      MQ: {
        XM: 'MARCHETTI-ROSSI ELENA', XB: '2', CSRQ: '19920314', GJ: '276', MZ: null, SFZJLB: '03', QTSFZJLBMC: null, SFZJHM: 'YB1234567', ZJYXQ: '20310520',
        ZZ: { GJ: '156', S: '北京市', SD: '市辖区', XQ: '朝阳区', XZ: '麦子店街道', QHDM: '110105', XZDM: '110105015', XXDZ: '亮马路12号3单元401室' }, HJ: null,
      },
      FQ: {
        XM: 'WHITFIELD JAMES OLIVER', XB: '1', CSRQ: '19891102', GJ: '826', MZ: null, SFZJLB: '03', QTSFZJLBMC: null, SFZJHM: '533917846', ZJYXQ: '20300811',
        ZZ: { GJ: '826', ...abroad, XXDZ: '4 Mill Lane, Leeds' }, HJ: null,
      },
      LXDH: '13800000000', LZR_XM: 'MARCHETTI-ROSSI ELENA', LZR_YXSEGX: '1', LZR_SFZJLB: '03', LZR_QTSFZJLBMC: null, LZR_SFZJHM: 'YB1234567',
      QF_LX: '1', YZ_BH: null, YZ_JHQK: null, HFYY: null, QTHFYY: null, BFYY: null, QTBFYY: null, QF_BZ: null, DY_ZFY: '2', QFJG: 'H001', QF_RY: 'c-1',
    }
    expect(toWireIssueRequest(anIssue())).toEqual(expected)
  })

  it('names people from the mainland in Chinese, with ethnicity, household, and a card that does not expire', () => {
    const household = anAddress({ districtCode: '110108', streetCode: null, names: { province: '北京市', city: '市辖区', district: '海淀区', street: '' } })
    const card = aPassport({ kind: 'residentIdentityCard', nameZh: '赵文静', surname: '', givenNames: '', nationality: 'CHN', ethnicity: '01', expiryDate: null })
    const { MQ } = toWireIssueRequest(anIssue({ mother: { ...card, address: anAddress(), household } }))
    expect(MQ).toMatchObject({ XM: '赵文静', GJ: '156', MZ: '01', SFZJLB: '01', ZJYXQ: null, HJ: { XQ: '海淀区', XZ: null, QHDM: '110108', XZDM: null } })
  })

  it('says what another document is called', () => {
    const soldier = aFathersPassport({ kind: 'other', otherName: '军官证', nameZh: '孙立群' })
    const wire = toWireIssueRequest(
      anIssue({
        father: { ...soldier, address: anAddress(), household: null },
        recipient: { relation: 'father', name: '孙立群', documentKind: 'other', documentNumber: '533917846', documentOtherName: '军官证' },
      }),
    )
    expect(wire).toMatchObject({ FQ: { SFZJLB: '99', QTSFZJLBMC: '军官证' }, LZR_SFZJLB: '99', LZR_QTSFZJLBMC: '军官证' })
  })

  test.each(['mother', 'father'] as const)('leaves out a %s who is not named', parent => {
    expect(toWireIssueRequest(anIssue({ [parent]: null }))[parent === 'mother' ? 'MQ' : 'FQ']).toBeNull()
  })

  test.each<[ApplicationKind, boolean, string]>([
    ['firstIssue', false, '1'], ['replacement', false, '2'], ['reissue', false, '3'], ['firstIssue', true, '4'], ['replacement', true, '5'], ['reissue', true, '6'],
  ])('%s, outside an institution: %s, is type %s', (kind, outside, expected) => expect(toWireIssueRequest(anIssue({ type: { kind, outside } })).QF_LX).toBe(expected))

  const relations: Record<ApplicantRole, string> = { mother: '1', father: '2', grandparent: '3', guardian: '9', agent: '9' }
  test.each(APPLICANT_ROLES)('a certificate received by the %s has the relation the national list gives', relation => {
    expect(toWireIssueRequest(anIssue({ recipient: { ...anIssue().recipient, relation } })).LZR_YXSEGX).toBe(relations[relation])
  })

  const kinds: Record<IdentityDocumentKind, string> = {
    residentIdentityCard: '01', householdRegister: '02', foreignPassport: '03', hongKongMacauTravelPermit: '06', taiwanTravelPermit: '07', residencePermit: 'H1',
    foreignPermanentResidentCard: 'F1', other: '99',
  }
  test.each(IDENTITY_DOCUMENT_KINDS)('a %s goes out under its code and comes back as itself', kind => {
    const code = toWireIssueRequest(anIssue({ mother: { ...anIssue().mother!, kind } })).MQ!.SFZJLB
    expect(code).toBe(kinds[kind])
    expect(toBirthRecord({ ...birth, MQ: { ...MOTHER, SFZJLB: code } }).mother.documentKind).toBe(kind)
  })

  type Original = NonNullable<IssueRequest['original']>
  const nothing = { YZ_BH: 'V110000001', YZ_JHQK: null, HFYY: null, QTHFYY: null, BFYY: null, QTBFYY: null, QF_BZ: null }
  test.each<[ApplicationKind, Partial<Original>, object]>([
    ['replacement', { reason: 'invalid', handedBack: 'original' }, { HFYY: '1', YZ_JHQK: '1' }],
    ['replacement', { reason: 'nameNotRegistrable', handedBack: 'originalAndCounterfoil' }, { HFYY: '2', YZ_JHQK: '2' }],
    ['replacement', { reason: 'parentageTest', handedBack: 'original', note: '见鉴定书' }, { HFYY: '3', YZ_JHQK: '1', QF_BZ: '见鉴定书' }],
    ['replacement', { reason: 'other', handedBack: 'original', note: '印章不清' }, { HFYY: '9', QTHFYY: '印章不清', YZ_JHQK: '1' }],
    ['reissue', { reason: 'lost' }, { BFYY: '1' }],
    ['reissue', { reason: 'stolen', note: '已报案' }, { BFYY: '2', QF_BZ: '已报案' }],
    ['reissue', { reason: 'other', note: '火灾' }, { BFYY: '9', QTBFYY: '火灾' }],
  ])('a %s because of %j', (kind, original, expected) => {
    const request = anIssue({ type: { kind, outside: false }, original: { number: 'V110000001', handedBack: null, reason: 'lost', note: '', ...original } })
    expect(toWireIssueRequest(request)).toMatchObject({ ...nothing, ...expected })
  })

  test.each([['original', '1'], ['originalAndCounterfoil', '2']] as const)('prints %s as %s', (parts, expected) => {
    expect(toWireIssueRequest(anIssue({ parts })).DY_ZFY).toBe(expected)
  })

  it('carries the birth itself when phase 3 has no record of it, and phase 3 can say it back', () => {
    const told = aBirthRecord({
      id: '', institutionCode: '', institutionName: '', placeOfBirth: 'outsideInstitution', attendant: null,
      newborn: { ...aBirthRecord().newborn, bornAt: '2026-11-13T20:05:00Z', gestationalWeeks: null, gestationalDays: null, weightGrams: null, lengthCentimeters: null },
    })
    const { FMJLID, FMXX } = toWireIssueRequest(anIssue({ birth: told }))
    expect([FMJLID, FMXX]).toEqual([null, {
      JGDM: '', JGMC: '/', CSDDLB: '9', CSDZ_S: '北京市', CSDZ_SD: '北京市', CSDZ_XQ: '朝阳区', CSD_QHDM: '110105', JSRYXM: '/', XSE_XBDM: '2', XSE_CSRQ: '202611140405',
      CS_YZ: null, CS_TZ: null, CS_SC: null, TC: 1, TS: 1,
    }])
    const back = toBirthRecord(wireBirth.parse({ ...FMXX, FMJLID: '', MQ: null, FQ: null, CSYXZMBH: null }))
    expect(back).toMatchObject({ ...told, newborn: { ...told.newborn, bornAt: '2026-11-14T04:05:00+08:00' }, mother: {}, father: null })
  })

  it('carries what an old paper says of a birth in an institution', () => {
    expect(toWireIssueRequest(anIssue({ birth: aBirthRecord({ id: '' }) })).FMXX).toMatchObject({ CSDDLB: '1', JGDM: 'H001', JGMC: '明湖妇产医院', CS_YZ: 275, CS_TZ: 3280 })
  })
})

test.each<[PickupReport['collector'], string]>([['mother', '1'], ['father', '2'], ['grandparent', '3'], ['agent', '9']])('a pickup by the %s is told with the moment in Beijing', (collector, relation) => {
  const wire = toWirePickup({
    messageId: 'm-2', applicationId: 'a-1', certificateNumber: 'Z110000001', collectedAt: '2026-11-20T16:05:09.000Z', collector,
    handedOverBy: { institutionCode: 'H001', clerkId: 'c-1' },
  })
  expect(wire).toMatchObject({ LQSJ: '20261121000509', LZR_YXSEGX: relation })
})

describe('a correction', () => {
  test.each<[BirthCorrection, object]>([
    [{ sex: 'male' }, { XSE_XBDM: '1' }],
    [{ bornAt: '2026-11-14T01:31:00Z' }, { XSE_CSRQ: '202611140931' }],
    [{ weightGrams: 3820, lengthCentimeters: 50.5 }, { CS_TZ: 3820, CS_SC: 50.5 }],
    [{ gestationalDays: 0 }, { CS_YZ_T: 0 }],
    [{ gestationalWeeks: 38, gestationalDays: 6 }, { CS_YZ_Z: 38, CS_YZ_T: 6 }],
    [{ motherName: 'KÖHLER HANNAH', motherDocumentNumber: 'C8XK2P7L4' }, { MQ_XM: 'KÖHLER HANNAH', MQ_SFZJHM: 'C8XK2P7L4' }],
    [{ fatherName: '陈志远', fatherDocumentNumber: '' }, { FQ_XM: '陈志远' }],
    [{}, {}],
  ])('%j says only what changes', (changes, GZXX) => {
    expect(toWireBirthCorrection({ messageId: 'm-3', birthRecordId: 'F1', changes, correctedBy: { institutionCode: 'H001', clerkId: 'c-1' } })).toEqual({
      XXID: 'm-3', FMJLID: 'F1', GZXX, GZJG: 'H001', GZ_RY: 'c-1',
    })
  })
})

test.each([
  [{ CLZT: '1', CSYXZMBH: 'Z110000001', QF_RQ: '20261120', RKBM: 'POP-1' } as const, { outcome: 'accepted', certificateNumber: 'Z110000001', issuedOn: '2026-11-20', populationCode: 'POP-1' }],
  [{ CLZT: '1', CSYXZMBH: 'Z110000001', QF_RQ: '20261120', RKBM: null } as const, expect.objectContaining({ populationCode: null })],
  [{ CLZT: '1', CSYXZMBH: 'Z110000001', QF_RQ: '20261120', RKBM: '' } as const, expect.objectContaining({ populationCode: null })],
  [{ CLZT: '2', YYDM: '03' } as const, { outcome: 'refused', reason: 'parents_differ' }],
  [{ CLZT: '2', YYDM: '05' } as const, { outcome: 'refused', reason: 'original_not_in_force' }],
  [{ CLZT: '2', YYDM: '99' } as const, { outcome: 'refused', reason: 'other' }],
  [{ CLZT: '0' } as const, { outcome: 'pending' }],
])('the answer %j means %j', (wire, ours) => expect(toIssueAnswer(wire)).toEqual(ours))

test('a certificate issued on a day that does not exist is not believed', () => {
  expect(() => toIssueAnswer({ CLZT: '1', CSYXZMBH: 'Z110000001', QF_RQ: '20260230', RKBM: null })).toThrow(unexpected)
})

test.each([
  [{ CLZT: '1' } as const, { outcome: 'accepted' }],
  [{ CLZT: '2', YYDM: '12' } as const, { outcome: 'refused', reason: 'already_collected' }],
  [{ CLZT: '2', YYDM: '01' } as const, { outcome: 'refused', reason: 'already_certified' }],
  [{ CLZT: '2', YYDM: '77' } as const, { outcome: 'refused', reason: 'other' }],
])('the acknowledgement %j means %j', (wire, ours) => expect(toAcknowledgement(wire)).toEqual(ours))
