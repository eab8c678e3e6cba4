import { aFathersPassport, anAddress, anApplication, aPassport, completeAnswers, TODAY } from '../../../test/builders'
import { DEFAULT_SETTINGS } from '../settings/settings'
import { CLAUSES, type RecordBasis } from './clauses'
import { FIELDS_2018, type NationalRecord, type RecordField, type RecordVersion } from './fields'
import { buildNationalRecord } from './national-record'
import { recordInputOf } from './record-input'
import { nationalRecordProblems, nationalRecordSchema } from './record-problems'

const SETTINGS = DEFAULT_SETTINGS.exchange

const household = anAddress({ provinceCode: '42', names: { province: '湖北省', city: '武汉市', district: '武昌区', street: '' } })
const mainland = { kind: 'residentIdentityCard', nationality: 'CHN', ethnicity: '01', surname: '', givenNames: '' } as const
const INPUT = recordInputOf(
  anApplication({
    answers: completeAnswers({
      motherDocument: aPassport({ ...mainland, number: '110105199203140024', nameZh: '白露' }),
      fatherDocument: aFathersPassport({ ...mainland, number: '110105198911020010', nameZh: '林远' }),
      contact: { mother: { address: anAddress(), household }, father: { address: anAddress(), household }, phone: '13800000000' },
    }),
    certificates: [{ newborn: 0, number: 'X110000001', issuedOn: TODAY, populationCode: null }],
  }),
  0,
  {
    today: TODAY,
    settings: DEFAULT_SETTINGS,
    writtenAt: '2026-11-20T16:05:09.000Z',
    issuer: { code: 'H001', name: '明湖妇产医院', dictionaryName: '明湖妇产医院', districtCode: '110105', organizationCode: 'H001', categoryCode: 'A512' },
    dictionaryName: () => '明湖妇产医院',
    staff: { issuedBy: '林晓', checkedBy: '何宁' },
    countryNumber: () => '156',
  },
)!

type Change = Partial<Record<RecordField, string>>
type Given = { basis?: Partial<RecordBasis>; version?: RecordVersion; settings?: Partial<typeof SETTINGS> }

const aRecord = (change: Change = {}, version: RecordVersion = 'vNext') => ({ ...buildNationalRecord(version, INPUT, SETTINGS), ...change }) as NationalRecord
const problemsOf = (change: Change, { basis, version = 'vNext', settings }: Given = {}) =>
  nationalRecordProblems(version, aRecord(change, version), { ...INPUT, ...basis }, { ...SETTINGS, ...settings }).map(({ rule, code, field }) => `${rule} ${code} ${field}`)

const OUTSIDE = { QF_LX: '4', YLJGMC: '/', JSRYXM: '/', CS_YZ: '', CS_TZ: '', CS_SC: '' }
const outsideBasis = { birthInstitution: null }
const REPLACEMENT = { QF_LX: '2', YZ_BH: 'V110000009', YZ_JHQK: '1', HFYY: '1' }
const REISSUE = { QF_LX: '3', YZ_BH: 'V110000009', BFYY: '1' }
const NO_FATHER = Object.fromEntries(Object.keys(aRecord()).filter(field => field.startsWith('FQ_')).map(field => [field, ''])) as Change
const NO_MOTHER = Object.fromEntries(Object.keys(aRecord()).filter(field => field.startsWith('MQ_')).map(field => [field, ''])) as Change

describe('the platform takes', () => {
  test.each(['v2018', 'vNext'] as const)('a complete record in the layout %s', version => expect(problemsOf({}, { version })).toEqual([]))
  test.each<[string, Change, Given]>([
    ['a birth outside an institution', OUTSIDE, { basis: outsideBasis }],
    ['a replacement', REPLACEMENT, {}],
    ['a reissue', REISSUE, {}],
    ['a mother alone', NO_FATHER, {}],
    ['a father alone', { ...NO_MOTHER, LZR_YXSEGX: '2', LZR_SFZJHM: INPUT.father!.document.number }, {}],
  ])('%s', (_, change, given) => expect(problemsOf(change, given)).toEqual([]))
})

