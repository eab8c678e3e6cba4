import * as z from 'zod'
import { STAFF_ROLES } from '../domain/access/actor'
import { APPLICANT_ROLES } from '../domain/application/family'
import { APPLICATION_KINDS, REISSUE_REASONS, REPLACEMENT_REASONS } from '../domain/application/application'
import { documentKindSchema, idSchema, plainDateSchema, sexSchema } from './fields'
import { operation } from './operation'

/** Somebody in a register: kind and number of any document, where a paper register had room for a resident ID only. */
const registeredPersonSchema = z.object({ name: z.string(), documentKind: documentKindSchema, documentNumber: z.string() })

/** One line of a register (登记本): one certificate. */
export const registerEntrySchema = z
  .object({
    applicationId: idSchema,
    certificateNumber: z.string(),
    issuedOn: plainDateSchema,
    /** The day it was collected; null while it has not been. */
    collectedOn: plainDateSchema.nullable(),
    newbornName: z.string(),
    sex: sexSchema,
    bornOn: plainDateSchema,
    outsideInstitution: z.boolean(),
    mother: registeredPersonSchema.nullable(),
    father: registeredPersonSchema.nullable(),
    collector: registeredPersonSchema.extend({ relation: z.enum(APPLICANT_ROLES) }).nullable(),
    /** Replacement and reissue. */
    originalNumber: z.string().nullable(),
    reason: z.enum([...REPLACEMENT_REASONS, ...REISSUE_REASONS]).nullable(),
    reasonNote: z.string(),
    approvedBy: z.string().nullable(),
    issuedBy: z.string().nullable(),
  })
  .meta({ id: 'RegisterEntry' })
export type RegisterEntry = z.infer<typeof registerEntrySchema>

export const listRegister = operation({
  id: 'listRegister',
  method: 'GET',
  path: '/staff/register',
  summary: 'The register of first issues, replacements or reissues of a period, by day of issue',
  access: STAFF_ROLES,
  query: z.strictObject({ kind: z.enum(APPLICATION_KINDS), from: plainDateSchema, to: plainDateSchema }),
  /** At most a thousand lines; `truncated` says that the period holds more. */
  response: z.object({ entries: z.array(registerEntrySchema), truncated: z.boolean() }),
  errors: [],
})
