import type { Answers, ParentRole } from '../application/application'
import { compareDocument, type COMPARED_FIELDS } from '../application/comparison'
import { canShowDocument, isNamed, PARENT_ROLES, type Family } from '../application/family'
import { photographedMaterials, type MaterialCode } from '../application/materials'
import { plusDays, type PlainDate } from '../dates/plain-date'
import { heldDocumentProblems, type WrittenDocument } from '../identity/person'
import type { BirthRecordParent } from '../birth/birth-record'
import type { FieldProblem } from '../problems'
import type { Settings } from '../settings/settings'

/** How a finding is mended; the words are in `i18n` under `handbook.mend.<mend>`. */
export const MENDS = ['addDocument', 'renewDocument', 'correctDocument', 'correctAtHospital', 'tellHospital', 'prepareMaterial'] as const
export type Mend = (typeof MENDS)[number]

/** Something that would stop the certificate later, or send somebody back. */
export type ReadinessFinding =
  | { about: 'missing'; person: ParentRole; mend: 'addDocument' }
  | { about: 'document'; person: ParentRole; problem: FieldProblem; mend: 'renewDocument' | 'correctDocument' }
  /** The parent's document and the pregnancy file say different things. */
  | { about: 'difference'; person: ParentRole; field: (typeof COMPARED_FIELDS)[number]; document: string; file: string; mend: 'correctAtHospital' }
  /** The file knows nothing of this parent. */
  | { about: 'notInFile'; person: ParentRole; mend: 'tellHospital' }
  | { about: 'material'; material: MaterialCode; mend: 'prepareMaterial' }

export type ReadinessInput = {
  due: PlainDate
  family: Family
  applicantRole: 'mother' | 'father'
  documents: Record<ParentRole, WrittenDocument | null>
  /** The parents as the pregnancy file has them; null: not told there. */
  file: Record<ParentRole, BirthRecordParent | null>
}

/** The day the documents are judged for: when the first issue becomes late, counted from the due date. */
export function readinessDay(due: PlainDate, settings: Settings): PlainDate {
  return plusDays(due, settings.lateApplication.bands[0]?.afterDays ?? 0)
}

/**
 * What would stop the certificate, found before the birth: by the same rules that judge the application's documents, compare them with the
 * hospital's record, and ask for papers.
 */
export function readinessFindings({ due, family, applicantRole, documents, file }: ReadinessInput, { today, settings }: { today: PlainDate; settings: Settings }): ReadinessFinding[] {
  const answers: Answers = { applicantRole: { role: applicantRole }, family }
  const later = readinessDay(due, settings)
  const judged = later > today ? later : today
  const persons = PARENT_ROLES.filter(person => isNamed(answers, person)).flatMap((person): ReadinessFinding[] => {
    const document = documents[person]
    const problems = document && canShowDocument(answers, person) ? heldDocumentProblems(document, judged, settings) : []
    return [
      ...(document || !canShowDocument(answers, person) ? [] : [{ about: 'missing', person, mend: 'addDocument' } as const]),
      ...problems.map(problem => ({ about: 'document', person, problem, mend: problem.code === 'document.expired' ? 'renewDocument' : 'correctDocument' }) as const),
      ...differences(person, document, file[person]),
    ]
  })
  const materials = photographedMaterials('firstIssue', answers, { today, settings }).map(material => ({ about: 'material', material, mend: 'prepareMaterial' }) as const)
  return [...persons, ...materials]
}

function differences(person: ParentRole, document: WrittenDocument | null, inFile: BirthRecordParent | null): ReadinessFinding[] {
  if (!inFile) return [{ about: 'notInFile', person, mend: 'tellHospital' }]
  if (!document) return []
  return compareDocument(person, { ...document, photoId: null, backPhotoId: null }, undefined, inFile)
    .filter(({ verdict, registered }) => verdict === 'differs' && registered !== null)
    .map(({ field, applied, registered }) => ({ about: 'difference', person, field, document: applied, file: registered ?? '', mend: 'correctAtHospital' }))
}
