import { aBirthRecord, anAddress, anApplication, aPassport, completeAnswers, TODAY } from '../../../test/builders'
import type { Answers, Application } from '../application/application'
import { plainDate } from '../dates/plain-date'
import { DEFAULT_SETTINGS } from '../settings/settings'
import { buildNationalRecord } from './national-record'
import { recordInputOf, type RecordFacts } from './record-input'

const SETTINGS = DEFAULT_SETTINGS.exchange

const FACTS: RecordFacts = {
  today: TODAY,
  settings: DEFAULT_SETTINGS,
  writtenAt: '2026-11-20T16:05:09.000Z',
  issuer: { code: 'H001', name: '明湖妇产医院', dictionaryName: '明湖妇产医院', districtCode: '110105', organizationCode: 'H001', categoryCode: 'A512' },
  dictionaryName: () => '明湖妇产医院',
  staff: { issuedBy: '林晓', checkedBy: '何宁' },
  countryNumber: nationality => ({ ITA: '380', GBR: '826', CHN: '156' })[nationality] ?? '999',
}

const issued = (overrides: Partial<Application> = {}) =>
  anApplication({ certificates: [{ newborn: 0, number: 'X110000001', issuedOn: TODAY, populationCode: null }], ...overrides })

const recordOf = (answers: Partial<Answers> = {}, application: Partial<Application> = {}, facts: Partial<RecordFacts> = {}, version: 'v2018' | 'vNext' = 'vNext') =>
  buildNationalRecord(version, recordInputOf(issued({ answers: completeAnswers(answers), ...application }), 0, { ...FACTS, ...facts })!, SETTINGS)

const SECOND: Partial<Answers> = {
  birthPlace: undefined,
  birth: undefined,
  newbornName: undefined,
  originalCertificate: { number: 'V110000009', source: 'registry', issuedOn: plainDate('2024-03-01'), newbornName: '白小满', record: aBirthRecord() },
  householdRegistration: { registered: false },
}

