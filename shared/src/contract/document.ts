import * as z from 'zod'
import { IDENTITY_DOCUMENT_KINDS, type IdentityDocumentKind } from '../domain/identity/document-kinds'
import type { PhotoPlace, PhotoTurn } from '../domain/identity/photo-place'
import { idSchema, instantSchema } from './fields'
import { operation } from './operation'

/** Why a photo was refused; advice for each is in `i18n` under `recognition.<reason>`. */
export const RECOGNITION_REFUSALS = [
  'no_document', 'wrong_kind', 'wrong_side', 'several_documents', 'cut_off', 'too_blurred', 'too_small', 'glare', 'upside_down', 'check_digits_wrong', 'unreadable',
] as const
export type RecognitionRefusal = (typeof RECOGNITION_REFUSALS)[number]

/** What is worth saying of a document that was read; words in `i18n` under `recognition.remark.<remark>`. */
export const RECOGNITION_REMARKS = ['expired', 'upside_down', 'does_not_expire'] as const
export type RecognitionRemark = (typeof RECOGNITION_REMARKS)[number]

/** The kinds the reader can read. */
export const RECOGNIZED_KINDS = [
  'foreignPassport', 'hongKongMacauTravelPermit', 'taiwanTravelPermit', 'residentIdentityCard', 'residencePermit', 'foreignPermanentResidentCard',
] as const satisfies readonly IdentityDocumentKind[]
export type RecognizedKind = (typeof RECOGNIZED_KINDS)[number]

/** Fields the reader can fill, in the words of the form. */
export const RECOGNIZED_FIELDS = ['number', 'nameZh', 'surname', 'givenNames', 'nationality', 'sex', 'birthDate', 'issueDate', 'expiryDate', 'issuer'] as const
export type RecognizedFieldName = (typeof RECOGNIZED_FIELDS)[number]

const part = z.number().min(0).max(1)
export const photoPlaceSchema = z.object({ left: part, top: part, width: part, height: part }) satisfies z.ZodType<PhotoPlace>
export const photoTurnSchema = z.literal([0, 90, 180, 270]) satisfies z.ZodType<PhotoTurn>
export type { PhotoPlace }

export const documentSideSchema = z.enum(['front', 'back'])
export type DocumentSide = z.infer<typeof documentSideSchema>

export const recognitionSchema = z
  .discriminatedUnion('outcome', [
    z.object({
      outcome: z.literal('read'),
      kind: z.enum(RECOGNIZED_KINDS),
      side: documentSideSchema,
      /** What is not on this side, or could not be made out at all, is absent. Dates ISO, states alpha-3, the sex `male` or `female`. */
      fields: z.partialRecord(z.enum(RECOGNIZED_FIELDS), z.object({ value: z.string(), confidence: part, place: photoPlaceSchema.nullable() })),
      /** To be looked at first: read but not proven, or there and not made out. */
      doubtful: z.array(z.enum(RECOGNIZED_FIELDS)),
      remarks: z.array(z.enum(RECOGNITION_REMARKS)),
      turn: photoTurnSchema,
      /** The names as the page prints them, with the marks and hyphens that the machine-readable lines drop; null where they could not be matched. */
      printedNames: z.object({ surname: z.string(), givenNames: z.string() }).nullable(),
    }),
    z.object({
      outcome: z.literal('refused'),
      reason: z.enum(RECOGNITION_REFUSALS),
      /** What the photo shows instead, where the reason is `wrong_kind`. */
      kind: z.enum(RECOGNIZED_KINDS).nullable(),
      /** Where on the photo the reason is to be seen. */
      place: photoPlaceSchema.nullable(),
    }),
  ])
  .meta({ id: 'Recognition' })
export type RecognitionView = z.infer<typeof recognitionSchema>

/** What is on a photo: an identity document, or another paper. */
export const photoKindSchema = z.enum([...IDENTITY_DOCUMENT_KINDS, 'paper'])

export const documentPhotoSchema = z
  .object({
    id: idSchema,
    kind: photoKindSchema,
    side: documentSideSchema,
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
  body: z.strictObject({ kind: photoKindSchema, side: documentSideSchema.default('front') }),
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
