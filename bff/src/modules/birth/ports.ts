import type { Institution } from '@mcb/shared/contract'
import type { BirthRecord, IdentityDocumentKind, PlainDate } from '@mcb/shared/domain'

/** An issued certificate as phase 3 has it, with the birth it is about. */
export type RegisteredCertificate = { number: string; issuedOn: PlainDate | null; newbornName: string; record: BirthRecord }

export type BirthQuery = {
  motherDocument: { kind: IdentityDocumentKind; number: string }
  institutionCode: string
  birthDate: PlainDate
}

/**
 * What we ask of phase 3's register of births. Every call may throw `upstream.unavailable`, `upstream.timeout` or
 * `upstream.unexpected`; "nothing there" is an answer, not an error.
 */
export interface BirthRegister {
  listInstitutions(): Promise<Institution[]>
  findBirths(query: BirthQuery): Promise<BirthRecord[]>
  /** The newborns behind the code on a bedside card; none when the code is unknown or used up. */
  findBirthsByBedsideCode(code: string): Promise<BirthRecord[]>
  getBirth(id: string): Promise<BirthRecord | null>
  /** Every birth the register knows of a mother, to notice one recorded twice. */
  findBirthsOfMother(document: { kind: IdentityDocumentKind; number: string }): Promise<BirthRecord[]>
  /** An issued certificate; null when the register has none with this number and day of birth. */
  findCertificate(query: { number: string; birthDate: PlainDate }): Promise<RegisteredCertificate | null>
}

/** Remembers what institutions were called: the dictionary follows phase 3's renames (tender 1.2.1.2.5). */
export interface InstitutionArchive {
  /** Notes today's names. @returns the same institutions with the names they had before, newest first */
  remember(institutions: Institution[]): Promise<Institution[]>
}
