import type { Chance } from './chance'
import { dayBefore, inventDay, yearsAfter } from './holders/dates'
import { PRINTING_STATES } from './page/states'
import type { SpecimenPassport } from './passport'

const SURNAMES = ['KOWALSKI', 'OKONKWO', 'VAN DER BERG', 'DUBOIS', 'TANAKA', 'O’BRIEN', 'SILVA SANTOS', 'IVANOVA', 'HADDAD', 'SCHWARZENBERG', 'LI', 'QUIGLEY', 'JØRGENSEN', 'BJÖRK', 'FERREIRA', 'XENAKIS', 'ZHUKOV', 'WU', 'MBEKI', 'YILDIZ', 'GUPTA', 'GARCÍA LÓPEZ', 'DĄBROWSKA', 'NUÑEZ', 'LEFÈVRE-ROUX', 'D’ANGELO', 'ŠIMKOVÁ', 'GÜNEŞ', 'MACKENZIE']
const GIVEN_NAMES = ['Anna', 'Jan Piotr', 'Chidi', 'Marie-Claire', 'Yuki', 'Siobhan', 'João Pedro', 'Olga', 'Omar', 'Friedrich Wilhelm', 'Wei', 'Zoe', 'Bjørn', 'Elsa', 'Inês', 'Maximilian Alexander', 'Svetlana', 'Bob', 'Thandiwe', 'Deniz', 'Priya Lakshmi', 'Quentin', 'Łucja', 'José María', 'Zoë', 'Françoise', 'Åse']
const PLACES = ['NOWHERE', 'PORTO NOVO', 'GRAZ', 'SPRINGFIELD', 'TORUŃ', 'NEW TOWN', 'VILLANUEVA', 'EAST HARBOUR', 'LYNGBY']
const DIGITS = [...'0123456789']
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

function inventNumber(chance: Chance): string {
  const style = chance.pick(['digits', 'two letters first', 'mixed'] as const)
  return Array.from({ length: chance.pick([8, 9, 9, 9]) }, (_, index) => {
    const letter = style === 'mixed' ? chance.next() < 0.5 : style === 'two letters first' && index < 2
    return chance.pick(letter ? LETTERS : DIGITS)
  }).join('')
}

/** Ten years after the issue or, where those would be over, as many as are not; to the day, the day before, or any other day. */
function inventEnd(chance: Chance, issueDate: string): string {
  const years = issueDate > '2022' && chance.next() < 0.35 ? 5 : 10
  const sameDay = yearsAfter(issueDate, years)
  return chance.pick([() => sameDay, () => dayBefore(sameDay), () => dayBefore(sameDay), () => inventDay(chance, 2027, 2033)])()
}

/** A person nobody knows, with a passport valid from 2026 on; the same chance gives the same person. */
export function inventPerson(chance: Chance): SpecimenPassport {
  const state = chance.pick(PRINTING_STATES)
  const twoDigits = (number: number) => String(number).padStart(2, '0')
  const date = (from: number, to: number) => `${chance.integer(from, to)}-${twoDigits(chance.integer(1, 12))}-${twoDigits(chance.integer(1, 28))}`
  const issueDate = date(2018, 2024)
  return {
    surname: chance.pick(SURNAMES), givenNames: chance.pick(GIVEN_NAMES), sex: chance.pick(['F', 'M'] as const),
    issuingState: state.code, nationality: state.code, documentNumber: inventNumber(chance),
    birthDate: date(1975, 2005), issueDate, expiryDate: inventEnd(chance, issueDate),
    personalNumber: chance.next() < 0.3 ? Array.from({ length: chance.integer(6, 14) }, () => chance.pick(DIGITS)).join('') : undefined,
    printed: { state: state.name, nationality: state.nationality, placeOfBirth: chance.pick(PLACES), authority: chance.pick(state.authorities) },
  }
}
