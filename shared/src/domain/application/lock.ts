import { motherAgeAtBirth, motherAgeFlags } from '../birth/mother-age'
import type { Answers, Lock } from './application'
import { birthRecords, isNamed } from './family'
import type { Settings } from '../settings/settings'

/** The mother's age at the birth; null while one of the two is not known or she is not named. */
export function motherAge(answers: Answers): number | null {
  const [record] = birthRecords(answers)
  return record && answers.motherDocument && isNamed(answers, 'mother') ? motherAgeAtBirth(answers.motherDocument.birthDate, record.newborn.bornAt) : null
}

/** The lock an application gets when it is filed: a mother of 45 or more is looked at twice (tender 1.2.5.1). */
export function lockOf(answers: Answers, settings: Settings): Lock | null {
  const age = motherAge(answers)
  if (age === null || !motherAgeFlags(age, settings.ages).includes('locked')) return null
  return { reason: 'motherAge', motherAge: age, state: 'locked', askedBy: null, askNote: '', decidedBy: null, decisionNote: '' }
}
