import * as z from 'zod'
import { ROLES } from '../domain/access/actor'
import { APPLICATION_KINDS, HANDED_BACK_PARTS, POSTAGE_PAYMENTS, REISSUE_REASONS, REPLACEMENT_REASONS } from '../domain/application/application'
import { APPLICANT_ROLES, PARENT_CIRCUMSTANCES, PARENT_ROLES, SIGNER_ROLES } from '../domain/application/family'
import { GUIDANCE_CODES } from '../domain/application/guidance'
import { STEP_IDS } from '../domain/application/journeys'
import { MATERIAL_CODES } from '../domain/application/materials'
import { REMINDER_CODES } from '../domain/application/reminders'
import { RETURN_REASON_CODES } from '../domain/application/return-reasons'
import { APPLICATION_ACTIONS, APPLICATION_STATUSES } from '../domain/application/status'
import { REGISTRY_CERTIFICATE_STATES } from '../domain/registry-news/registry-news'
import { TRACKING_CODES } from '../domain/courier/parcel'
import { PAYMENT_STATUSES } from '../domain/payment/payment'
import { birthChangesSchema, birthRecordSchema, disputeSchema, placeOfBirthSchema } from './birth'
import { addressSchema } from './division'
import {
  certificateNumberSchema, documentKindSchema, documentNumberSchema, idSchema, instantSchema, LIMITS, nationalitySchema, optionalLine,
  phoneSchema, plainDateSchema, requiredLine, sexSchema, versionSchema,
} from './fields'
import { operation } from './operation'

export const parentRoleSchema = z.enum(PARENT_ROLES)
export const applicationKindSchema = z.enum(APPLICATION_KINDS)
export const signerRoleSchema = z.enum(SIGNER_ROLES)
export const stepIdSchema = z.enum(STEP_IDS)

export const personDocumentSchema = z
  .strictObject({
    kind: documentKindSchema,
    number: documentNumberSchema,
    otherName: optionalLine(LIMITS.namePart),
    nameZh: optionalLine(LIMITS.namePart),
    surname: optionalLine(LIMITS.namePart),
    /** Some passports have one name only. */
    givenNames: optionalLine(LIMITS.namePart),
    nationality: nationalitySchema,
    ethnicity: z.string().regex(/^(?:\d{2})?$/),
    sex: sexSchema,
    birthDate: plainDateSchema,
    expiryDate: plainDateSchema.nullable(),
    photoId: idSchema.nullable(),
    backPhotoId: idSchema.nullable(),
  })
  .meta({ id: 'PersonDocument' })

const newbornNameSchema = z.strictObject({
  script: z.enum(['han', 'latin']),
  /** Null where the family's names have none. */
  surname: requiredLine(LIMITS.namePart).nullable(),
  givenNames: requiredLine(LIMITS.namePart),
  order: z.enum(['surnameFirst', 'givenNamesFirst']),
})

const parentContactSchema = z.strictObject({ address: addressSchema, household: addressSchema.nullable() })

export const collectionSchema = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('pickup'), recipient: signerRoleSchema }),
  z.strictObject({ method: z.literal('courier'), recipient: signerRoleSchema, phone: phoneSchema, address: addressSchema, payment: z.enum(POSTAGE_PAYMENTS) }),
])

/** A certificate copied from the paper, for one that phase 3 does not know. */
const paperCertificateSchema = z.strictObject({
  number: certificateNumberSchema,
  issuedOn: plainDateSchema.nullable(),
  institutionCode: z.string().min(1).max(32),
  newbornName: requiredLine(LIMITS.nameLine),
  sex: sexSchema,
  bornAt: instantSchema,
  placeOfBirth: placeOfBirthSchema,
})