describe('1.2.3.1 measures', () => {
  test.each<[string, Change, string[]]>([
    ['299 g', { CS_TZ: '299' }, ['CS_TZ']],
    ['300 g', { CS_TZ: '300' }, []],
    ['9999 g', { CS_TZ: '9999' }, []],
    ['10000 g', { CS_TZ: '10000' }, ['CS_TZ']],
    ['24.9 cm', { CS_SC: '24.9' }, ['CS_SC']],
    ['25.0 cm', { CS_SC: '25.0' }, []],
    ['70.0 cm', { CS_SC: '70.0' }, []],
    ['70.1 cm', { CS_SC: '70.1' }, ['CS_SC']],
    ['nothing measured', { CS_YZ: '', CS_TZ: '', CS_SC: '' }, ['CS_YZ', 'CS_TZ', 'CS_SC']],
    ['no attendant', { JSRYXM: '' }, ['JSRYXM']],
    ['no house', { YLJGMC: '/' }, ['YLJGMC']],
  ])('in an institution: %s', (_, change, fields) => expect(problemsOf(change)).toEqual(fields.map(field => `1.2.3.1 birth_measures ${field}`)))

  test.each<[string, Change, string[]]>([
    ['nothing measured', {}, []],
    ['measured well', { CS_TZ: '300', CS_SC: '25.0', CS_YZ: '266' }, []],
    ['measured badly', { CS_TZ: '299', CS_SC: '24.9' }, ['CS_TZ', 'CS_SC']],
    ['a house all the same', { YLJGMC: '明湖妇产医院' }, ['YLJGMC']],
    ['a blank for who was at hand', { JSRYXM: '' }, ['JSRYXM']],
  ])('outside an institution: %s', (_, change, fields) => {
    expect(problemsOf({ ...OUTSIDE, ...change }, { basis: outsideBasis })).toEqual(fields.map(field => `1.2.3.1 birth_measures ${field}`))
  })
})

describe('1.2.3.2 and 1.2.3.9 the original number', () => {
  test.each([
    ['application', '1.2.3.2 original_number YZ_BH'],
    ['manual', '1.2.3.9 manual_original_number YZ_BH'],
  ] as const)('from the channel %s', (channel, problem) => {
    const given = { basis: { channel } }
    for (const second of [REPLACEMENT, REISSUE]) {
      expect(problemsOf({ ...second, YZ_BH: '' }, given)).toEqual([problem])
      expect(problemsOf({ ...second, YZ_BH: 'X110000001' }, given)).toEqual([problem])
      expect(problemsOf({ ...second, YZ_BH: 'X110000002' }, given)).toEqual([])
    }
    expect(problemsOf({ ...OUTSIDE, QF_LX: '5', HFYY: '1', YZ_JHQK: '1' }, { basis: { channel, ...outsideBasis } })).toEqual([problem])
  })

  it('is no business of a first issue, nor of the layout of 2018', () => {
    expect(problemsOf({ YZ_BH: '' })).toEqual([])
    expect(problemsOf({ ...REISSUE, YZ_BH: '' }, { version: 'v2018' })).toEqual([])
  })
})

describe('1.2.3.3 materials', () => {
  test.each<[string, string, string[]]>([
    ['1, 4, 6', '', ['1.2.3.3 other_material_text QTZMCL']],
    ['1, 4, 6', '原证', []],
    ['6', '', ['1.2.3.3 other_material_text QTZMCL']],
    ['1, 4', '', []],
    ['', '', []],
  ])('"%s" with the text "%s"', (LZRXTJDZMCL, QTZMCL, expected) => expect(problemsOf({ LZRXTJDZMCL, QTZMCL })).toEqual(expected))
})

