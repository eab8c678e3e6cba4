import * as z from 'zod'
import { STAFF_ROLES, type Role } from '../domain/access/actor'
import { APPLICATION_KINDS, HANDED_BACK_PARTS } from '../domain/application/application'
import { COMPARED_FIELDS } from '../domain/application/comparison'
import { MATERIAL_CODES } from '../domain/application/materials'
import { CASE_WARNINGS } from '../domain/application/warnings'
import { APPLICATION_ACTIONS, APPLICATION_STATUSES } from '../domain/application/status'
import { PICKUP_PAPERS } from '../domain/pickup/papers'
import { answersSchema, certificateSchema, historyEntrySchema, returnProblemSchema, signerRoleSchema, trackingEventSchema } from './application'
import { birthCorrectionSchema, birthRecordSchema } from './birth'
import { documentPhotoSchema, photoPlaceSchema, photoTurnSchema } from './document'
import { idSchema, instantSchema, LIMITS, requiredLine, versionSchema } from './fields'
import type { ErrorCode } from '../errors/catalogue'
import { operation } from './operation'

export const comparisonRowSchema = z.object({
  person: signerRoleSchema,
  field: z.enum(COMPARED_FIELDS),
  applied: z.string(),
  recognized: z.string().nullable(),
  registered: z.string().nullable(),
  verdict: z.enum(['same', 'differs']),
  /** Where the photo says it. */
  photo: z.object({ id: idSchema, place: photoPlaceSchema, turn: photoTurnSchema }).nullable(),
  /** Read and not proven, or there and not made out. */
  doubtful: z.boolean(),
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
    photos: z.object({ mother: z.array(documentPhotoSchema), father: z.array(documentPhotoSchema), representative: z.array(documentPhotoSchema) }),
    /** Papers of the materials question, with their photos. */
    papers: z.array(z.object({ material: z.enum(MATERIAL_CODES), photos: z.array(documentPhotoSchema) })),
    /** Papers to be seen or taken at the counter, or found in the archive. */
    bring: z.array(z.enum(MATERIAL_CODES)),
    signers: z.array(signerRoleSchema),
    personsToCheck: z.array(signerRoleSchema),
    /** What a clerk should look at before deciding; none of these blocks by itself. */
    warnings: z.array(z.object({ code: z.enum(CASE_WARNINGS), params: z.record(z.string(), z.union([z.string(), z.number()])) })),
    lock: z
      .object({ reason: z.literal('motherAge'), motherAge: z.number().int(), state: z.enum(['locked', 'unlockAsked', 'unlocked']), askNote: z.string(), decisionNote: z.string() })
      .nullable(),
    correction: z.object({ newborn: z.number().int(), changes: birthCorrectionSchema, at: instantSchema }).nullable(),
    /** Why phase 3 did not take the last correction; null when it did. */
    correctionRefusal: z.string().nullable(),
    /** What the national exchange record would be refused for; must be empty before issuing. */
    recordProblems: z.array(z.object({ rule: z.string(), code: z.string(), field: z.string() })),
    printedParts: z.enum(HANDED_BACK_PARTS),
    /** How the postage stands; null when it is not paid on line. */
    postage: z.enum(['unpaid', 'paid']).nullable(),
    /** `trackingNumber` is null until the courier has answered, `at` until it has left the counter. */
    parcel: z
      .object({ at: instantSchema.nullable(), trackingNumber: z.string().nullable(), refusal: z.string().nullable(), events: z.array(trackingEventSchema) })
      .nullable(),
    /** A code of this application was scanned by this clerk, and is still good, for this purpose. */
    scannedFor: z.enum(['onSiteCheck', 'pickup']).nullable(),
    onSiteCheck: z
      .object({ persons: z.partialRecord(signerRoleSchema, z.boolean()), signatures: z.array(z.object({ at: instantSchema, own: z.boolean() })), needed: z.number().int() })
      .nullable(),
    returnProblems: z.array(returnProblemSchema),
    certificates: z.array(certificateSchema),
    /** Phase 3's reason for refusing to issue, as a code. */
    issueRefusal: z.string().nullable(),
    /** Whether the pickup has reached phase 3. */
    /** `held` while the hand-over can still be taken back. */
    pickupReport: z.enum(['none', 'held', 'asked', 'accepted', 'refused']),
    handedOver: z.object({ at: instantSchema, collector: signerRoleSchema, undoableUntil: instantSchema.nullable() }).nullable(),
    history: z.array(historyEntrySchema),
  })
  .meta({ id: 'Case' })
export type CaseView = z.infer<typeof caseSchema>