/** What the page of each step sends. Births and certificates are sent by ticket; what they say comes from phase 3. */
export const STEP_ANSWERS = {
  consent: z.strictObject({ version: z.string().min(1).max(20) }),
  applicantRole: z.strictObject({ role: z.enum(APPLICANT_ROLES) }),
  family: z.strictObject({ mother: z.enum(PARENT_CIRCUMSTANCES), father: z.enum(PARENT_CIRCUMSTANCES) }),
  representative: personDocumentSchema,
  motherDocument: personDocumentSchema,
  birthPlace: z.strictObject({ place: placeOfBirthSchema }),
  /** All newborns of one delivery, a ticket each. */
  birth: z.strictObject({ tickets: z.array(z.string().min(1).max(2000)).min(1).max(6), dispute: disputeSchema.nullable() }),
  outsideBirth: z.strictObject({
    newborns: z.array(z.strictObject({ sex: sexSchema, bornAt: instantSchema })).min(1).max(6),
    place: addressSchema,
    attendant: optionalLine(LIMITS.nameLine),
    circumstances: requiredLine(LIMITS.explanation),
  }),
  originalCertificate: z.union([z.strictObject({ ticket: z.string().min(1).max(2000) }), z.strictObject({ paper: paperCertificateSchema })]),
  replacementReason: z.strictObject({ reason: z.enum(REPLACEMENT_REASONS), note: optionalLine(LIMITS.note), handedBack: z.enum(HANDED_BACK_PARTS) }),
  reissueReason: z.strictObject({ reason: z.enum(REISSUE_REASONS), note: optionalLine(LIMITS.note) }),
  fatherDocument: personDocumentSchema,
  childHousehold: z.strictObject({ plan: z.enum(['inChina', 'notInChina']) }),
  householdRegistration: z.strictObject({ registered: z.boolean() }),
  lateApplication: z.strictObject({ explanation: requiredLine(LIMITS.explanation) }),
  newbornName: z.strictObject({ names: z.array(newbornNameSchema).min(1).max(6) }),
  contact: z.strictObject({ mother: parentContactSchema.nullable(), father: parentContactSchema.nullable(), phone: phoneSchema }),
  materials: z.strictObject({
    photos: z.partialRecord(z.enum(MATERIAL_CODES), z.array(idSchema).max(9)),
    otherName: optionalLine(LIMITS.namePart),
  }),
  collection: collectionSchema,
} as const satisfies Record<(typeof STEP_IDS)[number], z.ZodType>

const originalCertificateSchema = z.object({
  number: z.string(),
  source: z.enum(['registry', 'paper']),
  issuedOn: plainDateSchema.nullable(),
  newbornName: z.string(),
  record: birthRecordSchema,
})

/** The answers as they are kept: each as it was sent, but births and certificates with what phase 3 says of them. */
export const answersSchema = z
  .object({ ...STEP_ANSWERS, birth: z.object({ records: z.array(birthRecordSchema), dispute: disputeSchema.nullable() }), originalCertificate: originalCertificateSchema })
  .partial()

export const returnProblemSchema = z.strictObject({
  step: stepIdSchema,
  /** The place inside the question; empty for the question as a whole. */
  field: z.string().max(60),
  reason: z.enum(RETURN_REASON_CODES),
  note: optionalLine(LIMITS.note),
})

export const certificateSchema = z.object({
  newborn: z.number().int(),
  number: z.string(),
  issuedOn: plainDateSchema,
  populationCode: z.string().nullable(),
  /** What phase 3 has told of it since it was issued. */
  changedElsewhere: z.object({ state: z.enum(REGISTRY_CERTIFICATE_STATES), at: instantSchema, successor: z.string().nullable() }).optional(),
})

export const historyEntrySchema = z.object({
  action: z.enum(['create', ...APPLICATION_ACTIONS]),
  at: instantSchema,
  by: z.enum([...ROLES, 'system']),
  status: z.enum(APPLICATION_STATUSES),
  problems: z.array(returnProblemSchema).optional(),
  note: z.string().optional(),
  birthChanges: birthChangesSchema.optional(),
})

export const trackingEventSchema = z.object({ id: z.string(), code: z.enum(TRACKING_CODES), at: instantSchema, place: z.string() })

