import type { DoseReason, ImmunizedChild, Vaccine } from '../src/domain'

/**
 * Children and what their plan has to say, worked out by hand from the text of the programme, each date counted on a calendar. `now`
 * and `overdue` are complete; `aside` are the doses that are not planned. `next`: a dose, the day it is for, and sometimes with
 * which vaccine or why.
 */
export type HandMadePlan = {
  who: string
  born?: string
  child?: Partial<Omit<ImmunizedChild, 'birthDate' | 'immunoglobulinOn' | 'illUntil'>> & { immunoglobulinOn?: string; illUntil?: string }
  given: string
  today: string
  programme?: 'cn-2021' | 'cn-2026'
  now?: string
  overdue?: string
  aside?: string
  early?: number
  next?: Record<string, string | [day: string, what: Vaccine | DoseReason]>
}

const AT_BIRTH = 'HepB 2026-01-01, BCG 2026-01-01'
const TO_1M = `${AT_BIRTH}, HepB 2026-02-01`
const TO_2M = `${TO_1M}, IPV 2026-03-01, DTaP 2026-03-01`
const TO_3M = `${TO_2M}, IPV 2026-04-01`
const TO_4M = `${TO_3M}, bOPV 2026-05-01, DTaP 2026-05-01`
const TO_6M = `${TO_4M}, HepB 2026-07-01, DTaP 2026-07-01, MPSV-A 2026-07-01`
const TO_8M = `${TO_6M}, MMR 2026-09-01, JE-L 2026-09-01`
const TO_9M = `${TO_8M}, MPSV-A 2026-10-01`
const TO_18M = `${TO_9M}, DTaP 2027-07-01, MMR 2027-07-01, HepA-L 2027-07-01`
const TO_2Y = `${TO_18M}, JE-L 2028-01-01`
const TO_3Y = `${TO_2Y}, MPSV-AC 2029-01-01`
const TO_4Y = `${TO_3Y}, bOPV 2030-01-01`
const TO_6Y = `${TO_4Y}, DTaP 2032-01-01, MPSV-AC 2032-01-01`
/** Without some of the doses: `without(TO_9M, 'JE-L 2026-09-01')`. */
const without = (given: string, ...missing: string[]) => given.split(', ').filter(dose => !missing.includes(dose)).join(', ')

