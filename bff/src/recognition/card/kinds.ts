import type { DocumentSide, RecognizedKind } from '@mcb/shared/contract'
import type { Label, Title } from './words'

export type CardKind = Exclude<RecognizedKind, 'foreignPassport'>

/** One side of one kind of card: what it prints. */
export type SideRow = {
  kind: CardKind
  side: DocumentSide
  /** The kind's own title; a side that prints one must show it, unless its labels leave no doubt. */
  title: Title | null
  labels: readonly Label[]
  /** Validity in whole years, by the rules of issue; `endless` is 长期. */
  years: readonly number[]
  endless: boolean
}

const IDENTITY_FRONT: readonly Label[] = ['name', 'sex', 'birth', 'address', 'citizenNumber']
const PERMIT_FRONT: readonly Label[] = ['name', 'sex', 'birth', 'validity', 'issuer', 'number', 'count']
const NO_DATES = { years: [], endless: false }

/**
 * The sides the reader knows. Terms: resident identity cards 5, 10 and 20 years and without an end (Law on Resident Identity
 * Cards, article 5); residence permits 5 years (State Council 2018/81, article 7); travel permits 10 years, or 5 under 18 and
 * for residents who are not Chinese, 5 for Taiwan (exit-entry administration 2013, 2015, 2024); permanent residents 10 years,
 * 5 under 18 (order 74 of 2004, article 23).
 */
export const SIDES: readonly SideRow[] = [
  { kind: 'residentIdentityCard', side: 'front', title: null, labels: [...IDENTITY_FRONT, 'ethnicity'], ...NO_DATES },
  { kind: 'residentIdentityCard', side: 'back', title: 'identityCard', labels: ['issuer', 'validity'], years: [5, 10, 20], endless: true },
  { kind: 'residencePermit', side: 'front', title: null, labels: IDENTITY_FRONT, ...NO_DATES },
  { kind: 'residencePermit', side: 'back', title: 'residencePermit', labels: ['issuer', 'validity', 'permitNumber', 'count'], years: [5], endless: false },
  { kind: 'hongKongMacauTravelPermit', side: 'front', title: 'hongKongMacau', labels: PERMIT_FRONT, years: [5, 10], endless: false },
  { kind: 'taiwanTravelPermit', side: 'front', title: 'taiwan', labels: [...PERMIT_FRONT, 'place'], years: [5], endless: false },
  { kind: 'foreignPermanentResidentCard', side: 'front', title: 'permanentResident', labels: ['name', 'sex', 'birth', 'nationality', 'validity', 'issuer', 'number'], years: [5, 10], endless: false },
]