/** An application as its parents see it. */
export const applicationSchema = z
  .object({
    id: idSchema,
    kind: applicationKindSchema,
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
    /** The questions of this application, in order. */
    steps: z.array(stepIdSchema),
    /** The first question without a good answer; null when all are answered. */
    nextStep: stepIdSchema.nullable(),
    /** This family needs something else: the page that says what. */
    guidance: z.object({ code: z.enum(GUIDANCE_CODES), step: stepIdSchema }).nullable(),
    /** Whose signatures are needed, and who has signed the content as it is now. */
    signers: z.array(signerRoleSchema),
    signedBy: z.array(signerRoleSchema),
    /** The last day for the missing signature; null while none is waited for. */
    signBefore: plainDateSchema.nullable(),
    otherParentJoined: z.boolean(),
    /** Papers to bring to the counter. */
    bring: z.array(z.enum(MATERIAL_CODES)),
    /** Who is to be seen at the counter, with their document. */
    personsToCheck: z.array(signerRoleSchema),
    reminders: z.array(z.object({ code: z.enum(REMINDER_CODES), date: plainDateSchema, days: z.number().int() })),
    /** A clerk has corrected the delivery record, and phase 3 has not answered yet. */
    correctionPending: z.boolean(),
    /** A second look is being taken; nothing for the parents to do. */
    locked: z.boolean(),
    returnProblems: z.array(returnProblemSchema),
    /** The day the institution means to have decided by; null while it is not their turn. */
    decisionExpectedBy: plainDateSchema.nullable(),
    certificates: z.array(certificateSchema),
    /** Which parts are printed. */
    printedParts: z.enum(HANDED_BACK_PARTS),
    /** What is to be paid on line now, in fen. */
    postageDueFen: z.number().int().nullable(),
    /** The payment that was begun last. */
    payment: z.object({ amountFen: z.number().int(), status: z.enum(PAYMENT_STATUSES) }).nullable(),
    trackingNumber: z.string().nullable(),
    /** What the courier has said, oldest first. */
    tracking: z.array(trackingEventSchema),
    handedOverAt: instantSchema.nullable(),
    history: z.array(historyEntrySchema),
  })
  .meta({ id: 'Application' })
export type ApplicationView = z.infer<typeof applicationSchema>

export const applicationSummarySchema = z
  .object({
    id: idSchema,
    kind: applicationKindSchema,
    status: z.enum(APPLICATION_STATUSES),
    viewer: z.enum(['applicant', 'otherParent']),
    newbornNames: z.array(z.string()),
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
  body: z.strictObject({
    kind: applicationKindSchema,
    /** A reissue, begun with what is known of a certificate the courier has lost. */
    lost: z.strictObject({ applicationId: idSchema, newborn: z.number().int().min(0).max(5) }).optional(),
  }),
  idempotent: true,
  response: applicationSchema,
  errors: ['request.idempotency_key_reused', 'resource.not_found'],
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
  errors: [...writeErrors, 'birth.ticket_expired', 'application.duplicate', 'institution.unknown', 'upstream.unavailable', 'upstream.timeout'],
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

export const changeCollection = operation({
  id: 'changeCollection',
  method: 'PUT',
  path: '/applications/{id}/collection',
  summary: 'Change between courier and pickup, until the certificate is printed; nobody has to sign again',
  access: parents,
  params: byId,
  body: z.strictObject({ version: versionSchema, collection: collectionSchema }),
  idempotent: true,
  response: applicationSchema,
  errors: writeErrors,
})

export const confirmReceipt = operation({
  id: 'confirmReceipt',
  method: 'POST',
  path: '/applications/{id}/receipt',
  summary: 'The courier has brought the certificate',
  access: parents,
  params: byId,
  body: atVersion,
  idempotent: true,
  response: applicationSchema,
  errors: writeErrors,
})

export const visitCodeSchema = z
  .object({
    /** To type or copy. */
    code: z.string(),
    /** What the QR code says: the same, and for a pickup signed, so that a counter can tell without asking. */
    picture: z.string(),
    purpose: z.enum(['onSiteCheck', 'pickup']),
    expiresAt: instantSchema,
  })
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
