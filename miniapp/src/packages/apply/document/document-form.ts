import type { DocumentSide } from '@mcb/shared/contract'
import {
  documentRow, type FieldProblem, type IdentityDocumentKind, isDocumentNumber, isHistoricDocumentNumber, normalizeDocumentNumber, personInNumber, type PersonDocument, type Presentation,
  type Sex,
} from '@mcb/shared/domain'

/** Every field a document can have, in the order of the form: the number first, since it may say others by itself. */
export const DOCUMENT_FIELDS = ['otherName', 'number', 'nameZh', 'surname', 'givenNames', 'nationality', 'ethnicity', 'sex', 'birthDate', 'expiryDate'] as const
export type DocumentFieldName = (typeof DOCUMENT_FIELDS)[number]

/** What has come of the photo of one side: nothing yet, it was read (or the answer saved before), or somebody types what it says. */
export type SideState = 'open' | 'read' | 'typed'

/** The fields as they are being filled in; `''` is not filled in yet. */
export type DocumentForm = Record<DocumentSide, SideState> & {
  kind: IdentityDocumentKind | null
  kindChosen: boolean
  photoId: string
  backPhotoId: string
  doubtful: DocumentFieldName[]
  number: string
  otherName: string
  nameZh: string
  surname: string
  givenNames: string
  nationality: string
  ethnicity: string
  sex: Sex | ''
  birthDate: string
  expiryDate: string
  /** The document says that it does not expire. */
  noExpiry: boolean
}

export const EMPTY_DOCUMENT: DocumentForm = {
  kind: null,
  kindChosen: false,
  photoId: '',
  backPhotoId: '',
  front: 'open',
  back: 'open',
  doubtful: [],
  number: '',
  otherName: '',
  nameZh: '',
  surname: '',
  givenNames: '',
  nationality: '',
  ethnicity: '',
  sex: '',
  birthDate: '',
  expiryDate: '',
  noExpiry: false,
}

/** The form of an answer that was saved before. */
export function formOf(saved: PersonDocument): DocumentForm {
  const { photoId, backPhotoId, expiryDate, kind, number } = saved
  const sometimes = documentRow(kind, number).expires === 'sometimes'
  return {
    ...EMPTY_DOCUMENT,
    ...saved,
    photoId: photoId ?? '',
    backPhotoId: backPhotoId ?? '',
    expiryDate: expiryDate ?? '',
    noExpiry: sometimes && expiryDate === null,
    kindChosen: true,
    front: 'read',
    back: 'read',
  }
}

/** The form with another kind of document chosen: what the first one said does not hold for the second. */
export function withKind(form: DocumentForm, kind: IdentityDocumentKind, empty: DocumentForm = EMPTY_DOCUMENT): DocumentForm {
  return kind === form.kind ? form : { ...empty, kind }
}

const numberOf = ({ number }: DocumentForm) => normalizeDocumentNumber(number)

/** Birth date and sex as the number says them; null where it does not, or is not complete yet. */
export function saidByNumber(form: DocumentForm): { birthDate: string; sex: Sex } | null {
  return form.kind && personInNumber(form.kind, numberOf(form))
}

/** Whether the number of this document will say birth date and sex once it is complete. */
function numberSays({ kind, ...form }: DocumentForm): boolean {
  const number = normalizeDocumentNumber(form.number)
  if (kind === 'residentIdentityCard' || kind === 'residencePermit') return !isHistoricDocumentNumber(kind, number)
  return kind !== null && personInNumber(kind, number) !== null
}

/** The fields this document has and this person is asked for; what is doubtful comes first. */
export function fieldsAsked(form: DocumentForm, presentation: Presentation): DocumentFieldName[] {
  const { kind, doubtful } = form
  if (!kind) return []
  const row = documentRow(kind, numberOf(form))
  const inNumber = numberSays(form)
  const asked: Record<DocumentFieldName, boolean> = {
    otherName: kind === 'other',
    number: true,
    nameZh: row.name !== 'latin',
    surname: row.name !== 'han',
    givenNames: row.name !== 'han',
    nationality: row.nationality === 'asked',
    ethnicity: row.ethnicity,
    sex: !inNumber,
    birthDate: !inNumber,
    expiryDate: presentation === 'shown' && row.expires !== 'never',
  }
  const fields = DOCUMENT_FIELDS.filter(field => asked[field])
  return [...fields.filter(field => doubtful.includes(field)), ...fields.filter(field => !doubtful.includes(field))]
}

