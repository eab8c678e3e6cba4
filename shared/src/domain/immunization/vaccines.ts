/** What a dose protects against, as one series of doses. */
export const VACCINE_SERIES = ['hepB', 'bcg', 'polio', 'dtap', 'mmr', 'je', 'menA', 'menAC', 'hepA'] as const
export type VaccineSeries = (typeof VACCINE_SERIES)[number]

/**
 * Vaccines by the names of the programme, and those parents pay for that stand in for one of it. `counts`: for which series.
 * `live`: `injected` ones keep 28 days from each other; `oral` from nothing.
 */
export const VACCINES = {
  HepB: { counts: ['hepB'] },
  BCG: { counts: ['bcg'], live: 'injected' },
  IPV: { counts: ['polio'] },
  bOPV: { counts: ['polio'], live: 'oral' },
  DTaP: { counts: ['dtap'] },
  DT: { counts: ['dtap'] },
  MMR: { counts: ['mmr'], live: 'injected' },
  'JE-L': { counts: ['je'], live: 'injected' },
  'JE-I': { counts: ['je'] },
  'MPSV-A': { counts: ['menA'] },
  'MPSV-AC': { counts: ['menAC'] },
  'HepA-L': { counts: ['hepA'], live: 'injected' },
  'HepA-I': { counts: ['hepA'] },
  'DTaP-IPV/Hib': { counts: ['dtap', 'polio'] },
  'DTaP-Hib': { counts: ['dtap'] },
} as const satisfies Record<string, { counts: readonly VaccineSeries[]; live?: 'injected' | 'oral' }>
export type Vaccine = keyof typeof VACCINES
export const VACCINE_NAMES = Object.keys(VACCINES) as [Vaccine, ...Vaccine[]]

/** How a vaccine is alive; null: it is not. */
export function liveness(vaccine: Vaccine): 'injected' | 'oral' | null {
  const facts: { counts: readonly VaccineSeries[]; live?: 'injected' | 'oral' } = VACCINES[vaccine]
  return facts.live ?? null
}

/** Whether a dose of it has the inactivated polio vaccine in it. */
export const hasIpv = (vaccine: Vaccine) => vaccine === 'IPV' || vaccine === 'DTaP-IPV/Hib'
