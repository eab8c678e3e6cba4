import { addressProblems } from '../address/address'
import { isOneDelivery, type BirthRecord } from '../birth/birth-record'
import { certificateNumberProblems } from '../certificate/certificate-number'
import { ageOn, beijingDate, type PlainDate } from '../dates/plain-date'
import { HAN_ETHNICITY } from '../identity/ethnicities'
import { documentRow } from '../identity/document-kinds'
import { personDocumentProblems, sameDocumentNumber, type PersonDocument } from '../identity/identity-document'
import { newbornNameProblems, siblingNameProblems, type NewbornFamily } from '../newborn/newborn-name'
import { type FieldProblem, under } from '../problems'
import { collectionProblems } from './collection'
import type { Answers, ApplicationKind, ParentContact, ParentRole } from './application'
import { birthRecords, canShowDocument, familyProblems, isNamed, PARENT_ROLES } from './family'
import { guidanceOf } from './guidance'
import { journeyOf, type StepId } from './journeys'
import { type Facts, materialsProblems } from './materials'

/** The version of the privacy notice in force; a draft that agreed to an older one is asked again. */
export const CONSENT_VERSION = '2026-11'

/** An application, as far as its questions are concerned. */
export type Form = { kind: ApplicationKind; answers: Answers }

type Rule = (form: Form, facts: Facts) => FieldProblem[]

/**
 * Every problem with the answer to a step, given the other answers. The page asks while typing, the BFF before it
 * saves and again before it submits. An unanswered step has the one problem `required`.
 */
export function stepProblems(step: StepId, form: Form, facts: Facts): FieldProblem[] {
  if (!form.answers[step]) return [{ path: '', code: 'required' }]
  // an answer that leads to a guidance page is no mistake
  if (guidanceOf(form.kind, form.answers, facts)?.step === step) return []
  return RULES[step](form, facts)
}

const RULES: Record<StepId, Rule> = {
  consent: ({ answers }) => (answers.consent!.version === CONSENT_VERSION ? [] : [{ path: 'version', code: 'consent.outdated' }]),
  applicantRole: () => [],
  family: ({ answers }) => familyProblems(answers.applicantRole?.role ?? 'mother', answers.family!),
  representative: ({ answers }, { today, settings }) => [
    ...personDocumentProblems(answers.representative!, today, settings),
    ...samePerson(answers.representative!, ...PARENT_ROLES.map(parent => namedDocument(answers, parent))),
  ],
  motherDocument: (form, facts) => parentDocument('mother', form, facts),
  fatherDocument: (form, facts) => parentDocument('father', form, facts),
  birthPlace: () => [],
  birth: ({ answers }, { settings }) => oneDelivery('records', answers.birth!.records, settings),
  outsideBirth: ({ answers }, { today, settings }) => [
    ...under('place', addressProblems(answers.outsideBirth!.place, settings.address)),
    ...answers.outsideBirth!.newborns.flatMap(({ bornAt }, i): FieldProblem[] =>
      beijingDate(new Date(bornAt)) > today ? [{ path: `newborns.${i}.bornAt`, code: 'birth.in_future' }] : [],
    ),
    ...oneDelivery('newborns', birthRecords(answers), settings),
  ],
  originalCertificate: ({ answers }, { settings }) => {
    const { number, issuedOn, record } = answers.originalCertificate!
    return certificateNumberProblems({ number, issuedOn, birthDate: beijingDate(new Date(record.newborn.bornAt)) }, settings.certificate)
  },
  replacementReason: ({ answers }) => otherNeedsText(answers.replacementReason!),
  reissueReason: ({ answers }) => otherNeedsText(answers.reissueReason!),
  childHousehold: () => [],
  householdRegistration: () => [],
  lateApplication: () => [],
  newbornName: ({ answers }, { settings }) => {
    const { names } = answers.newbornName!
    const count = birthRecords(answers).length
    const family = newbornFamily(answers, settings)
    return [
      ...names.flatMap((name, i) => under(`names.${i}`, newbornNameProblems(name, family))),
      ...under('names', siblingNameProblems(names)),
      ...(count && names.length !== count ? [{ path: 'names', code: 'newborn_name.one_each', params: { count } }] : []),
    ]
  },
  contact: ({ answers }, { settings }) => PARENT_ROLES.flatMap(parent => contactProblems(parent, answers, settings)),
  materials: ({ kind, answers }, facts) => materialsProblems(kind, answers, facts),
  collection: ({ answers }, { settings }) => collectionProblems(answers.collection!, answers, settings),
}

/** One application is about one delivery. */
function oneDelivery(path: string, records: readonly BirthRecord[], { births }: Facts['settings']): FieldProblem[] {
  return isOneDelivery(records, births) ? [] : [{ path, code: 'birth.not_one_delivery' }]
}

