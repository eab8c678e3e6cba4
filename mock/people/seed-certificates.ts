import { plainDate, plusDays } from '@mcb/shared/domain'
import type { WireParent } from '../../bff/src/upstream/phase3/wire'
import { Chance } from '../specimens/chance'
import { demoCertificates } from './demo-people'
import { toBirths, type SeededBirth } from './delivery'
import { institutionById } from './institutions'
import type { Origin, Person } from './person'
import { newPerson } from './seed-births'

/** An issued certificate as the registry keeps it. Its parents are those it names, whatever the delivery record says. */
export type SeededCertificate = {
  number: string
  /** YYYYMMDD; null where only the paper says it */
  issuedOn: string | null
  newbornName: string
  birthId: string
  /** JGDM */
  issuer: string
  mother: WireParent | null
  father: WireParent | null
}

type OldRow = { number: string; born: string; issuedAfterDays: number; institution: string; sex: 'female' | 'male'; mother: Origin; father: Origin | null; givenNames: string; outside?: true }

/**
 * Certificates of earlier years: a letter for the printing year (A 2000 … Z 2025), 11 for Beijing, a serial number; the first
 * edition (1996–1999) had digits only, how many is not known.
 */
const OLD: readonly OldRow[] = [
  { number: '11004215', born: '1997-06-18', issuedAfterDays: 9, institution: 'songlan', sex: 'male', mother: 'mainland', father: 'mainland', givenNames: '天佑' },
  { number: '11026730', born: '1999-11-02', issuedAfterDays: 6, institution: 'minghu', sex: 'female', mother: 'mainland', father: 'mainland', givenNames: '雪' },
  { number: 'B110014872', born: '2001-04-11', issuedAfterDays: 12, institution: 'xiliuqiao', sex: 'female', mother: 'mainland', father: 'hongKong', givenNames: '曉彤' },
  { number: 'D110051936', born: '2003-08-27', issuedAfterDays: 15, institution: 'qingtong', sex: 'male', mother: 'mainland', father: 'mainland', givenNames: '明哲' },
  { number: 'G110030644', born: '2006-02-05', issuedAfterDays: 20, institution: 'hetang', sex: 'female', mother: 'mainland', father: 'foreign', givenNames: '思源' },
  { number: 'J110062107', born: '2009-09-14', issuedAfterDays: 11, institution: 'minghu', sex: 'male', mother: 'taiwan', father: 'mainland', givenNames: '子墨' },
  { number: 'M110028553', born: '2012-12-21', issuedAfterDays: 8, institution: 'anningqiao', sex: 'female', mother: 'mainland', father: 'mainland', givenNames: '雨桐' },
  { number: 'O110047290', born: '2014-03-30', issuedAfterDays: 17, institution: 'yundu', sex: 'male', mother: 'foreign', father: 'mainland', givenNames: '晨' },
  { number: 'Q110073418', born: '2016-07-08', issuedAfterDays: 10, institution: 'minghu', sex: 'female', mother: 'foreign', father: 'foreign', givenNames: 'Lena' },
  { number: 'S110019065', born: '2018-10-19', issuedAfterDays: 25, institution: 'nanwei', sex: 'male', mother: 'mainland', father: null, givenNames: '俊杰' },
  { number: 'U110055782', born: '2020-05-23', issuedAfterDays: 90, institution: 'lanting', sex: 'female', mother: 'mainland', father: 'mainland', givenNames: '若溪', outside: true },
  { number: 'W110040391', born: '2022-01-16', issuedAfterDays: 14, institution: 'shuanglin', sex: 'male', mother: 'hongKong', father: 'macau', givenNames: '子軒' },
  { number: 'X110066824', born: '2023-06-29', issuedAfterDays: 13, institution: 'songlan', sex: 'female', mother: 'mainland', father: 'mainland', givenNames: '婉婷' },
  { number: 'Y110008147', born: '2024-09-03', issuedAfterDays: 19, institution: 'xiliuqiao', sex: 'male', mother: 'taiwan', father: 'foreign', givenNames: '承恩' },
]

const GIVEN_NAMES: [han: string, latin: string][] = [['安宁', 'Mia'], ['知夏', 'Noah'], ['景行', 'Ida'], ['念慈', 'Leo']]

/**
 * The certificates of the mock city: those of recent births that have one, the demo families', and some of earlier years with
 * their births. @param today YYYY-MM-DD @param recent what `seedBirths` gave for the same day
 */
