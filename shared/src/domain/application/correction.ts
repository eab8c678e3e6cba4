import { type BirthCorrection, CORRECTABLE_BIRTH_PARTS } from '../birth/birth-record'
import type { FieldProblem } from '../problems'
import type { Answers } from './application'
import { birthRecords } from './family'

/** What a birth says that only the parents have told, and what the archive knows of a birth that only the paper names. */
const TOLD = ['sex', 'bornAt'] as const
const MEASURES = ['weightGrams', 'lengthCentimeters', 'gestationalWeeks', 'gestationalDays'] as const

/**
 * How a birth is corrected: `registry` by telling phase 3, `told` in the parents' own words, `archive` by what the old
 * certificate's file says; null where the content is to equal the original.
 */
export function correctionOf(answers: Answers): 'registry' | 'told' | 'archive' | null {
  if (answers.originalCertificate) return answers.originalCertificate.source === 'paper' ? 'archive' : null
  return answers.birthPlace?.place === 'outsideInstitution' ? 'told' : 'registry'
}

export function isCorrectable(answers: Answers): boolean {
  return correctionOf(answers) !== null
}

/** The parts of a birth that a clerk can put right. */
export function correctableParts(answers: Answers): readonly (keyof BirthCorrection)[] {
  const way = correctionOf(answers)
  return way === 'registry' ? CORRECTABLE_BIRTH_PARTS : way === 'told' ? TOLD : way === 'archive' ? MEASURES : []
}

/** Every problem with a clerk's correction, at once. */
export function correctionProblems(answers: Answers, newborn: number, changes: BirthCorrection): FieldProblem[] {
  if (!birthRecords(answers)[newborn]) return [{ path: 'newborn', code: 'not_one_of' }]
  const fields = Object.keys(changes)
  if (!fields.length) return [{ path: 'changes', code: 'required' }]
  const correctable: readonly string[] = correctableParts(answers)
  return fields.filter(field => !correctable.includes(field)).map(field => ({ path: `changes.${field}`, code: 'correction.not_recorded' }))
}

/** Corrects what phase 3 has no record of. Changes `answers`; true when something the parents have signed reads otherwise now. */
export function correctHere(answers: Answers, newborn: number, changes: BirthCorrection): boolean {
  if (answers.originalCertificate) {
    Object.assign(answers.originalCertificate.record.newborn, changes)
    return false
  }
  const told = answers.outsideBirth?.newborns[newborn]
  if (told) Object.assign(told, changes)
  return true
}
