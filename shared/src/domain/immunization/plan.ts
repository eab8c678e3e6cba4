import { daysBetween, plusDays, plusMonths, type PlainDate } from '../dates/plain-date'
import { afterInterval, countedDoses, isSmallAtRisk, rulesFor, type GivenDose, type ImmunizedChild } from './child'
import { AFTER_IMMUNOGLOBULIN_MONTHS, BCG_TEST_FROM_MONTHS, LIVE_APART_DAYS, MEN_AC_AFTER_A_MONTHS, type DoseRule, type Programme } from './programmes'
import { hasIpv, liveness, VACCINE_SERIES, type Vaccine, type VaccineSeries } from './vaccines'

export const DOSE_STATES = ['given', 'later', 'due', 'overdue', 'notNeeded', 'askClinic'] as const
export type DoseState = (typeof DOSE_STATES)[number]

/** Why a dose is planned as it is; the words are in `i18n` under `immunization.reason.<reason>`. */
export const DOSE_REASONS = [
  'given', 'byAge', 'catchUp', 'afterInterval', 'liveApart', 'afterImmunoglobulin', 'whenWell', 'within12Hours', 'stableFirst', 'testFirst', 'tooOld', 'immunity', 'reaction', 'askClinic',
] as const
export type DoseReason = (typeof DOSE_REASONS)[number]

export type PlannedDose = {
  /** The series and the number of the dose: `hepB-2`. */
  id: string
  series: VaccineSeries
  dose: number
  vaccine: Vaccine
  state: DoseState
  reason: DoseReason
  /** The first day it may be given, and the one to aim at: the age of the table, or later where something has to be waited for. Null where it is not planned. */
  due: PlainDate | null
  /** The last day the programme wants it done by; null where it names none. */
  latest: PlainDate | null
  overdue: boolean
  givenOn: PlainDate | null
}

export type ImmunizationPlan = { programme: { id: string; source: string }; doses: PlannedDose[]; /** Came too early to count; the clinic decides. */ early: GivenDose[] }

type Situation = { child: ImmunizedChild; today: PlainDate; programme: Programme }
/** A dose that would be given, on the day it would be. */
type Next = { planned: PlannedDose; on: PlainDate }

/**
 * Every dose of the programme for one child, dose by dose. Doses that were missed are caught up and never begun again: each as soon as its
 * age and the interval allow, and what follows counts from there. Preterm children by their age since birth.
 */
export function immunizationPlan(child: ImmunizedChild, given: readonly GivenDose[], today: PlainDate, programme: Programme): ImmunizationPlan {
  const situation = { child, today, programme }
  const { counted, early } = countedDoses(child, given, programme)
  const done = Object.fromEntries(VACCINE_SERIES.map(series => [series, [...counted[series]]])) as Record<VaccineSeries, GivenDose[]>
  const rules = Object.fromEntries(VACCINE_SERIES.map(series => [series, rulesFor(series, child, given, programme)])) as Record<VaccineSeries, readonly DoseRule[]>
  const doses = VACCINE_SERIES.flatMap(series => counted[series].slice(0, rules[series].length).map((each, i) => givenDose(series, i, each)))
  const open = new Set<VaccineSeries>(VACCINE_SERIES)
  const liveDays = given.filter(({ vaccine }) => liveness(vaccine) === 'injected').map(({ on }) => on)
  const upcoming = new Map<VaccineSeries, Next | null>()
  const upcomingOf = (series: VaccineSeries): Next | null => {
    const known = upcoming.get(series)
    if (known !== undefined) return known
    const rule = rules[series][done[series].length]
    const next = rule ? nextDose(series, rule, done, liveDays, situation) : null
    upcoming.set(series, next)
    return next
  }
  // whichever comes next is settled next, so that what follows knows of it
  while (open.size > 0) {
    const next = [...open].flatMap(series => upcomingOf(series) ?? []).sort((a, b) => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1))[0]
    if (!next) break
    const { planned, on } = next
    const { series } = planned
    if (isSetAside(planned)) {
      // and so is what would follow it
      rules[series].slice(planned.dose - 1).forEach((rule, i) => doses.push({ ...planned, id: `${series}-${planned.dose + i}`, dose: planned.dose + i, vaccine: rule.vaccine }))
      open.delete(series)
      continue
    }
    doses.push(planned)
    done[series].push({ vaccine: planned.vaccine, on })
    if (liveness(planned.vaccine) === 'injected') {
      liveDays.push(on)
      upcoming.clear()
    }
    upcoming.delete(series)
    // its interval counts from the last dose against group A
    if (series === 'menA') upcoming.delete('menAC')
  }
  return { programme: { id: programme.id, source: programme.source }, doses: doses.sort(bySeries), early }
}

const isSetAside = ({ state }: PlannedDose) => state === 'notNeeded' || state === 'askClinic'
const bySeries = (a: PlannedDose, b: PlannedDose) => VACCINE_SERIES.indexOf(a.series) - VACCINE_SERIES.indexOf(b.series) || a.dose - b.dose

function givenDose(series: VaccineSeries, index: number, { vaccine, on }: GivenDose): PlannedDose {
  return { id: `${series}-${index + 1}`, series, dose: index + 1, vaccine, state: 'given', reason: 'given', due: null, latest: null, overdue: false, givenOn: on }
}

/** Something to wait for besides the age, and until when. */
type Wait = { until: PlainDate; reason: DoseReason }

