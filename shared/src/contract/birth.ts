import * as z from 'zod'
import { CORRECTABLE_BIRTH_PARTS, DISPUTABLE_BIRTH_FIELDS } from '../domain/birth/birth-record'
import { certificateNumberSchema, documentKindSchema, documentNumberSchema, instantSchema, LIMITS, optionalLine, plainDateSchema, sexSchema } from './fields'
import { operation } from './operation'

export const institutionSchema = z
  .object({
    code: z.string(),
    name: z.string(),
    nameEnglish: z.string(),
    districtCode: z.string(),
    address: z.string(),
    addressEnglish: z.string(),
    phone: z.string(),
    /** When the certificate counter is open, as the institution writes it. */
    counterHours: z.string(),
    counterHoursEnglish: z.string(),
    /** Names it had before, newest first: people look for the one they know. */
    formerNames: z.array(z.string()),
    /** What it issues besides the births it has seen itself. */
    issues: z.array(z.enum(['reissue', 'outsideInstitution'])),
    /** Births happen here; the district's maternal and child health house may have none. */
    midwifery: z.boolean(),
  })
  .meta({ id: 'Institution' })
export type Institution = z.infer<typeof institutionSchema>

const parentSchema = z.object({ name: z.string(), documentKind: documentKindSchema, documentNumber: z.string(), nationality: z.string() })

export const placeOfBirthSchema = z.enum(['institution', 'outsideInstitution'])

export const birthRecordSchema = z
  .object({
    id: z.string(),
    institutionCode: z.string(),
    institutionName: z.string(),
    placeOfBirth: placeOfBirthSchema,
    birthPlace: z.object({ province: z.string(), city: z.string(), district: z.string(), districtCode: z.string() }),
    attendant: z.string().nullable(),
    newborn: z.object({
      sex: sexSchema,
      bornAt: instantSchema,
      gestationalWeeks: z.number().int().nullable(),
      gestationalDays: z.number().int().nullable(),
      weightGrams: z.number().int().nullable(),
      lengthCentimeters: z.number().nullable(),
      birthOrder: z.number().int(),
      plurality: z.number().int(),
    }),
    mother: parentSchema,
    father: parentSchema.nullable(),
    certificateNumber: z.string().nullable(),
  })
  .meta({ id: 'BirthRecord' })

/** A birth the caller has found, with the ticket that lets an application be about it. */
export const foundBirthSchema = z.object({ record: birthRecordSchema, ticket: z.string() }).meta({ id: 'FoundBirth' })
export type FoundBirth = z.infer<typeof foundBirthSchema>

export const listInstitutions = operation({
  id: 'listInstitutions',
  method: 'GET',
  path: '/institutions',
  summary: 'The midwifery institutions of the city',
  access: 'public',
  response: z.object({ institutions: z.array(institutionSchema) }),
  errors: ['upstream.unavailable', 'upstream.timeout'],
})

export const findBirths = operation({
  id: 'findBirths',
  method: 'POST',
  path: '/births/search',
  summary: "Find births by the mother's document, the institution and the day of birth",
  access: ['parent'],
  body: z.strictObject({
    motherDocument: z.strictObject({ kind: documentKindSchema, number: documentNumberSchema }),
    institutionCode: z.string().min(1).max(32),
    birthDate: plainDateSchema,
  }),
  response: z.object({ births: z.array(foundBirthSchema) }),
  errors: ['request.rate_limited', 'upstream.unavailable', 'upstream.timeout'],
})

export const openBedsideCode = operation({
  id: 'openBedsideCode',
  method: 'POST',
  path: '/births/bedside-code',
  summary: 'Find births by the code on the bedside card',
  access: ['parent'],
  body: z.strictObject({ code: z.string().trim().min(1).max(64) }),
  response: z.object({ births: z.array(foundBirthSchema) }),
  errors: ['request.rate_limited', 'upstream.unavailable', 'upstream.timeout'],
})

/** The certificate a replacement or reissue is about, with the ticket that lets an application use it. */
export const foundCertificateSchema = z
  .object({
    number: z.string(),
    issuedOn: plainDateSchema.nullable(),
    newbornName: z.string(),
    record: birthRecordSchema,
    ticket: z.string(),
  })
  .meta({ id: 'FoundCertificate' })
export type FoundCertificate = z.infer<typeof foundCertificateSchema>

export const findCertificate = operation({
  id: 'findCertificate',
  method: 'POST',
  path: '/certificates/search',
  summary: 'Find an issued certificate by its number and the day of birth; null when phase 3 does not know it',
  access: ['parent'],
  body: z.strictObject({ number: certificateNumberSchema, birthDate: plainDateSchema }),
  response: z.object({ certificate: foundCertificateSchema.nullable() }),
  errors: ['request.rate_limited', 'upstream.unavailable', 'upstream.timeout'],
})

export const disputeSchema = z.strictObject({
  fields: z.array(z.enum(DISPUTABLE_BIRTH_FIELDS)).min(1),
  note: z.string().trim().max(300),
})

/** What a clerk puts right; a part that is not there stays as it is. */
export const birthCorrectionSchema = z.strictObject({
  sex: sexSchema.optional(),
  bornAt: instantSchema.optional(),
  weightGrams: z.number().int().min(300).max(9999).optional(),
  lengthCentimeters: z.number().min(25).max(70).optional(),
  gestationalWeeks: z.number().int().min(20).max(45).optional(),
  gestationalDays: z.number().int().min(0).max(6).optional(),
  motherName: optionalLine(LIMITS.nameLine).optional(),
  motherDocumentNumber: documentNumberSchema.optional(),
  fatherName: optionalLine(LIMITS.nameLine).optional(),
  fatherDocumentNumber: documentNumberSchema.optional(),
})

/** What a correction has changed, part by part. */
export const birthChangesSchema = z.object({
  newborn: z.number().int(),
  changes: z.array(
    z.object({ part: z.enum(CORRECTABLE_BIRTH_PARTS), before: z.union([z.string(), z.number()]).nullable(), after: z.union([z.string(), z.number()]) }),
  ),
})
