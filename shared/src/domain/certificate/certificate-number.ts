import type { PlainDate } from '../dates/plain-date'
import type { FieldProblem } from '../problems'
import type { Settings } from '../settings/settings'

/** One capital letter and nine digits, second edition (2000) and later. The letter stands for the printing year. */
export const CERTIFICATE_NUMBER = /^[A-Z]\d{9}$/

/** A number of the first edition (1996): digits only. How many there were is not known. */
const NUMBER_WITHOUT_LETTER = /^\d{6,12}$/

/** A certificate somebody holds, as they write it down. `number` is normalized; `issuedOn` is null when they do not know. */
export type CertificateFacts = { number: string; birthDate: PlainDate; issuedOn: PlainDate | null }

type CertificateSettings = Settings['certificate']
type Finding = { severity: 'block' | 'warn'; problem: FieldProblem }

/** A number as it is compared and stored: full-width folded, without spaces and dashes, in capitals. */
export function normalizeCertificateNumber(raw: string): string {
  return raw.normalize('NFKC').replace(/[\s\u200b-\u200f\u2010-\u2015\u2060\ufeff-]/g, '').toUpperCase()
}

/**
 * Which edition a certificate is of, 1 to 7 and onwards; null when the number does not say. Where a letter was printed in
 * two editions, the day of issue decides; without it, the earlier one.
 */
export function certificateEdition(number: string, issuedOn: PlainDate | null, { prints }: CertificateSettings): number | null {
  if (NUMBER_WITHOUT_LETTER.test(number)) return 1
  const ofLetter = printsOf(number, prints)
  const possible = issuedOn === null ? ofLetter : ofLetter.filter(print => wasIssuable(print, issuedOn))
  return (possible[0] ?? ofLetter[0])?.edition ?? null
}

/** What must be mended before a certificate's number can be true, at once. */
export function certificateNumberProblems(facts: CertificateFacts, settings: CertificateSettings): FieldProblem[] {
  return findings(facts, settings).flatMap(({ severity, problem }) => (severity === 'block' ? [problem] : []))
}

/** What is unlikely about it and yet possible: worth a look at the certificate. */
export function certificateNumberWarnings(facts: CertificateFacts, settings: CertificateSettings): FieldProblem[] {
  return findings(facts, settings).flatMap(({ severity, problem }) => (severity === 'warn' ? [problem] : []))
}

/** A replacement (换发) or reissue (补发) has a number of its own: never the old one's. */
export function newNumberProblems(oldNumber: string, newNumber: string): FieldProblem[] {
  const same = normalizeCertificateNumber(oldNumber) === normalizeCertificateNumber(newNumber)
  return same ? [{ path: 'number', code: 'certificate_number.same_as_old' }] : []
}

/** Whether a lost certificate can be reissued (补发): only births since the uniform certificate exist; earlier ones go to a notary. */
export function isReissuable(birthDate: PlainDate, { reissuableFrom }: CertificateSettings): boolean {
  return birthDate >= reissuableFrom
}

function findings({ number, birthDate, issuedOn }: CertificateFacts, settings: CertificateSettings): Finding[] {
  const found: Finding[] = []
  if (issuedOn !== null && issuedOn < birthDate) found.push(blocking({ path: 'issuedOn', code: 'certificate_number.before_birth' }))
  if (NUMBER_WITHOUT_LETTER.test(number)) {
    const year = settings.lettersFrom.slice(0, 4)
    if (birthDate >= settings.lettersFrom) found.push(blocking({ path: 'number', code: 'certificate_number.letter_missing', params: { year } }))
    return found
  }
  if (!CERTIFICATE_NUMBER.test(number)) return [...found, blocking({ path: 'number', code: 'certificate_number.format' })]
  const outOfTime = letterOutOfTime(number, issuedOn, birthDate, settings)
  if (outOfTime) found.push({ severity: settings.letterOutOfTime, problem: outOfTime })
  if (!number.startsWith(settings.provinceDigits, 1))
    found.push({ severity: settings.otherProvince, problem: { path: 'number', code: 'certificate_number.province' } })
  return found
}

/** The letter against the day of issue; when that is not known, against the birth, before which nothing was issued. */
function letterOutOfTime(number: string, issuedOn: PlainDate | null, birthDate: PlainDate, { prints }: CertificateSettings): FieldProblem | null {
  const ofLetter = printsOf(number, prints)
  const about = { path: 'number', params: { letter: number.charAt(0) } }
  if (ofLetter.length === 0) return { ...about, code: 'certificate_number.letter_unknown' }
  const inTime = ofLetter.some(print => (issuedOn === null ? !ended(print, birthDate) : wasIssuable(print, issuedOn)))
  if (inTime) return null
  const early = issuedOn !== null && ofLetter.every(print => issuedOn < print.firstIssueDate)
  return { ...about, code: early ? 'certificate_number.letter_before_printed' : 'certificate_number.letter_used_up' }
}

type Print = CertificateSettings['prints'][number]

const printsOf = (number: string, prints: Print[]) => prints.filter(({ letter }) => letter === number.charAt(0))
const ended = ({ lastIssueDate }: Print, day: PlainDate) => lastIssueDate !== null && lastIssueDate < day
const wasIssuable = (print: Print, day: PlainDate) => print.firstIssueDate <= day && !ended(print, day)
const blocking = (problem: FieldProblem): Finding => ({ severity: 'block', problem })
