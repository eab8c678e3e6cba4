import type { WireBirth } from '../../bff/src/upstream/phase3/wire'
import { OUTSIDE_BIRTHS_INSTITUTION, type MockInstitution } from './institutions'
import { toWireParent, type Person } from './person'

/** What makes a birth a case of its own. */
export const TRAITS = ['twins', 'motherOver45', 'outsideInstitution', 'wrongWeight', 'nameMismatch', 'wrongCheckCharacter'] as const
export type Trait = (typeof TRAITS)[number]

export type Newborn = { sex: 'male' | 'female'; weightGrams: number; lengthCentimeters: number }

/** One delivery, with as many newborns as there were. */
export type Delivery = {
  /** Where it was, or who issues when it was at home. */
  institution: MockInstitution
  birthDate: string
  /** HH:MM; each further newborn comes seven minutes later. */
  time: string
  gestationalDays: number
  newborns: Newborn[]
  mother: Person
  father: Person | null
  traits: Trait[]
  bedsideCode: string | null
  /** What the record says instead of the truth. */
  recorded?: Partial<Record<'motherName' | 'motherNumber' | 'fatherNumber', string>>
}

/** A newborn as phase 3 has them, with what only the makers of the demo know. */
export type SeededBirth = Pick<Delivery, 'mother' | 'father' | 'traits' | 'bedsideCode'> & { wire: WireBirth }

/** The records of a delivery; `number` of the first one makes their ids. */
export function toBirths(delivery: Delivery, number: number): SeededBirth[] {
  const { institution, newborns, mother, father, traits, bedsideCode, recorded = {} } = delivery
  const outside = traits.includes('outsideInstitution')
  const recordedMother = toWireParent(mother)
  const recordedFather = father && toWireParent(father)
  if (recorded.motherName) recordedMother.XM = recorded.motherName
  if (recorded.motherNumber) recordedMother.SFZJHM = recorded.motherNumber
  if (recorded.fatherNumber && recordedFather) recordedFather.SFZJHM = recorded.fatherNumber
  const day = delivery.birthDate.replaceAll('-', '')
  return newborns.map((newborn, index) => ({
    mother,
    father,
    traits,
    bedsideCode,
    wire: {
      FMJLID: `FM${day}${String(number + index).padStart(4, '0')}`,
      JGDM: (outside ? OUTSIDE_BIRTHS_INSTITUTION : institution).wire.JGDM,
      CSDDLB: outside ? '3' : institution.kind,
      XSE_XBDM: newborn.sex === 'male' ? '1' : '2',
      XSE_CSRQ: day + minutesLater(delivery.time, 7 * index),
      CS_YZ: delivery.gestationalDays,
      CS_TZ: newborn.weightGrams,
      CS_SC: newborn.lengthCentimeters,
      TC: index + 1,
      TS: newborns.length,
      MQ: recordedMother,
      FQ: recordedFather,
      CSYXZMBH: null,
    },
  }))
}

/** `HH:MM` and some minutes, as `HHMM` of the same day. */
function minutesLater(time: string, minutes: number): string {
  const [hours, past] = time.split(':').map(Number) as [number, number]
  const total = Math.min(hours * 60 + past + minutes, 24 * 60 - 1)
  return `${String(Math.floor(total / 60)).padStart(2, '0')}${String(total % 60).padStart(2, '0')}`
}
