import type { IdentityDocumentKind } from '../identity/document-kinds'

/**
 * The file 册 of one pregnancy. Temporary: begun on line by the mother. Formal: begun or confirmed by an institution, in
 * phase 3.
 */
export type MaternalFileKind = 'temporary' | 'formal'

/** What finds a file again: the mother by her document, and which of her children it is about. */
export type MaternalFileIndex = {
  motherDocument: { kind: IdentityDocumentKind; number: string }
  /** 胎次: 1 for her first child. */
  childOrder: number
}

/** Something told, how and when. */
export type Told<Value> = { value: Value; kind: MaternalFileKind; at: string; fileId: string }

/** `expectedOn` 预产期 and `birthDate` are calendar dates. */
export const MOTHER_FIELDS = ['name', 'nationality', 'birthDate', 'phone', 'address', 'household', 'expectedOn'] as const
export type MotherField = (typeof MOTHER_FIELDS)[number]

export type FatherPerson = { name: string; documentKind: IdentityDocumentKind; documentNumber: string; nationality: string; phone: string }

/**
 * The father of this child. `named`: with his document. `abroad`: he is, and his document may not be at hand. `notNamed`: the
 * mother is a single parent and names nobody.
 */
export type FileFather = { situation: 'named' | 'abroad'; person: FatherPerson } | { situation: 'notNamed' }

/** What was told and does not stand. */
export type Superseded = { field: MotherField; told: Told<string> } | { field: 'father'; told: Told<FileFather> }

export type MaternalFile = {
  id: string
  kind: MaternalFileKind
  index: MaternalFileIndex
  mother: Partial<Record<MotherField, Told<string>>>
  /** As a whole: one man's name beside another's number is nobody. Null: nothing told yet. */
  father: Told<FileFather> | null
  /** Oldest first. Nothing that was ever told is thrown away. */
  history: Superseded[]
  createdAt: string
  /** When something was last told. */
  updatedAt: string
  /** Files that are part of this one, or that it follows. */
  mergedFrom: string[]
}

/** What somebody tells, to begin a file or to add to one. */
export type FileEntry = {
  /** The file's id, if it begins one. */
  id: string
  kind: MaternalFileKind
  index: MaternalFileIndex
  /** What is empty is not told. */
  mother: Partial<Record<MotherField, string>>
  father: FileFather | null
  at: string
}

/** The file an entry would be on its own. */
export function fileOf({ id, kind, index, mother, father, at }: FileEntry): MaternalFile {
  const told = <Value>(value: Value): Told<Value> => ({ value, kind, at, fileId: id })
  return {
    id,
    kind,
    index,
    mother: Object.fromEntries(MOTHER_FIELDS.flatMap(field => (mother[field] ? [[field, told(mother[field])]] : []))),
    father: father && told(father),
    history: [],
    createdAt: at,
    updatedAt: at,
    mergedFrom: [],
  }
}
