import { HAND_MADE_PLANS, type HandMadePlan } from '../../../test/immunization-plans'
import { plainDate } from '../dates/plain-date'
import { ordinaryChild, type GivenDose, type ImmunizedChild } from './child'
import { immunizationPlan, type DoseState, type ImmunizationPlan } from './plan'
import { PROGRAMMES } from './programmes'
import type { Vaccine } from './vaccines'

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
