import type { NationalRecord } from './fields'

/**
 * Who gives a certificate its 人口编码. How the code is made is not public, so nothing here makes one up: the assigner is
 * chosen where the house is put together. Whoever writes one keeps these rules.
 * - Unique: no two certificates have the same code.
 * - Repeatable: the same record asked about again, after a fall or a lost answer, gets the same code.
 * - Null means nobody knows it yet; the certificate is asked about again later.
 */
export type PopulationCodeAssigner = (record: NationalRecord) => string | null

/** The code phase 3 answered with when the certificate was issued, and no other. */
export const populationCodeOfRegistry: PopulationCodeAssigner = record => record.RKBM || null

/** A certificate's code. One that is there is never changed, whatever an assigner says. */
export function populationCodeOf(certificate: { populationCode: string | null }, record: NationalRecord, assign: PopulationCodeAssigner): string | null {
  return certificate.populationCode ?? assign(record)
}
