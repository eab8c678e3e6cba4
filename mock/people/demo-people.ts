import { plainDate, plusDays } from '@mcb/shared/domain'
import { Chance } from '../specimens/chance'
import specimens from '../specimens/people.json'
import type { Delivery, Newborn, Trait } from './delivery'
import { residentIdentityNumber } from './document-numbers'
import { INSTITUTIONS, OUTSIDE_BIRTHS_INSTITUTION, type MockInstitution } from './institutions'
import type { Person } from './person'

/** The kinds of family the demo has people for. */
export const FAMILY_KINDS = ['foreignCouple', 'mainlandCouple', 'hongKongAndMainland', 'taiwanAndForeign', 'singleMother', 'motherOver45', 'outsideInstitution'] as const
export type FamilyKind = (typeof FAMILY_KINDS)[number]

/** Somebody to try the service as. */
export type DemoPerson = {
  name: string
  role: 'mother' | 'father'
  familyKind: FamilyKind
  /** Their stable id at Jingtong, and the button on its sign-in page. */
  jingtongId: string
  sex: Person['sex']
  document: Person['document']
  /** The parent's own, YYYY-MM-DD. */
  parentBirthDate: string
  institutionName: string
  institutionNameEnglish: string
  /** The newborn's, YYYY-MM-DD. */
  birthDate: string
  /** A file in mock/specimens/photos. */
  passportPhoto: string | null
  bedsideCode: string | null
}

/** A parent, under the name on their document, and the photo of it. */
type Parent = Person & { nameOnDocument: string; photo: string | null }

type DemoFamily = {
  id: string
  kind: FamilyKind
  mother: Parent
  father: Parent | null
  institution: MockInstitution
  daysAgo: number
  time: string
  gestation: [weeks: number, days: number]
  newborns: Newborn[]
  bedsideCode?: string
  traits?: Trait[]
  recorded?: Delivery['recorded']
}

const NUMERIC: Record<string, string> = { ITA: '380', GBR: '826', NOR: '578', GHA: '288', D: '276', ESP: '724', FRA: '250', CAN: '124', AUS: '036', BRA: '076' }

/** The holder of a photographed specimen passport, with the name a hospital copies from its machine-readable zone. */
function specimen(id: number, recordedName: string): Parent {
  const found = specimens.find(one => one.id === id)
  if (!found) throw new Error(`there is no specimen passport ${id}`)
  return {
    ...foreigner(found.role as DemoPerson['role'], found.givenNames, found.surname, found.nationality, found.documentNumber, found.birthDate),
    name: recordedName,
    photo: `${id}-${found.role}-passport.jpg`,
  }
}

function foreigner(role: DemoPerson['role'], givenNames: string, surname: string, state: string, number: string, birthDate: string): Parent {
  const recorded = `${surname} ${givenNames}`.toUpperCase()
  return {
    ...somebody(role, recorded, birthDate),
    nameOnDocument: `${givenNames} ${surname}`,
    origin: 'foreign',
    nationality: NUMERIC[state]!,
    document: { kind: 'foreignPassport', number },
  }
}

function mainlander(role: DemoPerson['role'], name: string, birthDate: string): Parent {
  const parent = somebody(role, name, birthDate)
  const number = residentIdentityNumber('110105', parent, new Chance(Number(birthDate.replaceAll('-', ''))))
  return { ...parent, document: { kind: 'residentIdentityCard', number } }
}

function somebody(role: DemoPerson['role'], name: string, birthDate: string): Parent {
  const sex = role === 'mother' ? 'female' : 'male'
  return { origin: 'mainland', sex, name, birthDate, nationality: '156', document: { kind: 'other', number: '' }, nameOnDocument: name, photo: null }
}

const girl = (weightGrams: number, lengthCentimeters: number): Newborn => ({ sex: 'female', weightGrams, lengthCentimeters })
const boy = (weightGrams: number, lengthCentimeters: number): Newborn => ({ sex: 'male', weightGrams, lengthCentimeters })