describe('1.2.3.4 a single parent', () => {
  test.each<[string, Change, string[]]>([
    ['nothing of the father', {}, []],
    ['his number left over', { FQ_SFZJHM: '110105198911020010' }, ['FQ_SFZJHM']],
    ['his household left over', { FQ_HJ: '湖北省', FQ_HJSJDM: '42' }, ['FQ_HJ', 'FQ_HJSJDM']],
    ['a stroke for his name', { FQ_XM: '/' }, ['FQ_XM']],
    ['"not provided" for his name', { FQ_XM: '未提供' }, ['FQ_XM']],
  ])('%s', (_, change, fields) => expect(problemsOf({ ...NO_FATHER, ...change })).toEqual(fields.map(field => `1.2.3.4 single_parent_block ${field}`)))

  it('is the mother or the father, not neither', () => {
    expect(problemsOf({ ...NO_MOTHER, ...NO_FATHER, LZR_YXSEGX: '9' })).toEqual(['D301 required MQ_XM'])
  })
})

describe('1.2.3.5 an address', () => {
  test.each<[string, string, string[]]>([
    ['北京市朝阳区麦子店街道亮马路12号', '110105', []],
    ['北京市朝阳区亮', '110105', []],
    ['北京市朝阳区', '110105', ['MQ_ZZ']],
    ['朝阳区亮马路12号', '110105', ['MQ_ZZ']],
    ['亮马路12号', '110105', ['MQ_ZZ']],
    ['湖北省武汉市武昌区东湖路8号', '420106', []],
    ['广东省东莞市松山湖大道1号', '441900', []],
    ['内蒙古自治区呼伦贝尔市鄂温克族自治旗巴彦托海镇3号', '150724', []],
    ['新疆维吾尔自治区伊犁哈萨克自治州伊宁市8号', '654002', []],
    ['北京市朝阳区亮马路12号', '110000', ['MQ_ZZXZQHDM']],
    ['北京市朝阳区亮马路12号', '', ['MQ_ZZXZQHDM']],
    ['', '', ['MQ_ZZ', 'MQ_ZZXZQHDM']],
    ['12 Elm Road, Leeds', '000000', []],
    ['12 Elm Road, Leeds', '110105', ['MQ_ZZ']],
    ['', '000000', ['MQ_ZZ']],
  ])('"%s" of %s', (MQ_ZZ, MQ_ZZXZQHDM, fields) => expect(problemsOf({ MQ_ZZ, MQ_ZZXZQHDM })).toEqual(fields.map(field => `1.2.3.5 address_parts ${field}`)))

  it('is looked at of both parents, in the new layout', () => {
    expect(problemsOf({ FQ_ZZ: '亮马路12号' })).toEqual(['1.2.3.5 address_parts FQ_ZZ'])
    expect(problemsOf({ FQ_ZZ: '亮马路12号' }, { version: 'v2018' })).toEqual([])
  })
})

describe('1.2.3.6 the reason of a reissue', () => {
  test.each<[string, string[]]>([
    ['1', []],
    ['2', []],
    ['3', ['1.2.3.6 reissue_reason BFYY']],
    ['', ['D301 required BFYY']],
  ])('"%s" in the dictionary', (BFYY, expected) => expect(problemsOf({ ...REISSUE, BFYY })).toEqual(expected))

  it('follows the settings', () => {
    const settings = { reissueReasonCodes: { lost: '01', stolen: '02', other: '99' } }
    expect(problemsOf({ ...REISSUE, BFYY: '1' }, { settings })).toEqual(['1.2.3.6 reissue_reason BFYY'])
    expect(problemsOf({ ...REISSUE, BFYY: '01' }, { settings })).toEqual([])
  })
})

describe('1.2.3.7 the relation of who received it', () => {
  const [mothers, fathers] = [INPUT.mother!.document.number, INPUT.father!.document.number]
  test.each<[string, string, string[]]>([
    ['1', mothers, []],
    ['2', mothers, ['1.2.3.7 recipient_relation LZR_YXSEGX']],
    ['2', fathers, []],
    ['1', fathers, ['1.2.3.7 recipient_relation LZR_YXSEGX']],
    ['3', 'GP123456', []],
    ['9', 'GP123456', []],
    ['1', 'GP123456', ['1.2.3.7 recipient_relation LZR_YXSEGX']],
    ['4', 'GP123456', ['1.2.3.7 recipient_relation LZR_YXSEGX']],
    ['', mothers, ['D301 required LZR_YXSEGX']],
  ])('%s with the document %s', (LZR_YXSEGX, LZR_SFZJHM, expected) => expect(problemsOf({ LZR_YXSEGX, LZR_SFZJHM })).toEqual(expected))
})

