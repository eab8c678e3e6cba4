import type { FieldProblem } from '../problems'
import { STEP_IDS, type StepId } from './journeys'

const DOCUMENT_STEPS = ['motherDocument', 'fatherDocument', 'representative'] as const satisfies readonly StepId[]

/**
 * Why a clerk sends an application back, and where each reason may point: question → its fields. Every return names a
 * question, a field and a reason, so the parent's page can open right there; only `other` needs a sentence.
 */
export const RETURN_REASONS = {
  photo_unreadable: { steps: DOCUMENT_STEPS, fields: ['photoId', 'backPhotoId'] },
  photo_of_another_document: { steps: DOCUMENT_STEPS, fields: ['photoId', 'backPhotoId'] },
  document_expired: { steps: DOCUMENT_STEPS, fields: ['expiryDate'] },
  differs_from_document: { steps: DOCUMENT_STEPS, fields: ['number', 'nameZh', 'surname', 'givenNames', 'nationality', 'birthDate', 'sex', 'expiryDate', 'ethnicity'] },
  differs_from_delivery_record: { steps: [...DOCUMENT_STEPS, 'birth'], fields: ['number', 'nameZh', 'surname', 'givenNames', 'records'] },
  wrong_birth_chosen: { steps: ['birth'], fields: ['records'] },
  wrong_certificate: { steps: ['originalCertificate'], fields: ['number'] },
  reason_not_proven: { steps: ['replacementReason', 'reissueReason'], fields: ['reason', 'note'] },
  paper_unreadable: { steps: ['materials'], fields: ['photos'] },
  paper_does_not_prove: { steps: ['materials'], fields: ['photos'] },
  paper_missing: { steps: ['materials'], fields: ['photos'] },
  family_differs: { steps: ['family'], fields: ['mother', 'father'] },
  name_differs_from_wish: { steps: ['newbornName'], fields: ['names'] },
  name_cannot_be_registered: { steps: ['newbornName'], fields: ['names'] },
  address_incomplete: { steps: ['contact'], fields: ['mother.address', 'father.address', 'mother.household', 'father.household'] },
  phone_does_not_answer: { steps: ['contact'], fields: ['phone'] },
  explanation_unclear: { steps: ['lateApplication', 'outsideBirth'], fields: ['explanation', 'circumstances'] },
  other: {
    // whatever the parents have answered may be wrong; only the notice is not theirs
    steps: STEP_IDS.filter(step => step !== 'consent'),
    fields: [],
  },
} as const satisfies Record<string, { steps: readonly StepId[]; fields: readonly string[] }>
export type ReturnReason = keyof typeof RETURN_REASONS
export const RETURN_REASON_CODES = Object.keys(RETURN_REASONS) as [ReturnReason, ...ReturnReason[]]

/** Where a reason may point. */
export function placesOf(reason: ReturnReason): { steps: readonly StepId[]; fields: readonly string[] } {
  return RETURN_REASONS[reason]
}

/** `field` is the place inside the question, `''` the question as a whole. */
export type ReturnProblem = { step: StepId; field: string; reason: ReturnReason; note: string }

/** Every problem with a clerk's list of reasons, at once. */
export function returnProblemsProblems(problems: readonly ReturnProblem[]): FieldProblem[] {
  return problems.flatMap((problem, i) => {
    const found: FieldProblem[] = []
    const row = placesOf(problem.reason)
    if (!row.steps.includes(problem.step)) found.push({ path: `problems.${i}.step`, code: 'return.reason_elsewhere' })
    else if (problem.field && !row.fields.some(field => isAt(problem.field, field))) found.push({ path: `problems.${i}.field`, code: 'return.reason_elsewhere' })
    if (problem.reason === 'other' && !problem.note) found.push({ path: `problems.${i}.note`, code: 'return.note_required' })
    return found
  })
}

/** `photos.M7` is a place in `photos`. */
function isAt(field: string, place: string): boolean {
  return field === place || field.startsWith(`${place}.`)
}
