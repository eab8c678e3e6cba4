import { states } from 'mrz'
import type { Letter } from '../letters/agreement'
import type { PassportFields } from '../ports'
import { checkLowerLine, type CheckedLine } from './check-fields'
import { readBirthDate, readExpiryDate } from './dates'
import { LAYOUT, type CheckedField, type Span } from './layout'
import { readNames } from './read-names'

export type Decision = {
  fields: PassportFields
  doubtful: (keyof PassportFields)[]
  mrz: [string, string]
  /** How many of number, birth date and expiry date have a digit that agrees. */
  agreeing: number
}

type Lines = readonly [Letter[], Letter[]]

/** Names, states and the sex have no check digit: they stand on both readers' agreement, or near certainty of one. */
const SURE_ALONE = 0.997

const FIELD_SPANS: Record<keyof PassportFields, Span> = {
  documentNumber: LAYOUT.documentNumber,
  surname: LAYOUT.names,
  givenNames: LAYOUT.names,
  sex: LAYOUT.sex,
  birthDate: LAYOUT.birthDate,
  expiryDate: LAYOUT.expiryDate,
  nationality: LAYOUT.nationality,
  issuingState: LAYOUT.issuingState,
}

const lettersIn = (lines: Lines, { line, from, to }: Span) => lines[line].slice(from, to)

function readState(text: string): string | null {
  const state = text.replace(/<+$/, '')
  return state in states ? state : null
}

const readSex = (text: string) => (text === 'F' ? 'female' : text === 'M' ? 'male' : null)

/** Whether what was read needs no question mark: every letter is certain, and no letter of a name only nearly so. */
function isPlain(letters: Letter[], least: number): boolean {
  return letters.every(({ support, probability }) => support === 'agreed' || (support === 'certain' && probability >= least))
}

function isCheckedFieldSure(field: CheckedField, line: CheckedLine, letters: Letter[]): boolean {
  return line.composite && line.verdicts[field] === 'confirmed' && letters.every(({ support }) => support !== 'weak')
}

/** Takes the two lines apart into fields and says which of them are not to be trusted. `today` is an ISO date. */
export function decide(lines: Lines, today: string): Decision {
  const upper = lines[0].map(({ letter }) => letter).join('')
  const line = checkLowerLine(lines[1])
  const take = ({ from, to }: Span) => line.text.slice(from, to)
  const names = readNames(upper.slice(LAYOUT.names.from, LAYOUT.names.to))
  const fields: PassportFields = {
    documentNumber: take(LAYOUT.documentNumber).replace(/<+$/, '') || null,
    surname: names.surname,
    givenNames: names.givenNames,
    sex: readSex(take(LAYOUT.sex)),
    birthDate: readBirthDate(take(LAYOUT.birthDate), today),
    expiryDate: readExpiryDate(take(LAYOUT.expiryDate), today),
    nationality: readState(take(LAYOUT.nationality)),
    issuingState: readState(upper.slice(LAYOUT.issuingState.from, LAYOUT.issuingState.to)),
  }
  const sure: Record<keyof PassportFields, boolean> = {
    documentNumber: isCheckedFieldSure('documentNumber', line, lettersIn(lines, LAYOUT.documentNumber)) && !/<[^<]/.test(take(LAYOUT.documentNumber)),
    birthDate: isCheckedFieldSure('birthDate', line, lettersIn(lines, LAYOUT.birthDate)),
    expiryDate: isCheckedFieldSure('expiryDate', line, lettersIn(lines, LAYOUT.expiryDate)),
    surname: !names.odd && isPlain(lettersIn(lines, LAYOUT.names), SURE_ALONE),
    givenNames: !names.odd && isPlain(lettersIn(lines, LAYOUT.names), SURE_ALONE),
    sex: isPlain(lettersIn(lines, LAYOUT.sex), SURE_ALONE),
    nationality: isPlain(lettersIn(lines, LAYOUT.nationality), SURE_ALONE),
    issuingState: isPlain(lettersIn(lines, LAYOUT.issuingState), SURE_ALONE),
  }
  // The state may leave the sex open, and a person may have one name only; anything else that is empty was not read.
  const mayBeEmpty = (field: keyof PassportFields) => field === 'sex' || field === 'givenNames'
  const doubtful = (Object.keys(FIELD_SPANS) as (keyof PassportFields)[])
    .filter(field => !sure[field] || (fields[field] === null && !mayBeEmpty(field)))
  const agreeing = (['documentNumber', 'birthDate', 'expiryDate'] as const).filter(field => line.verdicts[field] !== 'wrong').length
  return { fields, doubtful, mrz: [upper, line.text], agreeing }
}
