import { type ApplicationView, STEP_ANSWERS } from '@mcb/shared/contract'
import {
  type Answers, beijingDate, certificateNumberProblems, type Facts, type FieldProblem, type Form, type GuidanceCode, reachableSteps, type StepId, stepProblems,
} from '@mcb/shared/domain'
import { fieldProblems } from '@mcb/shared/errors'
import type * as z from 'zod'

/** Where an application goes on: what this family needs instead, a question, or all the answers. */
export type NextPage = { page: 'guidance'; code: GuidanceCode } | { page: StepId | 'checkAnswers' }

/** Where Continue leads: what stands in for an application that leads elsewhere, else the first question without a good answer, else all answers. */
export function pageAfter({ nextStep, guidance }: Pick<ApplicationView, 'nextStep' | 'guidance'>): NextPage {
  return guidance ? { page: 'guidance', code: guidance.code } : { page: nextStep ?? 'checkAnswers' }
}

/** An application, as far as the domain's rules about questions are concerned. */
export function formOf({ kind, answers }: Pick<ApplicationView, 'kind' | 'answers'>): Form {
  return { kind, answers: answers as Answers }
}

/** Whether a question may be opened, or something before it has to be answered first. */
export function isReachable(step: StepId, application: Pick<ApplicationView, 'kind' | 'answers'>, facts: Facts): boolean {
  return reachableSteps(formOf(application), facts).includes(step)
}

/** "Question 3 of 12", of the questions this family is asked; undefined for one they are not. */
export function positionOf(step: StepId, { steps }: Pick<ApplicationView, 'steps'>): { current: number; total: number } | undefined {
  const at = steps.indexOf(step)
  return at < 0 ? undefined : { current: at + 1, total: steps.length }
}

/** Stands in for a part of a document that is not written properly yet, so that the rules can still judge the others. */
const STAND_INS: Record<string, string> = { number: 'A1234567', birthDate: '1990-01-01', expiryDate: '2999-12-31', nationality: 'GBR' }
const DOCUMENTS: readonly StepId[] = ['motherDocument', 'fatherDocument', 'representative']

/**
 * Everything wrong with an answer, at once: its form by the schema the server uses, then the rules of the domain for
 * every part whose form is right. The birth is judged by the server, which alone has the record.
 */
export function answerProblems(step: StepId, answer: Record<string, unknown>, form: Form, facts: Facts): FieldProblem[] {
  if (step === 'originalCertificate') return certificateProblems(answer, facts)
  const rules = (judged: object) => stepProblems(step, { ...form, answers: { ...form.answers, [step]: judged } as Answers }, facts)
  if (DOCUMENTS.includes(step)) return documentProblems(STEP_ANSWERS[step], answer, rules)
  const { shape, data } = judge(STEP_ANSWERS[step], answer)
  return step === 'birth' || data === null ? shape : rules(data)
}

/** Everything wrong with a document, at once: its form by the schema, then the rules for every part whose form is right. */
export function documentProblems(schema: z.ZodType<object>, document: Record<string, unknown>, rules: (judged: object) => FieldProblem[]): FieldProblem[] {
  const { shape, data } = judge(schema, document)
  const wrong = new Set(shape.map(({ path }) => path))
  const judged = data ?? { ...document, ...Object.fromEntries([...wrong].flatMap(field => (field in STAND_INS ? [[field, STAND_INS[field]]] : []))) }
  return [...shape, ...rules(judged).filter(({ path }) => !wrong.has(path))]
}

/** A certificate that was found is the server's to judge; one copied from the paper has a number that can be looked at. */
function certificateProblems(answer: Record<string, unknown>, { settings }: Facts): FieldProblem[] {
  const [, onPaper] = STEP_ANSWERS.originalCertificate.options
  if (!('paper' in answer)) return []
  const { shape, data } = judge(onPaper, answer)
  if (!data) return shape
  const { number, issuedOn, bornAt } = data.paper
  return certificateNumberProblems({ number, issuedOn, birthDate: beijingDate(new Date(bornAt)) }, settings.certificate).map(problem => ({ ...problem, path: `paper.${problem.path}` }))
}

function judge<T extends z.ZodType>(schema: T, answer: unknown): { shape: FieldProblem[]; data: z.output<T> | null } {
  const parsed = schema.safeParse(answer)
  return parsed.success ? { shape: [], data: parsed.data } : { shape: fieldProblems(parsed.error, answer), data: null }
}
