import { plainDate } from '../dates/plain-date'
import { assessRisk, RISK_COLOURS, riskFacts, type RiskFactorCode } from './risk'
import { FOLLOW_UP_IDS, FOLLOW_UPS, followUps, windowDates } from './visits'

const due = plainDate('2026-10-08')
const waiting = { due, birthDate: null, dischargedOn: null }

describe('the visits', () => {
  it('have the days the public health service gives them', () => {
    const dates = { due, birthDate: plainDate('2026-10-01'), dischargedOn: plainDate('2026-10-05') }
    expect(Object.fromEntries(FOLLOW_UP_IDS.map(id => [id, windowDates(FOLLOW_UPS[id].window, dates)]))).toEqual({
      antenatal1: { from: '2026-01-01', to: '2026-04-01' },
      antenatal2: { from: '2026-04-23', to: '2026-05-27' },
      antenatal3: { from: '2026-05-28', to: '2026-06-24' },
      antenatal4: { from: '2026-07-16', to: '2026-09-16' },
      antenatal5: { from: '2026-09-17', to: '2026-10-14' },
      postnatalVisit: { from: '2026-10-05', to: '2026-10-12' },
      newbornHomeVisit: { from: '2026-10-05', to: '2026-10-12' },
      day28Check: { from: '2026-10-29', to: '2026-10-31' },
      day42Check: { from: '2026-11-12', to: '2026-11-26' },
    })
  })

  it('are done, to come, due now, or past', () => {
    const states = followUps(waiting, ['antenatal1'], plainDate('2026-05-28')).map(({ id, state }) => [id, state])
    expect(states).toEqual([['antenatal1', 'done'], ['antenatal2', 'passed'], ['antenatal3', 'now'], ['antenatal4', 'later'], ['antenatal5', 'later']])
  })

  it('before the birth are no longer waited for after it', () => {
    const planned = followUps({ due, birthDate: plainDate('2026-09-01'), dischargedOn: null }, ['antenatal1'], plainDate('2026-09-06'))
    expect(planned.map(({ id, state }) => [id, state])).toEqual([
      ['antenatal1', 'done'], ['postnatalVisit', 'now'], ['newbornHomeVisit', 'now'], ['day28Check', 'later'], ['day42Check', 'later'],
    ])
  })
})

describe('the five colours', () => {
  const facts = (born: string, bmiBefore: number | null) => riskFacts({ motherBirthDate: plainDate(born), due, bmiBefore })

  it.each([
    ['of a woman of 30', '1996-03-01', 21, [], 'green', false],
    ['of a woman who is 35 on the due date', '1991-10-08', 21, [], 'yellow', false],
    ['of a woman who is 35 the day after', '1991-10-09', 21, [], 'green', false],
    ['of a woman of 18', '2008-01-01', 21, [], 'yellow', false],
    ['of a woman of 40', '1986-10-08', 21, [], 'orange', false],
    ['with a low weight', '1996-03-01', 18.4, [], 'yellow', false],
    ['with a body mass index of 28', '1996-03-01', 28, [], 'orange', false],
    ['with twins', '1996-03-01', 21, ['twins'], 'yellow', false],
    ['with the highest of several', '1990-03-01', 21, ['twins', 'severeHeartDisease'], 'red', false],
    ['with hepatitis: purple beside green', '1996-03-01', 21, ['hepatitis'], 'green', true],
    ['with hepatitis and diabetes: purple beside orange', '1996-03-01', 21, ['hepatitis', 'diabetes'], 'orange', true],
  ])('%s', (_who, born, bmi, named, level, infectious) => {
    expect(assessRisk(named as RiskFactorCode[], facts(born, bmi))).toMatchObject({ level, infectious })
  })

  it("never fall below a clinician's own assessment", () => {
    expect(assessRisk([], facts('1996-03-01', 21), 'orange')).toEqual({ level: 'orange', infectious: false, factors: [] })
    expect(assessRisk(['severeHypertension'], facts('1996-03-01', 21), 'orange').level).toBe('red')
  })

  it('are told apart by shape, not by colour alone', () => {
    const shapes = Object.values(RISK_COLOURS).map(({ shape }) => shape)
    expect(new Set(shapes).size).toBe(5)
  })
})
