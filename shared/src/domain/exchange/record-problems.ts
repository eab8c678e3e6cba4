import * as z from 'zod'
import { CLAUSES, type ClauseCode, type RecordBasis } from './clauses'
import type { ExchangeSettings } from './dictionaries'
import { FIELD_PROBLEMS, formatsOf, REQUIRED, type FieldProblemCode, type NationalRecord, type RecordField, type RecordVersion } from './fields'

/** What the platform would not take, and by which rule: a clause of the tender, or D301 itself. */
export type RecordProblem = { rule: string; code: ClauseCode | FieldProblemCode; field: RecordField }

export const NATIONAL_RECORD_CODES = [...(Object.keys(CLAUSES) as ClauseCode[]), ...FIELD_PROBLEMS]

/** The schema of a layout: which fields there are, what each may hold, and which must not be empty. The messages are codes. */
export function nationalRecordSchema(version: RecordVersion, settings: ExchangeSettings) {
  const fields = Object.entries(formatsOf(version)).map(([field, format]) => {
    const schema = z.string('format').superRefine((value, context) => {
      const problem = value === '' ? null : format(value, settings)
      if (problem) context.addIssue(problem)
    })
    return [field, schema]
  })
  const shape = Object.fromEntries(fields) as Record<RecordField, z.ZodType<string>>
  const required = Object.entries(REQUIRED) as [RecordField, (typeof REQUIRED)[RecordField] & object][]
  return z.strictObject(shape).superRefine(
    (record, context) => {
      for (const [field, needed] of required) {
        if (record[field] === '' && needed(record, version, settings)) context.addIssue({ code: 'custom', path: [field], message: 'required' })
      }
    },
    // everything that is wrong, at once
    { when: () => true },
  )
}

/**
 * Every problem the platform would have with a record, at once: by the clauses of the tender, then by D301 for the fields no
 * clause has found fault with.
 */
export function nationalRecordProblems(version: RecordVersion, record: NationalRecord, basis: RecordBasis, settings: ExchangeSettings): RecordProblem[] {
  const context = { version, basis, settings }
  const byClause = (Object.keys(CLAUSES) as ClauseCode[]).flatMap((code): RecordProblem[] => {
    const { clause, applies, broken } = CLAUSES[code]
    return applies(record, context) ? broken(record, context).map(field => ({ rule: clause, code, field })) : []
  })
  const named = new Set(byClause.map(({ field }) => field))
  const { error } = nationalRecordSchema(version, settings).safeParse(record)
  const byLayout = (error?.issues ?? []).flatMap((issue): RecordProblem[] => {
    if (issue.code === 'unrecognized_keys') return issue.keys.map(field => ({ rule: 'D301', code: 'not_in_layout', field: field as RecordField }))
    return [{ rule: 'D301', code: issue.message as FieldProblemCode, field: issue.path[0] as RecordField }]
  })
  return [...byClause, ...byLayout.filter(({ field }) => !named.has(field))]
}
