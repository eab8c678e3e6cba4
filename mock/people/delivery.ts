import type { WireBirth } from '../../bff/src/upstream/phase3/wire'
import { OUTSIDE_BIRTHS_INSTITUTION, PLACES, type MockInstitution } from './institutions'
import { toWireParent, type Person } from './person'

/** What makes a birth a case of its own. */
export const TRAITS = ['twins', 'motherOver45', 'outsideInstitution', 'wrongWeight', 'nameMismatch', 'wrongCheckCharacter', 'recordedTwice'] as const
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

/** 接生人员 */
const ATTENDANTS = ['周文静', '吴晓曼', '郑雪', '马佳宁', '林欣然', '高思源']

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
  const place = outside ? PLACES[number % PLACES.length]! : institution.place
  return newborns.map((newborn, index) => ({
    mother,
    father,
    traits,
    bedsideCode,
    wire: {
      FMJLID: `FM${day}${String(number + index).padStart(4, '0')}`,
      JGDM: (outside ? OUTSIDE_BIRTHS_INSTITUTION : institution).wire.JGDM,
      JGMC: outside ? '/' : institution.writes,
      CSDDLB: outside ? '3' : institution.kind,
      CSDZ_S: place.province,
      CSDZ_SD: place.city,
      CSDZ_XQ: place.district,
      CSD_QHDM: place.districtCode,
      JSRYXM: outside ? '/' : ATTENDANTS[number % ATTENDANTS.length]!,
      XSE_XBDM: newborn.sex === 'male' ? '1' : '2',
      XSE_CSRQ: day + timeOf(delivery, index),
      // nobody measures at home
      CS_YZ: outside ? null : delivery.gestationalDays,
      CS_TZ: outside ? null : newborn.weightGrams,
      CS_SC: outside ? null : newborn.lengthCentimeters,
      TC: index + 1,
      TS: newborns.length,
      MQ: recordedMother,
      FQ: recordedFather,
      CSYXZMBH: null,
    },
  }))
}

/** When a newborn of a delivery came, `HHMM` of the same day. */
export function timeOf({ time }: Pick<Delivery, 'time'>, index: number): string {
  const [hours, past] = time.split(':').map(Number) as [number, number]
  const total = Math.min(hours * 60 + past + 7 * index, 24 * 60 - 1)
  return `${String(Math.floor(total / 60)).padStart(2, '0')}${String(total % 60).padStart(2, '0')}`
}
