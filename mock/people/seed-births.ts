import { plainDate, plusDays } from '@mcb/shared/domain'
import { Chance } from '../specimens/chance'
import { demoDeliveries } from './demo-people'
import { toBirths, type Delivery, type Newborn, type SeededBirth, type Trait } from './delivery'
import { MIDWIFERY_INSTITUTIONS } from './institutions'
import { inventPerson, ORIGINS, type Origin, type Person } from './person'

type Plan = { mother: Origin; father: Origin | null; traits: Trait[] }

const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make)
const PAIRS = ORIGINS.flatMap(mother => ORIGINS.map(father => ({ mother, father })))

/** Every pairing ten times, and every special case with every origin of the mother. */
const PLANS: Plan[] = [
  ...PAIRS.flatMap(pair => times(10, (): Plan => ({ ...pair, traits: [] }))),
  ...ORIGINS.flatMap(mother => times(5, (): Plan => ({ mother, father: null, traits: [] }))),
  ...ORIGINS.flatMap((mother): Plan[] => [
    ...times(2, (): Plan => ({ mother, father: 'mainland', traits: ['twins'] })),
    ...times(2, (): Plan => ({ mother, father: 'foreign', traits: ['motherOver45'] })),
    ...times(2, (): Plan => ({ mother, father: 'mainland', traits: ['outsideInstitution'] })),
    { mother, father: 'foreign', traits: ['wrongWeight'] },
    { mother, father: 'foreign', traits: ['nameMismatch'] },
    { mother, father: 'mainland', traits: ['wrongCheckCharacter'] },
  ]),
  ...ORIGINS.map((mother): Plan => ({ mother, father: 'foreign', traits: ['recordedTwice'] })),
]

/** The days before the reference day in which the births are. */
const SEEDED_DAYS = 90
/** Most certificates are collected within weeks: births older than this have theirs more often than not. */
const CERTIFIED_AFTER_DAYS = 45

/**
 * The births of the mock city, the same for the same day; the demo families come first.
 * @param today YYYY-MM-DD, all births are in the ninety days before it
 */
export function seedBirths(today: string): SeededBirth[] {
  const chance = new Chance(20261120)
  const taken = new Set<string>()
  const births: SeededBirth[] = []
  for (const delivery of demoDeliveries(today)) {
    for (const parent of [delivery.mother, delivery.father]) if (parent) taken.add(parent.document.number)
    births.push(...toBirths(delivery, births.length + 1))
  }
  for (const plan of PLANS) {
    const delivery = deliver(plan, today, taken, chance)
    births.push(...toBirths(delivery, births.length + 1))
    if (plan.traits.includes('recordedTwice')) births.push(...toBirths(takenOver(delivery), births.length + 1))
  }
  certifyTheOld(births, today, chance)
  return births
}

function deliver(plan: Plan, today: string, taken: Set<string>, chance: Chance): Delivery {
  const birthDate = plusDays(plainDate(today), -chance.integer(1, SEEDED_DAYS))
  const twins = plan.traits.includes('twins')
  const mother = newPerson(plan.mother, 'female', plan.traits.includes('motherOver45') ? [45, 49] : [21, 43], birthDate, taken, chance)
  const father = plan.father && newPerson(plan.father, 'male', [23, 52], birthDate, taken, chance)
  const delivery: Delivery = {
    institution: chance.pick(MIDWIFERY_INSTITUTIONS),
    birthDate,
    time: `${String(chance.integer(0, 22)).padStart(2, '0')}:${String(chance.integer(0, 59)).padStart(2, '0')}`,
    gestationalDays: twins ? chance.integer(245, 266) : chance.integer(259, 290),
    newborns: times(twins ? 2 : 1, () => newborn(twins, chance)),
    mother,
    father,
    traits: plan.traits,
    bedsideCode: plan.traits.includes('outsideInstitution') ? null : `BED-${times(6, () => chance.pick([...'ACDEFGHJKLMNPQRTUVWXY34679'])).join('')}`,
  }
  return spoil(delivery)
}

/** The same birth as the next hospital wrote it down, to which mother and child were moved. */
function takenOver(delivery: Delivery): Delivery {
  const next = MIDWIFERY_INSTITUTIONS[(MIDWIFERY_INSTITUTIONS.indexOf(delivery.institution) + 1) % MIDWIFERY_INSTITUTIONS.length]!
  return { ...delivery, institution: next, bedsideCode: null }
}

/** Somebody whose document number nobody else has. */
export function newPerson(origin: Origin, sex: Person['sex'], ages: [number, number], day: string, taken: Set<string>, chance: Chance): Person {
  for (;;) {
    const birthDate = plusDays(plainDate(day), -Math.ceil(chance.between(ages[0] * 365.25 + 1, (ages[1] + 1) * 365.25 - 1)))
    const person = inventPerson(origin, sex, birthDate, chance)
    if (taken.has(person.document.number)) continue
    taken.add(person.document.number)
    return person
  }
}

function newborn(twins: boolean, chance: Chance): Newborn {
  const sex = chance.pick(['female', 'male'] as const)
  const weightGrams = 10 * Math.round((twins ? 2450 : 3300) / 10 + chance.normal() * (twins ? 22 : 32))
  return { sex, weightGrams, lengthCentimeters: Math.round(2 * (twins ? 46 : 50) + chance.normal() * 2.4) / 2 }
}

/** The mistakes people make when they type. */
function spoil(delivery: Delivery): Delivery {
  const { traits, mother, father, newborns } = delivery
  if (traits.includes('wrongWeight')) return { ...delivery, newborns: newborns.map(one => ({ ...one, weightGrams: Math.floor(one.weightGrams / 10) })) }
  if (traits.includes('nameMismatch')) return { ...delivery, recorded: { motherName: mistype(mother.name) } }
  if (!traits.includes('wrongCheckCharacter')) return delivery
  if (mother.document.kind === 'residentIdentityCard') return { ...delivery, recorded: { motherNumber: wrongCheck(mother.document.number) } }
  return father ? { ...delivery, recorded: { fatherNumber: wrongCheck(father.document.number) } } : delivery
}

/** A letter of a long name is lost, the characters of a short one change places. */
function mistype(name: string): string {
  return name.length > 4 ? name.slice(0, 3) + name.slice(4) : [...name].reverse().join('')
}

function wrongCheck(number: string): string {
  return number.slice(0, 17) + (number[17] === '7' ? '8' : '7')
}

function certifyTheOld(births: SeededBirth[], today: string, chance: Chance): void {
  const edge = plusDays(plainDate(today), -CERTIFIED_AFTER_DAYS).replaceAll('-', '')
  let serial = 0
  for (const { wire, traits } of births) {
    if (traits.includes('recordedTwice')) continue
    if (wire.XSE_CSRQ.slice(0, 8) < edge && chance.next() < 0.7) wire.CSYXZMBH = certificateNumber(++serial)
  }
}

/** The letter of the newest paper there is; the one of 2026 is not known. */
const LETTER_IN_USE = 'Z'

/** A letter for the printing year, 11 for Beijing, a serial number of seven digits. */
export function certificateNumber(serial: number): string {
  return `${LETTER_IN_USE}11${String(serial).padStart(7, '0')}`
}
