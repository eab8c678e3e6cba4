import { plainDate, type Actor, type Address, type Answers, type Application, type BirthRecord, type NewbornName, type PersonDocument } from '../src/domain'
import { CONSENT_VERSION } from '../src/domain'

/** Invented people, complete and valid; each test changes what it is about. */

export const TODAY = plainDate('2026-11-20')
export const NOW = new Date('2026-11-20T10:00:00+08:00')

export const MOTHER: Actor = { role: 'parent', accountId: 'a'.repeat(24) }
export const FATHER: Actor = { role: 'parent', accountId: 'b'.repeat(24) }
export const STRANGER: Actor = { role: 'parent', accountId: 'c'.repeat(24) }
export const CLERK: Actor = { role: 'clerk', accountId: 'd'.repeat(24), institutionCode: 'H001' }
export const OTHER_CLERK: Actor = { role: 'clerk', accountId: 'e'.repeat(24), institutionCode: 'H002' }

export function aPassport(overrides: Partial<PersonDocument> = {}): PersonDocument {
  return {
    kind: 'foreignPassport',
    number: 'YB1234567',
    otherName: '',
    nameZh: '',
    surname: 'MARCHETTI-ROSSI',
    givenNames: 'ELENA',
    nationality: 'ITA',
    ethnicity: '',
    sex: 'female',
    birthDate: plainDate('1992-03-14'),
    expiryDate: plainDate('2031-05-20'),
    photoId: '1'.repeat(24),
    backPhotoId: null,
    ...overrides,
  }
}

export function aFathersPassport(overrides: Partial<PersonDocument> = {}): PersonDocument {
  return aPassport({
    number: '533917846',
    surname: 'WHITFIELD',
    givenNames: 'JAMES OLIVER',
    nationality: 'GBR',
    sex: 'male',
    birthDate: plainDate('1989-11-02'),
    expiryDate: plainDate('2030-08-11'),
    photoId: '2'.repeat(24),
    ...overrides,
  })
}

export function aBirthRecord(overrides: Partial<BirthRecord> = {}): BirthRecord {
  return {
    id: 'birth-1',
    institutionCode: 'H001',
    institutionName: '明湖妇产医院',
    placeOfBirth: 'institution',
    birthPlace: { province: '北京市', city: '北京市', district: '朝阳区', districtCode: '110105' },
    attendant: '周文静',
    newborn: { sex: 'female', bornAt: '2026-11-14T09:30:00+08:00', gestationalWeeks: 39, gestationalDays: 2, weightGrams: 3280, lengthCentimeters: 50, birthOrder: 1, plurality: 1 },
    mother: { name: 'MARCHETTI-ROSSI ELENA', documentKind: 'foreignPassport', documentNumber: 'YB1234567', nationality: 'ITA' },
    father: { name: 'WHITFIELD JAMES OLIVER', documentKind: 'foreignPassport', documentNumber: '533917846', nationality: 'GBR' },
    certificateNumber: null,
    ...overrides,
  }
}

export function aNewbornName(overrides: Partial<NewbornName> = {}): NewbornName {
  return { script: 'latin', surname: 'WHITFIELD', givenNames: 'Clara Rose', order: 'givenNamesFirst', ...overrides }
}

export function anAddress(overrides: Partial<Extract<Address, { names: object }>> = {}): Address {
  return {
    country: 'CHN',
    provinceCode: '11',
    cityCode: '1101',
    districtCode: '110105',
    streetCode: '110105015',
    names: { province: '北京市', city: '市辖区', district: '朝阳区', street: '麦子店街道' },
    detail: '亮马路12号3单元401室',
    ...overrides,
  }
}

export function completeAnswers(overrides: Partial<Answers> = {}): Answers {
  return {
    consent: { version: CONSENT_VERSION },
    applicantRole: { role: 'mother' },
    family: { mother: 'signs', father: 'signs' },
    motherDocument: aPassport(),
    birthPlace: { place: 'institution' },
    birth: { records: [aBirthRecord()], dispute: null },
    fatherDocument: aFathersPassport(),
    childHousehold: { plan: 'notInChina' },
    newbornName: { names: [aNewbornName()] },
    contact: { mother: { address: anAddress(), household: null }, father: { address: anAddress(), household: null }, phone: '13800000000' },
    collection: { method: 'pickup', recipient: 'mother' },
    ...overrides,
  }
}

export function anApplication(overrides: Partial<Application> = {}): Application {
  return {
    id: '9'.repeat(24),
    kind: 'firstIssue',
    status: 'draft',
    version: 0,
    createdAt: NOW.toISOString(),
    queuedAt: null,
    awaitingSince: null,
    applicantAccountId: 'a'.repeat(24),
    otherParentAccountId: 'b'.repeat(24),
    institutionCode: 'H001',
    districtCode: '110105',
    answers: completeAnswers(),
    declarations: {},
    returnProblems: [],
    scan: null,
    onSiteCheck: null,
    lock: null,
    correction: null,
    certificates: [],
    approvedBy: null,
    issueRequestedBy: null,
    issueRefusal: null,
    correctionRefusal: null,
    payment: null,
    parcel: null,
    handOver: null,
    history: [],
    ...overrides,
  }
}
