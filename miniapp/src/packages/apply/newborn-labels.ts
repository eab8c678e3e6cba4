import type { ShownProblem } from '@/services/problems'
import type { Translate } from '@/services/text'

/** The same problems; of several newborns, each says which one it is about (`names.1.surname`, `newborns.1.sex`). */
export function ofNewborns(problems: ShownProblem[], many: boolean, t: Translate): ShownProblem[] {
  if (!many) return problems
  return problems.map(problem => {
    const at = /^(?:names|newborns)\.(\d+)\./.exec(problem.field)?.[1]
    if (at === undefined || !problem.label) return problem
    return { ...problem, label: t('common.labelled', { label: t('apply.answer.newbornOf', { order: Number(at) + 1 }), text: problem.label }) }
  })
}
