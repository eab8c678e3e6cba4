import { beijingDate, daysBetween, isPlainDate, type PlainDate } from '../dates/plain-date'
import { sameDocumentNumber } from '../identity/identity-document'
import type { Settings } from '../settings/settings'
import { fileOf, type FileEntry, type FileFather, type MaternalFile, type Told } from './maternal-file'
import { mergeFiles, sameFather } from './merge'

export type MatchFacts = { today: PlainDate; settings: Settings['maternalFile'] }

/**
 * What an entry says of the father: nothing new; the first to be told; another than before, who is history now; or another
 * than a formal file says, which stands until the institution has looked.
 */
export type FatherFinding = 'unchanged' | 'told' | 'changed' | 'differsFromFormal'

/**
 * What became of an entry. `new`: it begins a file. `merged`: it is part of one that was there, or that was part of it.
 * `renewed`: the temporary file had lapsed, and a new one goes on from it. `file` is to be kept; those in `closed` are part of it.
 */
export type FileMatch = { outcome: 'new' | 'merged' | 'renewed'; file: MaternalFile; closed: string[]; father: FatherFinding }

/**
 * An entry and the files about the same child become one (tender 1.2.1.2.2–3). `files` are those that are not closed. What is
 * about another child of the same mother stays as it is: each child keeps the father who was told for it.
 */
export function matchFile(files: readonly MaternalFile[], entry: FileEntry, facts: MatchFacts): FileMatch {
  const incoming = fileOf(entry)
  const found = filesOf(incoming, files, facts.settings)
  const [oldest] = found
  if (!oldest) return { outcome: 'new', file: incoming, closed: [], father: incoming.father ? 'told' : 'unchanged' }

  const inForce = found.find(file => !temporaryFileExpired(file, facts))
  const keeper = [...found, incoming].find(({ kind }) => kind === 'formal') ?? inForce ?? incoming
  const merged = mergeFiles([...found, { ...incoming, id: keeper.id }], keeper)
  return {
    outcome: keeper.kind === 'temporary' && !inForce ? 'renewed' : 'merged',
    file: merged,
    closed: found.map(({ id }) => id).filter(id => id !== keeper.id),
    father: fatherFinding(mergeFiles(found, oldest).father, incoming.father, merged.father),
  }
}

/**
 * Whether nothing has been told to a temporary file for so long that a new one follows it: on the sixtieth day, not yet on the
 * fifty-ninth (tender 1.2.1.2.3). A formal file does not lapse.
 */
export function temporaryFileExpired({ kind, updatedAt }: Pick<MaternalFile, 'kind' | 'updatedAt'>, { today, settings }: MatchFacts): boolean {
  return kind === 'temporary' && daysBetween(beijingDate(new Date(updatedAt)), today) >= settings.renewAfterDays
}

/** The file that follows a temporary one that has lapsed while nobody told anything: the same child, all that was told. The old one is closed. */
export function renewedFile(file: MaternalFile, { id, at }: { id: string; at: string }): MaternalFile {
  const next = fileOf({ id, kind: 'temporary', index: file.index, mother: {}, father: null, at })
  return mergeFiles([file, next], next)
}

/** The files an entry belongs to, oldest first. One that does not say when the child is expected is about the latest pregnancy. */
function filesOf(incoming: MaternalFile, files: readonly MaternalFile[], settings: Settings['maternalFile']): MaternalFile[] {
  const possible = files.filter(file => sameChild(file, incoming, settings)).sort(byAge)
  const [latest] = [...possible].sort((a, b) => Date.parse(b.updatedAt) - Date.parse(a.updatedAt))
  return latest && !incoming.mother.expectedOn ? possible.filter(file => sameChild(file, latest, settings)) : possible
}

/**
 * The same mother and the same child by count. Days of delivery far apart are two pregnancies, even if the first left no child
 * to count; while one of the two days is not known the count decides.
 */
function sameChild(a: MaternalFile, b: MaternalFile, settings: Settings['maternalFile']): boolean {
  const [one, other] = [a.index.motherDocument, b.index.motherDocument]
  if (a.index.childOrder !== b.index.childOrder || one.kind !== other.kind || !sameDocumentNumber(one.kind, one.number, other.number)) return false
  const [expected, otherwise] = [a.mother.expectedOn?.value ?? '', b.mother.expectedOn?.value ?? '']
  return !isPlainDate(expected) || !isPlainDate(otherwise) || Math.abs(daysBetween(expected, otherwise)) <= settings.samePregnancyDays
}

function fatherFinding(before: Told<FileFather> | null, told: Told<FileFather> | null, after: Told<FileFather> | null): FatherFinding {
  if (!told || !after) return 'unchanged'
  if (!before) return 'told'
  if (sameFather(before.value, told.value)) return 'unchanged'
  if (sameFather(after.value, told.value)) return 'changed'
  // an older word that arrives late says nothing against a newer one of its kind
  return before.kind === told.kind ? 'unchanged' : 'differsFromFormal'
}

function byAge(a: MaternalFile, b: MaternalFile): number {
  return Date.parse(a.createdAt) - Date.parse(b.createdAt) || (a.id < b.id ? -1 : 1)
}
