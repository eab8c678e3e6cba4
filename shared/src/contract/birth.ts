import * as z from 'zod'
import { DISPUTABLE_BIRTH_FIELDS } from '../domain/birth/birth-record'
import { documentKindSchema, documentNumberSchema, instantSchema, plainDateSchema, sexSchema } from './fields'
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
  })
  .meta({ id: 'Institution' })
export type Institution = z.infer<typeof institutionSchema>

const parentSchema = z.object({ name: z.string(), documentKind: documentKindSchema, documentNumber: z.string(), nationality: z.string() })

export const birthRecordSchema = z
  .object({
    id: z.string(),
    institutionCode: z.string(),
    placeOfBirth: z.enum(['institution', 'outsideInstitution']),
    newborn: z.object({
      sex: sexSchema,
      bornAt: instantSchema,
      gestationalWeeks: z.number().int(),
      gestationalDays: z.number().int(),
      weightGrams: z.number().int(),
      lengthCentimeters: z.number(),
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

export const disputeSchema = z.strictObject({
  fields: z.array(z.enum(DISPUTABLE_BIRTH_FIELDS)).min(1),
  note: z.string().trim().max(300),
})
