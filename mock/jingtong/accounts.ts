import type { IdentityDocumentKind } from '@mcb/shared/domain'
import { demoPeople, FAMILY_KINDS, type FamilyKind } from '../people/demo-people'

/** Somebody who can sign in with Jingtong. */
export type JingtongAccount = {
  id: string
  group: FamilyKind | 'others'
  name: string
  role: 'mother' | 'father' | null
  sex: 'male' | 'female'
  birthDate: string
  document: { type: string; number: string }
  /** L1 anonymous · L2 name and number checked · L3 face or bank · L4 at a counter */
  level: 'L1' | 'L2' | 'L3' | 'L4'
}

type DocumentType = { code: string; name: string; english: string }

/** certNoType as the platform is said to number documents; the list is invented until theirs is at hand. */
const DOCUMENT_TYPES: Partial<Record<IdentityDocumentKind, DocumentType>> = {
  residentIdentityCard: { code: '111', name: '居民身份证', english: 'resident identity card' },
  foreignPassport: { code: '414', name: '普通护照', english: 'passport' },
  hongKongMacauTravelPermit: { code: '516', name: '港澳居民来往内地通行证', english: 'Mainland travel permit for Hong Kong and Macau residents' },
  taiwanTravelPermit: { code: '511', name: '台湾居民来往大陆通行证', english: 'Mainland travel permit for Taiwan residents' },
  foreignPermanentResidentCard: { code: '553', name: '外国人永久居留身份证', english: 'foreign permanent resident card' },
  residencePermit: { code: '554', name: '港澳台居民居住证', english: 'residence permit for Hong Kong, Macau and Taiwan residents' },
}
const UNKNOWN_TYPE: DocumentType = { code: '990', name: '其他证件', english: 'another document' }

export function documentType(code: string): DocumentType {
  return Object.values(DOCUMENT_TYPES).find(type => type.code === code) ?? UNKNOWN_TYPE
}

/** Two the demo families do not have: a type of document nobody has heard of, and an account nobody has verified. */
const OTHERS: JingtongAccount[] = [
  { id: 'unknown-document', group: 'others', name: 'Noor HADDADIN', role: null, sex: 'female', birthDate: '1993-07-12', document: { type: UNKNOWN_TYPE.code, number: 'RT4410926' }, level: 'L3' },
  { id: 'unverified', group: 'others', name: 'Milo STRANDGAARD', role: null, sex: 'male', birthDate: '1990-01-08', document: { type: '414', number: '209418375' }, level: 'L1' },
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
    document: { type: (DOCUMENT_TYPES[person.document.kind] ?? UNKNOWN_TYPE).code, number: person.document.number },
    level: 'L3',
  }))
  return new Map([...families, ...OTHERS].map(account => [account.id, account]))
}

export const GROUPS = [...FAMILY_KINDS, 'others'] as const
