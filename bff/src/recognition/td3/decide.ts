import { states } from 'mrz'
import type { Letter } from '../letters/agreement'
import { computeCheckDigit } from './check-digits'
import { checkLowerLine } from './check-fields'
import { readBirthDate, readExpiryDate } from './dates'
import { LAYOUT, type CheckedField, type Span } from './layout'
import { readNames, type Names } from './read-names'

/** What a passport's machine-readable zone says. Dates ISO; states as printed (ICAO 9303: mostly three letters, `D` for Germany). */
export type PassportFields = {
  number: string | null
  surname: string | null
  givenNames: string | null
  sex: 'male' | 'female' | null
  birthDate: string | null
  expiryDate: string | null
  nationality: string | null
}

export type Decision = {
  fields: PassportFields
  doubtful: (keyof PassportFields)[]
  mrz: [string, string]
  letters: readonly [Letter[], Letter[]]
  names: Names
  /** How many of number, birth date and expiry date have a digit that agrees. */
  agreeing: number
}

/** Names, states and the sex have no check digit: they stand on both readers' agreement, or near certainty of one. */
const SURE_ALONE = 0.997
const SURE_TOGETHER = 0.9

function readState(text: string): string | null {
  const state = text.replace(/<+$/, '')
  return state in states ? state : null
}

const readSex = (text: string) => (text === 'F' ? 'female' : text === 'M' ? 'male' : null)

/** Whether every letter was seen by both readers, or by one of them beyond reasonable doubt. */
function isPlain(letters: Letter[]): boolean {
  return letters.every(({ support, probability }) => support !== 'weak' && probability >= (support === 'agreed' ? SURE_TOGETHER : SURE_ALONE))
}

/**
 * Whether surname and given names are told apart for certain: a faint letter beside a filler or another faint letter could
 * itself be a filler, or hide one, and where no given names were found any faint letter could.
 */
function isPartedSurely(surname: Letter[], hasGivenNames: boolean): boolean {
  const isFaint = (letter: Letter) => letter.support === 'weak'
  if (!hasGivenNames) return !surname.some(isFaint)
  return surname.every((letter, index) =>
    !isFaint(letter) || [surname[index - 1], letter, surname[index + 1]].every(near => near !== undefined && near.letter !== '<' && (near === letter || !isFaint(near))))
}

/** Whether a letter could be another of the same weight modulo 10, as 6 and G, 8 and S or 0 and K are: no check digit tells them apart. */
function couldHideFromDigit({ letter, others }: Letter): boolean {
  return others.some(other => computeCheckDigit(other) === computeCheckDigit(letter))
}

/** Takes the two lines apart into fields and says which of them are not to be trusted. `today` is an ISO date. */
export function decide([upper, lower]: readonly [Letter[], Letter[]], today: string): Decision {
  const upperText = upper.map(({ letter }) => letter).join('')
  const line = checkLowerLine(lower)
  const text = ({ line: which, from, to }: Span) => (which === 0 ? upperText : line.text).slice(from, to)
  const letters = ({ line: which, from, to }: Span) => (which === 0 ? upper : lower).slice(from, to)

  const names = readNames(text(LAYOUT.names))
  const number = text(LAYOUT.documentNumber).replace(/<+$/, '')
  const fields: PassportFields = {
    number: number || null,
    surname: names.surname,
    givenNames: names.givenNames,
    sex: readSex(text(LAYOUT.sex)),
    birthDate: readBirthDate(text(LAYOUT.birthDate), today),
    expiryDate: readExpiryDate(text(LAYOUT.expiryDate), today),
    nationality: readState(text(LAYOUT.nationality)),
  }

  const isChecked = (field: CheckedField) =>
    line.composite && line.verdicts[field] === 'confirmed' && letters(LAYOUT[field]).every(letter => letter.support !== 'weak' && !couldHideFromDigit(letter))
  const nameLetters = letters(LAYOUT.names)
  const sure: Record<keyof PassportFields, boolean> = {
    number: isChecked('documentNumber') && !number.includes('<') && number !== '',
    surname: isPlain(nameLetters.slice(0, names.split)) && !names.odd && names.surname !== null,
    // The two fillers behind them belong to the given names: each could be a letter that light has swallowed. Behind two
    // fillers no name goes on.
    givenNames: isPlain(nameLetters.slice(names.split, names.end + 2)) && !names.odd && isPartedSurely(nameLetters.slice(0, names.split), names.givenNames !== null),
    sex: isPlain(letters(LAYOUT.sex)),
    birthDate: isChecked('birthDate') && fields.birthDate !== null,
    expiryDate: isChecked('expiryDate') && fields.expiryDate !== null,
    nationality: isPlain(letters(LAYOUT.nationality)) && fields.nationality !== null,
  }
  const doubtful = (Object.keys(sure) as (keyof PassportFields)[]).filter(field => !sure[field])
  const agreeing = (['documentNumber', 'birthDate', 'expiryDate'] as const).filter(field => line.verdicts[field] !== 'wrong').length
  return { fields, doubtful, mrz: [upperText, line.text], letters: [upper, lower], names, agreeing }
}
