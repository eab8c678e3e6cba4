import type { BirthCorrection } from '../birth/birth-record'
import type { FieldProblem } from '../problems'
import type { Answers } from './application'
import { birthRecords } from './family'

/** What of a birth that only the parents have told can be corrected. */
const TOLD = ['sex', 'bornAt'] as const

/** Every problem with a clerk's correction, at once. */
export function correctionProblems(answers: Answers, newborn: number, changes: BirthCorrection): FieldProblem[] {
  const record = birthRecords(answers)[newborn]
  if (!record) return [{ path: 'newborn', code: 'not_one_of' }]
  const fields = Object.keys(changes)
  if (!fields.length) return [{ path: 'changes', code: 'required' }]
  const correctable: readonly string[] = record.id ? fields : TOLD
  return fields.filter(field => !correctable.includes(field)).map(field => ({ path: `changes.${field}`, code: 'correction.not_recorded' }))
}

/** Corrects a birth outside an institution, which phase 3 has no record of yet. Changes `answers`. */
export function correctOutsideBirth(answers: Answers, newborn: number, { sex, bornAt }: BirthCorrection): void {
  const told = answers.outsideBirth?.newborns[newborn]
  if (told) Object.assign(told, { ...(sex ? { sex } : {}), ...(bornAt ? { bornAt } : {}) })
}
