import type { IdentityDocumentKind } from '../identity/document-kinds'
import type { Sex } from '../identity/identity-document'

/** A parent as the delivery record knows them. */
export type BirthRecordParent = {
  name: string
  documentKind: IdentityDocumentKind
  documentNumber: string
  nationality: string
}

/** A birth as phase 3 (妇幼三期) holds it, in our words. Phase 3 stays the record; this is a copy with its time. */
export type BirthRecord = {
  id: string
  institutionCode: string
  placeOfBirth: 'institution' | 'outsideInstitution'
  newborn: {
    sex: Sex
    /** ISO 8601 with offset, Beijing time. */
    bornAt: string
    gestationalWeeks: number
    gestationalDays: number
    weightGrams: number
    lengthCentimeters: number
    /** 1 for a single child; twins are 1 and 2. */
    birthOrder: number
    plurality: number
  }
  mother: BirthRecordParent
  father: BirthRecordParent | null
  /** Set once a certificate has been issued for this newborn. */
  certificateNumber: string | null
}

/** What a parent may say is wrong in the delivery record. */
export const DISPUTABLE_BIRTH_FIELDS = ['sex', 'bornAt', 'weightGrams', 'lengthCentimeters', 'mother', 'father', 'notOurs'] as const
export type DisputableBirthField = (typeof DISPUTABLE_BIRTH_FIELDS)[number]
