import type { PlainDate } from '../dates/plain-date'
import { parentDocumentProblems, type ParentDocument } from '../identity/identity-document'
import { newbornNameProblems, type NewbornFamily } from '../newborn/newborn-name'
import type { FieldProblem } from '../problems'
import { DEFAULT_SETTINGS } from '../settings/settings'
import type { Answers, ApplicationKind } from './application'

/** The questions of an application, by name. The order of a journey is in `JOURNEYS`. */
export const STEP_IDS = [
  'consent',
  'applicantRole',
  'motherDocument',
  'birth',
  'fatherDocument',
  'newbornName',
  'contact',
  'collection',
] as const
export type StepId = (typeof STEP_IDS)[number]

/**
 * Which questions an application asks, in which order. The mother's passport comes before the birth: its number finds
 * the birth without typing.
 */
export const JOURNEYS = {
  firstIssue: ['consent', 'applicantRole', 'motherDocument', 'birth', 'fatherDocument', 'newbornName', 'contact', 'collection'],
} as const satisfies Record<ApplicationKind, readonly StepId[]>

/** The version of the privacy notice in force; a draft that agreed to an older one is asked again. */
export const CONSENT_VERSION = '2026-11'

/** What the rules need to know besides the answers. */
export type Facts = { today: PlainDate }

/**
 * Every problem with the answer to a step, given the other answers. The page asks while typing, the BFF before it
 * saves and again before it submits. An unanswered step has the one problem `required`.
 */
export function stepProblems(step: StepId, answers: Answers, facts: Facts): FieldProblem[] {
  if (!answers[step]) return [{ path: '', code: 'required' }]
  return RULES[step](answers, facts)
}

const RULES: Record<StepId, (answers: Answers, facts: Facts) => FieldProblem[]> = {
  consent: answers => (answers.consent!.version === CONSENT_VERSION ? [] : [{ path: 'version', code: 'consent.outdated' }]),
  applicantRole: () => [],
  motherDocument: (answers, { today }) => [...parentDocumentProblems(answers.motherDocument!, today), ...sameDocument(answers)],
  fatherDocument: (answers, { today }) => [...parentDocumentProblems(answers.fatherDocument!, today), ...sameDocument(answers)],
  birth: answers => (answers.birth!.record.certificateNumber ? [{ path: 'record', code: 'birth.already_certified' }] : []),
  newbornName: answers => newbornNameProblems(answers.newbornName!, familyOf(answers)),
  contact: () => [],
  collection: () => [],
}

function sameDocument({ motherDocument, fatherDocument }: Answers): FieldProblem[] {
  const same = motherDocument && fatherDocument && motherDocument.kind === fatherDocument.kind && motherDocument.number === fatherDocument.number
  return same ? [{ path: 'number', code: 'document.same_for_both' }] : []
}

function familyOf(answers: Answers): NewbornFamily {
  const parents = [answers.motherDocument, answers.fatherDocument].flatMap(document => (document ? [{ ...document, nameZh: '' }] : []))
  return { parents, hasForeignParent: hasForeignParent(answers), household: null, settings: DEFAULT_SETTINGS }
}

function hasForeignParent({ motherDocument, fatherDocument }: Answers): boolean {
  const foreign = (document?: ParentDocument) => document !== undefined && document.nationality !== 'CHN'
  return foreign(motherDocument) || foreign(fatherDocument)
}

/** The first step with a problem: where a returning parent is led, and what `submit` asks for. */
export function firstUnansweredStep(kind: ApplicationKind, answers: Answers, facts: Facts): StepId | null {
  return JOURNEYS[kind].find(step => stepProblems(step, answers, facts).length > 0) ?? null
}

/** The steps a parent may open now: everything answered, and the first that is not. */
export function reachableSteps(kind: ApplicationKind, answers: Answers, facts: Facts): StepId[] {
  const journey: readonly StepId[] = JOURNEYS[kind]
  const first = firstUnansweredStep(kind, answers, facts)
  return first === null ? [...journey] : journey.slice(0, journey.indexOf(first) + 1)
}
