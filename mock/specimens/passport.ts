import people from './people.json'

/** An invented person's passport. Names as printed in the visual zone; dates ISO; codes as in ICAO 9303 (Germany is `D`). */
export type SpecimenPassport = {
  surname: string
  givenNames: string
  sex: 'F' | 'M' | 'X'
  issuingState: string
  nationality: string
  /** At most nine letters and digits. */
  documentNumber: string
  birthDate: string
  issueDate: string
  expiryDate: string
  /** At most fourteen letters and digits; most states leave it out. */
  personalNumber?: string
  /** Words that stand only in the visual zone. */
  printed: { state: string; nationality: string; placeOfBirth: string; authority: string }
}

export type SpecimenPerson = SpecimenPassport & { id: number; role: 'mother' | 'father' }

/** The parents of the demonstration. Every part of the project that needs a foreign parent knows these six. */
export const specimenPeople = people as SpecimenPerson[]