/** Born on 2026-01-01 where nothing else is said. */
export const HAND_MADE_PLANS: HandMadePlan[] = [
  // everything on its day
  {
    who: 'born today', given: '', today: '2026-01-01', now: 'hepB-1 bcg-1',
    next: { 'hepB-2': '2026-02-01', 'hepB-3': '2026-07-01', 'polio-1': '2026-03-01', 'dtap-1': '2026-03-01', 'mmr-1': '2026-09-01', 'je-1': '2026-09-01', 'menA-1': '2026-07-01', 'menAC-1': '2029-01-01', 'hepA-1': '2027-07-01', 'dtap-5': '2032-01-01' },
  },
  { who: 'a day short of a month', given: AT_BIRTH, today: '2026-01-31', next: { 'hepB-2': '2026-02-01' } },
  { who: 'one month old', given: AT_BIRTH, today: '2026-02-01', now: 'hepB-2' },
  { who: 'two months old', given: TO_1M, today: '2026-03-01', now: 'polio-1 dtap-1' },
  { who: 'three months old', given: TO_2M, today: '2026-04-01', now: 'polio-2', next: { 'dtap-2': '2026-05-01', 'polio-2': ['2026-04-01', 'IPV'] } },
  { who: 'four months old', given: TO_3M, today: '2026-05-01', now: 'polio-3 dtap-2', next: { 'polio-3': ['2026-05-01', 'bOPV'] } },
  { who: 'six months old', given: TO_4M, today: '2026-07-01', now: 'hepB-3 dtap-3 menA-1' },
  { who: 'eight months old', given: TO_6M, today: '2026-09-01', now: 'mmr-1 je-1', next: { 'menA-2': '2026-10-01' } },
  { who: 'nine months old', given: TO_8M, today: '2026-10-01', now: 'menA-2', next: { 'mmr-2': '2027-07-01', 'hepA-1': '2027-07-01', 'je-2': '2028-01-01' } },
  { who: 'eighteen months old', given: TO_9M, today: '2027-07-01', now: 'dtap-4 mmr-2 hepA-1' },
  { who: 'two years old', given: TO_18M, today: '2028-01-01', now: 'je-2' },
  { who: 'three years old', given: TO_2Y, today: '2029-01-01', now: 'menAC-1' },
  { who: 'four years old', given: TO_3Y, today: '2030-01-01', now: 'polio-4' },
  { who: 'six years old', given: TO_4Y, today: '2032-01-01', now: 'dtap-5 menAC-2' },
  { who: 'who has had everything', given: TO_6Y, today: '2032-02-01' },

  // nothing yet, at several ages
  {
    who: 'whose first dose against hepatitis B was missed, at ten days', given: 'BCG 2026-01-01', today: '2026-01-11', overdue: 'hepB-1',
    next: { 'hepB-2': ['2026-02-08', 'afterInterval'], 'hepB-3': '2026-07-01' },
  },
  {
    who: 'with nothing at two months', given: '', today: '2026-03-01', now: 'bcg-1 polio-1 dtap-1', overdue: 'hepB-1',
    next: { 'hepB-2': '2026-03-29', 'hepB-3': '2026-07-01' },
  },
  {
    who: 'with nothing at eight months', given: '', today: '2026-09-01', now: 'mmr-1 je-1 menA-1', overdue: 'hepB-1 bcg-1 polio-1 dtap-1',
    next: {
      'bcg-1': ['2026-01-01', 'testFirst'], 'hepB-2': '2026-09-29', 'hepB-3': '2027-01-01', 'polio-2': '2026-09-29', 'polio-3': '2026-10-27', 'polio-4': '2030-01-01',
      'dtap-2': '2026-09-29', 'dtap-3': '2026-10-27', 'dtap-4': '2027-07-01', 'menA-2': '2026-12-01', 'mmr-2': '2027-07-01', 'je-2': '2028-01-01',
    },
  },
  {
    who: 'with nothing at two years', given: '', today: '2028-01-01', overdue: 'hepB-1 bcg-1 polio-1 dtap-1 mmr-1 je-1 hepA-1', aside: 'menA-1 menA-2',
    next: {
      'mmr-2': '2028-01-29', 'je-2': '2029-01-01', 'dtap-2': '2028-01-29', 'dtap-3': '2028-02-26', 'dtap-4': '2028-08-26', 'dtap-5': '2032-01-01', 'polio-3': '2028-02-26',
      'polio-4': '2030-01-01', 'hepB-2': '2028-01-29', 'hepB-3': '2028-05-01', 'menAC-1': '2029-01-01', 'menAC-2': '2032-01-01',
    },
  },
  {
    who: 'with nothing at four years', given: '', today: '2030-01-01', overdue: 'hepB-1 polio-1 dtap-1 mmr-1 je-1 hepA-1 menAC-1', aside: 'bcg-1 menA-1 menA-2',
    next: { 'polio-2': '2030-01-29', 'polio-3': '2030-02-26', 'polio-4': '2030-03-26', 'menAC-2': '2033-01-01', 'je-2': '2031-01-01', 'dtap-4': '2030-08-26', 'dtap-5': '2032-01-01' },
  },
  {
    who: 'with nothing at six years', given: '', today: '2032-01-01', overdue: 'hepB-1 polio-1 dtap-1 mmr-1 je-1 hepA-1 menAC-1', aside: 'bcg-1 menA-1 menA-2 dtap-5',
    next: { 'dtap-2': '2032-01-29', 'dtap-3': '2032-02-26', 'dtap-4': '2032-08-26' },
  },
  {
    who: 'with nothing at seven years', given: '', today: '2033-01-01', overdue: 'hepB-1 polio-1 mmr-1 je-1 hepA-1 menAC-1',
    aside: 'bcg-1 menA-1 menA-2 dtap-1 dtap-2 dtap-3 dtap-4 dtap-5',
  },

  // something late
  {
    who: 'who stayed away from the second month to the fifth', given: TO_1M, today: '2026-06-01', overdue: 'polio-1 dtap-1',
    next: { 'polio-2': '2026-06-29', 'polio-3': '2026-07-27', 'dtap-2': '2026-06-29', 'dtap-3': '2026-07-27', 'hepB-3': '2026-07-01' },
  },
  {
    who: 'whose doses of the sixth month were missed, at thirteen months', given: without(TO_9M, 'HepB 2026-07-01', 'DTaP 2026-07-01'), today: '2027-02-01', overdue: 'hepB-3 dtap-3',
    next: { 'dtap-4': ['2027-08-01', 'afterInterval'], 'mmr-2': '2027-07-01' },
  },
  {
    who: 'whose third dose against whooping cough came at seventeen months', given: `${without(TO_9M, 'DTaP 2026-07-01')}, DTaP 2027-06-01`, today: '2027-07-01', now: 'mmr-2 hepA-1',
    next: { 'dtap-4': ['2027-12-01', 'afterInterval'] },
  },
  {
    who: 'with no dose against measles at thirteen months', given: `${TO_6M}, MPSV-A 2026-10-01`, today: '2027-02-01', overdue: 'mmr-1 je-1', next: { 'je-2': '2028-02-01', 'mmr-2': '2027-07-01' },
  },
  { who: 'who had measles alone two weeks ago', given: `${TO_6M}, MMR 2026-09-01`, today: '2026-09-15', next: { 'je-1': ['2026-09-29', 'liveApart'], 'menA-2': '2026-10-01' } },
  { who: 'who had measles alone four weeks ago', given: `${TO_6M}, MMR 2026-09-01`, today: '2026-09-29', now: 'je-1' },
  {
    who: 'who had a live vaccine eleven days before the eighteenth month', given: `${without(TO_9M, 'JE-L 2026-09-01')}, JE-L 2027-06-20`, today: '2027-07-01', now: 'dtap-4',
    next: { 'mmr-2': ['2027-07-18', 'liveApart'], 'hepA-1': ['2027-07-18', 'liveApart'], 'je-2': '2028-06-20' },
  },
  {
    who: 'a week after the first inactivated dose against encephalitis', given: `${TO_6M}, MMR 2026-09-01, JE-I 2026-09-01`, today: '2026-09-08', now: 'je-2',
    next: { 'je-3': '2028-01-01', 'je-4': '2032-01-01', 'menA-2': '2026-10-01' },
  },
  {
    who: 'whose inactivated doses against encephalitis came late', given: `${without(TO_18M, 'JE-L 2026-09-01')}, JE-I 2027-12-01, JE-I 2027-12-08`, today: '2028-01-01',
    next: { 'je-3': ['2028-01-08', 'afterInterval'], 'je-4': '2032-01-01' },
  },
  {
    who: 'of five years who begins with the inactivated vaccine against encephalitis', child: { choice: { je: 'inactivated' } }, given: without(TO_4Y, 'JE-L 2026-09-01', 'JE-L 2028-01-01'), today: '2031-01-01', overdue: 'je-1',
    next: { 'je-2': '2031-01-08', 'je-3': '2031-02-08', 'je-4': '2034-02-08' },
  },
  { who: 'half a year after the inactivated dose against hepatitis A', given: `${without(TO_18M, 'HepA-L 2027-07-01')}, HepA-I 2027-07-01`, today: '2028-01-01', now: 'je-2 hepA-2' },
  {
    who: 'three months after a late inactivated dose against hepatitis A', given: `${without(TO_2Y, 'HepA-L 2027-07-01')}, HepA-I 2028-03-01`, today: '2028-06-01',
    next: { 'hepA-2': ['2028-09-01', 'afterInterval'] },
  },
  { who: 'with no dose against meningitis at 21 months', given: without(TO_18M, 'MPSV-A 2026-07-01', 'MPSV-A 2026-10-01'), today: '2027-10-15', overdue: 'menA-1', aside: 'menA-2' },
  {
    who: 'of two years with one dose against meningitis', given: `${without(TO_18M, 'MPSV-A 2026-07-01', 'MPSV-A 2026-10-01')}, MPSV-A 2027-11-01`, today: '2028-01-01', now: 'je-2', aside: 'menA-2',
    next: { 'menAC-1': '2029-01-01' },
  },
  {
    who: 'whose only dose against group A came at 29 months', given: `${without(TO_2Y, 'MPSV-A 2026-07-01', 'MPSV-A 2026-10-01')}, MPSV-A 2028-06-01`, today: '2029-01-01', aside: 'menA-2',
    next: { 'menAC-1': ['2029-06-01', 'afterInterval'] },
  },
  {
    who: 'whose first dose against A and C came at five', given: `${without(TO_4Y, 'MPSV-AC 2029-01-01')}, MPSV-AC 2031-01-01`, today: '2032-01-01', now: 'dtap-5',
    next: { 'menAC-2': ['2034-01-01', 'afterInterval'] },
  },
  { who: 'of four years with two doses against polio', given: without(TO_3Y, 'bOPV 2026-05-01'), today: '2030-02-01', overdue: 'polio-3', next: { 'polio-4': '2030-03-01', 'polio-3': ['2026-05-01', 'bOPV'] } },
  { who: 'a month after a dose at its interval, thirteen days late', given: `${TO_1M}, IPV 2026-03-14, DTaP 2026-03-14`, today: '2026-04-10', next: { 'polio-2': ['2026-04-11', 'afterInterval'], 'dtap-2': '2026-05-01' } },

  // other vaccines, from here and abroad
  { who: 'who had the live polio vaccine twice', given: `${TO_1M}, bOPV 2026-03-01, bOPV 2026-04-01, DTaP 2026-03-01`, today: '2026-05-01', now: 'polio-3 dtap-2', next: { 'polio-3': ['2026-05-01', 'IPV'] } },
  {
    who: 'with three doses of the five-in-one vaccine', given: `${TO_1M}, DTaP-IPV/Hib 2026-03-01, DTaP-IPV/Hib 2026-04-01, DTaP-IPV/Hib 2026-05-01`, today: '2026-07-01', now: 'hepB-3 menA-1',
    next: { 'dtap-4': '2027-07-01', 'polio-4': ['2030-01-01', 'bOPV'] },
  },
  {
    who: 'with four doses of the five-in-one vaccine',
    given: `${AT_BIRTH}, HepB 2026-02-01, HepB 2026-07-01, MPSV-A 2026-07-01, MPSV-A 2026-10-01, MMR 2026-09-01, JE-L 2026-09-01, MMR 2027-07-01, HepA-L 2027-07-01, DTaP-IPV/Hib 2026-03-01, DTaP-IPV/Hib 2026-04-01, DTaP-IPV/Hib 2026-05-01, DTaP-IPV/Hib 2027-07-01`,
    today: '2027-08-01', next: { 'dtap-5': '2032-01-01', 'je-2': '2028-01-01' },
  },
  {
    who: 'who came from abroad at thirteen months',
    given: 'HepB 2026-03-01, HepB 2026-05-01, HepB 2026-07-01, DTaP-IPV/Hib 2026-03-01, DTaP-IPV/Hib 2026-05-01, DTaP-IPV/Hib 2026-07-01, MMR 2027-01-05', today: '2027-02-01', overdue: 'menA-1',
    next: { 'bcg-1': ['2027-02-02', 'testFirst'], 'je-1': ['2027-02-02', 'liveApart'], 'menA-2': '2027-05-01', 'mmr-2': '2027-07-01', 'dtap-4': '2027-07-01', 'polio-4': '2030-01-01' },
  },
  { who: 'who had measles at six months, which is too early', given: `${TO_6M}, MMR 2026-07-05`, today: '2026-09-01', now: 'mmr-1 je-1', early: 1 },
  { who: 'whose polio doses are two weeks apart', given: `${TO_2M}, IPV 2026-03-15`, today: '2026-04-01', now: 'polio-2', early: 1 },
  { who: 'whose polio doses are three days short of four weeks apart', given: `${TO_2M}, IPV 2026-03-26`, today: '2026-05-01', now: 'polio-3 dtap-2' },

  // born early or small, or of a mother with hepatitis B
  { who: 'born at 34 weeks with 2100 g, today', child: { gestationDays: 238, birthWeightGrams: 2100 }, given: '', today: '2026-01-01', now: 'hepB-1 bcg-1', next: { 'bcg-1': ['2026-01-01', 'stableFirst'], 'hepB-1': ['2026-01-01', 'byAge'] } },
  { who: 'born at 30 weeks with 1300 g, today', child: { gestationDays: 210, birthWeightGrams: 1300 }, given: '', today: '2026-01-01', now: 'hepB-1 bcg-1', next: { 'bcg-1': ['2026-01-01', 'stableFirst'], 'hepB-1': ['2026-01-01', 'stableFirst'] } },
  {
    who: 'born at 30 weeks, two months old by the calendar', child: { gestationDays: 210, birthWeightGrams: 1300 }, given: 'HepB 2026-01-20', today: '2026-03-01', now: 'hepB-2 bcg-1 polio-1 dtap-1',
    next: { 'hepB-2': ['2026-02-17', 'afterInterval'], 'bcg-1': ['2026-01-01', 'stableFirst'] },
  },
  { who: 'born at 32 weeks, eight months old by the calendar', child: { gestationDays: 224, birthWeightGrams: 1700 }, given: TO_6M, today: '2026-09-01', now: 'mmr-1 je-1' },
  { who: 'of a mother with hepatitis B, today', child: { motherHepB: 'positive', birthWeightGrams: 3200 }, given: '', today: '2026-01-01', now: 'hepB-1 bcg-1', next: { 'hepB-1': ['2026-01-01', 'within12Hours'] } },
  {
    who: 'of a mother with hepatitis B, 1800 g, a month old', child: { motherHepB: 'positive', birthWeightGrams: 1800, gestationDays: 231 }, given: 'HepB 2026-01-01', today: '2026-02-01', now: 'hepB-2 bcg-1',
    next: { 'hepB-3': '2026-03-01', 'hepB-4': '2026-08-01' },
  },
  {
    who: 'of a mother nobody has tested, 1900 g, seven months old', child: { motherHepB: 'unknown', birthWeightGrams: 1900, gestationDays: 238 },
    given: 'HepB 2026-01-01, HepB 2026-02-01, HepB 2026-03-01, BCG 2026-03-20, IPV 2026-03-01, IPV 2026-04-01, bOPV 2026-05-01, DTaP 2026-03-01, DTaP 2026-05-01, DTaP 2026-07-01, MPSV-A 2026-07-01',
    today: '2026-08-01', now: 'hepB-4',
  },
  {
    who: 'of a mother with hepatitis B, 1900 g, whose second dose is late', child: { motherHepB: 'positive', birthWeightGrams: 1900 }, given: AT_BIRTH, today: '2026-05-01', overdue: 'hepB-2 polio-1 dtap-1',
    next: { 'hepB-3': '2026-05-29', 'hepB-4': '2026-09-01', 'polio-2': '2026-05-29', 'polio-3': '2026-06-26', 'dtap-2': '2026-05-29', 'dtap-3': '2026-07-01' },
  },
  { who: 'of a mother with hepatitis B, 2000 g', child: { motherHepB: 'positive', birthWeightGrams: 2000 }, given: AT_BIRTH, today: '2026-02-01', now: 'hepB-2', next: { 'hepB-3': '2026-07-01' } },

  // what has to wait, or to be asked
  {
    who: 'from whom live vaccines are held back', child: { liveVaccinesHeld: true }, given: '', today: '2026-01-01', now: 'hepB-1', aside: 'bcg-1 mmr-1 mmr-2',
    next: { 'polio-3': ['2026-05-01', 'IPV'], 'polio-4': ['2030-01-01', 'IPV'], 'je-1': ['2026-09-01', 'JE-I'], 'je-2': '2026-09-08', 'hepA-1': ['2027-07-01', 'HepA-I'] },
  },
  {
    who: 'who had immunoglobulin in the eighth month', child: { immunoglobulinOn: '2026-08-15' }, given: TO_6M, today: '2026-09-01',
    next: { 'mmr-1': ['2026-11-15', 'afterImmunoglobulin'], 'je-1': ['2026-11-15', 'afterImmunoglobulin'], 'menA-2': '2026-10-01' },
  },
  { who: 'with a fever for four more days', child: { illUntil: '2026-09-05' }, given: TO_6M, today: '2026-09-01', next: { 'mmr-1': ['2026-09-05', 'whenWell'], 'je-1': ['2026-09-05', 'whenWell'] } },
  { who: 'who had a fever a month ago', child: { illUntil: '2026-08-05' }, given: TO_6M, today: '2026-09-01', now: 'mmr-1 je-1' },
  { who: 'who reacted to the first dose against whooping cough', child: { reactedTo: ['dtap'] }, given: TO_3M, today: '2026-05-01', now: 'polio-3', aside: 'dtap-2 dtap-3 dtap-4 dtap-5' },

  // the calendar, and the edition before
  { who: 'born on the last of August', born: '2026-08-31', given: 'HepB 2026-08-31, BCG 2026-08-31', today: '2026-09-30', now: 'hepB-2', next: { 'polio-1': '2026-10-31', 'hepB-3': '2027-02-28' } },
  { who: 'born on a leap day', born: '2028-02-29', given: 'HepB 2028-02-29, BCG 2028-02-29', today: '2028-03-28', next: { 'hepB-2': '2028-03-29', 'menAC-1': '2031-02-28', 'polio-4': '2032-02-29' } },
  {
    who: 'of three months in 2023', born: '2023-01-01', programme: 'cn-2021', given: 'HepB 2023-01-01, BCG 2023-01-01, HepB 2023-02-01, IPV 2023-03-01', today: '2023-04-01', now: 'polio-2 dtap-1',
    next: { 'dtap-2': '2023-05-01', 'dtap-3': '2023-06-01', 'dtap-5': ['2029-01-01', 'DT'] },
  },
  {
    who: 'who began by the edition before and goes on by this one', born: '2023-01-01',
    given: 'HepB 2023-01-01, BCG 2023-01-01, HepB 2023-02-01, HepB 2023-07-01, IPV 2023-03-01, IPV 2023-04-01, bOPV 2023-05-01, DTaP 2023-04-01, DTaP 2023-05-01, DTaP 2023-06-01, DTaP 2024-07-01, MPSV-A 2023-07-01, MPSV-A 2023-10-01, MMR 2023-09-01, MMR 2024-07-01, JE-L 2023-09-01, JE-L 2025-01-01, HepA-L 2024-07-01, MPSV-AC 2026-01-01',
    today: '2026-11-22', next: { 'polio-4': '2027-01-01', 'dtap-5': ['2029-01-01', 'DTaP'], 'menAC-2': '2029-01-01' },
  },
]
