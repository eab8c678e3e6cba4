import { HAND_MADE_PLANS, type HandMadePlan } from '../../../test/immunization-plans'
import { daysBetween, plainDate, plusDays } from '../dates/plain-date'
import { ordinaryChild, type GivenDose, type ImmunizedChild } from './child'
import { immunizationPlan, type DoseState, type ImmunizationPlan } from './plan'
import { PROGRAMMES } from './programmes'
import { liveness, VACCINE_NAMES, type Vaccine } from './vaccines'

function planOf({ born = '2026-01-01', child = {}, given, today, programme = 'cn-2026' }: HandMadePlan): ImmunizationPlan {
  const { immunoglobulinOn, illUntil, ...rest } = child
  const whole: ImmunizedChild = {
    ...ordinaryChild(plainDate(born)),
    ...rest,
    immunoglobulinOn: immunoglobulinOn ? plainDate(immunoglobulinOn) : null,
    illUntil: illUntil ? plainDate(illUntil) : null,
  }
  const doses = given.split(', ').filter(Boolean).map((text): GivenDose => {
    const [vaccine, on] = text.split(' ') as [Vaccine, string]
    return { vaccine, on: plainDate(on) }
  })
  return immunizationPlan(whole, doses, plainDate(today), PROGRAMMES.find(({ id }) => id === programme)!)
}

const inState = ({ doses }: ImmunizationPlan, ...states: DoseState[]) => doses.filter(({ state }) => states.includes(state)).map(({ id }) => id).sort()
const words = (text = '') => text.split(' ').filter(Boolean).sort()

describe('the plan of a child', () => {
  it.each(HAND_MADE_PLANS.map(plan => [plan.who, plan] as const))('%s', (_who, expected) => {
    const plan = planOf(expected)
    expect(inState(plan, 'due')).toEqual(words(expected.now))
    expect(inState(plan, 'overdue')).toEqual(words(expected.overdue))
    expect(inState(plan, 'notNeeded', 'askClinic')).toEqual(words(expected.aside))
    expect(plan.early).toHaveLength(expected.early ?? 0)
    for (const [id, said] of Object.entries(expected.next ?? {})) {
      const [day, what] = typeof said === 'string' ? [said] : said
      const found = plan.doses.find(dose => dose.id === id)
      expect([id, found?.due]).toEqual([id, day])
      if (what) expect([found?.vaccine, found?.reason]).toContain(what)
    }
  })

  it('has been worked out by hand for at least fifty children, each told apart', () => {
    expect(new Set(HAND_MADE_PLANS.map(({ who }) => who)).size).toBe(HAND_MADE_PLANS.length)
    expect(HAND_MADE_PLANS.length).toBeGreaterThanOrEqual(50)
  })
})

describe('every plan', () => {
  it.each(HAND_MADE_PLANS.map(plan => [plan.who, plan] as const))('of a child %s keeps the rules of all plans', (_who, made) => {
    const plan = planOf(made)
    const ids = plan.doses.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const dose of plan.doses) {
      expect(dose.overdue).toBe(dose.state === 'overdue')
      expect(dose.givenOn !== null).toBe(dose.state === 'given')
      expect(dose.due !== null).toBe(['later', 'due', 'overdue'].includes(dose.state))
      if (dose.state === 'later') expect(dose.due! > made.today).toBe(true)
    }
  })
})

describe('whatever was given when', () => {
  /** The same numbers on every machine. */
  function* numbers(seed: number): Generator<number, never> {
    for (let state = seed; ; ) yield (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648
  }

  it('injected live vaccines are planned for one day or 28 days apart, and the doses of a series one after the other', () => {
    const chance = numbers(7)
    const below = (limit: number) => Math.floor(chance.next().value * limit)
    const born = plainDate('2026-01-01')
    for (let child = 0; child < 150; child += 1) {
      const age = below(2600)
      const today = plusDays(born, age)
      const given = Array.from({ length: below(14) }, () => ({ vaccine: VACCINE_NAMES[below(VACCINE_NAMES.length)]!, on: plusDays(born, below(age + 1)) }))
      const { doses } = immunizationPlan({ ...ordinaryChild(born), liveVaccinesHeld: below(10) === 0 }, given, today, PROGRAMMES.at(-1)!)
      const dayOf = ({ due, givenOn }: (typeof doses)[number]) => givenOn ?? (due && due > today ? due : today)
      const live = given.filter(({ vaccine }) => liveness(vaccine) === 'injected').map(({ on }) => on)
      const planned = doses.filter(({ due, vaccine }) => due && liveness(vaccine) === 'injected').map(dayOf)
      const near = planned.filter(day => [...live, ...planned].some(other => other !== day && Math.abs(daysBetween(other, day)) < 28))
      const backwards = doses.filter(dose => dose.due && doses.some(before => before.series === dose.series && before.dose < dose.dose && dayOf(before) >= dayOf(dose)))
      expect({ child, near, backwards: backwards.map(({ id }) => id) }).toEqual({ child, near: [], backwards: [] })
    }
  })
})
