import type { ApplicantRole, ApplicationKind, Family, OutsideBirthAnswer, PersonDocument } from '@mcb/shared/domain'
import { plainDate } from '@mcb/shared/domain'
import { Chance } from '../specimens/chance'
import specimens from '../specimens/people.json'
import type { Delivery, Newborn, Trait } from './delivery'
import { residentIdentityNumber } from './document-numbers'
import { identityCardLastDay } from './identity-card'
import { institutionById, OUTSIDE_BIRTHS_INSTITUTION, type MockInstitution } from './institutions'
import type { Person } from './person'

/** The kinds of family the demo has people for. */
export const FAMILY_KINDS = [
  'foreignCouple', 'mainlandCouple', 'hongKongAndMainland', 'taiwanAndForeign', 'hongKongAndMacau', 'taiwanAndMainland', 'singleMother', 'motherOver45',
  'outsideInstitution', 'outsideUnrecorded', 'grandparent', 'agent', 'reissue', 'replacement', 'before1996',
] as const
export type FamilyKind = (typeof FAMILY_KINDS)[number]

export const DEMO_ROLES = ['mother', 'father', 'grandparent', 'agent'] as const satisfies readonly ApplicantRole[]
export type DemoRole = (typeof DEMO_ROLES)[number]

/** What somebody's document says, as its holder would type it. */
export type DemoDocument = Omit<PersonDocument, 'photoId' | 'backPhotoId'>

/** Somebody of a family, with their document in full. */
export type Member = Omit<Person, 'document'> & { document: DemoDocument; nameOnDocument: string; /** A file in mock/specimens/photos. */ photo: string | null }

/** A certificate the family holds, or has lost. */
export type DemoCertificate = {
  number: string
  issuedOn: string
  newbornName: string
  /** Phase 3 knows it; otherwise there is only the paper. */
  inRegistry: boolean
  names: { mother: boolean; father: boolean }
  /** Whether the child has been registered in a household with it. */
  householdRegistered: boolean
}

export type FamilyRow = {
  id: string
  kind: FamilyKind
  institution: MockInstitution
  /** Days before the reference day, or the day itself when it is long ago. */
  born: number | string
  time: string
  gestation: [weeks: number, days: number]
  newborns: Newborn[]
  mother: Member
  father: Member | null
  representative?: Member & { role: 'grandparent' | 'agent' }
  /** What they come for, and what each parent can do. */
  applies: { kind: ApplicationKind; role: DemoRole; family: Family }
  bedsideCode?: string
  traits?: Trait[]
  recorded?: Delivery['recorded']
  /** The delivery record names the mother only. */
  recordedAlone?: true
  /** Phase 3 has no delivery record: the parents tell the birth. */
  outsideBirth?: Omit<OutsideBirthAnswer, 'newborns'>
  certificate?: DemoCertificate
}

const STATES: Record<string, string> = {
  ITA: '380', GBR: '826', NOR: '578', GHA: '288', D: '276', ESP: '724', FRA: '250', CAN: '124', AUS: '036', BRA: '076', SWE: '752', NZL: '554', CHN: '156',
}

type Sex = Person['sex']

/** A document with what every document says; the rest is empty until a kind prints it. */
function document(kind: DemoDocument['kind'], number: string, holder: { sex: Sex; birthDate: string }, more: Partial<DemoDocument> & { expiryDate: DemoDocument['expiryDate'] }): DemoDocument {
  return {
    kind, number, otherName: '', nameZh: '', surname: '', givenNames: '', nationality: 'CHN', ethnicity: '', sex: holder.sex, birthDate: plainDate(holder.birthDate), ...more,
  }
}

function member(origin: Person['origin'], shown: DemoDocument, names: { recorded: string; printed: string }, photo: string | null = null): Member {
  const { sex, birthDate, nationality } = shown
  return { origin, sex, birthDate, name: names.recorded, nationality: STATES[nationality]!, document: shown, nameOnDocument: names.printed, photo }
}

/** The holder of a photographed specimen passport, with the name a hospital copies from its machine-readable zone. */
function specimen(id: number, recorded: string): Member {
  const found = specimens.find(one => one.id === id)
  if (!found) throw new Error(`there is no specimen passport ${id}`)
  const { givenNames, surname, nationality, documentNumber, birthDate, expiryDate, role } = found
  const parent = foreigner(role === 'mother' ? 'female' : 'male', givenNames, surname, nationality, documentNumber, birthDate, expiryDate)
  return { ...parent, name: recorded, photo: `${id}-${role}-passport.jpg` }
}

