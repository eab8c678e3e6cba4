import type { DocumentSide, RecognitionView } from '@mcb/shared/contract'
import type { IdentityDocumentKind } from '@mcb/shared/domain'

/** What is on a photo: an identity document, or another paper. */
export type PhotoKind = IdentityDocumentKind | 'paper'

/** A photo of a document, without its picture. */
export type DocumentPhoto = {
  id: string
  ownerId: string
  /** The application it was used in; whoever may see that may see the photo. */
  applicationId: string | null
  kind: PhotoKind
  side: DocumentSide
  uploadedAt: Date
  width: number
  height: number
  recognition: RecognitionView | null
  creation: { key: string; digest: string }
}

export interface DocumentRepository {
  /** Keeps the picture (encrypted) and then the record. @returns null when a record with this creation key exists */
  insert(photo: Omit<DocumentPhoto, 'id'>, picture: Buffer): Promise<DocumentPhoto | null>
  get(id: string): Promise<DocumentPhoto | null>
  findByCreationKey(key: string): Promise<DocumentPhoto | null>
  readPicture(id: string): Promise<Buffer>
  /** The first reading stays. @returns the reading that is kept */
  setRecognition(id: string, recognition: RecognitionView): Promise<RecognitionView>
  attach(id: string, applicationId: string): Promise<void>
}

/** Reads a photo that should show one side of a document of one kind. Throws `recognition.busy` or `recognition.timeout`. */
export interface PhotoReader {
  /** Whether photos of this kind can be read at all. */
  reads(kind: PhotoKind): boolean
  read(expected: { kind: PhotoKind; side: DocumentSide }, picture: Buffer): Promise<RecognitionView>
}
