import * as z from 'zod'
import { POSTAGE_PAYMENTS } from '../domain/application/application'
import { PARCEL_STEPS } from '../domain/courier/parcel-steps'
import { PICKUP_PAPERS } from '../domain/pickup/papers'
import { STORAGE_STATES } from '../domain/pickup/storage'
import { applicationKindSchema, signerRoleSchema } from './application'
import { addressSchema } from './division'
import { documentKindSchema, idSchema, instantSchema, plainDateSchema, versionSchema } from './fields'
import { operation } from './operation'

const paperSchema = z.enum(PICKUP_PAPERS)
const byId = z.strictObject({ id: idSchema })

/** Choosing a time to come for a certificate that is ready. */
export const pickupSchema = z
  .object({
    /** Whether there is a certificate to choose a time for now; without one the rest is empty. */
    ready: z.boolean(),
    /** The time that is theirs; null while none is chosen. */
    appointment: z.object({ start: instantSchema, end: instantSchema, changeableUntil: instantSchema, over: z.boolean() }).nullable(),
    /** Days with slots; `free` is how many more people a slot has room for, the caller's own place not counted. */
    days: z.array(z.object({ date: plainDateSchema, slots: z.array(z.object({ start: instantSchema, end: instantSchema, free: z.number().int() })) })),
    /** Who may collect it, and what they bring, in original. */
    collectors: z.array(
      z.object({
        person: signerRoleSchema,
        /** Named in the application. */
        chosen: z.boolean(),
        bring: z.array(z.object({ paper: paperSchema, document: z.object({ kind: documentKindSchema, otherName: z.string(), expired: z.boolean() }).nullable() })),
      }),
    ),
    storage: z.object({ state: z.enum(STORAGE_STATES), storedFrom: plainDateSchema }).nullable(),
  })
  .meta({ id: 'Pickup' })
export type PickupView = z.infer<typeof pickupSchema>

export const getPickup = operation({
  id: 'getPickup',
  method: 'GET',
  path: '/applications/{id}/pickup',
  summary: 'The time to collect a certificate, the times there are, and what to bring',
  access: ['parent'],
  params: byId,
  response: pickupSchema,
  errors: [],
})

export const choosePickupTime = operation({
  id: 'choosePickupTime',
  method: 'PUT',
  path: '/applications/{id}/pickup/appointment',
  summary: 'Choose a time, or another one: the new place is theirs in the same moment as the old one is not',
  access: ['parent'],
  params: byId,
  body: z.strictObject({ start: instantSchema }),
  idempotent: true,
  response: pickupSchema,
  errors: ['application.action_refused', 'pickup.slot_full', 'pickup.slot_closed', 'pickup.too_late', 'pickup.busy', 'request.idempotency_key_reused'],
})

export const cancelPickupTime = operation({
  id: 'cancelPickupTime',
  method: 'DELETE',
  path: '/applications/{id}/pickup/appointment',
  summary: 'Give the time back',
  access: ['parent'],
  params: byId,
  idempotent: true,
  response: pickupSchema,
  errors: ['application.action_refused', 'pickup.too_late', 'pickup.busy', 'request.idempotency_key_reused'],
})

/** A certificate that waits at the counter. */
export const waitingPickupSchema = z.object({
  id: idSchema,
  kind: applicationKindSchema,
  /** What its pickup codes of this day say it is; says nothing to anybody else. */
  reference: z.string(),
  newbornNames: z.array(z.string()),
  motherName: z.string().nullable(),
  certificateNumbers: z.array(z.string()),
  /** When they said they would come, on this day. */
  appointment: instantSchema.nullable(),
  storage: z.enum(STORAGE_STATES),
  /** Who may collect it, by the document they show; `see` are the papers to tick. */
  collectors: z.array(
    z.object({
      person: signerRoleSchema,
      chosen: z.boolean(),
      name: z.string(),
      documentKind: documentKindSchema,
      documentOtherName: z.string(),
      documentNumber: z.string(),
      see: z.array(paperSchema),
    }),
  ),
})
export type WaitingPickup = z.infer<typeof waitingPickupSchema>

/** One that was handed over today. */
export const handedOverSchema = z.object({
  id: idSchema,
  version: versionSchema,
  newbornNames: z.array(z.string()),
  at: instantSchema,
  collector: signerRoleSchema,
  /** Until when the caller can take it back; null when they cannot. */
  undoableUntil: instantSchema.nullable(),
})
export type HandedOver = z.infer<typeof handedOverSchema>

/** A certificate that goes by courier: to be sent, come back, or given to the courier today. */
export const counterParcelSchema = z.object({
  id: idSchema,
  version: versionSchema,
  kind: applicationKindSchema,
  newbornNames: z.array(z.string()),
  motherName: z.string().nullable(),
  certificateNumbers: z.array(z.string()),
  step: z.enum(PARCEL_STEPS),
  /** Our number of the order at the courier, which stands on the label too; null before one was asked for. */
  orderNumber: z.string().nullable(),
  trackingNumber: z.string().nullable(),
  /** The courier would not take the last order. */
  refused: z.boolean(),
  /** When it left the counter. */
  sentAt: instantSchema.nullable(),
  receiver: z.object({ person: signerRoleSchema, name: z.string(), phone: z.string(), address: addressSchema, payment: z.enum(POSTAGE_PAYMENTS) }).nullable(),
})
export type CounterParcel = z.infer<typeof counterParcelSchema>

/** A day at the counter, complete enough to go on for a while without network. */
export const counterSchema = z
  .object({
    day: plainDateSchema,
    /** The service's clock, to judge a code's time by. */
    now: instantSchema,
    /** Verifies pickup codes: Ed25519, 32 bytes in letters. */
    publicKey: z.string(),
    /** With an appointment today first, in their order; then the others. */
    waiting: z.array(waitingPickupSchema),
    /** To be sent first, then those that came back, then those that were given to the courier today. */
    parcels: z.array(counterParcelSchema),
    handedOver: z.array(handedOverSchema),
  })
  .meta({ id: 'Counter' })
export type CounterView = z.infer<typeof counterSchema>

export const getCounter = operation({
  id: 'getCounter',
  method: 'GET',
  path: '/staff/counter',
  summary: 'Today at the counter: pickups, parcels, and what codes are verified with',
  access: ['clerk'],
  response: counterSchema,
  errors: [],
})

export const takePickup = operation({
  id: 'takePickup',
  method: 'POST',
  path: '/staff/applications/{id}/pickup',
  summary: 'A certificate was handed over on a signed pickup code, now or a while ago without network; each code is good once',
  access: ['clerk'],
  params: byId,
  body: z.strictObject({ code: z.string().trim().min(1).max(400), collector: signerRoleSchema, seen: z.array(paperSchema).max(10), at: instantSchema }),
  idempotent: true,
  response: handedOverSchema,
  errors: ['visit_code.invalid', 'application.version_conflict', 'application.action_refused', 'request.idempotency_key_reused', 'request.rate_limited'],
})