function foreigner(sex: Sex, givenNames: string, surname: string, state: string, number: string, birthDate: string, expiryDate = '2032-03-31'): Member {
  const shown = document('foreignPassport', number, { sex, birthDate }, {
    surname: surname.toUpperCase(), givenNames: givenNames.toUpperCase(), nationality: state, expiryDate: plainDate(expiryDate),
  })
  return member('foreign', shown, { recorded: `${surname} ${givenNames}`.toUpperCase(), printed: `${givenNames} ${surname}` })
}

/** @param ethnicity GB/T 3304 */
function mainlander(sex: Sex, nameZh: string, birthDate: string, ethnicity = '01'): Member {
  const number = residentIdentityNumber('110105', { sex, birthDate }, new Chance(Number(birthDate.replaceAll('-', ''))))
  const lastDay = identityCardLastDay(birthDate)
  const shown = document('residentIdentityCard', number, { sex, birthDate }, { nameZh, ethnicity, expiryDate: lastDay === null ? null : plainDate(lastDay) })
  return member('mainland', shown, { recorded: nameZh, printed: nameZh })
}

/** With a travel permit, which prints the name in both scripts. */
function withPermit(origin: 'hongKong' | 'macau' | 'taiwan', sex: Sex, names: [nameZh: string, surname: string, givenNames: string], birthDate: string, number: string): Member {
  const [nameZh, surname, givenNames] = names
  const kind = origin === 'taiwan' ? 'taiwanTravelPermit' : 'hongKongMacauTravelPermit'
  return member(origin, document(kind, number, { sex, birthDate }, { nameZh, surname, givenNames, expiryDate: plainDate(origin === 'taiwan' ? '2030-03-31' : '2031-09-30') }), { recorded: nameZh, printed: nameZh })
}

/** With a residence permit (港澳台居民居住证), which prints the Chinese name only. */
function withResidencePermit(origin: 'taiwan', sex: Sex, nameZh: string, birthDate: string): Member {
  const number = residentIdentityNumber('830000', { sex, birthDate }, new Chance(Number(birthDate.replaceAll('-', ''))))
  return member(origin, document('residencePermit', number, { sex, birthDate }, { nameZh, expiryDate: plainDate('2029-12-31') }), { recorded: nameZh, printed: nameZh })
}

const girl = (weightGrams: number, lengthCentimeters: number): Newborn => ({ sex: 'female', weightGrams, lengthCentimeters })
const boy = (weightGrams: number, lengthCentimeters: number): Newborn => ({ sex: 'male', weightGrams, lengthCentimeters })

const BOTH_SIGN: FamilyRow['applies'] = { kind: 'firstIssue', role: 'mother', family: { mother: 'signs', father: 'signs' } }
const BOTH_NAMED = { mother: true, father: true }

