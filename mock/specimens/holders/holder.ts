import type { DocumentSide, RecognizedFieldName, RecognizedKind } from '@mcb/shared/contract'
import type { Sex } from '@mcb/shared/domain'

/** The kinds that are cards of ID-1 size. */
export type CardKind = Exclude<RecognizedKind, 'foreignPassport'>

/** Which print of a kind it is, where there are several. */
export type Edition = 'usual' | 'nonChinese' | '2017' | '2023'

/** Somebody invented, and what stands on their card. Dates ISO; names as printed. */
export type Holder = {
  kind: CardKind
  edition: Edition
  number: string
  nameZh?: string
  latin?: { surname: string; givenNames: string }
  sex: Sex
  birthDate: string
  /** Without 族. */
  ethnicity?: string
  address?: string
  nationality?: { code: string; zh: string; en: string }
  issueDate: string
  /** Null: 长期. */
  expiryDate: string | null
  issuer: string
  /** How often the permit was issued, two digits. */
  issueCount?: string
  /** A residence permit's back names the travel permit. */
  travelPermitNumber?: string
}

/** What is to be read from one side, in the words of the contract; `printedNames` where the page spells them otherwise than its zone. */
export type SpecimenTruth = {
  kind: RecognizedKind
  side: DocumentSide
  fields: Partial<Record<RecognizedFieldName, string>>
  printedNames?: { surname: string; givenNames: string }
}
