import { plainDate, type Actor, type Answers, type Application, type BirthRecord, type NewbornName, type ParentDocument } from '../src/domain'
import { CONSENT_VERSION } from '../src/domain'

/** Invented people, complete and valid; each test changes what it is about. */

export const TODAY = plainDate('2026-11-20')
export const NOW = new Date('2026-11-20T10:00:00+08:00')

export const MOTHER: Actor = { role: 'parent', accountId: 'a'.repeat(24) }
export const FATHER: Actor = { role: 'parent', accountId: 'b'.repeat(24) }
export const STRANGER: Actor = { role: 'parent', accountId: 'c'.repeat(24) }
export const CLERK: Actor = { role: 'clerk', accountId: 'd'.repeat(24), institutionCode: 'H001' }
export const OTHER_CLERK: Actor = { role: 'clerk', accountId: 'e'.repeat(24), institutionCode: 'H002' }

export function aPassport(overrides: Partial<ParentDocument> = {}): ParentDocument {
  return {
    kind: 'foreignPassport',
    number: 'YB1234567',
    surname: 'MARCHETTI-ROSSI',
    givenNames: 'ELENA',
    nationality: 'ITA',
    sex: 'female',
    birthDate: plainDate('1992-03-14'),
    expiryDate: plainDate('2031-05-20'),
    photoId: '1'.repeat(24),
    ...overrides,
  }
}

export function aFathersPassport(overrides: Partial<ParentDocument> = {}): ParentDocument {
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
    placeOfBirth: 'institution',
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

export function completeAnswers(overrides: Partial<Answers> = {}): Answers {
  return {
    consent: { version: CONSENT_VERSION },
    applicantRole: { role: 'mother' },
    motherDocument: aPassport(),
    birth: { record: aBirthRecord(), dispute: null },
    fatherDocument: aFathersPassport(),
    newbornName: aNewbornName(),
    contact: { motherAddress: '12 Liangma Road, Chaoyang, Beijing', fatherAddress: '12 Liangma Road, Chaoyang, Beijing', phone: '13800000000' },
    collection: { method: 'pickup' },
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
    applicantAccountId: 'a'.repeat(24),
    otherParentAccountId: 'b'.repeat(24),
    institutionCode: 'H001',
    districtCode: '110105',
    answers: completeAnswers(),
    declarations: {},
    returnProblems: [],
    scan: null,
    onSiteCheck: null,
    certificate: null,
    issueRequestedBy: null,
    issueRefusal: null,
    handOver: null,
    history: [],
    ...overrides,
  }
}