describe('1.2.3.8 the household', () => {
  const noHousehold = { MQ_HJ: '', MQ_HJSJDM: '', FQ_HJ: '', FQ_HJSJDM: '' }
  const all = Object.keys(noHousehold).map(field => `1.2.3.8 household ${field}`)
  test.each<[string, Change, string[]]>([
    ['both with identity cards', {}, all],
    ['the father with a household register', { FQ_SFZJLX: '06' }, all],
    ['the father with a permit', { FQ_SFZJLX: '99', FQ_QTSFZJLBMC: '港澳居民来往内地通行证' }, all.slice(0, 2)],
    ['both with passports', { MQ_SFZJLX: '99', MQ_QTSFZJLBMC: '护照', FQ_SFZJLX: '99', FQ_QTSFZJLBMC: '护照' }, []],
  ])('of nobody given, %s', (_, change, expected) => expect(problemsOf({ ...noHousehold, ...change })).toEqual(expected))

  it('of half a household tells the other half', () => expect(problemsOf({ FQ_HJSJDM: '' })).toEqual(['1.2.3.8 household FQ_HJSJDM']))
  it('was not asked in 2018', () => expect(problemsOf({ MQ_HJ: '', MQ_HJSJDM: '' }, { version: 'v2018' })).toEqual([]))

  it('knows mainland documents the dictionary has no code for by their name', () => {
    expect(problemsOf({ ...noHousehold, MQ_SFZJLX: '99', MQ_QTSFZJLBMC: '居民户口簿', ...NO_FATHER }, { settings: { platformDocumentCodes: {} } })).toEqual(all.slice(0, 2))
  })
})

describe('1.2.3.10 the name of the institution', () => {
  const house = (dictionaryName: string | null) => ({ issuer: { ...INPUT.issuer, name: '明湖妇产医院', dictionaryName }, birthInstitution: { name: '明湖妇产医院', dictionaryName } })
  test.each<[string, string, string | null, string[]]>([
    ['as on the case', '明湖妇产医院', '明湖医院', []],
    ['of the dictionary', '明湖医院', '明湖医院', ['QFJG_MC', 'YLJGMC']],
    ['that nobody knows', '明湖妇产', null, ['QFJG_MC', 'YLJGMC']],
    ['of a house the dictionary lacks', '明湖妇产医院', null, []],
  ])('%s', (_, sent, dictionaryName, fields) => {
    expect(problemsOf({ QFJG_MC: sent, YLJGMC: sent }, { basis: house(dictionaryName) })).toEqual(fields.map(field => `1.2.3.10 institution_name ${field}`))
  })
})

describe('1.2.3.11 the text of another reason', () => {
  test.each<[string, Change, string[]]>([
    ['replacement for another reason', { ...REPLACEMENT, HFYY: '9' }, ['1.2.3.11 other_reason_text QTHFYY']],
    ['replacement for another reason, told', { ...REPLACEMENT, HFYY: '9', QTHFYY: '水渍' }, []],
    ['replacement for a reason of the list', { ...REPLACEMENT, HFYY: '3' }, []],
    ['reissue for another reason', { ...REISSUE, BFYY: '9' }, ['1.2.3.11 other_reason_text QTBFYY']],
    ['reissue for another reason, told', { ...REISSUE, BFYY: '9', QTBFYY: '火灾' }, []],
  ])('%s', (_, change, expected) => expect(problemsOf(change)).toEqual(expected))
})

describe('the clauses of the tender', () => {
  it('are one row each, all eleven', () => {
    expect(Object.values(CLAUSES).map(({ clause }) => clause)).toEqual(Array.from({ length: 11 }, (_, i) => `1.2.3.${i + 1}`))
  })
})