function nextDose(series: VaccineSeries, rule: DoseRule, done: Record<VaccineSeries, GivenDose[]>, liveDays: readonly PlainDate[], situation: Situation): Next {
  const { child, today, programme } = situation
  const before = done[series]
  const vaccine = vaccineFor(series, rule, before, child)
  const byAge = plusDays(plusMonths(child.birthDate, rule.fromMonths), rule.plusDays ?? 0)
  const waits = waitsFor(series, rule, vaccine, done, situation)
  const earliest = waits.reduce((latest, { until }) => (until > latest ? until : latest), byAge)
  const apart = liveness(vaccine) === 'injected' ? liveWait(later(earliest, today), liveDays) : null
  const due = apart && apart > later(earliest, today) ? apart : earliest
  const on = later(due, today)
  const latest = rule.beforeMonths === null ? plusDays(child.birthDate, 1) : plusDays(plusMonths(child.birthDate, rule.beforeMonths), -1)
  const id = `${series}-${before.length + 1}`
  const base = { id, series, dose: before.length + 1, vaccine, givenOn: null }
  const aside = setAside(series, vaccine, on, child, programme)
  if (aside) return { planned: { ...base, ...aside, due: null, latest: null, overdue: false }, on }
  const overdue = today > latest && today >= due
  const waited = due > byAge ? (due > earliest ? 'liveApart' : (waits.find(({ until }) => until === due)?.reason ?? 'afterInterval')) : null
  const state = overdue ? 'overdue' : today >= due ? 'due' : 'later'
  const reason = specialReason(base, situation, on) ?? waited ?? (overdue ? 'catchUp' : 'byAge')
  return { planned: { ...base, state, reason, due, latest, overdue }, on }
}

const later = (a: PlainDate, b: PlainDate) => (a > b ? a : b)

/** The inactivated polio vaccine twice, then the live one; only the inactivated where live ones are held back. */
function vaccineFor(series: VaccineSeries, rule: DoseRule, before: readonly GivenDose[], child: ImmunizedChild): Vaccine {
  if (series !== 'polio') return rule.vaccine
  return child.liveVaccinesHeld || before.filter(({ vaccine }) => hasIpv(vaccine)).length < 2 ? 'IPV' : 'bOPV'
}

function waitsFor(series: VaccineSeries, rule: DoseRule, vaccine: Vaccine, done: Record<VaccineSeries, GivenDose[]>, { child, today }: Situation): Wait[] {
  const waits: Wait[] = []
  const interval = afterInterval(rule, done[series].at(-1)?.on, done[series].at(-2)?.on)
  if (interval) waits.push({ until: interval, reason: 'afterInterval' })
  const lastA = done.menA.at(-1)?.on
  if (series === 'menAC' && done.menAC.length === 0 && lastA) waits.push({ until: plusMonths(lastA, MEN_AC_AFTER_A_MONTHS), reason: 'afterInterval' })
  if (child.immunoglobulinOn && liveness(vaccine) === 'injected' && vaccine !== 'BCG')
    waits.push({ until: plusMonths(child.immunoglobulinOn, AFTER_IMMUNOGLOBULIN_MONTHS), reason: 'afterImmunoglobulin' })
  if (child.illUntil && child.illUntil > today) waits.push({ until: child.illUntil, reason: 'whenWell' })
  return waits
}

/** The first day from `on` that is one with each injected live vaccine, or 28 days from it. */
function liveWait(on: PlainDate, liveDays: readonly PlainDate[]): PlainDate {
  const fits = (day: PlainDate) => liveDays.every(other => other === day || Math.abs(daysBetween(other, day)) >= LIVE_APART_DAYS)
  const days = [on, ...liveDays, ...liveDays.map(day => plusDays(day, LIVE_APART_DAYS))].filter(day => day >= on && fits(day))
  return days.sort()[0] ?? on
}

/** What is not given by the table at all. */
function setAside(series: VaccineSeries, vaccine: Vaccine, on: PlainDate, child: ImmunizedChild, programme: Programme): { state: 'notNeeded' | 'askClinic'; reason: DoseReason } | null {
  if (child.reactedTo.includes(series)) return { state: 'askClinic', reason: 'reaction' }
  if (child.liveVaccinesHeld && liveness(vaccine)) return { state: 'askClinic', reason: 'immunity' }
  const limit = programme.notFromMonths[series]
  if (!limit || on < plusMonths(child.birthDate, limit.months)) return null
  return { state: limit.reason === 'tooOld' ? 'notNeeded' : 'askClinic', reason: limit.reason }
}

const VERY_SMALL_GRAMS = 1500
const TERM_DAYS = 37 * 7

/** What is particular to the first doses. */
function specialReason({ id }: { id: string }, { child }: Situation, on: PlainDate): DoseReason | null {
  const { birthDate, birthWeightGrams, gestationDays, motherHepB } = child
  if (id === 'hepB-1') {
    if (birthWeightGrams !== null && birthWeightGrams < VERY_SMALL_GRAMS && !isSmallAtRisk(child)) return 'stableFirst'
    return motherHepB !== 'negative' && on <= plusDays(birthDate, 1) ? 'within12Hours' : null
  }
  if (id !== 'bcg-1') return null
  if (on >= plusMonths(birthDate, BCG_TEST_FROM_MONTHS)) return 'testFirst'
  return gestationDays !== null && gestationDays < TERM_DAYS ? 'stableFirst' : null
}
