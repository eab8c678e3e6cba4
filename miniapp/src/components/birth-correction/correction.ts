import { birthCorrectionSchema } from '@mcb/shared/contract'
import { beijingDate, type BirthRecord, type FieldProblem, normalizeDocumentNumber, type Sex } from '@mcb/shared/domain'
import { fieldProblems } from '@mcb/shared/errors'
import type * as z from 'zod'
import { fieldProblemsOf, type RawProblem } from '../../services/problems'

/** What is to be changed in a delivery record. */
export type Correction = z.output<typeof birthCorrectionSchema>

/** A delivery record as a form: text in every part. */
export type CorrectionForm = {
  sex: Sex
  date: string
  time: string
  gestationalWeeks: string
  gestationalDays: string
  weightGrams: string
  lengthCentimeters: string
  motherName: string
  motherDocumentNumber: string
  fatherName: string
  fatherDocumentNumber: string
}

const BEIJING_OFFSET_MS = 8 * 60 * 60 * 1000
const NUMBERS = ['gestationalWeeks', 'gestationalDays', 'weightGrams', 'lengthCentimeters'] as const
const TEXTS = ['motherName', 'motherDocumentNumber', 'fatherName', 'fatherDocumentNumber'] as const

/** The form of a record, times as in Beijing. */
export function correctionFormOf({ newborn, mother, father }: BirthRecord): CorrectionForm {
  const bornAt = new Date(newborn.bornAt)
  return {
    sex: newborn.sex,
    date: beijingDate(bornAt),
    time: new Date(bornAt.getTime() + BEIJING_OFFSET_MS).toISOString().slice(11, 16),
    gestationalWeeks: String(newborn.gestationalWeeks ?? ''),
    gestationalDays: String(newborn.gestationalDays ?? ''),
    weightGrams: String(newborn.weightGrams ?? ''),
    lengthCentimeters: String(newborn.lengthCentimeters ?? ''),
    motherName: mother.name,
    motherDocumentNumber: mother.documentNumber,
    fatherName: father?.name ?? '',
    fatherDocumentNumber: father?.documentNumber ?? '',
  }
}

/** What the form changes in the record, and what is wrong with it. A part that was emptied asks to be filled in. */
export function typedCorrection(form: CorrectionForm, record: BirthRecord): { correction: Correction; problems: FieldProblem[] } {
  const before = correctionFormOf(record)
  const typed: Record<string, unknown> = {}
  const problems: FieldProblem[] = []
  if (form.sex !== before.sex) typed.sex = form.sex
  for (const part of ['date', 'time'] as const) if (!form[part]) problems.push({ path: part, code: 'required' })
  if (form.date && form.time && (form.date !== before.date || form.time !== before.time)) typed.bornAt = `${form.date}T${form.time}:00+08:00`
  for (const part of [...NUMBERS, ...TEXTS]) {
    const text = form[part].normalize('NFKC').trim()
    if (text === before[part] || (part.endsWith('DocumentNumber') && normalizeDocumentNumber(text) === before[part])) continue
    const isNumber = (NUMBERS as readonly string[]).includes(part)
    if (!text) problems.push({ path: part, code: 'required' })
    else typed[part] = isNumber ? Number(text) : text
  }
  const parsed = birthCorrectionSchema.safeParse(typed)
  if (!parsed.success) problems.push(...fieldProblems(parsed.error, typed).map(problem => (problem.path === 'bornAt' ? { ...problem, path: 'date' } : problem)))
  return { correction: parsed.success ? parsed.data : {}, problems }
}

/** What the BFF found wrong with a correction, by the parts of the form: a time of birth is typed as a day and a time. */
export function partsRefused(failure: unknown): RawProblem[] {
  return fieldProblemsOf(failure).map(problem => ({ ...problem, path: problem.path.replace(/^changes\.?/, '').replace(/^bornAt$/, 'date') }))
}
