import type { IdentityDocumentKind } from '@mcb/shared/domain'
import type { DemoRole } from '../people/demo-families'
import { demoPeople, FAMILY_KINDS, type FamilyKind } from '../people/demo-people'

/** Somebody who can sign in with Jingtong. */
export type JingtongAccount = {
  id: string
  group: FamilyKind | 'others'
  name: string
  role: DemoRole | null
  sex: 'male' | 'female'
  birthDate: string
  document: { type: string; number: string }
  /** L1 anonymous · L2 name and number checked · L3 face or bank · L4 at a counter */
  level: 'L1' | 'L2' | 'L3' | 'L4'
}

type DocumentType = { code: string; name: string; english: string }

/** certNoType as services that use the platform document it. */
const DOCUMENT_TYPES = {
  residentIdentityCard: { code: '1', name: '身份证', english: 'resident identity card' },
  passport: { code: '2', name: '护照', english: 'passport' },
  taiwanTravelPermit: { code: '4', name: '台湾居民来往大陆通行证', english: 'Mainland travel permit for Taiwan residents' },
  hongKongMacauResidencePermit: { code: '5', name: '港澳居民居住证', english: 'residence permit for Hong Kong and Macau residents' },
  taiwanResidencePermit: { code: '6', name: '台湾居民居住证', english: 'residence permit for Taiwan residents' },
  macauTravelPermit: { code: '7', name: '港澳居民来往内地通行证（澳门）', english: 'Mainland travel permit for Macau residents' },
  hongKongTravelPermit: { code: '8', name: '港澳居民来往内地通行证（香港）', english: 'Mainland travel permit for Hong Kong residents' },
  foreignPermanentResidentCard: { code: '9', name: '外国人永久居留身份证', english: 'foreign permanent resident card' },
} as const satisfies Record<string, DocumentType>
const UNKNOWN_TYPE: DocumentType = { code: '99', name: '其他证件', english: 'another document' }

/** The platform tells permits apart by where their holder is from; the first letter or digits of the number say it. */
function typeOf({ kind, number }: { kind: IdentityDocumentKind; number: string }): DocumentType {
  switch (kind) {
    case 'residentIdentityCard':
    case 'taiwanTravelPermit':
    case 'foreignPermanentResidentCard':
      return DOCUMENT_TYPES[kind]
    case 'foreignPassport':
      return DOCUMENT_TYPES.passport
    case 'hongKongMacauTravelPermit':
      return number.startsWith('M') ? DOCUMENT_TYPES.macauTravelPermit : DOCUMENT_TYPES.hongKongTravelPermit
    case 'residencePermit':
      return number.startsWith('83') ? DOCUMENT_TYPES.taiwanResidencePermit : DOCUMENT_TYPES.hongKongMacauResidencePermit
    default:
      return UNKNOWN_TYPE
  }
}

export function documentType(code: string): DocumentType {
  return Object.values(DOCUMENT_TYPES).find(type => type.code === code) ?? UNKNOWN_TYPE
}

/** Two the demo families do not have: a type of document nobody has heard of, and an account nobody has verified. */
const OTHERS: JingtongAccount[] = [
  { id: 'unknown-document', group: 'others', name: 'Noor HADDADIN', role: null, sex: 'female', birthDate: '1993-07-12', document: { type: UNKNOWN_TYPE.code, number: 'RT4410926' }, level: 'L3' },
  { id: 'unverified', group: 'others', name: 'Milo STRANDGAARD', role: null, sex: 'male', birthDate: '1990-01-08', document: { type: DOCUMENT_TYPES.passport.code, number: '209418375' }, level: 'L1' },
]

/** Every account, by id, in the order of the sign-in page. */
export function jingtongAccounts(today: string): Map<string, JingtongAccount> {
  const families = demoPeople(today).map((person): JingtongAccount => ({
    id: person.jingtongId,
    group: person.familyKind,
    name: person.name,
    role: person.role,
    sex: person.sex,
    birthDate: person.parentBirthDate,
    document: { type: typeOf(person.document).code, number: person.document.number },
    level: 'L3',
  }))
  return new Map([...families, ...OTHERS].map(account => [account.id, account]))
}

export const GROUPS = [...FAMILY_KINDS, 'others'] as const
