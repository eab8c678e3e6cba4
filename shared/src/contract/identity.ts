import * as z from 'zod'
import { DOCUMENT_SOURCES, EXPIRY_STATES } from '../domain/identity/person'
import { personDocumentSchema } from './application'
import { documentKindSchema, instantSchema, plainDateSchema, sexSchema } from './fields'
import { operation } from './operation'

const heldDocumentSchema = z.object({
  kind: documentKindSchema,
  number: z.string(),
  otherName: z.string(),
  nameZh: z.string(),
  surname: z.string(),
  givenNames: z.string(),
  nationality: z.string(),
  ethnicity: z.string(),
  sex: sexSchema.nullable(),
  birthDate: plainDateSchema.nullable(),
  expiryDate: plainDateSchema.nullable(),
  /** When the newest word about it was true, and whose word it was. */
  observedAt: instantSchema,
  source: z.enum(DOCUMENT_SOURCES),
  expires: z.enum(EXPIRY_STATES),
  /** The place in the list of the document that took its place; null while it is current. */
  supersededBy: z.number().int().nullable(),
})

export const heldDocumentsSchema = z
  .object({
    documents: z.array(heldDocumentSchema),
    /** Whether phase 3 has taken the last change that was made here. */
    report: z.enum(['none', 'asked', 'accepted', 'refused']),
  })
  .meta({ id: 'HeldDocuments' })
export type HeldDocumentsView = z.infer<typeof heldDocumentsSchema>
export type HeldDocumentView = HeldDocumentsView['documents'][number]

export const listMyDocuments = operation({
  id: 'listMyDocuments',
  method: 'GET',
  path: '/me/documents',
  summary: "The caller's identity documents, with those they have renewed",
  access: ['parent'],
  response: heldDocumentsSchema,
  errors: [],
})

export const saveMyDocument = operation({
  id: 'saveMyDocument',
  method: 'PUT',
  path: '/me/documents',
  summary: 'Add a document or renew one; phase 3 is told',
  access: ['parent'],
  body: z.strictObject({ document: personDocumentSchema.omit({ photoId: true, backPhotoId: true }) }),
  idempotent: true,
  response: heldDocumentsSchema,
  errors: ['request.idempotency_key_reused'],
})
