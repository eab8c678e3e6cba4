import { normalizeDocumentNumber } from '../identity/document-kinds'
import { sameDocumentNumber } from '../identity/identity-document'
import { MOTHER_FIELDS, type FileFather, type MaternalFile, type MotherField, type Superseded, type Told } from './maternal-file'

/**
 * Files about one child as one, under the keeper's name. Of each field stands what was told formally, then what was told
 * last; every other thing told is history, once. So the order of merging does not matter, and merging twice changes nothing.
 */
export function mergeFiles(files: readonly MaternalFile[], keeper: MaternalFile): MaternalFile {
  const fields = MOTHER_FIELDS.map(field => ({ field, ...standing(toldOf(files, field), value => value) }))
  const father = standing(fathersOf(files), whoIs)
  const history: Superseded[] = [
    ...fields.flatMap(({ field, past }) => past.map(told => ({ field, told }))),
    ...father.past.map(told => ({ field: 'father' as const, told })),
  ]
  return {
    ...keeper,
    mother: Object.fromEntries(fields.flatMap(({ field, stands }) => (stands ? [[field, stands]] : []))),
    father: father.stands,
    history: history.sort((a, b) => time(a.told.at) - time(b.told.at)),
    updatedAt: files.map(({ updatedAt }) => updatedAt).reduce((a, b) => (time(b) > time(a) ? b : a)),
    mergedFrom: [...new Set(files.flatMap(file => [...file.mergedFrom, file.id]))].filter(id => id !== keeper.id).sort(),
  }
}

/** Whether two fathers are one man: by his number where both are known, otherwise by his name. */
export function sameFather(a: FileFather, b: FileFather): boolean {
  if (a.situation === 'notNamed' || b.situation === 'notNamed') return a.situation === b.situation
  const [one, other] = [a.person, b.person]
  if (!one.documentNumber || !other.documentNumber) return one.name === other.name
  return one.documentKind === other.documentKind && sameDocumentNumber(one.documentKind, one.documentNumber, other.documentNumber)
}

function toldOf(files: readonly MaternalFile[], field: MotherField): Told<string>[] {
  return files.flatMap(({ mother, history }) => [...(mother[field] ? [mother[field]] : []), ...history.flatMap(past => (past.field === field ? [past.told] : []))])
}

function fathersOf(files: readonly MaternalFile[]): Told<FileFather>[] {
  return files.flatMap(({ father, history }) => [...(father ? [father] : []), ...history.flatMap(past => (past.field === 'father' ? [past.told] : []))])
}

/** What stands of what was told, and the rest; the same value told several times counts as its weightiest telling. */
function standing<Value>(told: Told<Value>[], nameOf: (value: Value) => string): { stands: Told<Value> | null; past: Told<Value>[] } {
  const weightiest = new Map<string, Told<Value>>()
  for (const each of [...told].sort(byWeight)) if (!weightiest.has(nameOf(each.value))) weightiest.set(nameOf(each.value), each)
  const [stands = null, ...past] = weightiest.values()
  return { stands, past }
}

function byWeight(a: Told<unknown>, b: Told<unknown>): number {
  if (a.kind !== b.kind) return a.kind === 'formal' ? -1 : 1
  return time(b.at) - time(a.at) || (a.fileId < b.fileId ? -1 : 1)
}

function whoIs(father: FileFather): string {
  if (father.situation === 'notNamed') return ''
  const { name, documentKind, documentNumber } = father.person
  return documentNumber ? `${documentKind} ${normalizeDocumentNumber(documentNumber)}` : name
}

const time = (instant: string) => Date.parse(instant)