export const caseSummarySchema = z
  .object({
    id: idSchema,
    kind: z.enum(APPLICATION_KINDS),
    status: z.enum(APPLICATION_STATUSES),
    newbornNames: z.array(z.string()),
    motherName: z.string().nullable(),
    /** Waits for the district's decision. */
    locked: z.boolean(),
    bornAt: instantSchema.nullable(),
    institutionCode: z.string().nullable(),
    queuedAt: instantSchema,
    updatedAt: instantSchema,
  })
  .meta({ id: 'CaseSummary' })
export type CaseSummary = z.infer<typeof caseSummarySchema>

const byId = z.strictObject({ id: idSchema })
const clerk = ['clerk'] as const

/** What a member of staff does with one case: on the version they have read, done once, and the case as it is then. Clerks may, unless it says otherwise. */
export function caseWrite<Fields extends z.ZodRawShape = Record<never, never>>({ id, path, summary, access = clerk, fields = {} as Fields, errors = [] }: {
  id: string
  /** After the case's own. */
  path: string
  summary: string
  access?: readonly Role[]
  fields?: Fields
  errors?: readonly ErrorCode[]
}) {
  return operation({
    id,
    method: 'POST',
    path: `/staff/applications/{id}/${path}`,
    summary,
    access,
    params: byId,
    body: z.strictObject({ version: versionSchema, ...fields }),
    idempotent: true,
    response: caseSchema,
    errors: ['application.version_conflict', 'application.action_refused', 'request.idempotency_key_reused', ...errors],
  })
}

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
  body: z.strictObject({ code: z.string().trim().min(1).max(400) }),
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

export const recordOnSiteCheck = caseWrite({
  id: 'recordOnSiteCheck',
  path: 'on-site-check',
  summary: 'Those who had to come were here, with their documents (after a scan); the first signature',
  fields: { persons: z.partialRecord(signerRoleSchema, z.boolean()) },
  errors: ['visit_code.invalid'],
})

export const cosignOnSiteCheck = caseWrite({
  id: 'cosignOnSiteCheck',
  path: 'on-site-check/signature',
  summary: 'A second member of staff signs what the first has recorded (after a scan of their own)',
  errors: ['visit_code.invalid'],
})

export const askToUnlock = caseWrite({
  id: 'askToUnlock',
  path: 'unlock-request',
  summary: "The mother's data were checked again: ask the district to unlock",
  fields: { note: requiredLine(LIMITS.note) },
})

export const decideUnlock = caseWrite({
  id: 'decideUnlock',
  path: 'unlock',
  summary: "The district's decision about a locked case, with its reason",
  access: ['districtManager'],
  fields: { unlock: z.boolean(), note: requiredLine(LIMITS.note) },
})

export const correctBirth = caseWrite({
  id: 'correctBirth',
  path: 'birth-correction',
  summary: 'Correct the delivery record: told to phase 3 at once, and everybody who signed signs again',
  fields: { newborn: z.number().int().min(0).max(5), changes: birthCorrectionSchema },
})

export const approveApplication = caseWrite({
  id: 'approveApplication',
  path: 'approve',
  summary: 'Approve',
})

export const returnApplication = caseWrite({
  id: 'returnApplication',
  path: 'return',
  summary: 'Return for correction, with a reason for each field',
  fields: { problems: z.array(returnProblemSchema).min(1).max(20) },
})

export const rejectApplication = caseWrite({
  id: 'rejectApplication',
  path: 'reject',
  summary: 'Reject for good, with a reason the parents read',
  fields: { note: requiredLine(LIMITS.note) },
})

export const issueCertificate = caseWrite({
  id: 'issueCertificate',
  path: 'issue',
  summary: 'Ask phase 3 to issue; the number arrives with its answer',
})

export const handOverCertificate = caseWrite({
  id: 'handOverCertificate',
  path: 'hand-over',
  summary: 'The certificate was collected (after a scan of the pickup code)',
  /** `seen`: the papers of a representative. */
  fields: { collector: signerRoleSchema, seen: z.array(z.enum(PICKUP_PAPERS)).max(10).default([]) },
  errors: ['visit_code.invalid'],
})

export const undoHandOver = caseWrite({
  id: 'undoHandOver',
  path: 'hand-over/undo',
  summary: 'Take a hand-over back that was recorded by mistake: minutes after it, by the same clerk, with the reason',
  fields: { reason: requiredLine(LIMITS.note) },
})

export const handToCourier = caseWrite({
  id: 'handToCourier',
  path: 'parcel',
  summary: 'The certificate was given to the courier',
  fields: { trackingNumber: z.string().trim().regex(/^[A-Za-z0-9]{6,30}$/) },
})
