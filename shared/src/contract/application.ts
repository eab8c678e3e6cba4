import * as z from 'zod'
import { APPLICATION_KINDS } from '../domain/application/application'
import { RETURN_REASON_CODES } from '../domain/application/return-reasons'
import { APPLICATION_ACTIONS, APPLICATION_STATUSES } from '../domain/application/status'
import { STEP_IDS } from '../domain/application/steps'
import { ROLES } from '../domain/access/actor'
import { birthRecordSchema, disputeSchema } from './birth'
import {
  documentKindSchema, documentNumberSchema, idSchema, instantSchema, LIMITS, nationalitySchema, optionalLine, phoneSchema,
  plainDateSchema, requiredLine, sexSchema, versionSchema,
} from './fields'
import { operation } from './operation'

export const parentRoleSchema = z.enum(['mother', 'father'])
export const stepIdSchema = z.enum(STEP_IDS)

export const parentDocumentSchema = z.strictObject({
  kind: documentKindSchema,
  number: documentNumberSchema,
  surname: requiredLine(LIMITS.namePart),
  /** Some passports have one name only. */
  givenNames: optionalLine(LIMITS.namePart),
  nationality: nationalitySchema,
  sex: sexSchema,
  birthDate: plainDateSchema,
  expiryDate: plainDateSchema,
  photoId: idSchema,
})

const newbornNameSchema = z.strictObject({
  script: z.enum(['han', 'latin']),
  surname: requiredLine(LIMITS.namePart),
  givenNames: requiredLine(LIMITS.namePart),
  order: z.enum(['surnameFirst', 'givenNamesFirst']),
})

/** What the page of each step sends. The birth is sent by its ticket; the record itself comes from phase 3. */
export const STEP_ANSWERS = {
  consent: z.strictObject({ version: z.string().min(1).max(20) }),
  applicantRole: z.strictObject({ role: parentRoleSchema }),
  motherDocument: parentDocumentSchema,
  birth: z.strictObject({ ticket: z.string().min(1).max(2000), dispute: disputeSchema.nullable() }),
  fatherDocument: parentDocumentSchema,
  newbornName: newbornNameSchema,
  contact: z.strictObject({
    motherAddress: requiredLine(LIMITS.address),
    fatherAddress: requiredLine(LIMITS.address),
    phone: phoneSchema,
  }),
  collection: z.strictObject({ method: z.literal('pickup') }),
} as const satisfies Record<(typeof STEP_IDS)[number], z.ZodType>

export const answersSchema = z.object({
  consent: STEP_ANSWERS.consent.optional(),
  applicantRole: STEP_ANSWERS.applicantRole.optional(),
  motherDocument: parentDocumentSchema.optional(),
  birth: z.object({ record: birthRecordSchema, dispute: disputeSchema.nullable() }).optional(),
  fatherDocument: parentDocumentSchema.optional(),
  newbornName: newbornNameSchema.optional(),
  contact: STEP_ANSWERS.contact.optional(),
  collection: STEP_ANSWERS.collection.optional(),
})

export const returnProblemSchema = z.strictObject({
  step: stepIdSchema,
  reason: z.enum(RETURN_REASON_CODES),
  note: optionalLine(LIMITS.note),
})

export const historyEntrySchema = z.object({
  action: z.enum(['create', ...APPLICATION_ACTIONS]),
  at: instantSchema,
  by: z.enum([...ROLES, 'system']),
  status: z.enum(APPLICATION_STATUSES),
  problems: z.array(returnProblemSchema).optional(),
  note: z.string().optional(),
})

/** An application as its parents see it. */
export const applicationSchema = z
  .object({
    id: idSchema,
    kind: z.enum(APPLICATION_KINDS),
    status: z.enum(APPLICATION_STATUSES),
    version: versionSchema,
    createdAt: instantSchema,
    updatedAt: instantSchema,
    queuedAt: instantSchema.nullable(),
    /** The caller's part in it. */
    viewer: z.enum(['applicant', 'otherParent']),
    institutionCode: z.string().nullable(),
    answers: answersSchema,
    /** What the caller may do now. */
    actions: z.array(z.enum(APPLICATION_ACTIONS)),
    /** The first question without a good answer; null when all are answered. */
    nextStep: stepIdSchema.nullable(),
    signedBy: z.array(parentRoleSchema),
    otherParentJoined: z.boolean(),
    returnProblems: z.array(returnProblemSchema),
    /** The day the institution means to have decided by; null while it is not their turn. */
    decisionExpectedBy: plainDateSchema.nullable(),
    certificate: z.object({ number: z.string(), issuedOn: plainDateSchema }).nullable(),
    handedOverAt: instantSchema.nullable(),
    history: z.array(historyEntrySchema),
  })
  .meta({ id: 'Application' })
export type ApplicationView = z.infer<typeof applicationSchema>

