import { beijingDate, daysBetween } from '../dates/plain-date'
import type { IdentityDocumentKind, Sex } from '../identity/document-kinds'
import type { Settings } from '../settings/settings'

export type PlaceOfBirth = 'institution' | 'outsideInstitution'

/** A parent as the delivery record knows them. */
export type BirthRecordParent = {
  name: string
  documentKind: IdentityDocumentKind
  documentNumber: string
  nationality: string
}

/** A newborn as the delivery record describes them; what nobody measured is null (births outside an institution). */
export type BirthRecordNewborn = {
  sex: Sex
  /** ISO 8601 with offset, Beijing time. */
  bornAt: string
  gestationalWeeks: number | null
  gestationalDays: number | null
  weightGrams: number | null
  lengthCentimeters: number | null
  /** 1 for a single child; twins are 1 and 2. */
  birthOrder: number
  plurality: number
}

/** A birth as phase 3 (妇幼三期) holds it, in our words. Phase 3 stays the record; this is a copy with its time. */
export type BirthRecord = {
  id: string
  institutionCode: string
  /** As phase 3 writes it on this record, whatever the dictionary says today (tender 1.2.3.10). */
  institutionName: string
  placeOfBirth: PlaceOfBirth
  /** Province, city and district by name, and the district's GB/T 2260 code. */
  birthPlace: { province: string; city: string; district: string; districtCode: string }
  /** Who attended the birth; null when nobody did or nobody wrote it down. */
  attendant: string | null
  newborn: BirthRecordNewborn
  mother: BirthRecordParent
  father: BirthRecordParent | null
  /** Set once a certificate has been issued for this newborn. */
  certificateNumber: string | null
}

/** What a parent may say is wrong in the delivery record. */
export const DISPUTABLE_BIRTH_FIELDS = ['sex', 'bornAt', 'weightGrams', 'lengthCentimeters', 'mother', 'father', 'notOurs'] as const
export type DisputableBirthField = (typeof DISPUTABLE_BIRTH_FIELDS)[number]

export type BirthDispute = { fields: DisputableBirthField[]; note: string }

/** What a clerk may put right in a delivery record; a field that is not there stays as it is. */
export type BirthCorrection = {
  sex?: Sex
  bornAt?: string
  weightGrams?: number
  lengthCentimeters?: number
  gestationalWeeks?: number
  gestationalDays?: number
  motherName?: string
  motherDocumentNumber?: string
  fatherName?: string
  fatherDocumentNumber?: string
}

/** The parts of a delivery record that can be put right, in the order they are shown. */
export const CORRECTABLE_BIRTH_PARTS = [
  'sex', 'bornAt', 'gestationalWeeks', 'gestationalDays', 'weightGrams', 'lengthCentimeters', 'motherName', 'motherDocumentNumber', 'fatherName', 'fatherDocumentNumber',
] as const satisfies readonly (keyof BirthCorrection)[]

/** One part of a record, as it was and as it is to be; null: nobody had written it down. */
export type BirthChange = { part: (typeof CORRECTABLE_BIRTH_PARTS)[number]; before: string | number | null; after: string | number }

/** What a correction changes in a record: parts that stay as they were are not among it. */
export function birthChanges(record: BirthRecord, correction: BirthCorrection): BirthChange[] {
  const { newborn, mother, father } = record
  const before: Record<BirthChange['part'], string | number | null> = {
    ...newborn,
    motherName: mother.name,
    motherDocumentNumber: mother.documentNumber,
    fatherName: father?.name ?? null,
    fatherDocumentNumber: father?.documentNumber ?? null,
  }
  return CORRECTABLE_BIRTH_PARTS.flatMap(part => {
    const after = correction[part]
    const same = after === before[part] || (part === 'bornAt' && Date.parse(String(after)) === Date.parse(newborn.bornAt))
    return after === undefined || after === null || same ? [] : [{ part, before: before[part], after }]
  })
}

/** The record as it reads after a correction. */
export function corrected(record: BirthRecord, correction: BirthCorrection): BirthRecord {
  const { motherName, motherDocumentNumber, fatherName, fatherDocumentNumber, ...newborn } = correction
  const parent = <P extends BirthRecordParent | null>(before: P, name?: string, documentNumber?: string): P =>
    before && { ...before, ...(name ? { name } : {}), ...(documentNumber ? { documentNumber } : {}) }
  return {
    ...record,
    newborn: { ...record.newborn, ...newborn },
    mother: parent(record.mother, motherName, motherDocumentNumber),
    father: parent(record.father, fatherName, fatherDocumentNumber),
  }
}

/** Whether newborns can be of one delivery: in one house, and no further apart than twins on both sides of midnight. */
export function isOneDelivery(records: readonly BirthRecord[], { oneDeliveryDays }: Settings['births']): boolean {
  const days = records.map(({ newborn }) => beijingDate(new Date(newborn.bornAt))).sort()
  const [first, last] = [days[0], days.at(-1)]
  const oneHouse = new Set(records.map(({ institutionCode }) => institutionCode)).size <= 1
  return oneHouse && (!first || !last || daysBetween(first, last) <= oneDeliveryDays)
}
