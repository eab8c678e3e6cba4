import {
  beijingDate, CONSENT_VERSION, DEFAULT_SETTINGS, hasHousehold, IDENTITY_DOCUMENT_KINDS, isNamed, PARENT_ROLES, photographedMaterials, plusDays, possibleCircumstances,
  possibleRecipients, REISSUE_REASONS, REPLACEMENT_REASONS, APPLICANT_ROLES, canShowDocument,
  type Answers, type ApplicantRole, type ApplicationKind, type BirthRecord, type Facts, type Family, type GuidanceCode, type IdentityDocumentKind, type NewbornName,
  type ParentRole, type PersonDocument, type PlaceOfBirth, type ReissueReason, type ReplacementReason, type StepId,
} from '../src/domain'
import { aBirthRecord, anAddress, TODAY } from './builders'
import { aDocument, aRememberedDocument, PEOPLE } from './documents'

/**
 * The table of every family and every certificate: what is applied for × who applies and what each parent can do × which
 * documents they hold × how many newborns. What else may differ (how it is collected, who is verified on line, how late,
 * how old the mother is) goes round with the rows.
 */
export type Row = {
  /** The place in the table: what goes round follows it. */
  at: number
  kind: ApplicationKind
  place: PlaceOfBirth
  reason: ReplacementReason | ReissueReason | null
  registered: boolean
  newborns: number
  role: ApplicantRole
  family: Family
  documents: Record<ParentRole, IdentityDocumentKind | null>
  /** Set in the rows of families who need something else. */
  elsewhere: (typeof ELSEWHERE)[number]['why'] | null
}

export const WALK_FACTS: Facts = { today: TODAY, settings: DEFAULT_SETTINGS }

type Wish = Pick<Row, 'kind' | 'place' | 'reason' | 'registered' | 'newborns'>
const FIRST_ISSUES: Wish[] = (['institution', 'outsideInstitution'] as const).flatMap(place =>
  [1, 2].map(newborns => ({ kind: 'firstIssue' as const, place, reason: null, registered: false, newborns })),
)
const REPLACEMENTS: Wish[] = REPLACEMENT_REASONS.map(reason => ({ kind: 'replacement', place: 'institution', reason, registered: false, newborns: 1 }))
const REISSUES: Wish[] = REISSUE_REASONS.flatMap(reason =>
  [false, true].map(registered => ({ kind: 'reissue' as const, place: 'institution' as const, reason, registered, newborns: 1 })),
)
const WISHES = [...FIRST_ISSUES, ...REPLACEMENTS, ...REISSUES]

/** Everything a page lets somebody say of the parents. */
const SAYABLE = APPLICANT_ROLES.flatMap(role =>
  possibleCircumstances(role, 'mother').flatMap(mother => possibleCircumstances(role, 'father').map(father => ({ role, family: { mother, father } }))),
)
const isFoundling = ({ mother, father }: Family) => mother === 'notNamed' && father === 'notNamed'
const FOUNDLINGS = SAYABLE.filter(({ family }) => isFoundling(family))
/** With one parent at least; an agent needs one who has signed the letter. */
const FAMILIES = SAYABLE.filter(({ role, family }) => !isFoundling(family) && (role !== 'agent' || Object.values(family).includes('authorizes')))

const KINDS = IDENTITY_DOCUMENT_KINDS

/** Every kind the mother may hold with every kind the father may hold; of a single parent, every kind. */
function documentPairs({ mother, father }: Family): Row['documents'][] {
  return (mother === 'notNamed' ? [null] : KINDS).flatMap(hers => (father === 'notNamed' ? [null] : KINDS).map(his => ({ mother: hers, father: his })))
}

/**
 * Where a representative applies, the parents' circumstances are many and ask the same of their documents: one family of
 * each role takes all pairs, the others eight, other eight with each family.
 */
function pairsOf({ role, family }: (typeof SAYABLE)[number], at: number): Row['documents'][] {
  const { mother, father } = family
  const all = documentPairs(family)
  const isFirstOfRole = mother === father && mother === possibleCircumstances(role, 'mother')[0]
  if (role === 'mother' || role === 'father' || isFirstOfRole || all.length === KINDS.length) return all
  return KINDS.map((kind, i) => ({ mother: kind, father: KINDS[(i + at) % KINDS.length]! }))
}

/** Every family that comes to a certificate. */
export function rowsToTheCertificate(): Row[] {
  return WISHES.flatMap(wish => FAMILIES.flatMap((family, at) => pairsOf(family, at).map(documents => ({ ...wish, ...family, documents, elsewhere: null })))).map(numbered)
}

