/** One thing wrong with one field. The words are in `i18n` under `problem.<code>`. */
export type FieldProblem = {
  /** Where, from the body's root, joined by dots: `document.expiryDate`. */
  path: string
  code: string
  params?: Record<string, string | number>
}

/** The same problems, seen from one level further out. */
export function under(prefix: string, problems: FieldProblem[]): FieldProblem[] {
  return problems.map(problem => ({ ...problem, path: problem.path ? `${prefix}.${problem.path}` : prefix }))
}
