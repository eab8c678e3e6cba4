import type { PlainDate } from '../dates/plain-date'

/** A certificate as phase 3 has just issued it, with the code it gave, if any. */
export type IssuedCertificate = { number: string; issuedOn: PlainDate; populationCode: string | null }

/**
 * Who gives a certificate its 人口编码. How the code is made is not public, so nothing here makes one up: the assigner is
 * chosen where the house is put together (bff/src/composition.ts). Whoever writes one keeps these rules.
 * - Unique: no two certificates have the same code.
 * - Repeatable: the same certificate asked about again, after a fall or a lost answer, gets the same code.
 * - Null means nobody knows it yet.
 */
export type PopulationCodeAssigner = (issued: IssuedCertificate) => string | null

/** The code phase 3 answered with when the certificate was issued, and no other. */
export const populationCodeOfRegistry: PopulationCodeAssigner = ({ populationCode }) => populationCode