describe('the national record of a first issue', () => {
  it('is the application, field by field', () => {
    expect(recordOf()).toEqual({
      SJXT_ID: `110000${'9'.repeat(24)}01`,
      XSE_BM: 'birth-1',
      CSYXZMBH: 'X110000001',
      XSE_XM: 'Clara Rose WHITFIELD',
      XSE_XBDM: '2',
      XSE_CSRQ: '202611140930',
      CS_YZ: '275',
      CS_TZ: '3280',
      CS_SC: '50.0',
      CSDZ_S: '北京市',
      CSDZ_SD: '北京市',
      CSDZ_XQ: '朝阳区',
      CSD_QHDM: '110105',
      YLJGMC: '明湖妇产医院',
      JSRYXM: '周文静',
      MQ_XM: 'MARCHETTI-ROSSI ELENA',
      MQ_CSRQ: '19920314',
      MQ_NL: '34',
      MQ_GJ: '380',
      MQ_MZ: '97',
      MQ_HJ: '',
      MQ_HJSJDM: '',
      MQ_ZZ: '北京市朝阳区麦子店街道亮马路12号3单元401室',
      MQ_ZZXZQHDM: '110105',
      MQ_SFZJLX: '99',
      MQ_QTSFZJLBMC: '护照',
      MQ_SFZJHM: 'YB1234567',
      FQ_XM: 'WHITFIELD JAMES OLIVER',
      FQ_CSRQ: '19891102',
      FQ_NL: '37',
      FQ_GJ: '826',
      FQ_MZ: '97',
      FQ_HJ: '',
      FQ_HJSJDM: '',
      FQ_ZZ: '北京市朝阳区麦子店街道亮马路12号3单元401室',
      FQ_ZZXZQHDM: '110105',
      FQ_SFZJLX: '99',
      FQ_QTSFZJLBMC: '护照',
      FQ_SFZJHM: '533917846',
      LZR_XM: 'MARCHETTI-ROSSI ELENA',
      LZR_YXSEGX: '1',
      LZR_SFZJLB: '99',
      LZR_QTSFZJLBMC: '护照',
      LZR_SFZJHM: 'YB1234567',
      QFJG_MC: '明湖妇产医院',
      QFJG_QHDM: '110105',
      QFJG_ZZJGDM: 'H001',
      QFJG_LBDM: 'A512',
      QF_RY: '林晓',
      QF_LX: '1',
      YZ_BH: '',
      YZ_JHQK: '',
      HFYY: '',
      QTHFYY: '',
      BFYY: '',
      QTBFYY: '',
      QF_RQ: '20261120',
      QF_BZ: '',
      SHRY: '何宁',
      LZRXTJDZMCL: '4',
      QTZMCL: '',
      SJXRSJ: '20261121000509',
      RKBM: '',
    })
  })

  it('has three fields fewer in the layout of 2018', () => {
    const [older, newer] = [recordOf({}, {}, {}, 'v2018'), recordOf()]
    expect(Object.keys(newer).filter(field => !(field in older))).toEqual(['FQ_HJ', 'FQ_HJSJDM', 'RKBM'])
    expect(newer).toMatchObject(older)
  })

  test.each([
    ['the mother', { mother: 'signs', father: 'notNamed' } as const, 'FQ'],
    ['the father', { mother: 'notNamed', father: 'signs' } as const, 'MQ'],
  ])('of %s alone says nothing of the other, whatever was answered before', (_, family, other) => {
    const named = other === 'FQ' ? 'mother' : 'father'
    const record = recordOf({ applicantRole: { role: named }, family, collection: { method: 'pickup', recipient: named } })
    expect(Object.entries(record).filter(([field, value]) => field.startsWith(other) && value)).toEqual([])
  })

  test.each([
    ['a resident', aPassport({ kind: 'residentIdentityCard', number: '110105199203140024', nameZh: '白露', nationality: 'CHN', ethnicity: '11' }), '156', '11', '01', ''],
    ['a household register', aPassport({ kind: 'householdRegister', number: '0012', nameZh: '白露', nationality: 'CHN', ethnicity: '01' }), '156', '01', '06', ''],
    ['somebody from Hong Kong', aPassport({ kind: 'hongKongMacauTravelPermit', number: 'H12345678', nationality: 'CHN' }), '156', '97', '99', '港澳居民来往内地通行证'],
    ['somebody from Taiwan', aPassport({ kind: 'residencePermit', number: '830000199201300022', nationality: 'CHN' }), '156', '97', '99', '港澳台居民居住证'],
    ['a foreign resident of Macau', aPassport({ kind: 'hongKongMacauTravelPermit', number: 'MA1234567', nationality: 'GBR' }), '826', '97', '99', '港澳居民来往内地通行证'],
    ['another document', aPassport({ kind: 'other', number: 'A12345', otherName: '军人证', nationality: 'CHN' }), '156', '97', '99', '军人证'],
  ])('knows %s by country, ethnicity and document', (_, motherDocument, country, ethnicity, document, name) => {
    expect(recordOf({ motherDocument })).toMatchObject({ MQ_GJ: country, MQ_MZ: ethnicity, MQ_SFZJLX: document, MQ_QTSFZJLBMC: name })
  })

  it('takes the numbers of Hong Kong, Macau and Taiwan from the settings', () => {
    const input = recordInputOf(issued({ answers: completeAnswers({ motherDocument: aPassport({ kind: 'taiwanTravelPermit', number: '12345678', nationality: 'CHN' }) }) }), 0, FACTS)!
    expect(buildNationalRecord('vNext', input, { ...SETTINGS, regionCodes: { hongKong: '344', macau: '446', taiwan: '158' } }).MQ_GJ).toBe('158')
  })

  it('has the household’s province and an address abroad with its country', () => {
    const household = anAddress({ provinceCode: '42', names: { province: '湖北省', city: '武汉市', district: '武昌区', street: '' } })
    const abroad = { country: 'GBR', detail: '12 Elm Road, Leeds' }
    expect(recordOf({ contact: { mother: { address: household, household }, father: { address: abroad, household }, phone: '13800000000' } })).toMatchObject({
      MQ_HJ: '湖北省', MQ_HJSJDM: '42', MQ_ZZ: '湖北省武汉市武昌区亮马路12号3单元401室', FQ_HJ: '湖北省', FQ_HJSJDM: '42', FQ_ZZ: '12 Elm Road, Leeds, GBR', FQ_ZZXZQHDM: '000000',
    })
  })

  it('of a second twin is the second newborn, name and certificate', () => {
    const twin = (birthOrder: number) => aBirthRecord({ id: `birth-${birthOrder}`, newborn: { ...aBirthRecord().newborn, birthOrder, plurality: 2, weightGrams: 2400 + birthOrder } })
    const names = ['Clara', 'Edith'].map(givenNames => ({ script: 'latin' as const, surname: 'WHITFIELD', givenNames, order: 'givenNamesFirst' as const }))
    const application = issued({
      answers: completeAnswers({ birth: { records: [twin(1), twin(2)], dispute: null }, newbornName: { names } }),
      certificates: [{ newborn: 1, number: 'X110000002', issuedOn: TODAY, populationCode: 'P-2' }],
    })
    expect(recordInputOf(application, 0, FACTS)).toBeNull()
    expect(buildNationalRecord('vNext', recordInputOf(application, 1, FACTS)!, SETTINGS)).toMatchObject({
      SJXT_ID: `110000${'9'.repeat(24)}02`, XSE_BM: 'birth-2', CSYXZMBH: 'X110000002', XSE_XM: 'Edith WHITFIELD', CS_TZ: '2402', RKBM: 'P-2',
    })
  })

  test.each<[string, Partial<Application>]>([
    ['before it is issued', { certificates: [] }],
    ['without a recipient', { answers: completeAnswers({ collection: undefined }) }],
    ['without a birth', { answers: completeAnswers({ birth: undefined }) }],
    ['without a name', { answers: completeAnswers({ newbornName: undefined }) }],
  ])('cannot be made %s', (_, application) => expect(recordInputOf(issued(application), 0, FACTS)).toBeNull())
})

