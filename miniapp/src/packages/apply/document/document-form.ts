import type { RECOGNIZED_FIELDS, RecognitionView } from '@mcb/shared/contract'
import type { IdentityDocumentKind, PersonDocument, Sex } from '@mcb/shared/domain'
import { useMemo } from 'react'
import { useText } from '@/services/text'

export type DocumentFieldName = (typeof RECOGNIZED_FIELDS)[number]

/** The fields as they are being filled in; `''` is not filled in yet. */
export type DocumentForm = {
  kind: IdentityDocumentKind | null
  kindChosen: boolean
  photoId: string
  /** The photo was read, or the answer had been saved before. */
  read: boolean
  /** The reader types everything, because the photo could not be read. */
  typing: boolean
  doubtful: DocumentFieldName[]
  number: string
  surname: string
  givenNames: string
  nationality: string
  sex: Sex | ''
  birthDate: string
  expiryDate: string
}

export const EMPTY_DOCUMENT: DocumentForm = {
  kind: null,
  kindChosen: false,
  photoId: '',
  read: false,
  typing: false,
  doubtful: [],
  number: '',
  surname: '',
  givenNames: '',
  nationality: '',
  sex: '',
  birthDate: '',
  expiryDate: '',
}

/** The form of an answer that was saved before. */
export function formOf(saved: PersonDocument): DocumentForm {
  return { ...EMPTY_DOCUMENT, ...saved, kindChosen: true, read: true }
}

/** The order of the form; what is doubtful comes first. */
export function fieldOrder(doubtful: readonly DocumentFieldName[]): DocumentFieldName[] {
  const order: DocumentFieldName[] = ['surname', 'givenNames', 'number', 'nationality', 'sex', 'birthDate', 'expiryDate']
  return [...order.filter(field => doubtful.includes(field)), ...order.filter(field => !doubtful.includes(field))]
}

/** What was read from a new photo, as the fields of the form; what could not be read is empty. */
export function fieldsRead(recognition: Extract<RecognitionView, { outcome: 'read' }>): Partial<DocumentForm> {
  const { fields, doubtful } = recognition
  return {
    number: fields.number ?? '',
    surname: fields.surname ?? '',
    givenNames: fields.givenNames ?? '',
    nationality: fields.nationality ?? '',
    sex: fields.sex ?? '',
    birthDate: fields.birthDate ?? '',
    expiryDate: fields.expiryDate ?? '',
    doubtful,
    read: true,
    typing: false,
  }
}

/** The form as the answer the BFF takes; the schema says what is missing. */
export function answerOf({ kind, number, surname, givenNames, nationality, sex, birthDate, expiryDate, photoId }: DocumentForm) {
  return {
    kind: kind as IdentityDocumentKind,
    number,
    surname,
    givenNames,
    nationality,
    sex: (sex || undefined) as PersonDocument['sex'],
    birthDate: (birthDate || undefined) as PersonDocument['birthDate'],
    expiryDate: (expiryDate || undefined) as PersonDocument['expiryDate'],
    photoId,
  }
}

/** What each field is called, in the order of the form. */
export function useDocumentLabels(): Record<DocumentFieldName, string> {
  const { t } = useText()
  return useMemo(
    () => ({
      surname: t('document.field.surname'),
      givenNames: t('document.field.givenNames'),
      number: t('document.field.number'),
      nationality: t('document.field.nationality'),
      sex: t('document.field.sex'),
      birthDate: t('document.field.birthDate'),
      expiryDate: t('document.field.expiryDate'),
    }),
    [t],
  )
}
