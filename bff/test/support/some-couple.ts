import { plainDate } from '@mcb/shared/domain'
import { papersOf } from '../journeys/town'
import type { Couple } from './journey'

/** One of many couples phase 3 knows, each with a newborn of their own. @param index from 0 */
export function someCouple(index: number): Couple {
  const { mother, father, institutionCode, birthDate } = papersOf(index + 1)[index]!
  return {
    mother: { ...mother, photoId: null },
    father: { ...father, photoId: null },
    photos: ['1-mother-passport.jpg', '2-father-passport.jpg'],
    institution: institutionCode,
    birthDate: plainDate(birthDate),
    names: ['Alma'],
  }
}
