import * as z from 'zod'
import { IDENTITY_DOCUMENT_KINDS } from '../domain/identity/document-kinds'
import { idSchema, instantSchema } from './fields'
import { operation } from './operation'

/** Why a photo was refused; advice for each is in `i18n` under `recognition.<reason>`. */
export const RECOGNITION_REFUSALS = [
  'no_document', 'not_a_passport', 'mrz_cut_off', 'too_blurred', 'too_small', 'glare', 'check_digits_wrong', 'unreadable',
] as const
export type RecognitionRefusal = (typeof RECOGNITION_REFUSALS)[number]

/** Fields the reader can fill, in the words of the form. */
export const RECOGNIZED_FIELDS = ['number', 'surname', 'givenNames', 'nationality', 'sex', 'birthDate', 'expiryDate'] as const

export const recognitionSchema = z
  .discriminatedUnion('outcome', [
    z.object({
      outcome: z.literal('read'),
      fields: z.object({
        number: z.string().nullable(),
        surname: z.string().nullable(),
        givenNames: z.string().nullable(),
        nationality: z.string().nullable(),
        sex: z.enum(['male', 'female']).nullable(),
        birthDate: z.string().nullable(),
        expiryDate: z.string().nullable(),
      }),
      /** To be checked first: read, but not proven. */
      doubtful: z.array(z.enum(RECOGNIZED_FIELDS)),
    }),
    z.object({ outcome: z.literal('refused'), reason: z.enum(RECOGNITION_REFUSALS) }),
  ])
  .meta({ id: 'Recognition' })
export type RecognitionView = z.infer<typeof recognitionSchema>

/** What is on a photo: an identity document, or another paper. */
export const photoKindSchema = z.enum([...IDENTITY_DOCUMENT_KINDS, 'paper'])

export const documentPhotoSchema = z
  .object({
    id: idSchema,
    kind: photoKindSchema,
    uploadedAt: instantSchema,
    width: z.number().int(),
    height: z.number().int(),
    /** Null until it was asked for. */
    recognition: recognitionSchema.nullable(),
  })
  .meta({ id: 'DocumentPhoto' })
export type DocumentPhotoView = z.infer<typeof documentPhotoSchema>

const byId = z.strictObject({ id: idSchema })

export const uploadDocumentPhoto = operation({
  id: 'uploadDocumentPhoto',
  method: 'POST',
  path: '/documents',
  summary: 'Upload a photo of a document; it is re-encoded, stripped of metadata and kept encrypted',
  access: ['parent'],
  body: z.strictObject({ kind: photoKindSchema }),
  upload: true,
  idempotent: true,
  response: documentPhotoSchema,
  errors: ['document.not_readable_image', 'request.too_large', 'request.media_type'],
})

export const recognizeDocument = operation({
  id: 'recognizeDocument',
  method: 'POST',
  path: '/documents/{id}/recognition',
  summary: 'Read the photo. Asking again answers from the first reading',
  access: ['parent'],
  params: byId,
  response: documentPhotoSchema,
  errors: ['recognition.busy', 'recognition.timeout'],
})

export const getDocumentPhoto = operation({
  id: 'getDocumentPhoto',
  method: 'GET',
  path: '/documents/{id}/photo',
  summary: 'The photo itself, for its parents and for staff who may see the application',
  access: ['parent', 'clerk', 'districtManager', 'cityManager'],
  params: byId,
  response: 'bytes',
  errors: [],
})