/** Families who need something else: why, what they apply for, and which page they are led to from which question. */
export const ELSEWHERE = [
  { why: 'foundling', wishes: WISHES, families: FOUNDLINGS, code: 'foundling', step: 'family' },
  { why: 'alreadyCertified', wishes: FIRST_ISSUES.filter(({ place }) => place === 'institution'), families: FAMILIES, code: 'alreadyCertified', step: 'birth' },
  { why: 'bornInAnotherProvince', wishes: FIRST_ISSUES.filter(({ place }) => place !== 'institution'), families: FAMILIES, code: 'bornElsewhere', step: 'outsideBirth' },
  { why: 'bornAbroad', wishes: FIRST_ISSUES.filter(({ place }) => place !== 'institution'), families: FAMILIES, code: 'bornElsewhere', step: 'outsideBirth' },
  { why: 'bornBefore1996', wishes: [...REPLACEMENTS, ...REISSUES], families: FAMILIES, code: 'notarization', step: 'originalCertificate' },
  { why: 'issuedElsewhere', wishes: [...REPLACEMENTS, ...REISSUES], families: FAMILIES, code: 'issuedElsewhere', step: 'originalCertificate' },
] as const satisfies { why: string; wishes: Wish[]; families: typeof SAYABLE; code: GuidanceCode; step: StepId }[]

/** Every family that is led to a guidance page, each with two of the pairs of documents. */
export function rowsLedElsewhere(): Row[] {
  const somePairs = (family: Family) => documentPairs(family).filter((_, i, pairs) => i % Math.ceil(pairs.length / 2) === 0)
  return ELSEWHERE.flatMap(({ why, wishes, families }) =>
    wishes.flatMap(wish => families.flatMap(family => somePairs(family.family).map(documents => ({ ...wish, ...family, documents, elsewhere: why })))),
  ).map(numbered)
}

/** Every fourth certificate that is replaced is of a child who is registered already, unless the name is what cannot be registered. */
const numbered = (row: Omit<Row, 'at'>, at: number): Row => ({
  at,
  ...row,
  registered: row.registered || (row.kind === 'replacement' && row.reason !== 'nameNotRegistrable' && at % 4 === 0),
})

/** A row in words, for the list of failures. */
export function describeRow({ kind, place, reason, registered, newborns, role, family, documents, elsewhere }: Row): string {
  const what = kind === 'firstIssue' ? `${kind} ${place} ×${newborns}` : `${kind} ${reason} ${registered ? 'registered' : 'not registered'}`
  return [what, `${role} applies, mother ${family.mother}, father ${family.father}`, `${documents.mother ?? '–'} × ${documents.father ?? '–'}`, ...(elsewhere ? [elsewhere] : [])].join(' | ')
}

const ofEveryKind = (make: (kind: IdentityDocumentKind) => PersonDocument) =>
  Object.fromEntries(KINDS.map(kind => [kind, make(kind)])) as Record<IdentityDocumentKind, PersonDocument>
const peoples = (make: typeof aDocument | typeof aRememberedDocument) =>
  Object.fromEntries(Object.keys(PEOPLE).map(of => [of, ofEveryKind(kind => make(kind, of as keyof typeof PEOPLE))])) as Record<keyof typeof PEOPLE, ReturnType<typeof ofEveryKind>>
const SHOWN = peoples(aDocument)
const REMEMBERED = peoples(aRememberedDocument)

/** Every fifth mother was forty-five or older. */
const personOf = (parent: ParentRole, { at }: Row) => (parent === 'mother' && at % 5 === 0 ? 'olderMother' : parent)

function parentDocument(parent: ParentRole, row: Row, answers: Answers): PersonDocument {
  return (canShowDocument(answers, parent) ? SHOWN : REMEMBERED)[personOf(parent, row)][row.documents[parent]!]
}

/** Whether the persons of a row have had their identity verified on line, where that is possible: every third. */
export const isVerifiedOnline = ({ at }: Row): boolean => at % 3 === 0

const DAYS_AFTER_BIRTH = [6, 6, 31, 6, 6, 366]
const EXPLANATION = '家人住院，未能按时办理。'

const bornOn = (row: Row): string => {
  if (row.elsewhere === 'bornBefore1996') return '1995-12-31'
  return row.kind === 'firstIssue' ? plusDays(WALK_FACTS.today, -DAYS_AFTER_BIRTH[row.at % DAYS_AFTER_BIRTH.length]!) : '2024-05-02'
}

function records(row: Row): BirthRecord[] {
  const parent = (role: ParentRole) => {
    const { number: documentNumber, kind: documentKind, nationality } = SHOWN[personOf(role, row)][row.documents[role] ?? 'foreignPassport']
    return { name: '', documentKind, documentNumber, nationality }
  }
  return Array.from({ length: row.newborns }, (_, i) =>
    aBirthRecord({
      id: `birth-${i + 1}`,
      newborn: { ...aBirthRecord().newborn, bornAt: `${bornOn(row)}T0${i + 1}:30:00+08:00`, birthOrder: i + 1, plurality: row.newborns },
      mother: parent('mother'),
      father: row.documents.father && parent('father'),
      certificateNumber: row.elsewhere === 'alreadyCertified' ? 'Y110000001' : null,
    }),
  )
}

/** What the paper says of a birth: not how heavy the child was, nor anything of the parents' documents. */
function onPaper({ newborn: { sex, bornAt }, ...record }: BirthRecord): BirthRecord {
  return {
    ...record,
    id: '',
    attendant: null,
    newborn: { sex, bornAt, ...UNMEASURED, birthOrder: 1, plurality: 1 },
    mother: { name: '', documentKind: 'other', documentNumber: '', nationality: '' },
    father: null,
  }
}
const UNMEASURED = { gestationalWeeks: null, gestationalDays: null, weightGrams: null, lengthCentimeters: null }

