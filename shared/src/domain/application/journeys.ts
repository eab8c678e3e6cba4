import type { Answers, ApplicationKind } from './application'
import { isNamed, isRepresented } from './family'
import { type Facts, lateMaterials, photographedMaterials } from './materials'

/** The questions of an application, by name. */
export const STEP_IDS = [
  'consent', 'applicantRole', 'family', 'representative', 'motherDocument', 'birthPlace', 'birth', 'outsideBirth', 'originalCertificate',
  'replacementReason', 'reissueReason', 'fatherDocument', 'childHousehold', 'householdRegistration', 'lateApplication', 'newbornName', 'contact', 'materials',
  'collection',
] as const
export type StepId = (typeof STEP_IDS)[number]

type Row = readonly [step: StepId, when: (answers: Answers, facts: Facts) => boolean]

const always = () => true
const motherNamed = (answers: Answers) => isNamed(answers, 'mother')
const fatherNamed = (answers: Answers) => isNamed(answers, 'father')
const inInstitution = (answers: Answers) => answers.birthPlace?.place !== 'outsideInstitution'
const outside = (answers: Answers) => !inInstitution(answers)
const newName = (answers: Answers) => answers.replacementReason?.reason === 'nameNotRegistrable'
const papers = (kind: ApplicationKind) => (answers: Answers, facts: Facts) => photographedMaterials(kind, answers, facts).length > 0

/**
 * Which questions each kind asks, in which order, and of whom. The mother's document comes before the birth: its number
 * finds the birth without typing. A name is asked where the certificate does not give one already.
 */
export const JOURNEYS: Record<ApplicationKind, readonly Row[]> = {
  firstIssue: [
    ['consent', always],
    ['applicantRole', always],
    ['family', always],
    ['representative', isRepresented],
    ['birthPlace', always],
    ['motherDocument', motherNamed],
    ['birth', inInstitution],
    ['outsideBirth', outside],
    ['fatherDocument', fatherNamed],
    ['childHousehold', always],
    ['newbornName', always],
    ['lateApplication', (answers, facts) => lateMaterials(answers, facts).includes('M10')],
    ['contact', always],
    ['materials', papers('firstIssue')],
    ['collection', always],
  ],
  replacement: [
    ['consent', always],
    ['applicantRole', always],
    ['family', always],
    ['representative', isRepresented],
    ['originalCertificate', always],
    ['replacementReason', always],
    ['motherDocument', motherNamed],
    ['fatherDocument', fatherNamed],
    ['householdRegistration', always],
    ['newbornName', newName],
    ['contact', always],
    ['materials', papers('replacement')],
    ['collection', always],
  ],
  reissue: [
    ['consent', always],
    ['applicantRole', always],
    ['family', always],
    ['representative', isRepresented],
    ['originalCertificate', always],
    ['reissueReason', always],
    ['motherDocument', motherNamed],
    ['fatherDocument', fatherNamed],
    ['householdRegistration', always],
    ['contact', always],
    ['materials', papers('reissue')],
    ['collection', always],
  ],
}

/** The questions this application asks, with the answers so far. */
export function journeyOf(kind: ApplicationKind, answers: Answers, facts: Facts): StepId[] {
  return JOURNEYS[kind].filter(([, when]) => when(answers, facts)).map(([step]) => step)
}
