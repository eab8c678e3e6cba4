import * as z from 'zod'
import { BIRTH_CHECK_ACTIONS, BIRTH_CHECK_STATUSES } from '../domain/birth/birth-check'
import { DISPUTABLE_BIRTH_FIELDS } from '../domain/birth/birth-record'
import { parentRoleSchema } from './application'
import { birthCorrectionSchema, birthRecordSchema, disputeSchema } from './birth'
import { idSchema, instantSchema, LIMITS, optionalLine, requiredLine, versionSchema } from './fields'
import { operation } from './operation'

const shared = {
  id: idSchema,
  status: z.enum(BIRTH_CHECK_STATUSES),
  version: versionSchema,
  createdAt: instantSchema,
  updatedAt: instantSchema,
  institutionCode: z.string(),
  records: z.array(birthRecordSchema),
  dispute: disputeSchema.extend({ by: parentRoleSchema, at: instantSchema }).nullable(),
  /** Who is asked to look again after a correction, and who has found the records right as they are now. */
  confirmers: z.array(parentRoleSchema),
  confirmedBy: z.array(parentRoleSchema),
  /** The clerk's words to the parents. */
  clerkNote: z.string(),
  /** What the caller may do now. */
  actions: z.array(z.enum(BIRTH_CHECK_ACTIONS)),
}

/** The delivery record as its parents look at it, before any application. */
export const birthCheckSchema = z.object({ ...shared, viewer: parentRoleSchema, otherJoined: z.boolean() }).meta({ id: 'BirthCheck' })
export type BirthCheckView = z.infer<typeof birthCheckSchema>

/** The same for a clerk of the institution. */
export const staffBirthCheckSchema = z
  .object({
    ...shared,
    disputedAt: instantSchema,
    /** Why phase 3 did not take the last correction; null when it did. */
    correctionRefusal: z.string().nullable(),
  })
  .meta({ id: 'StaffBirthCheck' })
export type StaffBirthCheckView = z.infer<typeof staffBirthCheckSchema>

export const birthCheckSummarySchema = z
  .object({
    id: idSchema,
    status: z.enum(BIRTH_CHECK_STATUSES),
    motherName: z.string(),
    bornAt: instantSchema,
    newborns: z.number().int(),
    disputedAt: instantSchema.nullable(),
    /** What was said to be wrong; empty when nothing was. */
    fields: z.array(z.enum(DISPUTABLE_BIRTH_FIELDS)),
  })
  .meta({ id: 'BirthCheckSummary' })
export type BirthCheckSummary = z.infer<typeof birthCheckSummarySchema>

const byId = z.strictObject({ id: idSchema })
const parents = ['parent'] as const
const clerk = ['clerk'] as const
const writeErrors = ['birth_check.version_conflict', 'birth_check.action_refused', 'request.idempotency_key_reused'] as const

export const openBirthCheck = operation({
  id: 'openBirthCheck',
  method: 'POST',
  path: '/birth-checks',
  summary: 'Look at the delivery record behind the code on the bedside card; the second parent to do so joins the first',
  access: parents,
  body: z.strictObject({ code: z.string().trim().min(1).max(64), as: parentRoleSchema }),
  idempotent: true,
  response: birthCheckSchema,
  errors: ['birth_check.code_unknown', 'birth_check.part_taken', 'request.idempotency_key_reused', 'request.rate_limited', 'upstream.unavailable', 'upstream.timeout'],
})

export const listMyBirthChecks = operation({
  id: 'listMyBirthChecks',
  method: 'GET',
  path: '/birth-checks',
  summary: "The caller's checks of delivery records, newest first",
  access: parents,
  response: z.object({ checks: z.array(birthCheckSummarySchema) }),
  errors: [],
})

export const getBirthCheck = operation({
  id: 'getBirthCheck',
  method: 'GET',
  path: '/birth-checks/{id}',
  summary: 'One check of a delivery record',
  access: parents,
  params: byId,
  response: birthCheckSchema,
  errors: [],
})

export const confirmBirthCheck = operation({
  id: 'confirmBirthCheck',
  method: 'POST',
  path: '/birth-checks/{id}/confirm',
  summary: 'Everything in the delivery record is right',
  access: parents,
  params: byId,
  body: z.strictObject({ version: versionSchema }),
  idempotent: true,
  response: birthCheckSchema,
  errors: writeErrors,
})

export const disputeBirthCheck = operation({
  id: 'disputeBirthCheck',
  method: 'POST',
  path: '/birth-checks/{id}/dispute',
  summary: 'Something in the delivery record is wrong: what, and what it should say',
  access: parents,
  params: byId,
  body: z.strictObject({ version: versionSchema, dispute: disputeSchema }),
  idempotent: true,
  response: birthCheckSchema,
  errors: writeErrors,
})

export const inviteToBirthCheck = operation({
  id: 'inviteToBirthCheck',
  method: 'POST',
  path: '/birth-checks/{id}/invitation',
  summary: 'A code for the other parent; an earlier one stops working',
  access: parents,
  params: byId,
  response: z.object({ code: z.string(), expiresAt: instantSchema }),
  errors: ['birth_check.action_refused'],
})

export const joinBirthCheck = operation({
  id: 'joinBirthCheck',
  method: 'POST',
  path: '/birth-checks/join',
  summary: 'Look at the delivery record as the other parent, with the code of the first',
  access: parents,
  body: z.strictObject({ code: z.string().trim().min(1).max(64) }),
  response: birthCheckSchema,
  errors: ['invitation.invalid', 'invitation.own', 'birth_check.part_taken', 'request.rate_limited'],
})

export const listBirthChecks = operation({
  id: 'listBirthChecks',
  method: 'GET',
  path: '/staff/birth-checks',
  summary: "Delivery records of the clerk's institution that parents found wrong, oldest first",
  access: clerk,
  query: z.strictObject({
    /** `disputed` unless told otherwise. */
    status: z.enum(['disputed', 'correcting', 'reconfirm', 'done']).default('disputed'),
    /** Where the page before ended. */
    after: z.string().max(200).optional(),
  }),
  response: z.object({ checks: z.array(birthCheckSummarySchema), next: z.string().nullable() }),
  errors: [],
})

export const getStaffBirthCheck = operation({
  id: 'getStaffBirthCheck',
  method: 'GET',
  path: '/staff/birth-checks/{id}',
  summary: 'One disputed delivery record',
  access: clerk,
  params: byId,
  response: staffBirthCheckSchema,
  errors: [],
})

export const correctBirthCheck = operation({
  id: 'correctBirthCheck',
  method: 'POST',
  path: '/staff/birth-checks/{id}/correction',
  summary: 'Correct the delivery record: told to phase 3 at once; once it has accepted, both parents look again',
  access: clerk,
  params: byId,
  body: z.strictObject({ version: versionSchema, newborn: z.number().int().min(0).max(5), changes: birthCorrectionSchema, note: optionalLine(LIMITS.note) }),
  idempotent: true,
  response: staffBirthCheckSchema,
  errors: writeErrors,
})

export const keepBirthRecord = operation({
  id: 'keepBirthRecord',
  method: 'POST',
  path: '/staff/birth-checks/{id}/keep',
  summary: 'The delivery record is right as it is: the parents look again, with the reason',
  access: clerk,
  params: byId,
  body: z.strictObject({ version: versionSchema, note: requiredLine(LIMITS.note) }),
  idempotent: true,
  response: staffBirthCheckSchema,
  errors: writeErrors,
})
