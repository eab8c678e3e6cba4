import { plainDate, plusDays } from '@mcb/shared/domain'
import { timeOf, type Delivery } from './delivery'
import {
  DEMO_ROLES, FAMILIES, type DemoCertificate, type DemoDocument, type DemoRole, type FamilyKind, type FamilyRow, type Member,
} from './demo-families'
import type { Person } from './person'

export { FAMILY_KINDS, type FamilyKind } from './demo-families'

/** Somebody to try the service as. */
export type DemoPerson = {
  name: string
  role: DemoRole
  /** Of the family, as in `demoFamilies`. */
  familyId: string
  familyKind: FamilyKind
  /** Their stable id at Jingtong, and the button on its sign-in page. */
  jingtongId: string
  sex: Person['sex']
  /** What the form asks of it, photos aside. */
  document: DemoDocument
  /** The person's own, YYYY-MM-DD. */
  parentBirthDate: string
  /** Where the birth was, or who issues for it. */
  institutionCode: string
  institutionName: string
  institutionNameEnglish: string
  /** The newborn's, YYYY-MM-DD. */
  birthDate: string
  /** A file in mock/specimens/photos. */
  passportPhoto: string | null
  bedsideCode: string | null
  /** Of the certificate the family comes with. */
  certificateNumber: string | null
}

/** A family to try the service as, with what its pages ask besides documents. */
export type DemoFamily = Pick<FamilyRow, 'id' | 'kind' | 'applies'> & {
  /** Everybody's document, also of those who cannot sign in. */
  documents: Partial<Record<DemoRole, DemoDocument>>
  institutionCode: string
  /** YYYY-MM-DD */
  birthDate: string
  newborns: { sex: Person['sex']; bornAt: string }[]
  bedsideCode: string | null
  /** What the parents tell of a birth phase 3 does not know. */
  outsideBirth: NonNullable<FamilyRow['outsideBirth']> | null
  certificate: DemoCertificate | null
}

/** Who cannot be asked any more cannot sign in either. */
const AWAY: readonly string[] = ['deceased', 'missing']

const dayOf = ({ born }: FamilyRow, today: string) => (typeof born === 'string' ? plainDate(born) : plusDays(plainDate(today), -born))

function memberOf(family: FamilyRow, role: DemoRole): Member | null {
  if (role === 'mother' || role === 'father') return family[role]
  return family.representative?.role === role ? family.representative : null
}

function deliveryOf(family: FamilyRow, today: string): Delivery {
  const { institution, time, gestation: [weeks, days], newborns, mother, father, traits = [], bedsideCode = null, recorded, recordedAlone } = family
  return { institution, time, newborns, mother, father: recordedAlone ? null : father, traits, bedsideCode, recorded, birthDate: dayOf(family, today), gestationalDays: weeks * 7 + days }
}

/** What the delivery rooms recorded of the demo families lately. */
export function demoDeliveries(today: string): Delivery[] {
  return FAMILIES.filter(({ certificate, outsideBirth }) => !certificate && !outsideBirth).map(family => deliveryOf(family, today))
}

/** The demo families' certificates that phase 3 knows, each with its delivery. */
export function demoCertificates(today: string): { delivery: Delivery; certificate: DemoCertificate }[] {
  return FAMILIES.flatMap(family => (family.certificate?.inRegistry ? { delivery: deliveryOf(family, today), certificate: family.certificate } : []))
}

/** @param today YYYY-MM-DD, the births are counted back from it */
export function demoFamilies(today: string): DemoFamily[] {
  return FAMILIES.map(family => ({
    id: family.id,
    kind: family.kind,
    applies: family.applies,
    documents: Object.fromEntries(DEMO_ROLES.flatMap(role => [[role, memberOf(family, role)?.document] as const]).filter(([, document]) => document)),
    institutionCode: family.institution.wire.JGDM,
    birthDate: dayOf(family, today),
    newborns: family.newborns.map(({ sex }, index) => ({ sex, bornAt: `${dayOf(family, today)}T${timeOf(family, index).replace(/..$/, ':$&')}:00+08:00` })),
    bedsideCode: family.bedsideCode ?? null,
    outsideBirth: family.outsideBirth ?? null,
    certificate: family.certificate ?? null,
  }))
}

/** The people a visitor can be, mothers before fathers, those in their place last. @param today YYYY-MM-DD, as for `demoFamilies` */
export function demoPeople(today: string): DemoPerson[] {
  return FAMILIES.flatMap(family =>
    DEMO_ROLES.flatMap(role => {
      const member = memberOf(family, role)
      const away = (role === 'mother' || role === 'father') && AWAY.includes(family.applies.family[role])
      if (!member || away) return []
      return {
        name: member.nameOnDocument,
        role,
        familyId: family.id,
        familyKind: family.kind,
        jingtongId: `${family.id}-${role}`,
        sex: member.sex,
        document: member.document,
        parentBirthDate: member.birthDate,
        institutionCode: family.institution.wire.JGDM,
        institutionName: family.institution.wire.JGMC,
        institutionNameEnglish: family.institution.wire.JGYWMC,
        birthDate: dayOf(family, today),
        passportPhoto: member.photo,
        bedsideCode: family.bedsideCode ?? null,
        certificateNumber: family.certificate?.number ?? null,
      }
    }),
  )
}
