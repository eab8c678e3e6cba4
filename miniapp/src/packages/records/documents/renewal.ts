import { type HeldDocumentView, type Input, saveMyDocument } from '@mcb/shared/contract'
import { type Facts, type FieldProblem, heldDocumentProblems, type WrittenDocument } from '@mcb/shared/domain'
import { documentProblems } from '../../apply/journey'
import { answerOf, type DocumentForm, EMPTY_DOCUMENT } from '../../apply/document/document-form'

/** The form to renew a document: what stays the same is filled in, its end is not. */
export function renewalOf({ kind, number, otherName, nameZh, surname, givenNames, nationality, ethnicity, sex, birthDate }: HeldDocumentView): DocumentForm {
  return { ...EMPTY_DOCUMENT, kind, kindChosen: true, number, otherName, nameZh, surname, givenNames, nationality, ethnicity, sex: sex ?? '', birthDate: birthDate ?? '' }
}

/** The form as the BFF takes it; photos belong to applications. */
export function documentOf(form: DocumentForm): Input<typeof saveMyDocument>['body']['document'] {
  const { photoId: _photo, backPhotoId: _back, ...document } = answerOf(form, 'shown')
  return document
}

/** Everything wrong with the document, at once and in the words of the BFF; none when it can be sent. */
export function heldProblems(form: DocumentForm, { today, settings }: Facts): FieldProblem[] {
  return documentProblems(saveMyDocument.body!.shape.document, documentOf(form), judged => heldDocumentProblems(judged as WrittenDocument, today, settings))
}