describe('D301', () => {
  test.each<[RecordField, string, string | null]>([
    ['CSYXZMBH', 'X11000001', 'format'],
    ['XSE_XM', '白'.repeat(25), null],
    ['XSE_XM', '白'.repeat(26), 'too_long'],
    ['XSE_XM', 'A'.repeat(50), null],
    ['XSE_XM', 'A'.repeat(51), 'too_long'],
    ['XSE_XM', '白\n小满', 'format'],
    ['XSE_XM', '', 'required'],
    ['XSE_XBDM', '0', 'not_in_dictionary'],
    ['XSE_CSRQ', '202611142359', null],
    ['XSE_CSRQ', '202611142400', 'format'],
    ['XSE_CSRQ', '202602290930', 'format'],
    ['XSE_CSRQ', '20261114093', 'format'],
    ['CS_YZ', '9', 'format'],
    ['CS_SC', '50', 'format'],
    ['CSD_QHDM', '1101', 'format'],
    ['MQ_NL', '100', 'format'],
    ['MQ_GJ', 'CHN', 'format'],
    ['MQ_MZ', '57', 'not_in_dictionary'],
    ['MQ_MZ', '56', null],
    ['MQ_MZ', '/', 'not_in_dictionary'],
    ['MQ_SFZJLX', '03', 'not_in_dictionary'],
    ['MQ_CSRQ', '', 'required'],
    ['FQ_SFZJHM', '', 'required'],
    ['LZR_XM', '', 'required'],
    ['QFJG_LBDM', '', null],
    ['QFJG_LBDM', 'A5', 'format'],
    ['QF_LX', '7', 'not_in_dictionary'],
    ['YZ_BH', 'V1100000099', 'too_long'],
    ['LZRXTJDZMCL', '4,5', 'not_in_dictionary'],
    ['LZRXTJDZMCL', '4, 7', 'not_in_dictionary'],
    ['LZRXTJDZMCL', Array.from({ length: 11 }, () => '4').join(', '), 'too_long'],
    ['SJXRSJ', '202611210005', 'format'],
  ])('%s of "%s": %p', (field, value, code) => expect(problemsOf({ [field]: value })).toEqual(code ? [`D301 ${code} ${field}`] : []))

  it('wants the name of a document without a code, of both parents and of who received it', () => {
    expect(problemsOf({ MQ_SFZJLX: '99', FQ_SFZJLX: '99', LZR_SFZJLB: '99' })).toEqual([
      'D301 required MQ_QTSFZJLBMC', 'D301 required FQ_QTSFZJLBMC', 'D301 required LZR_QTSFZJLBMC',
    ])
  })

  it('wants of a replacement why, and what came back', () => {
    expect(problemsOf({ ...REPLACEMENT, HFYY: '', YZ_JHQK: '' })).toEqual(['D301 required YZ_JHQK', 'D301 required HFYY'])
  })

  it('of 2018 leaves the parents’ details open and has no population code', () => {
    expect(problemsOf({ MQ_CSRQ: '', FQ_SFZJHM: '', MQ_ZZ: '' }, { version: 'v2018' })).toEqual([])
    expect(problemsOf({ RKBM: 'P-1' }, { version: 'v2018' })).toEqual(['D301 not_in_layout RKBM'])
  })

  it('tells everything at once, each field once', () => {
    expect(problemsOf({ CSYXZMBH: '', CS_TZ: '12', MQ_MZ: '99', YLJGMC: '' })).toEqual([
      '1.2.3.1 birth_measures CS_TZ', 'D301 not_in_dictionary MQ_MZ', 'D301 required CSYXZMBH', 'D301 required YLJGMC',
    ])
  })

  it('counts a Chinese character as the settings say', () => {
    expect(problemsOf({ XSE_XM: '白'.repeat(26) }, { settings: { hanCharacterLength: 1 } })).toEqual([])
  })

  it('has the sixty fields of the table, and a record has every one', () => {
    expect(Object.keys(FIELDS_2018)).toHaveLength(60)
    expect(Object.keys(nationalRecordSchema('v2018', SETTINGS).shape)).toEqual(Object.keys(aRecord({}, 'v2018')))
  })
})
