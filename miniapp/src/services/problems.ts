import type { FieldProblem } from '@mcb/shared/domain'
import { isApiProblem } from './api-problem'
import { formatDate } from './dates'
import type { Translate } from './text'
import type { TextKey } from '@mcb/i18n'

/** A problem with one field, in the reader's words, with the element it is about. */
export type ShownProblem = { field: string; text: string; target: string }

/** A problem before it has words: from the domain while typing, or from the server with words of its own. */
export type RawProblem = FieldProblem & { message?: string }

/** Puts words on problems. A date among the facts is written as the reader writes dates. */
export function describeProblems(problems: readonly RawProblem[], t: Translate): ShownProblem[] {
  return problems.map(({ path, code, params, message }) => {
    const facts = Object.fromEntries(
      Object.entries(params ?? {}).map(([name, value]) => [name, /^\d{4}-\d{2}-\d{2}$/.test(String(value)) ? formatDate(String(value), t) : value]),
    )
    const key = `problem.${code}` as TextKey
    const words = t(key, facts)
    const field = fieldOf(path)
    return { field, text: words === key ? (message ?? t('problem.format')) : words, target: field ? `field-${field}` : 'heading' }
  })
}

/** The problems of single fields a failed call brought along. */
export function fieldProblemsOf(thrown: unknown): RawProblem[] {
  return isApiProblem(thrown) ? (thrown.problem?.fields ?? []) : []
}

/** The words for one field, for the field itself. */
export function problemOf(problems: readonly ShownProblem[], field: string): string | undefined {
  return problems.find(problem => problem.field === field)?.text
}

/** `answer.number`, `body.answer.number` and `number` are the same field to the form. */
function fieldOf(path: string): string {
  return path.replace(/^(?:body\.)?(?:answer\.)?/, '').replace(/^(?:body|answer)$/, '')
}
