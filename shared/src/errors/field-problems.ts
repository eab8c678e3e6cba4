import type * as z from 'zod'
import type { FieldProblem } from '../domain/problems'

type Issue = z.core.$ZodIssue

/**
 * All of a schema's complaints about a value as field problems, in the order of the form. The codes are few on purpose: `required`,
 * `format`, `too_short`, `too_long`, `too_small`, `too_big`, `not_one_of`, `unknown_field`, or the schema's own.
 */
export function fieldProblems(error: z.ZodError, value: unknown): FieldProblem[] {
  return error.issues.flatMap(issue => fromIssue(issue as Issue, value))
}

/** What was sent at a place; zod keeps it out of its issues, rightly, so that nobody logs it. */
function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown> | null | undefined)?.[key], value)
}

function fromIssue(issue: Issue, value: unknown): FieldProblem[] {
  const path = issue.path.map(String).join('.')
  switch (issue.code) {
    case 'invalid_type':
      return [{ path, code: valueAt(value, issue.path) === undefined ? 'required' : 'format' }]
    case 'too_small':
      if (issue.origin === 'string' && Number(issue.minimum) === 1) return [{ path, code: 'required' }]
      return [{ path, code: isLength(issue.origin) ? 'too_short' : 'too_small', params: { limit: Number(issue.minimum) } }]
    case 'too_big':
      return [{ path, code: isLength(issue.origin) ? 'too_long' : 'too_big', params: { limit: Number(issue.maximum) } }]
    case 'invalid_value':
      return [{ path, code: valueAt(value, issue.path) === undefined ? 'required' : 'not_one_of' }]
    case 'unrecognized_keys':
      return issue.keys.map(key => ({ path: path ? `${path}.${key}` : key, code: 'unknown_field' }))
    case 'custom':
      return [{ path, code: String(issue.params?.code ?? 'format') }]
    default:
      return [{ path, code: 'format' }]
  }
}

const isLength = (origin: string) => origin === 'string' || origin === 'array'