/** The families a visitor can be, those with photographed passports first. */
export const FAMILIES: readonly FamilyRow[] = [
  {
    id: 'whitfield', kind: 'foreignCouple', institution: institutionById('minghu'), born: 6, time: '09:30', gestation: [39, 2], newborns: [girl(3280, 50)], bedsideCode: 'BED-A7K2Q9',
    mother: specimen(1, 'MARCHETTI-ROSSI ELENA'), father: specimen(2, 'WHITFIELD JAMES OLIVER'), applies: BOTH_SIGN,
  },
  {
    id: 'mensah', kind: 'foreignCouple', institution: institutionById('anningqiao'), born: 9, time: '21:14', gestation: [40, 1], newborns: [boy(3610, 51.5)],
    mother: specimen(3, 'SOERENSEN INGRID'), father: specimen(4, 'MENSAH KWAME KOFI'), applies: BOTH_SIGN,
  },
  {
    // twins, and the mother's name typed wrongly
    id: 'garcia', kind: 'foreignCouple', institution: institutionById('minghu'), born: 12, time: '05:48', gestation: [36, 4], newborns: [girl(2410, 46), boy(2560, 46.5)], bedsideCode: 'BED-T4W9N2',
    mother: specimen(5, 'KOEHLER HANNAH'), father: specimen(6, 'GARCIA LOPEZ MATEO'), traits: ['twins', 'nameMismatch'], recorded: { motherName: 'KOHLER HANAH' }, applies: BOTH_SIGN,
  },
  {
    id: 'zhao', kind: 'mainlandCouple', institution: institutionById('songlan'), born: 5, time: '14:02', gestation: [38, 6], newborns: [boy(3350, 50)], bedsideCode: 'BED-M3X8H5',
    mother: mainlander('female', '赵文静', '1994-04-18'), father: mainlander('male', '孙立群', '1992-09-03', '11'), applies: BOTH_SIGN,
  },
  {
    id: 'chan', kind: 'hongKongAndMainland', institution: institutionById('qingtong'), born: 8, time: '11:25', gestation: [39, 0], newborns: [girl(3120, 49)],
    mother: withPermit('hongKong', 'female', ['陳嘉欣', 'CHAN', 'KA YAN'], '1993-01-27', 'H40715286'), father: mainlander('male', '刘浩然', '1990-12-11'), applies: BOTH_SIGN,
  },
  {
    id: 'lin', kind: 'taiwanAndForeign', institution: institutionById('xiliuqiao'), born: 11, time: '02:37', gestation: [40, 3], newborns: [girl(3440, 50.5)],
    mother: withPermit('taiwan', 'female', ['林怡君', 'LIN', 'YI-CHUN'], '1991-06-06', '06482917'), father: foreigner('male', 'Gabriel', 'TREMBLANT', 'CAN', 'HK482905', '1988-02-14'),
    applies: BOTH_SIGN,
  },
  {
    id: 'fontanel', kind: 'singleMother', institution: institutionById('minghu'), born: 7, time: '17:55', gestation: [38, 3], newborns: [boy(3050, 49)], bedsideCode: 'BED-C6R4Y8',
    mother: specimen(7, 'FONTANEL AURELIE'), father: null,
    applies: { kind: 'firstIssue', role: 'mother', family: { mother: 'signs', father: 'notNamed' } },
  },
  {
    id: 'ashworth', kind: 'motherOver45', institution: institutionById('anningqiao'), born: 10, time: '08:19', gestation: [37, 5], newborns: [girl(2890, 48)], traits: ['motherOver45'],
    mother: foreigner('female', 'Rosalind', 'ASHWORTH', 'AUS', 'PA8302764', '1979-05-09'), father: foreigner('male', 'Caio', 'VIDIGAL', 'BRA', 'FT604183', '1981-08-30'), applies: BOTH_SIGN,
  },
  {
    id: 'tremaine', kind: 'outsideInstitution', institution: OUTSIDE_BIRTHS_INSTITUTION, born: 14, time: '03:06', gestation: [39, 5], newborns: [boy(3520, 51)], traits: ['outsideInstitution'],
    mother: foreigner('female', 'Beatrice', 'TREMAINE', 'GBR', '528490317', '1990-03-19'), father: foreigner('male', 'Marco', 'BELLANDI', 'ITA', 'YC7305182', '1987-11-25'), applies: BOTH_SIGN,
  },
  {
    id: 'leung', kind: 'hongKongAndMacau', institution: institutionById('minghu'), born: 4, time: '10:12', gestation: [39, 4], newborns: [girl(3260, 50)], bedsideCode: 'BED-K8D3V6',
    mother: withPermit('hongKong', 'female', ['梁詠詩', 'LEUNG', 'WING SZE'], '1992-08-15', 'H51806347'),
    father: withPermit('macau', 'male', ['黃柏翰', 'WONG', 'PAK HON'], '1990-05-21', 'M20481957'), applies: BOTH_SIGN,
  },
  {
    id: 'hsu', kind: 'taiwanAndMainland', institution: institutionById('xiliuqiao'), born: 6, time: '16:40', gestation: [38, 1], newborns: [boy(3180, 49.5)], bedsideCode: 'BED-P5J7W4',
    mother: withResidencePermit('taiwan', 'female', '許雅婷', '1993-11-09'), father: mainlander('male', '郭明哲', '1991-02-26'), applies: BOTH_SIGN,
  },
  {
    // forty-six, with her husband
    id: 'he', kind: 'motherOver45', institution: institutionById('songlan'), born: 7, time: '12:33', gestation: [37, 6], newborns: [boy(2980, 48.5)], bedsideCode: 'BED-R9F4L7', traits: ['motherOver45'],
    mother: mainlander('female', '何秀兰', '1980-03-08'), father: mainlander('male', '马建国', '1977-10-17', '03'), applies: BOTH_SIGN,
  },
  {
    // at home, and nobody has told phase 3
    id: 'luo', kind: 'outsideUnrecorded', institution: OUTSIDE_BIRTHS_INSTITUTION, born: 13, time: '04:20', gestation: [39, 3], newborns: [girl(3150, 49)], traits: ['outsideInstitution'],
    mother: mainlander('female', '罗晓曼', '1996-05-29'), father: mainlander('male', '高俊杰', '1994-01-12'), applies: BOTH_SIGN,
    outsideBirth: {
      place: {
        country: 'CHN', provinceCode: '11', cityCode: '1101', districtCode: '110112', streetCode: null, names: { province: '北京市', city: '市辖区', district: '通州区', street: '' },
        detail: '云渡村8号',
      },
      attendant: '',
      circumstances: '凌晨临产，救护车到达前已在家中出生。',
    },
  },
  {
    // the mother has died, the father cannot be found
    id: 'zhou', kind: 'grandparent', institution: institutionById('songlan'), born: 10, time: '23:51', gestation: [38, 0], newborns: [girl(2870, 48)], bedsideCode: 'BED-G3N6T8',
    mother: mainlander('female', '周佳宁', '1997-07-04'), father: mainlander('male', '郭晨', '1995-03-30'),
    representative: { ...mainlander('female', '张淑芬', '1968-12-02'), role: 'grandparent' },
    applies: { kind: 'firstIssue', role: 'grandparent', family: { mother: 'deceased', father: 'missing' } },
  },
  {
    // the parents are abroad and have signed a letter of authorization
    id: 'dargent', kind: 'agent', institution: institutionById('minghu'), born: 11, time: '15:27', gestation: [39, 6], newborns: [boy(3470, 51)], bedsideCode: 'BED-V7H4Q3',
    mother: foreigner('female', 'Noémie', 'DARGENT', 'FRA', '21FR63084', '1993-04-27'), father: foreigner('male', 'Viktor', 'ANDERSSKOG', 'SWE', '96014728', '1990-09-16'),
    representative: { ...mainlander('male', '王立群', '1988-06-23'), role: 'agent' },
    applies: { kind: 'firstIssue', role: 'agent', family: { mother: 'authorizes', father: 'authorizes' } },
  },
  {
    // lost after the child was registered
    id: 'lindqvest', kind: 'reissue', institution: institutionById('minghu'), born: '2021-05-16', time: '07:45', gestation: [39, 1], newborns: [girl(3330, 50)],
    mother: mainlander('female', '林若溪', '1990-10-05'), father: specimen(8, 'LINDQVEST ANDERS'),
    applies: { kind: 'reissue', role: 'mother', family: { mother: 'signs', father: 'signs' } },
    certificate: { number: 'V110036158', issuedOn: '2021-06-01', newbornName: '林安澜', inRegistry: true, names: BOTH_NAMED, householdRegistered: true },
  },
  {
    // certified when she was alone; a parentage test has found the father
    id: 'xu', kind: 'replacement', institution: institutionById('anningqiao'), born: '2025-03-02', time: '18:08', gestation: [40, 0], newborns: [boy(3410, 50.5)], recordedAlone: true,
    mother: mainlander('female', '徐雨桐', '1998-01-20'), father: mainlander('male', '胡宇轩', '1996-11-11'),
    applies: { kind: 'replacement', role: 'mother', family: { mother: 'signs', father: 'signs' } },
    certificate: { number: 'Z110000417', issuedOn: '2025-03-28', newbornName: '徐知予', inRegistry: true, names: { mother: true, father: false }, householdRegistered: false },
  },
  {
    // older than the certificates themselves: a notary helps
    id: 'wu', kind: 'before1996', institution: institutionById('songlan'), born: '1995-09-12', time: '06:15', gestation: [40, 2], newborns: [boy(3200, 50)],
    mother: mainlander('female', '吴雪', '1968-11-20'), father: mainlander('male', '朱建宏', '1966-02-08'),
    applies: { kind: 'reissue', role: 'mother', family: { mother: 'signs', father: 'signs' } },
    certificate: { number: '11950317', issuedOn: '1995-09-20', newbornName: '朱明远', inRegistry: false, names: BOTH_NAMED, householdRegistered: true },
  },
]
