import { plainDate, plusDays, plusMonths, type PlainDate } from '../dates/plain-date'
import { ordinaryChild } from '../immunization/child'
import { immunizationPlan } from '../immunization/plan'
import { PROGRAMME_2026 } from '../immunization/programmes'
import { DEFAULT_SETTINGS } from '../settings/settings'
import { CHILD_CHECK_IDS, childChecks } from './child-checks'
import {
  checkReminders, deadlineReminders, documentReminders, handbookReminders, vaccinationReminders, visitReminders, weekReminders, type HandbookChild, type HandbookFamily,
} from './handbook-reminders'
import { isQuiet } from './quiet'

const BORN = plainDate('2026-10-01')
const expecting: HandbookFamily = { quiet: null, due: plainDate('2026-10-08'), birthDate: null, dischargedOn: null, followUpsDone: [], children: [], documents: [] }
const on = (today: string | PlainDate) => ({ today: plainDate(today), settings: DEFAULT_SETTINGS })
const child = (id: string, today: PlainDate, more: Partial<HandbookChild> = {}): HandbookChild => ({
  id, birthDate: BORN, foreign: false, named: true, applied: true, registered: true, checksDone: [],
  plan: immunizationPlan(ordinaryChild(BORN), [{ vaccine: 'HepB', on: BORN }, { vaccine: 'BCG', on: BORN }], today, PROGRAMME_2026), ...more,
})
const born = (...children: HandbookChild[]): HandbookFamily => ({ ...expecting, birthDate: BORN, children })
const brief = (reminders: { code: string; about: string; days: number; tell: boolean }[]) => reminders.map(({ code, about, days, tell }) => `${code} ${about} ${days}${tell ? ' tell' : ''}`)

describe('the reminders of a pregnancy', () => {
  it('say the week, with a message on its first day', () => {
    expect(brief(weekReminders(expecting, on('2026-04-09')))).toEqual(['week 14 0 tell'])
    expect(brief(weekReminders(expecting, on('2026-04-10')))).toEqual(['week 14 -1'])
  })

  it('say from week 28 that the papers can be looked at', () => {
    expect(brief(weekReminders(expecting, on('2026-07-16')))).toEqual(['week 28 0 tell', 'readiness 28 0 tell'])
  })

  it('name a visit a week before, and send a message three days before', () => {
    const at = (today: string) => brief(visitReminders({ ...expecting, followUpsDone: ['antenatal1'] }, on(today)))
    expect([at('2026-04-15'), at('2026-04-16'), at('2026-04-20'), at('2026-05-01')]).toEqual([[], ['visit antenatal2 7'], ['visit antenatal2 3 tell'], ['visit antenatal2 -8']])
  })

  it('name the weeks no more once the child is born', () => {
    expect(weekReminders(born(), on('2026-10-02'))).toEqual([])
  })
})

describe('the reminders of a child', () => {
  it('name a vaccination before its day, and when it is overdue', () => {
    const at = (today: string) => brief(vaccinationReminders(born(child('a', plainDate(today))), on(today)))
    expect(at('2026-10-20')).toEqual([])
    expect(at('2026-10-29')).toEqual(['vaccination hepB-2 3 tell'])
    expect(at('2027-02-01')).toEqual(expect.arrayContaining(['vaccination_overdue polio-1 -32', 'vaccination hepB-2 -92']))
  })

  it('name the checks', () => {
    expect(brief(checkReminders(born(child('a', BORN)), on('2026-12-29')))).toEqual(['child_check month3 3 tell'])
  })

  it('name a deadline from the birth on, and tell it as it comes near', () => {
    const newborn = child('a', BORN, { named: false, applied: false, registered: false })
    const at = (after: number, more: Partial<HandbookChild> = {}) => brief(deadlineReminders(born({ ...newborn, ...more }), on(plusDays(BORN, after))))
    expect(at(1)).toEqual(['name_child name_child 29', 'apply_certificate apply_certificate 29', 'register_household register_household 29'])
    expect(at(20, { named: true })).toEqual(['apply_certificate apply_certificate 10 tell', 'register_household register_household 10 tell'])
    expect(at(31, { applied: true })).toEqual(['register_household register_household -1 tell'])
    expect(at(40, { applied: true, registered: true })).toEqual([])
  })

  it.each([[29, false], [30, true], [50, true], [59, true], [60, false], [61, true]])('tell on day %i of a foreign newborn: %s', (day, tell) => {
    const newborn = child('a', BORN, { foreign: true, registered: false })
    expect(deadlineReminders(born(newborn), on(plusDays(BORN, day)))).toEqual([expect.objectContaining({ code: 'register_foreign_child', date: '2026-11-30', days: 60 - day, tell })])
  })

  it('name documents that run out', () => {
    const family = { ...expecting, documents: [{ holder: 'father' as const, kind: 'foreignPassport' as const, expiryDate: plainDate('2026-12-01') }, { holder: 'mother' as const, kind: 'residentIdentityCard' as const, expiryDate: null }] }
    expect(brief(documentReminders(family, on('2026-10-02')))).toEqual(['document_expires father.foreignPassport 60'])
    expect(documentReminders(family, on('2026-10-01'))).toEqual([])
  })
})

describe('after a loss', () => {
  const today = plainDate('2026-10-29')
  const newborn = (id: string) => child(id, today, { named: false, applied: false, registered: false })
  const family: HandbookFamily = { ...born(newborn('a'), newborn('b')), documents: [{ holder: 'mother', kind: 'foreignPassport', expiryDate: plainDate('2026-11-01') }] }
  const functions = { weekReminders, visitReminders, vaccinationReminders, checkReminders, deadlineReminders, documentReminders, handbookReminders }

  it('there is something to be quiet about', () => {
    expect(new Set(handbookReminders(family, on(today)).map(({ code }) => code)).size).toBeGreaterThanOrEqual(6)
    expect(weekReminders(expecting, on('2026-07-16'))).not.toEqual([])
  })

  it.each(Object.entries(functions))('%s says nothing at all', (_name, remind) => {
    expect(remind({ ...family, quiet: { since: today, goOnFor: [] } }, on(today))).toEqual([])
    expect(remind({ ...expecting, quiet: { since: today, goOnFor: [] } }, on('2026-07-16'))).toEqual([])
  })

  it('goes on for the living twin only where the parents asked for it', () => {
    const reminders = handbookReminders({ ...family, quiet: { since: today, goOnFor: ['b'] } }, on(today))
    expect(reminders.length).toBeGreaterThan(0)
    expect(reminders.every(({ childId }) => childId === 'b')).toBe(true)
    expect([isQuiet({ since: today, goOnFor: ['b'] }, null), isQuiet(null, null)]).toEqual([true, false])
  })
})

describe('the checks of the first six years', () => {
  it('are thirteen with the eyes, three with a blood count, and each ends before the next', () => {
    const checks = childChecks(BORN, [], BORN)
    expect(checks.filter(({ eyes }) => eyes)).toHaveLength(13)
    expect(checks.filter(({ blood }) => blood).map(({ id }) => id)).toEqual(['month6', 'month18', 'month30'])
    checks.slice(1).forEach(({ from }, i) => expect(checks[i]!.to < from).toBe(true))
  })

  it('are done, due, to come or past', () => {
    const states = childChecks(BORN, ['homeVisit'], plusMonths(BORN, 6)).map(({ state }) => state)
    expect(states.slice(0, 5)).toEqual(['done', 'passed', 'passed', 'now', 'later'])
    expect(states).toHaveLength(CHILD_CHECK_IDS.length)
  })
})
