import type { Chance } from './chance'
import type { SpecimenPassport } from './passport'

const SURNAMES = ['KOWALSKI', 'OKONKWO', 'VAN DER BERG', 'DUBOIS', 'TANAKA', 'O’BRIEN', 'SILVA SANTOS', 'IVANOVA', 'HADDAD', 'SCHWARZENBERG', 'LI', 'QUIGLEY', 'JØRGENSEN', 'BJÖRK', 'FERREIRA', 'XENAKIS', 'ZHUKOV', 'WU', 'MBEKI', 'YILDIZ', 'GUPTA']
const GIVEN_NAMES = ['Anna', 'Jan Piotr', 'Chidi', 'Marie-Claire', 'Yuki', 'Siobhan', 'João Pedro', 'Olga', 'Omar', 'Friedrich Wilhelm', 'Wei', 'Zoe', 'Bjørn', 'Elsa', 'Inês', 'Maximilian Alexander', 'Svetlana', 'Bob', 'Thandiwe', 'Deniz', 'Priya Lakshmi', 'Quentin']
const STATES = ['POL', 'NGA', 'NLD', 'FRA', 'JPN', 'IRL', 'BRA', 'RUS', 'LBN', 'D', 'USA', 'AUS', 'DNK', 'SWE', 'PRT', 'GRC', 'KAZ', 'SGP', 'ZAF', 'TUR', 'IND', 'CAN']
const DIGITS = [...'0123456789']
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

function inventNumber(chance: Chance): string {
  const style = chance.pick(['digits', 'two letters first', 'mixed'] as const)
  return Array.from({ length: chance.pick([8, 9, 9, 9]) }, (_, index) => {
    const letter = style === 'mixed' ? chance.next() < 0.5 : style === 'two letters first' && index < 2
    return chance.pick(letter ? LETTERS : DIGITS)
  }).join('')
}

/** A person nobody knows, with a passport valid from 2026 on; the same chance gives the same person. */
export function inventPerson(chance: Chance): SpecimenPassport {
  const state = chance.pick(STATES)
  const twoDigits = (number: number) => String(number).padStart(2, '0')
  const date = (from: number, to: number) => `${chance.integer(from, to)}-${twoDigits(chance.integer(1, 12))}-${twoDigits(chance.integer(1, 28))}`
  return {
    surname: chance.pick(SURNAMES), givenNames: chance.pick(GIVEN_NAMES), sex: chance.pick(['F', 'M'] as const),
    issuingState: state, nationality: state, documentNumber: inventNumber(chance),
    birthDate: date(1975, 2005), issueDate: date(2020, 2024), expiryDate: date(2027, 2034),
    personalNumber: chance.next() < 0.3 ? Array.from({ length: chance.integer(6, 14) }, () => chance.pick(DIGITS)).join('') : undefined,
    printed: { state: `REPUBLIC OF ${state}`, nationality: state, placeOfBirth: 'NOWHERE', authority: 'MINISTRY' },
  }
}
