import { isDocumentNumber, isHistoricDocumentNumber, normalizeDocumentNumber, personInNumber, type IdentityDocumentKind, type Sex } from '../identity/document-kinds'
import { sameDocumentNumber } from '../identity/identity-document'
import { type FieldProblem, under } from '../problems'
import type { FileEntry } from './maternal-file'

/**
 * Every problem with what is told on line to begin a file, at once (tender 1.2.1.2.1–2). Numbers follow their kind's rule: a
 * resident identity number has eighteen characters, a day that exists, the right check character, and the sex of the person
 * it is for. A parent may be foreign, either one; a father abroad may come without a number, a single mother without a father.
 */
export function fileEntryProblems({ index, mother, father }: Pick<FileEntry, 'index' | 'mother' | 'father'>): FieldProblem[] {
  const { kind, number } = index.motherDocument
  const problems = [...under('index.motherDocument.number', numberProblems(kind, number, 'female')), ...(mother.name ? [] : [required('mother.name')])]
  const inNumber = isDocumentNumber(kind, normalizeDocumentNumber(number)) && personInNumber(kind, normalizeDocumentNumber(number))
  if (inNumber && mother.birthDate && inNumber.birthDate !== mother.birthDate) problems.push({ path: 'mother.birthDate', code: 'document.birth_date_differs_from_number' })
  if (!father || father.situation === 'notNamed') return problems

  const { name, documentKind, documentNumber } = father.person
  if (!name) problems.push(required('father.person.name'))
  if (documentNumber || father.situation === 'named') problems.push(...under('father.person.documentNumber', numberProblems(documentKind, documentNumber, 'male')))
  const sameForBoth = documentNumber !== '' && documentKind === kind && sameDocumentNumber(kind, documentNumber, number)
  if (sameForBoth) problems.push({ path: 'father.person.documentNumber', code: 'document.same_for_both' })
  return problems
}

/** What is wrong with a number that somebody types for a new file. */
function numberProblems(kind: IdentityDocumentKind, typed: string, sex: Sex): FieldProblem[] {
  const number = normalizeDocumentNumber(typed)
  if (!number) return [required('')]
  if (isHistoricDocumentNumber(kind, number)) return [{ path: '', code: 'document.number_historic' }]
  if (!isDocumentNumber(kind, number)) return [{ path: '', code: 'document.number' }]
  const inNumber = personInNumber(kind, number)
  return inNumber && inNumber.sex !== sex ? [{ path: '', code: 'document.sex_differs_from_number' }] : []
}

const required = (path: string): FieldProblem => ({ path, code: 'required' })
