import { plainDate } from '../dates/plain-date'
import { DEFAULT_SETTINGS } from '../settings/settings'
import { AFTER_STEP_IDS, AFTER_STEPS, afterSteps, usualNationality, type AfterFamily, type Standing } from './after-certificate'

const BORN = plainDate('2026-10-01')
const family = (mother: Standing | null, father: Standing | null, more: Partial<AfterFamily> = {}): AfterFamily => ({
  mother, father, childNationality: usualNationality({ mother, father }), usedAbroad: false, maternityInsured: false, ...more,
})
const stepsOf = (of: AfterFamily, today = '2026-10-02') => afterSteps(of, BORN, [], { today: plainDate(today), settings: DEFAULT_SETTINGS })

describe('after the certificate', () => {
  it.each([
    ['a couple from here', family('mainland', 'mainland'), ['childHealthFile', 'vaccinationBook', 'householdRegister', 'medicalInsurance', 'socialSecurityCard']],
    ['a single mother from here, insured at work', family('mainland', null, { maternityInsured: true }), ['childHealthFile', 'vaccinationBook', 'householdRegister', 'medicalInsurance', 'socialSecurityCard', 'maternityAllowance']],
    ['a foreign couple', family('foreign', 'foreign', { usedAbroad: true }), ['childHealthFile', 'vaccinationBook', 'foreignRegistration', 'embassy', 'apostille']],
    ['a couple of here and abroad', family('mainland', 'foreign'), ['childHealthFile', 'vaccinationBook', 'nationality', 'householdRegister', 'medicalInsurance', 'socialSecurityCard', 'embassy']],
    ['the same couple, once the child is foreign', family('mainland', 'foreign', { childNationality: 'foreign' }), ['childHealthFile', 'vaccinationBook', 'foreignRegistration', 'embassy']],
    ['a couple from Hong Kong and Macau', family('hongKong', 'macau'), ['childHealthFile', 'vaccinationBook', 'medicalInsurance', 'hongKongMacauTravel']],
    ['a mother from here and a father from Taiwan', family('mainland', 'taiwan'), ['childHealthFile', 'vaccinationBook', 'householdRegister', 'medicalInsurance', 'socialSecurityCard', 'taiwanTravel']],
  ])('%s is told their own steps, those with a day first', (_who, of, ids) => {
    expect(stepsOf(of).map(({ id }) => id)).toEqual(ids)
  })

  it('says by when, and that a day which has passed is late and not lost', () => {
    const dated = (today: string) => stepsOf(family('foreign', 'foreign'), today).map(({ id, by, state }) => [id, by, state])
    expect(dated('2026-11-30')).toContainEqual(['foreignRegistration', '2026-11-30', 'open'])
    expect(dated('2026-12-01')).toContainEqual(['foreignRegistration', '2026-11-30', 'late'])
    expect(dated('2026-12-01')).toContainEqual(['embassy', null, 'open'])
  })

  it('knows what is done', () => {
    const steps = afterSteps(family('mainland', 'mainland'), BORN, ['vaccinationBook'], { today: plainDate('2027-10-01'), settings: DEFAULT_SETTINGS })
    expect(steps.find(({ id }) => id === 'vaccinationBook')!.state).toBe('done')
  })

  it('leaves no couple without a step that gives the child its papers', () => {
    const all: (Standing | null)[] = ['mainland', 'hongKong', 'macau', 'taiwan', 'foreign', null]
    const papers = ['householdRegister', 'foreignRegistration', 'hongKongMacauTravel', 'taiwanTravel']
    for (const mother of all)
      for (const father of all)
        if (mother || father) expect([mother, father, stepsOf(family(mother, father)).some(({ id }) => papers.includes(id))]).toEqual([mother, father, true])
  })

  it('has for every step what to bring and where it is written', () => {
    for (const id of AFTER_STEP_IDS) {
      expect(AFTER_STEPS[id].bring.length).toBeGreaterThan(1)
      expect(AFTER_STEPS[id].source.length).toBeGreaterThan(10)
    }
  })
})