describe('the recipient of the record', () => {
  test.each([
    ['mother', undefined, '1', 'YB1234567'],
    ['father', undefined, '2', '533917846'],
    ['representative', 'grandparent', '3', 'GP123456'],
    ['representative', 'guardian', '9', 'GP123456'],
    ['representative', 'agent', '9', 'GP123456'],
  ] as const)('%s (%s) is relation %s', (recipient, role, relation, number) => {
    const family = role ? ({ mother: 'deceased', father: role === 'agent' ? 'authorizes' : 'missing' } as const) : undefined
    const more = role ? { applicantRole: { role }, family, representative: aPassport({ number: 'GP123456' }) } : {}
    expect(recordOf({ ...more, collection: { method: 'pickup', recipient } })).toMatchObject({ LZR_YXSEGX: relation, LZR_SFZJHM: number })
  })

  it('is who came, once somebody has come', () => {
    expect(recordOf({}, { handOver: { at: '2026-11-20T10:00:00+08:00', by: 'clerk', collector: 'father' } })).toMatchObject({ LZR_YXSEGX: '2', LZR_XM: 'WHITFIELD JAMES OLIVER' })
  })
})

describe('the national record of other issues', () => {
  it('of a birth outside an institution has a sign for the house, for nobody at hand, and no measures', () => {
    const outside = {
      birthPlace: { place: 'outsideInstitution' as const },
      outsideBirth: { newborns: [{ sex: 'male' as const, bornAt: '2026-11-14T02:10:00+08:00' }], place: anAddress(), attendant: '', circumstances: '来不及' },
    }
    expect(recordOf(outside)).toMatchObject({ QF_LX: '4', XSE_BM: '', YLJGMC: '/', JSRYXM: '/', CS_YZ: '', CS_TZ: '', CS_SC: '', CSD_QHDM: '110105', XSE_CSRQ: '202611140210' })
    expect(recordOf({ ...outside, outsideBirth: { ...outside.outsideBirth, attendant: '何玉兰' } }).JSRYXM).toBe('何玉兰')
  })

  it('of a replacement has the old number, what came back and why, with the text of "other" only', () => {
    const because = (reason: 'invalid' | 'other') =>
      recordOf({ ...SECOND, replacementReason: { reason, note: '打印不清', handedBack: 'originalAndCounterfoil' } }, { kind: 'replacement' })
    expect(because('invalid')).toMatchObject({ QF_LX: '2', XSE_XM: '白小满', YZ_BH: 'V110000009', YZ_JHQK: '2', HFYY: '1', QTHFYY: '', BFYY: '', LZRXTJDZMCL: '1, 4, 6', QTZMCL: '原证' })
    expect(because('other')).toMatchObject({ HFYY: '9', QTHFYY: '打印不清' })
  })

  it('of a replacement for a name that cannot be registered has the new name', () => {
    const names = [{ script: 'han' as const, surname: '白', givenNames: '小雪', order: 'surnameFirst' as const }]
    const named = (reason: 'nameNotRegistrable' | 'invalid') =>
      recordOf({ ...SECOND, newbornName: { names }, replacementReason: { reason, note: '', handedBack: 'original' } }, { kind: 'replacement' })
    expect(named('nameNotRegistrable')).toMatchObject({ XSE_XM: '白小雪', HFYY: '2', YZ_JHQK: '1' })
    expect(named('invalid').XSE_XM).toBe('白小满')
  })

  it('of a reissue has the reason, and the name of the house of birth beside the house that issues', () => {
    const issuer = { code: 'D105', name: '朝阳区妇幼保健院', dictionaryName: null, districtCode: '110105', organizationCode: 'D105', categoryCode: '' }
    expect(recordOf({ ...SECOND, reissueReason: { reason: 'stolen', note: '在车站' } }, { kind: 'reissue' }, { issuer })).toMatchObject({
      QF_LX: '3', BFYY: '2', QTBFYY: '', HFYY: '', YZ_JHQK: '', YLJGMC: '明湖妇产医院', QFJG_MC: '朝阳区妇幼保健院', QFJG_ZZJGDM: 'D105',
    })
  })

  it('names papers of the parents’ own', () => {
    const materials = { photos: { M99: ['1'.repeat(24)], M7: ['2'.repeat(24)] }, otherName: '出生医院说明' }
    expect(recordOf({ family: { mother: 'notNamed', father: 'signs' }, applicantRole: { role: 'father' }, collection: { method: 'pickup', recipient: 'father' }, materials })).toMatchObject({
      LZRXTJDZMCL: '4, 6', QTZMCL: '单亲声明、亲子鉴定证明、出生医院说明',
    })
  })
})