export const applicationSummarySchema = z
  .object({
    id: idSchema,
    kind: z.enum(APPLICATION_KINDS),
    status: z.enum(APPLICATION_STATUSES),
    viewer: z.enum(['applicant', 'otherParent']),
    newbornName: z.string().nullable(),
    bornAt: instantSchema.nullable(),
    institutionCode: z.string().nullable(),
    updatedAt: instantSchema,
  })
  .meta({ id: 'ApplicationSummary' })
export type ApplicationSummary = z.infer<typeof applicationSummarySchema>

const byId = z.strictObject({ id: idSchema })
const atVersion = z.strictObject({ version: versionSchema })
const writeErrors = ['application.version_conflict', 'application.action_refused', 'request.idempotency_key_reused'] as const
const parents = ['parent'] as const

export const listApplications = operation({
  id: 'listApplications',
  method: 'GET',
  path: '/applications',
  summary: "The caller's applications, newest first",
  access: parents,
  response: z.object({ applications: z.array(applicationSummarySchema) }),
  errors: [],
})

export const createApplication = operation({
  id: 'createApplication',
  method: 'POST',
  path: '/applications',
  summary: 'Begin a draft',
  access: parents,
  body: z.strictObject({ kind: z.enum(APPLICATION_KINDS) }),
  idempotent: true,
  response: applicationSchema,
  errors: ['request.idempotency_key_reused'],
})

export const getApplication = operation({
  id: 'getApplication',
  method: 'GET',
  path: '/applications/{id}',
  summary: 'One application',
  access: parents,
  params: byId,
  response: applicationSchema,
  errors: [],
})

export const answerStep = operation({
  id: 'answerStep',
  method: 'PUT',
  path: '/applications/{id}/answers/{step}',
  summary: 'Save the answer to one question',
  access: parents,
  params: z.strictObject({ id: idSchema, step: stepIdSchema }),
  body: z.strictObject({ version: versionSchema, answer: z.unknown() }),
  idempotent: true,
  response: applicationSchema,
  errors: [...writeErrors, 'birth.ticket_expired', 'application.duplicate', 'upstream.unavailable', 'upstream.timeout'],
})

export const submitApplication = operation({
  id: 'submitApplication',
  method: 'POST',
  path: '/applications/{id}/submit',
  summary: 'Sign and submit; the other parent signs next',
  access: parents,
  params: byId,
  body: z.strictObject({ version: versionSchema, declared: z.literal(true) }),
  idempotent: true,
  response: applicationSchema,
  errors: [...writeErrors, 'application.duplicate'],
})

export const reopenApplication = operation({
  id: 'reopenApplication',
  method: 'POST',
  path: '/applications/{id}/reopen',
  summary: 'Back to the draft, while the other parent has not signed',
  access: parents,
  params: byId,
  body: atVersion,
  idempotent: true,
  response: applicationSchema,
  errors: writeErrors,
})

export const withdrawApplication = operation({
  id: 'withdrawApplication',
  method: 'POST',
  path: '/applications/{id}/withdraw',
  summary: 'Take the application back',
  access: parents,
  params: byId,
  body: atVersion,
  idempotent: true,
  response: applicationSchema,
  errors: writeErrors,
})

export const invitationSchema = z
  .object({ code: z.string(), expiresAt: instantSchema })
  .meta({ id: 'Invitation', description: 'Sent by the applicant to the other parent' })

export const inviteOtherParent = operation({
  id: 'inviteOtherParent',
  method: 'POST',
  path: '/applications/{id}/invitation',
  summary: 'A code for the other parent; an earlier one stops working',
  access: parents,
  params: byId,
  response: invitationSchema,
  errors: ['application.action_refused', 'invitation.taken'],
})

export const acceptInvitation = operation({
  id: 'acceptInvitation',
  method: 'POST',
  path: '/invitations/accept',
  summary: 'Join an application as the other parent',
  access: parents,
  body: z.strictObject({ code: z.string().trim().min(1).max(64) }),
  response: applicationSchema,
  errors: ['invitation.invalid', 'invitation.own', 'invitation.taken', 'invitation.identity_mismatch'],
})

export const confirmApplication = operation({
  id: 'confirmApplication',
  method: 'POST',
  path: '/applications/{id}/confirm',
  summary: 'The other parent signs what they were shown',
  access: parents,
  params: byId,
  body: z.strictObject({ version: versionSchema, declared: z.literal(true) }),
  idempotent: true,
  response: applicationSchema,
  errors: writeErrors,
})

export const visitCodeSchema = z
  .object({ code: z.string(), purpose: z.enum(['onSiteCheck', 'pickup']), expiresAt: instantSchema })
  .meta({ id: 'VisitCode', description: 'What the QR code says: nothing to a stranger' })
export type VisitCode = z.infer<typeof visitCodeSchema>

export const showVisitCode = operation({
  id: 'showVisitCode',
  method: 'POST',
  path: '/applications/{id}/visit-code',
  summary: 'A short-lived code for the counter; an earlier one stops working',
  access: parents,
  params: byId,
  response: visitCodeSchema,
  errors: ['application.action_refused'],
})
