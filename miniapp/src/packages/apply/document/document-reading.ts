import { type DocumentSide, type RecognitionView, RECOGNIZED_KINDS, type RecognizedFieldName } from '@mcb/shared/contract'
import type { IdentityDocumentKind, PlaceOnPhoto, Presentation } from '@mcb/shared/domain'
import { type DocumentFieldName, type DocumentForm, sidesOf } from './document-form'

export type ReadPhoto = Extract<RecognitionView, { outcome: 'read' }>
/** What was read from the photo of each side; null where nothing was. */
export type Readings = Record<DocumentSide, ReadPhoto | null>

/**
 * What a reading is to the form: `awaited` by the fields, which it fills in; `offered`, and it fills them in whatever is
 * there; `quiet`, and it fills in what nobody has.
 */
export type ReadingManner = 'awaited' | 'offered' | 'quiet'

type ReadField = DocumentFieldName & RecognizedFieldName
/** Fields of the form that a photo can fill in, in its order. */
const READ_FIELDS = ['number', 'nameZh', 'surname', 'givenNames', 'nationality', 'sex', 'birthDate', 'expiryDate'] as const satisfies readonly ReadField[]

export const isRead = (kind: IdentityDocumentKind | null): boolean => RECOGNIZED_KINDS.some(read => read === kind)
export const photoOf = ({ photoId, backPhotoId }: DocumentForm, side: DocumentSide): string => (side === 'front' ? photoId : backPhotoId)

/** How a photo of this document is read: somebody who cannot show it types what they know. */
export function mannerFor({ kind }: DocumentForm, presentation: Presentation): ReadingManner {
  return presentation === 'shown' && isRead(kind) ? 'awaited' : 'quiet'
}

/** Whether the fields still wait for a photo of one side or the other. Who types the front need not wait for the back. */
export function isWaiting(form: DocumentForm, manner: ReadingManner): boolean {
  if (manner !== 'awaited' || form.front === 'typed') return false
  return form.front === 'open' || (sidesOf(form) === 2 && form.back === 'open')
}

/** The fields a side says: the back of a card with two sides says until when it is valid, the front all the rest. */
function fieldsOn(side: DocumentSide, form: DocumentForm): readonly ReadField[] {
  const onBack = (field: ReadField) => sidesOf(form) === 2 && field === 'expiryDate'
  return READ_FIELDS.filter(field => onBack(field) === (side === 'back'))
}

/** What was read from a photo, as the fields of the form; what that side says and could not be made out is empty. */
export function fieldsRead({ side, fields, doubtful, remarks }: ReadPhoto, form: DocumentForm): Partial<DocumentForm> {
  const said = fieldsOn(side, form)
  return {
    ...Object.fromEntries(said.map(field => [field, fields[field]?.value ?? ''])),
    ...(said.includes('expiryDate') && { noExpiry: remarks.includes('does_not_expire') }),
    doubtful: [...form.doubtful.filter(field => !said.some(each => each === field)), ...said.filter(field => doubtful.includes(field))],
    [side]: 'read',
  }
}

/** What was read from a photo that is only a help: it fills what nobody has filled in. */
export function fieldsHelped(reading: ReadPhoto, form: DocumentForm): Partial<DocumentForm> {
  const helped = fieldsOn(reading.side, form).filter(field => form[field] === '' && reading.fields[field])
  return {
    ...Object.fromEntries(helped.map(field => [field, reading.fields[field]!.value])),
    doubtful: [...form.doubtful, ...helped.filter(field => reading.doubtful.includes(field))],
    [reading.side]: 'read',
  }
}

/** The form with every photo taken in that has been read since; the same object where there is none. */
export function withReadings(form: DocumentForm, readings: Readings, manner: ReadingManner): DocumentForm {
  return (['front', 'back'] as const).reduce((before, side) => {
    const reading = readings[side]
    if (!reading || before[side] !== 'open') return before
    return { ...before, ...(manner === 'quiet' ? fieldsHelped(reading, before) : fieldsRead(reading, before)) }
  }, form)
}

/** Somebody types what a side says: its photo is no longer waited for, and nothing of it is in doubt. */
export function typedInstead(side: DocumentSide, form: DocumentForm): Partial<DocumentForm> {
  const said = fieldsOn(side, form)
  return { [side]: 'typed', doubtful: form.doubtful.filter(field => !said.some(each => each === field)) }
}

/** What the photos show of a field: where, and whether it could be made out. Null where no photo was read that says it. */
export function evidenceOf(field: DocumentFieldName, form: DocumentForm, readings: Readings): { at: PlaceOnPhoto | null; madeOut: boolean } | null {
  const side = (['front', 'back'] as const).find(each => fieldsOn(each, form).some(said => said === field))
  const reading = side && readings[side]
  if (!reading) return null
  const found = reading.fields[field as ReadField]
  return { at: found?.place ? { id: photoOf(form, side), place: found.place, turn: reading.turn } : null, madeOut: found !== undefined }
}

/**
 * The other way to write a name: as the page prints it, with the marks and hyphens that the machine-readable lines drop,
 * or back as those lines have it. Null where the two are the same, or nobody knows.
 */
export function otherSpelling(field: 'surname' | 'givenNames', form: DocumentForm, { front }: Readings): { value: string; from: 'page' | 'lines' } | null {
  const printed = front?.printedNames?.[field]
  const lines = front?.fields[field]?.value
  if (!printed || !lines || printed.toUpperCase() === lines) return null
  return form[field] === printed ? { value: lines, from: 'lines' } : { value: printed, from: 'page' }
}