/** Whether a name may be left out: some documents have another one, or none in these letters. */
export function isOptional(field: DocumentFieldName, form: DocumentForm): boolean {
  const name = form.kind && documentRow(form.kind, numberOf(form)).name
  if (field === 'givenNames') return true
  if (field === 'surname') return name !== 'latin'
  return field === 'nameZh' && name === 'either'
}

/** Whether the document may say that it does not expire. */
export function mayNotExpire(form: DocumentForm): boolean {
  return form.kind !== null && documentRow(form.kind, numberOf(form)).expires === 'sometimes'
}

/** Sides to be photographed. */
export function sidesOf(form: DocumentForm): 1 | 2 {
  return form.kind ? documentRow(form.kind, numberOf(form)).sides : 1
}

/** The form as the answer the BFF takes; the schema says what is missing, and fields that are not asked say nothing. */
export function answerOf(form: DocumentForm, presentation: Presentation) {
  const asked = fieldsAsked(form, presentation)
  const text = (field: DocumentFieldName) => (asked.includes(field) ? String(form[field]) : '')
  const fromNumber = saidByNumber(form)
  const row = form.kind && documentRow(form.kind, numberOf(form))
  return {
    kind: form.kind as IdentityDocumentKind,
    number: form.number,
    otherName: text('otherName'),
    nameZh: text('nameZh').replace(/\s/g, ''),
    surname: text('surname'),
    givenNames: text('givenNames'),
    nationality: row?.nationality === 'CHN' ? 'CHN' : form.nationality,
    ethnicity: text('ethnicity'),
    sex: (fromNumber?.sex ?? (form.sex || undefined)) as Sex,
    birthDate: (fromNumber?.birthDate ?? (form.birthDate || undefined)) as string,
    expiryDate: expiryOf(form, asked),
    photoId: form.photoId || null,
    backPhotoId: (sidesOf(form) === 2 && form.backPhotoId) || null,
  }
}

/** Null where it does not expire; undefined, which the schema asks for, where it was not answered. */
function expiryOf(form: DocumentForm, asked: readonly DocumentFieldName[]): string | null {
  if (!asked.includes('expiryDate') || (mayNotExpire(form) && form.noExpiry)) return null
  return (form.expiryDate || undefined) as string
}

/**
 * The problems worth saying: birth date and sex that a number says are as wrong as the number, and mended with it.
 */
export function mendable(problems: readonly FieldProblem[], form: DocumentForm, presentation: Presentation): FieldProblem[] {
  const asked: readonly string[] = fieldsAsked(form, presentation)
  const fieldsThere = [...asked, 'photoId', 'backPhotoId']
  const numberIsWrong = problems.some(({ path }) => path === 'number')
  return problems.filter(({ path }) => fieldsThere.includes(path) || !numberIsWrong)
}

/** A person as another record names them, for a document of that kind that nobody has typed anything of yet. */
export type KnownPerson = { kind: IdentityDocumentKind; number: string; name: string }

/** Takes over what is known of a person; a name goes where its letters belong. */
export function takenOver({ kind, number, name }: KnownPerson): Partial<DocumentForm> {
  return { number, ...(/^\p{Script=Han}/u.test(name) && documentRow(kind, number).name !== 'latin' ? { nameZh: name } : {}) }
}

/** Whether what is known is worth a tap: it is of this kind, whole, and not in the form already. */
export function isWorthOffering(known: KnownPerson | null, form: DocumentForm): known is KnownPerson {
  return known !== null && known.kind === form.kind && isDocumentNumber(known.kind, known.number) && numberOf(form) !== known.number
}
