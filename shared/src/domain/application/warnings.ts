import { motherAgeFlags } from '../birth/mother-age'
import { beijingDate, daysBetween } from '../dates/plain-date'
import { isOneDelivery, type BirthRecord } from '../birth/birth-record'
import { certificateNumberWarnings } from '../certificate/certificate-number'
import { newbornNameWarnings } from '../newborn/newborn-name'
import { sameDocumentNumber } from '../identity/identity-document'
import type { Application } from './application'
import type { Settings } from '../settings/settings'
import { birthRecords } from './family'
import { motherAge } from './lock'
import { newbornFamily } from './steps'

/** What a clerk should look at twice. The words are in `i18n` under `caseWarning.<code>`. */
export const CASE_WARNINGS = ['duplicate_birth', 'mother_very_old', 'mother_very_young', 'disputed', 'name_unusual', 'number_unlikely'] as const
export type CaseWarning = { code: (typeof CASE_WARNINGS)[number]; params: Record<string, string | number> }

/**
 * Births that look like the same birth recorded twice: same mother, same pregnancy. Newborns of one delivery (same
 * plurality above one, another place in the birth order) are siblings, not doubles.
 */
export function duplicatesOf(record: BirthRecord, others: readonly BirthRecord[], settings: Settings): BirthRecord[] {
  return others.filter(other => {
    if (other.id === record.id || !sameMother(record, other)) return false
    const day = ({ newborn }: BirthRecord) => beijingDate(new Date(newborn.bornAt))
    if (Math.abs(daysBetween(day(record), day(other))) > settings.births.onePregnancyDays) return false
    return !isSibling(record, other, settings)
  })
}

function isSibling(a: BirthRecord, b: BirthRecord, { births }: Settings): boolean {
  const { plurality, birthOrder } = a.newborn
  return plurality > 1 && plurality === b.newborn.plurality && birthOrder !== b.newborn.birthOrder && isOneDelivery([a, b], births)
}

function sameMother(a: BirthRecord, b: BirthRecord): boolean {
  // of a mother who is not named nothing is known
  return a.mother.documentNumber !== '' && a.mother.documentKind === b.mother.documentKind && sameDocumentNumber(a.mother.documentKind, a.mother.documentNumber, b.mother.documentNumber)
}

/** What the answers themselves make worth a look; `others` are the births the registry knows of the same mother. */
export function caseWarnings(application: Application, others: readonly BirthRecord[], settings: Settings): CaseWarning[] {
  const warnings: CaseWarning[] = []
  const { answers } = application
  const records = birthRecords(answers)
  const doubles = new Set(records.flatMap(record => duplicatesOf(record, others, settings)).map(({ id }) => id))
  if (doubles.size) warnings.push({ code: 'duplicate_birth', params: { count: doubles.size } })
  const age = motherAge(answers)
  const flags = age === null ? [] : motherAgeFlags(age, settings.ages)
  if (flags.includes('flaggedOld')) warnings.push({ code: 'mother_very_old', params: { age: age! } })
  if (flags.includes('flaggedYoung')) warnings.push({ code: 'mother_very_young', params: { age: age! } })
  const family = newbornFamily(answers, settings)
  if (answers.newbornName?.names.some(name => newbornNameWarnings(name, family).length > 0)) warnings.push({ code: 'name_unusual', params: {} })
  const { originalCertificate } = answers
  const birthDate = originalCertificate && beijingDate(new Date(originalCertificate.record.newborn.bornAt))
  if (birthDate && certificateNumberWarnings({ ...originalCertificate, birthDate }, settings.certificate).length) warnings.push({ code: 'number_unlikely', params: {} })
  if (answers.birth?.dispute) warnings.push({ code: 'disputed', params: { count: answers.birth.dispute.fields.length } })
  return warnings
}
