import { plusDays, plusMonths, type PlainDate } from '../dates/plain-date'
import { EARLY_GRACE_DAYS, HEP_B_SMALL_NEWBORN, type DoseRule, type Programme } from './programmes'
import { VACCINE_SERIES, VACCINES, type Vaccine, type VaccineSeries } from './vaccines'

/** A child as the plan needs it. What nobody knows is null. */
export type ImmunizedChild = {
  birthDate: PlainDate
  gestationDays: number | null
  birthWeightGrams: number | null
  /** Whether the mother has hepatitis B (HBsAg). */
  motherHepB: 'positive' | 'negative' | 'unknown'
  /** A doctor's word that live vaccines are not to be given as usual: a weak immune system, or a mother with HIV. */
  liveVaccinesHeld: boolean
  /** The last day immunoglobulin or a product with it was given. */
  immunoglobulinOn: PlainDate | null
  /** Ill with a fever: nothing is given before this day. */
  illUntil: PlainDate | null
  /** Series after which there was a severe allergic reaction. */
  reactedTo: readonly VaccineSeries[]
  /** Where there is a choice and no dose yet. */
  choice: Partial<Record<'je' | 'hepA', 'live' | 'inactivated'>>
}
export type GivenDose = { vaccine: Vaccine; on: PlainDate }

/** A child of whom nothing out of the ordinary is known. */
export const ordinaryChild = (birthDate: PlainDate): ImmunizedChild => ({
  birthDate, gestationDays: null, birthWeightGrams: null, motherHepB: 'negative', liveVaccinesHeld: false, immunoglobulinOn: null, illUntil: null, reactedTo: [], choice: {},
})

/** The doses of a series for this child: the edition's own, its live or inactivated form, or the row for small newborns. */
export function rulesFor(series: VaccineSeries, child: ImmunizedChild, given: readonly GivenDose[], programme: Programme): readonly DoseRule[] {
  if (series === 'je' || series === 'hepA') {
    const begun = given.find(({ vaccine }) => (VACCINES[vaccine].counts as readonly VaccineSeries[]).includes(series))
    const form = begun ? (begun.vaccine.endsWith('-L') ? 'live' : 'inactivated') : (child.choice[series] ?? 'live')
    return programme.either[series][child.liveVaccinesHeld ? 'inactivated' : form]
  }
  if (series === 'hepB' && isSmallAtRisk(child)) return HEP_B_SMALL_NEWBORN
  return programme.series[series]
}

/** Whether the first dose against hepatitis B is one more than the rest. */
export function isSmallAtRisk({ motherHepB, birthWeightGrams }: ImmunizedChild): boolean {
  return motherHepB !== 'negative' && birthWeightGrams !== null && birthWeightGrams < 2000
}

/** The first day a dose may be given after the two before it. */
export function afterInterval({ since, sinceTwoBefore }: DoseRule, before: PlainDate | undefined, twoBefore: PlainDate | undefined): PlainDate | null {
  const days: PlainDate[] = []
  if (before && since) days.push('days' in since ? plusDays(before, since.days) : plusMonths(before, since.months))
  if (twoBefore && sinceTwoBefore) days.push(plusMonths(twoBefore, sinceTwoBefore.months))
  return days.sort().at(-1) ?? null
}

/** The given doses by series, in order; `early` came before the least age or interval and are not counted. */
export function countedDoses(child: ImmunizedChild, given: readonly GivenDose[], programme: Programme): { counted: Record<VaccineSeries, GivenDose[]>; early: GivenDose[] } {
  const counted = Object.fromEntries(VACCINE_SERIES.map(series => [series, []])) as unknown as Record<VaccineSeries, GivenDose[]>
  const early: GivenDose[] = []
  for (const each of [...given].sort((a, b) => (a.on < b.on ? -1 : 1)))
    for (const series of VACCINES[each.vaccine].counts as readonly VaccineSeries[]) {
      const rules = rulesFor(series, child, given, programme)
      if (!isTooEarly(each.on, counted[series], rules, child)) counted[series].push(each)
      else if (!early.includes(each)) early.push(each)
    }
  return { counted, early }
}

/** Age counts for the first dose only: other editions and countries give the later ones at other ages. */
function isTooEarly(on: PlainDate, before: readonly GivenDose[], rules: readonly DoseRule[], { birthDate }: ImmunizedChild): boolean {
  const rule = rules[before.length]
  if (!rule) return false
  const from = before.length === 0 ? plusMonths(birthDate, rule.fromMonths) : afterInterval(rule, before.at(-1)?.on, before.at(-2)?.on)
  return from !== null && on < plusDays(from, -EARLY_GRACE_DAYS)
}
