import type { FieldProblem } from '@mcb/shared/domain'
import { isApiProblem } from './api-problem'
import { formatDate } from './dates'
import type { Translate } from './text'
import type { TextKey } from '@mcb/i18n'

/** A problem with one field, in the reader's words, with the element it is about. */
export type ShownProblem = { field: string; label?: string; text: string; target: string }

/** A problem before it has words: from the domain while typing, or from the server with words of its own. */
export type RawProblem = FieldProblem & {
  /** The server's sentence, for codes this build has no words for. */
  message?: string
  /** The page's own sentence, where it can say more than the code does. A key, so that it follows the language. */
  words?: TextKey
  /** The element, where it is not `field-<path>`, see `idOf`. */
  target?: string
}

/**
 * Puts words on problems, in the order of the form. `labels` name the fields in that order; a date among the facts is
 * written as the reader writes dates.
 */
export function describeProblems(problems: readonly RawProblem[], t: Translate, labels: Record<string, string> = {}): ShownProblem[] {
  const order = Object.keys(labels)
  const place = ({ path }: RawProblem) => order.indexOf(fieldOf(path)) + 1 || order.length + 1
  const sorted = [...worthSaying(problems)].sort((a, b) => place(a) - place(b))
  return sorted.map(({ path, code, params, message, words, target }) => {
    const facts = Object.fromEntries(
      Object.entries(params ?? {}).map(([name, value]) => [name, /^\d{4}-\d{2}-\d{2}$/.test(String(value)) ? formatDate(String(value), t) : value]),
    )
    const key = `problem.${code}` as TextKey
    const known = t(key, facts)
    const field = fieldOf(path)
    return {
      field,
      label: words ? undefined : labels[field],
      text: words ? t(words) : (known === key ? (message ?? t('problem.format')) : known),
      target: target ?? (field ? `field-${idOf(field)}` : 'heading'),
    }
  })
}

/** A field that is empty also has no proper form; the first says it all. */
function worthSaying(problems: readonly RawProblem[]): RawProblem[] {
  const empty = new Set(problems.filter(({ code }) => code === 'required').map(({ path }) => path))
  return problems.filter(({ path, code }) => code === 'required' || !empty.has(path))
}

/** The problems of single fields a failed call brought along. */
export function fieldProblemsOf(thrown: unknown): RawProblem[] {
  return isApiProblem(thrown) ? (thrown.problem?.fields ?? []) : []
}

/** The words for one field, for the field itself. */
export function problemOf(problems: readonly ShownProblem[], field: string): string | undefined {
  return problems.find(problem => problem.field === field)?.text
}

/** The name of the field at a place in an answer, as ids have it: `contact.mother.address` has no dots there. */
export function idOf(path: string): string {
  return path.replace(/\./g, '-')
}

/** `answer.number`, `body.answer.number` and `number` are the same field to the form. */
function fieldOf(path: string): string {
  return path.replace(/^(?:body\.)?(?:answer\.)?/, '').replace(/^(?:body|answer)$/, '')
}
