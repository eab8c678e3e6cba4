import type { ApplicationView } from '@mcb/shared/contract'
import { fieldProblems } from '@mcb/shared/errors'
import { type Answers, type ApplicationKind, JOURNEYS, type PlainDate, reachableSteps, type StepId, stepProblems } from '@mcb/shared/domain'
import { STEP_ANSWERS } from '@mcb/shared/contract'
import type { FieldProblem } from '@mcb/shared/domain'

/** Where Continue leads: the first question without a good answer, or the page that shows them all. */
export function pageAfter(application: Pick<ApplicationView, 'nextStep'>): StepId | 'checkAnswers' {
  return application.nextStep ?? 'checkAnswers'
}

/** Whether a question may be opened, or something before it has to be answered first. */
export function isReachable(step: StepId, application: Pick<ApplicationView, 'kind' | 'answers'>, today: PlainDate): boolean {
  return reachableSteps(application.kind, application.answers as Answers, { today }).includes(step)
}

/** "Question 3 of 8". */
export function positionOf(step: StepId, kind: ApplicationKind): { current: number; total: number } {
  const journey: readonly StepId[] = JOURNEYS[kind]
  return { current: journey.indexOf(step) + 1, total: journey.length }
}

/** Stands in for a part that is not written properly yet, so that the rules can still judge the others. */
const STAND_INS: Record<string, string> = { number: 'A1234567', birthDate: '1990-01-01', expiryDate: '2999-12-31', nationality: 'GBR' }

/**
 * Everything wrong with an answer, at once: its form by the schema the server uses, then the rules of the domain for
 * every part whose form is right. The birth is judged by the server, which alone has the record.
 */
export function answerProblems(step: StepId, answer: Record<string, unknown>, answers: Answers, today: PlainDate): FieldProblem[] {
  const parsed = STEP_ANSWERS[step].safeParse(answer)
  const shape = parsed.success ? [] : fieldProblems(parsed.error, answer)
  if (step === 'birth') return shape
  const wrong = new Set(shape.map(({ path }) => path.split('.')[0] ?? ''))
  const judged = parsed.success ? parsed.data : { ...answer, ...Object.fromEntries([...wrong].flatMap(field => (field in STAND_INS ? [[field, STAND_INS[field]]] : []))) }
  const rules = stepProblems(step, { ...answers, [step]: judged } as Answers, { today }).filter(({ path }) => !wrong.has(path.split('.')[0] ?? ''))
  return [...shape, ...rules]
}
