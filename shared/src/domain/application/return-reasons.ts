import type { FieldProblem } from '../problems'
import type { StepId } from './steps'

/**
 * Why a clerk sends an application back, and where each reason may point. Every return names a field and a reason,
 * so the parent's page can open right there; only `other` needs a sentence.
 */
export const RETURN_REASONS = {
  photo_unreadable: ['motherDocument', 'fatherDocument'],
  photo_of_another_document: ['motherDocument', 'fatherDocument'],
  document_expired: ['motherDocument', 'fatherDocument'],
  differs_from_document: ['motherDocument', 'fatherDocument'],
  differs_from_delivery_record: ['motherDocument', 'fatherDocument', 'birth'],
  wrong_birth_chosen: ['birth'],
  name_differs_from_wish: ['newbornName'],
  name_cannot_be_registered: ['newbornName'],
  address_incomplete: ['contact'],
  phone_does_not_answer: ['contact'],
  other: ['motherDocument', 'fatherDocument', 'birth', 'newbornName', 'contact'],
} as const satisfies Record<string, readonly StepId[]>
export type ReturnReason = keyof typeof RETURN_REASONS
export const RETURN_REASON_CODES = Object.keys(RETURN_REASONS) as [ReturnReason, ...ReturnReason[]]

export type ReturnProblem = { step: StepId; reason: ReturnReason; note: string }

/** Every problem with a clerk's list of reasons, at once. */
export function returnProblemsProblems(problems: readonly ReturnProblem[]): FieldProblem[] {
  const found: FieldProblem[] = []
  problems.forEach((problem, i) => {
    const places: readonly StepId[] = RETURN_REASONS[problem.reason]
    if (!places.includes(problem.step)) found.push({ path: `problems.${i}.step`, code: 'return.reason_elsewhere' })
    if (problem.reason === 'other' && !problem.note) found.push({ path: `problems.${i}.note`, code: 'return.note_required' })
  })
  return found
}