const OUTSIDE: Partial<Record<NonNullable<Row['elsewhere']>, NonNullable<Answers['outsideBirth']>['place']>> = {
  bornInAnotherProvince: anAddress({
    provinceCode: '13', cityCode: '1310', districtCode: '131082', streetCode: null, names: { province: '河北省', city: '廊坊市', district: '三河市', street: '' },
  }),
  bornAbroad: { country: 'FRA', detail: '12 rue des Lilas, 75011 Paris' },
}

const certificateNumber = (row: Row) => (row.elsewhere === 'bornBefore1996' ? '11000001' : row.elsewhere === 'issuedElsewhere' ? 'Y320101001' : 'Y110000001')

const HAN_NAMES = ['晓安', '晓乐']
const LATIN_NAMES = ['Clara Rose', 'Nora']

/** In Chinese characters where a parent has such a name or the household needs it, otherwise in Latin letters. */
function names(row: Row, answers: Answers): NewbornName[] {
  const named = PARENT_ROLES.filter(parent => isNamed(answers, parent)).flatMap(parent => answers[`${parent}Document`] ?? [])
  const han = named.find(({ nameZh }) => nameZh)?.nameZh.charAt(0)
  const registrable = answers.childHousehold?.plan === 'inChina' || row.kind === 'replacement'
  return Array.from({ length: row.newborns }, (_, i) =>
    han || registrable
      ? { script: 'han', surname: han ?? '林', givenNames: HAN_NAMES[i]!, order: 'surnameFirst' }
      : { script: 'latin', surname: named[0]!.surname, givenNames: LATIN_NAMES[i]!, order: 'givenNamesFirst' },
  )
}

const PHONE = '13800000000'
const PHOTOS = ['5'.repeat(24)]

/** What the family of a row answers to each question, given what it has answered before. */
const ANSWERS: { [S in StepId]: (row: Row, answers: Answers) => NonNullable<Answers[S]> } = {
  consent: () => ({ version: CONSENT_VERSION }),
  applicantRole: ({ role }) => ({ role }),
  family: ({ family }) => family,
  representative: ({ at }) => SHOWN.representative[KINDS[at % KINDS.length]!],
  birthPlace: ({ place }) => ({ place }),
  motherDocument: (row, answers) => parentDocument('mother', row, answers),
  fatherDocument: (row, answers) => parentDocument('father', row, answers),
  birth: row => ({ records: records(row), dispute: row.at % 11 === 0 ? { fields: ['weightGrams'], note: '' } : null }),
  outsideBirth: row => ({
    newborns: records(row).map(({ newborn: { sex, bornAt } }) => ({ sex, bornAt })),
    place: OUTSIDE[row.elsewhere ?? 'foundling'] ?? anAddress(),
    attendant: '',
    circumstances: '去医院的路上出生。',
  }),
  originalCertificate: row => ({
    number: certificateNumber(row),
    source: row.at % 2 ? 'registry' : 'paper',
    issuedOn: row.at % 4 ? null : plusDays(beijingDate(new Date(`${bornOn(row)}T01:30:00+08:00`)), 10),
    newbornName: '沈晓安',
    record: { ...(row.at % 2 ? records(row)[0]! : onPaper(records(row)[0]!)), certificateNumber: certificateNumber(row) },
  }),
  replacementReason: ({ reason, registered }) => ({
    reason: reason as ReplacementReason, note: reason === 'other' ? EXPLANATION : '', handedBack: registered ? 'original' : 'originalAndCounterfoil',
  }),
  reissueReason: ({ reason }) => ({ reason: reason as ReissueReason, note: reason === 'other' ? EXPLANATION : '' }),
  childHousehold: ({ at }) => ({ plan: at % 2 ? 'inChina' : 'notInChina' }),
  householdRegistration: ({ registered }) => ({ registered }),
  lateApplication: () => ({ explanation: EXPLANATION }),
  newbornName: (row, answers) => ({ names: names(row, answers) }),
  contact: (_row, answers) => {
    const contactOf = (parent: ParentRole) => (isNamed(answers, parent) ? { address: anAddress(), household: hasHousehold(answers, parent) ? anAddress() : null } : null)
    return { mother: contactOf('mother'), father: contactOf('father'), phone: PHONE }
  },
  materials: ({ kind }, answers) => ({
    photos: Object.fromEntries(photographedMaterials(kind, answers, WALK_FACTS).map(material => [material, PHOTOS])),
    otherName: '',
  }),
  collection: ({ at }, answers) => {
    const recipients = possibleRecipients(answers)
    const recipient = recipients[at % recipients.length]!
    return at % 2 ? { method: 'pickup', recipient } : { method: 'courier', recipient, phone: PHONE, address: anAddress(), payment: 'onDelivery' }
  },
}

/** The answers with the next one put beside them. */
export function withAnswer(step: StepId, row: Row, answers: Answers): Answers {
  return { ...answers, [step]: ANSWERS[step](row, answers) }
}
