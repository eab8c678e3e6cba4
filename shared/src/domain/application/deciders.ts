import { birthRecords } from './family'
import type { Answers, ApplicationKind, HandedBackParts } from './application'

/**
 * Who decides: the house of birth, the one house for births outside an institution, the original issuer (换发), or the
 * district's maternal and child health house of the original issuer (补发). Source: 卫妇社发[2009]96号; 卫基妇发[2001]45号.
 */
export type Decider =
  | { by: 'birthInstitution' | 'originalIssuer'; institutionCode: string }
  | { by: 'outsideBirthsInstitution' }
  | { by: 'districtReissuer'; originalIssuerCode: string }

/** Who decides about this application; null while that cannot be known. */
export function deciderOf(kind: ApplicationKind, answers: Answers): Decider | null {
  const record = birthRecords(answers)[0]
  if (kind === 'firstIssue') {
    if (answers.birthPlace?.place === 'outsideInstitution') return { by: 'outsideBirthsInstitution' }
    return record ? { by: 'birthInstitution', institutionCode: record.institutionCode } : null
  }
  if (!record) return null
  return kind === 'replacement' ? { by: 'originalIssuer', institutionCode: record.institutionCode } : { by: 'districtReissuer', originalIssuerCode: record.institutionCode }
}

/** 签发类型 of the exchange record, without its number. */
export type IssueType = { kind: ApplicationKind; outside: boolean }
export function issueTypeOf(kind: ApplicationKind, answers: Answers): IssueType {
  return { kind, outside: birthRecords(answers)[0]?.placeOfBirth === 'outsideInstitution' }
}

/**
 * Which parts are printed. After household registration the office holds its part already, so only the holder's part is
 * printed anew (卫基妇发[2001]45号 art. 7).
 */
export function printedParts(kind: ApplicationKind, answers: Answers): HandedBackParts {
  return kind !== 'firstIssue' && answers.householdRegistration?.registered ? 'original' : 'originalAndCounterfoil'
}
