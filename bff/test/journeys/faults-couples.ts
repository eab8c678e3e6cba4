import { plainDate, plusDays } from '@mcb/shared/domain'
import type { WireBirth } from '../../src/upstream/phase3/wire'
import { toBirths } from '../../../mock/people/delivery'
import { MIDWIFERY_INSTITUTIONS } from '../../../mock/people/institutions'
import type { Person } from '../../../mock/people/person'
import { newPerson } from '../../../mock/people/seed-births'
import type { Chance } from '../../../mock/specimens/chance'
import { REFERENCE_DAY } from '../support/reference-day'
import { specimenPhoto } from '../support/specimen-photo'
import type { FamilyPapers } from './family'
import { passportOf } from './town'

/** Far from the numbers of the births that are seeded. */
const FIRST_NUMBER = 7001
/** Who applies later is asked why. */
const LATEST_DAYS = 25

export type Couple = { papers: FamilyPapers; birth: WireBirth }

/** Foreign couples nobody has heard of, each with a newborn of the last weeks that phase 3 is yet to be told of. */
export function newCouples(count: number, chance: Chance): Couple[] {
  const taken = new Set<string>()
  return Array.from({ length: count }, (_, index) => {
    const birthDate = plusDays(plainDate(REFERENCE_DAY), -chance.integer(2, LATEST_DAYS))
    const mother = withPassport('female', birthDate, taken, chance)
    const father = withPassport('male', birthDate, taken, chance)
    const institution = MIDWIFERY_INSTITUTIONS[index % MIDWIFERY_INSTITUTIONS.length]!
    const newborn = { sex: chance.pick(['female', 'male'] as const), weightGrams: chance.integer(2600, 4000), lengthCentimeters: chance.integer(47, 53) }
    const delivery = { institution, birthDate, time: '09:30', gestationalDays: chance.integer(260, 288), newborns: [newborn], mother, father, traits: [], bedsideCode: null }
    const [{ wire } = impossible()] = toBirths(delivery, FIRST_NUMBER + index)
    const photo = specimenPhoto(index % 2 ? '2-father-passport.jpg' : '1-mother-passport.jpg')
    return { birth: wire, papers: { institutionCode: wire.JGDM, birthDate, mother: passportOf(mother, 'female'), father: passportOf(father, 'male'), photo } }
  })
}

function withPassport(sex: Person['sex'], birthDate: string, taken: Set<string>, chance: Chance): Person {
  for (;;) {
    const person = newPerson('foreign', sex, [23, 42], birthDate, taken, chance)
    if (person.document.kind === 'foreignPassport') return person
  }
}

function impossible(): never {
  throw new Error('a delivery without a newborn')
}