function parentDocument(parent: ParentRole, { answers }: Form, { today, settings }: Facts): FieldProblem[] {
  const document = answers[`${parent}Document`]!
  const other = namedDocument(answers, parent === 'mother' ? 'father' : 'mother')
  const problems = personDocumentProblems(document, today, settings, canShowDocument(answers, parent) ? 'shown' : 'remembered')
  const age = problems.some(({ code }) => code === 'document.birth_date') ? [] : ageProblems(document, answers, today, settings)
  return [...problems, ...age, ...samePerson(document, other)]
}

/** The document of a parent who stands on the certificate; one that was given before the family said otherwise does not count. */
function namedDocument(answers: Answers, parent: ParentRole): PersonDocument | undefined {
  return isNamed(answers, parent) ? answers[`${parent}Document`] : undefined
}

/** A parent's age is judged at the birth, once it is known: where a certificate is issued again, that may be long ago. */
function ageProblems({ birthDate }: PersonDocument, answers: Answers, today: PlainDate, { ages }: Facts['settings']): FieldProblem[] {
  const [birth] = birthRecords(answers)
  const age = ageOn(birthDate, birth ? beijingDate(new Date(birth.newborn.bornAt)) : today)
  return age < ages.youngestParent || age > ages.oldestParent ? [{ path: 'birthDate', code: 'document.birth_date' }] : []
}

/** Two people cannot hold the same document. */
function samePerson(document: PersonDocument, ...others: (PersonDocument | undefined)[]): FieldProblem[] {
  const same = others.some(other => other && other.kind === document.kind && sameDocumentNumber(document.kind, other.number, document.number))
  return same ? [{ path: 'number', code: 'document.same_for_both' }] : []
}

function otherNeedsText({ reason, note }: { reason: string; note: string }): FieldProblem[] {
  return reason === 'other' && !note ? [{ path: 'note', code: 'reason.note_required' }] : []
}

function contactProblems(parent: ParentRole, answers: Answers, { address: rules }: Facts['settings']): FieldProblem[] {
  if (!isNamed(answers, parent)) return []
  const contact: ParentContact | null = answers.contact![parent]
  if (!contact) return [{ path: parent, code: 'required' }]
  return [
    ...under(`${parent}.address`, addressProblems(contact.address, rules)),
    ...(hasHousehold(answers, parent) ? (contact.household ? under(`${parent}.household`, addressProblems(contact.household, rules)) : [{ path: `${parent}.household`, code: 'required' }]) : []),
  ]
}

/** Whether a parent is registered in a mainland household, so that its address is required (tender 1.2.3.8). */
export function hasHousehold(answers: Answers, parent: ParentRole): boolean {
  const document = answers[`${parent}Document`]
  return document !== undefined && documentRow(document.kind, document.number).ethnicity
}

/** What the rules of the newborn's name need to know of the family. */
export function newbornFamily(answers: Answers, settings: Facts['settings']): NewbornFamily {
  const parents = PARENT_ROLES.flatMap(parent => namedDocument(answers, parent) ?? [])
  // a name that a household office would not take is replaced by one it takes
  const forHousehold = answers.householdRegistration?.registered || answers.replacementReason?.reason === 'nameNotRegistrable'
  return {
    parents,
    hasForeignParent: parents.some(({ nationality }) => nationality !== 'CHN'),
    hasOtherCustoms: parents.some(({ nationality, ethnicity }) => nationality !== 'CHN' || (ethnicity !== '' && ethnicity !== HAN_ETHNICITY)),
    household: answers.childHousehold?.plan ?? (forHousehold ? 'inChina' : null),
    settings,
  }
}

/** The first step with a problem: where a returning parent is led, and what `submit` asks for. */
export function firstUnansweredStep(form: Form, facts: Facts): StepId | null {
  return journeyOf(form.kind, form.answers, facts).find(step => stepProblems(step, form, facts).length > 0) ?? null
}

/**
 * The steps a parent may open now: everything answered, and the first that is not. A family that is led elsewhere can
 * go back as far as the answer that led there.
 */
export function reachableSteps(form: Form, facts: Facts): StepId[] {
  const journey = journeyOf(form.kind, form.answers, facts)
  const guidance = guidanceOf(form.kind, form.answers, facts)
  const first = guidance?.step ?? firstUnansweredStep(form, facts)
  return first === null ? journey : journey.slice(0, journey.indexOf(first) + 1)
}

/** Answers to questions that are not asked any more say nothing: only these are signed, shown and sent. */
export function answersInUse({ kind, answers }: Form, facts: Facts): Answers {
  const journey = journeyOf(kind, answers, facts)
  return Object.fromEntries(Object.entries(answers).filter(([step]) => journey.includes(step as StepId)))
}