export function seedCertificates(today: string, recent: readonly SeededBirth[]): { certificates: SeededCertificate[]; births: SeededBirth[] } {
  const certificates = recent.filter(({ wire }) => wire.CSYXZMBH !== null).map((birth, index) => certified(birth, nameOf(birth, GIVEN_NAMES[index % GIVEN_NAMES.length]!), plusDays(dayOf(birth), 10 + (index % 20))))
  const births: SeededBirth[] = []
  const add = (birth: SeededBirth, number: string, newbornName: string, issuedOn: string, names = { mother: true, father: true }) => {
    birth.wire.CSYXZMBH = number
    births.push(birth)
    const certificate = certified(birth, newbornName, issuedOn)
    certificates.push({ ...certificate, mother: names.mother ? certificate.mother : null, father: names.father ? certificate.father : null })
  }
  for (const { delivery, certificate } of demoCertificates(today)) {
    add(toBirths(delivery, births.length + 1)[0]!, certificate.number, certificate.newbornName, certificate.issuedOn, certificate.names)
  }
  const chance = new Chance(19960101)
  const taken = new Set(recent.flatMap(({ mother, father }) => [mother, father]).map(parent => parent?.document.number ?? ''))
  for (const row of OLD) {
    const birth = bear(row, births.length + 1, taken, chance)
    add(birth, row.number, nameOf(birth, [row.givenNames, row.givenNames]), plusDays(plainDate(row.born), row.issuedAfterDays))
  }
  return { certificates, births }
}

const dayOf = ({ wire: { XSE_CSRQ } }: SeededBirth) => plainDate(`${XSE_CSRQ.slice(0, 4)}-${XSE_CSRQ.slice(4, 6)}-${XSE_CSRQ.slice(6, 8)}`)

function certified({ wire }: SeededBirth, newbornName: string, issuedOn: string): SeededCertificate {
  return { number: wire.CSYXZMBH!, issuedOn: issuedOn.replaceAll('-', ''), newbornName, birthId: wire.FMJLID, issuer: wire.JGDM, mother: wire.MQ, father: wire.FQ }
}

/** A Chinese name after the parent who has one, the father first; otherwise a name in Latin letters. */
function nameOf({ mother, father }: SeededBirth, [han, latin]: (typeof GIVEN_NAMES)[number]): string {
  const names = [father?.name, mother.name].filter(name => name !== undefined)
  const chinese = names.find(name => /^\p{Script=Han}/u.test(name))
  return chinese ? chinese[0]! + han : `${latin} ${names[0]!.split(' ')[0]!}`
}

function bear({ born, institution, sex, mother, father, outside }: OldRow, number: number, taken: Set<string>, chance: Chance): SeededBirth {
  const [birth] = toBirths(
    {
      institution: institutionById(institution),
      birthDate: born,
      time: `${String(chance.integer(0, 22)).padStart(2, '0')}:${String(chance.integer(0, 59)).padStart(2, '0')}`,
      gestationalDays: chance.integer(262, 288),
      newborns: [{ sex, weightGrams: 10 * chance.integer(290, 380), lengthCentimeters: chance.integer(48, 52) }],
      mother: personOf(born, mother, 'female', taken, chance),
      father: father && personOf(born, father, 'male', taken, chance),
      traits: outside ? ['outsideInstitution'] : [],
      bedsideCode: null,
    },
    number,
  )
  return birth!
}

/** Documents there were at all times; the residence permits came in 2018. */
const OLD_KINDS: readonly string[] = ['residentIdentityCard', 'foreignPassport', 'hongKongMacauTravelPermit', 'taiwanTravelPermit']

/** Somebody with a document as it was numbered on a day. */
function personOf(day: string, origin: Origin, sex: Person['sex'], taken: Set<string>, chance: Chance): Person {
  for (;;) {
    const person = newPerson(origin, sex, [23, 38], plainDate(day), taken, chance)
    const { kind, number } = person.document
    // the permits of those who are not Chinese came in 2024
    if (OLD_KINDS.includes(kind) && !/^[HM]A/.test(number)) return { ...person, document: { kind, number: numberOn(day, kind, number) } }
  }
}

/** Cards had fifteen digits until 1999, without century and check character; permits counted their issues at the end. */
function numberOn(day: string, kind: string, number: string): string {
  if (kind === 'residentIdentityCard' && day < '1999-10-01') return number.slice(0, 6) + number.slice(8, 17)
  if (kind === 'hongKongMacauTravelPermit' && day < '2013-01-01') return `${number}00`
  if (kind === 'taiwanTravelPermit' && day < '2008-09-25') return `${number}01`
  return number
}
