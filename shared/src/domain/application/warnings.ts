import { beijingDate, daysBetween } from '../dates/plain-date'
import type { BirthRecord } from '../birth/birth-record'
import { sameDocumentNumber } from '../identity/identity-document'
import type { Application } from './application'
import type { Settings } from '../settings/settings'
import { birthRecords } from './family'
import { motherAge } from './lock'

/** What a clerk should look at twice. The words are in `i18n` under `caseWarning.<code>`. */
export const CASE_WARNINGS = ['duplicate_birth', 'mother_very_old', 'mother_very_young', 'disputed', 'surname_of_neither', 'number_letter'] as const
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
    return !isSibling(record, other)
  })
}

function isSibling(a: BirthRecord, b: BirthRecord): boolean {
  const { plurality, birthOrder } = a.newborn
  return plurality > 1 && plurality === b.newborn.plurality && birthOrder !== b.newborn.birthOrder && a.institutionCode === b.institutionCode
}

function sameMother(a: BirthRecord, b: BirthRecord): boolean {
  return a.mother.documentKind === b.mother.documentKind && sameDocumentNumber(a.mother.documentKind, a.mother.documentNumber, b.mother.documentNumber)
}

/** What the answers themselves make worth a look; `others` are the births the registry knows of the same mother. */
export function caseWarnings(application: Application, others: readonly BirthRecord[], settings: Settings): CaseWarning[] {
  const warnings: CaseWarning[] = []
  const { answers } = application
  const records = birthRecords(answers)
  const doubles = new Set(records.flatMap(record => duplicatesOf(record, others, settings)).map(({ id }) => id))
  if (doubles.size) warnings.push({ code: 'duplicate_birth', params: { count: doubles.size } })
  const age = motherAge(answers)
  if (age !== null && age >= settings.ages.flagMotherFrom) warnings.push({ code: 'mother_very_old', params: { age } })
  if (age !== null && age <= settings.ages.flagMotherUpTo) warnings.push({ code: 'mother_very_young', params: { age } })
  if (answers.birth?.dispute) warnings.push({ code: 'disputed', params: { count: answers.birth.dispute.fields.length } })
  return warnings
}
