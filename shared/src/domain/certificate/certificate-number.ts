import type { PlainDate } from '../dates/plain-date'
import type { FieldProblem } from '../problems'
import type { Settings } from '../settings/settings'

/** One capital letter and nine digits, second edition (2000) and later. The letter stands for the printing year. */
export const CERTIFICATE_NUMBER = /^[A-Z]\d{9}$/

/** Every problem with the number of an issued certificate, at once. */
export function certificateNumberProblems({ number }: { number: string; issuedOn: PlainDate | null; birthDate: PlainDate }, _settings: Settings): FieldProblem[] {
  return CERTIFICATE_NUMBER.test(number) ? [] : [{ path: 'number', code: 'certificate_number.format' }]
}
