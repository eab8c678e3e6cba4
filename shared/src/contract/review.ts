import * as z from 'zod'
import { STAFF_ROLES } from '../domain/access/actor'
import { APPLICATION_KINDS } from '../domain/application/application'
import { APPLICATION_ACTIONS, APPLICATION_STATUSES } from '../domain/application/status'
import { answersSchema, historyEntrySchema, parentRoleSchema, returnProblemSchema } from './application'
import { birthRecordSchema } from './birth'
import { documentPhotoSchema } from './document'
import { idSchema, instantSchema, LIMITS, plainDateSchema, requiredLine, versionSchema } from './fields'
import { operation } from './operation'

export const comparisonRowSchema = z.object({
  parent: parentRoleSchema,
  field: z.enum(['name', 'documentKind', 'documentNumber', 'nationality', 'birthDate', 'sex', 'expiryDate']),
  applied: z.string(),
  recognized: z.string().nullable(),
  registered: z.string().nullable(),
  verdict: z.enum(['same', 'differs']),
})

/** Everything a clerk needs to decide, on one screen. */
export const caseSchema = z
  .object({
    id: idSchema,
    kind: z.enum(APPLICATION_KINDS),
    status: z.enum(APPLICATION_STATUSES),
    version: versionSchema,
    queuedAt: instantSchema.nullable(),
    institutionCode: z.string().nullable(),
    answers: answersSchema,
    actions: z.array(z.enum(APPLICATION_ACTIONS)),
    /** Phase 3's record now; null when phase 3 does not answer (`registryReachable` says which). */
    registered: birthRecordSchema.nullable(),
    registryReachable: z.boolean(),
    comparison: z.array(comparisonRowSchema),
    photos: z.object({ mother: documentPhotoSchema.nullable(), father: documentPhotoSchema.nullable() }),
    /** A code of this application was scanned by this clerk, and is still good, for this purpose. */
    scannedFor: z.enum(['onSiteCheck', 'pickup']).nullable(),
    onSiteCheck: z.object({ at: instantSchema, motherMatches: z.boolean(), fatherMatches: z.boolean() }).nullable(),
    returnProblems: z.array(returnProblemSchema),
    certificate: z.object({ number: z.string(), issuedOn: plainDateSchema }).nullable(),
    /** Phase 3's reason for refusing to issue, as a code. */
    issueRefusal: z.string().nullable(),
    /** Whether the pickup has reached phase 3. */
    pickupReport: z.enum(['none', 'asked', 'accepted', 'refused']),
    handedOver: z.object({ at: instantSchema, collector: parentRoleSchema }).nullable(),
    history: z.array(historyEntrySchema),
  })
  .meta({ id: 'Case' })
export type CaseView = z.infer<typeof caseSchema>

export const caseSummarySchema = z
  .object({
    id: idSchema,
    kind: z.enum(APPLICATION_KINDS),
    status: z.enum(APPLICATION_STATUSES),
    newbornName: z.string().nullable(),
    motherName: z.string().nullable(),
    bornAt: instantSchema.nullable(),
    institutionCode: z.string().nullable(),
    queuedAt: instantSchema,
    updatedAt: instantSchema,
  })
  .meta({ id: 'CaseSummary' })
export type CaseSummary = z.infer<typeof caseSummarySchema>

const byId = z.strictObject({ id: idSchema })
const clerk = ['clerk'] as const
const writeErrors = ['application.version_conflict', 'application.action_refused', 'request.idempotency_key_reused'] as const

export const QUEUES = ['open', 'done'] as const

export const listCases = operation({
  id: 'listCases',
  method: 'GET',
  path: '/staff/applications',
  summary: 'The queue of an institution, district or the city; oldest first while open, newest first when done',
  access: STAFF_ROLES,
  query: z.strictObject({
    queue: z.enum(QUEUES).default('open'),
    status: z.enum(APPLICATION_STATUSES).optional(),
    /** Where the page before ended. */
    after: z.string().max(200).optional(),
  }),
  response: z.object({ cases: z.array(caseSummarySchema), next: z.string().nullable() }),
  errors: [],
})

export const scanVisitCode = operation({
  id: 'scanVisitCode',
  method: 'POST',
  path: '/staff/scan',
  summary: 'Open the case behind a parent’s code',
  access: clerk,
  body: z.strictObject({ code: z.string().trim().min(1).max(64) }),
  response: z.object({ id: idSchema, purpose: z.enum(['onSiteCheck', 'pickup']) }),
  errors: ['visit_code.invalid', 'request.rate_limited'],
})

export const getCase = operation({
  id: 'getCase',
  method: 'GET',
  path: '/staff/applications/{id}',
  summary: 'One case: answers, photos, what was read and what phase 3 says',
  access: STAFF_ROLES,
  params: byId,
  response: caseSchema,
  errors: [],
})

export const recordOnSiteCheck = operation({
  id: 'recordOnSiteCheck',
  method: 'POST',
  path: '/staff/applications/{id}/on-site-check',
  summary: 'Both parents were here, with their documents (after a scan)',
  access: clerk,
  params: byId,
  body: z.strictObject({ version: versionSchema, motherMatches: z.boolean(), fatherMatches: z.boolean() }),
  idempotent: true,
  response: caseSchema,
  errors: [...writeErrors, 'visit_code.invalid'],
})

export const approveApplication = operation({
  id: 'approveApplication',
  method: 'POST',
  path: '/staff/applications/{id}/approve',
  summary: 'Approve',
  access: clerk,
  params: byId,
  body: z.strictObject({ version: versionSchema }),
  idempotent: true,
  response: caseSchema,
  errors: writeErrors,
})

export const returnApplication = operation({
  id: 'returnApplication',
  method: 'POST',
  path: '/staff/applications/{id}/return',
  summary: 'Return for correction, with a reason for each field',
  access: clerk,
  params: byId,
  body: z.strictObject({ version: versionSchema, problems: z.array(returnProblemSchema).min(1).max(20) }),
  idempotent: true,
  response: caseSchema,
  errors: writeErrors,
})

export const rejectApplication = operation({
  id: 'rejectApplication',
  method: 'POST',
  path: '/staff/applications/{id}/reject',
  summary: 'Reject for good, with a reason the parents read',
  access: clerk,
  params: byId,
  body: z.strictObject({ version: versionSchema, note: requiredLine(LIMITS.note) }),
  idempotent: true,
  response: caseSchema,
  errors: writeErrors,
})

export const issueCertificate = operation({
  id: 'issueCertificate',
  method: 'POST',
  path: '/staff/applications/{id}/issue',
  summary: 'Ask phase 3 to issue; the number arrives with its answer',
  access: clerk,
  params: byId,
  body: z.strictObject({ version: versionSchema }),
  idempotent: true,
  response: caseSchema,
  errors: writeErrors,
})

export const handOverCertificate = operation({
  id: 'handOverCertificate',
  method: 'POST',
  path: '/staff/applications/{id}/hand-over',
  summary: 'The certificate was collected (after a scan of the pickup code)',
  access: clerk,
  params: byId,
  body: z.strictObject({ version: versionSchema, collector: parentRoleSchema }),
  idempotent: true,
  response: caseSchema,
  errors: [...writeErrors, 'visit_code.invalid'],
})
