import { plainDate, residentIdentityCheckCharacter, type IdentityDocumentKind, type PersonDocument, type PlainDate, type Sex } from '../src/domain'

/** Invented people, and for each of them a valid document of every kind. */

type Person = {
  nameZh: string
  /** The Chinese name in Latin letters, as permits print it beside the characters. */
  pinyin: { surname: string; givenNames: string }
  latin: { surname: string; givenNames: string }
  nationality: string
  ethnicity: string
  sex: Sex
  birthDate: PlainDate
  /** Of the same length for everybody: put at the end of numbers that say nothing of the person. */
  serial: string
}

const MOTHER: Person = {
  nameZh: '沈若兰',
  pinyin: { surname: 'SHEN', givenNames: 'RUOLAN' },
  latin: { surname: 'MARCHETTI-ROSSI', givenNames: 'ELENA' },
  nationality: 'ITA',
  ethnicity: '01',
  sex: 'female',
  birthDate: plainDate('1992-03-14'),
  serial: '41',
}

export const PEOPLE = {
  mother: MOTHER,
  /** Forty-six when the newborn of the other builders was born. */
  olderMother: { ...MOTHER, birthDate: plainDate('1980-05-05'), serial: '42' },
  father: {
    nameZh: '顾明远',
    pinyin: { surname: 'GU', givenNames: 'MINGYUAN' },
    latin: { surname: 'WHITFIELD', givenNames: 'JAMES OLIVER' },
    nationality: 'GBR',
    ethnicity: '11',
    sex: 'male',
    birthDate: plainDate('1989-11-02'),
    serial: '43',
  },
  /** The mother's mother, a guardian, or somebody with a letter of authorization. */
  representative: {
    nameZh: '白桂英',
    pinyin: { surname: 'BAI', givenNames: 'GUIYING' },
    latin: { surname: 'MARCHETTI', givenNames: 'ROSA' },
    nationality: 'ITA',
    ethnicity: '01',
    sex: 'female',
    birthDate: plainDate('1964-07-09'),
    serial: '44',
  },
} satisfies Record<string, Person>

type Names = Pick<PersonDocument, 'nameZh' | 'surname' | 'givenNames'>
type Made = Pick<PersonDocument, 'number' | 'nationality'> & Names & Partial<Pick<PersonDocument, 'ethnicity' | 'otherName' | 'expiryDate' | 'backPhotoId'>>

const han = ({ nameZh }: Person): Names => ({ nameZh, surname: '', givenNames: '' })
const latin = ({ latin: { surname, givenNames } }: Person): Names => ({ nameZh: '', surname, givenNames })
const both = ({ nameZh, pinyin }: Person): Names => ({ nameZh, ...pinyin })

/** Eighteen digits: the area, the birth date, a serial whose last digit says the sex, and the check character. */
function eighteen(area: string, { birthDate, sex, serial }: Person): string {
  const first = `${area}${birthDate.replaceAll('-', '')}${serial}${sex === 'male' ? 1 : 2}`
  return first + residentIdentityCheckCharacter(first)
}

/** The 2017 edition of the permanent resident's card, with the check digit of ICAO 9303-3, section 4.9. */
function fifteen({ nationality, birthDate, serial }: Person): string {
  const first = `${nationality}1100${birthDate.replaceAll('-', '').slice(2)}${serial.slice(-1)}`
  const sum = [...first].reduce((total, character, i) => total + parseInt(character, 36) * [7, 3, 1][i % 3]!, 0)
  return `${first}${sum % 10}`
}

const BACK_PHOTO = '3'.repeat(24)
const KINDS: Record<IdentityDocumentKind, (person: Person) => Made> = {
  residentIdentityCard: person => ({ number: eighteen('110105', person), nationality: 'CHN', ...han(person), ethnicity: person.ethnicity, backPhotoId: BACK_PHOTO }),
  foreignPassport: person => ({ number: `YB12345${person.serial}`, nationality: person.nationality, ...latin(person) }),
  hongKongMacauTravelPermit: person => ({ number: `H123456${person.serial}`, nationality: 'CHN', ...both(person) }),
  taiwanTravelPermit: person => ({ number: `123456${person.serial}`, nationality: 'CHN', ...both(person) }),
  residencePermit: person => ({ number: eighteen('830000', person), nationality: 'CHN', ...han(person), backPhotoId: BACK_PHOTO }),
  foreignPermanentResidentCard: person => ({ number: person.sex === 'male' ? fifteen(person) : eighteen('911380', person), nationality: person.nationality, ...latin(person) }),
  householdRegister: person => ({ number: `0105${person.serial}`, nationality: 'CHN', ...han(person), ethnicity: person.ethnicity, expiryDate: null }),
  other: person => ({ number: `T00${person.serial}`, nationality: person.nationality, ...latin(person), otherName: '旅行证件', expiryDate: null }),
}

/** A document of a kind, valid on the day of the tests, as its holder confirmed it. */
export function aDocument(kind: IdentityDocumentKind, of: keyof typeof PEOPLE = 'mother', overrides: Partial<PersonDocument> = {}): PersonDocument {
  const person = PEOPLE[of]
  return {
    kind,
    otherName: '',
    ethnicity: '',
    sex: person.sex,
    birthDate: person.birthDate,
    expiryDate: plainDate('2031-05-20'),
    photoId: (of === 'father' ? '2' : of === 'representative' ? '4' : '1').repeat(24),
    backPhotoId: null,
    ...KINDS[kind](person),
    ...overrides,
  }
}

/** Numbers of editions that no valid document has any more. */
const HISTORIC: Partial<Record<IdentityDocumentKind, (person: Person) => string>> = {
  residentIdentityCard: ({ birthDate, serial }) => `110105${birthDate.replaceAll('-', '').slice(2)}0${serial}`,
  hongKongMacauTravelPermit: ({ serial }) => `H123456${serial}02`,
  taiwanTravelPermit: ({ serial }) => `123456${serial}01(B)`,
}

/** The document of somebody who cannot be asked for it: an old number, expired long ago, no photo. */
export function aRememberedDocument(kind: IdentityDocumentKind, of: keyof typeof PEOPLE, overrides: Partial<PersonDocument> = {}): PersonDocument {
  const { number, expiryDate } = aDocument(kind, of)
  return aDocument(kind, of, {
    number: HISTORIC[kind]?.(PEOPLE[of]) ?? number,
    expiryDate: expiryDate && plainDate('2012-02-29'),
    photoId: null,
    backPhotoId: null,
    ...overrides,
  })
}