const FAMILIES: DemoFamily[] = [
  {
    id: 'whitfield', kind: 'foreignCouple', institution: INSTITUTIONS[0]!, daysAgo: 6, time: '09:30', gestation: [39, 2], newborns: [girl(3280, 50)], bedsideCode: 'BED-A7K2Q9',
    mother: specimen(1, 'MARCHETTI-ROSSI ELENA'), father: specimen(2, 'WHITFIELD JAMES OLIVER'),
  },
  {
    id: 'mensah', kind: 'foreignCouple', institution: INSTITUTIONS[1]!, daysAgo: 9, time: '21:14', gestation: [40, 1], newborns: [boy(3610, 51.5)],
    mother: specimen(3, 'SOERENSEN INGRID'), father: specimen(4, 'MENSAH KWAME KOFI'),
  },
  {
    // twins, and the mother's name typed wrongly
    id: 'garcia', kind: 'foreignCouple', institution: INSTITUTIONS[0]!, daysAgo: 12, time: '05:48', gestation: [36, 4], newborns: [girl(2410, 46), boy(2560, 46.5)], bedsideCode: 'BED-T4W9N2',
    mother: specimen(5, 'KOEHLER HANNAH'), father: specimen(6, 'GARCIA LOPEZ MATEO'), traits: ['twins', 'nameMismatch'], recorded: { motherName: 'KOHLER HANAH' },
  },
  {
    id: 'zhao', kind: 'mainlandCouple', institution: INSTITUTIONS[3]!, daysAgo: 5, time: '14:02', gestation: [38, 6], newborns: [boy(3350, 50)], bedsideCode: 'BED-M3X8H5',
    mother: mainlander('mother', '赵文静', '1994-04-18'), father: mainlander('father', '孙立群', '1992-09-03'),
  },
  {
    id: 'chan', kind: 'hongKongAndMainland', institution: INSTITUTIONS[2]!, daysAgo: 8, time: '11:25', gestation: [39, 0], newborns: [girl(3120, 49)],
    mother: { ...somebody('mother', '陳嘉欣', '1993-01-27'), origin: 'hongKong', document: { kind: 'hongKongMacauTravelPermit', number: 'H40715286' } },
    father: mainlander('father', '刘浩然', '1990-12-11'),
  },
  {
    id: 'lin', kind: 'taiwanAndForeign', institution: INSTITUTIONS[4]!, daysAgo: 11, time: '02:37', gestation: [40, 3], newborns: [girl(3440, 50.5)],
    mother: { ...somebody('mother', '林怡君', '1991-06-06'), origin: 'taiwan', document: { kind: 'taiwanTravelPermit', number: '06482917' } },
    father: foreigner('father', 'Gabriel', 'TREMBLANT', 'CAN', 'HK482905', '1988-02-14'),
  },
  {
    id: 'fontanel', kind: 'singleMother', institution: INSTITUTIONS[0]!, daysAgo: 7, time: '17:55', gestation: [38, 3], newborns: [boy(3050, 49)], bedsideCode: 'BED-C6R4Y8',
    mother: foreigner('mother', 'Aurélie', 'FONTANEL', 'FRA', '19KV40572', '1995-10-22'), father: null,
  },
  {
    id: 'ashworth', kind: 'motherOver45', institution: INSTITUTIONS[1]!, daysAgo: 10, time: '08:19', gestation: [37, 5], newborns: [girl(2890, 48)], traits: ['motherOver45'],
    mother: foreigner('mother', 'Rosalind', 'ASHWORTH', 'AUS', 'PA8302764', '1979-05-09'), father: foreigner('father', 'Caio', 'VIDIGAL', 'BRA', 'FT604183', '1981-08-30'),
  },
  {
    id: 'tremaine', kind: 'outsideInstitution', institution: OUTSIDE_BIRTHS_INSTITUTION, daysAgo: 14, time: '03:06', gestation: [39, 5], newborns: [boy(3520, 51)], traits: ['outsideInstitution'],
    mother: foreigner('mother', 'Beatrice', 'TREMAINE', 'GBR', '528490317', '1990-03-19'), father: foreigner('father', 'Marco', 'BELLANDI', 'ITA', 'YC7305182', '1987-11-25'),
  },
]

const dayOf = ({ daysAgo }: DemoFamily, today: string) => plusDays(plainDate(today), -daysAgo)

/** What the delivery rooms recorded of the demo families. */
export function demoDeliveries(today: string): Delivery[] {
  return FAMILIES.map(({ gestation: [weeks, days], bedsideCode = null, traits = [], ...family }) => ({
    ...family,
    bedsideCode,
    traits,
    birthDate: dayOf({ ...family, gestation: [weeks, days] }, today),
    gestationalDays: weeks * 7 + days,
  }))
}

/** The people a visitor can be, mothers before fathers. @param today YYYY-MM-DD, the births are counted back from it */
export function demoPeople(today: string): DemoPerson[] {
  return FAMILIES.flatMap(family =>
    (['mother', 'father'] as const).flatMap(role => {
      const parent = family[role]
      if (!parent) return []
      return {
        name: parent.nameOnDocument,
        role,
        familyKind: family.kind,
        jingtongId: `${family.id}-${role}`,
        sex: parent.sex,
        document: parent.document,
        parentBirthDate: parent.birthDate,
        institutionName: family.institution.wire.JGMC,
        institutionNameEnglish: family.institution.wire.JGYWMC,
        birthDate: dayOf(family, today),
        passportPhoto: parent.photo,
        bedsideCode: family.bedsideCode ?? null,
      }
    }),
  )
}
