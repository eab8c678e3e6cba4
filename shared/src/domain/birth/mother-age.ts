import { ageOn, beijingDate, type PlainDate } from '../dates/plain-date'
import type { Settings } from '../settings/settings'

/** `locked`: a district looks at the case before it goes on. The others are only counted. */
export const MOTHER_AGE_FLAGS = ['locked', 'flaggedOld', 'flaggedYoung'] as const
export type MotherAgeFlag = (typeof MOTHER_AGE_FLAGS)[number]

/** The mother's completed years on the day of the birth in Beijing. `bornAt` is an instant, ISO 8601 with offset. */
export function motherAgeAtBirth(birthDate: PlainDate, bornAt: string): number {
  return ageOn(birthDate, beijingDate(new Date(bornAt)))
}

/** What the mother's age at the birth (completed years) means for the case; usually nothing. */
export function motherAgeFlags(age: number, { lockMotherFrom, flagMotherFrom, flagMotherUpTo }: Settings['ages']): MotherAgeFlag[] {
  const holds: Record<MotherAgeFlag, boolean> = {
    locked: age >= lockMotherFrom,
    flaggedOld: age >= flagMotherFrom,
    flaggedYoung: age <= flagMotherUpTo,
  }
  return MOTHER_AGE_FLAGS.filter(flag => holds[flag])
}
