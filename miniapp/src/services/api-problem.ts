import type { Problem } from '@mcb/shared/errors'

/**
 * Why a call did not end well.
 * `problem`: the BFF understood and said no, with its reason. `offline`: nobody was reached. `server`: somebody
 * answered, but not with our words (a gateway, a broken build).
 */
export class ApiProblem extends Error {
  // not `instanceof`: a subclass of Error loses its prototype when it is compiled down for old engines
  readonly isApiProblem = true
  constructor(
    readonly kind: 'problem' | 'offline' | 'server',
    readonly problem: Problem | null = null,
    options: { cause?: unknown } = {},
  ) {
    super(problem?.code ?? kind, options)
    this.name = 'ApiProblem'
  }
}

/** Whether something thrown is an `ApiProblem`. */
export function isApiProblem(thrown: unknown): thrown is ApiProblem {
  return typeof thrown === 'object' && thrown !== null && 'isApiProblem' in thrown
}

/** Whether a call failed with this code of the catalogue. */
export function hasCode(thrown: unknown, code: Problem['code']): boolean {
  return isApiProblem(thrown) && thrown.problem?.code === code
}
